"""From HTML to tags and runs of text."""

from __future__ import annotations

import pytest

from crossfoot.read.markup import Raw, Tag, Text, scan


def told(page: str) -> list[str]:
    """The events in a line each: `<p>`, `</p>`, the text itself, `[script]...`."""
    out = []
    for event in scan(page):
        if isinstance(event, Text):
            out.append(page[event.start : event.end])
        elif isinstance(event, Raw):
            out.append(f"[{event.tag.name}]{page[event.start : event.end]}")
        else:
            out.append(f"</{event.name}>" if event.is_end else f"<{event.name}>")
    return out


def attributes(page: str) -> dict[str, str]:
    (tag,) = [event for event in scan(page) if isinstance(event, Tag)]
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
        ('<a href="/x">', {"href": "/x"}),
        ("<a href=/x/>", {"href": "/x/"}),
        ("<a href = '/x' class=b>", {"href": "/x", "class": "b"}),
        ('<a HREF="/x?a=1&amp;b=2">', {"href": "/x?a=1&b=2"}),
        ('<a class="a" class="b">', {"class": "a"}),
        ('<a title="a > b" id=c>', {"id": "c"}),
        ("<div hidden>", {"hidden": ""}),
        ('<a class="x"id="y">', {"class": "x", "id": "y"}),
        ("<p =x class=y>", {"class": "y"}),
        ('<p ">', {}),
        ("<p onclick=a data-x=b>", {}),
    ],
)
def test_attributes_the_reader_uses_are_kept(tag: str, found: dict[str, str]) -> None:
    assert attributes(tag) == found


def test_a_closed_start_tag_says_so() -> None:
    assert [event.is_empty for event in scan("<g/><g><a href=/x />") if isinstance(event, Tag)] == [True, False, True]


def test_events_come_in_page_order_and_do_not_overlap() -> None:
    page = "<!doctype html><p class=a>x < y<script>1</script><!-- c -->z</p></"
    position = 0
    for event in scan(page):
        assert position <= event.start <= event.end <= len(page)
        position = event.end
