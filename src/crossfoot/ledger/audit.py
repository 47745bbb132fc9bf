"""Everything in a ledger file read again and every hash derived again.

Invariant: each remark names what is at fault: an entry, a page, a judgement by its id, a reading by its number. Rows
are numbered without gaps, so a row that is gone is seen as well.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from crossfoot.ledger.codec import statement_id
from crossfoot.ledger.judgement import judgement_id
from crossfoot.ledger.occurrence import entry_id, page_hash, reading_digest
from crossfoot.ledger.origin import origin_of
from crossfoot.ledger.queries import claim_from_text, judged_from_row, page_from_row
from crossfoot.model import Issue

__all__ = ["audit"]


def audit(connection: sqlite3.Connection) -> tuple[Issue, ...]:
    """What does not fit, check by check; empty if all does."""
    found: list[Issue] = []
    for check in _CHECKS:
        try:
            found.extend(check(connection))
        except sqlite3.ProgrammingError:
            raise  # a closed ledger is not a damaged one
        except sqlite3.DatabaseError as fault:
            found.append(Issue("ledger-damaged", f"The file is damaged: {fault}.", check.__name__.strip("_")))
    return tuple(found)


def _structure(connection: sqlite3.Connection) -> Iterator[Issue]:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Issue("ledger-damaged", f"The file is damaged: {message}.", "file")


def _references(connection: sqlite3.Connection) -> Iterator[Issue]:
    for table, number, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        where = f"{table} {number}"
        if table == "entry":
            (where,) = connection.execute("SELECT id FROM entry WHERE seq = ?", (number,)).fetchone()
        yield Issue("ledger-orphan", f"Row {number} of table '{table}' belongs to no row of '{parent}'.", where)


def _gaps(connection: sqlite3.Connection) -> Iterator[Issue]:
    for table, given in connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
        (left,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  our own table names
        if left != given:
            yield Issue("ledger-gap", f"Of {given} rows once in table '{table}' {left} are left.", table)


def _pages(connection: sqlite3.Connection) -> Iterator[Issue]:
    for kept, id_, published, record, text in connection.execute(
        "SELECT hash, id, published_at, record, text FROM page"
    ):
        try:
            page = page_from_row(record, text)
            day = None if page.published_at is None else page.published_at.isoformat()
            fits = page_hash(page) == kept and page.id == id_ and day == published
        except (KeyError, TypeError, ValueError):
            fits = False
        if not fits:
            yield Issue("ledger-altered", "The page does not fit its hash.", id_)


def _readings(connection: sqlite3.Connection) -> Iterator[Issue]:
    rows = connection.execute("""
        SELECT r.seq, r.reader, r.recorded_at, r.digest, p.hash,
            p.id = r.page_id
            AND r.opened = (SELECT min(seq) FROM reading q WHERE q.page = r.page AND q.reader = r.reader)
            AND r.supersedes IS CASE WHEN r.opened = r.seq
                THEN (SELECT max(q.seq) FROM page s JOIN reading q ON q.page = s.seq
                      WHERE s.id = r.page_id AND q.seq < r.seq) END
        FROM reading r JOIN page p ON p.seq = r.page ORDER BY r.seq""").fetchall()
    for number, reader, recorded_at, digest, page, fits in rows:
        ids = [id_ for (id_,) in connection.execute("SELECT id FROM entry WHERE reading = ? ORDER BY seq", (number,))]
        moment = datetime.fromisoformat(recorded_at)
        if not fits or reading_digest(page, reader, moment, ids) != digest:
            yield Issue("ledger-altered", f"Reading {number} does not fit its hash.", f"reading {number}")


def _entries(connection: sqlite3.Connection) -> Iterator[Issue]:
    listed: dict[int, list[str]] = defaultdict(list)
    for number, vendor in connection.execute("SELECT entry, vendor FROM entry_vendor"):
        listed[number].append(vendor)
    rows = connection.execute("""
        SELECT e.id, e.statement_id, e.origin, e.claim, e.stated, r.reader, p.hash, p.record, e.seq
        FROM entry e JOIN reading r ON r.seq = e.reading JOIN page p ON p.seq = r.page ORDER BY e.seq""")
    for row in rows:
        why = _fault_of(row, listed[row[-1]])
        if why is not None:
            yield Issue("ledger-altered", why, row[0])


def _fault_of(row: tuple[Any, ...], vendors: list[str]) -> str | None:
    id_, statement, origin, text, stated, reader, page, record, _ = row
    try:
        claim = claim_from_text(id_, text)
        spoken = origin_of(claim, page_from_row(record, None))
    except (sqlite3.DatabaseError, KeyError, TypeError, ValueError):
        return "The claim of the entry cannot be read."
    if entry_id(page, reader, claim, stated) != id_:
        return "The entry does not fit its id."
    if statement_id(claim) != statement:
        return "The entry does not fit the id of its statement."
    if spoken != origin or set(vendors) != set(claim.cell.vendor):
        return "The entry is listed under an origin or a vendor that is not its own."
    return None


def _judgements(connection: sqlite3.Connection) -> Iterator[Issue]:
    rows = connection.execute("""
        SELECT id, names, kind, author, reason, holds_from, other, recorded_at FROM judgement ORDER BY seq""")
    for row in rows.fetchall():
        try:
            judged = judged_from_row(row)
            fits = judgement_id(judged.judgement, judged.recorded_at) == judged.id
        except ValueError:
            fits = False
        if not fits:
            yield Issue("ledger-altered", "The judgement does not fit its id.", row[0])


_CHECKS = (_structure, _references, _gaps, _pages, _readings, _entries, _judgements)
