"""A rate by its months: each month by itself, and the weakest of any stretch.

Invariant: a rate over several months binds every month. The least of some months is at most their average, so a cap on
a total refutes a rate that no single month refutes.
"""

from __future__ import annotations

from dataclasses import replace

from crossfoot.model import Cell, Interval, Period
from crossfoot.model.period import Grain
from crossfoot.reconcile import Table
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.reconcile.stretch import Stretch, averages, cut, weakest_of
from crossfoot.track.evidence import plain
from crossfoot.track.pace import recent_pace
from crossfoot.track.progress import Course
from crossfoot.track.verdict import PartVerdict, State, Verdict

__all__ = ["judge_rate", "parts_of"]

_SIZES = {Grain.MONTH: 1, Grain.QUARTER: 3}


def parts_of(cell: Cell) -> tuple[Period, ...]:
    """The months (or quarters) a rate binds, in order; none where its period is not made of them."""
    size = _SIZES.get(Grain(cell.per)) if cell.per in tuple(Grain) else None
    return () if size is None else cut(cell.period, size)


def judge_rate(blank: Verdict, table: Table) -> Verdict:
    """The verdict on a rate.

    Args:
        blank: The verdict so far: the numbers each part must reach, and how far the period has run.
        table: The reconciled figures.
    """
    cell, aim, course = plain(blank.target.cell), blank.aim, blank.course
    if aim is None or course is None:
        return blank
    stretches = tuple(averages(table, cell, parts_of(blank.target.cell)))
    parts = tuple(_part(s, aim, course) for s in stretches if len(s.parts) == 1)
    weakest = weakest_of(stretches)
    found = replace(
        blank,
        whole=table.bounds(cell),
        pace=recent_pace(table, cell, aim, as_of=blank.as_of),
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
