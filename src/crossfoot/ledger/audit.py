"""Everything in a ledger read again and every hash derived again, whatever database keeps it.

Invariant: each remark names what is at fault: an entry, a page, a judgement by its id, a reading by its number. What
only one database can say of itself (its structure, a row that is gone) is that backend's own check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from crossfoot.ledger.claim_text import write_claim
from crossfoot.ledger.judgement import judgement_id
from crossfoot.ledger.keys import cell_key
from crossfoot.ledger.occurrence import entry_id, page_hash, reading_digest
from crossfoot.ledger.origin import origin_of
from crossfoot.ledger.rows import (
    DamagedRow,
    StoredEntry,
    StoredReading,
    StoredRows,
    claim_from_text,
    judged_from_row,
    page_from_row,
)
from crossfoot.model import Issue

__all__ = ["Check", "audit", "checks"]

Check = Callable[[], Iterator[Issue]]


def checks(rows: StoredRows) -> tuple[tuple[str, Check], ...]:
    """The checks of hashes, each by the name of what it reads."""
    return (
        ("pages", lambda: _pages(rows)),
        ("readings", lambda: _readings(rows)),
        ("entries", lambda: _entries(rows)),
        ("judgements", lambda: _judgements(rows)),
    )


def audit(named: tuple[tuple[str, Check], ...], damage: type[Exception]) -> tuple[Issue, ...]:
    """What does not fit, check by check; empty if all does.

    Args:
        named: The checks, each by the name of what it reads.
        damage: What the database raises where it cannot read what it keeps.
    """
    found: list[Issue] = []
    for name, check in named:
        try:
            found.extend(check())
        except damage as fault:
            said, *_ = str(fault).splitlines()  # what stands below is where the server met it
            found.append(Issue("ledger-damaged", f"The ledger is damaged: {said}.", name))
    return tuple(found)


def _pages(rows: StoredRows) -> Iterator[Issue]:
    for row in rows.pages():
        try:
            page = page_from_row(row.record, row.text)
            day = None if page.published_at is None else page.published_at.isoformat()
            fits = page_hash(page) == row.hash and page.id == row.id and day == row.published_at
        except (KeyError, TypeError, ValueError):
            fits = False
        if not fits:
            yield Issue("ledger-altered", "The page does not fit its hash.", row.id)


def _readings(rows: StoredRows) -> Iterator[Issue]:
    opened: dict[tuple[str, str], int] = {}
    last: dict[str, int] = {}
    for row in rows.readings():
        first = opened.setdefault((row.page, row.reader), row.number)
        superseded = last.get(row.page_id) if first == row.number else None
        last[row.page_id] = row.number
        kept = (row.listed, row.opened, row.supersedes, row.digest)
        if kept != (row.page_id, first, superseded, _digest_of(row)):
            yield Issue("ledger-altered", f"Reading {row.number} does not fit its hash.", f"reading {row.number}")


def _digest_of(row: StoredReading) -> str | None:
    try:
        return reading_digest(row.page, row.reader, datetime.fromisoformat(row.recorded_at), row.entries)
    except ValueError:
        return None


def _entries(rows: StoredRows) -> Iterator[Issue]:
    for row in rows.entries():
        why = _fault_of(row)
        if why is not None:
            yield Issue("ledger-altered", why, row.id)


def _fault_of(row: StoredEntry) -> str | None:
    try:
        claim = claim_from_text(row.id, row.claim)
        origin = origin_of(claim, page_from_row(row.record, None))
    except (DamagedRow, KeyError, TypeError, ValueError):
        return "The claim of the entry cannot be read."
    written = write_claim(claim)
    if entry_id(row.page, row.reader, written.text, row.stated) != row.id:
        return "The entry does not fit its id."
    if written.statement_id != row.statement_id:
        return "The entry does not fit the id of its statement."
    if (row.origin, row.vendors, row.cell) != (origin, frozenset(claim.cell.vendor), cell_key(claim.cell)):
        return "The entry is listed under an origin, a vendor or an address that is not its own."
    return None


def _judgements(rows: StoredRows) -> Iterator[Issue]:
    for row in rows.judgements():
        try:
            judged = judged_from_row(row)
            fits = judgement_id(judged.judgement, judged.recorded_at) == judged.id
        except ValueError:
            fits = False
        if not fits:
            yield Issue("ledger-altered", "The judgement does not fit its id.", row[0])
