"""A text, where it came from, and the map back to its characters and bytes.

Invariant: `Document.text` is the page as published, decoded and otherwise untouched. Every character of a block's
clean text is mapped to the characters of `text` it came from, so a span always points into what was published.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

__all__ = ["Block", "BlockKind", "Document", "Piece", "Provenance", "Span", "Table", "TableCell"]

# Encodings whose pages start with a mark: how many bytes it has, and the encoding of what follows. A page in UTF-16 is
# known as one only by its mark.
_MARKS = {"utf-8-sig": (3, "utf-8"), "utf-16-le": (2, "utf-16-le"), "utf-16-be": (2, "utf-16-be")}


@dataclass(frozen=True, slots=True)
class Span:
    """A cut of a page: characters from start to end (not included) and exactly the text they quote."""

    start: int
    end: int
    text: str


class BlockKind(StrEnum):
    """What a block of text is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CAPTION = "caption"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a block's clean text and where it stands on the page.

    Where `length == raw_length` the characters correspond one by one; otherwise the run is one unit, such as an
    entity (`&nbsp;`) or folded white space.
    """

    start: int
    length: int
    raw_start: int
    raw_length: int


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text.

    Args:
        kind: What it is.
        text: Clean text: tags gone, entities decoded, white space folded.
        pieces: The map from `text` to the page, in order, without gaps in `text`.
        level: Heading level 1 to 6; 0 for other kinds.
        furniture: Why the block is not part of the article (`menu`, `comments`, `related`), or None if it is.
    """

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...]
    level: int = 0
    furniture: str | None = None

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a cut of the clean text stands on the page.

        Args:
            start: First character in `text`.
            end: One past the last; greater than `start`.
        """
        first = self._piece_at(start)
        last = self._piece_at(end - 1)
        same = first.length == first.raw_length
        raw_start = first.raw_start + (start - first.start if same else 0)
        raw_end = last.raw_start + (end - last.start if last.length == last.raw_length else last.raw_length)
        return raw_start, raw_end

    def part(self, start: int, end: int, kind: BlockKind) -> Block:
        """A cut of the block as a block of its own.

        Args:
            start: First character in `text`.
            end: One past the last.
            kind: What the cut is.
        """
        pieces = []
        for piece in self.pieces:
            first, last = max(start, piece.start), min(end, piece.start + piece.length)
            if first < last:
                is_same = piece.length == piece.raw_length
                at = piece.raw_start + (first - piece.start if is_same else 0)
                length = last - first
                pieces.append(Piece(first - start, length, at, length if is_same else piece.raw_length))
        return Block(kind, self.text[start:end], tuple(pieces), furniture=self.furniture)

    def _piece_at(self, position: int) -> Piece:
        index = bisect_right(self.pieces, position, key=lambda piece: piece.start) - 1
        return self.pieces[index]


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table; an empty cell has a block with empty text."""

    block: Block
    is_header: bool = False
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption and its rows of cells; `furniture` as of a block."""

    caption: Block | None
    rows: tuple[tuple[TableCell, ...], ...]
    furniture: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a page came from.

    Args:
        name: File name or address as the caller gave it.
        url: Address of publication, or None.
        outlet: Who published it, or None.
        title: Headline, or None.
        author: Byline, or None.
        published_at: Day of publication, or None where nothing on the page or from the caller says it.
        retrieved_at: Day it was fetched, or None.
        language: Two-letter code, or None.
        sha256: Of the bytes as published, hexadecimal.
        encoding: How the bytes were decoded.
        format: `txt` or `html`.
    """

    name: str
    url: str | None
    outlet: str | None
    title: str | None
    author: str | None
    published_at: date | None
    retrieved_at: date | None
    language: str | None
    sha256: str
    encoding: str
    format: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page.

    Args:
        provenance: Where it came from.
        text: The page as published, decoded.
        blocks: Its blocks and tables in reading order, furniture included and marked.
        damaged: Positions in `text`, ascending, of characters (U+FFFD) that stand for one byte each that could not be
            decoded.
    """

    provenance: Provenance
    text: str
    blocks: tuple[Block | Table, ...]
    damaged: tuple[int, ...] = ()

    def cut(self, start: int, end: int) -> Span:
        """The span between two character positions of the page."""
        return Span(start, end, self.text[start:end])

    def byte_range(self, span: Span) -> tuple[int, int]:
        """Where a span stands in the bytes as published: first byte, and one past the last."""
        mark, plain = _MARKS.get(self.provenance.encoding, (0, self.provenance.encoding))
        before = mark + self._bytes(0, span.start, plain)
        return before, before + self._bytes(span.start, span.end, plain)

    def _bytes(self, start: int, end: int, encoding: str) -> int:
        """How many bytes a cut of the text takes up on the page."""
        bad = self.damaged[bisect_left(self.damaged, start) : bisect_left(self.damaged, end)]
        edges = (start - 1, *bad, end)
        cuts = (self.text[left + 1 : right] for left, right in pairwise(edges))
        return len(bad) + sum(len(cut.encode(encoding)) for cut in cuts)
