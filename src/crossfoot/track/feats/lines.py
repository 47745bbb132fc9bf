"""The lines of a table: one figure month by month, quarter by quarter or year by year, as far back as it is known.

Invariant: a line runs without a gap from the first to the last period that a claim gives a floor for; periods between
of which nothing is known are in it, so that a feat cannot pass over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossfoot.model import ALL, Cell, Grain, Period
from crossfoot.model.period import UNKNOWN
from crossfoot.reconcile import Table
from crossfoot.reconcile.cells import is_additive, is_vendor
from crossfoot.track.feats.asking import Asker

__all__ = ["MONTHS", "Line", "between", "cells_of", "lines_of", "months_between"]

MONTHS: Mapping[Grain, int] = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}
"""The grains of lines, and how many months a period of each has."""


@dataclass(frozen=True, slots=True)
class Line:
    """A figure over time.

    Args:
        family: Its address without a period.
        grain: Month, quarter or year.
        periods: Neighbouring periods in order, the first and the last of them known.
        known: Those with a floor that a claim carries, in order.
    """

    family: Cell
    grain: Grain
    periods: tuple[Period, ...]
    known: tuple[Period, ...]

    @property
    def months(self) -> int:
        """Months in a period."""
        return MONTHS[self.grain]

    @property
    def history(self) -> tuple[Period, Period]:
        """The first and the last period that are known."""
        return self.periods[0], self.periods[-1]

    def cell(self, period: Period) -> Cell:
        """The address of a figure."""
        return self.family.at(period)


def cells_of(table: Table) -> tuple[Cell, ...]:
    """Figures of all periods between the first and the last that a table has of a vendor or a market.

    Lines are cut from these; asked for at once, they cost one look at the table and not one each.
    """
    spoken: dict[tuple[Cell, Grain], list[Period]] = {}
    for unknown in table.model.numbers:
        cell = unknown.cell
        if not unknown.owner and _is_counted(cell):
            spoken.setdefault((cell.at(UNKNOWN), cell.period.grain), []).append(cell.period)
    return tuple(family.at(period) for (family, grain), found in spoken.items() for period in between(found, grain))


def lines_of(asker: Asker, cells: Iterable[Cell]) -> tuple[Line, ...]:
    """The lines that some figures make, by address and grain.

    Args:
        asker: The table.
        cells: Figures, as `cells_of` gives them.
    """
    known: dict[tuple[Cell, Grain], list[Period]] = {}
    for cell in cells:
        low = asker.bound(cell).interval.low
        if low is not None and low > 1:  # "at least one" is the arithmetic's own floor
            known.setdefault((cell.at(UNKNOWN), cell.period.grain), []).append(cell.period)
    found = [
        Line(family, grain, between(periods, grain), tuple(sorted(periods, key=_start)))
        for (family, grain), periods in known.items()
    ]
    return tuple(sorted(found, key=lambda line: (repr(line.family), line.months)))


def between(periods: list[Period], grain: Grain) -> tuple[Period, ...]:
    """Neighbouring periods of a grain from the first to the last of some."""
    first, last = min(periods, key=_start), max(periods, key=_start)
    found = [first]
    while found[-1] != last:
        found.append(found[-1].shift_months(MONTHS[grain]))
    return tuple(found)


def months_between(one: Period, other: Period) -> int:
    """How many months after one period another begins."""
    (year, month), (later, end) = _start(one), _start(other)
    return 12 * (later - year) + end - month


def _is_counted(cell: Cell) -> bool:
    """Whether a figure is that of one vendor or of the market, over a month, a quarter or a year."""
    is_one = is_vendor(cell) or cell.vendor == (ALL,)
    return is_one and cell.per is None and is_additive(cell) and cell.period.grain in MONTHS


def _start(period: Period) -> tuple[int, int]:
    return (0, 0) if period.start is None else (period.start.year, period.start.month)
