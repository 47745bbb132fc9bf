"""The rows by which entries are found: by address, by words, by what they repeat.

Invariant: each follows from entries and pages alone, so they can be made again from them at any time; they are written
in the transaction of what they point to.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import timedelta

from crossfoot.ledger.copies import DAYS, MOST_COMPARED, is_comparable, repeats
from crossfoot.ledger.entry import Entry, Page
from crossfoot.ledger.keys import cell_key, series_key
from crossfoot.ledger.queries import select_numbered
from crossfoot.ledger.rows import page_from_row
from crossfoot.ledger.words import words_of
from crossfoot.model import Cell

__all__ = ["add_entry_lookups", "add_page_words", "fill_lookups", "page_words"]

_AT_ONCE = 1000  # entries brought up to date in one go
_ALIKE = """
SELECT o.seq FROM entry o CROSS JOIN reading q ON q.seq = o.reading CROSS JOIN page s ON s.seq = q.page
WHERE o.statement_id = :statement AND o.origin >= 'outlet:' AND o.origin < 'outlet;' AND o.seq < :entry
AND s.published_at BETWEEN :first AND :last AND s.id <> :page AND s.text IS NOT NULL
ORDER BY s.published_at, s.hash LIMIT :most
"""


def page_words(page: Page) -> tuple[str, str]:
    """The words of a page's title and of its text, as they are searched."""
    return " ".join(words_of(page.title or "")), " ".join(words_of(page.text or ""))


def add_page_words(connection: sqlite3.Connection, number: int, page: Page) -> None:
    """Make a page findable by its words."""
    connection.execute("INSERT INTO page_words (rowid, title, body) VALUES (?, ?, ?)", (number, *page_words(page)))


def add_entry_lookups(connection: sqlite3.Connection, entries: Mapping[int, Entry]) -> None:
    """Make entries findable.

    Args:
        connection: The ledger's, in a transaction.
        entries: By their numbers, all recorded already.
    """
    keys = {number: cell_key(entry.claim.cell) for number, entry in entries.items()}
    addresses = _ensure_addresses(connection, {keys[number]: entry.claim.cell for number, entry in entries.items()})
    connection.executemany(
        "INSERT INTO entry_address (address, entry) VALUES (?, ?)",
        sorted((addresses[key], number) for number, key in keys.items()),
    )
    connection.executemany(
        "INSERT INTO stated_words (rowid, stated) VALUES (?, ?)",
        [(number, " ".join(words_of(e.stated))) for number, e in entries.items() if e.stated is not None],
    )
    connection.executemany("INSERT INTO repeats (entry, first) VALUES (?, ?)", list(_repeats(connection, entries)))


def fill_lookups(connection: sqlite3.Connection) -> None:
    """Make everything findable that a ledger holds, where nothing is yet."""
    for number, record, text in connection.execute("SELECT seq, record, text FROM page ORDER BY seq"):
        add_page_words(connection, number, page_from_row(record, text))
    (last,) = connection.execute("SELECT ifnull(max(seq), 0) FROM entry").fetchone()
    for start in range(1, last + 1, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, last + 1))
        add_entry_lookups(connection, dict(zip(numbers, select_numbered(connection, numbers), strict=True)))


def _ensure_addresses(connection: sqlite3.Connection, cells: Mapping[str, Cell]) -> dict[str, int]:
    """The numbers of addresses by their keys; those that are new are added."""
    known = "SELECT cell, seq FROM address WHERE cell IN (SELECT value FROM json_each(?))"
    found = dict(connection.execute(known, (json.dumps(list(cells)),)).fetchall())
    (last,) = connection.execute("SELECT ifnull(max(seq), 0) FROM address").fetchone()
    new = {key: last + n for n, key in enumerate((key for key in cells if key not in found), start=1)}
    connection.executemany(
        "INSERT INTO address (seq, cell, series) VALUES (?, ?, ?)",
        [(number, key, series_key(cells[key])) for key, number in new.items()],
    )
    return {**found, **new}


def _repeats(connection: sqlite3.Connection, entries: Mapping[int, Entry]) -> Iterator[tuple[int, int]]:
    """Pairs of an entry and an earlier one that it repeats, with at least one of them new."""
    for number, entry in entries.items():
        day = entry.page.published_at
        if day is None or not is_comparable(entry):
            continue
        asked = {"statement": entry.statement_id, "entry": number, "page": entry.page.id, "most": MOST_COMPARED,
                 "first": (day - timedelta(days=DAYS)).isoformat(),
                 "last": (day + timedelta(days=DAYS)).isoformat()}  # fmt: skip
        numbers = [other for (other,) in connection.execute(_ALIKE, asked)]
        if numbers:
            others = dict(zip(sorted(numbers), select_numbered(connection, numbers), strict=True))
            for other in numbers:
                if is_comparable(others[other]) and repeats(entry, others[other]):
                    yield _by_day(connection, number, other)


def _by_day(connection: sqlite3.Connection, one: int, other: int) -> tuple[int, int]:
    """Two entries, the one whose page was published first behind."""
    first, second = connection.execute(
        "SELECT e.seq FROM entry e JOIN reading r ON r.seq = e.reading JOIN page p ON p.seq = r.page "
        "WHERE e.seq IN (?, ?) ORDER BY p.published_at, p.hash",
        (one, other),
    )
    return second[0], first[0]
