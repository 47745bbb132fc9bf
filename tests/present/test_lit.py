"""`crossfoot read --html`: the page's own text, everything read on it lit, and nothing of the page let loose."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from datetime import date
from html.parser import HTMLParser

import pytest

from crossfoot.extract import Reading, extract
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import Block
from crossfoot.present.lit import MARK, draw
from crossfoot.present.lit.layer import layer_of
from crossfoot.read import read_page

VOCABULARY = load_vocabulary()
VOID = {"meta", "input", "br"}
OURS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "p", "ul", "ol", "li", "bdi", "nav", "input",
    "label", "span", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "div", "table", "caption",
    "tr", "th", "td", "i", "b", "q", "code", "dl", "dt", "dd", "details", "summary", "aside", "footer", "script",
}  # fmt: skip
PAGE = """<html lang="en"><head><title>Xiaomi second in India</title></head><body><article>
<h1>Xiaomi second in India</h1>
<p>Canalys says that Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017, which made it number
two. It was valued at $46bn.</p>
<ul><li>Samsung shipped 9.4 million smartphones there.</li></ul>
<table><caption>Smartphone shipments in India, Q3 2017</caption><tr><th>Vendor</th><th>Units (million)</th></tr>
<tr><td>Samsung</td><td>9.4</td></tr><tr><td>Xiaomi</td><td>9.2</td></tr></table></article></body></html>"""


class Seen(HTMLParser):
    """What a browser would make of a file: elements, attributes, ids, links, and the text of the article."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.text = ""
        self.faults: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if "article" in self.open:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attributes if key == name]


def reading_of(page: str, **about: str) -> Reading:
    document, issues = read_page(page.encode(), name="page.html", published=date(2017, 11, 1), **about)
    return extract(document, VOCABULARY, issues)


@pytest.fixture(scope="module")
def drawn() -> str:
    return draw(reading_of(PAGE), VOCABULARY)


def test_the_file_is_whole_and_every_element_is_closed(drawn: str) -> None:
    seen = Seen(drawn)
    assert (seen.faults, seen.open) == ([], [])
    assert set(seen.tags) <= OURS


def test_every_id_stands_once_and_every_link_leads_to_one(drawn: str) -> None:
    seen = Seen(drawn)
    ids = seen.values("id")
    assert len(ids) == len(set(ids))
    targets = [value for value in seen.values("href") if value.startswith("#")]
    assert targets
    assert {target[1:] for target in targets} <= set(ids)
    assert {word for value in seen.values("aria-describedby") for word in value.split()} <= set(ids)


def test_every_claim_and_every_unread_figure_has_an_anchor_and_a_note(drawn: str) -> None:
    reading = reading_of(PAGE)
    wanted = [claim.id for claim in reading.claims] + [f"u{i}" for i in range(1, len(reading.unread) + 1)]
    assert len(wanted) > 5
    ids = Seen(drawn).values("id")
    assert [id_ for id_ in wanted if id_ not in ids or f"n-{id_}" not in ids or f"s-{id_}" not in ids] == []


def test_the_text_is_that_of_the_page(drawn: str) -> None:
    blocks = [b for b in reading_of(PAGE).document.blocks if isinstance(b, Block) and b.furniture is None]
    text = " ".join(Seen(drawn).text.split())
    assert [block.text for block in blocks if " ".join(block.text.split()) not in text] == []
    assert "<caption" in drawn
    assert drawn.count("<th") == 2


def test_a_note_tells_what_filled_each_slot(drawn: str) -> None:
    assert "<dt>place</dt><dd><bdi>IN</bdi> <q" in drawn
    assert "the place named nearest to it" in drawn
    assert "9.2 x 1,000,000 = 9,200,000, rounded to its last digit, so give or take 50,000" in drawn


def test_kinds_are_counted_and_can_be_switched(drawn: str) -> None:
    reading = reading_of(PAGE)
    levels = sum(claim.kind == "level" for claim in reading.claims)
    assert f'<label for="show-level"><span class="swatch">level</span> <span class="count">{levels}</span>' in drawn
    assert '<label for="show-unread"><span class="swatch">unread</span> <span class="count">1</span>' in drawn


def test_nothing_is_fetched_and_only_our_own_script_and_style_may_run(drawn: str) -> None:
    seen = Seen(drawn)
    assert seen.values("src") == []
    assert "url(" not in drawn
    assert "@import" not in drawn
    (policy,) = [value for value in seen.values("content") if value.startswith("default-src 'none'")]
    for name in ("style", "script"):
        (text,) = re.findall(rf"<{name}>(.*?)</{name}>", drawn, re.DOTALL)
        assert f"{name}-src 'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy
    assert [name for _, name, _ in seen.attributes if name.startswith("on") or name == "style"] == []


HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'</style></article>"


@pytest.mark.parametrize("where", ["title", "outlet", "url", "text", "table", "furniture"])
def test_nothing_on_a_page_becomes_markup(where: str) -> None:
    told = HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    page = PAGE
    about = {where: HOSTILE} if where in ("title", "outlet", "url") else {}
    if where == "text":
        page = PAGE.replace("Canalys says", f"{told} Canalys says").replace(
            "Samsung shipped", f"Samsung {told} shipped"
        )
    if where == "table":
        page = PAGE.replace("<td>Samsung", f"<td>{told} Samsung").replace("Smartphone shipments", f"{told} shipments")
    if where == "furniture":
        page = PAGE.replace("</body>", f"<footer><p>{told} All rights reserved</p></footer></body>")
    drawn = draw(reading_of(page, **about), VOCABULARY)
    seen = Seen(drawn)
    assert (seen.faults, seen.open, seen.tags.count("script"), seen.tags.count("style")) == ([], [], 1, 1)
    assert set(seen.tags) <= OURS
    assert [name for _, name, _ in seen.attributes if name.startswith("on")] == []
    assert [value for value in seen.values("href") if not value.startswith("#")] == []
    assert "&lt;script&gt;" in drawn


def test_letters_that_html_cannot_hold_are_shown_as_unreadable() -> None:
    drawn = draw(reading_of(PAGE, title="A\x00B\x1bC\ud800D"), VOCABULARY)
    assert "A\ufffdB\ufffdC\ufffdD" in drawn
    drawn.encode("utf-8")


def test_spans_that_overlap_are_cut_and_each_claim_begins_once() -> None:
    reading = reading_of(PAGE)
    first, second = reading.claims[1], reading.claims[2]
    assert first.span is not None
    assert second.span is not None
    wide = reading.document.cut(first.span.start, second.span.end)
    from dataclasses import replace  # noqa: PLC0415  only this test needs it

    both = replace(reading, claims=(replace(first, span=wide), replace(second, span=wide), *reading.claims[3:]))
    layer = layer_of(both)
    begins: list[str] = []
    for block in reading.document.blocks:
        if isinstance(block, Block):
            cuts = list(layer.cuts(block))
            assert "".join(cut.text for cut in cuts) == block.text
            begins += [id_ for cut in cuts for id_ in cut.begins]
    assert len(begins) == len(set(begins))
    assert {first.id, second.id} <= set(begins)
    assert Seen(draw(both, VOCABULARY)).faults == []


def test_a_page_in_a_script_from_right_to_left_says_so() -> None:
    page = '<html lang="ar"><body><article><h1>شاومي</h1><p>Xiaomi شحنت 9.2 million smartphones in 2017.</p></article>'
    drawn = draw(reading_of(page), VOCABULARY)
    assert '<article lang="ar" dir="rtl">' in drawn
    assert '<p dir="auto">' in drawn


def test_a_page_without_claims_is_drawn_all_the_same() -> None:
    drawn = draw(reading_of("<p>The weather was fine.</p>"), VOCABULARY)
    assert "Nothing was read on this page." in drawn
    assert "The weather was fine." in drawn
    assert MARK in drawn[:1024]
