"""From a spread to bands inside proven ends.

Invariant: with `gauss`, `kernels`, `balance` and `constants` the only file of the estimate with floating-point numbers;
every band lies inside the ends, and a wider one holds a narrower one.
"""

from __future__ import annotations

import math
from fractions import Fraction
from statistics import NormalDist

__all__ = ["quantile"]

_NORMAL = NormalDist()
_EDGE = 1e-12


def quantile(part: float, middle: float, spread: float, ends: tuple[Fraction | None, Fraction | None]) -> float:
    """The number below which a part of the cases lie, of a lognormal figure that is known to lie between two ends.

    Args:
        part: The part, between 0 and 1.
        middle: Its middle where it has no ends.
        spread: Standard deviation of its logarithm.
        ends: Low and high end; None or not positive where there is none.
    """
    low, high = (
        default if end is None or end <= 0 else _NORMAL.cdf(math.log(end / middle) / spread)
        for end, default in zip(ends, (0.0, 1.0), strict=True)
    )
    inside = low + part * (high - low)
    return middle * math.exp(spread * _NORMAL.inv_cdf(min(max(inside, _EDGE), 1.0 - _EDGE)))
