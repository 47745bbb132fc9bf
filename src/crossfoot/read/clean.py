"""Raw text to clean text with a map back: entities decoded, white space folded.

Invariant: the pieces cover the clean text in order and without gaps; decoding and folding the raw cut of any run of
whole pieces gives their clean text again.
"""

from __future__ import annotations

import html
import re

from crossfoot.model import Piece

__all__ = ["CleanText"]

# Characters that show nothing and only get between letters: zero-width space, soft hyphen, byte order mark, word
# joiner, NUL. Joiners that some scripts need for spelling are kept.
_HIDDEN = "\u200b\u00ad\ufeff\u2060\x00"
_ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"


def _tokens(entity: str) -> re.Pattern[str]:
    plain = rf"[^\s&{_HIDDEN}]"
    return re.compile(
        rf"(?P<run>{plain}+(?:\ {plain}+)*)|(?P<space>\s+)|(?P<entity>{entity})|(?P<hidden>[{_HIDDEN}]+)|(?P<other>.)",
        re.VERBOSE | re.DOTALL,
    )


_WITH_ENTITIES = _tokens(_ENTITY)
_WITHOUT_ENTITIES = _tokens("(?!)")


class CleanText:
    """Builds the text of one block after another from cuts of one page.

    Args:
        page: The page as published.
        has_entities: Whether `&amp;` and the like are decoded.
    """

    def __init__(self, page: str, *, has_entities: bool) -> None:
        self._page = page
        self._token = _WITH_ENTITIES if has_entities else _WITHOUT_ENTITIES
        self._reset()

    def _reset(self) -> None:
        self._words: list[str] = []
        self._pieces: list[Piece] = []
        self._gap: tuple[int, int] | None = None
        self._shown = 0
        self.size = 0

    def feed(self, start: int, end: int) -> int:
        """Add a run of text of the page; gives the number of clean characters added that are not white space."""
        before = self._shown
        for found in self._token.finditer(self._page, start, end):
            kind = found.lastgroup
            if kind == "space":
                self.space(found.start(), found.end())
            elif kind == "entity":
                self._entity(found[0], found.start())
            elif kind != "hidden":
                self._add(found[0], found.start(), found.end() - found.start())
        return self._shown - before

    def space(self, start: int, end: int) -> None:
        """Add white space, or a tag that reads as white space; folded with white space that touches it."""
        if self._gap is None:
            self._gap = (start, end) if self.size else None
        elif self._gap[1] == start:
            self._gap = (self._gap[0], end)

    def take(self) -> tuple[str, tuple[Piece, ...]]:
        """The text of the block that ends here, and its map; the next block starts empty."""
        taken = "".join(self._words), tuple(self._pieces)
        self._reset()
        return taken

    def _entity(self, raw: str, start: int) -> None:
        text = html.unescape(raw)
        if text == raw:
            self._add(raw, start, len(raw))
        elif text.isspace():
            self.space(start, start + len(raw))
        elif text.strip(_HIDDEN):
            self._add(text, start, len(raw))

    def _add(self, text: str, raw_start: int, raw_length: int) -> None:
        if self._gap is not None:
            gap, self._gap = self._gap, None
            self._append(" ", gap[0], gap[1] - gap[0])
        self._append(text, raw_start, raw_length)
        self._shown += len(text) - text.count(" ")

    def _append(self, text: str, raw_start: int, raw_length: int) -> None:
        size = len(text)
        last = self._pieces[-1] if self._pieces else None
        if last and size == raw_length and last.length == last.raw_length and last.raw_start + last.length == raw_start:
            self._pieces[-1] = Piece(last.start, last.length + size, last.raw_start, last.length + size)
        else:
            self._pieces.append(Piece(self.size, size, raw_start, raw_length))
        self._words.append(text)
        self.size += size
