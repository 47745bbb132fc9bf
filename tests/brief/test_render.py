"""Briefs as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crossfoot.brief import Brief, Cited, Paragraph, Sentence, render_brief, render_markdown, short_id

FIRST, SECOND, THIRD = (f"sha256:{digit * 64}" for digit in "abc")
SOURCES = (
    Cited(FIRST, "Daily", date(2017, 10, 31), "https://example.org/one"),
    Cited(SECOND, None, None, "two.html"),
    Cited(THIRD, "Daily", date(2017, 10, 31), "https://example.org/one"),
)
BRIEF = Brief(
    "vendor",
    "acme",
    date(2017, 11, 1),
    Sentence("Acme is on its way", entries=(FIRST,)),
    (
        Paragraph("Goals", (Sentence("One.", entries=(SECOND, FIRST)), Sentence("Two."))),
        Paragraph("Standing", (Sentence("Three.", entries=(THIRD,)),)),
    ),
    SOURCES,
)


def test_a_brief_reads_from_headline_to_sources() -> None:
    assert render_brief(BRIEF) == (
        "Acme is on its way\n"
        "==================\n"
        "As of 1 November 2017.\n"
        "\n"
        "Goals\n"
        "One. [1, 2] Two.\n"
        "\n"
        "Standing\n"
        "Three. [1]\n"
        "\n"
        "Sources\n"
        "[1] Daily, 31 October 2017. https://example.org/one  explain: aaaaaaaa cccccccc\n"
        "[2] unknown outlet, undated. two.html  explain: bbbbbbbb\n"
    )


def test_many_notes_in_a_row_are_told_by_their_ends() -> None:
    entries = tuple(f"sha256:{number:064}" for number in range(8))
    sources = tuple(Cited(entry, "Daily", None, f"{entry}.html") for entry in entries)
    sentence = Sentence("A record.", entries=(*entries[:2], *entries[3:7]))
    brief = replace(BRIEF, paragraphs=(Paragraph("Records", (sentence,)),), sources=sources)
    assert "A record. [1, 2, 4 to 7]\n" in render_brief(brief)


def test_lines_are_as_wide_as_asked() -> None:
    sentence = Sentence("A sentence of a good many words that does not fit into one line of forty characters.")
    narrow = render_brief(
        Brief("vendor", "acme", date(2017, 11, 1), Sentence("News"), (Paragraph("P", (sentence,)),), ()), width=40
    )
    assert max(len(line) for line in narrow.splitlines()) <= 40


def test_a_brief_without_sources_has_no_list() -> None:
    empty = Brief("vendor", "acme", date(2017, 11, 1), Sentence("Nothing is known"), (), ())
    assert render_brief(empty) == "Nothing is known\n================\nAs of 1 November 2017.\n"


def test_short_ids_are_the_digits_after_the_name_of_the_hash() -> None:
    assert (short_id(FIRST), short_id("page#c1")) == ("aaaaaaaa", "page#c1")


def test_markdown_has_footnotes_that_quote_and_escapes_its_own_marks() -> None:
    quoting = (replace(SOURCES[0], stated="10 million"), *SOURCES[1:])
    starred = replace(BRIEF, headline=Sentence("Acme* is on its way", entries=(FIRST,)), sources=quoting)
    assert render_markdown(starred) == (
        "# Acme\\* is on its way\n"
        "\n"
        "*As of 1 November 2017.*\n"
        "\n"
        "## Goals\n"
        "\n"
        "One.[^1][^2] Two.\n"
        "\n"
        "## Standing\n"
        "\n"
        "Three.[^1]\n"
        "\n"
        "[^1]: Daily, 31 October 2017. <https://example.org/one> “\\[10 million\\]”\n"
        "[^2]: unknown outlet, undated. <two.html>\n"
    )
