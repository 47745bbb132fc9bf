"""What all sources print about a vendor, and what it makes likely for one of its figures.

Invariant: evidence never crosses a definition: only figures of the vendor's own series and of its market count. What a
source prints speaks for that source; how much larger or smaller it counts than others is part of the fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossfoot.model import Cell
from crossfoot.reconcile.assertion import Entry
from crossfoot.reconcile.estimate.constants import FITTED, Constants
from crossfoot.reconcile.estimate.figures import Figure, figures_of
from crossfoot.reconcile.estimate.gauss import Datum, Fit, logarithm
from crossfoot.reconcile.estimate.hedges import Hedges
from crossfoot.reconcile.estimate.kernels import Kernels
from crossfoot.reconcile.estimate.series import Point, line_of, market_line, point_of
from crossfoot.reconcile.estimate.value import Basis
from crossfoot.reconcile.table import BRANDS

__all__ = ["Evidence", "Likely"]

# The standard deviation of a number that may lie anywhere between two ends is their distance by the root of 12.
_UNIFORM = 12**0.5


@dataclass(frozen=True, slots=True)
class Likely:
    """What is likely for one figure before the rows of its view are looked at.

    Args:
        middle: Most likely value.
        spread: Standard deviation of its logarithm.
        basis: The nearest thing it rests on.
        weights: Figures and their weights, heaviest first.
    """

    middle: float
    spread: float
    basis: Basis
    weights: tuple[tuple[Figure, float], ...]


class Evidence:
    """The figures of a view and of everybody beside it.

    Args:
        entries: The entries of a view and of everybody beside it.
        constants: The prior.
    """

    def __init__(self, entries: Iterable[Entry], constants: Constants = FITTED) -> None:
        self.constants = constants
        figures = figures_of(entries, BRANDS)
        self._lines: dict[Cell, list[Figure]] = {}
        self._kernels = Kernels(constants)
        self._hedges = Hedges(figures, constants)
        for figure in figures:
            for line in figure.lines:
                self._lines.setdefault(line, []).append(figure)
        self._fits: dict[Cell, tuple[tuple[Figure, ...], Fit]] = {}

    def likely(self, cells: Sequence[Cell], source: str) -> tuple[Likely | None, ...]:
        """What is likely for figures of one vendor; None where nothing printed speaks of it.

        Args:
            cells: Figures that differ only in place and time.
            source: In whose count; empty for what all sources have in common.
        """
        line = line_of(cells[0])
        figures, fit = self._fit(line)
        points = [point_of(cell, source) if figures else None for cell in cells]
        dated = [(n, point) for n, point in enumerate(points) if point is not None]
        found: list[Likely | None] = [None] * len(cells)
        if not dated:
            return tuple(found)
        for (n, point), (middle, spread, weights) in zip(dated, fit.predict([p for _, p in dated]), strict=True):
            if spread < self.constants.unknown:
                heaviest = sorted(zip(figures, weights, strict=True), key=lambda pair: (-abs(pair[1]), pair[0].entries))
                found[n] = Likely(middle, spread, _basis(point, figures), tuple(heaviest))
        return tuple(found)

    def _fit(self, line: Cell) -> tuple[tuple[Figure, ...], Fit]:
        """The figures of a series and of its market, and the fit to them; none where the series has no figure."""
        if line not in self._fits:
            both = {line, market_line(line)}
            own = self._lines.get(line, ())
            related = dict.fromkeys((*own, *self._lines.get(market_line(line), ()))) if own else {}
            figures = tuple(figure for figure in related if figure.lines <= both)
            self._fits[line] = figures, Fit([self._datum(figure) for figure in figures], self._kernels)
        return self._fits[line]

    def _datum(self, figure: Figure) -> Datum:
        if figure.low is not None and figure.high is not None:
            middle = logarithm((figure.low + figure.high) / 2)
            return Datum(figure.points, middle, logarithm(figure.high / figure.low) / _UNIFORM)
        overshoot, spread = self._hedges.overshoot(figure)
        if figure.low is not None:
            return Datum(figure.points, logarithm(figure.low) + overshoot, spread)
        assert figure.high is not None  # noqa: S101  a figure has an end
        return Datum(figure.points, logarithm(figure.high) - overshoot, spread)


def _basis(point: Point, figures: Iterable[Figure]) -> Basis:
    """The nearest thing printed about a figure."""
    order = list(Basis)
    return min((_nearness(point, figure) for figure in figures), key=order.index)


def _nearness(point: Point, figure: Figure) -> Basis:
    here = [p for p, _ in figure.points if p.is_market == point.is_market and p.place == point.place]
    if not here:
        return Basis.PLACES
    if figure.is_level and not figure.is_hedged and here[0].stretch == point.stretch:
        return Basis.PRINTED if figure.source == point.source else Basis.SOURCE
    return Basis.RELATED if any(p.stretch.meets(point.stretch) for p in here) else Basis.SEASONS
