"""What a backend keeps of pages, readings, entries and judgements, and the way from such rows to values.

Invariant: a row holds texts and numbers as written, whatever database keeps it; a row that was not written by this
program raises `DamagedRow` or one of the errors named, and is never read as something else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Protocol

from crossfoot.ledger.codec import canonical, claim_from_record, page_record
from crossfoot.ledger.entry import Page
from crossfoot.ledger.judgement import Judged, Judgement, JudgementKind
from crossfoot.model import Claim

__all__ = [
    "DamagedRow",
    "JudgementRow",
    "StoredEntry",
    "StoredPage",
    "StoredReading",
    "StoredRows",
    "claim_from_text",
    "judged_from_row",
    "page_from_record",
    "page_from_row",
    "page_to_record",
    "page_to_row",
]


_CLAIMS = 10_000  # claims kept in memory, some 5 kB each


class DamagedRow(Exception):  # noqa: N818  it says what is met
    """A row is not what was stored."""


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A state of a page: its hash, and what was hashed."""

    hash: str
    id: str
    published_at: str | None
    record: str
    text: bytes | None


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading, beside the hash and the id of its page.

    Args:
        number: Its place in the order of recording.
        page: Hash of the page.
        page_id: Id of the page, as the page has it.
        listed: Id of the page, as the reading has it.
        reader: Who read it.
        recorded_at: When, in UTC.
        opened: Number of the first reading of the same page, state and reader.
        supersedes: Number of the reading whose place it took, or None.
        digest: Its hash.
        entries: Ids of the entries it added, in order.
    """

    number: int
    page: str
    page_id: str
    listed: str
    reader: str
    recorded_at: str
    opened: int
    supersedes: int | None
    digest: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry, beside its reading's reader, its page's hash and record, and what it is listed under.

    Args:
        cell: Key of the address it is listed under, or None where it is under none.
        vendors: The vendors it is listed under.
    """

    id: str
    statement_id: str
    origin: str
    claim: str
    stated: str | None
    reader: str
    page: str
    record: str
    cell: str | None
    vendors: frozenset[str]


JudgementRow = tuple[Any, ...]
"""Id, names, kind, author, reason, day, other, time of recording."""


class StoredRows(Protocol):
    """Everything a backend keeps, row by row in the order of recording."""

    def pages(self) -> Iterable[StoredPage]:
        """All states of all pages."""
        ...

    def readings(self) -> Iterable[StoredReading]:
        """All readings."""
        ...

    def entries(self) -> Iterable[StoredEntry]:
        """All entries."""
        ...

    def judgements(self) -> Iterable[JudgementRow]:
        """All judgements."""
        ...


def claim_from_text(entry: str, text: str) -> Claim:
    """A claim as stored in the entry of that id.

    Raises:
        DamagedRow: The text is not what was stored.
    """
    try:
        return _claim(text)
    except (KeyError, TypeError, ValueError) as fault:
        raise DamagedRow(f"the claim of entry '{entry}' cannot be read") from fault


@lru_cache(maxsize=_CLAIMS)
def _claim(text: str) -> Claim:
    """A claim by its text; the same claims are looked at again and again."""
    return claim_from_record(json.loads(text))


def judged_from_row(row: JudgementRow) -> Judged:
    """A judgement as stored.

    Raises:
        ValueError: It was not stored so.
    """
    on = None if row[5] is None else date.fromisoformat(row[5])
    judgement = Judgement(row[1], JudgementKind(row[2]), row[3], row[4], on, row[6])
    return Judged(row[0], judgement, datetime.fromisoformat(row[7]))


def page_to_record(page: Page) -> dict[str, Any]:
    """All that is kept of a page."""
    retrieved = None if page.retrieved_at is None else page.retrieved_at.isoformat()
    return {**page_record(page), "name": page.name, "retrieved_at": retrieved}


def page_to_row(page: Page) -> tuple[str, bytes | None]:
    """The record and the text of a page, to be stored."""
    record = page_to_record(page)
    text = record.pop("text", None)
    return canonical(record), None if text is None else text.encode("utf-8", "surrogatepass")


def page_from_row(record: str, text: bytes | None) -> Page:
    """A page as stored; its text may hold characters that stand for bytes no encoding fits.

    Raises:
        KeyError, TypeError, ValueError: It was not stored so.
    """
    return page_from_record(
        {**json.loads(record), "text": None if text is None else text.decode("utf-8", "surrogatepass")}
    )


def page_from_record(found: Mapping[str, Any]) -> Page:
    """A page as `page_to_record` told it.

    Raises:
        KeyError, TypeError, ValueError: It was not told so.
    """
    days = {
        name: None if found.get(name) is None else date.fromisoformat(found[name])
        for name in ("published_at", "retrieved_at")
    }
    return Page(
        id=found["id"],
        name=found["name"],
        url=found.get("url"),
        outlet=found.get("outlet"),
        title=found.get("title"),
        sha256=found.get("sha256"),
        text=found.get("text"),
        **days,
    )
