"""The table of section 6 of the claims schema, and every figure of the annotated pages that follows from its digits."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from crossfoot.model.interchange import from_json
from crossfoot.model.interval import Interval, at_least, between, exactly, more_than
from crossfoot.model.quantity import Form, Quantity, Unit
from crossfoot.model.rounding import Numeral, interval_of, range_of

MILLION = Fraction(1_000_000)
MAGNITUDES = {"million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "thousand": 10**3, "k": 10**3,
              "lakh": 10**5, "crore": 10**7}  # fmt: skip
FROM_DIGITS = {Form.EXACT, Form.PLAIN, Form.MORE, Form.AT_LEAST, Form.LESS, Form.AT_MOST, Form.ABOUT, Form.NEARLY,
               Form.JUST_OVER}  # fmt: skip


def millions(digits: str) -> Numeral:
    return Numeral(digits, MILLION, has_magnitude=True)


def bare(digits: str) -> Numeral:
    return Numeral(digits)


def percent(digits: str) -> Numeral:
    return Numeral(digits, is_count=False)


def in_millions(low: str, high: str) -> Interval:
    return between(Fraction(low) * MILLION, Fraction(high) * MILLION)


@pytest.mark.parametrize(
    ("wording", "numeral", "form", "expected"),
    [
        ("302,459", bare("302459"), Form.EXACT, exactly(302459)),
        ("9.2 million", millions("9.2"), Form.PLAIN, in_millions("9.15", "9.25")),
        ("40 million", millions("40"), Form.PLAIN, in_millions("39.5", "40.5")),
        ("435,000", bare("435000"), Form.PLAIN, between(434500, 435500)),
        ("27 %", percent("27"), Form.PLAIN, between(Fraction("26.5"), Fraction("27.5"))),
        ("14.2 %", percent("14.2"), Form.PLAIN, between(Fraction("14.15"), Fraction("14.25"))),
        ("more than 10 million", millions("10"), Form.MORE, more_than(10 * MILLION)),
        ("20 million or more", millions("20"), Form.AT_LEAST, at_least(20 * MILLION)),
        ("fewer than 5 million", millions("5"), Form.LESS, Interval(Fraction(0), 5 * MILLION, high_open=True)),
        ("up to 300,000", bare("300000"), Form.AT_MOST, between(0, 300000)),
        ("about 52 million", millions("52"), Form.ABOUT, in_millions("51", "53")),
        ("about 50 million", millions("50"), Form.ABOUT, in_millions("47.5", "52.5")),
        ("about 1.5 million", millions("1.5"), Form.ABOUT, in_millions("1.4", "1.6")),
        ("around 30 %", percent("30"), Form.ABOUT, between(Fraction("28.5"), Fraction("31.5"))),
        ("nearly 20 million", millions("20"), Form.NEARLY, Interval(19 * MILLION, 20 * MILLION, high_open=True)),
        ("just over 3 million", millions("3"), Form.JUST_OVER, Interval(3 * MILLION, 33 * MILLION / 10, low_open=True)),
        ("the 100 millionth phone", millions("100"), Form.EXACT, exactly(100 * MILLION)),
        ("tenfold, written 10-fold", percent("10"), Form.PLAIN, between(Fraction("9.5"), Fraction("10.5"))),
        ("1.33 lakh", Numeral("1.33", Fraction(100_000), has_magnitude=True), Form.PLAIN, between(132500, 133500)),
    ],
)  # fmt: skip
def test_the_table_of_wordings(wording: str, numeral: Numeral, form: Form, expected: Interval) -> None:
    assert interval_of(numeral, form) == expected, wording


@pytest.mark.parametrize(
    ("digits", "half"),
    [
        ("12000", 500),
        ("1000", 100),
        ("1200", 50),
        ("10000", 1000),
        ("435000", 500),
        ("302459", 0),
        ("999", 0),
        ("900", 0),
    ],
)
def test_a_bare_whole_number_spans_half_of_its_last_digit_that_is_not_0(digits: str, half: int) -> None:
    """Capped at a tenth: 1,000 and 10,000 could be half of themselves away."""
    assert bare(digits).half_width == half


def test_a_count_is_never_rounded_by_more_than_a_tenth() -> None:
    assert millions("1").half_width == 100_000
    assert millions("3").slack == 300_000
    assert percent("1").half_width == Fraction(1, 2)


@pytest.mark.parametrize(
    ("numeral", "w", "z"),
    [
        (millions("9.2"), 100_000, 100_000),
        (millions("40"), 1_000_000, 10_000_000),
        (bare("12000"), 1, 1000),
        (millions("9.20"), 10_000, 100_000),
        (bare("0"), 1, 1),
    ],
)
def test_w_is_the_unit_of_the_last_digit_and_z_of_the_last_that_is_not_0(numeral: Numeral, w: int, z: int) -> None:
    assert numeral.last_digit == w
    assert numeral.last_nonzero == z


def test_a_range_has_exact_ends() -> None:
    assert range_of(millions("80"), millions("100")) == in_millions("80", "100")
    assert range_of(millions("100"), millions("80")).is_empty


@pytest.mark.parametrize("form", sorted(set(Form) - FROM_DIGITS))
def test_a_form_that_digits_do_not_settle_is_refused(form: Form) -> None:
    with pytest.raises(ValueError, match="needs a range or a table of wordings"):
        interval_of(bare("5"), form)


def test_every_annotated_figure_follows_from_its_digits(shared: Path) -> None:
    seen, wrong = 0, []
    for path in sorted([*shared.glob("seed/*.claims.json"), *shared.glob("pages/*.claims.json")]):
        for found in json.loads(path.read_text(encoding="utf-8"))["claims"]:
            quantity = getattr(from_json(found).statement, "value", None)
            if quantity is None or quantity.form not in FROM_DIGITS or quantity.written is None:
                continue
            seen += 1
            readings = [interval_of(numeral, quantity.form) for numeral in numerals(quantity, found["anchor"]["text"])]
            if not any(quantity.interval in (reading, -reading) for reading in readings):
                wrong.append(f"{path.name} {found['id']}: {found['anchor']['text']}")
    assert wrong == []
    assert seen > 300


def numerals(quantity: Quantity, anchor: str) -> list[Numeral]:
    """The numerals the words may be: with the magnitude beside the digits, or else bare or under a table's header."""
    written = quantity.written or ""
    digits = written.replace(",", "")
    is_count = quantity.unit is Unit.COUNT
    words = re.findall(r"[a-z]+", anchor.lower().partition(written.lower())[2])
    stems = [word.removesuffix("th").removesuffix("s") for word in words]
    stated = [MAGNITUDES[stem] for stem in stems if stem in MAGNITUDES]
    if stated and written in anchor:
        return [Numeral(digits, Fraction(stated[0]), has_magnitude=True, is_count=is_count)]
    under_header = [Numeral(digits, Fraction(by), has_magnitude=True) for by in (1000, 10**6)] if is_count else []
    return [Numeral(digits, is_count=is_count), *under_header]
