"""Quantiles of what is likely between two proven ends."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.reconcile.estimate.bands import quantile

FREE = (None, None)


def test_without_ends_the_middle_is_the_median() -> None:
    assert quantile(0.5, 40.0, 0.1, FREE) == pytest.approx(40)
    assert quantile(0.1, 40.0, 0.1, FREE) * quantile(0.9, 40.0, 0.1, FREE) == pytest.approx(1600)


@pytest.mark.parametrize("part", [0.025, 0.1, 0.25, 0.75, 0.9, 0.975])
def test_every_quantile_lies_between_the_ends(part: float) -> None:
    ends = (Fraction(39), Fraction(41))
    assert 39 < quantile(part, 40.0, 0.5, ends) < 41


def test_what_an_end_cuts_off_is_spread_over_the_rest() -> None:
    ends = (Fraction(40), None)
    assert quantile(0.5, 40.0, 0.1, ends) == pytest.approx(quantile(0.75, 40.0, 0.1, FREE))


def test_an_end_at_zero_cuts_nothing_off() -> None:
    assert quantile(0.1, 40.0, 0.1, (Fraction(0), None)) == quantile(0.1, 40.0, 0.1, FREE)
