"""The open elements: what each tag closes, and at what cost."""

from __future__ import annotations

import pytest

from crossfoot.read.elements import nature_of
from crossfoot.read.tree import Inside, OpenElements


def opened(*names: str) -> OpenElements:
    tree = OpenElements()
    for name in names:
        tree.push(nature_of(name), Inside())
    return tree


@pytest.mark.parametrize(
    ("names", "start", "top"),
    [
        (("div", "p", "b"), "div", "div"),
        (("div", "p", "b"), "span", "b"),
        (("ul", "li", "b"), "li", "ul"),
        (("ul", "li", "ul"), "li", "ul"),
        (("dl", "dt"), "dd", "dl"),
        (("table", "tr", "td", "b"), "td", "tr"),
        (("table", "tbody", "tr", "td"), "tr", "tbody"),
        (("table", "tbody", "tr", "td"), "tbody", "table"),
        (("table", "tr", "td", "table"), "tr", "table"),
        (("select", "option"), "option", "select"),
        (("div", "a", "i"), "a", "div"),
        (("a", "div"), "a", "div"),
        (("head",), "p", "page"),
        (("head",), "meta", "head"),
        (("p", "svg", "g"), "div", "page"),
    ],
)
def test_a_start_tag_closes_what_it_implies(names: tuple[str, ...], start: str, top: str) -> None:
    tree = opened(*names)
    tree.close_implied(nature_of(start))
    assert tree.top.name == top


@pytest.mark.parametrize(
    ("names", "end", "top"),
    [
        (("div", "p", "b"), "div", "page"),
        (("div", "p", "b"), "p", "div"),
        (("div", "p", "b"), "i", "b"),
        (("b", "p"), "b", "p"),
        (("h2", "b"), "h3", "page"),
        (("div", "table", "tr", "td"), "div", "td"),
        (("table", "tr", "td", "p"), "tr", "table"),
        (("table", "tr", "td", "p"), "table", "page"),
        (("table", "tr", "td", "p"), "tbody", "p"),
    ],
)
def test_an_end_tag_closes_what_it_names_if_that_is_in_reach(names: tuple[str, ...], end: str, top: str) -> None:
    tree = opened(*names)
    tree.close(nature_of(end))
    assert tree.top.name == top


def test_closing_tells_how_many_tables_closed() -> None:
    tree = opened("table", "tr", "td", "table", "tr", "td")
    assert tree.close(nature_of("table")) == 1
    assert tree.close(nature_of("table")) == 1
    assert tree.close(nature_of("table")) == 0


def test_a_link_holds_until_it_is_closed() -> None:
    tree = OpenElements()
    tree.push(nature_of("a"), Inside(), has_address=True)
    tree.push(nature_of("div"), Inside())
    inside = tree.is_link
    tree.close(nature_of("a"))
    assert (inside, tree.is_link, tree.top.name) == (True, False, "div")


def test_ten_thousand_stray_end_tags_on_ten_thousand_open_elements_close_nothing() -> None:
    tree = opened(*["div", "b"] * 10_000)
    for _ in range(10_000):
        tree.close(nature_of("section"))
        tree.close(nature_of("em"))
    assert tree.top.name == "b"
    for _ in range(10_000):
        tree.close(nature_of("div"))
    assert tree.top.name == "page"
