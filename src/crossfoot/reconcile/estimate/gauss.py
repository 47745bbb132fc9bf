"""Weighted least squares on logarithms: what printed figures make likely for points nobody printed.

Invariant: with `kernels`, `balance`, `bands` and `constants` the only file of the estimate with floating-point
numbers. The prior and the figures are all there is: an answer is the weighted least squares fit of both, and its
weights are named.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from crossfoot.reconcile.estimate.kernels import Array, Kernels, length_of, parts_of
from crossfoot.reconcile.estimate.series import Point, month_of

__all__ = ["Datum", "Fit", "logarithm"]

_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Datum:
    """A figure as a number with a spread.

    Args:
        points: What it speaks of, each with its power, 1 or -1.
        value: Logarithm of the figure.
        spread: Standard deviation of what it leaves open: its rounding, its hedge.
    """

    points: tuple[tuple[Point, int], ...]
    value: float
    spread: float


class Fit:
    """The least squares fit of a series to its figures.

    Args:
        data: The figures.
        kernels: The prior.
    """

    def __init__(self, data: Sequence[Datum], kernels: Kernels) -> None:
        self._kernels = kernels
        self._points = tuple(dict.fromkeys(point for datum in data for point, _ in datum.points))
        place = {point: number for number, point in enumerate(self._points)}
        self._powers = np.zeros((len(data), len(self._points)))
        for row, datum in enumerate(data):
            for point, power in datum.points:
                self._powers[row, place[point]] += power
        self._values = np.array([datum.value for datum in data])
        self._spreads = np.array([math.hypot(datum.spread, kernels.constants.release) for datum in data])

    def predict(self, points: Sequence[Point]) -> tuple[tuple[float, float, tuple[float, ...]], ...]:
        """For each point its value, the standard deviation of its logarithm, and the weight of each figure in it."""
        between = self._powers @ self._kernels.covariance(self._points, points)
        weights = self.inverse @ between
        variances = self._kernels.variances(points) - np.sum(between * weights, axis=0)
        means = self._size + _lengths(points) + self._unevenness(points) + weights.T @ self.rates
        # Nothing is known better than its source knows it: another page of the same source would differ by so much.
        spreads = np.sqrt(np.maximum(variances, 0.0) + self._kernels.constants.release**2)
        return tuple(
            (math.exp(mean), float(spread), tuple(row.tolist()))
            for mean, spread, row in zip(means, spreads, weights.T, strict=True)
        )

    @property
    def inverse(self) -> Array:
        """Of the covariance of the figures, once those that the others do not bear out have lost their weight."""
        return self._settled[0]

    @property
    def doubts(self) -> Array:
        """The variance that was added to each figure for being so far from what the others say."""
        return self._settled[1]

    @cached_property
    def _settled(self) -> tuple[Array, Array]:
        found, doubts = self._plain_inverse.copy(), np.zeros(len(self._values))
        for _ in self._values:
            precision = found.diagonal()
            surprise = found @ self.rates / np.sqrt(precision)
            worst = int(np.argmax(np.abs(surprise)))
            if abs(surprise[worst]) < self._kernels.constants.surprise:
                break
            # The figure is given a spread as large as its distance from what the others say (Sherman and Morrison).
            added = surprise[worst] ** 2 / precision[worst]
            column = found[:, worst].copy()
            found -= np.outer(column, column) * (added / (1 + added * precision[worst]))
            doubts[worst] += added
        return found, doubts

    @cached_property
    def rates(self) -> Array:
        """The figures as means, over their months, of the logarithm of units a month."""
        return self._plain_rates - self._powers @ self._unevenness(self._points)

    @cached_property
    def _plain_rates(self) -> Array:
        return self._sized_rates - self._size * self._powers.sum(axis=1)

    @cached_property
    def _sized_rates(self) -> Array:
        return self._values - self._powers @ _lengths(self._points)

    @cached_property
    def _size(self) -> float:
        """The typical level, taken out so that nothing depends on whether units or millions are counted."""
        levels = self._sized_rates[self._powers.sum(axis=1) == 1.0]
        return float(levels.mean()) if len(levels) else 0.0

    @cached_property
    def _plain_inverse(self) -> Array:
        between = self._kernels.covariance(self._points, self._points)
        return np.linalg.inv(self._powers @ between @ self._powers.T + np.diag(self._spreads**2))

    def _unevenness(self, points: Sequence[Point]) -> Array:
        """How far the logarithm of a mean of months lies above the mean of their logarithms.

        Taken from the fit that neglects it, and only where it is more than rounding: over more than a quarter.
        """
        found = np.zeros(len(points))
        parts = [parts_of(point.stretch) for point in points]
        long = [n for n, months in enumerate(parts) if len(months) > _QUARTER]
        months = dict.fromkeys((points[n].place, points[n].is_market, month) for n in long for month, _ in parts[n])
        if not months:
            return found
        single = [Point(place, month_of(month), "", is_market) for place, is_market, month in months]
        between = self._kernels.covariance(single, self._points) @ self._powers.T
        rates = dict(zip(months, between @ (self._plain_inverse @ self._plain_rates), strict=True))
        for n in long:
            levels = [(part, rates[points[n].place, points[n].is_market, month]) for month, part in parts[n]]
            mean = sum(part * rate for part, rate in levels)
            found[n] = math.log(sum(part * math.exp(rate - mean) for part, rate in levels))
        return found


def logarithm(value: Fraction) -> float:
    """The natural logarithm of a positive number."""
    return math.log(value)


def _lengths(points: Sequence[Point]) -> Array:
    return np.array([length_of(point.stretch) for point in points])
