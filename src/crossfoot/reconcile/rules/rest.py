"""The rest line of a list: everybody the page does not name.

Invariant: the market is at least the named vendors of the page and its rest line, which rests on the claim of the rest
line. It is never taken to be no more, for a line may be missing that nobody read: taking lists to be whole put 31 of 65
hidden figures of one source of the starter ledger outside what its others left for them (`tools/engine/hide.py`). Only
where whoever hands in the claims has seen every line of the list, and notes it, is the market just that.
"""

from __future__ import annotations

from crossfoot.model import OTHERS
from crossfoot.model.interval import at_least, exactly
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book, market_of, sum_for
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.identities import is_counted_in
from crossfoot.reconcile.reading import Reading, minus, plus

__all__ = ["WHOLE", "rest"]

WHOLE = "rest line of a whole list"
"""The note of a rest line whose list is known to have no other line."""


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
    is_whole = assertion.claim.note == WHOLE and book.inclusions.brands is not None
    left = exactly(0) if is_whole else at_least(0)
    return tuple(Reading(minus(market, plus(*(sum_for(part, page) for part in parts))), left) for parts in sums)
