"""From runs and their judgement to blocks and tables."""

from __future__ import annotations

from crossfoot.model import Block, BlockKind, Piece, Table
from tests.read.layouts import PROSE, document_of


def test_the_parts_of_a_cell_are_joined_by_a_space_that_stands_for_the_tags_between() -> None:
    page = "<table><tr><td><p>Oppo</p><p>8.9</p><td>a<tr><td>b<td>c</table>"
    (table,) = document_of(page).blocks
    assert isinstance(table, Table)
    block = table.rows[0][0].block
    assert block.text == "Oppo 8.9"
    assert block.pieces == (Piece(0, 4, 18, 4), Piece(4, 1, 22, 7), Piece(5, 3, 29, 3))


def test_two_captions_of_one_table_are_one() -> None:
    page = "<table><caption>Units</caption><tr><td>a<td>b<tr><td>c<td>d<caption>(millions)</table>"
    (table,) = document_of(page).blocks
    assert isinstance(table, Table)
    assert table.caption is not None
    assert table.caption.text == "Units (millions)"


def test_the_headline_keeps_no_level_of_its_own_and_no_reason() -> None:
    first = document_of(f"<h3>Oppo ships more phones</h3><p>{PROSE}").blocks[0]
    assert isinstance(first, Block)
    assert (first.kind, first.level, first.furniture) == (BlockKind.TITLE, 1, None)


def test_reasons_are_carried_to_blocks_and_tables() -> None:
    figures = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    _, heading, table = document_of(f"<p>{PROSE}</p><aside><h2>Prices</h2>{figures}</aside>").blocks
    assert (heading.furniture, table.furniture) == ("aside", "aside")
