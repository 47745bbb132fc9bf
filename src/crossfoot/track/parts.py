"""A rate by its months: each month by itself, and the weakest of any stretch.

Invariant: a rate over several months binds every month. The least of some months is at most their average, so a cap on
a total refutes a rate that no single month refutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.model import Cell, Interval, Period
from crossfoot.model.period import Grain, span_of
from crossfoot.reconcile import Bound, Table
from crossfoot.track.aim import Grade, grade_of
from crossfoot.track.evidence import plain
from crossfoot.track.progress import Course
from crossfoot.track.verdict import PartVerdict, State, Verdict

__all__ = ["Stretch", "averages", "judge_rate", "parts_of"]

_SIZES = {Grain.MONTH: 1, Grain.QUARTER: 3}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring parts and what is proven for their average."""

    parts: tuple[Period, ...]
    average: Bound

    @property
    def period(self) -> Period:
        """All of it as one period."""
        start, last = self.parts[0].start, self.parts[-1].last
        return self.parts[0] if start is None or last is None else span_of(start, last)


def parts_of(cell: Cell) -> tuple[Period, ...]:
    """The months (or quarters) a rate binds, in order; none where its period is not made of them."""
    size = _SIZES.get(Grain(cell.per)) if cell.per in tuple(Grain) else None
    if size is None or not cell.period.has_whole_months:
        return ()
    months = cell.period.split_months()
    if len(months) % size:
        return ()
    return tuple(_joined(months[n : n + size]) for n in range(0, len(months), size))


def averages(table: Table, cell: Cell, parts: tuple[Period, ...]) -> Iterator[Stretch]:
    """What is proven for the average of each stretch of neighbouring parts, short stretches first.

    Args:
        table: The reconciled figures.
        cell: Address of the figure, at any period.
        parts: Neighbouring periods in order.
    """
    for length in range(1, len(parts) + 1):
        for first in range(len(parts) - length + 1):
            chosen = parts[first : first + length]
            terms = tuple((Fraction(1, length), cell.at(part)) for part in chosen)
            yield Stretch(chosen, table.bound_of(terms))


def judge_rate(blank: Verdict, table: Table, aim: Interval, course: Course) -> Verdict:
    """The verdict on a rate.

    Args:
        blank: The verdict so far.
        table: The reconciled figures.
        aim: The numbers that each part must reach.
        course: How far the period has run.
    """
    cell = plain(blank.target.cell)
    stretches = tuple(averages(table, cell, parts_of(blank.target.cell)))
    parts = tuple(_part(s, aim, course) for s in stretches if len(s.parts) == 1)
    capped = [s for s in stretches if s.average.interval.high is not None]
    weakest = min(capped, key=lambda s: (s.average.interval.high, -len(s.parts)), default=None)
    found = replace(
        blank,
        whole=table.bounds(cell),
        parts=parts,
        weakest=None if weakest is None else weakest.period,
        weakest_bound=None if weakest is None else weakest.average,
    )
    if all(part.state is State.MET for part in parts):
        return replace(found, state=State.MET)
    if weakest is not None and grade_of(weakest.average.interval, aim) is Grade.REFUTED:
        return replace(found, state=State.MISSED, decided_by=weakest.average)
    return replace(found, state=State.UNDECIDED if course.is_over else State.OPEN)


def _part(stretch: Stretch, aim: Interval, course: Course) -> PartVerdict:
    period, grade = stretch.parts[0], grade_of(stretch.average.interval, aim)
    if grade is Grade.POSSIBLE:
        runs = course.left is not None and course.left.contains(period)
        return PartVerdict(period, State.OPEN if runs else State.UNDECIDED, stretch.average)
    return PartVerdict(period, State.MET if grade is Grade.PROVEN else State.MISSED, stretch.average)


def _joined(months: tuple[Period, ...]) -> Period:
    start, last = months[0].start, months[-1].last
    return months[0] if start is None or last is None else span_of(start, last)
