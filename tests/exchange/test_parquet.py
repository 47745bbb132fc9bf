"""Parquet files and frames."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import polars as pl
import pytest

from crossfoot.errors import InputError, TableError
from crossfoot.exchange import extra, parquet
from crossfoot.exchange.parquet import frame_of, read_parquet, write_parquet
from crossfoot.exchange.sheet import Column, Kind, Sheet, Value

COLUMNS = (Column("text"), Column("flag", Kind.FLAG), Column("number", Kind.NUMBER), Column("day", Kind.DAY),
           Column("moment", Kind.MOMENT))  # fmt: skip
ROW: tuple[Value, ...] = ("=x", True, -1.5, date(2017, 10, 31), datetime(2026, 1, 1, 12, tzinfo=UTC))
EMPTY: tuple[Value, ...] = (None,) * 5


def sheet(*rows: tuple[Value, ...]) -> Sheet:
    return Sheet("claims", COLUMNS, rows)


def test_a_file_comes_back_with_its_rows() -> None:
    stream = io.BytesIO()
    write_parquet(stream, sheet(ROW, EMPTY))
    table = read_parquet(stream, name="t.parquet")
    assert table.header == tuple(column.name for column in COLUMNS)
    assert [(row.number, row.cells) for row in table.rows()] == [
        (1, ("=x", "true", "-1.5", "2017-10-31", "2026-01-01T12:00:00+00:00")), (2, ("",) * 5),
    ]  # fmt: skip


def test_columns_have_their_types_also_where_they_are_empty() -> None:
    types = [pl.String, pl.Boolean, pl.Float64, pl.Date, pl.Datetime("us", "UTC")]
    assert frame_of(sheet(), "polars").dtypes == types
    assert frame_of(sheet(EMPTY), "polars").dtypes == types


def test_pandas_gets_numbers_as_numbers() -> None:
    pytest.importorskip("pandas")
    frame = frame_of(sheet(ROW, EMPTY), "pandas")
    assert (frame["number"].dtype, frame["text"][0], len(frame)) == ("float64", "=x", 2)


@pytest.mark.parametrize("size", [4, 100, -20])
def test_a_file_that_is_cut_off_is_refused(size: int) -> None:
    stream = io.BytesIO()
    write_parquet(stream, sheet(*[ROW] * 100))
    with pytest.raises(TableError, match="it is a damaged Parquet file"):
        read_parquet(io.BytesIO(stream.getvalue()[:size]), name="t.parquet")


def test_a_file_with_too_many_rows_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    write_parquet(stream, sheet(*[ROW] * 100))
    monkeypatch.setattr(parquet, "_MOST_ROWS", 99)
    with pytest.raises(TableError, match="it has 100 rows, and at most 99 are read: cut it, or import CSV"):
        read_parquet(stream, name="t.parquet")


def test_a_missing_library_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name=name)

    monkeypatch.setattr(extra, "import_module", missing)
    with pytest.raises(InputError, match="To write Parquet files, install polars: pip install 'crossfoot"):
        write_parquet(io.BytesIO(), sheet())
