"""Text written inside other text, and its map to where it stands there.

Invariant: every character of the inner text belongs to one stretch; a stretch that was copied maps character by
character, one that was decoded (`&lt;` to `<`) or put in between maps as a whole.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from crossfoot.model import Piece

__all__ = ["InnerText"]

# The entities of XML; those of HTML are left for the reader of the inner text.
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_CDATA = re.compile(r"<!\[CDATA\[([\s\S]*?)(?:\]\]>|\Z)")
_COMMENT = re.compile(r"<!--[\s\S]*?(?:-->|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n")


class InnerText:
    """Builds an inner text from cuts of an outer one."""

    def __init__(self, outer: str) -> None:
        self._outer = outer
        self._words: list[str] = []
        self._pieces: list[Piece] = []
        self.size = 0

    @property
    def text(self) -> str:
        """The inner text."""
        return "".join(self._words)

    def put(self, text: str, start: int, length: int = 0) -> None:
        """Add text that stands for a cut of the outer text as a whole, or for none of it."""
        if text:
            self._pieces.append(Piece(self.size, len(text), start, length))
            self._words.append(text)
            self.size += len(text)

    def copy(self, start: int, end: int) -> None:
        """Add a cut of the outer text as it stands."""
        self.put(self._outer[start:end], start, end - start)

    def decode(self, start: int, end: int) -> None:
        """Add the content of an XML element: CDATA sections as they stand, entities of XML decoded."""
        position = start
        for section in _CDATA.finditer(self._outer, start, end):
            self._decode_plain(position, section.start())
            self.copy(*section.span(1))
            position = section.end()
        self._decode_plain(position, end)

    def decode_lines(self, start: int, end: int) -> None:
        """The same for plain text that holds no tags: each line a paragraph."""
        position = start
        for found in _LINE_END.finditer(self._outer, start, end):
            self.decode(position, found.start())
            self.put("<p>", found.start(), found.end() - found.start())
            position = found.end()
        self.decode(position, end)

    def rebased(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """Pieces whose raw side is the inner text, with the outer text as their raw side."""
        return tuple(piece for inner in pieces for piece in self._rebased(inner))

    def _decode_plain(self, start: int, end: int) -> None:
        position = start
        for comment in _COMMENT.finditer(self._outer, start, end):
            self._decode_entities(position, comment.start())
            position = comment.end()
        self._decode_entities(position, end)

    def _decode_entities(self, start: int, end: int) -> None:
        position = start
        for found in _ENTITY.finditer(self._outer, start, end):
            self.copy(position, found.start())
            self.put(html.unescape(found[0]), found.start(), found.end() - found.start())
            position = found.end()
        self.copy(position, end)

    def _rebased(self, inner: Piece) -> Iterator[Piece]:
        end = inner.raw_start + inner.raw_length
        at = bisect_right(self._pieces, inner.raw_start, key=lambda piece: piece.start) - 1
        if inner.length != inner.raw_length:
            last = bisect_right(self._pieces, end - 1, key=lambda piece: piece.start) - 1
            first_raw = _outer_end(self._pieces[at], inner.raw_start, is_end=False)
            last_raw = _outer_end(self._pieces[last], end, is_end=True)
            yield Piece(inner.start, inner.length, first_raw, last_raw - first_raw)
            return
        position = inner.raw_start
        while position < end:
            piece = self._pieces[at]
            stop = min(end, piece.start + piece.length)
            start = inner.start + position - inner.raw_start
            if piece.length == piece.raw_length:
                yield Piece(start, stop - position, piece.raw_start + position - piece.start, stop - position)
            else:
                yield Piece(start, stop - position, piece.raw_start, piece.raw_length)
            position, at = stop, at + 1


def _outer_end(piece: Piece, position: int, *, is_end: bool) -> int:
    """Where a place of the inner text, inside this stretch or at its end, stands in the outer one."""
    if piece.length == piece.raw_length:
        return piece.raw_start + position - piece.start
    return piece.raw_start + (piece.raw_length if is_end else 0)
