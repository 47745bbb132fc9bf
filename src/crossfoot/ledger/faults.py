"""What the database says, in the words of this program.

Invariant: one fault of SQLite is one sentence about the ledger, told in one table; SQLite's own wording is
only quoted where it says which page or file is at fault.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from crossfoot.errors import LedgerError
from crossfoot.ledger.rows import DamagedRow

__all__ = ["told_as_ledger_errors"]

# The start of SQLite's name of a fault, or of what it says -> what it means here; the first that fits.
_SENTENCES = (
    ("SQLITE_NOTADB", "is not a ledger: the file is no database"),
    ("SQLITE_CORRUPT", "is damaged: {fault}; 'verify' says what can still be read"),
    ("SQLITE_BUSY", "is being written by another program"),
    ("SQLITE_LOCKED", "is being written by another program"),
    ("SQLITE_READONLY", "cannot be written: the file is read-only"),
    ("SQLITE_FULL", "cannot be written: the disk is full"),
    ("SQLITE_CANTOPEN", "cannot be opened: {fault}"),
    ("SQLITE_IOERR_WRITE", "cannot be written: the disk or a quota is full, or the disk fails"),
    ("SQLITE_IOERR", "cannot be read or written: {fault}"),
    ("no such module: fts5", "needs SQLite with full-text search (FTS5), which this Python's was built without"),
    ("SQLITE", "failed: {fault}"),
    ("", "is damaged: {fault}"),
)


@contextmanager
def told_as_ledger_errors(name: str) -> Iterator[None]:
    """Inside the block, a fault of the database is raised as a `LedgerError` of the ledger of that name."""
    try:
        yield
    except sqlite3.ProgrammingError as fault:
        if "closed" not in str(fault):
            raise
        raise LedgerError(name, "is closed") from fault
    except DamagedRow as fault:
        raise LedgerError(name, f"is damaged: {fault}") from fault
    except sqlite3.Error as fault:
        code = getattr(fault, "sqlite_errorname", None) or ""
        why = next(words for start, words in _SENTENCES if code.startswith(start) or str(fault).startswith(start))
        raise LedgerError(name, why.format(fault=fault)) from fault
