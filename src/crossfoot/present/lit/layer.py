"""What lies over the text of a page: claims and unread figures, cut so that none overlap.

Invariant: the pieces of a block, one after the other, are its text; a piece names every claim and figure that covers
it, and each of them begins in exactly one piece of the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from crossfoot.extract import Reading
from crossfoot.model import Block, Document, Table

__all__ = ["UNREAD", "Cut", "Layer", "Mark", "layer_of", "layer_over"]

UNREAD = "unread"
"""The kind of a mark on a figure that no rule could read."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim or an unread figure on a block: its id, its kind, and the characters of the block it covers."""

    id: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of a block: its text, what covers it, and what begins here."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[str, ...]


class Layer:
    """The marks of a page by block.

    Args:
        marks: The marks of each block, by its identity.
        asked: The mark that somebody asked for, or None.
    """

    def __init__(self, marks: dict[int, list[Mark]], asked: str | None = None) -> None:
        self._marks = marks
        self.asked = asked

    def cuts(self, block: Block) -> Iterator[Cut]:
        """A block in pieces, each covered by the same marks from end to end."""
        marks = sorted(self._marks.get(id(block), ()), key=lambda mark: (mark.start, -mark.end))
        edges = sorted({0, len(block.text), *(m.start for m in marks), *(m.end for m in marks)})
        over: list[Mark] = []
        coming = 0
        for start, end in pairwise(edges):
            over = [mark for mark in over if mark.end > start]
            while coming < len(marks) and marks[coming].start == start:
                over.append(marks[coming])
                coming += 1
            begins = tuple(mark.id for mark in over if mark.start == start)
            yield Cut(block.text[start:end], tuple(over), begins)

    def has(self, block: Block) -> bool:
        """Whether anything on a block is marked."""
        return id(block) in self._marks


def layer_of(reading: Reading) -> Layer:
    """Where the claims and the unread figures of a page stand in its blocks."""
    spans = [(c.id, c.kind, c.span.start, c.span.end) for c in reading.claims if c.span is not None]
    spans += [(f"u{number}", UNREAD, u.start, u.end) for number, u in enumerate(reading.unread, 1)]
    return layer_over(reading.document, spans)


def layer_over(document: Document, spans: Iterable[tuple[str, str, int, int]], *, asked: str | None = None) -> Layer:
    """Where stretches of a page stand in its blocks.

    Args:
        document: The page.
        spans: Of each stretch its id, its kind, its first character on the page and the one past its last.
        asked: The id of the one that somebody asked for, or None.
    """
    blocks = sorted(_blocks(document), key=lambda block: block.pieces[0].raw_start)
    starts = [block.pieces[0].raw_start for block in blocks]
    marks: dict[int, list[Mark]] = {}
    for id_, kind, start, end in spans:
        found = bisect_right(starts, start) - 1
        if found >= 0:
            block = blocks[found]
            first = _clean(block, start)
            last = max(first + 1, _clean(block, end - 1) + 1)
            marks.setdefault(id(block), []).append(Mark(id_, kind, first, last))
    return Layer(marks, asked)


def _blocks(document: Document) -> Iterator[Block]:
    for item in document.blocks:
        if isinstance(item, Table):
            captions = () if item.caption is None else (item.caption,)
            yield from (b for b in (*captions, *(cell.block for row in item.rows for cell in row)) if b.pieces)
        elif item.pieces:
            yield item


def _clean(block: Block, raw: int) -> int:
    """Where in a block's text a character of the page stands; one that stands for nothing is told by the one before."""
    index = max(0, bisect_right(block.pieces, raw, key=lambda piece: piece.raw_start) - 1)
    piece = block.pieces[index]
    inside = min(max(0, raw - piece.raw_start), piece.length - 1) if piece.length == piece.raw_length else 0
    return min(piece.start + max(0, inside), len(block.text) - 1)
