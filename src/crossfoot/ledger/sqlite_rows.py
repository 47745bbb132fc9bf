"""Everything in a ledger file, row by row, and what SQLite itself says of the file.

Invariant: rows are numbered without gaps, so a row that is gone is seen.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from crossfoot.ledger.audit import audit, checks
from crossfoot.ledger.lookups_audit import check_addresses, check_repeats, check_words
from crossfoot.ledger.queries import select_numbered
from crossfoot.ledger.rows import JudgementRow, StoredEntry, StoredPage, StoredReading
from crossfoot.model import Issue

__all__ = ["SqliteRows", "audit_file"]

_SAID_AGAIN = """
SELECT group_concat(seq) FROM entry WHERE origin >= 'outlet:' AND origin < 'outlet;'
GROUP BY statement_id HAVING count(*) > 1
"""
_TABLES = ("page", "reading", "entry", "judgement", "address")


def audit_file(connection: sqlite3.Connection) -> tuple[Issue, ...]:
    """What does not fit in a ledger file; empty if all does."""
    own = (
        ("file", lambda: _structure(connection)),
        ("references", lambda: _references(connection)),
        ("gaps", lambda: _gaps(connection)),
    )
    lookups = (
        ("addresses", lambda: check_addresses(connection.execute("SELECT seq, cell, series FROM address"))),
        ("words", lambda: check_words(connection)),
        ("repeats", lambda: _repeats(connection)),
    )
    connection.execute("SELECT 1")  # a closed ledger is not a damaged one, and is told here
    # A look-up is compared with what it rests on only where that fits.
    found = audit((*own, *checks(SqliteRows(connection))), sqlite3.DatabaseError)
    return found or audit(lookups, sqlite3.DatabaseError)


def _repeats(connection: sqlite3.Connection) -> Iterator[Issue]:
    listed = (sorted(map(int, numbers.split(","))) for (numbers,) in connection.execute(_SAID_AGAIN).fetchall())
    noted = connection.execute("SELECT entry, first FROM repeats")
    return check_repeats(noted, listed, lambda numbers: select_numbered(connection, numbers))


class SqliteRows:
    """See `StoredRows`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def pages(self) -> Iterator[StoredPage]:
        """See `StoredRows.pages`."""
        for row in self._connection.execute("SELECT hash, id, published_at, record, text FROM page ORDER BY seq"):
            yield StoredPage(*row)

    def readings(self) -> Iterator[StoredReading]:
        """See `StoredRows.readings`."""
        rows = self._connection.execute("""
            SELECT r.seq, p.hash, p.id, r.page_id, r.reader, r.recorded_at, r.opened, r.supersedes, r.digest
            FROM reading r JOIN page p ON p.seq = r.page ORDER BY r.seq""")
        for row in rows:
            ids = self._connection.execute("SELECT id FROM entry WHERE reading = ? ORDER BY seq", (row[0],))
            yield StoredReading(*(*row, tuple(id_ for (id_,) in ids)))

    def entries(self) -> Iterator[StoredEntry]:
        """See `StoredRows.entries`."""
        listed: dict[int, list[str]] = defaultdict(list)
        for number, vendor in self._connection.execute("SELECT entry, vendor FROM entry_vendor"):
            listed[number].append(vendor)
        rows = self._connection.execute("""
            SELECT e.seq, e.id, e.statement_id, e.origin, e.claim, e.stated, r.reader, p.hash, p.record,
                listed.cell
            FROM entry e JOIN reading r ON r.seq = e.reading JOIN page p ON p.seq = r.page
            LEFT JOIN (SELECT k.entry, a.cell FROM entry_address k JOIN address a ON a.seq = k.address) listed
                ON listed.entry = e.seq
            ORDER BY e.seq""")
        for number, *row in rows:
            yield StoredEntry(*(*row, frozenset(listed[number])))

    def judgements(self) -> Iterator[JudgementRow]:
        """See `StoredRows.judgements`."""
        yield from self._connection.execute("""
            SELECT id, names, kind, author, reason, holds_from, other, recorded_at FROM judgement ORDER BY seq""")


def _structure(connection: sqlite3.Connection) -> Iterator[Issue]:
    try:
        for (message,) in connection.execute("PRAGMA integrity_check"):
            if message != "ok":
                yield Issue("ledger-damaged", f"The ledger is damaged: {message}.", "file")
    except sqlite3.DatabaseError:
        # The check itself stops at a page it cannot read; which rows lay there is found by asking for them.
        for table in _TABLES:
            (last,) = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone() or (0,)
            for first, end in _unreadable(connection, table, 1, last):
                rows = f"Row {first}" if first == end else f"Rows {first} to {end}"
                yield Issue("ledger-damaged", f"{rows} of table '{table}' cannot be read.", f"{table} {first}")
        raise


def _unreadable(connection: sqlite3.Connection, table: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Runs of rows that cannot be read, found by halving."""
    try:
        for _ in connection.execute(f"SELECT * FROM {table} WHERE seq BETWEEN ? AND ?", (first, last)):  # noqa: S608
            pass
    except sqlite3.DatabaseError:
        middle = (first + last) // 2
        if first == last:
            yield first, last
            return
        halves = (*_unreadable(connection, table, first, middle), *_unreadable(connection, table, middle + 1, last))
        yield from _joined(halves)


def _joined(runs: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Runs of rows, those that touch as one."""
    if not runs:
        return
    start, end = runs[0]
    for first, last in runs[1:]:
        if first > end + 1:
            yield start, end
            start = first
        end = last
    yield start, end


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
