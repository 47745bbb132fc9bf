"""The chance that a goal is reached, with the forecast it follows from, as handed to readers.

Invariant: a chance is never a proof. It is 1 or 0 exactly where the verdict is proven; else it lies between, and the
likely number and its bands lie inside the interval that is proven for the figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crossfoot.reconcile.estimate import Band

__all__ = ["LEVELS", "Chance", "Ground"]

LEVELS = (50, 80)


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing a chance rests on.

    Args:
        text: It, in a sentence.
        entries: Ids of the entries it is taken from, sorted.
    """

    text: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely a goal is reached, by what is known on a day.

    Args:
        probability: Between 0 and 1, in thousandths; 1 or 0 only where the verdict is proven.
        likely: The number that is as likely passed as missed; None where the verdict is proven.
        bands: One for each of `LEVELS`, narrowest first; none where the verdict is proven.
        grounds: What it rests on, the most telling first.
        unknown: What nobody has told, in sentences.
    """

    probability: Fraction
    likely: Fraction | None
    bands: tuple[Band, ...]
    grounds: tuple[Ground, ...]
    unknown: tuple[str, ...]

    @property
    def is_proven(self) -> bool:
        """Whether the verdict is proven and nothing is left to chance."""
        return self.likely is None
