"""The rest line of a list: everybody the page does not name.

Invariant: the market is at least the named vendors of the page and its rest line, which rests on the claim of the rest
line. It is never taken to be no more, for a line may be missing that nobody read: taking lists to be whole put 31 of 65
hidden figures of one source of the starter ledger outside what its others left for them (`tools/engine/hide.py`).
"""

from __future__ import annotations

from crossfoot.model import OTHERS
from crossfoot.model.interval import at_least
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book, market_of, sum_for
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.identities import is_counted_in
from crossfoot.reconcile.reading import Reading, minus, plus

__all__ = ["rest"]


def rest(assertion: Assertion, book: Book) -> tuple[Reading, ...]:
    """Named vendors and rest line are together at most the market."""
    cell = canonical(assertion.claim.cell)
    if cell.vendor != (OTHERS,) or assertion.is_running or assertion.claim.kind not in ("level", "share"):
        return ()
    page = assertion.pages[0]
    listed = book.listed(page, market_of(cell))
    names = {found.vendor[0] for found in listed if len(found.vendor) == 1}
    # A line of several vendors counts where none of them has a line of its own.
    lines = [found for found in listed if len(found.vendor) == 1 or names.isdisjoint(found.vendor)]
    if book.inclusions.brands is None:  # any of them may be a brand of another
        sums = [[line, cell] for line in lines] or [[cell]]
    else:
        sums = [[line for line in (*lines, cell) if not is_counted_in(line, lines, book.inclusions)]]
    market = sum_for(market_of(cell))
    return tuple(Reading(minus(market, plus(*(sum_for(part, page) for part in parts))), at_least(0)) for parts in sums)
