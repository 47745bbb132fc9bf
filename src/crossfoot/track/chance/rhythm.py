"""How sales run through the months before any figure is known: what is expected, and how months vary together.

Invariant: with `forecast` and `student` the only file of the chance with floating-point numbers. The logarithm of what
is sold in a day strays like a random walk about growth, with a rise through each year, a pattern of the vendor's own
and a whim of each month. The size of it all is open: nothing depends on whether units or millions are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from crossfoot.model import Period
from crossfoot.track.chance.constants import Constants, Rhythm

__all__ = ["Array", "Months"]

Array = Any  # numpy's arrays of double
_YEAR = 12
_LEVEL = 5.0  # nothing is known of the size before the first figure: a band of 80 % runs over six hundred times it


class Months:
    """The months that some runs of days touch, from the first to the last.

    Args:
        periods: The runs of days, at least one.
        rhythm: How sales of such goods run.
        constants: The rest of what is taken for granted.

    Attributes:
        expected: The logarithm of what is expected in each run, but for one size that all have in common.
        covariance: How the logarithms of what is sold in the runs vary together.
    """

    def __init__(self, periods: Sequence[Period], rhythm: Rhythm, constants: Constants) -> None:
        starts, lasts = zip(*(_ends(period) for period in periods), strict=True)
        first, last = _number(min(starts)), _number(max(lasts))
        months = np.arange(first, last + 1)
        rise = rhythm.rise * (months % _YEAR - (_YEAR - 1) / 2) / _YEAR
        days = np.array([_days(period, first, last) for period in periods])
        sold = days * np.exp(rhythm.growth * (months - last) / _YEAR + rise)
        sums = sold.sum(axis=1)
        # Weighed by what is expected of each month, the mean of the logarithms stands for the logarithm of the mean.
        parts = sold / sums[:, None]
        self.expected: Array = np.log(sums)
        self.covariance: Array = parts @ _covariance(months, rhythm, constants) @ parts.T


def _covariance(months: Array, rhythm: Rhythm, constants: Constants) -> Array:
    """How the months vary together: a walk, a yearly pattern, and the whim of each month."""
    ran = np.minimum.outer(months - months[0] + 1, months - months[0] + 1) / _YEAR
    wave = np.sin(np.pi * np.subtract.outer(months, months) / _YEAR)
    yearly = constants.season**2 * np.exp(-2.0 * wave**2)
    return _LEVEL**2 + rhythm.walk**2 * ran + yearly + constants.month**2 * np.eye(len(months))


@lru_cache(maxsize=8192)
def _days(period: Period, first: int, last: int) -> tuple[int, ...]:
    """How many days of each month lie in a run of days."""
    start, end = period.start, period.end
    assert start is not None and end is not None  # noqa: S101, PT018  figures and goals have their days
    return tuple(
        max(0, (min(end, _first_day(month + 1)) - max(start, _first_day(month))).days)
        for month in range(first, last + 1)
    )


def _ends(period: Period) -> tuple[date, date]:
    assert period.start is not None and period.last is not None  # noqa: S101, PT018  figures and goals have their days
    return period.start, period.last


def _number(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _first_day(month: int) -> date:
    return date(month // _YEAR, month % _YEAR + 1, 1)
