"""The rest line of a list: everybody the page does not name.

Invariant: the market is at least the named vendors of the page and its rest line; it is exactly that only where the
page names enough vendors to be a list and none of them is a brand of another. Both rest on the claim of the rest line.
A list that adds up to too little may lack a line that was not read, so that a conflict which needs it whole is soft.
"""

from __future__ import annotations

from crossfoot.model import OTHERS
from crossfoot.model.interval import at_least, at_most
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book, market_of, sum_for
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.reading import Reading, minus, plus

__all__ = ["rest"]

# Two vendors beside a rest line may be picked from a longer list; with three the page is taken to show it whole.
_LIST = 3


def rest(assertion: Assertion, book: Book) -> tuple[Reading, ...]:
    """Named vendors and rest line add up to the market."""
    cell = canonical(assertion.claim.cell)
    if cell.vendor != (OTHERS,) or assertion.is_running or assertion.claim.kind not in ("level", "share"):
        return ()
    page = assertion.pages[0]
    listed = book.listed(page, market_of(cell))
    names = {found.vendor[0] for found in listed if len(found.vendor) == 1}
    brands = {brand for brand, company in book.brands if brand in names and company in names}
    # A line of several vendors counts where none of them has a line of its own.
    lines = [found for found in listed if len(found.vendor) == 1 or names.isdisjoint(found.vendor)]
    parts = plus(*(sum_for(found, page) for found in (*lines, cell) if found.vendor[0] not in brands))
    surplus = minus(sum_for(market_of(cell)), parts)
    if len(lines) < _LIST or brands:
        return (Reading(surplus, at_least(0)),)
    return Reading(surplus, at_least(0)), Reading(surplus, at_most(0), is_loose=True)
