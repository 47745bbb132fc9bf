"""Rank and order: who stands above whom.

Invariant: a row says only that one figure is not below another, for two vendors of one source's list; ranks of
different sources, and vendors the list does not name, are left alone.
"""

from __future__ import annotations

from dataclasses import replace

from crossfoot.model import Cell
from crossfoot.model.interval import at_least
from crossfoot.model.statement import Order, Rank
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book, sum_for
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.reading import Reading, minus

__all__ = ["above", "lead", "order", "rank"]


def rank(assertion: Assertion, book: Book) -> tuple[Reading, ...]:
    """Not below the next in the list; the first is not below anybody the source names."""
    statement = assertion.claim.statement
    if not isinstance(statement, Rank) or assertion.is_running:
        return ()
    cell, value = canonical(statement.cell), statement.value.interval
    rows = book.ranked(book.list_of(assertion, cell))
    later = [row for row in rows if value.is_point and value.low is not None and row[0] > value.low]
    found = [
        replace(above(cell, other), partners=(place,))
        for number, place, other in later
        if number == later[0][0] and other.vendor != cell.vendor
    ]
    return (*found, *lead(assertion, cell, book)) if value.is_point and value.low == 1 else tuple(found)


def lead(assertion: Assertion, cell: Cell, book: Book) -> tuple[Reading, ...]:
    """Not below any vendor that the source names at this address."""
    key = book.list_of(assertion, cell)
    ranked = {other.vendor for _, _, other in book.ranked(key)}
    return tuple(above(cell, other) for other in book.named(key) if other.vendor not in ranked | {cell.vendor})


def order(assertion: Assertion, _book: Book) -> tuple[Reading, ...]:
    """The one named above is not below the other."""
    statement = assertion.claim.statement
    if not isinstance(statement, Order) or assertion.is_running or statement.above == statement.below:
        return ()
    return (above(_vendor(statement.cell, statement.above), _vendor(statement.cell, statement.below)),)


def above(high: Cell, low: Cell) -> Reading:
    """One figure is not below another."""
    return Reading(minus(sum_for(high), sum_for(low)), at_least(0))


def _vendor(cell: Cell, vendor: str) -> Cell:
    return cell if cell.vendor == (vendor,) else cell.of(vendor)
