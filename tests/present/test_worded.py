"""What somebody types into a search: figures by address in words, and numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.knowledge import load_vocabulary
from crossfoot.model import Unit, notation
from crossfoot.present.worded import address_in, number_in, spellings


def understood(text: str) -> str | None:
    cell = address_in(text, load_vocabulary(), lambda _, product: ("shipments", product or "smartphone"))
    return None if cell is None else notation.write_cell(cell)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("xiaomi india q3 2017", "xiaomi shipments smartphone IN 2017-Q3"),
        ("Xiaomi shipments smartphone India 2017-Q3", "xiaomi shipments smartphone IN 2017-Q3"),
        ("Xiaomi's smartphone shipments in India, third quarter of 2017", "xiaomi shipments smartphone IN 2017-Q3"),
        ("apple 1Q18 worldwide", None),
        ("apple 2018 worldwide", "apple shipments smartphone WORLD 2018"),
        ("samsung october 2017", "samsung shipments smartphone WORLD 2017-10"),
        ("market china 2017-Q4", "ALL shipments smartphone CN 2017-Q4"),
        ("bev xpeng h1 2025 deliveries", "xpeng deliveries bev WORLD 2025-H1"),
        ("xiaomi india", None),
        ("india q3 2017", None),
        ("xiaomi umbrellas 2017", None),
        ("xiaomi oppo 2017", None),
    ],
)
def test_an_address_in_words_is_understood_whole_or_not_at_all(text: str, address: str | None) -> None:
    assert understood(text) == address


@pytest.mark.parametrize(
    ("text", "value", "unit", "rest"),
    [
        ("9.2 million", Fraction(9_200_000), Unit.COUNT, ""),
        ("92.4M", Fraction(92_400_000), Unit.COUNT, ""),
        ("9,200,000 xiaomi", Fraction(9_200_000), Unit.COUNT, "xiaomi"),
        ("92 lakh", Fraction(9_200_000), Unit.COUNT, ""),
        ("share 23.5 per cent", Fraction("23.5"), Unit.PERCENT, "share"),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, value: Fraction, unit: Unit, rest: str) -> None:
    found = number_in(text)
    assert found is not None
    assert (found.value, found.unit, found.rest) == (value, unit, rest)


@pytest.mark.parametrize("text", ["xiaomi 2017", "q3 2017", "redmi 5", "no number"])
def test_a_year_or_a_model_is_no_number(text: str) -> None:
    assert number_in(text) is None


def test_a_number_is_looked_for_in_the_ways_the_press_prints_it() -> None:
    number = number_in("9,200,000")
    assert number is not None
    assert {"9200000", "9.2 million", "9.2 m", "92 lakh", "9200 thousand"} <= set(spellings(number))
