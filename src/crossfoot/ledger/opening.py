"""Opening a ledger, and what is wrong with a file that cannot be opened.

Invariant: a file that is not a ledger is left as it was, and every fault is one sentence that names the file.
"""

from __future__ import annotations

import os
import sqlite3
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import overload

from crossfoot.errors import LedgerError
from crossfoot.ledger.address import is_address, shown
from crossfoot.ledger.faults import told_as_ledger_errors
from crossfoot.ledger.lock import WriterLock
from crossfoot.ledger.migrations import APPLICATION_ID, MIGRATIONS, migrate, schema_of
from crossfoot.ledger.sqlite import SqliteLedger
from crossfoot.ledger.store import Ledger

__all__ = ["is_there", "open_ledger"]

_WRITABLE = 0o222
_NO_LIBRARY = "is on a server, and psycopg, which speaks with it, is not installed: pip install 'crossfoot[postgres]'"


@overload
def open_ledger(
    place: Path, *, create: bool = False, read_only: bool = False, timeout_s: float = 30.0
) -> SqliteLedger: ...
@overload
def open_ledger(place: str, *, create: bool = False, read_only: bool = False, timeout_s: float = 30.0) -> Ledger: ...
def open_ledger(place: Path | str, *, create: bool = False, read_only: bool = False, timeout_s: float = 30.0) -> Ledger:
    """Open a ledger.

    Args:
        place: Its file, or the address of a PostgreSQL database.
        create: Make the file, and the folders above it, or the tables in the database, where there are none.
        read_only: Open it only for reading; any number may, beside one writer.
        timeout_s: How long to wait for another writer, here and at every append.

    Raises:
        LedgerError: The file is missing, a folder, no ledger, of a newer schema, read-only, damaged, or locked; the
            server cannot be reached or does not let this user in.
        ValueError: It is to be made and only read.
    """
    if create and read_only:
        raise ValueError("A ledger that is to be made cannot be opened for reading only")
    if isinstance(place, str) and is_address(place):
        opened: Ledger = _server(place).open_postgres(place, create=create, read_only=read_only, timeout_s=timeout_s)
        return opened
    return _open_file(Path(place), create=create, read_only=read_only, timeout_s=timeout_s)


def is_there(place: str) -> bool:
    """Whether there is a file of that name, or a ledger at that address.

    Raises:
        LedgerError: The server cannot be reached or does not let this user in.
    """
    return bool(_server(place).is_there(place)) if is_address(place) else Path(place).exists()


def _server(address: str) -> ModuleType:
    """The part that speaks with a server; its library is an extra, loaded only where one is named."""
    try:
        return import_module("crossfoot.ledger.postgres_opening")
    except ImportError as fault:
        raise LedgerError(shown(address), _NO_LIBRARY) from fault


def _open_file(path: Path, *, create: bool, read_only: bool, timeout_s: float) -> SqliteLedger:
    name = str(path)
    if path.is_dir():
        raise LedgerError(name, "is a folder, a ledger is one file")
    if not path.exists() and not create:
        raise LedgerError(name, "does not exist; 'init' makes one")
    with told_as_ledger_errors(name):
        if read_only:
            return SqliteLedger(name, _open_to_read(path), None)
        _make_folders(path)
        _refuse_read_only(path)
        lock = WriterLock(path, timeout_s=timeout_s)
        with lock:
            return SqliteLedger(name, _open_to_write(path, timeout_s=timeout_s, create=create), lock)


def _open_to_read(path: Path) -> sqlite3.Connection:
    try:
        connection = _connect(path, "mode=ro")
        schema = _schema_of_ledger(path, connection)
    except sqlite3.OperationalError:
        # Beside a file with a write-ahead log SQLite makes one more file, which a read-only folder refuses. Where no
        # log is left over, the file alone is the whole ledger.
        log = Path(f"{path}-wal")
        if log.exists() and log.stat().st_size > 0:
            raise
        connection = _connect(path, "mode=ro&immutable=1")
        schema = _schema_of_ledger(path, connection)
    if schema < len(MIGRATIONS):
        connection.close()
        raise LedgerError(
            str(path), "is of an older version; 'crossfoot init' brings it up to date and changes no entry"
        )
    return connection


def _open_to_write(path: Path, *, timeout_s: float, create: bool) -> sqlite3.Connection:
    connection = _connect(path, "mode=rwc" if create else "mode=rw", timeout_s=timeout_s)
    _schema_of_ledger(path, connection, blank_is_fine=create)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, options: str, *, timeout_s: float = 5.0) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?{options}", uri=True, isolation_level=None, timeout=timeout_s)


def _schema_of_ledger(path: Path, connection: sqlite3.Connection, *, blank_is_fine: bool = False) -> int:
    """The file's schema; what is no ledger, or of a later version than this program knows, is closed and refused."""
    try:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        schema, blank = schema_of(connection), _is_blank(connection)
    except BaseException:
        connection.close()
        raise
    if blank and blank_is_fine:
        return schema
    if blank:
        why = "is empty; 'init' makes a ledger of it"
    elif mark != APPLICATION_ID:
        why = "is not a ledger: the file is another program's database"
    elif schema > len(MIGRATIONS):
        why = f"is of a newer version ({schema}) than this program knows ({len(MIGRATIONS)})"
    else:
        return schema
    connection.close()
    raise LedgerError(str(path), why)


def _is_blank(connection: sqlite3.Connection) -> bool:
    (count,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(count == 0)


def _make_folders(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise LedgerError(str(path), f"cannot be made here: '{path.parent}' is no folder to write to") from fault


def _refuse_read_only(path: Path) -> None:
    """Refuse a file that nobody may write, also to those whom the system would let."""
    if path.exists() and not (path.stat().st_mode & _WRITABLE and os.access(path, os.W_OK)):
        raise LedgerError(str(path), "cannot be written: the file is read-only")
    if not os.access(path.parent, os.W_OK):
        raise LedgerError(str(path), f"cannot be written: the folder '{path.parent}' is read-only")
