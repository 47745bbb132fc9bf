"""A ledger in one SQLite file.

Invariant: a transaction adds whole readings or nothing, under the writer's lock, so a killed process leaves a page
whole or absent; triggers in the file refuse to change or remove a row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime

from crossfoot.errors import InputError, LedgerError
from crossfoot.ledger.appending import Appending
from crossfoot.ledger.entry import AppendResult, Counts, Entry, Page, Recorded
from crossfoot.ledger.faults import told_as_ledger_errors
from crossfoot.ledger.history import Known
from crossfoot.ledger.judgement import Judged
from crossfoot.ledger.lock import WriterLock
from crossfoot.ledger.occurrence import Prepared
from crossfoot.ledger.queries import (
    count_entries,
    find_words,
    grown_to,
    select_entries,
    select_judged,
    select_known,
    select_pages,
    select_recorded,
    tallied,
)
from crossfoot.ledger.search import Found
from crossfoot.ledger.sqlite_rows import audit_file
from crossfoot.ledger.sqlite_writing import insert_judgement, insert_readings
from crossfoot.ledger.store import Grown, Question, Tallied, Tally
from crossfoot.ledger.view import View
from crossfoot.ledger.words import Phrase
from crossfoot.model import Issue

__all__ = ["SqliteLedger"]


class SqliteLedger(Appending):
    """A ledger in a file; `open_ledger` makes it.

    Args:
        name: The file as the caller wrote it.
        connection: In autocommit mode, its schema up to date.
        lock: The writer's lock; None where the ledger is only read.
    """

    def __init__(self, name: str, connection: sqlite3.Connection, lock: WriterLock | None) -> None:
        self._name = name
        self._connection = connection
        self._lock = lock

    def view(self, *, as_of: date | None = None, recorded_as_of: datetime | None = None) -> View:
        """See `Ledger.view`."""
        with told_as_ledger_errors(self._name):
            (last,) = self._connection.execute("SELECT ifnull(max(seq), 0) FROM reading").fetchone()
        return View(self, Question(last, as_of, recorded_as_of))

    def recorded(self) -> Iterator[Recorded | Judged]:
        """See `Ledger.recorded`."""
        with told_as_ledger_errors(self._name):
            yield from select_recorded(self._connection)
            yield from select_judged(self._connection, None)

    @property
    def database(self) -> str:
        """See `Ledger.database`."""
        return f"SQLite {sqlite3.sqlite_version}"

    def verify(self) -> tuple[Issue, ...]:
        """See `Ledger.verify`."""
        with told_as_ledger_errors(self._name):
            return audit_file(self._connection)

    def close(self) -> None:
        """See `Ledger.close`."""
        # The last connection to close folds the write-ahead log into the file, which is writing. Where another writer
        # keeps the lock, ours is not the last.
        with suppress(LedgerError):
            if self._lock is not None:
                with self._lock:
                    self._connection.close()
        self._connection.close()

    def select(self, question: Question) -> tuple[Entry, ...]:
        """See `Store.select`."""
        with told_as_ledger_errors(self._name):
            return select_entries(self._connection, question)

    def count(self, question: Question) -> Counts:
        """See `Store.count`."""
        with told_as_ledger_errors(self._name):
            return count_entries(self._connection, question)

    def find(self, question: Question, phrases: tuple[Phrase, ...], limit: int) -> tuple[Found, ...]:
        """See `Store.find`."""
        with told_as_ledger_errors(self._name):
            return find_words(self._connection, question, phrases, limit)

    def pages(self, question: Question, limit: int) -> tuple[Page, ...]:
        """See `Store.pages`."""
        with told_as_ledger_errors(self._name):
            return select_pages(self._connection, question, limit)

    def known(self, question: Question) -> tuple[Known, ...]:
        """See `Store.known`."""
        with told_as_ledger_errors(self._name):
            return select_known(self._connection, question)

    def judged(self, recorded_as_of: datetime | None) -> tuple[Judged, ...]:
        """See `Store.judged`."""
        with told_as_ledger_errors(self._name):
            return select_judged(self._connection, recorded_as_of)

    def tally(self, question: Question, by: Tallied) -> tuple[Tally, ...]:
        """See `Store.tally`."""
        with told_as_ledger_errors(self._name):
            return tallied(self._connection, question, by)

    def grown(self, question: Question) -> Grown:
        """See `Store.grown`."""
        with told_as_ledger_errors(self._name):
            return grown_to(self._connection, question)

    def _keep(self, prepared: Sequence[Prepared]) -> AppendResult:
        with self._transaction():
            return insert_readings(self._connection, prepared)

    def _keep_judgement(self, judged: Judged) -> None:
        with self._transaction():
            insert_judgement(self._connection, judged)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One transaction under the writer's lock: all of the block is kept, or none."""
        if self._lock is None:
            raise LedgerError(self._name, "cannot be written: it was opened for reading only")
        with told_as_ledger_errors(self._name), self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except UnicodeEncodeError as fault:
                self._roll_back()
                raise InputError(f"Cannot record {fault.object!r}: it holds characters that no text has.") from fault
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        # A full disk has ended the transaction already.
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
