"""Goals of growth and of share: what the figures of two times, or of vendor and market, say of them.

Invariant: a growth is asked as a sum of two figures, never by dividing rounded ones. Without a figure of the base there
is nothing to grow from, and the goal is not rated unless the growth itself is printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from crossfoot.model import ALL, Cell, Mode
from crossfoot.model.interval import at_least, at_most, below, more_than
from crossfoot.model.statement import Growth
from crossfoot.reconcile import Entry, Table
from crossfoot.reconcile.grade import Grade
from crossfoot.track.aim import is_cap, number_of
from crossfoot.track.evidence import Evidence, plain
from crossfoot.track.pace import recent_pace
from crossfoot.track.progress import required_run_rate
from crossfoot.track.verdict import Obstacle, State, Verdict, decided

__all__ = ["cells_of", "judge_relation"]

Terms = tuple[tuple[Fraction, Cell], ...]

_ONE = Fraction(1)
_HUNDRED = Fraction(100)


def cells_of(verdict: Verdict) -> tuple[Cell, ...]:
    """The figures that have to be known to rate a goal of growth or share.

    Args:
        verdict: The verdict so far.
    """
    asked = [other for _, other in _terms(verdict)]
    course, cell = verdict.course, asked[0]
    if course is not None and isinstance(verdict.revision.statement, Growth):
        asked += [cell.at(period) for period in (course.elapsed, course.left) if period is not None]
    return tuple(asked)


def judge_relation(blank: Verdict, evidence: Evidence) -> Verdict:
    """The verdict on a growth or a share.

    Args:
        blank: The verdict so far, its aim and its course known.
        evidence: What the view knows.
    """
    table, aim = evidence.table, blank.aim
    if aim is None or blank.course is None:
        return blank
    whole = table.bound_of(_terms(blank))
    wanted = more_than(0) if aim.low_open else at_least(0)
    if is_cap(aim):
        wanted = below(0) if aim.high_open else at_most(0)
    found = decided(blank, whole, wanted)
    if not isinstance(blank.revision.statement, Growth):
        return found
    return _grown(found, table, is_printed=_is_printed(evidence.entries, blank))


def _terms(verdict: Verdict) -> Terms:
    """A growth or a share as a weighted sum that is at least 0 where the goal's number is reached."""
    statement = verdict.revision.statement
    cell, number = plain(statement.cell), number_of(verdict.aim or at_least(0))
    cell = replace(cell, measure=verdict.target.cell.measure)
    if isinstance(statement, Growth):
        return (_ONE, cell), (-(1 + number / _HUNDRED), cell.at(statement.base.period))
    market = replace(cell, vendor=(ALL,), model=None, incl=(), excl=())
    return (_ONE, cell), (-number / _HUNDRED, market)


def _grown(found: Verdict, table: Table, *, is_printed: bool) -> Verdict:
    """A growth in units: what it amounts to, what is done, and what is left of it."""
    (_, cell), (weight, base) = _terms(found)
    course, before = found.course, table.bounds(base).interval
    if before.high is None or before.high <= 0:
        if found.grade is Grade.POSSIBLE and not is_printed and course is not None and course.is_over:
            return replace(found, state=State.NOT_RATABLE, obstacle=Obstacle.NO_BASE)
        return found
    found = replace(found, implied=before.scale(-weight), pace=recent_pace(table, cell, before, as_of=found.as_of))
    if course is None or course.elapsed is None or found.grade is not Grade.POSSIBLE:
        return found
    over = cell.at(course.elapsed)
    left = table.bound_of(((-weight, base), (-_ONE, over))).interval.intersect(at_least(0))
    required = None if course.is_over else required_run_rate(left, course.units_left)
    return replace(found, achieved=table.bounds(over), remaining=left, required=required)


def _is_printed(entries: Iterable[Entry], verdict: Verdict) -> bool:
    """Whether somebody prints the growth or the share itself."""
    kind = type(verdict.revision.statement)
    return any(
        entry.claim.mode is Mode.ACTUAL
        and isinstance(entry.claim.statement, kind)
        and plain(entry.claim.cell).at(verdict.target.period) == plain(verdict.target.cell)
        for entry in entries
    )
