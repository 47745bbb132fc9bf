"""Student's distribution with five degrees of freedom: a bell with the tails that sales have.

Invariant: with `forecast` the only file of the chance with floating-point numbers; `quantile` undoes `below`.
"""

from __future__ import annotations

import math

__all__ = ["below", "quantile"]

_FREEDOM = 5
_ROUNDS = 60


def below(distance: float) -> float:
    """The chance to lie below so many spreads from the middle.

    Source: M. Abramowitz, I. A. Stegun, *Handbook of Mathematical Functions* (1964), 26.7.3.
    """
    angle = math.atan(distance / math.sqrt(_FREEDOM))
    sine, cosine = math.sin(angle), math.cos(angle)
    return 0.5 + (angle + sine * (cosine + 2.0 / 3.0 * cosine**3)) / math.pi


def quantile(chance: float) -> float:
    """How many spreads from the middle such a part lies below, by halving."""
    low, high = -100.0, 100.0
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < chance else (low, middle)
    return (low + high) / 2
