"""Excel workbooks, good and bad."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from crossfoot.errors import InputError, TableError
from crossfoot.exchange import excel
from crossfoot.exchange.excel import read_excel, write_excel
from crossfoot.exchange.mapping import Layout
from crossfoot.exchange.sheet import Column, Kind, Sheet
from crossfoot.exchange.table import Row

COLUMNS = (Column("text"), Column("flag", Kind.FLAG), Column("number", Kind.NUMBER), Column("day", Kind.DAY))


def workbook(*rows: tuple[object, ...], sheet: str = "data", top: int = 0, left: int = 0) -> io.BytesIO:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    book.add_worksheet("notes")
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        page.write_row(top + number, left, row)
    book.close()
    return stream


def test_a_sheet_is_read_by_its_name_and_rows_have_the_numbers_a_reader_sees() -> None:
    book = workbook(("a", "b"), ("x", 9.2), ("", 15.10), top=2, left=1)
    table = read_excel(book, name="t.xlsx", layout=Layout(sheet="data", header=3))
    assert table.header == ("", "a", "b")
    assert [*table.rows()] == [Row(4, ("", "x", "9.2")), Row(5, ("", "", "15.1"))]


def test_numbers_come_as_people_see_them() -> None:
    book = workbook(("a",), (0.1 + 0.2,), (12_345_678_901.0,), (1e21,), (True,))
    table = read_excel(book, name="t.xlsx", layout=Layout(sheet="data"))
    assert [row.cells[0] for row in table.rows()] == ["0.3", "12345678901", "1000000000000000000000", "true"]


def test_a_sheet_that_is_not_there_or_has_no_header_is_refused() -> None:
    with pytest.raises(TableError, match="it has no sheet 'dta'; it has notes, data"):
        read_excel(workbook(("a",)), name="t.xlsx", layout=Layout(sheet="dta"))
    with pytest.raises(TableError, match="its sheet 'notes' has no row 1; names of columns were expected"):
        read_excel(workbook(("a",)), name="t.xlsx", layout=Layout())


def test_texts_are_written_as_texts_whatever_they_begin_with() -> None:
    stream = io.BytesIO()
    row = ("=1+1", True, -12.5, date(2017, 10, 31))
    write_excel(stream, Sheet("claims", COLUMNS, [row]))
    with zipfile.ZipFile(stream) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    table = read_excel(stream, name="t.xlsx", layout=Layout())
    assert [row.cells for row in table.rows()] == [("=1+1", "true", "-12.5", "2017-10-31")]


def test_a_text_or_a_table_that_is_too_large_for_excel_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="An Excel cell holds 32,767 letters, and row 2 has a text of 40,000"):
        write_excel(io.BytesIO(), Sheet("claims", COLUMNS[:1], [("x" * 40_000,)]))
    monkeypatch.setattr(excel, "_MOST_ROWS", 3)
    with pytest.raises(InputError, match="An Excel sheet holds 2 rows, and there are more"):
        write_excel(io.BytesIO(), Sheet("claims", COLUMNS[:1], [("x",)] * 3))


def test_a_workbook_that_swells_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", bytes(30_000_000))
    assert len(stream.getvalue()) < 40_000
    monkeypatch.setattr(excel, "_MOST_BYTES", 20_000_000)
    with pytest.raises(TableError, match="unpacked it has more than 20 MB or 10,000 parts"):
        read_excel(stream, name="t.xlsx", layout=Layout())


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_that_is_cut_off_is_refused(share: float) -> None:
    data = workbook(("a", "b"), *[("x", n) for n in range(500)]).getvalue()
    with pytest.raises(TableError, match="it is a damaged workbook"):
        read_excel(io.BytesIO(data[: int(len(data) * share)]), name="t.xlsx", layout=Layout())


def test_a_zip_archive_that_is_no_workbook_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        parts.writestr("a.txt", "hello")
    with pytest.raises(TableError, match="it is a damaged workbook"):
        read_excel(stream, name="t.xlsx", layout=Layout())


@pytest.mark.parametrize("place", range(0, 6000, 97))
def test_a_damaged_workbook_is_refused_or_read_and_never_crashes(place: int) -> None:
    data = bytearray(workbook(("a", "b"), *[("x", n) for n in range(50)]).getvalue())
    data[place % len(data)] ^= 0xFF
    try:
        table = read_excel(io.BytesIO(bytes(data)), name="t.xlsx", layout=Layout(sheet="data"))
        list(table.rows())
    except TableError:
        pass
