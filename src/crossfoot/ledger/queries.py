"""The SQL that answers a question, and the way from rows to entries.

Invariant: all that a view can ask is one statement with named parameters; which readings are superseded is decided by
an anti-join over the few rows that supersede anything, not by a window over all.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from crossfoot.ledger.entry import Counts, Entry, Page, Recorded
from crossfoot.ledger.judgement import Judged
from crossfoot.ledger.occurrence import in_utc
from crossfoot.ledger.rows import claim_from_text, judged_from_row, page_from_row
from crossfoot.ledger.store import Question

__all__ = ["count_entries", "select_entries", "select_judged", "select_recorded"]

_FROM = """
FROM entry e JOIN reading r ON r.seq = e.reading JOIN page p ON p.seq = r.page
WHERE r.seq <= :readings
"""
_NOT_SUPERSEDED = """
AND NOT EXISTS (SELECT 1 FROM reading later WHERE later.supersedes IS NOT NULL AND later.page_id = r.page_id
                AND later.seq > r.opened AND later.seq <= :readings {recorded})
"""
_ENTRY = """
SELECT e.id, e.statement_id, e.origin, e.claim, e.stated, r.seq, r.reader, r.recorded_at, p.seq
"""
_COUNT = """
SELECT count(*), count(DISTINCT e.statement_id), count(DISTINCT p.id), count(DISTINCT e.origin)
"""
_READING = """
SELECT r.seq, r.reader, r.recorded_at, r.digest, p.record, p.text
FROM reading r JOIN page p ON p.seq = r.page ORDER BY r.seq
"""
_ENTRY_OF_READING = "SELECT id, statement_id, origin, claim, stated FROM entry WHERE reading = ? ORDER BY seq"
_PAGE = "SELECT seq, record, text FROM page WHERE seq IN (SELECT value FROM json_each(?))"
_JUDGEMENT = """
SELECT id, names, kind, author, reason, holds_from, other, recorded_at FROM judgement
WHERE :recorded IS NULL OR recorded_at <= :recorded ORDER BY seq
"""

# The parts of a question and the condition each adds.
_WHERE = {
    "recorded": "AND r.recorded_at <= :recorded",
    "as_of": "AND p.published_at <= :as_of",
    "without": "AND e.id NOT IN (SELECT value FROM json_each(:without))",
    "origins": "AND e.origin IN (SELECT value FROM json_each(:origins))",
    "vendors": "AND e.seq IN (SELECT entry FROM entry_vendor WHERE vendor IN ({vendors}))",
    "page_id": "AND p.id = :page_id",
    "prefix": "AND e.id >= :prefix AND e.id < :prefix || 'g'",
}


def select_entries(connection: sqlite3.Connection, question: Question) -> tuple[Entry, ...]:
    """The entries asked for, in the order they were recorded."""
    where, values = _condition(question)
    rows = connection.execute(f"{_ENTRY}{where} ORDER BY e.seq", values).fetchall()
    pages = dict(_pages(connection, {row[8] for row in rows}))
    moments = {row[7]: datetime.fromisoformat(row[7]) for row in rows}
    return tuple(
        Entry(
            id=row[0],
            statement_id=row[1],
            claim=claim_from_text(row[0], row[3]),
            page=pages[row[8]],
            recorded_at=moments[row[7]],
            reader=row[6],
            origin=row[2],
            stated=row[4],
        )
        for row in rows
    )


def select_recorded(connection: sqlite3.Connection) -> Iterator[Recorded]:
    """Every reading with what it added, in the order of recording."""
    for number, reader, recorded_at, digest, record, text in connection.execute(_READING):
        page, moment = page_from_row(record, text), datetime.fromisoformat(recorded_at)
        entries = (
            Entry(id_, statement, claim_from_text(id_, claim), page, moment, reader, origin, stated)
            for id_, statement, origin, claim, stated in connection.execute(_ENTRY_OF_READING, (number,))
        )
        yield Recorded(number, page, reader, moment, tuple(entries), digest)


def count_entries(connection: sqlite3.Connection, question: Question) -> Counts:
    """How many they are, without reading them."""
    where, values = _condition(question)
    return Counts(*connection.execute(f"{_COUNT}{where}", values).fetchone())


def select_judged(connection: sqlite3.Connection, recorded_as_of: datetime | None) -> tuple[Judged, ...]:
    """All judgements recorded by then, in the order they were recorded."""
    recorded = None if recorded_as_of is None else in_utc(recorded_as_of)
    rows = connection.execute(_JUDGEMENT, {"recorded": recorded})
    return tuple(judged_from_row(row) for row in rows)


def _pages(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, Page]]:
    for number, record, text in connection.execute(_PAGE, (json.dumps(sorted(numbers)),)):
        yield number, page_from_row(record, text)


def _condition(question: Question) -> tuple[str, dict[str, Any]]:
    asked: dict[str, Any] = {
        "recorded": None if question.recorded_as_of is None else in_utc(question.recorded_as_of),
        "as_of": None if question.as_of is None else question.as_of.isoformat(),
        "without": json.dumps(sorted(question.without)) if question.without else None,
        "origins": None if question.origins is None else json.dumps(question.origins),
        "vendors": question.vendors,
        "page_id": question.page_id,
        "prefix": question.prefix,
    }
    values = {name: value for name, value in asked.items() if value is not None}
    later = "AND later.recorded_at <= :recorded" if "recorded" in values else ""
    # A vendor is bound as it is: SQLite's JSON would cut a text at a zero character.
    vendors = {f"vendor_{number}": vendor for number, vendor in enumerate(values.pop("vendors", ()))}
    names = [name for name, value in asked.items() if value is not None]
    listed = ", ".join(f":{name}" for name in vendors)
    parts = [_FROM, _NOT_SUPERSEDED.format(recorded=later), *(_WHERE[name].format(vendors=listed) for name in names)]
    return "\n".join(parts), {**values, **vendors, "readings": question.upto}
