"""From a goal and the entries of a view to a verdict.

Invariant: a pure function of its arguments. The verdict follows from the claims of the view alone: nothing is taken
for true because a goal, a forecast or the press says it will be. Sizes and growth of the vendor decide first; shares
and market totals, which sources restate often, are asked only where those leave the goal undecided.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from crossfoot.model import ALL, Cell, Interval
from crossfoot.model.interval import at_least, exactly, more_than
from crossfoot.model.statement import Growth, Level, Share
from crossfoot.reconcile import Bound, Entry
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.track.aim import number_of
from crossfoot.track.evidence import Evidence, direct, evidence_for, plain
from crossfoot.track.gaps import untold
from crossfoot.track.parts import judge_rate, parts_of
from crossfoot.track.progress import Course, course_of, remaining_of, required_run_rate
from crossfoot.track.reason import sentence
from crossfoot.track.target import Revision, Target
from crossfoot.track.verdict import State, Verdict

__all__ = ["track_target"]

Terms = tuple[tuple[Fraction, Cell], ...]

_HUNDRED = Fraction(100)


def track_target(
    target: Target,
    entries: Iterable[Entry],
    *,
    as_of: date,
    revision: Revision | None = None,
    aim: Interval | None = None,
) -> Verdict:
    """How a goal stands by the claims of a view.

    Args:
        target: The goal.
        entries: The entries of the view, as of the day.
        as_of: The day.
        revision: The wording to rate: one of the goal's revisions or expectations; None is the one that stands.
        aim: The numbers that reach it; None as worded. The top of a range is `revision.stretch`.
    """
    wording = revision or target.current
    wanted = aim or wording.aim
    blank = Verdict(target, wording, wanted, as_of, State.NOT_RATABLE)
    if wanted is None or not _is_ratable(target, wording):
        return _told(blank)
    course = course_of(target.period, as_of=as_of)
    blank = replace(blank, course=course)
    every = tuple(entries)
    found = _judge(blank, direct(every, target), wanted, course)
    if found.grade is Grade.POSSIBLE:
        found = _judge(blank, every, wanted, course)
    return _told(found)


def _judge(blank: Verdict, entries: tuple[Entry, ...], wanted: Interval, course: Course) -> Verdict:
    target, statement = blank.target, blank.revision.statement
    if target.is_rate:
        cells = tuple(plain(target.cell).at(period) for period in parts_of(target.cell))
        evidence = evidence_for(target, entries, questions=cells)
        found = judge_rate(blank, evidence.table, wanted, course)
    elif isinstance(statement, Level):
        evidence = evidence_for(target, entries, questions=_cells(target, course))
        found = _judge_total(blank, evidence, wanted, course)
    else:
        terms, wanted = _question(blank.revision, wanted)
        evidence = evidence_for(target, entries, questions=tuple(cell for _, cell in terms))
        found = _decided(blank, evidence.table.bound_of(terms), wanted, course)
    found = replace(found, others=evidence.others)
    if found.grade is Grade.POSSIBLE and evidence.figures == 0 and evidence.others:
        found = replace(found, state=State.NOT_RATABLE)
    return found


def _told(verdict: Verdict) -> Verdict:
    return replace(verdict, why=sentence(verdict))


def _is_ratable(target: Target, wording: Revision) -> bool:
    """Whether figures could tell: a known period, a rate by month or quarter, a share of the market."""
    period, statement = target.period, wording.statement
    if not period.is_flow or (isinstance(statement, Share) and statement.whole is not None):
        return False
    if target.is_rate:
        return isinstance(statement, Level) and bool(parts_of(target.cell))
    return True


def _cells(target: Target, course: Course) -> tuple[Cell, ...]:
    cell = plain(target.cell)
    return (cell, *(cell.at(period) for period in (course.elapsed, course.left) if period is not None))


def _judge_total(blank: Verdict, evidence: Evidence, aim: Interval, course: Course) -> Verdict:
    cell = plain(blank.target.cell)
    whole = evidence.table.bounds(cell)
    found = _decided(blank, whole, aim, course)
    achieved = None if course.elapsed is None else evidence.table.bounds(cell.at(course.elapsed))
    done = exactly(0) if achieved is None else achieved.interval
    remaining = remaining_of(aim, done)
    return replace(
        found,
        achieved=achieved,
        remaining=remaining,
        required=None if course.is_over else required_run_rate(remaining, course.units_left),
        unknown=() if achieved is None else untold(achieved, evidence.table, aim),
    )


def _decided(blank: Verdict, whole: Bound, aim: Interval, course: Course) -> Verdict:
    """The state a bound alone gives, and the bound where it decides."""
    grade = grade_of(whole.interval, aim)
    if grade is Grade.POSSIBLE:
        return replace(blank, whole=whole, state=State.UNDECIDED if course.is_over else State.OPEN)
    state = State.MET if grade is Grade.PROVEN else State.MISSED
    return replace(blank, whole=whole, state=state, decided_by=whole)


def _question(wording: Revision, aim: Interval) -> tuple[Terms, Interval]:
    """A growth or a share as a weighted sum that must be at least 0."""
    cell, number = plain(wording.statement.cell), number_of(aim)
    if isinstance(wording.statement, Growth):
        base = cell.at(wording.statement.base.period)
        terms = ((Fraction(1), cell), (-(1 + number / _HUNDRED), base))
    else:
        market = replace(cell, vendor=(ALL,), model=None, incl=(), excl=())
        terms = ((Fraction(1), cell), (-number / _HUNDRED, market))
    return terms, more_than(0) if aim.low_open else at_least(0)
