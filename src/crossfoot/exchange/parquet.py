"""Parquet files, and tables as frames of polars or pandas.

Invariant: a column has the type its kind names, in files and in frames, also where it is empty. polars reads and writes
Parquet by itself; pyarrow, which is four times as large, is not wanted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from crossfoot.errors import TableError
from crossfoot.exchange.extra import needed
from crossfoot.exchange.sheet import Kind, Sheet
from crossfoot.exchange.table import Row, Table, text_of

__all__ = ["frame_of", "read_parquet", "write_parquet"]

_MOST_ROWS = 5_000_000  # a few kilobytes of Parquet can stand for billions of equal rows


def read_parquet(stream: BinaryIO, *, name: str) -> Table:
    """The table of a Parquet file; its first row is row 1, for there is no header row.

    Raises:
        TableError: It is damaged or has too many rows.
        InputError: The extra is not installed.
    """
    polars = needed("polars", "read Parquet files")
    try:
        stream.seek(0)
        count = polars.scan_parquet(stream).select(polars.len()).collect().item()
        if count > _MOST_ROWS:
            raise TableError(name, f"it has {count:,} rows, and at most {_MOST_ROWS:,} are read: cut it, or import CSV")
        stream.seek(0)
        frame = polars.read_parquet(stream)
    except (polars.exceptions.PolarsError, OSError, ValueError) as fault:
        why = str(fault).partition("\n")[0]
        raise TableError(name, f"it is a damaged Parquet file ({why})") from fault

    def rows() -> Iterator[Row]:
        for number, row in enumerate(frame.iter_rows(), 1):
            yield Row(number, tuple(map(text_of, row)))

    return Table(name, tuple(frame.columns), rows)


def write_parquet(stream: BinaryIO, sheet: Sheet) -> None:
    """Write a Parquet file.

    Raises:
        InputError: The extra is not installed.
    """
    _polars(sheet, needed("polars", "write Parquet files")).write_parquet(stream, compression="zstd")


def frame_of(sheet: Sheet, library: str) -> Any:
    """A table as a frame.

    Args:
        sheet: The table.
        library: `polars` or `pandas`.

    Raises:
        InputError: The library is not installed.
    """
    if library == "pandas":
        pandas = needed("pandas", "make pandas frames")
        frame = pandas.DataFrame(list(sheet.encoded()), columns=list(sheet.header), dtype=object)
        numbers = {column.name: "float64" for column in sheet.columns if column.kind is Kind.NUMBER}
        return frame.astype(numbers)
    return _polars(sheet, needed("polars", "make polars frames"))


def _polars(sheet: Sheet, polars: Any) -> Any:
    types = {Kind.TEXT: polars.String, Kind.FLAG: polars.Boolean, Kind.NUMBER: polars.Float64, Kind.DAY: polars.Date,
             Kind.MOMENT: polars.Datetime("us", "UTC")}  # fmt: skip
    schema = {column.name: types[column.kind] for column in sheet.columns}
    rows = [tuple(map(_plain, row)) for row in sheet.encoded()]
    return polars.DataFrame(rows, schema=schema, orient="row")


def _plain(value: Any) -> Any:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value
