"""By how much bands must be stretched to hold as many hidden figures as they say (split conformal prediction).

Invariant: whether a band holds a figure is told with factors learnt from the vendors of other folds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import NormalDist

from crossfoot.reconcile.estimate import LEVELS, Basis

__all__ = ["FOLDS", "Hidden", "held", "stretches"]

FOLDS = 5
_FEW = 30  # from so many figures of one basis on its own distances are used


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure that was hidden and told.

    Args:
        basis: What it was told from.
        size: How far off, in standard deviations.
        fold: Figures of one vendor are of one fold.
    """

    basis: Basis
    size: float
    fold: int


def stretches(found: Iterable[Hidden]) -> dict[Basis, tuple[float, ...]]:
    """For each basis and level the factor by which spreads must be stretched to hold that many."""
    sizes: dict[Basis, list[float]] = {basis: [] for basis in Basis}
    for one in found:
        sizes[one.basis].append(one.size)
    every = sorted(size for group in sizes.values() for size in group)
    return {
        basis: tuple(_factor(sorted(group) if len(group) >= _FEW else every, level) for level in LEVELS)
        for basis, group in sizes.items()
    }


def held(found: Sequence[Hidden]) -> list[tuple[bool, ...]]:
    """For each figure and level whether its band holds it."""
    factors = {fold: stretches(one for one in found if one.fold != fold) for fold in range(FOLDS)}
    return [
        tuple(
            one.size <= factor * _normal(level)
            for factor, level in zip(factors[one.fold][one.basis], LEVELS, strict=True)
        )
        for one in found
    ]


def _factor(sizes: Sequence[float], level: int) -> float:
    """The size that so many of a hundred do not exceed, against a normal one; 1 where there is none to learn from."""
    if not sizes:
        return 1.0
    place = min(len(sizes) - 1, ceil((len(sizes) + 1) * level / 100) - 1)
    return sizes[place] / _normal(level)


def _normal(level: int) -> float:
    """Half the width of a normal band, in standard deviations."""
    return NormalDist().inv_cdf(0.5 + level / 200)
