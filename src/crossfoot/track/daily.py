"""A rate by weeks or days: the rate as somebody states it, and the average of the months it is to hold in.

Invariant: no figure comes by the week, so a rate is met only where the rate itself is stated; the weakest week of a
time is at most its average, every day counting alike, so a total that is too small refutes it.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from crossfoot.model import Cell, Period
from crossfoot.reconcile import Bound, Table
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.track.evidence import plain
from crossfoot.track.pace import WEEK, recent_pace
from crossfoot.track.verdict import State, Verdict, decided

__all__ = ["cells_of_days", "is_daily", "judge_daily"]

_DAYS = {"day": 1, "week": WEEK}


def is_daily(cell: Cell) -> bool:
    """Whether a rate is one of so many a day or a week, for a time of known days."""
    return cell.per in _DAYS and cell.period.days is not None


def cells_of_days(cell: Cell) -> tuple[Cell, ...]:
    """The figures that rate it: the rate itself, and the totals of its time and of the months in it.

    Args:
        cell: Address of the rate.
    """
    return (canonical(cell), *(plain(cell).at(period) for period in _stretches(cell.period)))


def judge_daily(blank: Verdict, table: Table) -> Verdict:
    """The verdict on a rate of so many a week or a day.

    Args:
        blank: The verdict so far: the numbers to be reached, and how far the period has run.
        table: The reconciled figures.
    """
    rate, aim = blank.target.cell, blank.aim
    if aim is None:
        return blank
    total = plain(rate)
    found = decided(blank, table.bounds(canonical(rate)), aim)
    capped: list[tuple[Fraction, Period, Bound]] = []
    for period in _stretches(rate.period):
        average = table.bound_of(((_part(rate, period), total.at(period)),))
        if average.interval.high is not None:
            capped.append((average.interval.high, period, average))
    weakest = min(capped, key=lambda found: found[0], default=None)
    found = replace(found, pace=recent_pace(table, total, aim, as_of=blank.as_of))
    if weakest is None:
        return found
    _, period, average = weakest
    found = replace(found, weakest=period, weakest_bound=average)
    if found.grade is Grade.POSSIBLE and grade_of(average.interval, aim) is Grade.REFUTED:
        return replace(found, state=State.MISSED, decided_by=average)
    return found


def _stretches(period: Period) -> tuple[Period, ...]:
    """A time and the months in it."""
    months = period.split_months() if period.has_whole_months else ()
    return (period, *(month for month in months if month != period))


def _part(rate: Cell, period: Period) -> Fraction:
    """What part of a total a week (a day) is, every day counting alike."""
    return Fraction(_DAYS[rate.per or ""], period.days or 1)
