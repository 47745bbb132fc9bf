"""What an HTML page says about itself outside its text."""

from __future__ import annotations

import json

import pytest

from crossfoot.read.blocks import lay_out
from crossfoot.read.facts import Facts, Time, facts_of
from crossfoot.read.wordings import wordings


def facts(page: str) -> Facts:
    return facts_of(page, lay_out(page, wordings())[1])


def said(thing: object) -> Facts:
    return facts(f"<script type='application/ld+json'>{json.dumps(thing)}</script>")


def test_metas_are_found_by_name_property_and_itemprop() -> None:
    found = facts("<META NAME=Date content=a><meta property='og:title' content='b &amp; c'><span itemprop=x content=d>")
    assert found.metas == (("date", "a"), ("og:title", "b & c"), ("x", "d"))


def test_the_first_name_that_is_there_and_not_empty_counts() -> None:
    found = facts("<meta name=b content=1><meta name=a content=' '><meta name=c content=2>")
    assert found.meta("a", "c", "b") == "2"
    assert found.meta("d") is None


def test_the_first_title_and_language_count() -> None:
    found = facts("<html lang=en-GB><title> A &amp;\n B </title><svg><title>icon</title></svg>")
    assert (found.title, found.language) == ("A & B", "en-GB")


def test_times_are_read_from_attribute_or_text() -> None:
    found = facts("<time datetime=2017-10-31>today</time><time class=published>31 Oct 2017</time><time></time>")
    assert found.times == (
        Time("2017-10-31", 0, is_publication=False),
        Time("31 Oct 2017", 38, is_publication=True),
        Time("", 78, is_publication=False),
    )


def test_json_ld_gives_dates_names_and_headlines() -> None:
    found = said(
        {
            "@type": "NewsArticle",
            "headline": "Oppo &amp; Vivo",
            "datePublished": "2017-10-31",
            "dateModified": "2017-11-01",
            "publisher": {"@type": "Organization", "name": "Phone  Ledger"},
            "author": [{"name": "A. Writer"}, "B. Writer", "https://example.com/c", {"url": "d"}],
        }
    )
    assert (found.published, found.modified, found.headlines) == (("2017-10-31",), ("2017-11-01",), ("Oppo & Vivo",))
    assert (found.publishers, found.authors) == (("Phone Ledger",), ("A. Writer", "B. Writer"))


def test_json_ld_of_an_article_goes_before_that_of_other_things() -> None:
    found = said(
        {
            "@graph": [
                {"@type": "Event", "datePublished": "2011-01-01"},
                {"@type": ["Article"], "datePublished": "2017-10-31"},
            ]
        }
    )
    assert found.published == ("2017-10-31",)


def test_json_ld_of_other_things_counts_where_no_article_speaks() -> None:
    assert said({"datePublished": "2011-01-01"}).published == ("2011-01-01",)


@pytest.mark.parametrize("damage", ["{'a': 1, ", "{", "[" * 100_000])
def test_damaged_json_still_shows_its_dates(damage: str) -> None:
    found = facts(
        f'<script type="application/ld+json">{damage} "datePublished": "2017-10-31", "dateModified":"2017-11-01"'
    )
    assert (found.published, found.modified) == (("2017-10-31",), ("2017-11-01",))


def test_json_of_other_shapes_says_nothing() -> None:
    assert said([1, None, "x", {"datePublished": 20171031, "publisher": 5, "author": None}]) == Facts()


def test_other_scripts_are_not_read() -> None:
    assert facts('<script>{"datePublished": "2017-10-31"}</script>').published == ()
