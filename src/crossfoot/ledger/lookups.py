"""The rows by which entries are found: by address, by words, by what they repeat.

Invariant: each follows from entries and pages alone, so they can be made again from them at any time; they are written
in the transaction of what they point to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from crossfoot.ledger.batch import NewAddress
from crossfoot.ledger.copies import DAYS, MOST_COMPARED, is_comparable, repeats
from crossfoot.ledger.entry import Entry, Page
from crossfoot.ledger.keys import cell_key, series_key
from crossfoot.ledger.queries import select_numbered
from crossfoot.ledger.rows import page_from_row
from crossfoot.ledger.words import words_of

__all__ = ["add_addresses", "add_entry_lookups", "add_page_words", "fill_lookups", "page_words"]

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


def add_page_words(connection: sqlite3.Connection, pages: Mapping[int, Page]) -> None:
    """Make pages findable by their words."""
    connection.executemany(
        "INSERT INTO page_words (rowid, title, body) VALUES (?, ?, ?)",
        ((number, *page_words(page)) for number, page in pages.items()),
    )


def add_addresses(connection: sqlite3.Connection, new: Iterable[NewAddress]) -> None:
    """Add addresses that no entry spoke of before."""
    connection.executemany(
        "INSERT INTO address (seq, cell, series) VALUES (?, ?, ?)",
        [(one.number, one.key, series_key(one.cell)) for one in new],
    )


def add_entry_lookups(
    connection: sqlite3.Connection, entries: Mapping[int, Entry], addresses: Mapping[int, int]
) -> None:
    """Make entries findable.

    Args:
        connection: The ledger's, in a transaction.
        entries: By their numbers, all recorded already.
        addresses: The number of the address of each.
    """
    placed = sorted((address, number) for number, address in addresses.items())
    connection.executemany("INSERT INTO entry_address (address, entry) VALUES (?, ?)", placed)
    connection.executemany(
        "INSERT INTO stated_words (rowid, stated) VALUES (?, ?)",
        [(number, " ".join(words_of(e.stated))) for number, e in entries.items() if e.stated is not None],
    )
    connection.executemany("INSERT INTO repeats (entry, first) VALUES (?, ?)", list(_repeats(connection, entries)))


def fill_lookups(connection: sqlite3.Connection) -> None:
    """Make everything findable that a ledger holds, where nothing is yet."""
    for number, record, text in connection.execute("SELECT seq, record, text FROM page ORDER BY seq"):
        add_page_words(connection, {number: page_from_row(record, text)})
    known: dict[str, int] = {}
    (last,) = connection.execute("SELECT ifnull(max(seq), 0) FROM entry").fetchone()
    for start in range(1, last + 1, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, last + 1))
        entries = dict(zip(numbers, select_numbered(connection, numbers), strict=True))
        cells = {cell_key(entry.claim.cell): entry.claim.cell for entry in entries.values()}
        unknown = [key for key in cells if key not in known]
        new = [NewAddress(place, key, cells[key]) for place, key in enumerate(unknown, start=len(known) + 1)]
        add_addresses(connection, new)
        known |= {one.key: one.number for one in new}
        add_entry_lookups(connection, entries, {n: known[cell_key(entry.claim.cell)] for n, entry in entries.items()})


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
