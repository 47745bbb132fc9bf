"""The ledger as it stood at a time.

Invariant: a view never changes: what is recorded after it was made is not seen by it. A view as of a day equals the
view of a ledger that only ever saw the pages published by that day.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from crossfoot.errors import InputError
from crossfoot.ledger.codec import ALGORITHM
from crossfoot.ledger.entry import Counts, Entry, Page
from crossfoot.ledger.history import Moment, moments_of
from crossfoot.ledger.judgement import Judged, in_force
from crossfoot.ledger.keys import cell_key, series_key
from crossfoot.ledger.occurrence import in_utc
from crossfoot.ledger.search import Hit, hits_of
from crossfoot.ledger.standing import standing_of
from crossfoot.ledger.store import EVERY, Grown, Narrowed, Question, Slice, Store, Tallied, Tally
from crossfoot.ledger.words import phrases_of
from crossfoot.model import Cell, Span

__all__ = ["View"]

_SEVERAL = 9  # states of pages; a page has one or two
# Shorter prefixes name too much by accident; git asks for four as well.
_PREFIX = re.compile(rf"(?:{ALGORITHM}:)?(?P<digits>[0-9a-f]{{4,64}})\Z")


class View:
    """Entries as a reader of that day would have found them.

    Args:
        store: Where they lie.
        question: How far the store had grown, and the day and time asked for.

    Raises:
        InputError: The time asked for has no time zone.
    """

    __slots__ = ("_definitions", "_judged", "_question", "_store")

    def __init__(self, store: Store, question: Question) -> None:
        if question.recorded_as_of is not None:
            in_utc(question.recorded_as_of)
        self._store = store
        self._judged = store.judged(question.recorded_as_of)
        standing = standing_of(
            self._judged, question.as_of, lambda without, ids: store.select(replace(question, without=without, ids=ids))
        )
        self._definitions = dict(standing.definitions)
        self._question = replace(question, without=standing.without, renamed=standing.origins)

    @property
    def as_of(self) -> date | None:
        """The day whose knowledge it shows, or None for all there is."""
        return self._question.as_of

    @property
    def readings(self) -> int:
        """Number of the last reading it sees; every later one has a higher number."""
        return self._question.upto

    def mark(
        self,
        *,
        vendors: tuple[str, ...] | None = None,
        page_id: str | None = None,
        cell: Cell | None = None,
        series: Cell | None = None,
    ) -> tuple[Grown, int]:
        """Names the state of a part of the view: while the mark is the same, so are the entries of the part.

        It is cheap however many entries there are, so that what follows from a part need not be worked out again
        because something else was added. Marks are compared between views of one ledger as of one day.

        Args:
            vendors: The part that counts one of these vendors, alone or in a group, or None.
            page_id: The part on this page, or None.
            cell: The part that speaks of exactly this address, or None.
            series: The part that speaks of this address at any time, or None.
        """
        asked = replace(
            self._question,
            vendors=vendors,
            page_id=page_id,
            cell=None if cell is None else cell_key(cell),
            series=None if series is None else series_key(series),
        )
        return self._store.grown(asked), len(self._judged)

    def when_it_had(self, readings: int) -> View:
        """The same view of a ledger that had only its first so many readings, with the judgements of today."""
        asked = replace(self._question, upto=min(readings, self._question.upto), without=frozenset(), renamed=())
        return View(self._store, asked)

    def on(self, day: date) -> View:
        """The same ledger, as it stood with what was published by a day."""
        return View(self._store, replace(self._question, as_of=day, without=frozenset(), renamed=()))

    @property
    def counts(self) -> Counts:
        """How much it shows."""
        return self._store.count(self._question)

    def tally(self, by: Tallied) -> tuple[Tally, ...]:
        """How much it shows of every series or voice, counted without reading the entries, in the order of the names.

        Args:
            by: Series or voices.
        """
        return self._store.tally(self._question, by)

    def entries(
        self,
        *,
        origins: tuple[str, ...] | None = None,
        vendors: tuple[str, ...] | None = None,
        page_id: str | None = None,
        cell: Cell | None = None,
        series: Cell | None = None,
    ) -> tuple[Entry, ...]:
        """Its entries in the order they were recorded.

        Args:
            origins: Only these voices, or None for all.
            vendors: Only what counts one of these vendors, alone or in a group, or None for all.
            page_id: Only this page, or None for all.
            cell: Only what is said of exactly this address, or None for all.
            series: Only what is said of this address at any time, or None for all.
        """
        found = self._store.select(
            replace(
                self._question,
                origins=origins,
                vendors=vendors,
                page_id=page_id,
                cell=None if cell is None else cell_key(cell),
                series=None if series is None else series_key(series),
            )
        )
        return self._defined(found)

    def some(self, part: Slice, narrowed: Narrowed = EVERY) -> tuple[Entry, ...]:
        """A few of its entries at a time, however many there are.

        Args:
            part: How many, from where on, in which order.
            narrowed: Of which entries.
        """
        when = narrowed.within
        days = None if when is None or when.start is None or when.end is None else (when.start, when.end)
        asked = replace(
            self._question,
            slice=part,
            origins=narrowed.origins,
            vendors=narrowed.vendors,
            page_id=narrowed.page_id,
            measure=narrowed.measure,
            product=narrowed.product,
            place=narrowed.place,
            within=days,
        )
        return self._defined(self._store.select(asked))

    def recorded_after(self, readings: int) -> tuple[Entry, ...]:
        """Its entries of readings that came after the first so many, in the order they were recorded."""
        return self._defined(self._store.select(replace(self._question, since=readings)))

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Where all these words stand: in pages first, then in figures as stated, what was recorded last first.

        Args:
            words: Words, numbers, and phrases in quotation marks; nothing else means anything.
            limit: At most so many.

        Raises:
            InputError: It holds no word, or too many.
        """
        phrases = phrases_of(words)
        found = self._store.find(self._question, phrases, limit)
        return tuple(hits_of(found, phrases, self._on_page))

    def history(self, cell: Cell) -> tuple[Moment, ...]:
        """What came to be known of an address by the day of the view, and when: first published first."""
        return self._moments(replace(self._question, cell=cell_key(cell)), self.entries(cell=cell))

    def page_history(self, page_id: str) -> tuple[Moment, ...]:
        """What was read on a page, and what became of it: as `history`, for all that ever stood on the page."""
        return self._moments(replace(self._question, page_id=page_id), self.entries(page_id=page_id))

    def _moments(self, question: Question, entries: tuple[Entry, ...]) -> tuple[Moment, ...]:
        standing = frozenset(entry.id for entry in entries)
        moments = moments_of(self._store.known(question), self._judged, standing=standing)
        return tuple(m for m in moments if self.as_of is None or (m.day is not None and m.day <= self.as_of))

    def entry(self, id_or_prefix: str) -> Entry:
        """The one entry whose id starts so.

        Args:
            id_or_prefix: At least four digits of the id, with or without `sha256:`.

        Raises:
            InputError: None starts so, or several do.
        """
        several = self._store.select(replace(self._question, prefix=_prefix(id_or_prefix, "an entry")))
        if not several:
            raise InputError(f"No entry of this view has an id that starts with '{id_or_prefix}'.")
        if len(several) > 1:
            raise InputError(f"'{id_or_prefix}' names {len(several)} entries: give more of its digits.")
        return self._defined(several)[0]

    def left_out(self, entry_id: str) -> Entry | None:
        """An entry that judgements have left out of the view, or None where it is in it or was never recorded."""
        if entry_id not in self._question.without:
            return None
        found = self._store.select(replace(self._question, without=frozenset(), ids=(entry_id,)))
        return found[0] if found else None

    def page(self, id_or_prefix: str) -> Page:
        """The one page whose id starts so, whether anything was read on it or not.

        Args:
            id_or_prefix: At least four digits of the id, with or without `sha256:`.

        Raises:
            InputError: None starts so, or several do.
        """
        found = self._store.pages(replace(self._question, prefix=_prefix(id_or_prefix, "a page")), _SEVERAL)
        ids = {page.id for page in found}
        if not ids:
            raise InputError(f"No page of this view has an id that starts with '{id_or_prefix}'.")
        if len(ids) > 1:
            raise InputError(f"'{id_or_prefix}' names several pages: give more of its digits.")
        return found[0]

    def judgement(self, id_or_prefix: str) -> Judged:
        """The one judgement that stands and whose id starts so.

        Args:
            id_or_prefix: At least four digits of the id, with or without `sha256:`.

        Raises:
            InputError: None starts so, or several do.
        """
        prefix = _prefix(id_or_prefix, "a judgement")
        several = [one for one in self.judgements() if one.id.startswith(prefix)]
        if len(several) != 1:
            many = f"{len(several)} judgements have ids that start" if several else "No judgement stands that starts"
            raise InputError(f"{many} with '{id_or_prefix}'.")
        return several[0]

    @property
    def all_judgements(self) -> tuple[Judged, ...]:
        """Every judgement the view knows of, in force or not, in the order they were recorded."""
        return self._judged

    def judgements(self, entry_id: str | None = None) -> tuple[Judged, ...]:
        """The judgements that stand in this view, on one entry or on all, in the order they were recorded."""
        standing = in_force(self._judged, self._question.as_of)
        return tuple(one for one in standing if entry_id is None or one.judgement.names == entry_id)

    def _on_page(self, page: Page, cut: Span | None) -> tuple[Entry, ...]:
        inside = None if cut is None else (cut.start, cut.end)
        return self._defined(self._store.select(replace(self._question, page_id=page.id, cut=inside)))

    def _defined(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The entries, each with the definition it is judged to have."""
        if not self._definitions:
            return entries
        return tuple(replace(entry, definition=self._definitions.get(entry.id)) for entry in entries)


def _prefix(text: str, what: str) -> str:
    """The start of an id, whole."""
    found = _PREFIX.match(text)
    if found is None:
        raise InputError(f"Cannot read '{text}' as {what}: an id is {ALGORITHM}: and at least 4 of the digits 0-9 a-f.")
    return f"{ALGORITHM}:{found['digits']}"
