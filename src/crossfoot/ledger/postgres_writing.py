"""What an append writes to PostgreSQL: the rows that are new, copied table by table.

Invariant: called inside one transaction by the one writer; rows are numbered on from where each table ended, without
gaps, and the same reading again adds none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from psycopg import Connection

from crossfoot.errors import InputError
from crossfoot.ledger.claim_text import claim_text
from crossfoot.ledger.entry import AppendResult, Entry
from crossfoot.ledger.judgement import Judged
from crossfoot.ledger.keys import cell_key, series_key
from crossfoot.ledger.occurrence import Prepared, reading_digest
from crossfoot.ledger.postgres_lookups import Placed, pairs_of_copies, words_of_figure, words_of_page
from crossfoot.ledger.rows import page_to_row
from crossfoot.model import Cell

__all__ = ["insert_judgement", "insert_readings"]

_AT_ONCE = 1000  # readings looked up together
_GROWN = "SELECT kept, number FROM grown"
_COLUMNS = {
    "page": "seq, hash, id, published_at, record, text",
    "reading": "seq, page, page_id, reader, recorded_at, opened, supersedes, digest",
    "address": "seq, cell, series",
    "entry": "seq, id, reading, statement_id, origin, address, claim, stated",
    "entry_vendor": "vendor, entry",
    "page_words": "page, words, title, body",
    "stated_words": "entry, words, body",
    "repeats": "entry, first",
    "judgement": "seq, id, names, kind, author, reason, holds_from, other, recorded_at",
}


@dataclass(slots=True)
class _Batch:
    """What the ledger has of the readings at hand, and what is to be added of them.

    Args:
        grown: How many rows each table was given.
        pages: Hash of a page and its number.
        opened: Page and reader, and the number of the first reading of both.
        last: Id of a page and the number of its last reading.
        entries: Ids of the entries there are.
        addresses: Key of an address and its number.
        rows: To be copied, by table.
        placed: The entries to be added.
    """

    grown: dict[str, int]
    pages: dict[str, int]
    opened: dict[tuple[int, str], int]
    last: dict[str, int]
    entries: set[str]
    addresses: dict[str, int]
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: {name: [] for name in _COLUMNS})
    placed: list[Placed] = field(default_factory=list)

    def number(self, table: str) -> int:
        """The number of the next row of a table."""
        self.grown[table] += 1
        return self.grown[table]

    def page(self, prepared: Prepared) -> int:
        """The number of a page, new or known."""
        known = self.pages.get(prepared.page_hash)
        if known is not None:
            return known
        number = self.pages[prepared.page_hash] = self.number("page")
        page = prepared.page
        self.rows["page"].append((number, prepared.page_hash, page.id, page.published_at, *page_to_row(page)))
        self.rows["page_words"].append((number, *words_of_page(page)))
        return number

    def address(self, cell: Cell) -> int:
        """The number of an address, new or known."""
        key = cell_key(cell)
        if key not in self.addresses:
            self.addresses[key] = self.number("address")
            self.rows["address"].append((self.addresses[key], key, series_key(cell)))
        return self.addresses[key]

    def take(self, prepared: Prepared) -> AppendResult:
        """Add a reading, or what of it is new."""
        page, page_id = self.page(prepared), prepared.page.id
        first = self.opened.get((page, prepared.reader))
        new = [entry for entry in prepared.entries if entry.id not in self.entries]
        if new or first is None:
            number = self.number("reading")
            ids = [entry.id for entry in new]
            digest = reading_digest(prepared.page_hash, prepared.reader, prepared.recorded_at, ids)
            before = self.last.get(page_id) if first is None else None
            self.rows["reading"].append(
                (number, page, page_id, prepared.reader, prepared.recorded_at, first or number, before, digest)
            )
            self.opened.setdefault((page, prepared.reader), number)
            self.last[page_id] = number
            self.entries.update(ids)
            for entry in new:
                self.place(entry, number, prepared.page_hash)
        return AppendResult(len(new), len(prepared.entries) - len(new))

    def place(self, entry: Entry, reading: int, page_hash: str) -> None:
        """Add an entry of a reading."""
        number, cell = self.number("entry"), entry.claim.cell
        claim = claim_text(entry.claim)
        self.rows["entry"].append(
            (number, entry.id, reading, entry.statement_id, entry.origin, self.address(cell), claim, entry.stated)
        )
        self.rows["entry_vendor"] += [(vendor, number) for vendor in sorted(set(cell.vendor))]
        if entry.stated is not None:
            self.rows["stated_words"].append((number, *words_of_figure(entry.stated)))
        self.placed.append(Placed(number, page_hash, entry))


def insert_readings(connection: Connection, prepared: Sequence[Prepared]) -> AppendResult:
    """Add readings, or what of them is new."""
    result = AppendResult(0, 0)
    for start in range(0, len(prepared), _AT_ONCE):
        part = prepared[start : start + _AT_ONCE]
        batch = _looked_up(connection, part)
        result = sum((batch.take(one) for one in part), result)
        _copy(connection, batch.rows)
        _copy(connection, {"repeats": list(pairs_of_copies(connection, batch.placed))})
        _set_grown(connection, batch.grown)
    return result


def insert_judgement(connection: Connection, judged: Judged) -> None:
    """Add a judgement unless it is there.

    Raises:
        InputError: It names nothing that is there.
    """
    said = judged.judgement
    for name in (said.names, said.other):
        if name is not None and not _is_held(connection, name):
            raise InputError(f"Cannot record a judgement on '{name}': this ledger holds nothing of that id.")
    if _is_held(connection, judged.id):
        return
    grown: dict[str, int] = dict(connection.execute(_GROWN).fetchall())
    grown["judgement"] += 1
    row = (grown["judgement"], judged.id, said.names, said.kind.value, said.author, said.reason, said.on, said.other,
           judged.recorded_at)  # fmt: skip
    _copy(connection, {"judgement": [row]})
    _set_grown(connection, grown)


def _looked_up(connection: Connection, part: Sequence[Prepared]) -> _Batch:
    hashes = list({one.page_hash for one in part})
    page_ids = list({one.page.id for one in part})
    ids = [entry.id for one in part for entry in one.entries]
    cells = list({cell_key(entry.claim.cell) for one in part for entry in one.entries})
    pages: dict[str, int] = dict(
        connection.execute("SELECT hash, seq FROM page WHERE hash = ANY(%s)", (hashes,)).fetchall()
    )
    opened = connection.execute(
        "SELECT page, reader, min(seq) FROM reading WHERE page = ANY(%s) GROUP BY page, reader", (list(pages.values()),)
    )
    last = connection.execute(
        "SELECT page_id, max(seq) FROM reading WHERE page_id = ANY(%s) GROUP BY page_id", (page_ids,)
    )
    known = connection.execute("SELECT id FROM entry WHERE id = ANY(%s)", (ids,)) if pages else ()
    return _Batch(
        grown=dict(connection.execute(_GROWN).fetchall()),
        pages=pages,
        opened={(page, reader): number for page, reader, number in opened},
        last=dict(last.fetchall()),
        entries={id_ for (id_,) in known},
        addresses=dict(connection.execute("SELECT cell, seq FROM address WHERE cell = ANY(%s)", (cells,)).fetchall()),
    )


def _copy(connection: Connection, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    for table, several in rows.items():
        if several:
            statement = f"COPY {table} ({_COLUMNS[table]}) FROM STDIN"
            with connection.cursor() as cursor, cursor.copy(statement) as copy:
                for row in several:
                    copy.write_row(row)


def _set_grown(connection: Connection, grown: dict[str, int]) -> None:
    names, numbers = list(grown), list(grown.values())
    connection.execute(
        "UPDATE grown SET number = given.number FROM unnest(%s::text[], %s::bigint[]) AS given (kept, number) "
        "WHERE grown.kept = given.kept AND grown.number <> given.number",
        (names, numbers),
    )


def _is_held(connection: Connection, id_: str) -> bool:
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM entry WHERE id = %(id)s) OR EXISTS (SELECT 1 FROM judgement WHERE id = %(id)s)",
        {"id": id_},
    ).fetchone()
    return found is not None and bool(found[0])
