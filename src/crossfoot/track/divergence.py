"""How far two views part about one figure.

Invariant: views count differently, so a divergence is a distance and never an error of anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crossfoot.reconcile import Bound

__all__ = ["Divergence", "divergence_of"]


@dataclass(frozen=True, slots=True)
class Divergence:
    """Two views that cannot both be counted the same way.

    Args:
        lower: The view with the lower figure.
        higher: The view with the higher one.
        gap: The least distance between the two.
        is_strict: Whether the distance is more than `gap`.
    """

    lower: Bound
    higher: Bound
    gap: Fraction
    is_strict: bool


def divergence_of(one: Bound, other: Bound) -> Divergence | None:
    """The distance between two bounds of one figure, or None where they meet.

    Args:
        one: What one view proves.
        other: What another proves for the same figure.
    """
    if one.interval.meets(other.interval):
        return None
    lower, higher = (one, other) if _is_below(one, other) else (other, one)
    high, low = lower.interval.high, higher.interval.low
    if high is None or low is None:
        return None
    return Divergence(lower, higher, low - high, lower.interval.high_open or higher.interval.low_open)


def _is_below(one: Bound, other: Bound) -> bool:
    high, low = one.interval.high, other.interval.low
    return high is not None and low is not None and high <= low
