"""A view whose long lists are cut to what was recorded last, for ledgers too large to be looked at whole.

Invariant: a list that is not cut is that of the view itself; what is asked for by address, page or id is never cut.
"""

from __future__ import annotations

from datetime import date

from crossfoot.ledger.entry import Entry
from crossfoot.ledger.store import Narrowed, Slice
from crossfoot.ledger.view import View
from crossfoot.ledger.watched import WatchedView
from crossfoot.model import Cell

__all__ = ["RecentView"]


class RecentView(WatchedView):
    """A watched view of which no list is longer than so many entries.

    Args:
        view: The view itself.
        most: How many entries a list may hold.
    """

    __slots__ = ("_most",)

    def __init__(self, view: WatchedView, most: int) -> None:
        super().__init__(view, view.noting)
        self._most = most

    def on(self, day: date) -> View:
        """See `View.on`."""
        return RecentView(WatchedView(super().on(day), self.noting), self._most)

    def entries(
        self,
        *,
        origins: tuple[str, ...] | None = None,
        vendors: tuple[str, ...] | None = None,
        page_id: str | None = None,
        cell: Cell | None = None,
        series: Cell | None = None,
    ) -> tuple[Entry, ...]:
        """See `View.entries`; of many those recorded last."""
        if page_id is not None or cell is not None or series is not None:
            return super().entries(origins=origins, vendors=vendors, page_id=page_id, cell=cell, series=series)
        return self.some(Slice(self._most), Narrowed(origins=origins, vendors=vendors))[::-1]
