"""What figures and a goal make likely for the goal's own figure: a forecast on logarithms.

Invariant: with `student` the only file of the chance with floating-point numbers. The logarithm of what is sold in a
day strays like a random walk about growth, with a rise through each year and a pattern of the vendor's own. A figure
is the mean of its days; the goal is one more figure, of the whole time, known the less the earlier it was set. The
answer is the weighted least squares fit of them all, so scaling all numbers scales it and changes nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np

from crossfoot.model import Period
from crossfoot.track.chance.constants import Constants, Rhythm
from crossfoot.track.chance.figures import Figure
from crossfoot.track.chance.student import below, quantile

__all__ = ["Forecast", "GoalSet", "forecast"]

Array = Any  # numpy's arrays of double
_MONTHS = 12
_THOUSAND = 1000
_YEAR_DAYS = 365.0
_LEVEL = 5.0  # nothing is known of the size before the first figure: a band of 80 % runs over six hundred times it
_OVERSHOOT = 0.03  # of "more than" (docs/estimate.md)
_LEAST_AHEAD = 15.0 / _YEAR_DAYS  # a goal set on its last day is still half a month from being known


@dataclass(frozen=True, slots=True)
class GoalSet:
    """A goal as evidence of its own figure: whoever set it knew something.

    Args:
        number: The number it starts from.
        ahead_days: Days from when it was set to its end.
        is_revised: Whether another wording stood before.
    """

    number: Fraction
    ahead_days: int
    is_revised: bool


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is likely for the whole time.

    Args:
        middle: Logarithm of the likely number.
        spread: Scale of its spread.
        weights: By how many percent the number would be larger if each figure were one percent larger, in their order.
        goal_weight: The same for the goal.
    """

    middle: float
    spread: float
    weights: tuple[float, ...]
    goal_weight: float

    def chance_of(self, number: Fraction, *, floor: Fraction) -> Fraction:
        """The chance to reach a number, in thousandths and never quite 0 or 1, where a lower one is sure."""
        found = round(_THOUSAND * (1 - below(self._distance(number))) / (1 - below(self._distance(floor))))
        return Fraction(min(max(found, 1), _THOUSAND - 1), _THOUSAND)

    def number_at(self, part: Fraction, *, floor: Fraction) -> Fraction:
        """The number below which a part of all cases lies, where a lower one is sure; to three digits."""
        ruled_out = below(self._distance(floor))
        distance = quantile(ruled_out + float(part) * (1 - ruled_out))
        return Fraction(f"{math.exp(self.middle + distance * self.spread):.2e}")

    def _distance(self, number: Fraction) -> float:
        """How many spreads a number lies above the middle."""
        return (math.log(number) - self.middle) / self.spread if number > 0 else -math.inf


def forecast(
    period: Period,
    figures: Sequence[Figure],
    goal: GoalSet,
    *,
    rhythm: Rhythm,
    constants: Constants,
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
    first = min((_month(figure.period) for figure in figures), default=_month(period))
    months = np.arange(min(first, _month(period)), _month(period, last=True) + 1)
    prior = constants.growth * (months - months[-1]) / _MONTHS + rhythm.rise * (months % _MONTHS - 5.5) / _MONTHS
    covariance = _covariance(months, rhythm, constants)
    rows, offsets = zip(*(_row(p, months, prior) for p in (*(f.period for f in figures), period)), strict=True)
    values = [*map(_logarithm, figures), math.log(goal.number) + _excess(goal, constants)]
    spreads = [constants.printed**2] * len(figures) + [_doubt(goal, constants) ** 2]
    weights = np.array(rows)
    whole = weights[-1]
    between = weights @ covariance @ whole
    gain = np.linalg.solve(weights @ covariance @ weights.T + np.diag(spreads), between)
    levels = np.array(values) - np.array(offsets)
    size = levels.mean()  # taken out, so that nothing depends on whether units or millions are counted
    middle = offsets[-1] + size + gain @ (levels - size)
    variance = float(whole @ covariance @ whole - gain @ between)
    *shares, goal_weight = (float(share) for share in gain)
    return Forecast(float(middle), math.sqrt(max(variance, 1e-9)), tuple(shares), goal_weight)


def _covariance(months: Array, rhythm: Rhythm, constants: Constants) -> Array:
    """How the months vary together: a walk, a yearly pattern, and each month by itself."""
    ran = np.minimum.outer(months - months[0] + 1, months - months[0] + 1) / _MONTHS
    wave = np.sin(np.pi * np.subtract.outer(months, months) / _MONTHS)
    yearly = np.exp(-2.0 * wave**2)
    own = np.eye(len(months))
    return _LEVEL**2 + rhythm.walk**2 * ran + constants.season**2 * yearly + rhythm.month**2 * own


def _row(period: Period, months: Array, prior: Array) -> tuple[Array, float]:
    """The part of each month in a run of days, and the logarithm of the number expected of it.

    Parts are what the prior expects of each month, so that the mean of logarithms stands for the logarithm of the mean.
    """
    days = np.array([_days_in(period, int(month)) for month in months], dtype=float)
    sold = days * np.exp(prior)
    return sold / sold.sum(), math.log(sold.sum())


def _days_in(period: Period, month: int) -> int:
    """How many days of a month lie in a run of days."""
    assert period.start is not None and period.end is not None  # noqa: S101, PT018  figures and goals have their days
    return max(0, (min(period.end, _first(month + 1)) - max(period.start, _first(month))).days)


def _first(month: int) -> date:
    return date(month // _MONTHS, month % _MONTHS + 1, 1)


def _month(period: Period, *, last: bool = False) -> int:
    day = period.last if last else period.start
    assert day is not None  # noqa: S101  figures and goals have their days
    return day.year * _MONTHS + day.month - 1


def _logarithm(figure: Figure) -> float:
    return math.log(figure.value) + _OVERSHOOT * figure.hedge


def _ahead(goal: GoalSet) -> float:
    return max(goal.ahead_days / _YEAR_DAYS, _LEAST_AHEAD)


def _excess(goal: GoalSet, constants: Constants) -> float:
    """How far a figure lies above its goal on average."""
    return _ahead(goal) * (constants.revised if goal.is_revised else constants.first)


def _doubt(goal: GoalSet, constants: Constants) -> float:
    """The standard deviation of the figure about the goal."""
    return math.hypot(constants.spread * math.sqrt(_ahead(goal)), constants.least)
