"""The rest line of a list: everybody the page does not name.

Invariant: the market is at least the named vendors of the page and its rest line; it is exactly that only where the
page names enough vendors to be a list and none of them is a brand of another. Both rest on the claim of the rest line.
"""

from __future__ import annotations

from crossfoot.model import OTHERS, Interval
from crossfoot.model.interval import at_least, exactly
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
    listed = book.listed.get((page, market_of(cell)), ())
    names = {found.vendor[0] for found in listed}
    brands = {brand for brand, company in book.brands if brand in names and company in names}
    whole_list = len(listed) >= _LIST and not brands
    interval: Interval = exactly(0) if whole_list else at_least(0)
    parts = plus(*(sum_for(found, page) for found in (*listed, cell) if found.vendor[0] not in brands))
    return (Reading(minus(sum_for(market_of(cell)), parts), interval),)
