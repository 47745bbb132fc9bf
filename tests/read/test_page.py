"""A page from bytes to document."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from crossfoot.errors import PageError
from crossfoot.model import Block, BlockKind, Document
from crossfoot.read import read_page
from tests.read.layouts import PROSE, document_of, issues_of

PAGE = f"<html lang=en><title>Oppo ships more | Ledger</title><h1>Oppo ships more</h1><p>{PROSE}</p><p>3 May 2019</p>"


def test_what_the_caller_knows_goes_before_what_the_page_says() -> None:
    found, issues = read_page(
        PAGE.encode(),
        name="a.html",
        url="https://example.com/a",
        published=date(2019, 5, 4),
        outlet="Post",
        title="More",
    )
    said = found.provenance
    assert (said.name, said.url, said.published_at) == ("a.html", "https://example.com/a", date(2019, 5, 4))
    assert (said.outlet, said.title) == ("Post", "More")
    assert issues == ()


def test_provenance_says_how_the_bytes_were_read() -> None:
    data = PAGE.encode()
    said = read_page(data, name="a.html")[0].provenance
    assert (said.sha256, said.encoding, said.format) == (hashlib.sha256(data).hexdigest(), "utf-8", "html")
    assert (said.url, said.retrieved_at, said.language) == (None, None, "en")


def test_a_name_that_is_an_address_is_the_address() -> None:
    name = "https://example.com/2017/10/31/a"
    said = read_page(PROSE.encode(), name=name)[0].provenance
    assert (said.url, said.published_at) == (name, date(2017, 10, 31))


def test_the_text_is_the_page_as_published() -> None:
    page = "\ufeff<p>Oppo &amp; Vivo\r\n"
    assert document_of(page).text == page.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("<!DOCTYPE html><p>a", "html"),
        ("\n <!-- saved --> <html><p>a", "html"),
        ("<?xml version='1.0'?><html>a", "html"),
        ("<div><p>a</p></div>", "html"),
        ("a < b and <x> or <this>", "txt"),
        ("see <p> and <b>", "txt"),
        (PROSE, "txt"),
    ],
)
def test_html_is_known_by_its_start_or_its_tags(page: str, form: str) -> None:
    assert document_of(page).provenance.format == form


def test_a_block_leads_back_to_the_characters_and_bytes_it_came_from() -> None:
    page = "<p>café: <b>36.2&nbsp;million</b> units"
    found = document_of(page)
    (block,) = found.blocks
    assert isinstance(block, Block)
    start = block.text.index("36.2")
    span = found.cut(*block.raw_span(start, start + len("36.2 million")))
    assert span.text == "36.2&nbsp;million"
    first, last = found.byte_range(span)
    assert page.encode()[first:last] == b"36.2&nbsp;million"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_bytes_are_found_in_every_encoding(encoding: str) -> None:
    page = "Le café, déjà vu à Genève: 36,2 millions d’unités é."
    data = page.encode(encoding)
    found, _ = read_page(data, name="p")
    span = found.cut(found.text.index("millions"), found.text.index(" d’"))
    first, last = found.byte_range(span)
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert data[first:last].decode(plain) == "millions"


def test_bytes_are_found_behind_damage() -> None:
    data = "“é” ".encode() * 40 + b"\xff\xfe 36.2 million\xff units " + "“é” ".encode() * 40
    found, issues = read_page(data, name="p")
    span = found.cut(found.text.index("36.2"), found.text.index(" units"))
    first, last = found.byte_range(span)
    assert data[first:last] == b"36.2 million\xff"
    assert [issue.code for issue in issues] == ["damaged-characters", "no-publication-date"]


def test_issues_of_decoding_and_dating_come_together() -> None:
    assert [issue.code for issue in read_page("café.".encode("latin-1"), name="p")[1]] == [
        "assumed-encoding",
        "no-publication-date",
    ]


def test_dates_that_disagree_are_told_with_both_and_the_gap() -> None:
    page = f'<meta name=date content="2019-05-03"><h1>Oppo ships more</h1><p>13 May 2019</p><p>{PROSE}</p>'
    (issue,) = issues_of(page)
    assert issue.code == "dates-disagree"
    assert "2019-05-03 by meta and 2019-05-13 by byline, 10 days apart; 2019-05-03 is believed" in issue.message


def test_an_american_page_puts_the_month_first() -> None:
    page = "<html lang={}><h1>Oppo ships more</h1><p class=date>3/4/2019</p><p>" + PROSE
    assert document_of(page.format("en-US")).provenance.published_at == date(2019, 3, 4)
    assert document_of(page.format("en-GB")).provenance.published_at == date(2019, 4, 3)


def test_the_headline_is_a_title_and_other_headings_keep_their_level() -> None:
    found = document_of(f"<h2>Oppo ships more phones</h2><h3>Up a tenth</h3><p>{PROSE}")
    assert [(block.kind, block.level) for block in found.blocks if isinstance(block, Block)] == [
        (BlockKind.TITLE, 1),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
    ]


@pytest.mark.parametrize("data", [b"", b"\x00\x01" * 99, b"%PDF-1.4", b"x" * 20_000_001])
def test_what_is_no_page_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(PageError, match="Cannot read page 'p': "):
        read_page(data, name="p")


def nested(tag: str) -> str:
    return f"<{tag}>" * 10_000 + "Oppo shipped 9.2 million." + f"</{tag}>" * 10_000


@pytest.mark.parametrize(
    "page",
    [
        *(
            nested(tag)
            for tag in ("div", "b", "table", "ul", "blockquote", "a", "svg", "h1", "form", "template", "p", "li")
        ),
        nested("table><tr><td"),
        "<p " + "a=b " * 100_000 + ">Oppo shipped 9.2 million.",
        "<p " + "class='x' " * 100_000 + ">Oppo shipped 9.2 million.",
        "<p>" + "<!-" * 50_000 + "Oppo shipped 9.2 million.",
        "<p>Oppo shipped 9.2 million." + "<title>" * 20_000,
        "<p>Oppo shipped 9.2 million." + "<div class='" * 20_000,
        "<p>Oppo shipped 9.2 million." + "</div></b></td>" * 20_000,
        "<p>Oppo shipped 9.2 million." + "&" * 200_000,
        "<p>Oppo shipped 9.2 million." + "&amp" * 50_000,
        "<p>Oppo shipped 9.2 million." + "<" * 200_000,
        "<p>Oppo shipped 9.2 million." + " \n" * 200_000 + "<i> </i>" * 20_000,
        "<i>" * 100 + ("<div><b>" * 50 + "</i>" * 50) * 100 + "<p>Oppo shipped 9.2 million.",
        "<ul>" + "<li>" * 20_000 + "Oppo shipped 9.2 million.",
        "<table>" + "<tr><td>x" * 20_000 + "Oppo shipped 9.2 million.",
    ],
    ids=range(26),
)
def test_hostile_pages_are_read_whole(page: str) -> None:
    found: Document = document_of("<html>" + page)
    assert found.text.endswith(page[-20:])
