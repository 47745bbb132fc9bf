"""Plain text: a block a line, its kind by its layout."""

from __future__ import annotations

import pytest

from crossfoot.model import BlockKind
from crossfoot.read.layout import Run
from crossfoot.read.text import lay_out_text
from tests.read.layouts import PROSE, blocks_of


def told(page: str) -> list[str]:
    return [f"{item.kind}: {item.text}" for item in lay_out_text(page).items if isinstance(item, Run)]


@pytest.mark.parametrize(
    ("line", "told_as"),
    [
        ("Xiaomi cracks 10M", "heading: Xiaomi cracks 10M"),
        ("Is Oppo really first?", "heading: Is Oppo really first?"),
        ("It fell.", "paragraph: It fell."),
        ("What sold? Cheap phones did, it says", "paragraph: What sold? Cheap phones did, it says"),
        (PROSE, f"paragraph: {PROSE}"),
        ("• Samsung 53.9 million", "item: Samsung 53.9 million"),
        ("- Samsung 53.9 million", "item: Samsung 53.9 million"),
        ("* Samsung", "item: Samsung"),
        ("1. Samsung", "item: 1. Samsung"),
        ("12) Samsung", "item: 12) Samsung"),
        ("-13% for Apple.", "paragraph: -13% for Apple."),
        ("4.5 million.", "paragraph: 4.5 million."),
        ("> We shipped 5 million.", "quote: We shipped 5 million."),
        ("Samsung\t53.9\t22%", "paragraph: Samsung 53.9 22%"),
        ("Samsung   53.9   22%", "paragraph: Samsung 53.9 22%"),
        ("Samsung | 53.9 | 22%", "paragraph: Samsung | 53.9 | 22%"),
        ('Mr Jain said: "We sold 5 million."', 'paragraph: Mr Jain said: "We sold 5 million."'),
        ('Oppo: "We grew"', 'heading: Oppo: "We grew"'),
        (
            "The new phone on its stage in Madrid. Photo: Ann/Pool",
            "caption: The new phone on its stage in Madrid. Photo: Ann/Pool",
        ),
        ("12,345", "paragraph: 12,345"),
        ("A & B&amp;C.", "paragraph: A & B&amp;C."),
    ],
)
def test_a_line_is_what_its_layout_says(line: str, told_as: str) -> None:
    assert told(line) == [told_as]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        (" date 2017-11-13 English\nNext line", ["date 2017-11-13 English", "Next line"]),
        (" date 2017-11-13 Oppo grows - Ledger\r\nNext", ["date 2017-11-13 Oppo grows - Ledger", "Next"]),
        (f" date 2017-11-13 {PROSE}\nNext", ["date 2017-11-13", PROSE, "Next"]),
        (" date 2017-11-13 Oppo grows by a tenth\nNext", ["date 2017-11-13", "Oppo grows by a tenth", "Next"]),
        ("date 2017-11-13", ["date 2017-11-13"]),
        ("The date 2017-11-13 was chosen by Oppo", ["The date 2017-11-13 was chosen by Oppo"]),
    ],
)
def test_a_crawlers_note_is_cut_off_where_text_follows_it(page: str, lines: list[str]) -> None:
    assert [line.partition(": ")[2] for line in told(page)] == lines


def test_every_kind_of_line_end_ends_a_block() -> None:
    assert told("One.\nTwo.\r\nThree.\rFour.\u2028Five.\x0cSix.") == [
        f"paragraph: {word}." for word in ("One", "Two", "Three", "Four", "Five", "Six")
    ]


def test_empty_lines_are_no_blocks() -> None:
    assert told("\n \n\t\nOne.\n\n") == ["paragraph: One."]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert told(f"{PROSE}\n\nExpansion\n{PROSE}")[1] == "heading: Expansion"


def test_short_lines_in_a_row_below_the_prose_are_lines_of_a_list() -> None:
    kinds = [line.split(":")[0] for line in told(f"Title\nBy A. Writer\n{PROSE}\nSamsung 53\nApple 42\n{PROSE}")]
    assert kinds == ["heading", "heading", "paragraph", "paragraph", "paragraph", "paragraph"]


def test_a_line_starts_where_its_text_starts() -> None:
    (run,) = [item for item in lay_out_text("  • Samsung").items if isinstance(item, Run)]
    assert run.kind is BlockKind.ITEM
    assert run.pieces[0].raw_start == 4


@pytest.mark.parametrize("bullet", ["•", "*", "-", "--", "–", "o", "✓", "►", "‣"])
def test_a_line_behind_a_bullet_is_an_item(bullet: str) -> None:
    (block,) = blocks_of(f"{bullet} Samsung: 9.2 million")
    assert (block.kind, block.text) == (BlockKind.ITEM, "Samsung: 9.2 million")


@pytest.mark.parametrize("number", ["1.", "2)", "(3)", "(a)"])
def test_a_line_behind_a_number_is_an_item_and_keeps_the_number(number: str) -> None:
    (block,) = blocks_of(f"{number} Samsung: 9.2 million")
    assert (block.kind, block.text) == (BlockKind.ITEM, f"{number} Samsung: 9.2 million")


@pytest.mark.parametrize("row", ["Samsung 83.3 22.3%", "Apple, 46.7, 12.5%", "Others 1,031 (4.5%)", "LG 5.1 -12%"])
def test_a_row_of_a_table_is_no_heading(row: str) -> None:
    title, block = blocks_of(f"Smartphone shipments, Q3 2017\n\n{row}")
    assert (title.kind, block.kind) == (BlockKind.TITLE, BlockKind.PARAGRAPH)


@pytest.mark.parametrize("line", ["Phone sales in 2016 and 2017", "Apple sells 46.7 million iPhones", "Vivo V5 2"])
def test_a_headline_with_figures_stays_one(line: str) -> None:
    assert [block.kind for block in blocks_of(line)] == [BlockKind.TITLE]


def test_cells_that_each_have_a_line_are_no_headings_and_no_buttons() -> None:
    cells = ["Vendor", "Shipments", "Share", "Samsung", "9.2", "23.5%", "Xiaomi", "9.1", "23.3%"]
    blocks = blocks_of("\n".join(["Oppo leads India", PROSE, "", *cells]))[2:]
    assert [(block.text, block.kind, block.furniture) for block in blocks] == [
        (cell, BlockKind.PARAGRAPH, None) for cell in cells
    ]


def test_lines_drawn_around_a_table_are_furniture() -> None:
    page = "Vendor | Q3 2017\n-------+--------\nSamsung | 83.3\n================"
    assert [block.furniture for block in blocks_of(page)] == [None, "rule", None, "rule"]
