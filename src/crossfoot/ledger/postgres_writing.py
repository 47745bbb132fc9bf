"""What an append writes to PostgreSQL: the rows that are new, copied table by table.

Invariant: called inside one transaction by the one writer; rows are numbered on from where each table ended, without
gaps, and the same reading again adds none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from psycopg import Connection

from crossfoot.ledger.appending import refuse_unknown
from crossfoot.ledger.batch import Batch
from crossfoot.ledger.entry import AppendResult
from crossfoot.ledger.judgement import Judged
from crossfoot.ledger.keys import series_key
from crossfoot.ledger.occurrence import Prepared
from crossfoot.ledger.postgres_lookups import pairs_of_copies, words_of_figure, words_of_page
from crossfoot.ledger.rows import page_to_row

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


def insert_readings(connection: Connection, prepared: Sequence[Prepared]) -> AppendResult:
    """Add readings, or what of them is new."""
    result = AppendResult(0, 0)
    for start in range(0, len(prepared), _AT_ONCE):
        part = prepared[start : start + _AT_ONCE]
        batch = _looked_up(connection, part)
        result += batch.take_all(part)
        _copy(connection, _rows(batch))
        _copy(connection, {"repeats": list(pairs_of_copies(connection, batch.new_entries))})
        _set_grown(connection, batch.grown)
    return result


def insert_judgement(connection: Connection, judged: Judged) -> None:
    """Add a judgement unless it is there.

    Raises:
        InputError: It names nothing that is there.
    """
    said = judged.judgement
    refuse_unknown(said, lambda name: _is_held(connection, name))
    if _is_held(connection, judged.id):
        return
    grown: dict[str, int] = dict(connection.execute(_GROWN).fetchall())
    grown["judgement"] += 1
    row = (grown["judgement"], judged.id, said.names, said.kind.value, said.author, said.reason, said.on, said.other,
           judged.recorded_at)  # fmt: skip
    _copy(connection, {"judgement": [row]})
    _set_grown(connection, grown)


def _looked_up(connection: Connection, part: Sequence[Prepared]) -> Batch:
    def found(question: str, asked: Iterable[object]) -> list[tuple[Any, ...]]:
        return connection.execute(question, (list(asked),)).fetchall()

    pages: dict[str, int] = dict(found("SELECT hash, seq FROM page WHERE hash = ANY(%s)", {p.page_hash for p in part}))
    opened = found("SELECT page, reader, seq FROM reading WHERE seq = opened AND page = ANY(%s)", pages.values())
    last = found(
        "SELECT page_id, max(seq) FROM reading WHERE page_id = ANY(%s) GROUP BY page_id", {one.page.id for one in part}
    )
    # A page that is new has new entries: only those of known pages are looked for.
    known = (entry.id for one in part if one.page_hash in pages for entry in one.entries)
    cells = {key for one in part for key in one.keys}
    return Batch(
        grown=dict(connection.execute(_GROWN).fetchall()),
        pages=pages,
        opened={(page, reader): number for page, reader, number in opened},
        last=dict(last),
        entries={id_ for (id_,) in found("SELECT id FROM entry WHERE id = ANY(%s)", known)},
        addresses=dict(found("SELECT cell, seq FROM address WHERE cell = ANY(%s)", cells)),
    )


def _rows(batch: Batch) -> dict[str, list[tuple[Any, ...]]]:
    """What is new, in the order in which tables point to each other."""
    pages, entries = batch.new_pages, batch.new_entries
    return {
        "page": [(new.number, new.hash, new.page.id, new.page.published_at, *page_to_row(new.page)) for new in pages],
        "page_words": [(new.number, *words_of_page(new.page)) for new in pages],
        "reading": [
            (new.number, new.page, new.prepared.page.id, new.prepared.reader, new.prepared.recorded_at, new.opened,
             new.supersedes, new.digest)
            for new in batch.new_readings
        ],
        "address": [(new.number, new.key, series_key(new.cell)) for new in batch.new_addresses],
        "entry": [
            (new.number, new.entry.id, new.reading, new.entry.statement_id, new.entry.origin, new.address, new.text,
             new.entry.stated)
            for new in entries
        ],
        "entry_vendor": [
            (vendor, new.number) for new in entries for vendor in sorted(set(new.entry.claim.cell.vendor))
        ],
        "stated_words": [
            (new.number, *words_of_figure(new.entry.stated)) for new in entries if new.entry.stated is not None
        ],
    }  # fmt: skip


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
