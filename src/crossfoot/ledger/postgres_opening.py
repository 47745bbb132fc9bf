"""Opening a ledger on a PostgreSQL server, and what is wrong with one that cannot be opened.

Invariant: a schema that is no ledger is left as it was, and every fault is one sentence that names the address without
its password.
"""

from __future__ import annotations

import psycopg

from crossfoot.errors import LedgerError
from crossfoot.ledger.address import Address, read_address
from crossfoot.ledger.postgres import PostgresLedger
from crossfoot.ledger.postgres_faults import told_as_ledger_errors, why_unreached
from crossfoot.ledger.postgres_schema import MIGRATIONS, migrate, schema_of

__all__ = ["is_there", "open_postgres"]

_CONNECT_S = "10"


def open_postgres(
    text: str, *, create: bool = False, read_only: bool = False, timeout_s: float = 30.0
) -> PostgresLedger:
    """Open the ledger in a schema of a database.

    Args:
        text: The address.
        create: Make the schema and its tables where there are none.
        read_only: Open it only for reading.
        timeout_s: How long to wait for another writer, here and at every append.

    Raises:
        LedgerError: The server cannot be reached or does not let this user in, the database or the ledger is missing,
            no ledger, of a newer schema, or locked.
    """
    address = read_address(text)
    connection = _connect(address, timeout_s)
    try:
        with told_as_ledger_errors(address.shown, connection, timeout_s):
            taken = schema_of(connection, address.schema)
            _refuse(address, taken, create=create, read_only=read_only)
            if read_only:
                connection.execute("SET default_transaction_read_only = on")
            else:
                if taken != len(MIGRATIONS):
                    _refuse_encoding(address, connection)
                    migrate(connection, address.schema)
                _refuse_reader(address, connection)
    except BaseException:
        connection.close()
        raise
    return PostgresLedger(address.shown, connection, is_writer=not read_only, timeout_s=timeout_s)


def is_there(text: str) -> bool:
    """Whether there is a ledger at an address.

    Raises:
        LedgerError: The server cannot be reached or does not let this user in.
    """
    address = read_address(text)
    connection = _connect(address, 0.0)
    try:
        with told_as_ledger_errors(address.shown, connection):
            return bool(schema_of(connection, address.schema))
    finally:
        connection.close()


def _connect(address: Address, timeout_s: float) -> psycopg.Connection:
    try:
        options = psycopg.conninfo.conninfo_to_dict(address.whole)
    except psycopg.Error:
        # The library's own words may repeat a password.
        raise LedgerError(address.shown, "is no address of a database: it should be "
                                         "postgresql://USER@HOST/DATABASE") from None  # fmt: skip
    given = {"connect_timeout": _CONNECT_S, "application_name": "crossfoot", **options, "client_encoding": "UTF8"}
    try:
        connection = psycopg.connect(**given, autocommit=True)  # type: ignore[arg-type]  # the library's own options
    except psycopg.Error as fault:
        raise LedgerError(address.shown, why_unreached(fault)) from None
    settings = {"search_path": address.schema, "timezone": "UTC", "lock_timeout": f"{int(timeout_s * 1000)}ms"}
    for name, value in settings.items():
        connection.execute("SELECT set_config(%s, %s, false)", (name, value))
    return connection


def _refuse(address: Address, taken: int | None, *, create: bool, read_only: bool) -> None:
    if taken is None:
        raise LedgerError(address.shown, f"is not a ledger: schema '{address.schema}' has another program's tables")
    if taken == 0 and not create:
        raise LedgerError(address.shown, f"does not exist: schema '{address.schema}' holds no ledger; 'init' makes one")
    if taken > len(MIGRATIONS):
        known = len(MIGRATIONS)
        raise LedgerError(address.shown, f"is of a newer version ({taken}) than this program knows ({known})")
    if read_only and taken < len(MIGRATIONS):
        raise LedgerError(
            address.shown, "is of an older version; 'crossfoot init' brings it up to date and changes no entry"
        )


def _refuse_encoding(address: Address, connection: psycopg.Connection) -> None:
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise LedgerError(address.shown, f"cannot be made here: the database is encoded in {encoding}, not in UTF8")


def _refuse_reader(address: Address, connection: psycopg.Connection) -> None:
    (may,) = connection.execute("SELECT has_table_privilege('entry', 'INSERT')").fetchone() or (False,)
    if not may:
        raise LedgerError(address.shown, f"cannot be written: role '{connection.info.user}' may only read it")
