"""How the points of a series vary together before any figure is known.

Invariant: with `gauss`, `balance`, `bands` and `constants` the only file of the estimate with floating-point numbers. A
covariance depends on the two points alone, so the same question has the same answer whatever was asked before.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from crossfoot.reconcile.estimate.constants import Constants, Spread
from crossfoot.reconcile.estimate.series import Point, Stretch

__all__ = ["Array", "Kernels", "length_of", "parts_of"]

Array = Any  # numpy's arrays of double
_YEAR = 12.0


class Kernels:
    """The prior over points.

    Args:
        constants: Its numbers.
        records: By how much the variance of each source's own ways is larger or smaller than is typical.
    """

    def __init__(self, constants: Constants, records: Mapping[str, float]) -> None:
        self.constants = constants
        self._records = records
        self._numbers: dict[Stretch, int] = {}
        self._tables: tuple[Array, ...] = ()

    def covariance(self, one: Sequence[Point], other: Sequence[Point]) -> Array:
        """The covariance of the logarithms of two lists of points."""
        tables = self._tables_for(one, other)
        at = np.ix_(*([self._numbers[point.stretch] for point in points] for points in (one, other)))
        same_place = _same([point.place for point in one], [point.place for point in other])
        same_source = same_place & _same([point.source for point in one], [point.source for point in other])
        own_ways = same_source * self._variances_of(one)[:, None]
        vendors = np.outer([not point.is_market for point in one], [not point.is_market for point in other])
        market, vendor = (
            common[at] + same_place * local[at] + own_ways * source[at]
            for common, local, source in (tables[:3], tables[3:])
        )
        return market + vendors * vendor

    def variances(self, points: Sequence[Point]) -> Array:
        """The variance of the logarithm of each point."""
        tables = self._tables_for(points)
        diagonals = [table.diagonal()[[self._numbers[point.stretch] for point in points]] for table in tables]
        own_ways = self._variances_of(points)
        vendors = np.array([not point.is_market for point in points], dtype=float)
        market, vendor = (part[0] + part[1] + own_ways * part[2] for part in (diagonals[:3], diagonals[3:]))
        return np.asarray(market + vendors * vendor)

    def _variances_of(self, points: Sequence[Point]) -> Array:
        """The record of each point's source; what all sources have in common has no ways of its own."""
        return np.array([self._records.get(point.source, 1.0) if point.source else 0.0 for point in points])

    def _tables_for(self, *lists: Sequence[Point]) -> tuple[Array, ...]:
        """Covariances between stretches, those of the points among them."""
        new = {point.stretch: 0 for points in lists for point in points if point.stretch not in self._numbers}
        if new or not self._tables:
            for stretch in new:
                self._numbers[stretch] = len(self._numbers)
            stretches = tuple(self._numbers)
            spreads = (self.constants.market, self.constants.vendor)
            self._tables = tuple(table for spread in spreads for table in self._between(stretches, spread))
        return self._tables

    def _between(self, stretches: Sequence[Stretch], spread: Spread) -> tuple[Array, ...]:
        """What all places share, what one place has, what one source has at a place."""
        constants = self.constants
        months = sorted({month for stretch in stretches for month, _ in parts_of(stretch)})
        column = {month: place for place, month in enumerate(months)}
        parts = np.zeros((len(stretches), len(months)))
        for row, stretch in enumerate(stretches):
            for month, part in parts_of(stretch):
                parts[row, column[month]] = part
        apart = np.abs(np.subtract.outer(months, months)).astype(float)
        slow = np.exp(-apart / constants.memory_months)
        wave = np.sin(np.pi * apart / _YEAR) / constants.season_width
        yearly = np.exp(-2.0 * wave**2 - apart / constants.season_memory_months)
        peculiar = np.exp(-apart / constants.source_memory_months)
        common = spread.level**2 + spread.trend**2 * slow + spread.season**2 * yearly
        local = spread.place**2 + spread.local**2 * slow + spread.season_local**2 * yearly
        local += spread.month**2 * np.eye(len(months))
        source = spread.shift**2 + spread.drift**2 * peculiar
        return tuple(parts @ kernel @ parts.T for kernel in (common, local, source))


@lru_cache(maxsize=4096)
def length_of(stretch: Stretch) -> float:
    """Logarithm of how many months' worth of units a figure adds up."""
    return math.log(sum(part for _, part in stretch.months)) if stretch.is_sum else 0.0


@lru_cache(maxsize=4096)
def parts_of(stretch: Stretch) -> tuple[tuple[int, float], ...]:
    """Months and their part of a stretch; the parts add up to 1."""
    length = sum(part for _, part in stretch.months)
    return tuple((month, float(part / length)) for month, part in stretch.months)


def _same(one: Sequence[str], other: Sequence[str]) -> Array:
    names = {name: number for number, name in enumerate(dict.fromkeys((*one, *other)))}
    left, right = (np.array([names[name] for name in side], dtype=int) for side in (one, other))
    return left[:, None] == right[None, :]
