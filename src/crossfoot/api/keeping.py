"""Ledgers: opened, added to, dumped and restored.

Invariant: every call either does all of what it says or changes nothing.
"""
# ruff: noqa: PLC0415  the imports inside functions are what keeps a call from loading stages it does not need

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crossfoot.errors import UndatedError

if TYPE_CHECKING:
    from crossfoot.extract import Reading
    from crossfoot.ledger import AppendResult, Ledger
    from crossfoot.ledger.archive import Counted
    from crossfoot.ledger.archive_reading import Dump


def _silent(_: int) -> None:
    """Progress that nobody asked to hear of."""


def open_ledger(path: str | os.PathLike[str], *, create: bool = False, read_only: bool = False) -> Ledger:
    """A ledger, open; close it, or use it in a `with` block.

    Args:
        path: Its file, or the address of a PostgreSQL database: `postgresql://USER@HOST/DATABASE`.
        create: Make it where there is none.
        read_only: Open it only for reading.

    Raises:
        LedgerError: It is missing, no ledger, damaged, of a newer version, or locked; or its server cannot be reached.
    """
    from crossfoot.ledger.opening import open_ledger as opened

    return opened(os.fspath(path), create=create, read_only=read_only)


def add(ledger: Ledger, reading: Reading, *, recorded_at: datetime) -> AppendResult:
    """Append what was read on a page; the same again changes nothing.

    Args:
        ledger: Where to.
        reading: The page as read.
        recorded_at: Now, with its time zone.

    Raises:
        UndatedError: Nothing says when the page was published, so no view as of a day could ever show it.
        LedgerError: The ledger cannot be written.
    """
    from crossfoot.ledger import page_of

    document = reading.document
    guessed = any(issue.code == "date-from-name" for issue in reading.issues)
    if document.provenance.published_at is None or guessed:
        raise UndatedError(document.provenance.name)
    return ledger.append(page_of(document), reading.claims, reader=reading.reader, recorded_at=recorded_at)


def add_starter(ledger: Ledger, *, recorded_at: datetime) -> AppendResult:
    """Append the starter figures that ship with the package; a ledger that has them is not changed.

    Args:
        ledger: Where to.
        recorded_at: Now, with its time zone.
    """
    from crossfoot.ledger import load_starter

    return load_starter(ledger, recorded_at=recorded_at)


def dump(ledger: Ledger, folder: str | os.PathLike[str], *, progress: Callable[[int], None] = _silent) -> Counted:
    """Write a whole ledger to a folder, from which `restore` makes it again.

    Args:
        ledger: The ledger.
        folder: Where: a folder that is empty, or not there yet.
        progress: Told how many claims are written, reading by reading.

    Raises:
        InputError: The folder holds something, or cannot be written.
        LedgerError: The ledger cannot be read.
    """
    from crossfoot.ledger.archive import dump as dumped

    return dumped(ledger, Path(folder), progress=progress)


def open_dump(folder: str | os.PathLike[str]) -> Dump:
    """A folder that `dump` wrote, every file held against its digest.

    Args:
        folder: Where it lies.

    Raises:
        InputError: It holds no dump, one of another version, or one that is damaged.
    """
    from crossfoot.ledger.archive_reading import open_dump as opened

    return opened(Path(folder))


def restore(found: Dump, ledger: Ledger, *, progress: Callable[[int], None] = _silent) -> None:
    """Record what a dump holds in an empty ledger, or go on where an earlier run was interrupted.

    Args:
        found: The dump.
        ledger: The ledger.
        progress: Told how many claims are recorded, some thousand at a time.

    Raises:
        InputError: The ledger holds something else, or something in the dump does not fit its hash.
        LedgerError: The ledger cannot be written.
    """
    from crossfoot.ledger.archive_reading import restore as restored

    restored(found, ledger, progress=progress)
