"""From a table to what a ledger takes in: pages of claims, whole, and the rows that were refused.

Invariant: the claims of one page come together however its rows are scattered, and one by one page, so that what was
taken in before a stop is known when it is taken in again. A page is named by its table, address, outlet, headline and
day, and its state by its rows: a table that was mended makes new readings in the place of the old.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from crossfoot.exchange.figure import SlotError
from crossfoot.exchange.reader import PageKey, Reader, Said
from crossfoot.exchange.table import Row, Table
from crossfoot.ledger import Page, Reading, content_id, statement_id

__all__ = ["Refusal", "Step", "Tally", "steps_of"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What made no claim: its row or document, where in it, what was met and what was expected."""

    where: str
    slot: str
    met: str
    expected: str

    def __str__(self) -> str:
        return f"{self.where}, {self.slot}: met '{self.met}', {self.expected}"


@dataclass(slots=True)
class Tally:
    """What became of the rows read so far.

    Args:
        rows: How many were read, blank ones not counted.
        claims: How many claims they made.
        refused: How many figures were refused.
        undated: How many claims have no day of publication, so that no view as of a day shows them.
        repeated: How many figures stand twice on one page, and are taken once.
        skipped: Rows left out, by reason.
    """

    rows: int = 0
    claims: int = 0
    refused: int = 0
    undated: int = 0
    repeated: int = 0
    skipped: dict[str, int] = field(default_factory=dict)


Step = Reading | Refusal


@dataclass(slots=True)
class _Open:
    """A page whose last row has not come yet."""

    said: list[Said] = field(default_factory=list)
    state: list[str] = field(default_factory=list)


def steps_of(table: Table, reader: Reader, tally: Tally) -> Iterator[Step]:
    """Read a table: each page when its last row has come, each refusal when it is met.

    Args:
        table: The table.
        reader: What its rows mean.
        tally: Is counted up.

    Raises:
        TableError: The file is damaged; it is read through once before anything comes.
    """
    rows = (row for row in _rows(table, reader, Tally()) if not _is_ragged(row, table))
    last = {key: row.number for row in rows for key in reader.pages(row)}
    opened: dict[PageKey, _Open] = {}
    for row in _rows(table, reader, tally):
        if _is_ragged(row, table):
            tally.refused += 1
            expected = f"expected {len(table.header)} as in the header"
            yield Refusal(f"row {row.number}", "the row", f"{len(row.cells)} cells", expected)
            continue
        keys = []
        for key, said in reader.read(row):
            keys.append(key)
            if isinstance(said, SlotError):
                tally.refused += 1
                yield Refusal(f"row {row.number}", said.slot, said.met, said.expected)
                continue
            page = opened.setdefault(key, _Open())
            page.said.append(said)
            page.state += (str(row.number), *row.cells)
        for key in keys:
            if last[key] == row.number and key in opened:
                yield _reading(table.name, key, opened.pop(key), tally)


def _rows(table: Table, reader: Reader, tally: Tally) -> Iterator[Row]:
    """The rows that are neither blank nor left out."""
    for row in table.rows():
        if row.is_blank:
            continue
        tally.rows += 1
        reason = None if _is_ragged(row, table) else reader.skipped(row)
        if reason is None:
            yield row
        else:
            tally.skipped[reason] = tally.skipped.get(reason, 0) + 1


def _is_ragged(row: Row, table: Table) -> bool:
    """Whether a row has other cells than the header; empty ones behind the last column are none."""
    return len(row.cells) < len(table.header) or any(row.cells[len(table.header) :])


def _reading(name: str, key: PageKey, page: _Open, tally: Tally) -> Reading:
    found: dict[str, Said] = {}
    for said in page.said:
        content = {"statement": statement_id(said.claim), "note": said.claim.note, "stated": said.stated}
        if found.setdefault(content_id(content), said) is not said:
            tally.repeated += 1
    day = key.published if isinstance(key.published, date) else None
    tally.claims += len(found)
    tally.undated += 0 if day else len(found)
    named = {"table": name, "page": key.page, "url": key.url, "outlet": key.outlet, "title": key.title,
             "published_at": day.isoformat() if day else None}  # fmt: skip
    state = sha256("\x1f".join(page.state).encode("utf-8", "surrogatepass")).hexdigest()
    return Reading(
        Page(content_id(named), key.url or name, key.url, key.outlet, key.title, day, None, state, None),
        tuple(said.claim for said in found.values()),
        tuple((said.claim.id, said.stated) for said in found.values() if said.stated),
    )
