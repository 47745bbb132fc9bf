"""A ledger on the tests' own server, made once and emptied for each test: making the tables takes far longer."""

from __future__ import annotations

import psycopg

from crossfoot.ledger import open_ledger
from crossfoot.ledger.address import read_address
from crossfoot.ledger.postgres_schema import KEPT, STEPS
from tools.postgres_server import Server

_UNGUARD = "ALTER TABLE {table} DISABLE TRIGGER ALL;"
_EMPTY = "DELETE FROM {table};"
_GUARD = "ALTER TABLE {table} ENABLE TRIGGER ALL; ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_append_only;"


def emptied_ledger(server: Server) -> str:
    """The address of a ledger that is there and empty, its guards as `init` makes them."""
    address = f"{server.address()}?schema=emptied"
    found = read_address(address)
    with psycopg.connect(found.whole, autocommit=True) as connection:
        connection.execute("SELECT set_config('search_path', 'emptied', false)")
        if connection.execute("SELECT to_regclass(%s)", (STEPS,)).fetchone() == (None,):
            open_ledger(address, create=True).close()
        tables = (*KEPT, "grown")
        parts = [part.format(table=table) for part in (_UNGUARD, _EMPTY) for table in KEPT]
        parts += [_UNGUARD.format(table="grown"), "UPDATE grown SET number = 0;"]
        parts += [_GUARD.format(table=table) for table in tables]
        parts += ["ALTER TABLE grown ENABLE ALWAYS TRIGGER grown_counts_up;"]
        connection.execute("".join(parts).encode())
    return address
