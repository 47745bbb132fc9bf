"""Figures and intervals as people write them: never tighter than they are."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.model import Unit
from crossfoot.model.figures import read_quantity
from crossfoot.model.interval import EMPTY, EVERYTHING, Interval, at_least, between, exactly, more_than
from crossfoot.model.notation import read
from crossfoot.present.words import amount, ends, exact, figure, near, rounded_down, rounded_up, voices

NUMBERS = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**7)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("9.4M", "9.4M"),
        (">10M", "> 10M"),
        ("<=10M", "<= 10M"),
        ("~52M", "about 52M"),
        ("<~50%", "nearly 50 %"),
        (">~3M", "just over 3M"),
        ("80..100M", "80 to 100M"),
        ("-12.4%", "-12.4 %"),
        ("4#", "number 4"),
        ("2n", "2 periods"),
        ("1pp", "1 points"),
        ("94,008", "94,008"),
        ("[49,51]pct:word", "49 to 51 %"),
        ("(0,)pct:sign", "> 0 %"),
    ],
)
def test_a_figure_keeps_its_hedge(written: str, shown: str) -> None:
    assert figure(read_quantity(written)) == shown


@pytest.mark.parametrize(
    ("interval", "shown"),
    [
        (exactly(198_189), "198,189"),
        (between(9_150_000, 9_250_000), "9,150,000 to 9,250,000"),
        (more_than(10_000_000), "> 10,000,000"),
        (at_least(5), ">= 5"),
        (Interval(Fraction(0), Fraction(5), high_open=True), ">= 0, < 5"),
        (Interval(None, Fraction(28_150_000, 3)), "<= 9,383,334"),
        (exactly(Fraction(1, 3)), "0.33 to 0.34"),
        (EVERYTHING, "unbounded"),
        (EMPTY, "no number"),
    ],
)
def test_an_interval_is_shown_with_its_open_ends(interval: Interval, shown: str) -> None:
    assert ends(interval) == shown


def test_that_an_amount_is_not_negative_goes_without_saying() -> None:
    assert amount(Interval(Fraction(0), Fraction(5), high_open=True)) == "< 5"
    assert amount(between(0, 0)) == "0"
    assert amount(between(0, 24), Unit.PERCENT) == "<= 24 %"


@given(NUMBERS)
def test_what_is_shown_contains_the_number(value: Fraction) -> None:
    low, high = (Fraction(shown.replace(",", "")) for shown in (rounded_down(value), rounded_up(value)))
    assert low <= value <= high
    assert high - low <= 1


@given(NUMBERS)
def test_a_number_called_exact_is(value: Fraction) -> None:
    above, _, below = exact(value).replace(",", "").partition("/")
    assert Fraction(above) / Fraction(below or 1) == value
    assert near(value).startswith("about ") == (
        "/" in exact(value) and Fraction(rounded_down(value).replace(",", "")) != value
    )


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("", "the page"),
        ("said=tracker:IDC", "IDC"),
        ('said="media:Nikkei" said=supply_chain:suppliers', "Nikkei, citing suppliers"),
        ('said="executive:Lei Jun@xiaomi"', "Lei Jun (xiaomi)"),
        ("said=vendor:Xiaomi@xiaomi", "Xiaomi"),
    ],
)
def test_who_says_it_is_told_from_the_page_to_the_origin(said: str, shown: str) -> None:
    assert voices(read(f"xiaomi shipments smartphone IN 2017-Q3 level 9.2M {said}"), own="the page") == shown
