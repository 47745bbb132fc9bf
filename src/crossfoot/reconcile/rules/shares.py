"""Share: part of a whole, the market unless the claim names another.

Invariant: `low * whole <= part <= high * whole`; a whole that cannot be told apart from the words gives no row.
"""

from __future__ import annotations

from dataclasses import replace

from crossfoot.model import Unit
from crossfoot.model.statement import Share
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book, market_of, sum_for
from crossfoot.reconcile.reading import Reading, Sum, share_of, worded
from crossfoot.reconcile.rules.operand import operand_of

__all__ = ["share"]


def share(assertion: Assertion, book: Book) -> tuple[Reading, ...]:
    """The part against the whole."""
    statement = assertion.claim.statement
    if not isinstance(statement, Share) or assertion.is_running or statement.value.unit is not Unit.PERCENT:
        return ()
    page = assertion.pages[0]
    part = sum_for(statement.cell, page)
    whole = _whole(assertion, statement, book)
    if not whole or whole == part:
        return ()
    reading = share_of(part, whole, statement.value.interval)
    return (worded(reading, statement.value),)


def _whole(assertion: Assertion, statement: Share, book: Book) -> Sum:
    if statement.whole is not None:
        return operand_of(statement.whole, assertion, book)
    cell = statement.cell
    if cell.is_market and cell.segment is not None:
        return sum_for(replace(cell, segment=None))
    return () if cell.is_market else sum_for(market_of(cell))
