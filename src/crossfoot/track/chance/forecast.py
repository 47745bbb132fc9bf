"""What figures and a goal make likely for the goal's own figure: a forecast on logarithms.

Invariant: with `rhythm` and `student` the only file of the chance with floating-point numbers. A goal is one more
figure, of the whole time, known the less the earlier it was set. The answer is the weighted least squares fit of
rhythm, figures and goal, so scaling all numbers scales it and changes nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from crossfoot.model import Period
from crossfoot.track.chance.constants import Constants, Rhythm
from crossfoot.track.chance.figures import Figure
from crossfoot.track.chance.rhythm import Array, Months
from crossfoot.track.chance.student import below, quantile

__all__ = ["Forecast", "GoalSet", "forecast", "logarithm"]

_THOUSAND = 1000
_YEAR_DAYS = 365.0
_OVERSHOOT = 0.03  # of "more than" (docs/estimate.md)
_SHORTEST = 15.0 / _YEAR_DAYS  # a goal set on its last day is still half a month from being known
_LEAST_SPREAD = 1e-3  # a tenth of a percent: no figure of a year is known better before it is told


@dataclass(frozen=True, slots=True)
class GoalSet:
    """A goal as evidence of its own figure: whoever set it knew something.

    Args:
        number: The number it starts from.
        ahead_days: Days from when it was set to its end.
    """

    number: Fraction
    ahead_days: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is likely for the whole time.

    Args:
        middle: Logarithm of the likely number.
        spread: Scale of its spread.
    """

    middle: float
    spread: float

    def chance_of(self, number: Fraction, *, floor: Fraction) -> Fraction:
        """The chance to reach a number, in thousandths and never quite 0 or 1, where a lower one is sure."""
        found = round(_THOUSAND * (1 - below(self.distance(number))) / (1 - below(self.distance(floor))))
        return Fraction(min(max(found, 1), _THOUSAND - 1), _THOUSAND)

    def number_at(self, part: Fraction, *, floor: Fraction) -> Fraction:
        """The number below which a part of all cases lies, where a lower one is sure; to three digits."""
        ruled_out = below(self.distance(floor))
        distance = quantile(ruled_out + float(part) * (1 - ruled_out))
        return Fraction(f"{math.exp(self.middle + distance * self.spread):.2e}")

    def distance(self, number: Fraction) -> float:
        """How many spreads a number lies above the middle."""
        return (math.log(number) - self.middle) / self.spread if number > 0 else -math.inf


def forecast(
    period: Period, figures: Sequence[Figure], goal: GoalSet, *, rhythm: Rhythm, constants: Constants
) -> Forecast:
    """The likely number of a time.

    Args:
        period: The time.
        figures: What is printed of it and of the time before.
        goal: What was set out for it.
        rhythm: How sales of such goods run.
        constants: The rest of what is taken for granted.

    Source: C. E. Rasmussen, C. K. I. Williams, *Gaussian Processes for Machine Learning* (2006), section 2.2.
    """
    months = Months((*(figure.period for figure in figures), period), rhythm, constants)
    told, doubts = _told(figures, goal, constants)
    levels = told - months.expected
    size = levels.mean()  # taken out, so that nothing depends on whether units or millions are counted
    with_whole = months.covariance[-1]
    gain = np.linalg.solve(months.covariance + np.diag(doubts), with_whole)
    middle = months.expected[-1] + size + gain @ (levels - size)
    variance = with_whole[-1] - gain @ with_whole
    return Forecast(float(middle), max(math.sqrt(max(variance, 0.0)), _LEAST_SPREAD))


def logarithm(figure: Figure) -> float:
    """The natural logarithm of what a figure stands for: "more than N" is a little more than N."""
    return math.log(figure.value) + _OVERSHOOT * figure.hedge


def _told(figures: Sequence[Figure], goal: GoalSet, constants: Constants) -> tuple[Array, Array]:
    """The logarithms of the figures and of what the goal makes likely, and the variance of each."""
    ahead = max(goal.ahead_days / _YEAR_DAYS, _SHORTEST)
    values = [*map(logarithm, figures), math.log(goal.number)]
    return np.array(values), np.array([constants.printed**2] * len(figures) + [ahead * constants.spread**2])
