"""Milestone and streak: a running total that passes a mark, and a thing that held in several periods.

Invariant: a milestone brackets the running total at the two ends of its period; a streak is its predicate, once for
each of its periods, and a predicate that is not understood gives no row.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from crossfoot.errors import NotationError
from crossfoot.model import Cell, Grain, Interval, Period, notation, parse_period
from crossfoot.model.interval import at_least, at_most
from crossfoot.model.statement import Milestone, Streak
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book, sum_for
from crossfoot.reconcile.cells import LAUNCH, at_days, canonical, is_additive
from crossfoot.reconcile.reading import Reading, growth_of, slack_of
from crossfoot.reconcile.rules.ranking import lead

__all__ = ["milestone", "streak"]

# level > 10M per month; growth yoy < 0 per quarter; rank = 1 per month
_PREDICATE = re.compile(
    r"(?P<kind>level|growth|rank)(?: (?P<base>yoy|qoq|mom|hoh))? (?P<op>>=|<=|>|<|=) (?P<value>-?[\d.,]+[kMB]?)%? "
    r"per (?P<grain>month|quarter|half|year)"
)
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_GRAINS = {1: Grain.MONTH, 3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}
_BACK = {"yoy": 12, "qoq": 3, "mom": 1, "hoh": 6}
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
    found = None if not isinstance(statement, Streak) else _PREDICATE.fullmatch(statement.predicate)
    if found is None or not isinstance(statement, Streak):
        return ()
    length, size = statement.value.interval.low, _MONTHS[found["grain"]]
    last = _last(canonical(statement.cell).period, size)
    if last is None or length is None or not 0 < length <= _LONGEST:
        return ()
    readings: list[Reading] = []
    for number in range(int(length)):
        cell = replace(canonical(statement.cell).at(last.shift_months(-size * number)), per=None)
        readings += _once(assertion, cell, found, book)
    return tuple(readings)


def _middle(interval: Interval) -> Fraction:
    """The number written, which a plain figure has in its middle."""
    return ((interval.low or Fraction(0)) + (interval.high or Fraction(0))) / 2


def _last(period: Period, size: int) -> Period | None:
    """The last so many months of a period, named as the calendar does."""
    if not period.is_flow or period.month_count is None or period.month_count < size:
        return None
    months = period.split_months()[-size:]
    return Period(months[0].start, months[-1].end, _GRAINS[size])


def _once(assertion: Assertion, cell: Cell, found: re.Match[str], book: Book) -> tuple[Reading, ...]:
    """The predicate for one period."""
    unit = {"level": "", "growth": "%", "rank": "#"}[found["kind"]]
    quantity = notation.read_quantity(f"{found['value'].removeprefix('-')}{unit}")
    number = _middle(quantity.interval) * (-1 if found["value"].startswith("-") else 1)
    ends = {">": Interval(number, None, True), ">=": Interval(number, None), "<": Interval(None, number, True, True),
            "<=": Interval(None, number), "=": quantity.interval}  # fmt: skip
    interval = ends[found["op"]]
    running = assertion.is_running and cell.period.end == canonical(assertion.claim.cell).period.end
    if found["kind"] == "rank":
        return lead(assertion, cell, book) if number == 1 and found["op"] == "=" and not running else ()
    if found["kind"] == "level":
        low_only = Interval(interval.low, None, interval.low_open) if running else interval
        return (Reading(sum_for(cell), low_only, slack=slack_of(quantity)),)
    if running or found["base"] is None:
        return ()
    base = cell.at(cell.period.shift_months(-_BACK[found["base"]]))
    return (replace(growth_of(sum_for(cell), sum_for(base), interval), slack=slack_of(quantity)),)
