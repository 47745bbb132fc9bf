"""From a reading to the entries it makes, with their ids, and the check that ids still fit.

Invariant: every id follows from content alone: the same page, reader and claims give the same ids on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from crossfoot.errors import InputError
from crossfoot.ledger.claim_text import write_claim
from crossfoot.ledger.codec import canonical, content_id, hash_of, page_record
from crossfoot.ledger.entry import Entry, Page, Reading, Recorded
from crossfoot.ledger.keys import cell_key
from crossfoot.ledger.origin import origin_of
from crossfoot.model import Document

__all__ = ["Prepared", "entry_id", "in_utc", "page_hash", "page_of", "prepare", "prepare_again", "reading_digest"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading whose entries have their ids; beside each the text of its claim and the key of its cell."""

    page: Page
    page_hash: str
    reader: str
    recorded_at: datetime
    entries: tuple[Entry, ...]
    texts: tuple[str, ...]
    keys: tuple[str, ...]


def page_of(document: Document) -> Page:
    """What a ledger keeps of a page that was read.

    The page is named by its bytes and its address, so the same bytes at two addresses are two pages, and the same
    bytes read again, by whatever file name, are one.
    """
    found = document.provenance
    return Page(
        id=content_id({"bytes": found.sha256, "url": found.url}),
        name=found.name,
        url=found.url,
        outlet=found.outlet,
        title=found.title,
        published_at=found.published_at,
        retrieved_at=found.retrieved_at,
        sha256=found.sha256,
        text=document.text,
    )


def page_hash(page: Page) -> str:
    """Hash of one state of a page; a corrected date of publication is another state."""
    return content_id(page_record(page))


def entry_id(page: str, reader: str, claim: str, stated: str | None) -> str:
    """Hash of one occurrence: the page's hash, who read it, the claim's text, the figure as stated."""
    return hash_of(f'{{"claim":{claim},{_rest(page, reader, stated)}}}')


@lru_cache(maxsize=1024)
def _rest(page: str, reader: str, stated: str | None) -> str:
    """What follows the claim in the record of an occurrence; most entries of a page have the same."""
    return canonical({"page": page, "reader": reader, "stated": stated})[1:-1]


def reading_digest(page: str, reader: str, recorded_at: datetime, ids: Iterable[str]) -> str:
    """Hash of one reading as recorded, over the entries it added, in order."""
    return content_id({"page": page, "reader": reader, "recorded_at": in_utc(recorded_at), "entries": list(ids)})


def in_utc(moment: datetime) -> str:
    """A moment as text that sorts by time.

    Raises:
        InputError: The moment has no time zone.
    """
    if moment.tzinfo is None:
        raise InputError(f"Cannot record '{moment.isoformat()}': a time of recording needs a time zone, such as UTC.")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def prepare(reading: Reading, *, reader: str, recorded_at: datetime) -> Prepared:
    """Give every claim of a reading its entry.

    Raises:
        InputError: Two claims have one id, a figure is stated for no claim, the reader has no name, or the time has
            no zone.
    """
    in_utc(recorded_at)
    stated = dict(reading.stated)
    ids = [claim.id for claim in reading.claims]
    twice = next((name for name in ids if ids.count(name) > 1), None) if len(set(ids)) < len(ids) else None
    stray = next((name for name in stated if name not in ids), None)
    if not reader:
        raise InputError(f"Cannot record page '{reading.page.name}': the reader's version is empty.")
    if twice is not None:
        raise InputError(f"Cannot record page '{reading.page.name}': two of its claims have the id '{twice}'.")
    if stray is not None:
        raise InputError(
            f"Cannot record page '{reading.page.name}': a figure is stated for '{stray}', which is no claim."
        )
    page, moment = page_hash(reading.page), recorded_at.astimezone(UTC)
    written = tuple(write_claim(claim) for claim in reading.claims)
    keys = tuple(cell_key(claim.cell) for claim in reading.claims)
    entries = (
        Entry(
            id=entry_id(page, reader, text.text, stated.get(claim.id)),
            statement_id=text.statement_id,
            claim=claim,
            page=reading.page,
            recorded_at=moment,
            reader=reader,
            origin=origin_of(claim, reading.page),
            stated=stated.get(claim.id),
        )
        for claim, text in zip(reading.claims, written, strict=True)
    )
    return Prepared(reading.page, page, reader, recorded_at, tuple(entries), tuple(text.text for text in written), keys)


def prepare_again(recorded: Recorded) -> Prepared:
    """A reading as another ledger took it in, every id derived again.

    Raises:
        InputError: It does not fit its hash.
    """
    stated = tuple((entry.claim.id, entry.stated) for entry in recorded.entries if entry.stated is not None)
    reading = Reading(recorded.page, tuple(entry.claim for entry in recorded.entries), stated)
    prepared = prepare(reading, reader=recorded.reader, recorded_at=recorded.recorded_at)
    ids = [entry.id for entry in prepared.entries]
    digest = reading_digest(prepared.page_hash, recorded.reader, recorded.recorded_at, ids)
    if (digest, prepared.entries) != (recorded.digest, recorded.entries):
        raise InputError(f"Cannot record page '{recorded.page.name}': reading {recorded.number} does not fit its hash.")
    return prepared
