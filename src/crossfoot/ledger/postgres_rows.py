"""Everything in a ledger on PostgreSQL, row by row, and what its tables say of themselves.

Invariant: all checks see one state of the ledger, whatever is added meanwhile; rows are numbered without gaps, so a
row that is gone is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any

import psycopg
from psycopg import Connection

from crossfoot.ledger.audit import Check, audit, checks
from crossfoot.ledger.lookups_audit import check_addresses, check_repeats
from crossfoot.ledger.occurrence import in_utc
from crossfoot.ledger.postgres_lookups import PageWords, words_of_figure, words_of_page
from crossfoot.ledger.postgres_queries import judgement_row, select_numbered
from crossfoot.ledger.rows import JudgementRow, StoredEntry, StoredPage, StoredReading, page_from_row
from crossfoot.model import Issue

__all__ = ["PostgresRows", "audit_schema"]

Named = tuple[tuple[str, Check], ...]

_SAID_AGAIN = """
SELECT array_agg(seq ORDER BY seq) FROM entry WHERE origin >= 'outlet:' AND origin < 'outlet;'
GROUP BY statement_id HAVING count(*) > 1
"""
_ROWS_AT_ONCE = 500
# A column and the table whose rows it numbers; the server keeps them together unless somebody told it not to.
_REFERENCES = (
    ("reading", "page", "page"),
    ("entry", "reading", "reading"),
    ("entry", "address", "address"),
    ("entry_vendor", "entry", "entry"),
    ("repeats", "entry", "entry"),
    ("repeats", "first", "entry"),
    ("page_words", "page", "page"),
    ("stated_words", "entry", "entry"),
)


def audit_schema(connection: Connection) -> tuple[Issue, ...]:
    """What does not fit in the ledger of the schema; empty if all does."""
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        rows = PostgresRows(connection)
        own = (("references", lambda: _references(connection)), ("gaps", lambda: _gaps(connection)))
        lookups = (
            ("addresses", lambda: check_addresses(rows.addresses())),
            ("words", lambda: _words(rows)),
            ("repeats", lambda: _repeats(connection)),
        )
        # A look-up is compared with what it rests on only where that fits.
        found = audit(_apart(connection, (*own, *checks(rows))), psycopg.InternalError)
        return found or audit(_apart(connection, lookups), psycopg.InternalError)


class PostgresRows:
    """See `StoredRows`; inside a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pages(self) -> Iterator[StoredPage]:
        """See `StoredRows.pages`."""
        for row in self._stream("SELECT hash, id, published_at::text, record, text FROM page ORDER BY seq"):
            yield StoredPage(*row)

    def readings(self) -> Iterator[StoredReading]:
        """See `StoredRows.readings`."""
        rows = self._stream("""
            SELECT r.seq, p.hash, p.id, r.page_id, r.reader, r.recorded_at, r.opened, r.supersedes, r.digest,
                array(SELECT id FROM entry e WHERE e.reading = r.seq ORDER BY seq)
            FROM reading r JOIN page p ON p.seq = r.page ORDER BY r.seq""")
        for *start, recorded_at, opened, supersedes, digest, ids in rows:
            yield StoredReading(*(*start, in_utc(recorded_at), opened, supersedes, digest, tuple(ids)))

    def entries(self) -> Iterator[StoredEntry]:
        """See `StoredRows.entries`."""
        rows = self._stream("""
            SELECT e.seq, e.id, e.statement_id, e.origin, e.claim, e.stated, r.reader, p.hash, p.record, a.cell
            FROM entry e JOIN reading r ON r.seq = e.reading JOIN page p ON p.seq = r.page
            LEFT JOIN address a ON a.seq = e.address ORDER BY e.seq""")
        listed = groupby(self._stream("SELECT entry, vendor FROM entry_vendor ORDER BY entry"), key=lambda row: row[0])
        number, vendors = 0, frozenset[str]()
        for place, *row in rows:
            while number < place:
                number, several = next(listed, (place, iter(())))
                vendors = frozenset(vendor for _, vendor in several)
            yield StoredEntry(*(*row, vendors if number == place else frozenset()))

    def judgements(self) -> Iterator[JudgementRow]:
        """See `StoredRows.judgements`."""
        for row in (
            self._stream("""
            SELECT id, names, kind, author, reason, holds_from::text, other, recorded_at FROM judgement ORDER BY seq""")
        ):
            yield judgement_row(row)

    def addresses(self) -> Iterator[tuple[Any, ...]]:
        """Number, key and key of the series of all addresses."""
        yield from self._stream("SELECT seq, cell, series FROM address ORDER BY seq")

    def words(self) -> Iterator[tuple[str, PageWords | None, PageWords]]:
        """Id of every page, its words as they are listed, and as they are."""
        for id_, record, text, *listed in self._stream("""
            SELECT p.id, p.record, p.text, w.words, w.title, w.body
            FROM page p LEFT JOIN page_words w ON w.page = p.seq ORDER BY p.seq"""):
            words, title, body = listed
            yield id_, None if words is None else (words, title, body), words_of_page(page_from_row(record, text))

    def stated(self) -> Iterator[tuple[str, object, object]]:
        """Id of every entry with a figure as stated, the words it is listed under, and those it has."""
        for id_, stated, *listed in self._stream("""
            SELECT e.id, e.stated, w.words, w.body FROM entry e LEFT JOIN stated_words w ON w.entry = e.seq
            WHERE e.stated IS NOT NULL OR w.entry IS NOT NULL ORDER BY e.seq"""):
            yield id_, tuple(listed), words_of_figure(stated or "")

    def _stream(self, statement: str) -> Iterator[tuple[Any, ...]]:
        with self._connection.cursor(f"rows_{abs(hash(statement))}") as cursor:
            cursor.itersize = _ROWS_AT_ONCE
            yield from cursor.execute(statement)


def _apart(connection: Connection, named: Named) -> Named:
    """Each check in a part of the transaction, so that the checks after it go on where it fails."""

    def checked(check: Check) -> Iterator[Issue]:
        with connection.transaction():
            yield from check()

    return tuple((name, partial(checked, check)) for name, check in named)


def _words(rows: PostgresRows) -> Iterator[Issue]:
    for id_, listed, words in rows.words():
        if listed != words:
            yield Issue("ledger-altered", "The page is not found by the words it holds.", id_)
    for id_, kept, stated in rows.stated():
        if kept != stated:
            yield Issue("ledger-altered", "The figure is not found by the words it is stated in.", id_)


def _repeats(connection: Connection) -> Iterator[Issue]:
    listed = [numbers for (numbers,) in connection.execute(_SAID_AGAIN).fetchall()]
    noted: list[tuple[Any, ...]] = connection.execute("SELECT entry, first FROM repeats").fetchall()
    return check_repeats(
        ((number, first) for number, first in noted), listed, lambda numbers: select_numbered(connection, numbers)
    )


def _references(connection: Connection) -> Iterator[Issue]:
    for table, column, parent in _REFERENCES:
        name = "id" if table == "entry" else f"'{table} ' || {column}"
        for number, where in connection.execute(
            f"SELECT {column}, {name} FROM {table} t "  # noqa: S608  our own words
            f"WHERE NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.seq = t.{column})"
        ):
            yield Issue("ledger-orphan", f"Row {number} of table '{table}' belongs to no row of '{parent}'.", where)


def _gaps(connection: Connection) -> Iterator[Issue]:
    for table, given in connection.execute("SELECT kept, number FROM grown ORDER BY kept").fetchall():
        (left,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)  # noqa: S608  our own words
        if left != given:
            yield Issue("ledger-gap", f"Of {given} rows once in table '{table}' {left} are left.", table)
