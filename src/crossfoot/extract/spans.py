"""Spans of a text of which no two overlap, found by bisection.

Invariant: the spans are in order and disjoint; asking for a clash takes the logarithm of their number, so a block of
any length is read in time that grows as it does.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Generic, Protocol, TypeVar

__all__ = ["Disjoint", "Spanned"]


class Spanned(Protocol):
    """Something with a place in a text: characters from start to end, the end not included."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """One past the last."""


S = TypeVar("S", bound=Spanned)


class Disjoint(Generic[S]):
    """A growing set of spans of which no two overlap."""

    def __init__(self) -> None:
        self.spans: list[S] = []
        self._starts: list[int] = []

    def clashes(self, start: int, end: int) -> list[S]:
        """The spans that overlap a cut of the text, in order."""
        first = bisect_left(self._starts, start)
        if first and self.spans[first - 1].end > start:
            first -= 1
        last = bisect_left(self._starts, end, first)
        return self.spans[first:last]

    def add(self, span: S) -> None:
        """Keep a span that clashes with none."""
        at = bisect_left(self._starts, span.start)
        self.spans.insert(at, span)
        self._starts.insert(at, span.start)
