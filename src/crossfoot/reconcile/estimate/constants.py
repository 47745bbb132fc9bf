"""The constants of the estimate, fitted together to published figures.

Invariant: nothing here was set by hand to make one figure come out; docs/estimate.md names the run that set them and
what they mean. All are in logarithms: 0.1 is about ten percent.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.reconcile.estimate.value import Basis

__all__ = ["FITTED", "Constants", "Spread"]


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the figures of a series lie apart; standard deviations.

    Args:
        level: Size of the series, about which nothing is known before the first figure.
        place: How much larger or smaller a place may be than what is common to all places.
        trend: Slow change common to all places.
        local: Slow change of one place.
        season: Yearly pattern common to all places.
        season_local: Yearly pattern of one place.
        month: What makes one month unlike its neighbours.
        shift: How much larger or smaller one source counts, always.
        drift: The same, from year to year.
    """

    level: float
    place: float
    trend: float
    local: float
    season: float
    season_local: float
    month: float
    shift: float
    drift: float


@dataclass(frozen=True, slots=True)
class Constants:
    """What the estimate takes for granted.

    Args:
        market: Spread of market totals.
        vendor: Spread of a vendor's part of its market.
        alone: Spread of what stands for the market where no total is printed.
        memory_months: After so many months a slow change is forgotten to a third.
        season_memory_months: The same for a yearly pattern.
        source_memory_months: The same for what is peculiar to a source.
        season_width: How sharp the peaks of a year are, in years divided by pi.
        release: How much one source's figures differ between its own pages.
        surprise: A figure so many standard deviations from what all others say is not believed.
        overshoot: By how much a figure exceeds the "more than" that announced it.
        overshoot_spread: Standard deviation of that.
        overshoot_worth: How many cells of a voice's own record outweigh the typical overshoot.
        record_worth: How many cells of a source's own record outweigh what is typical.
        slip: A gap between sources larger than this is a slip, and says no more than one of this size.
        unknown: A figure whose logarithm has a larger standard deviation than this is called unknown.
        wrong: The chance that a claim a proof rests on is wrong, loose, or of another release than the rest.
        stretches: For each basis, by how much a spread is stretched so that bands of 50, 80 and 95 % hold as many.
    """

    market: Spread
    vendor: Spread
    alone: Spread
    memory_months: float
    season_memory_months: float
    source_memory_months: float
    season_width: float
    release: float
    surprise: float
    overshoot: float
    overshoot_spread: float
    overshoot_worth: float
    record_worth: float
    slip: float
    unknown: float
    wrong: float
    stretches: tuple[tuple[Basis, tuple[float, ...]], ...]

    def doubt(self, claims: int) -> float:
        """The chance that one of so many claims is wrong."""
        return 1.0 - (1.0 - self.wrong) ** claims

    def stretches_of(self, basis: Basis) -> tuple[float, ...]:
        """By how much the spread of an estimate is stretched for the band of each of `LEVELS`."""
        return dict(self.stretches)[basis]


FITTED = Constants(
    market=Spread(10.0, 2.0, 0.063, 0.16, 0.084, 0.13, 0.019, 0.005, 0.03),
    vendor=Spread(5.0, 0.6, 0.32, 0.26, 0.068, 0.063, 0.019, 0.0093, 0.05),
    alone=Spread(10.0, 2.0, 0.8, 0.8, 0.01, 0.01, 0.15, 0.03, 0.03),
    memory_months=88.0,
    season_memory_months=1000.0,
    source_memory_months=18.0,
    season_width=0.8,
    release=0.002,
    surprise=2.5,
    overshoot=0.03,
    overshoot_spread=0.05,
    overshoot_worth=5.0,
    record_worth=5.0,
    slip=0.3,
    unknown=2.5,
    wrong=0.03,
    stretches=(
        (Basis.PRINTED, (1.35, 1.86, 3.64)),
        (Basis.SOURCE, (0.91, 1.88, 3.14)),
        (Basis.RELATED, (1.37, 2.70, 7.11)),
        (Basis.SEASONS, (1.69, 1.39, 1.19)),
        (Basis.PLACES, (1.16, 1.01, 1.0)),
    ),
)
