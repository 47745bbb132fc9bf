"""What all sources print about a vendor, and what it makes likely for one of its figures.

Invariant: evidence never crosses a definition: only figures of the vendor's own series and of its market count. What a
source prints speaks for that source; how much larger or smaller it counts than others is part of the fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from crossfoot.model import Cell, Inclusions
from crossfoot.model.inclusion import NOTHING_KNOWN
from crossfoot.reconcile.assertion import Entry
from crossfoot.reconcile.estimate.constants import FITTED, Constants
from crossfoot.reconcile.estimate.figures import Figure, figures_of
from crossfoot.reconcile.estimate.gauss import Datum, Fit, logarithm
from crossfoot.reconcile.estimate.hedges import Hedges
from crossfoot.reconcile.estimate.kernels import Kernels
from crossfoot.reconcile.estimate.records import records_of
from crossfoot.reconcile.estimate.series import Point, line_of, market_line, point_of
from crossfoot.reconcile.estimate.value import Basis

__all__ = ["Evidence", "Likely", "basis_of", "evidence_of"]

# The standard deviation of a number that may lie anywhere between two ends is their distance by the root of 12.
_UNIFORM = 12**0.5
_WORLD = "WORLD"
_YEAR = 365
# A fit takes the third power of its figures; the longest series of the starter figures has a few fewer than these.
MOST_FIGURES = 400


@dataclass(frozen=True, slots=True)
class Likely:
    """What is likely for one figure before the rows of its view are looked at.

    Args:
        middle: Most likely value.
        spread: Standard deviation of its logarithm.
        point: The figure.
        figures: What it rests on.
        shares: The weight of each.
    """

    middle: float
    spread: float
    point: Point
    figures: tuple[Figure, ...]
    shares: tuple[float, ...]

    @property
    def basis(self) -> Basis:
        """The nearest thing it rests on."""
        return basis_of(self.point, self.figures)

    @property
    def weights(self) -> tuple[tuple[Figure, float], ...]:
        """The figures and their weights, the heaviest first."""
        pairs = zip(self.figures, self.shares, strict=True)
        return tuple(sorted(pairs, key=lambda pair: (-abs(pair[1]), pair[0].entries)))


def basis_of(point: Point, figures: Iterable[Figure]) -> Basis:
    """The nearest thing that some figures, of the point's series and its market, say of it."""
    return min((_nearness(point, figure) for figure in figures), key=list(Basis).index, default=Basis.PLACES)


def evidence_of(entries: Iterable[Entry], *, inclusions: Inclusions = NOTHING_KNOWN) -> Evidence:
    """What the entries of a view, and of everybody beside it, print.

    Args:
        entries: The entries.
        inclusions: Which brands are counted in which companies.
    """
    return Evidence(figures_of(entries, inclusions))


class Evidence:
    """The figures of a view and of everybody beside it.

    Args:
        figures: What is printed.
        constants: The prior.
    """

    def __init__(self, figures: tuple[Figure, ...], constants: Constants = FITTED) -> None:
        self.constants = constants
        self._lines: dict[Cell, list[Figure]] = {}
        records = records_of(figures, constants)
        self._kernels = Kernels(constants, records)
        self._alone = Kernels(replace(constants, market=constants.alone), records)
        self._hedges = Hedges(figures, constants)
        for figure in figures:
            for line in figure.lines:
                self._lines.setdefault(line, []).append(figure)
        self._fits: dict[tuple[Cell, Cell], tuple[tuple[Figure, ...], Fit]] = {}

    def likely(self, cells: Sequence[Cell], source: str, near: Cell) -> tuple[Likely | None, ...]:
        """What is likely for figures of one vendor; None where nothing printed speaks of it.

        Args:
            cells: Figures that differ only in place and time.
            source: In whose count; empty for what all sources have in common.
            near: The figure they are asked for the sake of.
        """
        line = line_of(cells[0])
        figures, fit = self.fit(line, near)
        points = [point_of(cell, source) if figures else None for cell in cells]
        dated = [(n, point) for n, point in enumerate(points) if point is not None]
        found: list[Likely | None] = [None] * len(cells)
        if not dated:
            return tuple(found)
        for (n, point), (middle, spread, shares) in zip(dated, fit.predict([p for _, p in dated]), strict=True):
            if spread < self.constants.unknown and _is_near(point, figures):
                found[n] = Likely(middle, spread, point, figures, shares)
        return tuple(found)

    def fit(self, line: Cell, near: Cell) -> tuple[tuple[Figure, ...], Fit]:
        """The figures of a series and of its market, and the fit to them; none where the series has no figure.

        Args:
            line: The series.
            near: Where there are more figures than can be fitted, those nearest to this one in time and place count.
        """
        figures = self._figures(line)
        is_cut = len(figures) > MOST_FIGURES
        key = line, near if is_cut else line
        if key not in self._fits:
            if is_cut:
                figures = _nearest(figures, line, near)
            kernels = self._kernels if market_line(line) in self._lines else self._alone
            self._fits[key] = figures, Fit([self._datum(figure) for figure in figures], kernels)
        return self._fits[key]

    def _figures(self, line: Cell) -> tuple[Figure, ...]:
        both = {line, market_line(line)}
        own = self._lines.get(line, ())
        related = dict.fromkeys((*own, *self._lines.get(market_line(line), ()))) if own else {}
        return tuple(figure for figure in related if figure.lines <= both)

    def _datum(self, figure: Figure) -> Datum:
        if figure.low is not None and figure.high is not None:
            middle = logarithm((figure.low + figure.high) / 2)
            return Datum(figure.points, middle, logarithm(figure.high / figure.low) / _UNIFORM)
        overshoot, spread = self._hedges.overshoot(figure)
        if figure.low is not None:
            return Datum(figure.points, logarithm(figure.low) + overshoot, spread)
        assert figure.high is not None  # noqa: S101  a figure has an end
        return Datum(figure.points, logarithm(figure.high) - overshoot, spread)


def _nearest(figures: Iterable[Figure], line: Cell, near: Cell) -> tuple[Figure, ...]:
    """As many figures as can be fitted: another place, or the market alone, counts as so many years farther away."""
    day = near.period.end or date.max

    def distance(figure: Figure) -> tuple[int, tuple[str, ...]]:
        days = min(abs((point.stretch.end - day).days) for point, _ in figure.points)
        is_elsewhere = figure.top.place != near.place
        return days + _YEAR * (is_elsewhere + (line not in figure.lines)), figure.entries

    return tuple(sorted(figures, key=distance)[:MOST_FIGURES])


def _is_near(point: Point, figures: Iterable[Figure]) -> bool:
    """Whether anything is printed of the vendor at a figure's place or in the world; elsewhere it may sell nothing."""
    places = {p.place for figure in figures for p, _ in figure.points if p.is_market == point.is_market}
    return not places.isdisjoint((point.place, _WORLD)) or point.place == _WORLD


def _nearness(point: Point, figure: Figure) -> Basis:
    here = [p for p, _ in figure.points if p.is_market == point.is_market and p.place == point.place]
    if not here:
        return Basis.PLACES
    if figure.is_level and not figure.is_hedged and here[0].stretch == point.stretch:
        return Basis.PRINTED if figure.source == point.source else Basis.SOURCE
    return Basis.RELATED if any(p.stretch.meets(point.stretch) for p in here) else Basis.SEASONS
