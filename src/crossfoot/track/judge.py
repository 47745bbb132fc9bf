"""From a goal and the entries of a view to a verdict.

Invariant: a pure function of its arguments. The verdict follows from the claims of the view alone: nothing is taken
for true because a goal, a forecast or the press says it will be. Sizes and growth of the vendor decide first; shares
and market totals, which sources restate often, are asked only where those leave the goal undecided.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from crossfoot.model import Cell, Interval
from crossfoot.model.interval import exactly
from crossfoot.model.statement import Level, Rank, Share
from crossfoot.reconcile import Entry
from crossfoot.reconcile.grade import Grade
from crossfoot.track.aim import is_cap
from crossfoot.track.daily import cells_of_days, is_daily, judge_daily
from crossfoot.track.evidence import Evidence, direct, evidence_for, plain
from crossfoot.track.gaps import is_told, untold
from crossfoot.track.pace import recent_pace
from crossfoot.track.parts import judge_rate, parts_of
from crossfoot.track.progress import course_of, remaining_of, required_run_rate
from crossfoot.track.rank import judge_rank
from crossfoot.track.reason import sentence
from crossfoot.track.relation import cells_of, judge_relation
from crossfoot.track.target import Revision, Target
from crossfoot.track.verdict import Obstacle, State, Verdict, decided

__all__ = ["track_target"]


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
    obstacle = _obstacle(target, wording, wanted)
    blank = Verdict(target, wording, wanted, as_of, State.NOT_RATABLE, obstacle=obstacle)
    if wanted is None or obstacle is not None:
        return _told(blank)
    blank = replace(blank, course=course_of(target.period, as_of=as_of))
    every = tuple(entries)
    found = _judge(blank, direct(every, target))
    if found.grade is Grade.POSSIBLE:  # also a rank, which no figures of one vendor decide
        found = _judge(blank, every)
    return _told(found)


def _judge(blank: Verdict, entries: tuple[Entry, ...]) -> Verdict:
    evidence = evidence_for(blank.target, entries, questions=_cells(blank))
    if is_daily(blank.target.cell):
        found = judge_daily(blank, evidence.table)
    elif blank.target.is_rate:
        found = judge_rate(blank, evidence.table)
    elif isinstance(blank.revision.statement, Level):
        found = _judge_total(blank, evidence)
    elif isinstance(blank.revision.statement, Rank):
        found = judge_rank(blank, evidence)
    else:
        found = judge_relation(blank, evidence)
    found = replace(found, others=evidence.others or evidence.elsewhere)
    if found.grade is not Grade.POSSIBLE or found.obstacle or evidence.figures or not found.others:
        return found
    obstacle = Obstacle.OTHER_MEASURE if evidence.others else Obstacle.OTHER_SCOPE
    is_told_by_parts = found.whole is not None and is_told(found.whole, blank.aim or exactly(0))
    return found if is_told_by_parts else replace(found, state=State.NOT_RATABLE, obstacle=obstacle)


def _told(verdict: Verdict) -> Verdict:
    return replace(verdict, why=sentence(verdict))


def _obstacle(target: Target, wording: Revision, wanted: Interval | None) -> Obstacle | None:
    """Why no figures could tell: no number, no time, another whole than the market, parts of time nobody counts by."""
    statement = wording.statement
    if wanted is None:
        return Obstacle.NO_NUMBER
    if not target.period.is_flow:
        return Obstacle.NO_TIME
    if isinstance(statement, Share) and statement.whole is not None:
        return Obstacle.OTHER_WHOLE
    has_parts = is_daily(target.cell) or bool(parts_of(target.cell))
    is_rated = isinstance(statement, Level) and has_parts and not is_cap(wanted)
    return Obstacle.NO_PARTS if target.is_rate and not is_rated else None


def _cells(blank: Verdict) -> tuple[Cell, ...]:
    """The figures that rate a goal."""
    target, course, cell = blank.target, blank.course, plain(blank.target.cell)
    if is_daily(target.cell):
        return cells_of_days(target.cell)
    if target.is_rate:
        return tuple(cell.at(period) for period in parts_of(target.cell))
    if isinstance(blank.revision.statement, Rank):
        return (cell,)
    if not isinstance(blank.revision.statement, Level) or course is None:
        return cells_of(blank)
    return (cell, *(cell.at(period) for period in (course.elapsed, course.left) if period is not None))


def _judge_total(blank: Verdict, evidence: Evidence) -> Verdict:
    cell, aim, course = plain(blank.target.cell), blank.aim, blank.course
    if aim is None or course is None:
        return blank
    found = decided(blank, evidence.table.bounds(cell), aim)
    achieved = None if course.elapsed is None else evidence.table.bounds(cell.at(course.elapsed))
    remaining = remaining_of(aim, exactly(0) if achieved is None else achieved.interval)
    return replace(
        found,
        achieved=achieved,
        remaining=remaining,
        required=None if course.is_over else required_run_rate(remaining, course.units_left),
        pace=recent_pace(evidence.table, cell, aim, as_of=blank.as_of),
        unknown=() if achieved is None else untold(achieved, evidence.table, aim),
    )
