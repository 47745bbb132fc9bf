"""Briefs as HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

from crossfoot.brief import Brief, Cited, Paragraph, Sentence, render_page
from crossfoot.ledger.quotation import Quotation

FIRST, SECOND, THIRD = (f"sha256:{digit * 64}" for digit in "abc")
SOURCES = (
    Cited(FIRST, "Daily", date(2017, 10, 31), "https://example.org/one", Quotation("It shipped ", "10 million", ".")),
    Cited(SECOND, None, None, "two.html", None, ">10 million"),
    Cited(THIRD, "Daily", date(2017, 10, 31), "https://example.org/one"),
)
BRIEF = Brief(
    "vendor",
    "acme",
    date(2017, 11, 1),
    Sentence("Acme & Sons is on its way", entries=(FIRST,)),
    (Paragraph("Goals", (Sentence("One <b>.", entries=(SECOND, THIRD)), Sentence("Two."))),),
    SOURCES,
)


def test_every_note_leads_to_a_quotation_that_is_there() -> None:
    page = render_page(BRIEF)
    links = re.findall(r'href="#([^"]+)"', page)
    assert links == ["eaaaaaaaa".ljust(65, "a"), "ecccccccc".ljust(65, "c"), "ebbbbbbbb".ljust(65, "b")]
    assert set(links) <= set(re.findall(r'id="([^"]+)"', page))


def test_a_quotation_has_its_words_marked_and_says_what_is_not_kept() -> None:
    page = render_page(BRIEF)
    assert "It shipped <mark>10 million</mark>." in page
    assert "<mark>&gt;10 million</mark>, as stated; the page itself is not kept" in page
    assert "neither the page nor its words are kept" in page


def test_nothing_of_a_text_becomes_markup_and_nothing_is_fetched() -> None:
    page = render_page(BRIEF)
    assert "One &lt;b&gt;." in page
    assert "Acme &amp; Sons" in page
    assert re.findall(r"<(?:script|link|img|iframe)", page) == []
    bad = replace(SOURCES[0], where='javascript:alert("1")')
    assert 'href="javascript' not in render_page(replace(BRIEF, sources=(bad,)))


def test_the_sentences_stand_there_as_written() -> None:
    text = unescape(re.sub(r"<sup>.*?</sup>", "", render_page(BRIEF)))
    assert all(sentence.text in text for sentence in BRIEF.sentences)


def test_a_brief_without_sources_has_no_list() -> None:
    assert "<ol>" not in render_page(replace(BRIEF, sources=()))
