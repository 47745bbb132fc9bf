"""A view that notes which parts of it are looked at, so that what follows from them can be kept while they stay.

Invariant: what a watched view gave follows from the parts it noted; while their marks are the same, so is the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from crossfoot.ledger.entry import Counts, Entry, Page
from crossfoot.ledger.history import Moment
from crossfoot.ledger.search import Hit
from crossfoot.ledger.store import EVERY, Narrowed, Slice, Tallied, Tally
from crossfoot.ledger.view import View
from crossfoot.model import Cell

__all__ = ["EVERYTHING", "Part", "WatchedView"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a view, as `View.mark` names it; one that names nothing is all of it."""

    vendors: tuple[str, ...] | None = None
    page_id: str | None = None
    cell: Cell | None = None
    series: Cell | None = None

    def mark(self, view: View) -> object:
        """The state of the part in a view."""
        if self == EVERYTHING:
            return view.readings, len(view.all_judgements)
        return view.mark(vendors=self.vendors, page_id=self.page_id, cell=self.cell, series=self.series)


EVERYTHING = Part()
"""All of a view: it changes with every reading and every judgement."""


class WatchedView(View):
    """A view that tells which parts of it are looked at.

    Args:
        view: The view itself.
        note: Is told each part, and how many entries were given of it.
    """

    __slots__ = ("_note",)

    def __init__(self, view: View, note: Callable[[Part, int], None]) -> None:
        for name in View.__slots__:
            setattr(self, name, getattr(view, name))
        self._note = note

    @property
    def noting(self) -> Callable[[Part, int], None]:
        """Who is told what is looked at."""
        return self._note

    @property
    def counts(self) -> Counts:
        """See `View.counts`."""
        self._note(EVERYTHING, 0)
        return super().counts

    def when_it_had(self, readings: int) -> View:
        """See `View.when_it_had`; what it shows does not change but by judgements."""
        self._note(EVERYTHING, 0)
        return super().when_it_had(readings)

    def on(self, day: date) -> View:
        """See `View.on`; what it shows is part of all there is."""
        self._note(EVERYTHING, 0)
        return super().on(day)

    def tally(self, by: Tallied) -> tuple[Tally, ...]:
        """See `View.tally`."""
        found = super().tally(by)
        self._note(EVERYTHING, 0)
        return found

    def entries(
        self,
        *,
        origins: tuple[str, ...] | None = None,
        vendors: tuple[str, ...] | None = None,
        page_id: str | None = None,
        cell: Cell | None = None,
        series: Cell | None = None,
    ) -> tuple[Entry, ...]:
        """See `View.entries`."""
        found = super().entries(origins=origins, vendors=vendors, page_id=page_id, cell=cell, series=series)
        # The narrowest part that holds them all; a voice alone is no part, since copies change hands.
        if page_id is not None:
            part = Part(page_id=page_id)
        elif cell is not None:
            part = Part(cell=cell)
        elif series is not None:
            part = Part(series=series)
        else:
            part = Part(vendors=vendors)
        self._note(part, len(found))
        return found

    def some(self, part: Slice, narrowed: Narrowed = EVERY) -> tuple[Entry, ...]:
        """See `View.some`."""
        found = super().some(part, narrowed)
        page_id, vendors = narrowed.page_id, narrowed.vendors
        self._note(Part(vendors=vendors) if page_id is None else Part(page_id=page_id), len(found))
        return found

    def recorded_after(self, readings: int) -> tuple[Entry, ...]:
        """See `View.recorded_after`."""
        self._note(EVERYTHING, 0)
        return super().recorded_after(readings)

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """See `View.search`."""
        self._note(EVERYTHING, 0)
        return super().search(words, limit=limit)

    def history(self, cell: Cell) -> tuple[Moment, ...]:
        """See `View.history`."""
        self._note(Part(cell=cell), 0)
        return super().history(cell)

    def page_history(self, page_id: str) -> tuple[Moment, ...]:
        """See `View.page_history`."""
        self._note(Part(page_id=page_id), 0)
        return super().page_history(page_id)

    def page(self, id_or_prefix: str) -> Page:
        """See `View.page`."""
        found = super().page(id_or_prefix)
        self._note(Part(page_id=found.id), 1)
        return found

    def entry(self, id_or_prefix: str) -> Entry:
        """See `View.entry`; an entry changes its voice only where one of its vendors is spoken of anew."""
        found = super().entry(id_or_prefix)
        self._note(Part(vendors=found.claim.cell.vendor), 1)
        return found

    def left_out(self, entry_id: str) -> Entry | None:
        """See `View.left_out`."""
        self._note(EVERYTHING, 0)
        return super().left_out(entry_id)
