"""Numbers written out are read whole."""

from __future__ import annotations

import pytest

from crossfoot.extract.numbers import find_numbers
from crossfoot.extract.numerals import grammar_of
from crossfoot.knowledge import load_vocabulary

WORDS = load_vocabulary()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-five million phones", 25_000_000),
        ("forty two million phones", 42_000_000),
        ("two hundred thousand phones", 200_000),
        ("one hundred and twenty million phones", 120_000_000),
        ("a hundred million phones", 100_000_000),
        ("4 hundred phones", 400),
        ("one million two hundred thousand phones", 1_200_000),
        ("thirty-one thousand four hundred and six phones", 31_406),
        ("twenty-five per cent of phones", 25),
    ],
)
def test_a_number_of_several_words_is_one_number(text: str, value: int) -> None:
    (mention,) = find_numbers(f"It sold {text} there.", WORDS)
    assert [numeral.value for numeral in mention.numerals] == [value]


def test_bound_words_belong_to_a_number_written_out() -> None:
    (mention,) = find_numbers("It sold more than two hundred thousand phones.", WORDS)
    assert mention.form.value == "gt"


def test_a_list_of_number_words_is_several_numbers() -> None:
    found = list(grammar_of(WORDS).spelled.find("five, six or seven of them"))
    assert [spelled.value for spelled in found] == [5, 6, 7]
    assert not any(spelled.is_compound for spelled in found)


def test_number_words_inside_other_words_are_none() -> None:
    assert list(grammar_of(WORDS).spelled.find("Someone weighed tens of bones")) == []
