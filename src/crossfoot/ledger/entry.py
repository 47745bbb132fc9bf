"""What a ledger takes in and gives back: pages, readings, entries, and how many were new.

Invariant: an entry is one occurrence of one claim on one page by one reader; its id is a hash of all of that, so the
same occurrence has the same id in every ledger, and no field of it ever changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from crossfoot.model import Claim

__all__ = ["AppendResult", "Counts", "Entry", "Page", "Reading", "Recorded"]


@dataclass(frozen=True, slots=True)
class Page:
    """What is kept of a page.

    Args:
        id: Names the page across readings: `page_of` makes it from the bytes and the address.
        name: File or address as the caller gave it.
        url: Address of publication, or None.
        outlet: Who published it, or None.
        title: Headline, or None.
        published_at: Day it was out for certain; a page dated by a month or a year has its last day. None is unknown.
        retrieved_at: Day it was fetched, or None.
        sha256: Of the bytes as published, hexadecimal, or None where no bytes were read.
        text: The page as published, decoded, or None where it is not kept.
    """

    id: str
    name: str
    url: str | None
    outlet: str | None
    title: str | None
    published_at: date | None
    retrieved_at: date | None
    sha256: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One occurrence of a claim in a ledger.

    Args:
        id: Hash of the occurrence: page, reader, claim, figure as stated; the prefix names the algorithm.
        statement_id: Hash of what is said and by whom, without page, span and derivation; equal for copies.
        claim: The claim.
        page: Where it stands.
        recorded_at: When this ledger took it in, UTC, as the caller gave it.
        reader: Version of the grammar and vocabulary that read it, or `starter`.
        origin: Far end of the chain of sources as a slug: `idc`, `xiaomi` for the company and its executives,
            `outlet:mobile-world-live` for the page's own voice. In a view, what repeats another outlet's text, or is
            judged to be of the same origin, has the origin of the other.
        stated: The figure as stated, for entries whose page text is not kept; else None.
        definition: In a view, what else the figure counts, where it is judged to be of a different definition than
            its address says; such an entry tells nothing about other figures of the address. Else None.
    """

    id: str
    statement_id: str
    claim: Claim
    page: Page
    recorded_at: datetime
    reader: str
    origin: str
    stated: str | None
    definition: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A page and what was read on it, to be appended whole or not at all.

    Args:
        page: The page.
        claims: Its claims; their ids differ.
        stated: Claim id and figure as stated, for claims that quote no text.
    """

    page: Page
    claims: tuple[Claim, ...]
    stated: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """A reading as a ledger took it in.

    Args:
        number: Its place in the order of recording, from 1.
        page: The page.
        reader: Version of the grammar and vocabulary that read it.
        recorded_at: When this ledger took it in, UTC.
        entries: What it added, in order.
        digest: Hash of the page, the reader, the time and the ids of the entries.
    """

    number: int
    page: Page
    reader: str
    recorded_at: datetime
    entries: tuple[Entry, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class AppendResult:
    """How many entries were new to the ledger, and how many it had already."""

    new: int
    known: int

    def __add__(self, other: AppendResult) -> AppendResult:
        return AppendResult(self.new + other.new, self.known + other.known)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a view shows: entries, the statements and pages they are of, and the origins that made them."""

    entries: int
    statements: int
    pages: int
    origins: int
