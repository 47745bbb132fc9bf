"""Whatever a page holds: nothing is raised, every character has its place, and the place leads back."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.errors import PageError
from crossfoot.model import Block, Document
from crossfoot.read import read_page
from crossfoot.read.markup import scan
from tests.read.layouts import blocks_in, blocks_of, document_of

# Characters the reader leaves out, and tags that read as white space; all other tags leave nothing.
HIDDEN = dict.fromkeys(map(ord, "\u200b\u00ad\ufeff\u2060\x00"))
FOOTNOTE = re.compile(r"[\[(]?[0-9*]")
INLINE = {"a", "b", "i", "em", "span", "time", "font", "wbr", "img", "input", "sub", "o:p", "sup", "svg", "g", "path"}

NAMES = st.sampled_from(
    ["p", "div", "b", "span", "a", "br", "li", "ul", "table", "tr", "td", "th", "caption", "h1", "h2", "blockquote",
     "script", "style", "svg", "template", "head", "body", "title", "nav", "aside", "form", "sup", "time", "textarea",
     "figcaption", "img", "wbr", "o:p", "noscript", "button", "dl", "dd"]
)  # fmt: skip
ATTRIBUTES = st.sampled_from(
    ["", " class=comment", " class='post meta'", ' href="/x"', " hidden", " style='display:none'", " id=date", " a=b c",
     " class='", ' href="x', " colspan=3", " datetime=2017-10-31", " =", " /"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["Oppo", "9.2 million", "10M", "&nbsp;", "&amp;", "&lt;b&gt;", "&notit;", "&#8203;", "&#x27;", "&", "&bogus;", "<",
     "< 5", " ", "\n", "\t ", "\u00a0", "\u200b", "\u00ad", "\x00", "–", "小米", "Read more", "Author", "31 OCT 2017",
     "3. ", "]]>",
     "shipped more than ten million phones in the month of October, which is the second month in a row. "]
)  # fmt: skip
TAGS = st.builds(
    lambda slash, name, attributes, end: f"<{slash}{name}{attributes}{end}",
    st.sampled_from(["", "", "/"]), NAMES, ATTRIBUTES, st.sampled_from([">", ">", ">", "/>", "", " "]),
)  # fmt: skip
OTHERS = st.sampled_from(["<!--", "-->", "<!doctype html>", "<!-- x -->", "<?xml?>", "</", "</>", "<![CDATA[", "<!-"])
PAGES = st.lists(st.one_of(WORDS, WORDS, TAGS, TAGS, OTHERS, st.text(max_size=8)), max_size=40).map("".join)
HTML = PAGES.map("<html>".__add__)
LINES = st.lists(st.one_of(WORDS, st.sampled_from(["\n", "\r\n", "\n\n"]), st.text(max_size=30)), max_size=40).map(
    "".join
)


def read(page: str) -> Document | None:
    """The document, or None for a page with nothing to read."""
    try:
        return read_page(page.encode("utf-8", "replace"), name="page")[0]
    except PageError:
        return None


def shown(raw: str, *, is_html: bool) -> str:
    """What a raw cut shows: tags gone, entities decoded, white space folded, hidden characters left out."""
    return re.sub(r"\s+", " ", ("".join(parts(raw)) if is_html else raw).translate(HIDDEN))


def parts(raw: str) -> Iterator[str]:
    """The text of a raw cut piece by piece; drawings and templates show none, tags between blocks are white space."""
    is_drawn = True
    for start, end, tag in scan(raw):
        if tag is None:
            yield html.unescape(raw[start:end]) if is_drawn else ""
        elif not tag.is_content:
            is_footnote = tag.name == "sup" and not tag.is_end and FOOTNOTE.match(raw, end)
            if tag.name in {"svg", "template"}:
                is_drawn = tag.is_end
            elif tag.name not in INLINE or is_footnote:
                yield " "


def whole(block: Block, start: int, end: int) -> tuple[int, int]:
    """A cut widened to whole pieces where it lies inside an entity that stands for several characters."""
    for piece in block.pieces:
        if piece.length != piece.raw_length:
            stop = piece.start + piece.length
            start = piece.start if piece.start < start < stop else start
            end = stop if piece.start < end < stop else end
    return start, end


@given(HTML, st.data())
def test_every_cut_of_a_block_leads_to_the_raw_text_that_shows_it(page: str, data: st.DataObject) -> None:
    check_cuts(page, data)


@given(LINES, st.data())
def test_every_cut_of_a_line_leads_to_the_raw_text_that_shows_it(page: str, data: st.DataObject) -> None:
    check_cuts(page, data)


def check_cuts(page: str, data: st.DataObject) -> None:
    """Check every piece of every block, the whole block, and one cut at random."""
    found = read(page)
    for block in blocks_in(found) if found else ():
        size = len(block.text)
        if not size:
            continue
        start = data.draw(st.integers(0, size - 1))
        end = data.draw(st.integers(start + 1, size))
        pieces = [(piece.start, piece.start + piece.length) for piece in block.pieces]
        for cut in (*pieces, (0, size), whole(block, start, end)):
            raw = found.text[slice(*block.raw_span(*cut))] if found else ""
            is_html = found is not None and found.provenance.format == "html"
            assert shown(raw, is_html=is_html) == block.text[slice(*cut)]


@given(st.one_of(HTML, LINES))
def test_pieces_cover_the_text_without_gaps_and_follow_the_page(page: str) -> None:
    found = read(page)
    for block in blocks_in(found) if found else ():
        position = raw = 0
        for piece in block.pieces:
            assert piece.start == position
            assert piece.length > 0
            assert piece.raw_start >= raw
            position += piece.length
            raw = piece.raw_start + piece.raw_length
        assert position == len(block.text)
        assert raw <= len(found.text if found else "")
        assert block.text == block.text.strip()


@given(st.one_of(HTML, LINES))
def test_blocks_do_not_overlap_and_come_in_page_order(page: str) -> None:
    found = read(page)
    last = 0
    for block in blocks_in(found) if found else ():
        if block.text:
            start, end = block.raw_span(0, len(block.text))
            assert last <= start < end
            last = end


@given(PAGES)
def test_events_cover_the_page_once(page: str) -> None:
    position = 0
    for start, end, _ in scan(page):
        assert position <= start <= end
        position = end
    assert position <= len(page)


@given(st.binary(max_size=400))
def test_bytes_are_a_document_or_refused_as_no_page(data: bytes) -> None:
    try:
        found, issues = read_page(data, name="page")
    except PageError:
        with pytest.raises(PageError, match="Cannot read page 'page': "):
            read_page(data, name="page")
    else:
        assert found.text
        assert all(issue.code and issue.message for issue in issues)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_the_text_leads_back_to_its_bytes(data: bytes) -> None:
    try:
        found, _ = read_page(data, name="page")
    except PageError:
        return
    for at in range(len(found.text)):
        first, last = found.byte_range(found.cut(at, at + 1))
        assert 0 <= first < last <= len(data)
    everything = found.byte_range(found.cut(0, len(found.text)))
    assert everything[1] > len(data) - 4


@given(st.one_of(HTML, LINES))
def test_reading_twice_gives_the_same_document(page: str) -> None:
    assert read(page) == read(page)


@given(HTML, st.integers(0, 400))
def test_a_page_cut_anywhere_is_read_up_to_the_cut(page: str, at: int) -> None:
    cut = read(page[:at])
    assert cut is None or cut.text == page[:at].encode("utf-8", "replace").decode().removeprefix("\ufeff")


@given(
    st.lists(st.sampled_from(["Oppo rose", "9.2&nbsp;million", "<b>up</b>", "x<br>y", "&lt;"]), min_size=1, max_size=6)
)
def test_inline_tags_leave_no_trace(parts: list[str]) -> None:
    plain = " ".join(parts)
    inside = "".join(block.text for block in blocks_of(f"<html><p>{plain}</p>"))
    spans = "".join(block.text for block in blocks_of(f"<html><p><span><i>{plain}</i></span></p>"))
    assert inside == spans == shown(plain, is_html=True).strip()


@given(st.lists(st.sampled_from(["nav", "p", "aside", "footer", "div", "form"]), min_size=1, max_size=12))
def test_furniture_is_marked_and_never_dropped(names: list[str]) -> None:
    page = "<html>" + "".join(f"<{name}>word{at}</{name}>" for at, name in enumerate(names))
    texts = [block.text for block in document_of(page).blocks if isinstance(block, Block)]
    assert texts == [f"word{at}" for at in range(len(names))]
