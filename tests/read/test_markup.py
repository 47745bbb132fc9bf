"""From HTML to tags and runs of text."""

from __future__ import annotations

import pytest

from crossfoot.read.markup import scan


def told(page: str) -> list[str]:
    """The events in a line each: `<p>`, `</p>`, the text itself, `[script]...`."""
    out = []
    for start, end, tag in scan(page):
        if tag is None:
            out.append(page[start:end])
        elif tag.is_content:
            out.append(f"[{tag.name}]{page[start:end]}")
        else:
            out.append(f"</{tag.name}>" if tag.is_end else f"<{tag.name}>")
    return out


def attributes(page: str) -> dict[str, str]:
    (tag,) = [tag for _, _, tag in scan(page) if tag is not None]
    return dict(tag.attributes)


@pytest.mark.parametrize(
    ("page", "events"),
    [
        ("<p>Oppo</p>", ["<p>", "Oppo", "</p>"]),
        ("<P CLASS=x>a</P >b", ["<p>", "a", "</p>", "b"]),
        ("a<br/>b", ["a", "<br>", "b"]),
        ("fell < 5% and 3<4, a <- b", ["fell < 5% and 3<4, a <- b"]),
        ("5 <", ["5 <"]),
        ("a<!-- <p>no</p> -->b", ["a", "b"]),
        ("a<!-->b", ["a", "b"]),
        ("a<!--->b", ["a", "b"]),
        ("a<!doctype html>b<?xml x?>c<![CDATA[d]]>e", ["a", "b", "c", "e"]),
        ("a</ x>b</>c", ["a", "b", "c"]),
        ("<script>if (a<b) '<p>'</script>x", ["<script>", "[script]if (a<b) '<p>'", "</script>", "x"]),
        ("<script>a</scripty></SCRIPT>x", ["<script>", "[script]a</scripty>", "</script>", "x"]),
        ("<title>A &lt; <b></title>x", ["<title>", "[title]A &lt; <b>", "</title>", "x"]),
    ],
)
def test_markup_is_told_from_text(page: str, events: list[str]) -> None:
    assert told(page) == events


@pytest.mark.parametrize(
    ("page", "events"),
    [
        ("<p>a<p cla", ["<p>", "a"]),
        ("<p>a<p class='x", ["<p>", "a"]),
        ("<p>a<p class=", ["<p>", "a"]),
        ("<p>a</", ["<p>", "a</"]),
        ("<p>a</p", ["<p>", "a"]),
        ("<p>a<!-- b", ["<p>", "a"]),
        ("<p>a<!", ["<p>", "a"]),
        ("<p>a<script>var x = '<p>", ["<p>", "a", "<script>", "[script]var x = '<p>"]),
        ("<p>a<style>p {", ["<p>", "a", "<style>", "[style]p {"]),
    ],
)
def test_a_page_cut_in_half_ends_where_it_is_cut(page: str, events: list[str]) -> None:
    assert told(page) == events


def test_a_title_never_closed_does_not_swallow_the_page() -> None:
    assert told("<title>News<p>Oppo</p>") == ["<title>", "News", "<p>", "Oppo", "</p>"]


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("<p id=/x/>", {"id": "/x/"}),
        ("<p id = '/x' class=b>", {"id": "/x", "class": "b"}),
        ('<p ID="x?a=1&amp;b=2">', {"id": "x?a=1&b=2"}),
        ('<a class="a" class="b">', {"class": "a"}),
        ('<a title="a > b" id=c>', {"id": "c"}),
        ("<div hidden>", {"hidden": ""}),
        ('<a class="x"id="y">', {"class": "x", "id": "y"}),
        ("<p =x class=y>", {"class": "y"}),
        ('<p class="x>', {"class": '"x'}),
        ("<br class=x>", {}),
        ('<p ">', {}),
        ("<p onclick=a data-x=b>", {}),
    ],
)
def test_attributes_the_reader_uses_are_kept(tag: str, found: dict[str, str]) -> None:
    assert attributes(tag) == found


def test_of_a_link_only_is_told_that_it_leads_somewhere() -> None:
    tags = [tag for _, _, tag in scan("<a href='/x?a=1'><a HREF=/y><a name=x>") if tag is not None]
    assert [tag.has_address for tag in tags] == [True, True, False]
    assert tags[0] is tags[1]


def test_a_closed_start_tag_says_so() -> None:
    tags = [tag for _, _, tag in scan("<g/><g><a href=/x />") if tag is not None]
    assert [tag.is_empty for tag in tags] == [True, False, True]


def test_a_quote_never_closed_costs_no_more_than_its_tag() -> None:
    assert told("<p>a<b class=\"x>b</b><i id='y>c</i>") == ["<p>", "a", "<b>", "b", "</b>", "<i>", "c", "</i>"]


@pytest.mark.parametrize(
    "flood", ["<a ", "<a =", "<a b='", '<a b="', "<!--", "<!", "</ ", "<", "<a b=c", "<script", "<p -", "<!-->-", "&"]
)
def test_a_flood_of_beginnings_is_passed_over_once(flood: str) -> None:
    page = flood * 100_000
    assert sum(end - start for start, end, _ in scan(page)) <= len(page)


def test_events_come_in_page_order_and_do_not_overlap() -> None:
    page = "<!doctype html><p class=a>x < y<script>1</script><!-- c -->z</p></"
    position = 0
    for start, end, _ in scan(page):
        assert position <= start <= end <= len(page)
        position = end
