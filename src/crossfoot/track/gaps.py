"""Stretches of time that nobody has told anything about.

Invariant: a stretch is told only if a claim about it carries the floor; "at least 0" and the arithmetic's own "at
least one" tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from crossfoot.model import Cell, Interval, Period
from crossfoot.model.period import span_of
from crossfoot.reconcile import Bound, Table
from crossfoot.track.aim import number_of

__all__ = ["is_told", "untold"]

# A floor below this part of the goal is the arithmetic's own ("at least one phone"), not something anybody told.
_LEAST_TOLD = 1000


def is_told(bound: Bound | None, aim: Interval) -> bool:
    """Whether a bound has a floor that somebody told."""
    low = None if bound is None else bound.interval.low
    return low is not None and low > 0 and low * _LEAST_TOLD >= number_of(aim)


def untold(floor: Bound, table: Table, aim: Interval) -> tuple[Period, ...]:
    """The parts of a period that its floor takes for 0, in order.

    Args:
        floor: What is proven for the period.
        table: The figures it was proven from.
        aim: What is aimed at, for scale.
    """
    cell = floor.terms[0][1]
    return _without(cell.period, _told(floor, cell, table, aim))


def _told(floor: Bound, cell: Cell, table: Table, aim: Interval) -> Iterable[Period]:
    """Periods of the claims that carry a floor."""
    if floor.low is None:
        return ()
    # By name, not by number: a table asked for a cell it did not have answers from a wider one with numbers of its own.
    names, claimed = dict(floor.low.names), {unknown.label: unknown.cell for unknown in table.model.numbers}
    spoken = {names[number] for _, row in floor.low.parts if row.claims for number, _ in row.terms}
    cells = {claimed[name] for name in spoken if name in claimed}
    about = (found for found in cells if found.vendor == cell.vendor and cell.period.contains(found.period))
    return [found.period for found in about if found.at(cell.period) != cell or is_told(table.bounds(found), aim)]


def _without(period: Period, told: Iterable[Period]) -> tuple[Period, ...]:
    """What is left of a period once others are taken out."""
    left: list[Period] = []
    start, end = period.start, period.end
    if start is None or end is None:
        return ()
    for other in sorted(told, key=lambda p: (p.start or date.min, p.end or date.max)):
        if other.start is None or other.end is None or other.end <= start:
            continue
        if other.start > start:
            left.append(_until(start, other.start))
        start = other.end
    if start < end:
        left.append(_until(start, end))
    return tuple(left)


def _until(start: date, end: date) -> Period:
    last = date.fromordinal(end.toordinal() - 1)
    return span_of(start, last)
