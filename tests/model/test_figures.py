"""Figures as short words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.errors import NotationError
from crossfoot.model.figures import read_quantity, write_quantity
from crossfoot.model.interval import Interval, between, exactly, more_than
from crossfoot.model.quantity import Form, Quantity, Unit

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("text", "interval", "unit", "form", "written"),
    [
        (">10M", more_than(10 * MILLION), Unit.COUNT, Form.MORE, "10"),
        ("9.2M", between(9_150_000, 9_250_000), Unit.COUNT, Form.PLAIN, "9.2"),
        ("302,459", exactly(302459), Unit.COUNT, Form.EXACT, "302,459"),
        ("435,000", between(434500, 435500), Unit.COUNT, Form.PLAIN, "435,000"),
        ("80..100M", between(80 * MILLION, 100 * MILLION), Unit.COUNT, Form.RANGE, "80..100"),
        ("~52M", between(51 * MILLION, 53 * MILLION), Unit.COUNT, Form.ABOUT, "52"),
        ("-12.4%", between(Fraction("-12.45"), Fraction("-12.35")), Unit.PERCENT, Form.PLAIN, "12.4"),
        ("-<=9%", between(-9, 0), Unit.PERCENT, Form.AT_MOST, "9"),
        ("4#", exactly(4), Unit.RANK, Form.EXACT, "4"),
        ("2n", exactly(2), Unit.PERIODS, Form.EXACT, "2"),
        ("2x", between(Fraction(3, 2), Fraction(5, 2)), Unit.RATIO, Form.PLAIN, "2"),
        ("[49,51]pct:word", between(49, 51), Unit.PERCENT, Form.WORD, None),
        ("(0,)pct:sign", more_than(0), Unit.PERCENT, Form.SIGN, None),
        ("[197/3,203/3]pct:word:two-thirds", between(Fraction(197, 3), Fraction(203, 3)), Unit.PERCENT, Form.WORD,
         "two-thirds"),
    ],
)  # fmt: skip
def test_a_word_and_its_figure(text: str, interval: Interval, unit: Unit, form: Form, written: str | None) -> None:
    quantity = Quantity(interval, unit, form, written)
    assert read_quantity(text) == quantity
    assert write_quantity(quantity) == text


def test_a_figure_that_does_not_follow_from_its_digits_is_written_with_both_ends() -> None:
    under_header = Quantity(between(13_197_500, 13_198_500), Unit.COUNT, Form.PLAIN, "13,198")
    assert write_quantity(under_header) == "13,198k"
    odd = Quantity(between(13_197_000, 13_199_000), Unit.COUNT, Form.PLAIN, "13,198")
    assert write_quantity(odd) == "[13197000,13199000]count:plain:13,198"


@pytest.mark.parametrize(
    "text", ["", "M", "10Q", "1..", "[1,2]", "[1,2]pct:odd", "[1e9,2]count:exact", "[1/0,2]pct:word", "9.2.1M"]
)
def test_what_is_no_figure_is_refused_and_the_forms_are_named(text: str) -> None:
    with pytest.raises(NotationError, match="a figure is"):
        read_quantity(text)
