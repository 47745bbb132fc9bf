"""What is prose, and which line is the headline."""

from __future__ import annotations

import pytest

from crossfoot.model import BlockKind
from crossfoot.read.layout import Run, TableMark
from crossfoot.read.prose import first_heading, folded, headline, is_prose
from crossfoot.read.text import lay_out_text
from tests.read.layouts import PROSE, layout_of


def run(text: str, kind: BlockKind = BlockKind.PARAGRAPH, linked: int = 0) -> Run:
    return Run(kind, text, (), linked=linked)


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        (run(PROSE), True),
        (run(PROSE, BlockKind.ITEM), True),
        (run(PROSE, BlockKind.QUOTE), True),
        (run(PROSE, BlockKind.CAPTION), False),
        (run(PROSE, BlockKind.HEADING), False),
        (run(PROSE, linked=60), False),
        (run(PROSE, linked=20), True),
        (run("It fell."), False),
        (run(PROSE.rstrip(".")), False),
        (run("word " * 50), True),
        (TableMark(0, 0), False),
    ],
)
def test_prose_is_long_or_a_full_sentence_and_not_a_link(item: Run | TableMark, answer: bool) -> None:
    assert is_prose(item) is answer


def test_titles_are_compared_by_letters_and_digits() -> None:
    assert folded("Oppo’s 10M — “mark”") == folded("OPPO'S 10M - mark")


@pytest.mark.parametrize(
    ("titles", "at"),
    [
        (["Oppo ships more phones"], 2),
        (["Oppo ships more phones than Vivo - Ledger"], 2),
        (["Another page"], None),
        ([], None),
        (["", "–"], None),
    ],
)
def test_the_headline_is_the_highest_run_that_says_the_title(titles: list[str], at: int | None) -> None:
    page = "<h3>Oppo ships more phones</h3><p>Oppo ships more phones</p><h2>Oppo ships more phones</h2><h2>Oppo</h2>"
    assert headline(layout_of(page), titles) == at


@pytest.mark.parametrize(
    ("page", "at"),
    [
        (f"<h2>Phones</h2><h2>Oppo ships more phones</h2><p>{PROSE}", 1),
        (f"<h2>Oppo ships more phones</h2><h1>Oppo</h1><p>{PROSE}", 0),
        (f"<h2>Oppo</h2><p>{PROSE}", 0),
        (f"<p>{PROSE}<h2>Oppo ships more phones</h2>", 1),
        (f"<p>{PROSE}<h3>What comes next year</h3>", None),
        (f"<p>{PROSE}", None),
    ],
)
def test_without_metadata_the_first_high_heading_of_several_words_is_the_headline(page: str, at: int | None) -> None:
    layout = layout_of(page)
    assert first_heading(layout, [None] * len(layout.items)) == at


def test_furniture_is_never_the_headline() -> None:
    layout = lay_out_text(f"More stories of this week\nOppo ships more phones\n{PROSE}")
    assert first_heading(layout, ["related", None, None]) == 1
