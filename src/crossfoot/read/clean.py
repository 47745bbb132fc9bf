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


def _plain(sign: str) -> re.Pattern[str]:
    """Text that is already clean but for white space around it, as most runs of text are."""
    return re.compile(rf"\s*+({sign}++(?:\ {sign}++)*)\s*+")


_WITH_ENTITIES = _tokens(_ENTITY), _plain(rf"[^\s&{_HIDDEN}]")
_WITHOUT_ENTITIES = _tokens("(?!)"), _plain(rf"[^\s{_HIDDEN}]")


class CleanText:
    """Builds the text of one block after another from cuts of one page.

    Args:
        page: The page as published.
        has_entities: Whether `&amp;` and the like are decoded.
    """

    def __init__(self, page: str, *, has_entities: bool) -> None:
        self._page = page
        self._token, self._plain = _WITH_ENTITIES if has_entities else _WITHOUT_ENTITIES
        self._reset()

    def _reset(self) -> None:
        self._words: list[str] = []
        self._pieces: list[tuple[int, int, int, int]] = []
        self._gap: tuple[int, int] | None = None
        self.size = 0

    def feed(self, start: int, end: int) -> int:
        """Add a run of text of the page; gives the number of clean characters added that are not white space."""
        if self._page[start:end].isspace():
            self.space(start, end)
            return 0
        plain = self._plain.fullmatch(self._page, start, end)
        if plain is None:
            return self._feed_tokens(start, end)
        text, (first, last) = plain[1], plain.span(1)
        if self.size and start < first:
            self.space(start, first)
        shown = self._add(text, first, last - first)
        if last < end:
            self._gap = (last, end)
        return shown

    def _feed_tokens(self, start: int, end: int) -> int:
        """Add a run of text with entities, or more than one blank between words."""
        shown = 0
        for found in self._token.finditer(self._page, start, end):
            kind = found.lastgroup
            if kind == "space":
                self.space(found.start(), found.end())
            elif kind == "entity":
                shown += self._entity(found[0], found.start())
            elif kind != "hidden":
                shown += self._add(found[0], found.start(), found.end() - found.start())
        return shown

    def space(self, start: int, end: int) -> None:
        """Add white space, or a tag that reads as white space; folded with white space that touches it."""
        if self._gap is None:
            self._gap = (start, end) if self.size else None
        elif self._gap[1] == start:
            self._gap = (self._gap[0], end)

    def take(self) -> tuple[str, tuple[Piece, ...]]:
        """The text of the block that ends here, and its map; the next block starts empty."""
        taken = "".join(self._words), tuple(Piece(*piece) for piece in self._pieces)
        self._reset()
        return taken

    def _entity(self, raw: str, start: int) -> int:
        text = html.unescape(raw)
        if text == raw:
            return self._add(raw, start, len(raw))
        if text.isspace():
            self.space(start, start + len(raw))
        elif text.strip(_HIDDEN):
            return self._add(text, start, len(raw))
        return 0

    def _add(self, text: str, raw_start: int, raw_length: int) -> int:
        """Add shown text behind the white space in front of it; gives how many signs it shows."""
        if self._gap is not None:
            gap, self._gap = self._gap, None
            self._append(" ", gap[0], gap[1] - gap[0])
        self._append(text, raw_start, raw_length)
        return len(text) - text.count(" ")

    def _append(self, text: str, raw_start: int, raw_length: int) -> None:
        size = len(text)
        if size == raw_length and self._pieces:
            start, length, raw, last_length = self._pieces[-1]
            if length == last_length and raw + length == raw_start:
                self._pieces[-1] = start, length + size, raw, length + size
            else:
                self._pieces.append((self.size, size, raw_start, raw_length))
        else:
            self._pieces.append((self.size, size, raw_start, raw_length))
        self._words.append(text)
        self.size += size
