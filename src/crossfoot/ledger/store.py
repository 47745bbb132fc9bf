"""The protocol every ledger keeps, and the question a view puts to its store.

Invariant: a ledger only grows. What a store answers depends on the question alone, and two stores that were told the
same things in the same order answer alike (one class of contract tests runs against each).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from crossfoot.ledger.entry import AppendResult, Counts, Entry, Page, Reading, Recorded
from crossfoot.ledger.history import Known
from crossfoot.ledger.judgement import Judged, Judgement
from crossfoot.ledger.search import Found
from crossfoot.ledger.words import Phrase
from crossfoot.model import Claim, Issue, Period

if TYPE_CHECKING:
    from crossfoot.ledger.view import View

__all__ = ["EVERY", "Grown", "Ledger", "Narrowed", "Question", "Slice", "Store", "Tallied", "Tally"]


@dataclass(frozen=True, slots=True)
class Slice:
    """A run of entries out of many, so that a long list can be gone through a few at a time.

    Args:
        limit: At most so many.
        beyond: Id of the entry it starts behind, or None for the start.
        is_newest_first: Whether what was recorded last comes first.
    """

    limit: int
    beyond: str | None = None
    is_newest_first: bool = True


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a long list of entries is narrowed to; what is None narrows nothing.

    Args:
        origins: Only these voices.
        vendors: Only what counts one of these vendors, alone or in a group.
        page_id: Only this page.
        measure: Only this measure.
        product: Only this product.
        place: Only this place.
        within: Only what is said of this time or a part of it.
    """

    origins: tuple[str, ...] | None = None
    vendors: tuple[str, ...] | None = None
    page_id: str | None = None
    measure: str | None = None
    product: str | None = None
    place: str | None = None
    within: Period | None = None


EVERY = Narrowed()
"""All entries."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which entries are asked for.

    Args:
        upto: Number of the last reading seen; what is recorded later is not, so that a view does not change.
        as_of: Only pages published by this day, or None for all, dated or not.
        recorded_as_of: Only what the ledger had at this time, or None.
        without: Ids left out.
        renamed: Id and origin of entries that have another origin than they were recorded with.
        origins: Only these origins, as folded, or None.
        vendors: Only entries whose cell counts one of these vendors, alone or in a group, or None.
        page_id: Only this page, or None.
        cut: Only entries whose words lie within these characters of their page, or reach into them, or None.
        prefix: Only ids that start so, or None.
        ids: Only these ids, or None.
        cell: Only entries whose address has this key (`cell_key`), or None.
        series: Only entries whose address, at whatever time, has this key (`series_key`), or None.
        since: Only entries of readings with a higher number, or None.
        measure: Only entries of this measure, or None.
        product: Only entries of this product, or None.
        place: Only entries of this place, or None.
        within: Only entries whose time lies within these days, the second not included, or None.
        slice: How many of all these, from where on and in which order; None is all in the order of recording.
    """

    upto: int
    as_of: date | None = None
    recorded_as_of: datetime | None = None
    without: frozenset[str] = frozenset()
    renamed: tuple[tuple[str, str], ...] = ()
    origins: tuple[str, ...] | None = None
    vendors: tuple[str, ...] | None = None
    page_id: str | None = None
    cut: tuple[int, int] | None = None
    prefix: str | None = None
    ids: tuple[str, ...] | None = None
    cell: str | None = None
    series: str | None = None
    since: int | None = None
    measure: str | None = None
    product: str | None = None
    place: str | None = None
    within: tuple[date, date] | None = None
    slice: Slice | None = None


class Tallied(StrEnum):
    """By what entries are counted."""

    SERIES = "series"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Tally:
    """How much there is of one series, or of one voice.

    Args:
        name: The address of the series at no time, as `series_key` writes it; or the voice.
        entries: How many entries.
        pages: On how many pages.
        first: Day of publication of the earliest page, or None where none has a date.
        last: Day of publication of the latest page, or None where none has a date.
    """

    name: str
    entries: int
    pages: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Grown:
    """How far a part of a ledger had grown.

    Args:
        last: Number of the last reading that added an entry to the part; 0 where none did.
        superseding: How many readings, of whatever part, stand in the place of others.
    """

    last: int
    superseding: int


class Store(Protocol):
    """What a view needs of a backend."""

    def select(self, question: Question) -> tuple[Entry, ...]:
        """The entries asked for, in the order they were recorded, each with its origin as folded.

        The origin of an entry is the one `renamed` gives it. Otherwise, where it repeats other entries (see
        `copies`) that the view holds too, it is that of the first of them by day of publication and hash of the page;
        otherwise the one it was recorded with.
        """
        ...

    def find(self, question: Question, phrases: tuple[Phrase, ...], limit: int) -> tuple[Found, ...]:
        """Where all phrases stand, as `words` cuts texts.

        Each stands somewhere in the text or in the title of a page, or all in the figure as stated of one entry. Pages
        come first, then figures as stated; of each those first that were recorded last. Only the present states
        of pages and entries of the view are found; of the question only its times and what is left out counts.
        """
        ...

    def pages(self, question: Question, limit: int) -> tuple[Page, ...]:
        """The pages whose ids start with the question's prefix, last recorded first, each in its present states.

        Pages on which nothing was read are among them; of the question else only its times count.
        """
        ...

    def known(self, question: Question) -> tuple[Known, ...]:
        """The entries of the question's cell or page, superseded and left out ones with them, in order of recording."""
        ...

    def count(self, question: Question) -> Counts:
        """How many they are."""
        ...

    def tally(self, question: Question, by: Tallied) -> tuple[Tally, ...]:
        """The entries asked for, counted without being read; in the order of the names."""
        ...

    def judged(self, recorded_as_of: datetime | None) -> tuple[Judged, ...]:
        """All judgements recorded by then, in the order they were recorded."""
        ...

    def grown(self, question: Question) -> Grown:
        """How far the part of the ledger had grown that the question's vendors, cell, series or page name.

        Of the question only these and `upto` count. It is cheap however much the part holds.
        """
        ...


class Ledger(Protocol):
    """An append-only record of what pages said."""

    def append(
        self,
        page: Page,
        claims: Iterable[Claim],
        *,
        reader: str,
        recorded_at: datetime,
        stated: Mapping[str, str] | None = None,
    ) -> AppendResult:
        """Add what a reader found on a page, whole or not at all.

        The same again changes nothing. Another reader, or a page whose date or text was corrected, makes a new
        reading that stands in the old one's place in every view; the old one is kept.

        Args:
            page: The page.
            claims: Its claims; their ids differ.
            reader: Version of the grammar and vocabulary.
            recorded_at: Now, with its time zone.
            stated: Claim id and figure as stated, for claims that quote no text.

        Raises:
            InputError: Two claims have one id, the reader has no name, or the time has no zone.
            LedgerError: The ledger cannot be written.
        """
        ...

    def append_all(self, readings: Iterable[Reading], *, reader: str, recorded_at: datetime) -> AppendResult:
        """Add many pages, all or none of them; otherwise as `append`."""
        ...

    def append_recorded(self, readings: Iterable[Recorded]) -> AppendResult:
        """Add readings as another ledger took them in, with their readers and times, all or none of them.

        Raises:
            InputError: One does not fit its hash.
            LedgerError: The ledger cannot be written.
        """
        ...

    def append_judgement(self, judgement: Judgement, *, recorded_at: datetime) -> Judged:
        """Add what somebody found out about an entry; the same again changes nothing.

        Raises:
            InputError: It names nothing in this ledger, or has no author or reason.
            LedgerError: The ledger cannot be written.
        """
        ...

    def view(self, *, as_of: date | None = None, recorded_as_of: datetime | None = None) -> View:
        """The ledger as it stands now, never to change.

        Args:
            as_of: Only what was published by this day; what has no date was not.
            recorded_as_of: Only what this ledger had at this time.
        """
        ...

    def recorded(self) -> Iterator[Recorded | Judged]:
        """Everything in the order it was recorded, all readings before all judgements; one at a time in memory."""
        ...

    @property
    def database(self) -> str:
        """What keeps it, with its version: `SQLite 3.45.1`, `PostgreSQL 16.2`."""
        ...

    def verify(self) -> tuple[Issue, ...]:
        """Read everything again, derive every hash again, and say what does not fit; empty if all does."""
        ...

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None: ...
