"""A ledger in memory: the same contract without a file.

Invariant: it answers every question as the file does; it is the plain reading of the rules, kept short enough to see
that it is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from crossfoot.ledger.appending import Appending, refuse_unknown
from crossfoot.ledger.claim_text import write_claim
from crossfoot.ledger.copies import MOST_COMPARED, is_comparable, is_near, repeats
from crossfoot.ledger.entry import AppendResult, Counts, Entry, Page, Recorded
from crossfoot.ledger.history import Known
from crossfoot.ledger.judgement import Judged
from crossfoot.ledger.keys import cell_key, series_key
from crossfoot.ledger.occurrence import Prepared, entry_id, in_utc, page_hash, reading_digest
from crossfoot.ledger.origin import origin_of
from crossfoot.ledger.search import Found
from crossfoot.ledger.store import Grown, Question, Slice, Tallied, Tally
from crossfoot.ledger.view import View
from crossfoot.ledger.words import Phrase, holds, words_of
from crossfoot.model import Issue, Period

__all__ = ["MemoryLedger"]


@dataclass(frozen=True, slots=True)
class _Row:
    """A reading as recorded; `opened` is the number of the first with the same page, state of page and reader."""

    number: int
    opened: int
    page: Page
    page_hash: str
    reader: str
    recorded_at: datetime
    entries: tuple[Entry, ...]


class MemoryLedger(Appending):
    """A ledger that lives as long as the process."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._judged: list[Judged] = []
        # Comparable entries by statement, and for each the entries of earlier pages that it repeats.
        self._alike: dict[str, list[Entry]] = defaultdict(list)
        self._repeated: dict[str, list[str]] = defaultdict(list)

    def view(self, *, as_of: date | None = None, recorded_as_of: datetime | None = None) -> View:
        """See `Ledger.view`."""
        return View(self, Question(len(self._rows), as_of, recorded_as_of))

    def recorded(self) -> Iterator[Recorded | Judged]:
        """See `Ledger.recorded`."""
        for row in self._rows:
            digest = reading_digest(row.page_hash, row.reader, row.recorded_at, [entry.id for entry in row.entries])
            moment = row.recorded_at.astimezone(UTC)
            yield Recorded(row.number, row.page, row.reader, moment, row.entries, digest)
        yield from self._judged

    @property
    def database(self) -> str:
        """See `Ledger.database`."""
        return "memory"

    def verify(self) -> tuple[Issue, ...]:
        """See `Ledger.verify`."""
        return tuple(
            Issue("ledger-altered", "The entry does not fit its id.", entry.id)
            for row in self._rows
            for entry in row.entries
            if not _fits(entry)
        )

    def close(self) -> None:
        """See `Ledger.close`."""

    def select(self, question: Question) -> tuple[Entry, ...]:
        """See `Store.select`."""
        visible = {entry.id: entry for entry in self._visible(question)}
        old = {entry.id for row in self._rows[: question.since or 0] for entry in row.entries}
        renamed = dict(question.renamed)
        folded = (
            replace(entry, origin=renamed.get(entry.id) or self._origin(entry, visible)) for entry in visible.values()
        )
        return _sliced([e for e in folded if e.id not in old and _is_wanted(e, question)], question.slice)

    def find(self, question: Question, phrases: tuple[Phrase, ...], limit: int) -> tuple[Found, ...]:
        """See `Store.find`."""
        pages = [Found(page) for page in self._states(question) if _is_said(phrases, page.title, page.text)]
        figures = [Found(e.page, e) for e in reversed(self.select(question)) if _is_said(phrases, e.stated)]
        return tuple((*pages, *figures)[:limit])

    def pages(self, question: Question, limit: int) -> tuple[Page, ...]:
        """See `Store.pages`."""
        return tuple(page for page in self._states(question) if page.id.startswith(question.prefix or ""))[:limit]

    def _states(self, question: Question) -> list[Page]:
        """The present states of the pages of a view, what was recorded last first."""
        states: dict[str, Page] = {}
        for row in self._rows:
            states.setdefault(row.page_hash, row.page)
        current = {row.page_hash for row in self._current(question)}
        return [page for state, page in reversed(states.items()) if state in current]

    def known(self, question: Question) -> tuple[Known, ...]:
        """See `Store.known`."""
        rows = self._rows_known(question)
        return tuple(
            Known(entry, min((later.recorded_at for later in rows if _takes_over(later, row)), default=None))
            for row in rows
            if _is_out(row.page, question.as_of)
            for entry in row.entries
            if question.page_id in (None, row.page.id) and question.cell in (None, cell_key(entry.claim.cell))
        )

    def count(self, question: Question) -> Counts:
        """See `Store.count`."""
        found = self.select(question)
        return Counts(len(found), len({e.statement_id for e in found}), len({e.page.id for e in found}),
                      len({e.origin for e in found}))  # fmt: skip

    def judged(self, recorded_as_of: datetime | None) -> tuple[Judged, ...]:
        """See `Store.judged`."""
        return tuple(one for one in self._judged if recorded_as_of is None or one.recorded_at <= recorded_as_of)

    def tally(self, question: Question, by: Tallied) -> tuple[Tally, ...]:
        """See `Store.tally`."""
        grouped: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.select(question):
            grouped[series_key(entry.claim.cell) if by is Tallied.SERIES else entry.origin].append(entry)
        return tuple(_tally(name, grouped[name]) for name in sorted(grouped))

    def grown(self, question: Question) -> Grown:
        """See `Store.grown`."""
        part = Question(question.upto, vendors=question.vendors, page_id=question.page_id, cell=question.cell,
                        series=question.series)  # fmt: skip
        rows = self._rows[: question.upto]
        last = max((row.number for row in rows if any(_is_wanted(entry, part) for entry in row.entries)), default=0)
        return Grown(last, sum(any(_takes_over(row, earlier) for earlier in rows) for row in rows))

    def _keep(self, prepared: Sequence[Prepared]) -> AppendResult:
        return sum((self._take(one) for one in prepared), AppendResult(0, 0))

    def _keep_judgement(self, judged: Judged) -> None:
        known = {entry.id for row in self._rows for entry in row.entries} | {one.id for one in self._judged}
        refuse_unknown(judged.judgement, lambda name: name in known)
        if judged.id not in known:
            self._judged.append(judged)

    def _take(self, prepared: Prepared) -> AppendResult:
        reader, recorded_at = prepared.reader, prepared.recorded_at
        seen = [row for row in self._rows if row.page_hash == prepared.page_hash]
        same = [row for row in seen if row.reader == reader]
        known = {entry.id for row in same for entry in row.entries}
        # A page seen before keeps the file name it came with first.
        page = seen[0].page if seen else prepared.page
        new = tuple(replace(entry, page=page) for entry in prepared.entries if entry.id not in known)
        if new or not same:
            number = len(self._rows) + 1
            opened = same[0].opened if same else number
            self._rows.append(_Row(number, opened, page, prepared.page_hash, reader, recorded_at, new))
            for entry in new:
                self._compare(entry)
        return AppendResult(len(new), len(prepared.entries) - len(new))

    def _rows_known(self, question: Question) -> list[_Row]:
        limit = None if question.recorded_as_of is None else in_utc(question.recorded_as_of)
        return [r for r in self._rows[: question.upto] if limit is None or in_utc(r.recorded_at) <= limit]

    def _current(self, question: Question) -> Iterator[_Row]:
        rows = self._rows_known(question)
        opened = {row.page.id: row.opened for row in rows if row.opened == row.number}
        for row in rows:
            if row.opened >= opened.get(row.page.id, 0) and _is_out(row.page, question.as_of):
                yield row

    def _visible(self, question: Question) -> Iterator[Entry]:
        for row in self._current(question):
            yield from (entry for entry in row.entries if entry.id not in question.without)

    def _origin(self, entry: Entry, visible: Mapping[str, Entry]) -> str:
        """The origin of the first visible entry that this one repeats, or its own."""
        if not is_comparable(entry):
            return entry.origin
        first = (visible[id_] for id_ in self._repeated[entry.id] if id_ in visible)
        return min((entry, *first), key=_rank).origin

    def _compare(self, entry: Entry) -> None:
        """Find what a new entry repeats, and what repeats it."""
        if not is_comparable(entry):
            return
        alike = self._alike[entry.statement_id]
        near = (other for other in alike if is_near(entry, other))
        for other in sorted(near, key=_rank)[:MOST_COMPARED]:
            if repeats(entry, other):
                first, second = sorted((entry, other), key=_rank)
                self._repeated[second.id].append(first.id)
        alike.append(entry)


def _rank(entry: Entry) -> tuple[date, str]:
    """Which of several copies is the original: the first published."""
    return entry.page.published_at or date.max, page_hash(entry.page)


def _takes_over(later: _Row, row: _Row) -> bool:
    """Whether a reading stands in another's place."""
    return later.page.id == row.page.id and later.opened == later.number > row.opened


def _is_said(phrases: tuple[Phrase, ...], *texts: str | None) -> bool:
    """Whether each phrase stands in one of the texts."""
    words = [words_of(text) for text in texts if text is not None]
    return all(any(holds(said, phrase) for said in words) for phrase in phrases)


def _is_out(page: Page, as_of: date | None) -> bool:
    return as_of is None or (page.published_at is not None and page.published_at <= as_of)


def _is_wanted(entry: Entry, question: Question) -> bool:
    return (
        (question.origins is None or entry.origin in question.origins)
        and (question.vendors is None or not set(question.vendors).isdisjoint(entry.claim.cell.vendor))
        and (question.page_id is None or entry.page.id == question.page_id)
        and (question.cut is None or _reaches_into(entry, *question.cut))
        and (question.prefix is None or entry.id.startswith(question.prefix))
        and (question.ids is None or entry.id in question.ids)
        and (question.cell is None or cell_key(entry.claim.cell) == question.cell)
        and (question.series is None or series_key(entry.claim.cell) == question.series)
        and (question.measure is None or entry.claim.cell.measure == question.measure)
        and (question.product is None or entry.claim.cell.product == question.product)
        and (question.place is None or entry.claim.cell.place == question.place)
        and (question.within is None or _lies_within(entry.claim.cell.period, *question.within))
    )


def _lies_within(period: Period, first: date, end: date) -> bool:
    return period.start is not None and period.end is not None and first <= period.start and period.end <= end


def _tally(name: str, entries: list[Entry]) -> Tally:
    days = [entry.page.published_at for entry in entries if entry.page.published_at is not None]
    pages = len({entry.page.id for entry in entries})
    return Tally(name, len(entries), pages, min(days, default=None), max(days, default=None))


def _sliced(entries: list[Entry], part: Slice | None) -> tuple[Entry, ...]:
    if part is None:
        return tuple(entries)
    ordered = entries[::-1] if part.is_newest_first else entries
    if part.beyond is not None:
        ids = [entry.id for entry in ordered]
        ordered = ordered[ids.index(part.beyond) + 1 :] if part.beyond in ids else []
    return tuple(ordered[: part.limit])


def _reaches_into(entry: Entry, start: int, end: int) -> bool:
    span = entry.claim.span
    return span is not None and span.start < end and start < span.end


def _fits(entry: Entry) -> bool:
    written = write_claim(entry.claim)
    return (
        entry.id == entry_id(page_hash(entry.page), entry.reader, written.text, entry.stated)
        and entry.statement_id == written.statement_id
        and entry.origin == origin_of(entry.claim, entry.page)
    )
