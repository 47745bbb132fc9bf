"""Intervals: their spelling, and the cases the laws are about."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from crossfoot.model.interval import (
    EMPTY,
    EVERYTHING,
    Interval,
    at_least,
    at_most,
    below,
    between,
    exactly,
    more_than,
)


def test_an_absent_end_is_open() -> None:
    assert Interval(None, None, low_open=False, high_open=False) == EVERYTHING
    assert at_least(3).high_open
    assert at_most(3).low_open


@pytest.mark.parametrize(
    "made", [between(2, 1), Interval(Fraction(1), Fraction(1), low_open=True), below(3).intersect(more_than(3))]
)
def test_nothing_has_one_spelling(made: Interval) -> None:
    assert made == EMPTY
    assert made.is_empty
    assert made.width == 0
    assert 1 not in made


def test_ends_are_exact_whatever_number_they_were_given_as() -> None:
    assert between(1, 2) == Interval(Fraction(1), Fraction(2))
    assert exactly(Decimal("9.15")).low == Fraction(183, 20)


def test_an_open_end_is_left_out() -> None:
    assert 10 not in more_than(10)
    assert 10 in at_least(10)
    assert 10 not in below(10)
    assert Decimal("10.0000001") in more_than(10)


def test_touching_intervals_meet_only_where_both_are_closed() -> None:
    assert at_most(5).meets(at_least(5))
    assert not below(5).meets(at_least(5))
    assert at_most(5).intersect(at_least(5)).is_point


def test_a_figure_above_ten_twice_is_above_twenty() -> None:
    assert more_than(10) + more_than(10) == more_than(20)


def test_what_is_missing_from_ninety_after_more_than_seventy_is_less_than_twenty() -> None:
    assert exactly(90) - more_than(70) == below(20)


def test_the_quarter_before_is_the_level_over_the_growth() -> None:
    level = between(Fraction("23.155"), Fraction("23.165"))
    before = level.divide(between(Fraction("1.695"), Fraction("1.705")))
    assert before == between(Fraction(4631, 341), Fraction(4633, 339))
    assert Fraction("13.5806") < (before.low or 0) < (before.high or 0) < Fraction("13.6668")


def test_a_divisor_near_0_leaves_the_quotient_without_an_upper_end() -> None:
    assert between(1, 2).divide(between(0, 4)) == at_least(Fraction(1, 4))
    assert between(1, 2).divide(at_least(4)) == Interval(Fraction(0), Fraction(1, 2), low_open=True)
    assert exactly(0).divide(between(0, 4)) == exactly(0)


@pytest.mark.parametrize(("a", "b"), [(between(-1, 1), exactly(2)), (exactly(1), exactly(0)), (exactly(1), at_most(3))])
def test_a_quotient_that_could_be_negative_or_over_0_is_refused(a: Interval, b: Interval) -> None:
    with pytest.raises(ValueError, match="must be at least 0"):
        a.divide(b)


def test_a_point_is_one_number() -> None:
    assert exactly(3).is_point
    assert [i for i in (between(3, 5), at_least(3), at_most(3), EMPTY, EVERYTHING) if i.is_point] == []


def test_scaling_by_0_leaves_0_even_of_an_unbounded_interval() -> None:
    assert more_than(3).scale(0) == exactly(0)
    assert EMPTY.scale(0) == EMPTY


def test_width_is_absent_where_an_end_is() -> None:
    assert between(3, 5).width == 2
    assert at_least(3).width is None
    assert between(3, 5).is_bounded
    assert not at_least(3).is_bounded


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (more_than(10_000_000), "(10,000,000, …)"),
        (Interval(Fraction(0), Fraction(5), high_open=True), "[0, 5)"),
        (between(Fraction(9382, 1000), Fraction(28150000, 3)), "[9.382, 9,383,333.33]"),
        (EMPTY, "(empty)"),
    ],
)
def test_an_interval_is_shown_with_brackets_that_say_what_is_open(interval: Interval, text: str) -> None:
    assert str(interval) == text
