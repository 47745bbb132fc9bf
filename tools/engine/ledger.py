"""How fast a ledger file takes in claims and answers, beside SQLite itself.

The same rows are put into the same tables twice: through the public API, from claims on pages, and by bare
`executemany` from rows that lie ready, in transactions of the same size. Making up pages is not counted.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from crossfoot.ledger import Entry, Ledger, open_ledger
from crossfoot.ledger.lookups import page_words
from crossfoot.ledger.migrations import migrate
from crossfoot.ledger.rows import page_from_row
from crossfoot.ledger.words import words_of
from tools.engine.press import pages

__all__ = ["AT_ONCE", "NOW", "Clock", "ask", "show_ledger", "tell"]

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
AT_ONCE = 500  # pages in a transaction
_QUESTIONS = 300
_PAGE_TABLES = {"page": "seq", "reading": "page"}
_ENTRY_TABLES = {"entry": "seq", "entry_vendor": "entry", "entry_address": "entry", "repeats": "entry"}
_ENTRIES_OF = """
SELECT min(e.seq), max(e.seq) FROM reading r JOIN entry e ON e.reading = r.seq WHERE r.page BETWEEN ? AND ?
"""

_Row = tuple[object, ...]
_Rows = dict[str, list[_Row]]


@dataclass(slots=True)
class Clock:
    """Seconds that a stretch of work took, on the wall and of the processor."""

    wall: float = 0.0
    processor: float = 0.0

    def run(self, work: Callable[[], object]) -> None:
        """Adds the time of one piece of work."""
        wall, processor = time.perf_counter(), time.process_time()
        work()
        self.wall += time.perf_counter() - wall
        self.processor += time.process_time() - processor


def show_ledger(claims: int) -> None:
    """Prints claims a second of both, and how long questions take at that size."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        with open_ledger(path, create=True) as ledger:
            ours = _add(ledger, claims)
        plain = _copy(path, Path(folder) / "plain.sqlite")
        size = path.stat().st_size / claims
        print(f"ledger   {claims:,} claims, {size:,.0f} bytes a claim, SQLite {sqlite3.sqlite_version}")
        for name, clock in (("crossfoot", ours), ("plain SQLite", plain)):
            print(f"ledger   {name:<12} {claims / clock.processor:>9,.0f} claims a second of the processor, "
                  f"{claims / clock.wall:>9,.0f} on the wall")  # fmt: skip
        print(f"ledger   ratio {plain.processor / ours.processor:.2f} of the processor, "
              f"{plain.wall / ours.wall:.2f} on the wall (asked: 0.33)")  # fmt: skip
        with open_ledger(path, read_only=True) as ledger:
            ask(ledger, "ledger")


def _add(ledger: Ledger, claims: int) -> Clock:
    clock, made = Clock(), pages(claims)
    done = 0
    while batch := tuple(islice(made, AT_ONCE)):
        clock.run(lambda batch=batch: ledger.append_all(batch, reader="press", recorded_at=NOW))  # type: ignore[misc]
        done += sum(len(reading.claims) for reading in batch)
        tell(f"added {done:,} of {claims:,}")
    return clock


def _copy(source: Path, target: Path) -> Clock:
    """Puts the rows of one ledger into another, empty one, as fast as SQLite takes them."""
    clock = Clock()
    with closing(sqlite3.connect(source)) as whence, closing(sqlite3.connect(target, isolation_level=None)) as whither:
        whither.execute("PRAGMA journal_mode = WAL")
        whither.execute("PRAGMA synchronous = FULL")
        whither.execute("PRAGMA foreign_keys = ON")
        migrate(whither)
        for number, rows in enumerate(_batches(whence), start=1):
            clock.run(lambda rows=rows: _insert(whither, rows))  # type: ignore[misc]
            tell(f"copied {number * AT_ONCE:,} pages")
    return clock


def _insert(connection: sqlite3.Connection, rows: _Rows) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table, listed in rows.items():
        if listed:
            holes = ", ".join("?" for _ in listed[0])
            names = "(rowid, title, body)" if table == "page_words" else ""
            connection.executemany(f"INSERT INTO {table} {names} VALUES ({holes})", listed)  # noqa: S608  our tables
    connection.execute("COMMIT")


def _batches(connection: sqlite3.Connection) -> Iterator[_Rows]:
    """The rows of each so many pages, in the order in which tables point to each other."""
    (last,) = connection.execute("SELECT max(seq) FROM page").fetchone()
    addresses = 0
    for first in range(1, last + 1, AT_ONCE):
        span = (first, first + AT_ONCE - 1)
        rows: _Rows = {}
        for table, column in _PAGE_TABLES.items():
            rows[table] = _between(connection, table, column, span)
        (start, end) = connection.execute(_ENTRIES_OF, span).fetchone()
        found = {table: _between(connection, table, column, (start, end)) for table, column in _ENTRY_TABLES.items()}
        newest = max(int(str(row[0])) for row in found["entry_address"])
        rows["entry"] = found.pop("entry")
        rows["address"] = _between(connection, "address", "seq", (addresses + 1, newest))
        addresses = max(addresses, newest)
        rows |= found
        rows["page_words"] = [(row[0], *page_words(page_from_row(str(row[4]), _bytes(row[5])))) for row in rows["page"]]
        yield rows


def _between(
    connection: sqlite3.Connection, table: str, column: str, span: tuple[int, int]
) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {table} WHERE {column} BETWEEN ? AND ?", span).fetchall()  # noqa: S608


def _bytes(value: object) -> bytes | None:
    return value if isinstance(value, bytes) else None


def ask(ledger: Ledger, label: str) -> None:
    """Prints how long each kind of question takes, at the median and at the 99th of a hundred."""
    draw = random.Random(11)  # noqa: S311  it chooses questions, no secrets
    known = _sample(ledger, draw)
    days = [date(2013, 1, 1) + timedelta(days=draw.randrange(365 * 11)) for _ in known]
    asked: dict[str, Callable[[Entry, date], object]] = {
        "one cell as of a day": lambda entry, day: ledger.view(as_of=day).entries(cell=entry.claim.cell),
        "one vendor's series as of a day": lambda entry, day: ledger.view(as_of=day).entries(series=entry.claim.cell),
        "history of one cell": lambda entry, _: ledger.view().history(entry.claim.cell),
        "search, two rare words and a number": lambda entry, _: ledger.view().search(_rare(entry)),
        "search, two common words": lambda _, __: ledger.view().search("shipped million"),
    }
    for name, question in asked.items():
        took = sorted(_seconds(question, entry, day) for entry, day in zip(known, days, strict=True))
        half, worst = took[len(took) // 2], took[len(took) * 99 // 100]
        took_ms = f"{half * 1000:>7.2f} ms at the median, {worst * 1000:>7.2f} ms at the 99th of 100"
        print(f"{label:<8} {name:<36} {took_ms}")


def _sample(ledger: Ledger, draw: random.Random) -> list[Entry]:
    view = ledger.view()
    chosen: list[Entry] = []
    while len(chosen) < _QUESTIONS:
        found = view.search(f"report {draw.randrange(10**6)}", limit=1) or view.search(f"report {len(chosen)}", limit=1)
        chosen += [draw.choice(view.entries(page_id=hit.page.id)) for hit in found]
    return chosen


def _rare(entry: Entry) -> str:
    span = entry.claim.span
    words = [] if span is None else words_of(span.text)
    return " ".join([words[0], entry.claim.cell.place or "", *(word for word in words if word[0].isdigit())][:3])


def _seconds(question: Callable[[Entry, date], object], entry: Entry, day: date) -> float:
    start = time.perf_counter()
    question(entry, day)
    return time.perf_counter() - start


def tell(line: str) -> None:
    """How far it is, on one line of the terminal."""
    if sys.stderr.isatty():
        print(f"\r{line}", end="", file=sys.stderr, flush=True)
