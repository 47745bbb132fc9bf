"""The record of each source: how far its figures lie from what others print of the same cells.

Invariant: learnt only from the figures at hand, and symmetric: nobody is the measure of the others. A source with few
cells in common with others keeps near the record that is typical.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import fmean, median

from crossfoot.model import Cell
from crossfoot.reconcile.estimate.constants import Constants
from crossfoot.reconcile.estimate.figures import Figure
from crossfoot.reconcile.estimate.gauss import logarithm

__all__ = ["records_of"]


def records_of(figures: Iterable[Figure], constants: Constants) -> Mapping[str, float]:
    """By how much the variance of a source's own ways is larger or smaller than is typical; a source left out has 1.

    Args:
        figures: What is printed.
        constants: How many cells outweigh what is typical, and from where on a gap is a slip and no way of counting.
    """
    printed: dict[Cell, dict[str, list[float]]] = {}
    for figure in figures:
        if figure.is_level and figure.low is not None and figure.high is not None:
            middle = logarithm((figure.low + figure.high) / 2)
            printed.setdefault(figure.top, {}).setdefault(figure.source, []).append(middle)
    gaps: dict[str, list[float]] = {}
    for by_source in printed.values():
        means = {source: fmean(values) for source, values in sorted(by_source.items())}
        for source, mean in means.items():
            others = [other for name, other in means.items() if name != source]
            if others:
                gap = min(abs(mean - median(others)), constants.slip)
                gaps.setdefault(source, []).append(gap**2)
    every = [gap for found in gaps.values() for gap in found]
    typical = fmean(every) if every else 0.0
    if typical == 0.0:
        return {}
    worth = constants.record_worth
    return {source: (worth + sum(found) / typical) / (worth + len(found)) for source, found in gaps.items()}
