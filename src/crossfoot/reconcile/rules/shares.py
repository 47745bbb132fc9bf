"""Share: part of a whole, the market unless the claim names another, or part of a growth.

Invariant: `low * whole <= part <= high * whole`; a whole that cannot be told apart from the words gives no row. The
part of a growth is what was added to the part; of a fall there is none, for what rose in it has no share.
"""

from __future__ import annotations

from dataclasses import replace

from crossfoot.model import Claim, Unit
from crossfoot.model.statement import Growth, Share
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book, market_of, sum_for
from crossfoot.reconcile.cells import is_dated
from crossfoot.reconcile.reading import Reading, Sum, minus, share_of, worded
from crossfoot.reconcile.rules.operand import operand_of

__all__ = ["share"]


def share(assertion: Assertion, book: Book) -> tuple[Reading, ...]:
    """The part against the whole."""
    statement = assertion.claim.statement
    if not isinstance(statement, Share) or assertion.is_running or statement.value.unit is not Unit.PERCENT:
        return ()
    page = assertion.pages[0]
    grown = None if statement.whole is None else book.claim(page, statement.whole)
    if statement.whole == "growth" or (grown is not None and isinstance(grown.statement, Growth)):
        return () if grown is None else _of_growth(statement, grown, page)
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


def _of_growth(statement: Share, grown: Claim, page: str) -> tuple[Reading, ...]:
    """What was added to the part against what was added to the whole."""
    growth = grown.statement
    if not isinstance(growth, Growth) or not is_dated(growth.cell.at(growth.base.period)):
        return ()
    low = growth.value.interval.low
    if low is None or low <= 0:
        return ()
    added, all_added = (
        minus(sum_for(cell, page), sum_for(cell.at(growth.base.period), page)) for cell in (statement.cell, grown.cell)
    )
    return (worded(share_of(added, all_added, statement.value.interval), statement.value),)
