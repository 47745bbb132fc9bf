"""Growth and change: how a figure moved between two periods.

Invariant: growth stands between unrounded figures, so it is a row between two unknowns and never a division of two
printed ones. A change in points is read beside a printed share of the same list, since a share alone is no unknown.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from crossfoot.model import Cell, Unit
from crossfoot.model.statement import Change, Growth
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book, market_of, sum_for
from crossfoot.reconcile.cells import canonical, is_dated
from crossfoot.reconcile.reading import Reading, growth_of, minus, ratio_of, share_of, worded
from crossfoot.reconcile.rules.operand import subject_of

__all__ = ["change", "growth"]


def growth(assertion: Assertion, book: Book) -> tuple[Reading, ...]:
    """`(1 + low) base <= figure <= (1 + high) base`."""
    statement = assertion.claim.statement
    if not isinstance(statement, Growth) or assertion.is_running:
        return ()
    base = statement.cell.at(statement.base.period)
    if not is_dated(base) or canonical(base) == canonical(statement.cell):
        return ()
    page, value = assertion.pages[0], statement.value
    make = {Unit.PERCENT: growth_of, Unit.RATIO: ratio_of}.get(value.unit)
    if make is None:
        return ()
    now = subject_of(assertion, book)
    return (worded(make(now, sum_for(base, page), value.interval), value),) if now else ()


def change(assertion: Assertion, book: Book) -> tuple[Reading, ...]:
    """A difference of two figures; for points, the share that a printed share and the change imply."""
    statement = assertion.claim.statement
    if not isinstance(statement, Change) or assertion.is_running:
        return ()
    base = statement.cell.at(statement.base.period)
    if not is_dated(base) or canonical(base) == canonical(statement.cell):
        return ()
    page, value = assertion.pages[0], statement.value
    if value.unit is Unit.COUNT:
        top = minus(sum_for(statement.cell, page), sum_for(base, page))
        return (worded(Reading(top, value.interval), value),)
    if value.unit is not Unit.POINTS:
        return ()
    return (
        *_implied(assertion, book, (statement.cell, base), Fraction(-1)),
        *_implied(assertion, book, (base, statement.cell), Fraction(1)),
    )


def _implied(assertion: Assertion, book: Book, cells: tuple[Cell, Cell], sign: Fraction) -> tuple[Reading, ...]:
    """The share of the second cell that each printed share of the first one implies."""
    printed, implied = cells
    page = assertion.pages[0]
    value = getattr(assertion.claim.statement, "value").interval  # noqa: B009
    return tuple(
        replace(
            share_of(sum_for(implied, page), sum_for(market_of(implied), page), interval + value.scale(sign)),
            partners=(place,),
        )
        for origin, interval, place in book.shares(canonical(printed))
        if origin == assertion.origin or set(book.assertions[place].pages) & set(assertion.pages)
    )
