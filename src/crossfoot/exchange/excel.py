"""Excel workbooks (.xlsx), read and written.

Invariant: a workbook is unpacked once without keeping it before it is opened, so that a small file that swells to
gigabytes is refused and not tried; texts are written as texts, whatever they begin with. Reading wants python-calamine
and writing xlsxwriter, which come with the extra `tables`: openpyxl would do both, but turns "=1+1" into a formula.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, BinaryIO

from crossfoot.errors import InputError, TableError
from crossfoot.exchange.extra import needed
from crossfoot.exchange.mapping import Layout
from crossfoot.exchange.sheet import Sheet, Value
from crossfoot.exchange.table import Row, Table, columns_of, text_of

__all__ = ["read_excel", "write_excel"]

_MOST_BYTES = 1_000_000_000  # of a workbook unpacked: a full sheet of short texts has some 300 MB
_MOST_PARTS = 10_000
_CHUNK = 1 << 20
_MOST_ROWS = 1_048_576
_MOST_LETTERS = 32_767
_LONGEST_NAME = 31  # of a sheet
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
# So that the same claims make the same bytes: the time of writing is no part of a workbook.
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def read_excel(stream: BinaryIO, *, name: str, layout: Layout) -> Table:
    """A sheet of a workbook: the one the layout names, else the first.

    Raises:
        TableError: It is damaged, too large unpacked, locked by a password, or has no such sheet.
        InputError: The extra is not installed.
    """
    calamine = needed("python_calamine", "read Excel workbooks")
    _weigh(stream, name)
    stream.seek(0)
    try:
        book = calamine.load_workbook(io.BytesIO(stream.read()))
        wanted = layout.sheet or (book.sheet_names[0] if book.sheet_names else "")
        if wanted not in book.sheet_names:
            raise TableError(name, f"it has no sheet '{wanted}'; it has {', '.join(book.sheet_names)}")
        sheet = book.get_sheet_by_name(wanted)
    except calamine.PasswordError as fault:
        raise TableError(name, "it is locked by a password") from fault
    except calamine.CalamineError as fault:
        raise TableError(name, f"it is a damaged workbook ({fault})") from fault
    left = sheet.start[1] if sheet.start else 0  # rows come from the first on, cells from the first that is filled

    def rows() -> Iterator[Row]:
        for number, cells in enumerate(sheet.iter_rows(), 1):
            yield Row(number, ("",) * left + tuple(map(text_of, cells)))

    if layout.header == 0:
        header = tuple(str(number) for number in range(1, left + sheet.width + 1))
    else:
        head = next((row for row in rows() if row.number == layout.header), None)
        if head is None:
            raise TableError(name, f"its sheet '{wanted}' has no row {layout.header}; names of columns were expected")
        header = columns_of(head.cells, name)
    return Table(name, header, lambda: (row for row in rows() if row.number > layout.header))


def write_excel(stream: BinaryIO, sheet: Sheet) -> None:
    """Write a workbook of one sheet, row by row.

    Raises:
        InputError: It has more rows than a sheet holds, a text is longer than a cell holds, or the extra is missing.
    """
    xlsxwriter = needed("xlsxwriter", "write Excel workbooks")
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, {"constant_memory": True, **as_text})
    book.set_properties({"created": _MADE})
    page = book.add_worksheet(_sheet_name(sheet.title))
    page.freeze_panes(1, 0)
    forms = {date: book.add_format({"num_format": "yyyy-mm-dd"}), str: book.add_format({"bold": True})}
    for place, column in enumerate(sheet.header):
        page.write_string(0, place, column, forms[str])
    try:
        for number, row in enumerate(sheet.encoded(), 1):
            _check_row(number)
            for place, value in enumerate(row):
                _write(page, number, place, value, forms[date])
    finally:
        book.close()  # it keeps rows in a file of its own until then


def _check_row(number: int) -> None:
    if number >= _MOST_ROWS:
        raise InputError(f"An Excel sheet holds {_MOST_ROWS - 1:,} rows, and there are more: write csv or parquet.")


def _write(page: Any, row: int, place: int, value: Value, as_day: Any) -> None:
    match value:
        case None:
            return
        case str():
            if len(value) > _MOST_LETTERS:
                raise InputError(f"An Excel cell holds {_MOST_LETTERS:,} letters, and row {row + 1} has a text of "
                                 f"{len(value):,}: write csv or parquet.")  # fmt: skip
            page.write_string(row, place, value)
        case bool():
            page.write_boolean(row, place, value)
        case datetime():
            page.write_string(row, place, value.isoformat())
        case date():
            page.write_datetime(row, place, value, as_day)
        case _:
            page.write_number(row, place, value)


def _weigh(stream: BinaryIO, name: str) -> None:
    """Unpack every part of a workbook without keeping it: what a file says of its own size is not believed."""
    stream.seek(0)
    try:
        size = _unpacked(stream)
    except RuntimeError as fault:
        raise TableError(name, "it is locked by a password") from fault
    # `zipfile` raises NotImplementedError for a way of packing that it does not know.
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as fault:
        raise TableError(name, f"it is a damaged workbook ({fault})") from fault
    if size > _MOST_BYTES:
        raise TableError(name, f"unpacked it has more than {_MOST_BYTES // 10**6:,} MB or {_MOST_PARTS:,} parts")


def _unpacked(stream: BinaryIO) -> int:
    """How many bytes a workbook has unpacked, counted no further than is too many."""
    total = 0
    with zipfile.ZipFile(stream) as parts:
        found = parts.infolist()
        if len(found) > _MOST_PARTS:
            return _MOST_BYTES + 1
        for info in found:
            with parts.open(info) as part:
                while total <= _MOST_BYTES and (chunk := part.read(_CHUNK)):
                    total += len(chunk)
    return total


def _sheet_name(title: str) -> str:
    """A name that Excel takes: short, without the signs that addresses are made of.

    Example:
        >>> _sheet_name("Shipments of smartphones in India: 2017/2018")
        'Shipments of smartphones in Ind'
    """
    plain = _NOT_IN_NAMES.sub(" ", title).strip(" '")
    return plain[:_LONGEST_NAME].strip(" '") or "table"
