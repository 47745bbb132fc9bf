"""A ledger on a PostgreSQL server, for teams.

Invariant: a transaction adds whole readings or nothing, under the writer's lock, so a connection that is lost leaves a
page whole or absent; triggers and privileges refuse to change or remove a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime

from psycopg import Connection

from crossfoot.errors import LedgerError
from crossfoot.ledger.appending import Appending
from crossfoot.ledger.entry import AppendResult, Counts, Entry, Page, Recorded
from crossfoot.ledger.history import Known
from crossfoot.ledger.judgement import Judged
from crossfoot.ledger.occurrence import Prepared
from crossfoot.ledger.postgres_faults import told_as_ledger_errors
from crossfoot.ledger.postgres_queries import (
    count_entries,
    find_words,
    grown_to,
    last_reading,
    select_entries,
    select_judged,
    select_known,
    select_pages,
    select_recorded,
    tallied,
)
from crossfoot.ledger.postgres_rows import audit_schema
from crossfoot.ledger.postgres_schema import lock
from crossfoot.ledger.postgres_writing import insert_judgement, insert_readings
from crossfoot.ledger.search import Found
from crossfoot.ledger.store import Grown, Question, Tallied, Tally
from crossfoot.ledger.view import View
from crossfoot.ledger.words import Phrase
from crossfoot.model import Issue

__all__ = ["PostgresLedger"]


class PostgresLedger(Appending):
    """A ledger in a schema of a database; `open_ledger` makes it.

    Args:
        name: Its address, without password.
        connection: In autocommit mode, its schema up to date.
        is_writer: Whether it may be written.
        timeout_s: How long the connection waits for another writer.
    """

    def __init__(self, name: str, connection: Connection, *, is_writer: bool, timeout_s: float) -> None:
        self._name = name
        self._connection = connection
        self._is_writer = is_writer
        self._timeout_s = timeout_s

    def view(self, *, as_of: date | None = None, recorded_as_of: datetime | None = None) -> View:
        """See `Ledger.view`."""
        with self._told():
            last = last_reading(self._connection)
        return View(self, Question(last, as_of, recorded_as_of))

    def recorded(self) -> Iterator[Recorded | Judged]:
        """See `Ledger.recorded`."""
        with self._told():
            yield from select_recorded(self._connection)
            yield from select_judged(self._connection, None)

    @property
    def database(self) -> str:
        """See `Ledger.database`."""
        major, minor = divmod(self._connection.info.server_version, 10_000)
        return f"PostgreSQL {major}.{minor}"

    def verify(self) -> tuple[Issue, ...]:
        """See `Ledger.verify`."""
        with self._told():
            return audit_schema(self._connection)

    def close(self) -> None:
        """See `Ledger.close`."""
        self._connection.close()

    def select(self, question: Question) -> tuple[Entry, ...]:
        """See `Store.select`."""
        with self._told():
            return select_entries(self._connection, question)

    def count(self, question: Question) -> Counts:
        """See `Store.count`."""
        with self._told():
            return count_entries(self._connection, question)

    def judged(self, recorded_as_of: datetime | None) -> tuple[Judged, ...]:
        """See `Store.judged`."""
        with self._told():
            return select_judged(self._connection, recorded_as_of)

    def find(self, question: Question, phrases: tuple[Phrase, ...], limit: int) -> tuple[Found, ...]:
        """See `Store.find`."""
        with self._told():
            return find_words(self._connection, question, phrases, limit)

    def pages(self, question: Question, limit: int) -> tuple[Page, ...]:
        """See `Store.pages`."""
        with self._told():
            return select_pages(self._connection, question, limit)

    def known(self, question: Question) -> tuple[Known, ...]:
        """See `Store.known`."""
        with self._told():
            return select_known(self._connection, question)

    def tally(self, question: Question, by: Tallied) -> tuple[Tally, ...]:
        """See `Store.tally`."""
        with self._told():
            return tallied(self._connection, question, by)

    def grown(self, question: Question) -> Grown:
        """See `Store.grown`."""
        with self._told():
            return grown_to(self._connection, question)

    def _keep(self, prepared: Sequence[Prepared]) -> AppendResult:
        with self._transaction():
            return insert_readings(self._connection, prepared)

    def _keep_judgement(self, judged: Judged) -> None:
        with self._transaction():
            insert_judgement(self._connection, judged)

    def _told(self) -> AbstractContextManager[None]:
        return told_as_ledger_errors(self._name, self._connection, self._timeout_s)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One transaction under the writer's lock: all of the block is kept, or none."""
        if not self._is_writer:
            raise LedgerError(self._name, "cannot be written: it was opened for reading only")
        with self._told(), self._connection.transaction():
            lock(self._connection)
            yield
