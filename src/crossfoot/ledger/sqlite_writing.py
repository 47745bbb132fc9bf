"""What an append writes to a ledger file: the rows that are new, table by table.

Invariant: called inside one transaction by the one writer; rows go into each index in its order as far as they can, so
that it is walked through once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from crossfoot.ledger.appending import refuse_unknown
from crossfoot.ledger.batch import Batch, NewPage
from crossfoot.ledger.entry import AppendResult
from crossfoot.ledger.judgement import Judged
from crossfoot.ledger.lookups import add_addresses, add_entry_lookups, add_page_words
from crossfoot.ledger.occurrence import Prepared, in_utc
from crossfoot.ledger.rows import page_to_row

__all__ = ["insert_judgement", "insert_readings"]

_AT_ONCE = 1000  # readings looked up and written together
_TABLES = ("page", "reading", "address", "entry")
_PAGES = "INSERT INTO page (seq, hash, id, published_at, record, text) VALUES (?, ?, ?, ?, ?, ?)"
_READINGS = """
INSERT INTO reading (seq, page, page_id, reader, recorded_at, opened, supersedes, digest)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_ENTRIES = "INSERT INTO entry (seq, id, reading, statement_id, origin, claim, stated) VALUES (?, ?, ?, ?, ?, ?, ?)"
_JUDGEMENT = """
INSERT INTO judgement (id, names, kind, author, reason, holds_from, other, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_LAST = "SELECT max(q.seq) FROM page s JOIN reading q ON q.page = s.seq WHERE s.id = ?"
_LISTED = "(SELECT value FROM json_each(?))"


def insert_readings(connection: sqlite3.Connection, prepared: Sequence[Prepared]) -> AppendResult:
    """Add readings, or what of them is new."""
    result = AppendResult(0, 0)
    for start in range(0, len(prepared), _AT_ONCE):
        part = prepared[start : start + _AT_ONCE]
        batch = _looked_up(connection, part)
        result += batch.take_all(part)
        _write(connection, batch)
    return result


def insert_judgement(connection: sqlite3.Connection, judged: Judged) -> None:
    """Add a judgement unless it is there.

    Raises:
        InputError: It names nothing that is there.
    """
    said = judged.judgement
    refuse_unknown(said, lambda name: _is_held(connection, name))
    if _is_held(connection, judged.id):
        return
    on = None if said.on is None else said.on.isoformat()
    row = (judged.id, said.names, said.kind.value, said.author, said.reason, on, said.other, in_utc(judged.recorded_at))
    connection.execute(_JUDGEMENT, row)


def _looked_up(connection: sqlite3.Connection, part: Sequence[Prepared]) -> Batch:
    def found(question: str, asked: Iterable[object]) -> Iterator[tuple[Any, ...]]:
        return connection.execute(f"{question} {_LISTED}", (json.dumps(list(asked)),))

    pages: dict[str, int] = dict(found("SELECT hash, seq FROM page WHERE hash IN", {one.page_hash for one in part}))
    opened = found("SELECT page, reader, seq FROM reading WHERE seq = opened AND page IN", pages.values())
    # A page's id is bound as it is: SQLite's JSON would cut a text at a zero character.
    last = {one.page.id: connection.execute(_LAST, (one.page.id,)).fetchone()[0] for one in part}
    # A page that is new has new entries: only those of known pages are looked for.
    known = (entry.id for one in part if one.page_hash in pages for entry in one.entries)
    cells = {key for one in part for key in one.keys}
    return Batch(
        grown={table: _grown(connection, table) for table in _TABLES},
        pages=pages,
        opened={(page, reader): number for page, reader, number in opened},
        last={page_id: number for page_id, number in last.items() if number is not None},
        entries={id_ for (id_,) in found("SELECT id FROM entry WHERE id IN", known)},
        addresses=dict(found("SELECT cell, seq FROM address WHERE cell IN", cells)),
    )


def _grown(connection: sqlite3.Connection, table: str) -> int:
    (number,) = connection.execute(f"SELECT ifnull(max(seq), 0) FROM {table}").fetchone()  # noqa: S608  our own tables
    return int(number)


def _write(connection: sqlite3.Connection, batch: Batch) -> None:
    connection.executemany(_PAGES, [_page_row(new) for new in batch.new_pages])
    add_page_words(connection, {new.number: new.page for new in batch.new_pages})
    connection.executemany(
        _READINGS,
        [(new.number, new.page, new.prepared.page.id, new.prepared.reader, in_utc(new.prepared.recorded_at), new.opened,
          new.supersedes, new.digest) for new in batch.new_readings],
    )  # fmt: skip
    add_addresses(connection, batch.new_addresses)
    connection.executemany(
        _ENTRIES,
        [(new.number, new.entry.id, new.reading, new.entry.statement_id, new.entry.origin, new.text, new.entry.stated)
         for new in batch.new_entries],
    )  # fmt: skip
    vendors = {(vendor, new.number) for new in batch.new_entries for vendor in new.entry.claim.cell.vendor}
    connection.executemany("INSERT INTO entry_vendor (vendor, entry) VALUES (?, ?)", sorted(vendors))
    addresses = {new.number: new.address for new in batch.new_entries}
    add_entry_lookups(connection, {new.number: new.entry for new in batch.new_entries}, addresses)


def _page_row(new: NewPage) -> tuple[Any, ...]:
    day = new.page.published_at
    return new.number, new.hash, new.page.id, None if day is None else day.isoformat(), *page_to_row(new.page)


def _is_held(connection: sqlite3.Connection, id_: str) -> bool:
    (found,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM entry WHERE id = :id) OR EXISTS (SELECT 1 FROM judgement WHERE id = :id)",
        {"id": id_},
    ).fetchone()
    return bool(found)
