"""The sentence a claim was read in, cut from the page that is kept.

Invariant: a quotation is clean text of the page, unchanged but for white space, and its middle part is the claim's own
words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from crossfoot.extract.sentences import split_sentences
from crossfoot.ledger.entry import Page
from crossfoot.model import Block, Document, Span, Table
from crossfoot.read import read_page

__all__ = ["Quotation", "document_of", "quote"]

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
