"""Tables: their rows and cells, and which of them hold figures."""

from __future__ import annotations

import pytest

from crossfoot.model import BlockKind, Table
from tests.read.layouts import PROSE, document_of

FIGURES = "<table><tr><th>Vendor<th>Units<tr><td>Oppo<td>8.9</table>"


def tables(page: str) -> list[Table]:
    return [block for block in document_of(page).blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.block.text for cell in row] for row in table.rows]


def test_rows_and_cells_come_with_header_flags_and_spans() -> None:
    (table,) = tables("<table><tr><th colspan=2>Oppo<th rowspan='3'>x<tr><td>8.9<td>-13%</table>")
    assert cells(table) == [["Oppo", "x"], ["8.9", "-13%"]]
    assert [[cell.is_header for cell in row] for row in table.rows] == [[True, True], [False, False]]
    assert [(cell.colspan, cell.rowspan) for cell in table.rows[0]] == [(2, 1), (1, 3)]


@pytest.mark.parametrize(
    ("written", "span"), [("0", 1), ("-2", 1), ("x", 1), ("", 1), ("²", 1), ("99999", 1), ("9999", 1000)]
)
def test_odd_spans_are_bounded(written: str, span: int) -> None:
    (table,) = tables(f"<table><tr><th colspan='{written}'>a<td>b<tr><td>c<td>d</table>")
    assert table.rows[0][0].colspan == span


def test_an_empty_cell_is_a_cell() -> None:
    (table,) = tables("<table><tr><td>Oppo<td>8.9<tr><td><a href=/x></a><td>2.2</table>")
    assert cells(table) == [["Oppo", "8.9"], ["", "2.2"]]
    assert table.rows[1][0].block.pieces == ()


def test_a_caption_belongs_to_its_table() -> None:
    (table,) = tables(FIGURES.replace("<tr>", "<caption>Shipments, <b>millions</b></caption><tr>", 1))
    assert table.caption is not None
    assert (table.caption.kind, table.caption.text) == (BlockKind.CAPTION, "Shipments, millions")


def test_blocks_in_one_cell_are_one_text() -> None:
    (table,) = tables("<table><tr><td><p>Oppo</p><p>(with OnePlus)</p><td>8<tr><td>Vivo<td>7</table>")
    assert cells(table)[0] == ["Oppo (with OnePlus)", "8"]
    assert {cell.block.kind for row in table.rows for cell in row} == {BlockKind.CELL}


def test_a_table_stands_in_its_place_among_the_blocks() -> None:
    kinds = [type(block).__name__ for block in document_of(f"<p>{PROSE}</p>{FIGURES}<p>{PROSE}</p>").blocks]
    assert kinds == ["Block", "Table", "Block"]


@pytest.mark.parametrize(
    "page",
    [
        f"<table><tr><td>menu<td>{PROSE * 3}<tr><td>a<td>b</table>",
        "<table><tr><td>one cell</table>",
        "<table><tr><td>one<tr><td>column</table>",
        f"<table><tr><td>a<td>b<tr><td>c<td>{FIGURES}</table>",
    ],
)
def test_a_table_that_only_lays_out_the_page_is_blocks(page: str) -> None:
    found = document_of(page)
    assert "one" not in page or tables(page) == []
    assert sum(len(cells(table)) for table in tables(page)) == (2 if FIGURES in page else 0)
    assert any(not isinstance(block, Table) for block in found.blocks)


def test_a_table_cut_in_half_keeps_its_rows() -> None:
    (table,) = tables("<table><tr><td>Oppo<td>8.9<tr><td>Vivo<td>7.1<tr><td>Hon")
    assert cells(table) == [["Oppo", "8.9"], ["Vivo", "7.1"], ["Hon"]]


def test_cells_outside_any_table_are_paragraphs() -> None:
    assert [block for block in document_of("<td>Oppo<td>8.9").blocks if isinstance(block, Table)] == []


def test_a_table_of_links_is_furniture() -> None:
    row = "<tr><td><a href=/a>Phones</a><td><a href=/b>Tablets</a>"
    (table,) = tables(f"<p>{PROSE}<table>{row}{row}</table>")
    assert table.furniture == "links"
    assert {cell.block.furniture for line in table.rows for cell in line} == {"links"}


def test_a_table_in_an_aside_is_furniture_with_its_cells() -> None:
    (table,) = tables(f"<p>{PROSE}</p><aside>{FIGURES}</aside>")
    assert table.furniture == "aside"
    assert {cell.block.furniture for row in table.rows for cell in row} == {"aside"}
