"""Counting what two lists share: one-to-one matches, precision, recall, F1.

Invariant: no gold value is counted twice, and no found value serves two gold values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Tally", "matched", "pairs"]

Gold = TypeVar("Gold")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many were found, how many there are."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairs(
    gold: Sequence[Gold], found: Sequence[Found], fits: Callable[[Gold, Found], bool]
) -> tuple[tuple[int, int], ...]:
    """The largest one-to-one pairing of what fits, as positions, by augmenting paths."""
    taken: dict[int, int] = {}

    def place(left: int, tried: set[int]) -> bool:
        for right, item in enumerate(found):
            if right not in tried and fits(gold[left], item):
                tried.add(right)
                if right not in taken or place(taken[right], tried):
                    taken[right] = left
                    return True
        return False

    for left in range(len(gold)):
        place(left, set())
    return tuple(sorted((left, right) for right, left in taken.items()))


def matched(gold: Sequence[Gold], found: Sequence[Found], fits: Callable[[Gold, Found], bool]) -> Tally:
    """The tally of the largest one-to-one pairing."""
    return Tally(len(pairs(gold, found, fits)), len(found), len(gold))
