"""How fast a ledger on a server takes in claims and answers, beside PostgreSQL itself.

The same rows are put into the same tables three times: through the public API, from claims on pages; by `COPY` and by
bare `executemany` from rows that lie ready, in transactions of the same size. Making up pages is not counted. Only the
wall clock tells anything here, since the server works in processes of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from psycopg import Connection

from crossfoot.ledger.postgres import PostgresLedger
from crossfoot.ledger.postgres_opening import open_postgres
from tools.engine.ledger import AT_ONCE, NOW, Clock, ask, tell
from tools.engine.press import pages
from tools.postgres_server import NotStartedError, Server, server

__all__ = ["show_postgres"]

# The rows of so many pages, in the order in which tables point to each other; made-up pages have one reading each.
_TABLES = {
    "page": "seq BETWEEN %(first)s AND %(last)s",
    "page_words": "page BETWEEN %(first)s AND %(last)s",
    "reading": "seq BETWEEN %(first)s AND %(last)s",
    "address": "seq > %(addresses)s AND seq <= %(newest)s",
    "entry": "reading BETWEEN %(first)s AND %(last)s",
    "entry_vendor": "entry BETWEEN %(start)s AND %(end)s",
    "stated_words": "entry BETWEEN %(start)s AND %(end)s",
    "repeats": "greatest(entry, first) BETWEEN %(start)s AND %(end)s",
}
_ENTRIES = "SELECT min(seq), max(seq), max(address) FROM entry WHERE reading BETWEEN %s AND %s"

_Rows = dict[str, list[tuple[Any, ...]]]


def show_postgres(claims: int) -> None:
    """Prints claims a second of all three, and how long questions take at that size."""
    try:
        with server() as started:
            _show(started, claims)
    except NotStartedError as fault:
        print(f"postgres needs a server, which cannot be started here: {fault}")


def _show(started: Server, claims: int) -> None:
    def opened(schema: str) -> PostgresLedger:
        return open_postgres(f"{started.address()}?schema={schema}", create=True)

    with opened("ours") as ledger, opened("copied") as copied, opened("inserted") as inserted:
        ours, copying, inserting = _add(ledger, claims), Clock(), Clock()
        for rows in _batches(ledger._connection):  # noqa: SLF001  the rows as they lie
            copying.run(partial(_in_transaction, copied._connection, rows, _copy))  # noqa: SLF001  without our code
            inserting.run(partial(_in_transaction, inserted._connection, rows, _insert))  # noqa: SLF001  the same
        version = ledger._connection.info.server_version  # noqa: SLF001  of the server
        print(f"postgres {claims:,} claims, PostgreSQL {version // 10000}.{version % 10000}, fsync on")
        for name, clock in (("crossfoot", ours), ("COPY", copying), ("executemany", inserting)):
            print(f"postgres {name:<12} {claims / clock.wall:>9,.0f} claims a second on the wall")
        print(f"postgres ratio {copying.wall / ours.wall:.2f} to COPY, {inserting.wall / ours.wall:.2f} to executemany")
        ledger._connection.execute("ANALYZE")  # noqa: SLF001  which the server does by itself within a minute
        ask(ledger, "postgres")


def _add(ledger: PostgresLedger, claims: int) -> Clock:
    clock, made = Clock(), pages(claims)
    done = 0
    while batch := tuple(islice(made, AT_ONCE)):
        clock.run(partial(ledger.append_all, batch, reader="press", recorded_at=NOW))
        done += sum(len(reading.claims) for reading in batch)
        tell(f"added {done:,} of {claims:,}")
    return clock


def _batches(connection: Connection) -> Iterator[_Rows]:
    (pages_in_all,) = connection.execute("SELECT max(seq) FROM page").fetchone() or (0,)
    addresses = 0
    for first in range(1, pages_in_all + 1, AT_ONCE):
        last = min(first + AT_ONCE - 1, pages_in_all)
        start, end, newest = connection.execute(_ENTRIES, (first, last)).fetchone() or (0, 0, 0)
        span = {"first": first, "last": last, "start": start, "end": end, "addresses": addresses, "newest": newest}
        yield {
            table: connection.execute(f"SELECT * FROM {table} WHERE {where}", span).fetchall()  # noqa: S608  our tables
            for table, where in _TABLES.items()
        }
        addresses = max(addresses, newest)
        tell(f"copied {last:,} of {pages_in_all:,} pages")


def _in_transaction(connection: Connection, rows: _Rows, write: Callable[[Connection, str, Any], None]) -> None:
    with connection.transaction():
        for table, listed in rows.items():
            if listed:
                write(connection, table, listed)


def _copy(connection: Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _insert(connection: Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    holes = ", ".join("%s" for _ in rows[0])
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} VALUES ({holes})", rows)  # noqa: S608  our own tables
