"""Whether what a ledger finds things by still fits the things.

Invariant: every look-up is derived again from entries and pages and compared; whether an entry is listed under its own
address is checked with the entry (`audit`).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any

from crossfoot.errors import NotationError
from crossfoot.ledger.copies import MOST_COMPARED, is_comparable, is_near, repeats
from crossfoot.ledger.entry import Entry
from crossfoot.ledger.lookups import page_words
from crossfoot.ledger.occurrence import page_hash
from crossfoot.ledger.rows import page_from_row
from crossfoot.ledger.words import words_of
from crossfoot.model import Issue
from crossfoot.model.period import UNKNOWN, parse_period

__all__ = ["check_addresses", "check_repeats", "check_words"]

_Place = tuple[str, str, int]  # word, column, how many words stand in front


def check_addresses(rows: Iterable[tuple[Any, ...]]) -> Iterator[Issue]:
    """Addresses that are listed under a series that is not their own.

    Args:
        rows: Number, key of the address, key of the series.
    """
    for number, cell, series in rows:
        ends = [(series[:at], series[at + 1 :]) for at, sign in enumerate(series) if sign == UNKNOWN.notation]
        if not any(_is_at_a_time(cell, before, after) for before, after in ends):
            yield Issue(
                "ledger-altered", f"The address '{cell}' is listed in the series '{series}'.", f"address {number}"
            )


def _is_at_a_time(cell: str, before: str, after: str) -> bool:
    """Whether an address is a series with a period in the place that the series leaves open."""
    if not (cell.startswith(before) and cell.endswith(after)):
        return False
    return _is_period(cell[len(before) : len(cell) - len(after)])


@lru_cache(maxsize=4096)
def _is_period(text: str) -> bool:
    try:
        return parse_period(text).notation == text
    except NotationError:
        return False


def check_words(connection: sqlite3.Connection) -> Iterator[Issue]:
    """Pages and stated figures that are not found by the words they hold."""
    pages = connection.execute("SELECT seq, id, record, text FROM page ORDER BY seq")
    kept = _kept(connection, "page_words")
    for number, id_, record, text in pages:
        title, body = page_words(page_from_row(record, text))
        if kept.pop(number, 0) != _sum(_places("title", title)) + _sum(_places("body", body)):
            yield Issue("ledger-altered", "The page is not found by the words it holds.", id_)
    figures = connection.execute("SELECT seq, id, stated FROM entry WHERE stated IS NOT NULL ORDER BY seq")
    kept_figures = _kept(connection, "stated_words")
    for number, id_, stated in figures:
        if kept_figures.pop(number, 0) != _sum(_places("stated", " ".join(words_of(stated)))):
            yield Issue("ledger-altered", "The figure is not found by the words it is stated in.", id_)
    for number in (*kept, *kept_figures):
        yield Issue("ledger-altered", "Words are listed for a page or figure that is not there.", f"words {number}")


def check_repeats(
    noted: Iterable[tuple[int, int]], said_again: Iterable[list[int]], find: Callable[[list[int]], Sequence[Entry]]
) -> Iterator[Issue]:
    """Entries that are listed as repeating others and do not, or the other way round.

    Args:
        noted: Numbers of an entry and of one that it repeats, as they are listed.
        said_again: Numbers of the entries of each statement that several outlets make in their own voices, in order.
        find: Gives entries by their numbers.
    """
    kept = set(noted)
    for numbers in said_again:
        entries = dict(zip(numbers, find(numbers), strict=True))
        found = set(_pairs(entries))
        here = {pair for pair in kept if pair[0] in entries}
        kept -= here
        # Of more copies than are compared at once, which ones were compared depends on the order they came in.
        wrong = here ^ found if len(entries) <= MOST_COMPARED else here - found
        for number, first in sorted(wrong):
            yield Issue(
                "ledger-altered", f"Whether the entry repeats entry {first} is noted wrongly.", entries[number].id
            )
    for number, first in sorted(kept):
        yield Issue("ledger-altered", f"Entry {number} is noted to repeat entry {first}.", f"entry {number}")


def _pairs(entries: dict[int, Entry]) -> Iterator[tuple[int, int]]:
    ranks = {number: (str(entry.page.published_at), page_hash(entry.page)) for number, entry in entries.items()}
    for one, other in combinations([number for number in entries if is_comparable(entries[number])], 2):
        if is_near(entries[one], entries[other]) and repeats(entries[one], entries[other]):
            first, second = sorted((one, other), key=lambda number: ranks[number])
            yield second, first


def _kept(connection: sqlite3.Connection, table: str) -> dict[int, int]:
    """The sum over the words that an index holds, by the number of the text they stand in."""
    sums: dict[int, int] = defaultdict(int)
    connection.execute(f"CREATE VIRTUAL TABLE temp.{table}_seen USING fts5vocab(main, {table}, instance)")
    try:
        rows = connection.execute(f"SELECT doc, term, col, offset FROM temp.{table}_seen")  # noqa: S608  our own table
        for number, word, column, offset in rows:
            sums[number] += hash((word, column, offset))
    finally:
        connection.execute(f"DROP TABLE temp.{table}_seen")
    return sums


def _places(column: str, words: str) -> Iterator[_Place]:
    return ((word, column, place) for place, word in enumerate(words.split()))


def _sum(places: Iterator[_Place]) -> int:
    """A sum that tells which words stand where, in whatever order they come."""
    return sum(hash(place) for place in places)
