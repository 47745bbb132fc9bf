"""A table as it lies in a file: names of columns, and rows of texts with their numbers.

Invariant: rows come in the order of the file, as often as they are asked for, and are never all in memory at once
where the file's form allows it. A row is counted as a spreadsheet counts it: the header is row 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from crossfoot.errors import TableError
from crossfoot.model import Issue

__all__ = ["Row", "Table", "columns_of", "text_of"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, and what its cells hold, as text."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell and not cell.isspace() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Args:
        name: The file's own name, without folders.
        header: Names of the columns.
        rows: Starts reading the rows anew.
        issues: What was odd about the file.
    """

    name: str
    header: tuple[str, ...]
    rows: Callable[[], Iterator[Row]] = field(compare=False)
    issues: tuple[Issue, ...] = ()


def columns_of(cells: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Names of columns from a header row: white space folded, empty ones at the end left out.

    Raises:
        TableError: The row is empty.
    """
    names = [" ".join(cell.split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise TableError(name, "its header row is empty; names of columns were expected")
    return tuple(names)


def text_of(value: Any) -> str:
    """A typed cell of a workbook or a Parquet file as a text table would hold it; a missing one is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float | Decimal):
        return _digits(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "+".join(text_of(one) for one in value)
    return str(value)


def _digits(value: float | Decimal) -> str:
    """The shortest digits that are read back as the same number, never with an exponent: `9200000`, `15.1`."""
    number = Decimal(repr(value)) if isinstance(value, float) else value
    if not number.is_finite():
        return str(value)
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
