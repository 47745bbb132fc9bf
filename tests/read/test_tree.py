"""The open elements: what each tag closes, and at what cost."""

from __future__ import annotations

import pytest

from crossfoot.read.tree import Open, OpenElements


def opened(*names: str) -> OpenElements:
    tree = OpenElements()
    for name in names:
        tree.push(Open(name))
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
    tree.close_implied(start)
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
    tree.close(end)
    assert tree.top.name == top


def test_closing_tells_how_many_tables_closed() -> None:
    tree = opened("table", "tr", "td", "table", "tr", "td")
    assert tree.close("table") == 1
    assert tree.close("table") == 1
    assert tree.close("table") == 0


def test_a_link_holds_until_it_is_closed() -> None:
    tree = OpenElements()
    tree.push(Open("a"), has_address=True)
    tree.push(Open("div"))
    inside = tree.is_link
    tree.close("a")
    assert (inside, tree.is_link, tree.top.name) == (True, False, "div")


def test_ten_thousand_stray_end_tags_on_ten_thousand_open_elements_close_nothing() -> None:
    tree = opened(*["div", "b"] * 10_000)
    for _ in range(10_000):
        tree.close("section")
        tree.close("em")
    assert tree.top.name == "b"
    for _ in range(10_000):
        tree.close("div")
    assert tree.top.name == "page"
