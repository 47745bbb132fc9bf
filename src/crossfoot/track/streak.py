"""Streaks: whether the same thing held in so many periods running.

Invariant: `proven` needs a proven bound for every period, `refuted` a proven bound that no period, or no average of
neighbouring periods, can meet; a page that asserts a streak is one claim among others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.errors import InputError
from crossfoot.model import Cell, Interval, Period
from crossfoot.model.interval import at_least, at_most, below, more_than
from crossfoot.model.predicate import Predicate, parse_predicate
from crossfoot.model.statement import Streak
from crossfoot.reconcile import Bound, Table
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.reconcile.stretch import Stretch, averages
from crossfoot.track.evidence import plain

__all__ = ["StreakFinding", "StreakPart", "check_streak", "longest_streak", "streak_claimed"]

_HUNDRED = Fraction(100)
_Question = tuple[tuple[tuple[Fraction, Cell], ...], Interval]


@dataclass(frozen=True, slots=True)
class StreakPart:
    """One period of a streak.

    Args:
        period: When.
        grade: Whether it held.
        bounds: What decides: the figure itself, or for growth the figure less the grown base.
    """

    period: Period
    grade: Grade
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class StreakFinding:
    """What figures say about a streak.

    Args:
        predicate: What is asked of each period.
        parts: Its periods in order.
        grade: Whether it held in all of them.
        refuted_by: Neighbouring periods whose average rules it out although no single one does, or None.
    """

    predicate: Predicate
    parts: tuple[StreakPart, ...]
    grade: Grade
    refuted_by: Stretch | None = None

    @property
    def length(self) -> int:
        """How many periods it has."""
        return len(self.parts)


def check_streak(predicate: Predicate, cell: Cell, *, length: int, last: Period, table: Table) -> StreakFinding:
    """Whether something held in the last so many periods.

    Args:
        predicate: What is asked of each period.
        cell: Address of the figure, at any period.
        length: How many periods, at least one.
        last: The last of them.
        table: The reconciled figures of a view.

    Raises:
        InputError: The predicate is about ranks, which no sum of figures decides, or the last period is not one of its.
    """
    if predicate.kind == "rank":
        raise InputError("A streak of ranks cannot be checked: only levels and growth follow from figures.")
    if predicate.last_in(last) != last or length < 1:
        raise InputError(f"A streak by {predicate.grain} cannot end with {length} of {last.label}.")
    address = plain(cell)
    periods = tuple(last.shift_months(-predicate.months * n) for n in reversed(range(length)))
    parts = tuple(_part(predicate, address.at(period), table) for period in periods)
    if all(part.grade is Grade.PROVEN for part in parts):
        return StreakFinding(predicate, parts, Grade.PROVEN)
    if any(part.grade is Grade.REFUTED for part in parts):
        return StreakFinding(predicate, parts, Grade.REFUTED)
    stretch = _refuting(predicate, address, periods, table)
    return StreakFinding(predicate, parts, Grade.POSSIBLE if stretch is None else Grade.REFUTED, stretch)


def streak_claimed(statement: Streak, table: Table) -> StreakFinding | None:
    """What figures say about a streak that a page claims; None where its predicate, length or end cannot be rated."""
    length = statement.value.interval.low
    predicate = parse_predicate(statement.predicate)
    last = predicate.last_in(plain(statement.cell).period)
    if length is None or length < 1 or length.denominator != 1 or last is None or predicate.kind == "rank":
        return None
    return check_streak(predicate, statement.cell, length=int(length), last=last, table=table)


def longest_streak(predicate: Predicate, cell: Cell, *, within: Period, table: Table) -> StreakFinding | None:
    """The longest proven run, the latest of equals; None where no period is proven.

    Args:
        predicate: What is asked of each period.
        cell: Address of the figure, at any period.
        within: Whole months to look at.
        table: The reconciled figures of a view.
    """
    best: tuple[StreakPart, ...] = ()
    run: tuple[StreakPart, ...] = ()
    for period in _periods(predicate, within):
        part = _part(predicate, plain(cell).at(period), table)
        run = (*run, part) if part.grade is Grade.PROVEN else ()
        best = run if run and len(run) >= len(best) else best
    return StreakFinding(predicate, best, Grade.PROVEN) if best else None


def _periods(predicate: Predicate, within: Period) -> Iterator[Period]:
    """The periods of a predicate inside another, in order."""
    months = within.split_months()
    for first in range(len(months) - predicate.months + 1):
        tail = Period(months[first].start, months[first + predicate.months - 1].end, predicate.grain)
        if tail.grain is predicate.grain:
            yield tail


def _part(predicate: Predicate, cell: Cell, table: Table) -> StreakPart:
    bounds, grades = [], []
    for terms, wanted in _questions(predicate, cell):
        bound = table.bound_of(terms)
        bounds.append(bound)
        grades.append(grade_of(bound.interval, wanted))
    grade = Grade.POSSIBLE
    if Grade.REFUTED in grades:
        grade = Grade.REFUTED
    elif set(grades) == {Grade.PROVEN}:
        grade = Grade.PROVEN
    return StreakPart(cell.period, grade, tuple(bounds))


def _questions(predicate: Predicate, cell: Cell) -> Iterator[_Question]:
    """What must lie where for a period to hold: one question, or one for each end of a growth."""
    wanted, base = predicate.wanted, predicate.base_of(cell.period)
    if base is None:
        yield ((Fraction(1), cell),), wanted
        return
    if wanted.low is not None:
        terms = ((Fraction(1), cell), (-(1 + wanted.low / _HUNDRED), cell.at(base)))
        yield terms, more_than(0) if wanted.low_open else at_least(0)
    if wanted.high is not None:
        terms = ((Fraction(1), cell), (-(1 + wanted.high / _HUNDRED), cell.at(base)))
        yield terms, below(0) if wanted.high_open else at_most(0)


def _refuting(predicate: Predicate, cell: Cell, periods: tuple[Period, ...], table: Table) -> Stretch | None:
    """Neighbouring periods whose average cannot be wanted: the numbers wanted have no gap, so neither have all of them.

    Growth is no figure that averages, so only levels are asked.
    """
    if predicate.kind != "level":
        return None
    stretches = (found for found in averages(table, cell, periods) if len(found.parts) > 1)
    return next((s for s in stretches if grade_of(s.average.interval, predicate.wanted) is Grade.REFUTED), None)
