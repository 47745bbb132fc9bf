"""What of several readings is new to a ledger, with the number that each new row gets.

Invariant: rows are numbered on from where each table ended, without gaps, in the order of the readings; the same
reading again adds none. A backend looks up what it has, and writes what is new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress

from crossfoot.ledger.entry import AppendResult, Entry, Page
from crossfoot.ledger.occurrence import Prepared, reading_digest
from crossfoot.model import Cell

__all__ = ["Batch", "NewAddress", "NewEntry", "NewPage", "NewReading"]


@dataclass(frozen=True, slots=True)
class NewPage:
    """A state of a page, with its number and its hash."""

    number: int
    hash: str
    page: Page


@dataclass(frozen=True, slots=True)
class NewReading:
    """A reading, with its number, that of its page, of the first like it, and of the one whose place it takes."""

    number: int
    page: int
    opened: int
    supersedes: int | None
    digest: str
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class NewAddress:
    """An address, with its number and its key."""

    number: int
    key: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry, with its number, those of its reading and its address, its page's hash, and its claim's text."""

    number: int
    reading: int
    address: int
    page_hash: str
    entry: Entry
    text: str


@dataclass(slots=True)
class Batch:
    """What the ledger has of the readings at hand, and what is to be added of them.

    Args:
        grown: How many rows each table was given.
        pages: Hash of a page and its number.
        opened: Page and reader, and the number of the first reading of both.
        last: Id of a page and the number of its last reading.
        entries: Ids of the entries there are.
        addresses: Key of an address and its number.
    """

    grown: dict[str, int]
    pages: dict[str, int]
    opened: dict[tuple[int, str], int]
    last: dict[str, int]
    entries: set[str]
    addresses: dict[str, int]
    new_pages: list[NewPage] = field(default_factory=list)
    new_readings: list[NewReading] = field(default_factory=list)
    new_addresses: list[NewAddress] = field(default_factory=list)
    new_entries: list[NewEntry] = field(default_factory=list)

    def take_all(self, several: Sequence[Prepared]) -> AppendResult:
        """Add readings, or what of them is new."""
        return sum((self._take(prepared) for prepared in several), AppendResult(0, 0))

    def _take(self, prepared: Prepared) -> AppendResult:
        page, page_id = self._page(prepared), prepared.page.id
        first = self.opened.get((page, prepared.reader))
        is_new = [entry.id not in self.entries for entry in prepared.entries]
        new = tuple(compress(prepared.entries, is_new))
        if new or first is None:
            number = self._number("reading")
            ids = [entry.id for entry in new]
            digest = reading_digest(prepared.page_hash, prepared.reader, prepared.recorded_at, ids)
            before = self.last.get(page_id) if first is None else None
            self.new_readings.append(NewReading(number, page, first or number, before, digest, prepared))
            self.opened.setdefault((page, prepared.reader), number)
            self.last[page_id] = number
            self.entries.update(ids)
            texts, keys = compress(prepared.texts, is_new), compress(prepared.keys, is_new)
            for entry, text, key in zip(new, texts, keys, strict=True):
                place, address = self._number("entry"), self._address(key, entry.claim.cell)
                self.new_entries.append(NewEntry(place, number, address, prepared.page_hash, entry, text))
        return AppendResult(len(new), len(prepared.entries) - len(new))

    def _number(self, table: str) -> int:
        self.grown[table] += 1
        return self.grown[table]

    def _page(self, prepared: Prepared) -> int:
        number = self.pages.get(prepared.page_hash)
        if number is None:
            number = self.pages[prepared.page_hash] = self._number("page")
            self.new_pages.append(NewPage(number, prepared.page_hash, prepared.page))
        return number

    def _address(self, key: str, cell: Cell) -> int:
        number = self.addresses.get(key)
        if number is None:
            number = self.addresses[key] = self._number("address")
            self.new_addresses.append(NewAddress(number, key, cell))
        return number
