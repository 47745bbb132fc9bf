"""All numbers of a draft, those that were read and those that were not, each with its place.

Invariant: every run of digits in the text of the draft lies in exactly one of: a claim, a figure left unread with its
reason, words that cannot be true by themselves, or a number that counts nothing, with the reason for that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from crossfoot.draft.backwards import backward_times
from crossfoot.draft.directions import wrong_ways
from crossfoot.draft.occasions import miscounted
from crossfoot.draft.wholes import broken_wholes
from crossfoot.extract import Reading
from crossfoot.model import Block, Claim, Document, Table

__all__ = ["SILENT_KINDS", "Place", "places_of"]

# What says nothing that figures could prove or refute.
SILENT_KINDS = frozenset({"presence", "deal", "nondisclosure"})
_DIGITS = re.compile(r"\d[\d.,]*(?<=\d)|\d")
# What finds words that cannot be true by themselves, by the letter of their ids; of a sum every part is wrong.
_WRONG: Mapping[str, Callable[[str], Iterator[tuple[int, int, str]]]] = {
    "t": backward_times,
    "w": broken_wholes,
    "o": miscounted,
    "d": wrong_ways,
}
_SUMS = "w"
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """A number where it stands.

    Args:
        id: `c7`, `u2`, `n5` for a number that counts nothing, or for what cannot be true by itself: `t1` for a time,
            `w2` for a share of a whole, `o3` for how often something was done, `d4` for a rise that is none.
        start: First character in the draft.
        end: One past the last.
        text: The words.
        claim: What it was read as, or None.
        reason: Why it was not read; empty for a claim.
    """

    id: str
    start: int
    end: int
    text: str
    claim: Claim | None = None
    reason: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether it cannot be true by itself."""
        return self.id[0] in _WRONG


def places_of(reading: Reading) -> tuple[Place, ...]:
    """The numbers of a draft in the order of its text."""
    read = [
        Place(claim.id, claim.span.start, claim.span.end, claim.span.text, claim)
        for claim in reading.claims
        if claim.span is not None and claim.kind not in SILENT_KINDS
    ]
    unread = [Place(f"u{i}", u.start, u.end, u.text, None, u.reason) for i, u in enumerate(reading.unread, 1)]
    wrong = [
        Place(f"{kind}{i}", start, end, reading.document.text[start:end], None, reason)
        for kind in _WRONG
        for i, (start, end, reason) in enumerate(_wrong(reading.document, kind), 1)
    ]
    whole = _Taken([(place.start, place.end) for place in wrong if place.id[0] in _SUMS])
    found = [*wrong, *(place for place in (*read, *unread) if not whole.meets(place.start, place.end))]
    taken = _Taken([(place.start, place.end) for place in found])
    rest = [
        Place(f"n{i}", start, end, reading.document.text[start:end], None, reason)
        for i, (start, end, reason) in enumerate(_others(reading.document, taken), 1)
    ]
    return tuple(sorted((*found, *rest), key=lambda place: (place.start, place.end, place.id)))


def _wrong(document: Document, kind: str) -> Iterator[tuple[int, int, str]]:
    """The words of the text that cannot be true by themselves, of one kind."""
    for block, furniture in _blocks(document):
        for start, end, reason in _WRONG[kind](block.text) if furniture is None else ():
            yield *block.raw_span(start, end), reason


class _Taken:
    """Which stretches of a text are spoken for."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))

    def meets(self, start: int, end: int) -> bool:
        """Whether any of a stretch is."""
        at = bisect_right(self._spans, (end, -1)) - 1
        return at >= 0 and self._spans[at][1] > start and self._spans[at][0] < end


def _others(document: Document, taken: _Taken) -> Iterator[tuple[int, int, str]]:
    """Runs of digits that nothing took, with why."""
    for block, furniture in _blocks(document):
        for found in _DIGITS.finditer(block.text):
            start, end = block.raw_span(found.start(), found.end())
            if not taken.meets(start, end):
                yield start, end, _reason(found[0], furniture)


def _reason(digits: str, furniture: str | None) -> str:
    if furniture is not None:
        return f"stands outside the text ({furniture})"
    return "a year" if _YEAR.match(digits) else "no figure of its own: part of a date, a name or a figure beside it"


def _blocks(document: Document) -> Iterator[tuple[Block, str | None]]:
    for item in document.blocks:
        if isinstance(item, Table):
            captions = () if item.caption is None else (item.caption,)
            for block in (*captions, *(cell.block for row in item.rows for cell in row)):
                if block.pieces:
                    yield block, item.furniture
        elif item.pieces:
            yield item, item.furniture
