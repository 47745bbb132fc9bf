"""From a spread to bands: inside the proven ends, and beyond them as far as the proof may be of a wrong claim.

Invariant: with `gauss`, `kernels`, `balance` and `constants` the only file of the estimate with floating-point numbers;
a wider band holds a narrower one; where the proof is sure no band leaves the ends.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist

from crossfoot.reconcile.estimate.value import LEVELS

__all__ = ["Ends", "Lognormal", "Told", "quantile", "trust_in"]

Ends = tuple[Fraction | None, Fraction | None]

_NORMAL = NormalDist()
_EDGE = 1e-12
_STEPS = 60
_FAR = 12.0


@dataclass(frozen=True, slots=True)
class Lognormal:
    """What is likely for a figure.

    Args:
        middle: Half of the cases lie below.
        spread: Standard deviation of the logarithm.
    """

    middle: float
    spread: float

    def below(self, value: Fraction | float | None, otherwise: float = 0.0) -> float:
        """The part of the cases below a value; `otherwise` where there is none or it is not positive."""
        if value is None or value <= 0:
            return otherwise
        return _NORMAL.cdf(math.log(value / self.middle) / self.spread)

    def at(self, part: float) -> float:
        """The value below which a part of the cases lie."""
        return self.middle * math.exp(self.spread * _NORMAL.inv_cdf(min(max(part, _EDGE), 1.0 - _EDGE)))


@dataclass(frozen=True, slots=True)
class Told:
    """All that bands are drawn from.

    Args:
        inside: The estimate, which lies between the proven ends.
        beyond: What would be most likely if nothing were proven.
        spread: Standard deviation of the logarithm, before it is stretched.
        ends: The proven ends; None or not positive where there is none.
        doubt: The chance that a claim behind them is wrong, before what is likely is looked at.
    """

    inside: float
    beyond: float
    spread: float
    ends: Ends
    doubt: float

    def trust(self, stretches: Sequence[float]) -> float:
        """The chance that the figure lies between the ends, by what is likely in the widest sense."""
        return trust_in(self.ends, Lognormal(self.beyond, self.spread * stretches[-1]), self.doubt)

    def bands(self, stretches: Sequence[float]) -> tuple[tuple[float, float], ...]:
        """Low and high end of the band of each level, each holding the one before.

        Args:
            stretches: For each of `LEVELS` the factor by which the spread is stretched.
        """
        trust, low, high = self.trust(stretches), self.inside, self.inside
        found = []
        for level, factor in zip(LEVELS, stretches, strict=True):
            tail = (1 - level / 100) / 2
            inside, beyond = (Lognormal(middle, self.spread * factor) for middle in (self.inside, self.beyond))
            low = min(low, quantile(tail, inside, self.ends, beyond, trust))
            high = max(high, quantile(1 - tail, inside, self.ends, beyond, trust))
            found.append((low, high))
        return tuple(found)


def trust_in(ends: Ends, likely: Lognormal, doubt: float) -> float:
    """The chance that a figure lies between its proven ends, by what else is likely for it.

    What is likely speaks for the ends as far as it lies between them, measured by the most that could lie between ends
    so far apart.

    Args:
        ends: Low and high end; None or not positive where there is none.
        likely: What is likely, whatever is proven.
        doubt: The chance that a claim behind the ends is wrong, before that is looked at.
    """
    if doubt <= 0:
        return 1.0
    low, high = ends
    most = 1.0
    if low is not None and low > 0 and high is not None:
        most = 2 * _NORMAL.cdf(math.log(high / low) / 2 / likely.spread) - 1
    if low is not None and most <= _EDGE:  # one number: how likely it is beside the likeliest
        agreement = math.exp(-((math.log(low / likely.middle) / likely.spread) ** 2) / 2)
    else:
        agreement = (likely.below(high, 1.0) - likely.below(low)) / most
    right = (1.0 - doubt) * min(agreement, 1.0)
    return right / (right + doubt)


def quantile(part: float, inside: Lognormal, ends: Ends, beyond: Lognormal, trust: float) -> float:
    """The number below which a part of the cases lie.

    Args:
        part: The part, between 0 and 1.
        inside: What is likely where the ends hold; what they cut off is spread over the rest.
        ends: Low and high end; None or not positive where there is none.
        beyond: What is likely where they do not.
        trust: The chance that they hold.
    """
    low, high = inside.below(ends[0]), inside.below(ends[1], 1.0)
    if trust >= 1.0:
        return inside.at(low + part * (high - low))
    room = max(high - low, _EDGE)

    def below(value: float) -> float:
        held = min(max((inside.below(value) - low) / room, 0.0), 1.0)
        return trust * held + (1.0 - trust) * beyond.below(value)

    left, right = (math.log(one.middle) + sign * _FAR * max(inside.spread, beyond.spread)
                   for one, sign in zip(_by_size(inside, beyond), (-1, 1), strict=True))  # fmt: skip
    for _ in range(_STEPS):
        middle = (left + right) / 2
        left, right = (middle, right) if below(math.exp(middle)) < part else (left, middle)
    return math.exp(right)


def _by_size(one: Lognormal, other: Lognormal) -> tuple[Lognormal, Lognormal]:
    return (one, other) if one.middle <= other.middle else (other, one)
