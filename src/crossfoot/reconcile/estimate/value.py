"""A best estimate with its bands, as handed to readers.

Invariant: an estimate never claims to be proven. Its value lies inside the proven interval it stands beside, each wider
band holds the narrower ones, and it names the entries it rests on. A band leaves the interval only as far as a claim
behind the interval may be wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from crossfoot.model import Cell, Interval, Issue

__all__ = ["LEVELS", "Band", "Basis", "Estimate", "Weight"]

# Of a hundred figures estimated so, as many should lie in the band of each level.
LEVELS = (50, 80, 95)


class Basis(StrEnum):
    """The nearest thing an estimate rests on."""

    PRINTED = "printed"
    SOURCE = "another source"
    RELATED = "share, growth or sum"
    SEASONS = "other periods"
    PLACES = "other places"


@dataclass(frozen=True, slots=True)
class Band:
    """Where a figure lies in so many of a hundred cases.

    Args:
        level: In how many.
        low: Low end.
        high: High end.
    """

    level: int
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Weight:
    """What an estimate owes to a figure.

    Args:
        entries: Ids of the entries that print it.
        weight: By how many percent the estimate would be larger if the figure were one percent larger.
    """

    entries: tuple[str, ...]
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Estimate:
    """The most likely value of a figure; never a proof.

    Args:
        cell: The figure.
        value: The estimate.
        bands: One for each of `LEVELS`, narrowest first.
        basis: The nearest thing it rests on.
        spread: Standard deviation of its logarithm, before bands are stretched to hold what they say.
        weights: The figures it rests on most, the heaviest first.
        proven: The interval proven for it, in which the value lies.
        trust: The chance that the figure itself lies in it, by all that is printed.
        remark: Where the interval is likely to be missed: at which of its ends a claim is likely to be wrong, and the
            ids of those behind it; else None.
    """

    cell: Cell
    value: Fraction
    bands: tuple[Band, ...]
    basis: Basis
    spread: Fraction
    weights: tuple[Weight, ...]
    proven: Interval
    trust: Fraction = Fraction(1)
    remark: Issue | None = None

    def band(self, level: int = 80) -> Band:
        """The band of a level.

        Raises:
            ValueError: There is none of that level.
        """
        for found in self.bands:
            if found.level == level:
                return found
        raise ValueError(f"There is no band of {level} %, only of {', '.join(str(one) for one in LEVELS)} %.")
