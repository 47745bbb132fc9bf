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
        ("three lakh crore rupees", 3_000_000_000_000),
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


def test_a_small_number_behind_a_million_is_another_number() -> None:
    found = list(grammar_of(WORDS).spelled.find("two million and three of them"))
    assert [spelled.value for spelled in found] == [2_000_000, 3]


@pytest.mark.parametrize("text", ["a quarter million", "a quarter of a million", "quarter-million"])
def test_a_quarter_of_a_million_is_a_count(text: str) -> None:
    (mention,) = find_numbers(f"It sold {text} phones.", WORDS)
    assert [numeral.value for numeral in mention.numerals] == [250_000]


def test_a_currency_may_touch_its_numeral_and_a_range_of_money_has_two_ends() -> None:
    (price, span) = find_numbers("It costs RM2.50, and the plant cost A$15 to 20 million.", WORDS)
    assert (price.kind, span.kind) == ("MONEY", "MONEY")
    assert [numeral.value for numeral in span.numerals] == [15_000_000, 20_000_000]


def test_a_number_that_ends_a_name_is_none() -> None:
    assert find_numbers("The Pro3 and the CAC40 fell.", WORDS)[1:] == ()
    assert [mention.kind for mention in find_numbers("The Pro3 fell.", WORDS)] == []


def test_a_list_of_two_digits_is_no_number_in_groups() -> None:
    assert all(n.value < 100 for m in find_numbers("Models 22,24,26,31 sold.", WORDS) for n in m.numerals)


def test_verbs_own_over_or_up_to_but_not_both() -> None:
    assert [m.form.value for m in find_numbers("It added over 6m users.", WORDS)] == ["gt"]
    assert [m.form.value for m in find_numbers("They add up to 6m users.", WORDS)] == ["plain"]
    assert [m.form.value for m in find_numbers("It handed over 6,275 cars.", WORDS)] == ["plain"]


def test_two_thirds_are_a_share_wherever_they_stand_and_no_majority() -> None:
    kinds = [m.kind for m in find_numbers("It held three-quarters, against two-thirds in May.", WORDS)]
    assert kinds == ["FRACTION", "FRACTION"]
    assert find_numbers("It needs a two-thirds majority.", WORDS) == ()


def test_a_rank_may_touch_its_no() -> None:
    assert [str(m.numerals[0].value) for m in find_numbers("It lost its No.3 spot.", WORDS)] == ["3"]


def test_number_words_inside_other_words_are_none() -> None:
    assert list(grammar_of(WORDS).spelled.find("Someone weighed tens of bones")) == []
