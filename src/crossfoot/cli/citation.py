"""A claim with everything a reader needs to find it: its page, its line, and the sentence with its words.

Invariant: a citation's id is what `explain` takes: the first digits of an entry's id, or `PAGE#c7` for a page that is
in no ledger. A quotation is clean text of the page, unchanged but for white space.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from crossfoot.cli.words import voices
from crossfoot.extract import Reading
from crossfoot.extract.sentences import split_sentences
from crossfoot.ledger import Entry, Page, page_of
from crossfoot.model import Block, Cell, Claim, Document, Span, Table
from crossfoot.read import read_page

__all__ = ["DIGITS", "Citation", "Quotation", "cite_entry", "cite_reading", "document_of", "quote", "short_id"]

# As many digits of an entry's id as tell a hundred thousand entries apart but once in two hundred ledgers.
DIGITS = 10

_Place = tuple[str, int, int]  # a text, and where in it the words stand


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence, or a row of a table, cut into what stands before the claim's words, the words, and what follows."""

    before: str
    words: str
    after: str

    def marked(self) -> str:
        """The sentence with the words in brackets."""
        return f"{self.before}[{self.words}]{self.after}"


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


@lru_cache(maxsize=64)
def document_of(page: Page) -> Document:
    """A page of the ledger laid out again, under all that was known of it when it was read."""
    # A mark in front makes the reader take the bytes for what they are, whatever the page says of its encoding.
    text = (page.text or "").encode("utf-8-sig")
    return read_page(
        text, name=page.name, url=page.url, published=page.published_at, outlet=page.outlet, title=page.title
    )[0]


def quote(document: Document, span: Span) -> Quotation:
    """The sentence a span stands in, or the row of a table; the bare words where it stands in neither."""
    text, start, end = _place_of(document, span) or (span.text, 0, len(span.text))
    for first, last in split_sentences(text):
        if first <= start < last:
            return Quotation(_plain(text[first:start]), _plain(text[start:end]), _plain(text[end : max(last, end)]))
    return Quotation(_plain(text[:start]), _plain(text[start:end]), _plain(text[end:]))


def _place_of(document: Document, span: Span) -> _Place | None:
    for item in document.blocks:
        if isinstance(item, Block):
            found = _place_in(item, span)
            if found is not None:
                return found
        else:
            found = _place_in_table(item, span)
            if found is not None:
                return found
    return None


def _place_in_table(table: Table, span: Span) -> _Place | None:
    if table.caption is not None and (found := _place_in(table.caption, span)):
        return found
    for row in table.rows:
        before = ""
        for number, cell in enumerate(row):
            before += " | " if number else ""
            found = _place_in(cell.block, span)
            if found is not None:
                text, start, end = found
                rest = "".join(f" | {other.block.text}" for other in row[number + 1 :])
                # A row is one sentence, whatever stops stand in its cells.
                return _unstopped(before) + text + _unstopped(rest), len(before) + start, len(before) + end
            before += cell.block.text
    return None


def _unstopped(text: str) -> str:
    return text.replace(". ", ".\u00a0")


def _place_in(block: Block, span: Span) -> _Place | None:
    if not block.pieces or not block.text:
        return None
    last = block.pieces[-1]
    if not block.pieces[0].raw_start <= span.start < last.raw_start + last.raw_length:
        return None
    start = _clean_position(block, span.start)
    end = max(start + 1, _clean_position(block, span.end - 1) + 1)
    return block.text, start, end


def _clean_position(block: Block, raw: int) -> int:
    """Where in a block's text a character of the page stands; the next place where it stands for nothing."""
    for piece in block.pieces:
        if raw < piece.raw_start + piece.raw_length:
            inside = max(0, raw - piece.raw_start)
            return piece.start + (inside if piece.length == piece.raw_length else 0)
    return len(block.text) - 1


def _plain(text: str) -> str:
    """White space as single blanks, those at the ends kept."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return f"{left}{' '.join(text.split())}{right}"
