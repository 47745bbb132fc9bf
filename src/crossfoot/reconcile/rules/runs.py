"""Milestone and streak: a running total that passes a mark, and a thing that held in several periods.

Invariant: a milestone brackets the running total at the two ends of its period; a streak is its predicate, once for
each of its periods, and a predicate that is not understood gives no row.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from crossfoot.errors import NotationError
from crossfoot.model import Cell, Grain, Interval, parse_period
from crossfoot.model.interval import at_least, at_most, exactly
from crossfoot.model.predicate import Predicate, parse_predicate
from crossfoot.model.statement import Milestone, Streak
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book, sum_for
from crossfoot.reconcile.cells import LAUNCH, at_days, canonical, is_additive
from crossfoot.reconcile.reading import Reading, growth_of, slack_of
from crossfoot.reconcile.rules.ranking import lead

__all__ = ["milestone", "streak"]

_LONGEST = 120


def milestone(assertion: Assertion, _book: Book) -> tuple[Reading, ...]:
    """The running total is at least the mark at the end of the period and at most the mark before it."""
    statement = assertion.claim.statement
    if not isinstance(statement, Milestone) or not is_additive(statement.cell):
        return ()
    period, mark = statement.cell.period, statement.value.interval
    start = LAUNCH if period.grain is not Grain.CUMULATIVE or period.start is None else period.start
    if statement.since not in (None, ".."):
        try:
            start = parse_period(str(statement.since)).start or LAUNCH
        except NotationError:
            return ()
    if period.end is None or mark.low is None or mark.high is None or start >= period.end:
        return ()
    cell, slack = replace(statement.cell, per=None), slack_of(statement.value)
    found = [Reading(sum_for(at_days(cell, (start, period.end))), at_least(mark.low), slack=slack)]
    if period.is_flow and period.start is not None and period.start > start:
        found.append(Reading(sum_for(at_days(cell, (start, period.start))), at_most(mark.high), slack=slack))
    return tuple(found)


def streak(assertion: Assertion, book: Book) -> tuple[Reading, ...]:
    """The predicate for each period, the last one first."""
    statement = assertion.claim.statement
    if not isinstance(statement, Streak):
        return ()
    try:
        predicate = parse_predicate(statement.predicate)
    except NotationError:
        return ()
    length, last = statement.value.interval.low, predicate.last_in(canonical(statement.cell).period)
    if last is None or length is None or not 0 < length <= _LONGEST:
        return ()
    readings: list[Reading] = []
    for number in range(int(length)):
        cell = replace(canonical(statement.cell).at(last.shift_months(-predicate.months * number)), per=None)
        readings += _once(assertion, cell, predicate, book)
    return tuple(readings)


def _once(assertion: Assertion, cell: Cell, predicate: Predicate, book: Book) -> tuple[Reading, ...]:
    """The predicate for one period."""
    wanted = predicate.wanted
    slack = Fraction(0) if predicate.quantity is None else slack_of(predicate.quantity)
    running = assertion.is_running and cell.period.end == canonical(assertion.claim.cell).period.end
    if predicate.kind == "rank":
        return lead(assertion, cell, book) if wanted == exactly(1) and not running else ()
    if predicate.kind == "level":
        low_only = Interval(wanted.low, None, wanted.low_open) if running else wanted
        return (Reading(sum_for(cell), low_only, slack=slack),)
    base = predicate.base_of(cell.period)
    if running or base is None:
        return ()
    return (replace(growth_of(sum_for(cell), sum_for(cell.at(base)), wanted), slack=slack),)
