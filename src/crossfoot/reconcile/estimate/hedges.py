"""What a hedge is worth: by how much a figure exceeds the "more than" that announced it.

Invariant: learnt only from the figures at hand: cells for which a voice printed both ends of a figure that the same or
another voice had hedged. A voice with few such cells keeps near the typical overshoot, one with none has just that.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from crossfoot.model import Cell
from crossfoot.reconcile.estimate.constants import Constants
from crossfoot.reconcile.estimate.figures import Figure
from crossfoot.reconcile.estimate.gauss import logarithm

__all__ = ["Hedges"]


class Hedges:
    """The overshoot of each voice, as a logarithm.

    Args:
        figures: What is printed.
        constants: The typical overshoot, and how many cells it is worth.
    """

    def __init__(self, figures: Iterable[Figure], constants: Constants) -> None:
        self._constants = constants
        printed: dict[Cell, list[Figure]] = {}
        hedged = []
        for figure in figures:
            if figure.is_level and not figure.is_hedged:
                printed.setdefault(figure.top, []).append(figure)
            elif figure.is_level:
                hedged.append(figure)
        seen: dict[str, list[float]] = {}
        for figure in hedged:
            later = printed.get(figure.top, ())
            own = [other for other in later if other.source == figure.source]
            if later:
                seen.setdefault(figure.source, []).append(median(_overshoot(figure, other) for other in own or later))
        everybody = [value for values in seen.values() for value in values]
        self._typical = _pulled(everybody, constants.overshoot, constants.overshoot_worth)
        self._of = {who: _pulled(values, self._typical, constants.overshoot_worth) for who, values in seen.items()}

    def overshoot(self, figure: Figure) -> tuple[float, float]:
        """By how much the figure lies beyond its one end, and the standard deviation of that."""
        return self._of.get(figure.source, self._typical), self._constants.overshoot_spread


def _overshoot(hedged: Figure, printed: Figure) -> float:
    """How far a printed figure lies beyond a hedged one; 0 where it does not reach it."""
    assert printed.low is not None and printed.high is not None  # noqa: S101, PT018  only figures with both ends count
    middle = (printed.low + printed.high) / 2
    if hedged.low is not None:
        return max(0.0, logarithm(middle / hedged.low))
    assert hedged.high is not None  # noqa: S101  a figure has an end
    return max(0.0, logarithm(hedged.high / middle))


def _pulled(values: list[float], towards: float, worth: float) -> float:
    """The mean of some values and of a typical one that is worth so many of them."""
    return (sum(values) + worth * towards) / (len(values) + worth)
