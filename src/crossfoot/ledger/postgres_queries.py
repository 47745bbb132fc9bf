"""The SQL that answers a question on PostgreSQL, and the way from rows to entries.

Invariant: all that a view can ask is one statement with named parameters, and a second for the pages it met; pages
never change, so the two fit together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from psycopg import Connection

from crossfoot.ledger.entry import Counts, Entry, Page, Recorded
from crossfoot.ledger.judgement import Judged
from crossfoot.ledger.occurrence import in_utc
from crossfoot.ledger.rows import JudgementRow, claim_from_text, judged_from_row, page_from_row
from crossfoot.ledger.store import Question

__all__ = ["count_entries", "last_reading", "select_entries", "select_judged", "select_recorded"]

_FROM = """
FROM entry e JOIN reading r ON r.seq = e.reading JOIN page p ON p.seq = r.page
WHERE r.seq <= %(readings)s
"""
_NOT_SUPERSEDED = """
AND NOT EXISTS (SELECT 1 FROM reading later WHERE later.supersedes IS NOT NULL AND later.page_id = r.page_id
                AND later.seq > r.opened AND later.seq <= %(readings)s {recorded})
"""
_ENTRY = "SELECT e.id, e.statement_id, e.origin, e.claim, e.stated, r.reader, r.recorded_at, p.seq"
_COUNT = "SELECT count(*), count(DISTINCT e.statement_id), count(DISTINCT p.id), count(DISTINCT e.origin)"
_PAGE = "SELECT seq, record, text FROM page WHERE seq = ANY(%s)"
_JUDGEMENT = """
SELECT id, names, kind, author, reason, holds_from::text, other, recorded_at FROM judgement
WHERE %(recorded)s::timestamptz IS NULL OR recorded_at <= %(recorded)s::timestamptz ORDER BY seq
"""
_READING = """
SELECT r.seq, r.reader, r.recorded_at, r.digest, p.record, p.text
FROM reading r JOIN page p ON p.seq = r.page WHERE r.seq > %s AND r.seq <= %s ORDER BY r.seq
"""
_ENTRY_OF_READING = """
SELECT reading, id, statement_id, origin, claim, stated FROM entry WHERE reading > %s AND reading <= %s ORDER BY seq
"""
_READINGS_AT_ONCE = 50  # a page may be long

# The parts of a question and the condition each adds.
_WHERE = {
    "recorded": "AND r.recorded_at <= %(recorded)s",
    "as_of": "AND p.published_at <= %(as_of)s",
    "without": "AND e.id <> ALL(%(without)s)",
    "origins": "AND e.origin = ANY(%(origins)s)",
    "vendors": "AND e.seq IN (SELECT entry FROM entry_vendor WHERE vendor = ANY(%(vendors)s))",
    "page_id": "AND p.id = %(page_id)s",
    "prefix": "AND e.id >= %(prefix)s AND e.id < %(prefix)s || 'g'",
}


def last_reading(connection: Connection) -> int:
    """How many readings there are."""
    (number,) = connection.execute("SELECT coalesce(max(seq), 0) FROM reading").fetchone() or (0,)
    return int(number)


def select_entries(connection: Connection, question: Question) -> tuple[Entry, ...]:
    """The entries asked for, in the order they were recorded."""
    where, values = _condition(question)
    rows = connection.execute(f"{_ENTRY}{where} ORDER BY e.seq", values).fetchall()
    pages = dict(_pages(connection, {row[7] for row in rows}))
    return tuple(_entry(row[:5], pages[row[7]], row[5], row[6].astimezone(UTC)) for row in rows)


def count_entries(connection: Connection, question: Question) -> Counts:
    """How many they are, without reading them."""
    where, values = _condition(question)
    return Counts(*(connection.execute(f"{_COUNT}{where}", values).fetchone() or (0, 0, 0, 0)))


def select_judged(connection: Connection, recorded_as_of: datetime | None) -> tuple[Judged, ...]:
    """All judgements recorded by then, in the order they were recorded."""
    rows = connection.execute(_JUDGEMENT, {"recorded": recorded_as_of})
    return tuple(judged_from_row(judgement_row(row)) for row in rows)


def judgement_row(row: Sequence[Any]) -> JudgementRow:
    """A judgement's row with its time as text."""
    return (*row[:-1], in_utc(row[-1]))


def select_recorded(connection: Connection) -> Iterator[Recorded]:
    """Every reading with what it added, in the order of recording, a few at a time."""
    last = last_reading(connection)
    for start in range(0, last, _READINGS_AT_ONCE):
        part = (start, min(start + _READINGS_AT_ONCE, last))
        added = {
            number: [row[1:] for row in rows]
            for number, rows in groupby(connection.execute(_ENTRY_OF_READING, part), key=lambda row: row[0])
        }
        for number, reader, recorded_at, digest, record, text in connection.execute(_READING, part).fetchall():
            page, moment = page_from_row(record, bytes(text) if text is not None else None), recorded_at.astimezone(UTC)
            entries = tuple(_entry(row, page, reader, moment) for row in added.get(number, ()))
            yield Recorded(number, page, reader, moment, entries, digest)


def _entry(row: Sequence[Any], page: Page, reader: str, moment: datetime) -> Entry:
    id_, statement, origin, claim, stated = row
    return Entry(id_, statement, claim_from_text(id_, claim), page, moment, reader, origin, stated)


def _pages(connection: Connection, numbers: Iterable[int]) -> Iterator[tuple[int, Page]]:
    for number, record, text in connection.execute(_PAGE, (sorted(numbers),)):
        yield number, page_from_row(record, text)


def _condition(question: Question) -> tuple[str, dict[str, Any]]:
    asked: dict[str, Any] = {
        "recorded": question.recorded_as_of,
        "as_of": question.as_of,
        "without": sorted(question.without) or None,
        "origins": None if question.origins is None else list(question.origins),
        "vendors": None if question.vendors is None else list(question.vendors),
        "page_id": question.page_id,
        "prefix": question.prefix,
    }
    values = {name: value for name, value in asked.items() if value is not None}
    later = "AND later.recorded_at <= %(recorded)s" if "recorded" in values else ""
    parts = [_FROM, _NOT_SUPERSEDED.format(recorded=later), *(_WHERE[name] for name in values)]
    return "\n".join(parts), {**values, "readings": question.upto}
