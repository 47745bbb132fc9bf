"""What PostgreSQL says, in the words of this program.

Invariant: one fault of the server or of the way to it is one sentence about the ledger, told in two tables; nothing
of an address but what `shown` leaves is ever repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from crossfoot.errors import InputError, LedgerError
from crossfoot.ledger.rows import DamagedRow

__all__ = ["told_as_ledger_errors", "why_unreached"]

# The start of the server's code of a fault -> what it means here; the first that fits.
_SENTENCES = (
    ("42501", "is closed to this role: {fault}"),
    ("25006", "cannot be written: it is only read here, by this role or on this server"),
    ("53100", "cannot be written: the server's disk is full"),
    ("53", "cannot be read or written: the server has no room left ({fault})"),
    ("55P03", "is being written by another process, waited {timeout} for it to end"),
    ("57014", "was too slow to answer: the server gave up ({fault})"),
    ("XX", "is damaged: {fault}; 'verify' says what can still be read"),
    ("42P01", "is damaged: {fault}"),
    ("42703", "is damaged: {fault}"),
    ("P0001", "cannot be changed: {fault}"),
    ("", "failed: {fault}"),
)
_LOST = "lost its connection to the server; what was being added is there whole or not at all, add it again"

# The server gives no code before it has let somebody in, only words.
_UNREACHED = (
    ("password authentication failed", "cannot be opened: the password is wrong, or there is no such user"),
    ("no password supplied", "cannot be opened: the server asks for a password"),
    ("too many clients", "cannot be opened: the server has no connection left"),
    ("starting up", "cannot be opened: the server is starting, try again"),
    ("shutting down", "cannot be opened: the server is shutting down"),
    ("pg_hba.conf", "cannot be opened: the server does not let this user in from here"),
    ("timeout expired", "cannot be reached: the server does not answer"),
    ("refused", "cannot be reached: no server listens there"),
    ("No such file", "cannot be reached: no server listens there"),
    ("resolve", "cannot be reached: its host is unknown"),
    ("translate host name", "cannot be reached: its host is unknown"),
    ("SSL", "cannot be reached: the server and this program agree on no encryption"),
    ('database "', "does not exist: the server has no such database; 'createdb' makes one"),
    ('role "', "cannot be opened: the server knows no such user"),
)


def why_unreached(fault: psycopg.Error) -> str:
    """Why there is no connection."""
    _, of_server, said = str(fault).rpartition("FATAL:")
    unknown = f"cannot be opened: the server says '{said.strip()}'" if of_server else "cannot be reached"
    return next((words for piece, words in _UNREACHED if piece in said), unknown)


@contextmanager
def told_as_ledger_errors(name: str, connection: psycopg.Connection, timeout_s: float = 0.0) -> Iterator[None]:
    """Inside the block, a fault of the database is raised as a `LedgerError` of the ledger of that name.

    Raises:
        InputError: A text holds what no database keeps.
        LedgerError: Any other fault.
    """
    try:
        yield
    except DamagedRow as fault:
        raise LedgerError(name, f"is damaged: {fault}") from fault
    except UnicodeEncodeError as fault:
        raise InputError(f"Cannot record {fault.object!r}: it holds characters that no text has.") from fault
    except psycopg.Error as fault:
        if "NUL" in str(fault) and fault.sqlstate is None:
            raise InputError("Cannot record a text with a zero character: PostgreSQL keeps none.") from fault
        raise LedgerError(name, _why(fault, connection, timeout_s)) from fault


def _why(fault: psycopg.Error, connection: psycopg.Connection, timeout_s: float) -> str:
    if connection.broken:
        return _LOST
    if connection.closed:
        return "is closed"
    said = fault.diag.message_primary or str(fault).partition("\n")[0]
    code = fault.sqlstate or ""
    words = next(words for start, words in _SENTENCES if code.startswith(start))
    return words.format(fault=said, timeout=f"{timeout_s:g} s")
