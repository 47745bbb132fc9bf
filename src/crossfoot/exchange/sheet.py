"""A table that is given out: typed columns, rows of values, and each value as text.

Invariant: a value has one text, the same in every form of file, and what is read back from it is the value; numbers in
columns for programs stand beside the exact ones, never in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from crossfoot.exchange.cells import write_cell
from crossfoot.model import Interval

__all__ = ["Column", "Kind", "Sheet", "Value", "ends_of", "exact"]

Value = str | bool | float | date | datetime | None


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    FLAG = "flag"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name and what it holds."""

    name: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; its rows can be gone through once."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Value, ...]] = field(compare=False)

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)

    def texts(self) -> Iterator[tuple[str, ...]]:
        """The rows as texts."""
        return (tuple(map(_text, row)) for row in self.rows)

    def encoded(self) -> Iterator[tuple[Value, ...]]:
        """The rows with texts as cells hold them, for forms that know types."""
        return (tuple(map(_encoded, row)) for row in self.rows)


def ends_of(interval: Interval) -> tuple[Value, ...]:
    """An interval as six cells: low, high, whether each is left out, and each as a number for programs."""
    low, high = interval.low, interval.high
    return (
        None if low is None else exact(low),
        None if high is None else exact(high),
        None if low is None else interval.low_open,
        None if high is None else interval.high_open,
        None if low is None else float(low),
        None if high is None else float(high),
    )


def exact(number: Fraction) -> str:
    """A number as text that is read back as the same number: a decimal where it has one, else a fraction."""
    denominator, places = number.denominator, 0
    while denominator % 10 == 0:
        denominator, places = denominator // 10, places + 1
    while denominator % 2 == 0 or denominator % 5 == 0:
        denominator, places = denominator // (2 if denominator % 2 == 0 else 5), places + 1
    if denominator != 1:
        return str(number)
    digits = str(abs(number.numerator) * 10**places // number.denominator).zfill(places + 1)
    sign = "-" if number < 0 else ""
    whole, part = (digits[:-places], digits[-places:].rstrip("0")) if places else (digits, "")
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"


def _encoded(value: Value) -> Value:
    return write_cell(value) if isinstance(value, str) else value


def _text(value: Value) -> str:
    if value is None or isinstance(value, str):
        return write_cell(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.isoformat()
    return value.isoformat() if isinstance(value, date) else repr(value)
