"""What the database says, told as one sentence."""

from __future__ import annotations

import sqlite3

import pytest

from crossfoot.errors import LedgerError
from crossfoot.ledger.faults import told_as_ledger_errors


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("SQLITE_NOTADB", "is not a ledger: the file is no database"),
        ("SQLITE_CORRUPT_VTAB", "is damaged: so it is; 'verify' says what can still be read"),
        ("SQLITE_BUSY_SNAPSHOT", "is being written by another program"),
        ("SQLITE_READONLY_DBMOVED", "cannot be written: the file is read-only"),
        ("SQLITE_FULL", "cannot be written: the disk is full"),
        ("SQLITE_IOERR_WRITE", "cannot be written: the disk or a quota is full, or the disk fails"),
        ("SQLITE_IOERR_READ", "cannot be read or written: so it is"),
        ("SQLITE_NOMEM", "failed: so it is"),
    ],
)
def test_every_fault_of_the_database_is_a_sentence_about_the_ledger(code: str, sentence: str) -> None:
    fault = sqlite3.OperationalError("so it is")
    fault.sqlite_errorname = code
    with pytest.raises(LedgerError) as told, told_as_ledger_errors("l.sqlite"):
        raise fault
    assert str(told.value) == f"Ledger 'l.sqlite': {sentence}."
    assert told.value.__cause__ is fault


def test_a_build_without_full_text_search_is_named() -> None:
    with pytest.raises(LedgerError, match=r"needs SQLite with full-text search \(FTS5\)"), told_as_ledger_errors("l"):
        sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE words USING fts5_of_no_build (text)")


def test_a_fault_of_our_own_is_not_hidden() -> None:
    with pytest.raises(sqlite3.ProgrammingError, match="bindings"), told_as_ledger_errors("l.sqlite"):
        sqlite3.connect(":memory:").execute("SELECT ?")
