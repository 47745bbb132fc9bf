"""Level: so many units in a period, or how far a goal goes.

Invariant: a figure given while its period still runs is a floor and nothing more; a goal is a number of its own and
says nothing about what happened.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from crossfoot.model import Form, Grain, Interval, Unit
from crossfoot.model.interval import exactly
from crossfoot.model.statement import Level
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book
from crossfoot.reconcile.cells import Unknown, canonical, goal_name, unknown
from crossfoot.reconcile.reading import Reading, amount, worded

__all__ = ["goal", "goal_unknown", "level"]


def level(assertion: Assertion, _book: Book) -> tuple[Reading, ...]:
    """One sentence; one for each month where so many "a month" are claimed for several."""
    statement = assertion.claim.statement
    if not isinstance(statement, Level) or statement.value.unit is not Unit.COUNT:
        return ()
    interval, cell = statement.value.interval, statement.cell
    if assertion.is_running:
        interval = Interval(interval.low, None, interval.low_open)
    page = assertion.pages[0]
    if cell.per == Grain.MONTH and cell.period.is_flow and cell.period.has_whole_months:
        return tuple(
            worded(Reading(amount(unknown(replace(cell, period=month, per=None), page)), interval), statement.value)
            for month in cell.period.split_months()
        )
    return (worded(Reading(amount(unknown(cell, page)), interval), statement.value),)


def goal(assertion: Assertion, _book: Book) -> tuple[Reading, ...]:
    """The number aimed at: a point where one figure is named, since nobody rounds a goal."""
    statement = assertion.claim.statement
    if not isinstance(statement, Level):
        return ()
    interval = statement.value.interval
    if interval.low is not None and interval.high is not None and statement.value.form in (Form.PLAIN, Form.EXACT):
        interval = exactly((interval.low + interval.high) / 2)
    return (Reading(amount(goal_unknown(assertion)), interval, slack=Fraction(0)),)


def goal_unknown(assertion: Assertion) -> Unknown:
    """The unknown that stands for a goal."""
    return Unknown(canonical(assertion.claim.cell), goal_name(assertion.id))
