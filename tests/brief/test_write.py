"""Briefs: every number is one that somebody said or that follows, and every sentence can be followed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from crossfoot.brief import Brief, write_brief
from crossfoot.knowledge import load_vocabulary
from crossfoot.ledger import MemoryLedger, View, load_starter
from crossfoot.track import parse_view
from tests.brief.generated import written
from tests.brief.words import allowed_by, stray_digits
from tests.track.ledgers import view_of

CASES = [
    ("xiaomi", "2017-10-31", ()),
    ("xiaomi", "2018-02-06", ()),
    ("xiaomi", "2018-02-06", ("idc", "company", "all")),
    ("xiaomi", "2018-11-30", ("company", "idc+xiaomi")),
    ("xiaomi", "2024-12-31", ()),
    ("huawei", "2014-06-30", ()),
    ("samsung", "2017-11-30", ()),
    ("tesla", "2021-01-15", ()),
    ("leapmotor", "2025-07-31", ()),
    ("nio", "2025-12-31", ()),
    ("rivian", "2023-01-31", ("company",)),
    ("sony", "2015-03-01", ()),
]
GOAL = "2017-01-05 Daily | acme shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Acme@acme"


@pytest.fixture(scope="module")
def starter() -> MemoryLedger:
    found = MemoryLedger()
    load_starter(found, recorded_at=datetime(2030, 1, 1, tzinfo=UTC))
    return found


def brief_of(view: View, vendor: str, day: str, *named: str) -> Brief:
    views = tuple(parse_view(name) for name in named)
    return write_brief(vendor, view, as_of=date.fromisoformat(day), vocabulary=load_vocabulary(), views=views)


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join([case[0], case[1], *case[2]]))
def brief(request: pytest.FixtureRequest, starter: MemoryLedger) -> Brief:
    vendor, day, named = request.param
    if not named:
        return written(vendor, day)
    return brief_of(starter.view(as_of=date.fromisoformat(day)), vendor, day, *named)


def test_every_number_of_a_sentence_allows_what_is_proven_or_claimed(brief: Brief) -> None:
    for sentence in brief.sentences:
        for figure in sentence.figures:
            assert any(figure.interval.is_inside(found) for found in allowed_by(figure.text)), (figure, sentence.text)


def test_no_sentence_has_a_number_of_its_own(brief: Brief) -> None:
    for sentence in brief.sentences:
        assert stray_digits(sentence.text, [figure.text for figure in sentence.figures]) == [], sentence.text


def test_every_entry_a_sentence_rests_on_is_among_the_sources(brief: Brief) -> None:
    sources = [source.entry for source in brief.sources]
    assert len(sources) == len(set(sources))
    assert set(sources) == {entry for sentence in brief.sentences for entry in sentence.entries}


def test_a_brief_says_something_and_its_sentences_end(brief: Brief) -> None:
    assert brief.paragraphs
    for paragraph in brief.paragraphs:
        for sentence in paragraph.sentences:
            assert sentence.text.endswith(".")
            assert "  " not in sentence.text
            assert sentence.text[0].isupper() or sentence.text[0].isdigit()


def test_the_headline_tells_the_goal_that_is_decided(starter: MemoryLedger) -> None:
    view = starter.view(as_of=date(2018, 2, 6))
    assert brief_of(view, "xiaomi", "2018-02-06").headline.text == (
        "Xiaomi's goal of 90 million smartphones for 2017 is met, by IDC's figures"
    )


def test_a_vendor_nobody_speaks_of_gets_a_brief_that_says_so() -> None:
    found = brief_of(view_of(GOAL), "nobody", "2018-01-31")
    assert found.headline.text == "Nothing is known of Nobody as of 31 January 2018"
    assert found.paragraphs == ()


def test_without_goals_the_headline_is_where_the_vendor_stands() -> None:
    line = "2017-11-10 Daily | xiaomi shipments smartphone IN 2017-Q3 rank 2# said=tracker:Canalys"
    found = brief_of(view_of(line), "xiaomi", "2017-11-30")
    assert found.headline.text == "Xiaomi was second in India in the third quarter of 2017"


def test_a_goal_long_over_is_no_news() -> None:
    assert brief_of(view_of(GOAL), "acme", "2018-07-19").paragraphs != ()
    assert brief_of(view_of(GOAL), "acme", "2018-07-21").paragraphs == ()


def test_trackers_are_told_where_their_figures_decide_and_only_there() -> None:
    lines = [
        "2018-01-20 Daily | acme shipments smartphone WORLD 2017 level 92.4M said=tracker:IDC",
        "2018-01-20 Daily | acme shipments smartphone WORLD 2017-Q4 level 28.5M said=tracker:Canalys",
    ]
    text = " ".join(sentence.text for sentence in brief_of(view_of(GOAL, *lines), "acme", "2018-02-01").sentences)
    assert "By IDC's figures it shipped 92.4 million in 2017, so the goal is met" in text
    assert "By Canalys's figures" not in text


def test_a_mixed_view_is_told_to_be_inference() -> None:
    line = "2018-01-20 Daily | acme shipments smartphone WORLD 2017 level 92.4M said=tracker:IDC"
    found = brief_of(view_of(GOAL, line), "acme", "2018-02-01", "idc+company")
    text = " ".join(sentence.text for sentence in found.sentences)
    assert "By the figures of Acme and IDC together" in text or "By the figures of IDC and Acme together" in text
    assert "it is inference" in text


def test_the_same_view_gives_the_same_brief(starter: MemoryLedger) -> None:
    view = starter.view(as_of=date(2017, 10, 31))
    assert brief_of(view, "xiaomi", "2017-10-31") == brief_of(view, "xiaomi", "2017-10-31")
