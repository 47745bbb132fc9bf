"""Fits the constants of the estimate to the starter ledger, and the factors by which its bands are stretched.

python -m tools.engine.fit_estimate             fits all, prints them and how well they tell hidden figures
python -m tools.engine.fit_estimate --stretches only the factors of the bands, with the constants as shipped
python -m tools.engine.fit_estimate --folds 3   fits to the vendors of all folds but one, and scores those of that one

Each printed level is told from the rest in five ways: without this figure, without any level its source prints for
that cell, without anything its source says of that cell, without anything anybody says of that cell, without anything
anybody ever said of that vendor in that place. The score is the mean of minus the logarithm of the
probability given to the printed figure, a normal one up to 2.5 standard deviations and falling off like a power beyond,
because misprints must not decide; half a percent is as good as exact. The constants are moved one at a time, as long as
that lowers the score.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import hypot, log
from statistics import fmean, median
from typing import Any

import numpy as np

from crossfoot.knowledge import load_inclusions
from crossfoot.ledger import MemoryLedger, load_starter
from crossfoot.model import Cell
from crossfoot.reconcile.estimate import LEVELS, Basis, Evidence
from crossfoot.reconcile.estimate.constants import FITTED, Constants
from crossfoot.reconcile.estimate.evidence import basis_of
from crossfoot.reconcile.estimate.figures import Figure, figures_of
from tools.engine.stretching import FOLDS, Hidden, held, stretches

SPREADS = ("trend", "local", "season", "season_local", "month", "shift", "drift")
WHOLE = ("memory_months", "season_memory_months", "source_memory_months", "season_width", "surprise")
NAMES = (
    *(f"market.{name}" for name in SPREADS),
    *(f"vendor.{name}" for name in SPREADS),
    *WHOLE,
    *(f"alone.{name}" for name in ("trend", "local", "season", "month")),
)
ROUGH = {"memory_months": 60.0, "season_memory_months": 200.0, "source_memory_months": 30.0, "season_width": 0.5,
         "surprise": 3.5}  # fmt: skip
FIRST_STEP = 1.6
ROUNDS = 3
LEAST_GAIN = 1e-4
AS_GOOD_AS_EXACT = 0.005
CORE = 2.5
TAIL = 4.0
WIDEST = 2.5  # beyond it a figure would be called unknown


@dataclass(frozen=True, slots=True)
class Told:
    """A hidden level: what it was told from, how far it lies from that, and the standard deviation; logarithms."""

    basis: Basis
    distance: float
    spread: float
    fold: int

    @property
    def loss(self) -> float:
        """Minus the logarithm of its probability, but for a constant."""
        spread = hypot(self.spread, AS_GOOD_AS_EXACT)
        size = abs(self.distance) / spread
        return log(spread) + (size**2 / 2 if size < CORE else CORE**2 / 2 + TAIL * log(size / CORE))


def told(figures: tuple[Figure, ...], lines: Iterable[Cell], constants: Constants) -> Iterator[Told]:
    """What is told of every level of some series when it is hidden.

    Source: the closed form of leave-out residuals, Rasmussen and Williams (2006), section 5.4.2, for groups.
    """
    evidence = Evidence(figures, constants)
    for number, line in enumerate(lines):
        printed, fit = evidence.fit(line, line)
        pull = fit.inverse @ fit.rates
        for group in groups(printed, line):
            rest = np.linalg.inv(fit.inverse[np.ix_(group, group)])
            variance = rest[0, 0] - fit.doubts[group[0]]  # that it was not believed is no part of what was told
            if 0 < variance < WIDEST**2:
                left = (figure for n, figure in enumerate(printed) if n not in group)
                ((point, _),) = printed[group[0]].points
                yield Told(
                    basis_of(point, left), float(rest[0] @ pull[list(group)]), float(np.sqrt(variance)), number % FOLDS
                )


def groups(printed: Sequence[Figure], line: Cell) -> Iterator[tuple[int, ...]]:
    """Places of figures that are hidden together, the one that is scored first."""
    for place, figure in enumerate(printed):
        if not figure.is_level or figure.is_hedged or figure.lines != {line}:
            continue
        others = [(n, other) for n, other in enumerate(printed) if n != place]
        own = [n for n, other in others if other.source == figure.source]
        levels = [n for n in own if printed[n].is_level and printed[n].top == figure.top]
        touching = [n for n in own if figure.top in (printed[n].top, printed[n].bottom)]
        yield (place,)
        yield (place, *levels)
        yield (place, *touching)
        yield place, *(n for n, other in others if figure.top in (other.top, other.bottom))
        yield place, *(n for n, other in others if is_nearby(other, figure))


def is_nearby(other: Figure, figure: Figure) -> bool:
    """Whether a figure is of the same vendor and place."""
    return (other.top.vendor, other.top.place) == (figure.top.vendor, figure.top.place)


def print_bands(outcomes: Sequence[Told]) -> None:
    """For each basis the error, the factors of the bands, and how many they hold with factors of other vendors."""
    found = [Hidden(one.basis, abs(one.distance) / one.spread, one.fold) for one in outcomes]
    factors, crossed = stretches(found), held(found)
    for basis in (None, *Basis):
        chosen = [n for n, one in enumerate(outcomes) if basis in (None, one.basis)]
        if chosen:
            off = 100 * median(abs(outcomes[n].distance) for n in chosen)
            bands = ", ".join(f"{100 * fmean(crossed[n][k] for n in chosen):.0f}" for k in range(len(LEVELS)))
            told_of = "" if basis is None else f"; stretched by {', '.join(f'{f:.2f}' for f in factors[basis])}"
            print(f"  {basis or 'all':22}{len(chosen):5} hidden, median distance {off:5.2f} %; "
                  f"bands of 50, 80, 95 % cross-fitted hold {bands} %{told_of}")  # fmt: skip


def score(figures: tuple[Figure, ...], lines: Iterable[Cell], constants: Constants) -> float:
    """The mean loss; lower is better."""
    return fmean(one.loss for one in told(figures, lines, constants))


def value_of(constants: Constants, name: str) -> float:
    """A constant by its name."""
    part, _, field = name.rpartition(".")
    return float(getattr(getattr(constants, part) if part else constants, field))


def changed(constants: Constants, name: str, value: float) -> Constants:
    """The same constants but for one."""
    part, _, field = name.rpartition(".")
    inner: dict[str, Any] = {field: value}
    outer: dict[str, Any] = {part: replace(getattr(constants, part), **inner)} if part else inner
    return replace(constants, **outer)


def fitted(figures: tuple[Figure, ...], lines: Sequence[Cell], start: Constants) -> Constants:
    """Constants moved one at a time, in smaller and smaller steps, while the score falls."""
    best, constants = score(figures, lines, start), start
    steps = dict.fromkeys(NAMES, FIRST_STEP)
    for _ in range(ROUNDS):
        for name in NAMES:
            before = best
            for step in (steps[name], 1 / steps[name]):
                moved = changed(constants, name, value_of(constants, name) * step)
                while (found := score(figures, lines, moved)) < best - LEAST_GAIN:
                    best, constants = found, moved
                    moved = changed(constants, name, value_of(constants, name) * step)
            if best == before:
                steps[name] **= 0.5
    return constants


def rough() -> Constants:
    """Where a cross-fit starts, so that nothing of the fit to all vendors is left in it."""
    start = FITTED
    for name in NAMES:
        start = changed(start, name, ROUGH.get(name, 0.1))
    return start


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(prog="python -m tools.engine.fit_estimate", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--folds", type=int, default=0, metavar="N", help="cross-fit in so many folds")
    parser.add_argument("--stretches", action="store_true", help="only the factors of the bands")
    asked = parser.parse_args()
    ledger = MemoryLedger()
    load_starter(ledger, recorded_at=datetime(2020, 1, 1, tzinfo=UTC))
    figures = figures_of(ledger.view().entries(), load_inclusions())
    lines = sorted({line for figure in figures for line in figure.lines}, key=repr)
    for fold in range(asked.folds):
        inside = [line for n, line in enumerate(lines) if n % asked.folds != fold]
        outside = [line for n, line in enumerate(lines) if n % asked.folds == fold]
        constants = fitted(figures, inside, rough())
        print(f"fold {fold}: fitted {score(figures, inside, constants):.4f}, "
              f"left out {score(figures, outside, constants):.4f}, "
              f"left out with the constants as shipped {score(figures, outside, FITTED):.4f}")  # fmt: skip
    if not asked.folds and not asked.stretches:
        constants = fitted(figures, lines, FITTED)
        off = median(abs(one.distance) for one in told(figures, lines, constants))
        print(f"score {score(figures, lines, FITTED):.4f} before, {score(figures, lines, constants):.4f} after; "
              f"median distance {100 * off:.2f} %")  # fmt: skip
        for name in NAMES:
            print(f"  {name} = {value_of(constants, name):.3g}")
    print_bands(list(told(figures, lines, FITTED)))


if __name__ == "__main__":
    main()
