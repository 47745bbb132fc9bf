"""Quantiles of what is likely between two proven ends, and beyond them where their proof may be wrong."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.reconcile.estimate.bands import Ends, Lognormal, quantile, trust_in

FREE: Ends = (None, None)
NARROW: Ends = (Fraction(39), Fraction(41))


def held(part: float, spread: float, ends: Ends) -> float:
    """A quantile where the ends are sure to hold."""
    likely = Lognormal(40.0, spread)
    return quantile(part, likely, ends, likely, 1.0)


def test_without_ends_the_middle_is_the_median() -> None:
    assert held(0.5, 0.1, FREE) == pytest.approx(40)
    assert held(0.1, 0.1, FREE) * held(0.9, 0.1, FREE) == pytest.approx(1600)


@pytest.mark.parametrize("part", [0.025, 0.1, 0.25, 0.75, 0.9, 0.975])
def test_every_quantile_lies_between_the_ends(part: float) -> None:
    assert 39 < held(part, 0.5, NARROW) < 41


def test_what_an_end_cuts_off_is_spread_over_the_rest() -> None:
    assert held(0.5, 0.1, (Fraction(40), None)) == pytest.approx(held(0.75, 0.1, FREE))


def test_an_end_at_zero_cuts_nothing_off() -> None:
    assert held(0.1, 0.1, (Fraction(0), None)) == held(0.1, 0.1, FREE)


def test_a_band_leaves_the_ends_only_as_far_as_they_are_not_trusted() -> None:
    inside, beyond = Lognormal(40.0, 0.01), Lognormal(50.0, 0.01)
    assert quantile(0.9, inside, NARROW, beyond, 0.95) < 41
    assert 41 < quantile(0.9, inside, NARROW, beyond, 0.8) < 51
    assert quantile(0.9, inside, NARROW, beyond, 0.0) == pytest.approx(beyond.at(0.9))


@pytest.mark.parametrize("part", [0.025, 0.25, 0.5, 0.75, 0.975])
def test_without_ends_it_makes_no_difference_how_far_they_are_trusted(part: float) -> None:
    likely = Lognormal(40.0, 0.1)
    assert quantile(part, likely, FREE, likely, 0.5) == pytest.approx(likely.at(part))


def test_ends_around_what_is_likely_keep_the_trust_they_start_with() -> None:
    assert trust_in((Fraction(39), Fraction(41)), Lognormal(39.99, 0.02), 0.2) == pytest.approx(0.8, abs=0.001)


def test_ends_far_from_what_is_likely_lose_it() -> None:
    trusts = [trust_in(NARROW, Lognormal(middle, 0.02), 0.2) for middle in (40.0, 42.0, 43.0, 45.0)]
    assert trusts == sorted(trusts, reverse=True)
    assert trusts[-1] < 0.05


def test_a_proof_of_no_claims_is_sure() -> None:
    assert trust_in(NARROW, Lognormal(80.0, 0.01), 0.0) == 1.0


def test_ends_that_leave_one_number_are_judged_by_how_likely_it_is() -> None:
    point: Ends = (Fraction(40), Fraction(40))
    assert trust_in(point, Lognormal(40.0, 0.02), 0.2) == pytest.approx(0.8)
    assert trust_in(point, Lognormal(44.0, 0.02), 0.2) < 0.01
