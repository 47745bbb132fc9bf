"""Figures as points of a series: what is counted, where, over which days, and by whom.

Invariant: two cells share a series exactly if only their place and their period differ, so no estimate ever passes
from one definition (a measure, a brand counted in or out, a segment) to another.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from crossfoot.model import Cell
from crossfoot.model.period import UNKNOWN
from crossfoot.reconcile.book import market_of
from crossfoot.reconcile.cells import canonical

__all__ = ["Point", "Stretch", "line_of", "market_line", "month_of", "point_of"]

_ANYWHERE = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days of a figure.

    Args:
        start: The first.
        end: The first after.
        is_sum: Whether the figure adds up what happened over the days; a stock and a rate do not.
    """

    start: date
    end: date
    is_sum: bool = True

    @property
    def months(self) -> tuple[tuple[int, Fraction], ...]:
        """Months, counted from the year 0, and how much of each lies in the stretch."""
        pieces = []
        day = self.start
        while day < self.end:
            size = monthrange(day.year, day.month)[1]
            after = min(self.end, date(day.year, day.month, 1) + timedelta(days=size))
            pieces.append((12 * day.year + day.month - 1, Fraction((after - day).days, size)))
            day = after
        return tuple(pieces)

    def meets(self, other: Stretch) -> bool:
        """Whether some day is in both."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series, as one source counts it.

    Args:
        place: Where.
        stretch: When.
        source: Who counts; empty for what all sources have in common.
        is_market: Whether it is the figure of the market, and not of the vendor the series is about.
    """

    place: str
    stretch: Stretch
    source: str
    is_market: bool


def line_of(cell: Cell) -> Cell:
    """The series of a figure: its address without place and time."""
    return replace(canonical(cell), place=_ANYWHERE, period=UNKNOWN)


def market_line(cell: Cell) -> Cell:
    """The series of the market that a figure is a part of."""
    return line_of(market_of(cell))


def point_of(cell: Cell, source: str) -> Point | None:
    """A figure as a point of its series; None where it is not known when it begins or ends."""
    period = canonical(cell).period
    if period.start is None or period.end is None:
        return None
    is_sum = cell.per is None and period.is_flow
    start = period.start if is_sum else period.end - timedelta(days=1)
    return Point(
        cell.place or _ANYWHERE, Stretch(start, period.end, is_sum), source, line_of(cell) == market_line(cell)
    )


def month_of(number: int) -> Stretch:
    """A month, counted from the year 0, as a stretch."""
    start = date(number // 12, number % 12 + 1, 1)
    return Stretch(start, start + timedelta(days=monthrange(start.year, start.month)[1]))
