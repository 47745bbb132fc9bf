"""How fast it went lately: the last month or quarter that a view has a figure of.

Invariant: a pace is a proven bound divided by the time it is for; what nobody gave a figure of is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from crossfoot.model import Cell, Grain, Interval, Period
from crossfoot.reconcile import Bound, Table
from crossfoot.track.gaps import is_told

__all__ = ["WEEK", "Pace", "recent_pace"]

WEEK = 7  # days
_GRAINS = (Grain.MONTH, Grain.QUARTER)


@dataclass(frozen=True, slots=True)
class Pace:
    """What a month or a quarter brought.

    Args:
        period: Which.
        bound: What is proven for all of it.
    """

    period: Period
    bound: Bound

    @property
    def a_month(self) -> Interval:
        """Units a month, months counting alike."""
        return self._over(self.period.month_count or 1)

    @property
    def a_day(self) -> Interval:
        """Units a day, days counting alike."""
        return self._over(self.period.days or 1)

    @property
    def a_week(self) -> Interval:
        """Units in seven days."""
        return self.a_day.scale(WEEK)

    def _over(self, parts: int) -> Interval:
        return self.bound.interval.scale(Fraction(1, parts))


def recent_pace(table: Table, cell: Cell, aim: Interval, *, as_of: date) -> Pace | None:
    """The month, or else the quarter, that ended last by a day and has a floor that somebody told; None where none has.

    Args:
        table: The figures.
        cell: Address of the figure, at any period.
        aim: What is aimed at, for scale.
        as_of: The day.
    """
    live = {
        unknown.cell.period
        for unknown in table.model.numbers
        if not unknown.owner and unknown.cell.at(cell.period) == cell and unknown.cell.period.grain in _GRAINS
    }
    over = [period for period in live if period.last is not None and period.last <= as_of]
    for period in sorted(over, key=lambda p: (p.last or date.min, p.start or date.min), reverse=True):
        bound = table.bounds(cell.at(period))
        if is_told(bound, aim):
            return Pace(period, bound)
    return None
