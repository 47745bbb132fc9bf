"""A claim with everything a reader needs to find it: its page, its line, and the sentence with its words.

Invariant: a citation's id is what `explain` takes: the first digits of an entry's id, or `PAGE#c7` for a page that is
in no ledger. A quotation is clean text of the page, unchanged but for white space.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.extract import Reading
from crossfoot.ledger import Entry, Page, page_of
from crossfoot.ledger.quotation import Quotation, document_of, quote
from crossfoot.model import Cell, Claim, Document
from crossfoot.present.words import voices

__all__ = ["DIGITS", "Citation", "cite_entry", "cite_reading", "short_id"]

# As many digits of an entry's id as tell a hundred thousand entries apart but once in two hundred ledgers.
DIGITS = 10


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim and where it stands.

    Args:
        id: What `explain` takes.
        claim: The claim.
        page: Where it stands.
        line: Line of the file on which its words start, or None where no text is kept.
        quotation: Its sentence, or None where no text is kept.
        stated: The figure as stated where no text is kept, or None.
        reader: What read it.
    """

    id: str
    claim: Claim
    page: Page
    line: int | None
    quotation: Quotation | None
    stated: str | None
    reader: str

    @property
    def cell(self) -> Cell:
        """The address the claim is about."""
        return self.claim.cell

    @property
    def voice(self) -> str:
        """Who says it: the chain of sources, or the outlet in its own voice."""
        return voices(self.claim, own=self.page.outlet or self.page.name)

    @property
    def words(self) -> str:
        """The words of the claim, as quoted or as stated."""
        return self.quotation.words if self.quotation else self.stated or ""

    @property
    def where(self) -> str:
        """Outlet, day, and line of the page, in one line."""
        day = self.page.published_at.isoformat() if self.page.published_at else "without a date"
        line = f", line {self.line}" if self.line else ""
        return f"{self.page.outlet or self.page.name}, {day}{line}"


def short_id(entry_id: str) -> str:
    """The digits of an entry's id that are printed."""
    return entry_id.partition(":")[2][:DIGITS] if ":" in entry_id else entry_id


def cite_reading(reading: Reading) -> tuple[Citation, ...]:
    """Every claim of a page that was just read."""
    document, page = reading.document, page_of(reading.document)
    return tuple(
        _cite(f"{page.name}#{claim.id}", claim, page, document, None, reading.reader) for claim in reading.claims
    )


def cite_entry(entry: Entry) -> Citation:
    """An entry of a ledger; its page is laid out again where its text is kept."""
    page = entry.page
    document = None if page.text is None else document_of(page)
    return _cite(short_id(entry.id), entry.claim, page, document, entry.stated, entry.reader)


def _cite(id_: str, claim: Claim, page: Page, document: Document | None, stated: str | None, reader: str) -> Citation:
    if document is None or claim.span is None:
        return Citation(id_, claim, page, None, None, stated, reader)
    line = document.text.count("\n", 0, claim.span.start) + 1
    return Citation(id_, claim, page, line, quote(document, claim.span), stated, reader)
