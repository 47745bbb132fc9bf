"""The constants of the chance, fitted to the facts: how sales run to all figures, what a goal is worth to outcomes.

Invariant: a fit without some vendors reads no figure, goal or outcome of theirs. Constants move on a coarse grid from
rough values that are no fit to anything, one at a time, while that makes the facts more likely; so two runs give the
same numbers, and the numbers are short.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np

from crossfoot.ledger import Entry
from crossfoot.model import ALL, OTHERS, Cell
from crossfoot.track.chance.chance import goal_set
from crossfoot.track.chance.constants import Constants, Rhythm, load_constants
from crossfoot.track.chance.figures import Figure, figures_in, figures_of, series_of
from crossfoot.track.chance.forecast import forecast, logarithm
from crossfoot.track.chance.rhythm import Months
from tools.replay.asking import Asked

__all__ = ["GOAL_STEPS", "RHYTHM_STEPS", "Fitter", "moved", "rough", "value_of"]

# How far each constant moves at a time.
RHYTHM_STEPS = {
    **{f"{goods}.{name}": 0.05 for goods in ("vehicles", "electronics") for name in ("growth", "rise", "walk")},
    "season": 0.02, "month": 0.02, "printed": 0.005,
}  # fmt: skip
GOAL_STEPS = {"spread": 0.02}
LEAST = {"printed": 0.005, "month": 0.02, "season": 0.02, "spread": 0.02, "vehicles.walk": 0.05,
         "electronics.walk": 0.05}  # fmt: skip
ROUNDS = 5
LEAST_GAIN = 0.02  # of the logarithm of the likelihood
FEW = 4  # a series of fewer figures says nothing of how sales run
FREEDOM = 5  # of Student's distribution, as in `student`
# Before any fit: the spread of a figure about its goal lies near a quarter.
SPREAD_MIDDLE, SPREAD_SPREAD = 0.25, 0.5

NO_RHYTHM = Rhythm((), 0.0, 0.0, 0.0)

Losses = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Series:
    """All figures of one vendor's series."""

    vendor: str
    product: str | None
    figures: tuple[Figure, ...]


class Fitter:
    """Fits constants to facts, for all vendors or all but one, and remembers what it has worked out.

    Args:
        entries: All the facts, of all days.
        asked: The questions that the facts answer.
    """

    def __init__(self, entries: Iterable[Entry], asked: Iterable[Asked]) -> None:
        self._series = tuple(_series(entries))
        self._asked = tuple(one for one in _alike(asked) if one.verdict is not None and one.outcome is not None)
        self._known: dict[tuple[str, Constants], Losses] = {}

    @property
    def vendors(self) -> tuple[str, ...]:
        """Whose goals are asked about."""
        return tuple(sorted({one.vendor for one in self._asked}))

    def fitted(self, *, without: str | None = None, steps: Mapping[str, float] | None = None) -> Constants:
        """The constants that make the facts most likely.

        Args:
            without: A vendor of whom nothing is read; None for none.
            steps: Only these constants move; None is all of them.
        """
        chosen = steps if steps is not None else RHYTHM_STEPS | GOAL_STEPS
        rhythm = {name: step for name, step in chosen.items() if name in RHYTHM_STEPS}
        goal = {name: step for name, step in chosen.items() if name in GOAL_STEPS}
        found = descend(lambda c: _total(self.of_figures(c), without), rough(), rhythm)
        return descend(lambda c: _total(self.of_goals(c), without) + _prior(c), found, goal)

    def of_figures(self, constants: Constants) -> Losses:
        """For each vendor, minus the logarithm of the likelihood of all its figures."""
        found = {}
        for goods in ("vehicles", "electronics"):
            # What the rhythm of other goods is makes no difference, and is not worked out again.
            other = "electronics" if goods == "vehicles" else "vehicles"
            none: dict[str, Any] = {other: NO_RHYTHM}
            alone = replace(constants, spread=0.0, **none)
            key = (goods, alone)
            if key not in self._known:
                self._known[key] = _summed(
                    (one.vendor, surprise(one, constants))
                    for one in self._series
                    if constants.rhythm_of(one.product) is getattr(constants, goods)
                )
            found[goods] = self._known[key]
        return _summed(pair for losses in found.values() for pair in losses.items())

    def of_goals(self, constants: Constants) -> Losses:
        """For each vendor, minus the logarithm of the likelihood of the outcomes, each goal weighing 1."""
        key = ("goals", constants)
        if key not in self._known:
            self._known[key] = _summed(
                (one.vendor, float(one.weight) * missed_by(one, constants)) for one in self._asked
            )
        return self._known[key]


def rough() -> Constants:
    """Where a fit starts: as one would guess who has seen no facts."""
    shipped = load_constants()
    guess: dict[str, Any] = {"growth": 0.3, "rise": 0.3, "walk": 0.4}
    vehicles, electronics = (replace(found, **guess) for found in (shipped.vehicles, shipped.electronics))
    return Constants(0.1, 0.1, 0.02, vehicles, electronics, spread=0.25)


def descend(loss: Callable[[Constants], float], start: Constants, steps: Mapping[str, float]) -> Constants:
    """Constants moved one at a time while the loss falls."""
    best, constants = loss(start), start
    for _ in range(ROUNDS):
        before = best
        for name, step in steps.items():
            for way in (step, -step):
                while (found := loss(changed := moved(constants, name, way))) < best - LEAST_GAIN:
                    best, constants = found, changed
        if best == before:
            break
    return constants


def value_of(constants: Constants, name: str) -> float:
    """A constant by its name, such as `vehicles.walk`."""
    part, _, field = name.rpartition(".")
    return float(getattr(getattr(constants, part) if part else constants, field))


def moved(constants: Constants, name: str, by: float) -> Constants:
    """The same constants but for one that is so much larger, or at its least."""
    part, _, field = name.rpartition(".")
    inner: dict[str, Any] = {field: round(max(value_of(constants, name) + by, LEAST.get(name, -math.inf)), 3)}
    return replace(constants, **({part: replace(getattr(constants, part), **inner)} if part else inner))


def surprise(series: Series, constants: Constants) -> float:
    """Minus the logarithm of the likelihood of all figures of a series; with tails, as slips are among them.

    Source: C. E. Rasmussen, C. K. I. Williams, *Gaussian Processes for Machine Learning* (2006), section 9.9.
    """
    rhythm = constants.rhythm_of(series.product)
    months = Months([figure.period for figure in series.figures], rhythm, constants)
    levels = np.array([logarithm(figure) for figure in series.figures]) - months.expected
    root = np.linalg.cholesky(months.covariance + constants.printed**2 * np.eye(len(levels)))
    apart = np.linalg.solve(root, levels - levels.mean())
    tails = (FREEDOM + len(levels)) / 2 * math.log1p(apart @ apart / FREEDOM)
    return float(tails + np.log(root.diagonal()).sum())


def missed_by(asked: Asked, constants: Constants) -> float:
    """Minus the logarithm of the likelihood of the figure that a goal ended with, by Student's distribution."""
    verdict, outcome = asked.verdict, asked.outcome
    assert verdict is not None and outcome is not None  # noqa: S101, PT018  the others are left out
    target = verdict.target
    figures = figures_of(target, asked.entries, as_of=verdict.as_of)
    rhythm = constants.rhythm_of(target.cell.product)
    found = forecast(target.period, figures, goal_set(verdict), rhythm=rhythm, constants=constants)
    return math.log(found.spread) + (FREEDOM + 1) / 2 * math.log1p(found.distance(outcome) ** 2 / FREEDOM)


def _series(entries: Iterable[Entry]) -> Iterator[Series]:
    told: dict[Cell, list[Entry]] = {}
    for entry in entries:
        names = entry.claim.cell.vendor
        if len(names) == 1 and names[0] not in (ALL, OTHERS) and not names[0].startswith("@"):
            told.setdefault(series_of(entry.claim.cell), []).append(entry)
    for cell, said in told.items():
        figures = figures_in(said, cell)
        if len(figures) >= FEW:
            yield Series(cell.vendor[0], cell.product, figures)


def _alike(asked: Iterable[Asked]) -> Iterator[Asked]:
    """Questions put with the same knowledge as one, with the weight of all."""
    groups: dict[tuple[object, ...], list[Asked]] = {}
    for one in asked:
        ids = frozenset(entry.id for entry in one.entries)
        groups.setdefault((one.question.goal_id, one.question.number, ids), []).append(one)
    for group in groups.values():
        yield replace(group[0], weight=sum((one.weight for one in group), Fraction(0)))


def _prior(constants: Constants) -> float:
    """What one believes of goals before any fit, as a loss."""
    return float((math.log(constants.spread / SPREAD_MIDDLE) / SPREAD_SPREAD) ** 2 / 2)


def _summed(pairs: Iterable[tuple[str, float]]) -> Losses:
    found: dict[str, float] = {}
    for vendor, loss in pairs:
        found[vendor] = found.get(vendor, 0.0) + loss
    return found


def _total(losses: Losses, without: str | None) -> float:
    return sum(loss for vendor, loss in losses.items() if vendor != without)
