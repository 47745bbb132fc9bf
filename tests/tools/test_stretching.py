"""Bands stretched by what hidden figures need."""

from __future__ import annotations

from statistics import NormalDist

import pytest

from crossfoot.reconcile.estimate import Basis
from tools.engine.stretching import FOLDS, Hidden, held, stretches


def hidden(scale: float, count: int = 2000) -> list[Hidden]:
    """Distances of a normal spread, dealt to the folds in no order."""
    normal = NormalDist(0, scale)
    return [Hidden(Basis.SOURCE, abs(normal.inv_cdf((n * 733 % count + 0.5) / count)), n % FOLDS) for n in range(count)]


def test_spreads_that_are_right_are_left_as_they_are() -> None:
    assert stretches(hidden(1.0))[Basis.SOURCE] == pytest.approx((1, 1, 1), abs=0.06)


def test_spreads_that_are_too_small_are_stretched() -> None:
    assert stretches(hidden(2.0))[Basis.SOURCE] == pytest.approx((2, 2, 2), abs=0.12)


def test_a_basis_with_few_figures_has_the_factors_of_all() -> None:
    few = [Hidden(Basis.PLACES, 50.0, 0)]
    found = stretches([*hidden(1.0), *few])
    assert found[Basis.PLACES] == pytest.approx(found[Basis.SOURCE], abs=0.01)


def test_bands_hold_as_many_as_they_say_of_vendors_they_never_saw() -> None:
    for place, share in enumerate((0.5, 0.8, 0.95)):
        found = held(hidden(3.0))
        assert sum(one[place] for one in found) / len(found) == pytest.approx(share, abs=0.03)
