"""What numbers in a text mean: the interval their digits and words allow, their form, and what is no quantity."""

from __future__ import annotations

from itertools import pairwise

import pytest

from crossfoot.extract.numbers import find_numbers
from crossfoot.extract.tokens import tokenize
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import Form, Unit
from crossfoot.model.notation import read_quantity

WORDS = load_vocabulary()

# Text, and each of its figures as notation; the first columns of section 6 of the claims schema, and what pages print.
MAGNITUDES = [
    ("Samsung put out 64.1 million", "64.1M"),
    ("40 million", "40M"),
    ("348.0 million in all", "348.0M"),
    ("1.24 billion phones", "1.24B"),
    ("70m handsets", "70M"),
    ("44 mn units", "44M"),
    ("200 mln", "200M"),
    ("48.2M", "48.2M"),
    ("1.12bn", "1.12B"),
    ("600k", "600k"),
    ("300mn", "300M"),
    ("300 m units", "300M"),
    ("12 thousand cars", "12k"),
    ("a 200-million-unit year", "200M"),
    ("half a million phones", "[450000,550000]count:plain"),
    ("seven million phones", "7M"),
]
FULL_DIGITS = [
    ("BYD's March came to 302,459", "302,459"),
    ("435,000 cars", "435,000"),
    ("435,059 cars", "435,059"),
    ("700,300 were looked for", "700,300"),
    ("18,400 cars", "18,400"),
    ("883 units", "883"),
    ("343,800 units", "343,800"),
]
INDIAN = [
    ("grew to 44.92 crore", "[449150000,449250000]count:plain"),
    ("lost 7.5 lakh", "[745000,755000]count:plain"),
    ("3.9 crore smartphones", "[38500000,39500000]count:plain"),
    ("EV sales of 1,33,000", "[132500,133500]count:plain"),
    ("0.90 lakh two-wheelers", "[89500,90500]count:plain"),
    ("18.10 lakhs", "[1809500,1810500]count:plain"),
]
BOUNDS = [
    *((f"{words} 10 million", ">10M") for words in (
        "more than", "over", "above", "past", "north of", "exceeded", "surpassed", "topped", "broke", "crossed",
        "passed", "in excess of", "exceeding", "crossed the", "broken the", "beyond")),
    ("10 million+", ">10M"),
    *((f"{words} 400,000", ">=400,000") for words in ("at least", "no fewer than", "no less than")),
    ("400,000 or more", ">=400,000"),
    *((f"{words} 5 million", "<5M") for words in ("less than", "fewer than", "under", "below")),
    *((f"{words} 25 million", "<=25M") for words in ("up to", "as much as", "as many as", "at most", "no more than")),
    ("more than 1.24 billion", ">1.24B"),
]  # fmt: skip
ABOUT = [
    *((f"{words} 52 million handsets", "~52M") for words in (
        "about", "around", "roughly", "some", "approximately", "circa")),
    ("52 million or so", "~52M"),
    ("nearly 18,400", "<~18,400"),
    ("just under 12,000", "<~12,000"),
    ("just over 6,000", ">~6,000"),
    ("a little over 6,000", ">~6,000"),
    ("slightly more than 6,000", ">~6,000"),
    ("close to three million", "<~3M"),
    *((f"{words} 20 million", "<~20M") for words in ("nearly", "almost", "close to", "just under", "approaching")),
    ("nearly 35%", "<~35%"),
]  # fmt: skip
RANGES = [
    ("80 to 100 million", "80..100M"),
    ("80m to 100m", "80..100M"),
    ("between 120,000 and 125,000", "120,000..125,000"),
    ("40 million to 60 million", "40..60M"),
    ("1.03–1.2 billion", "1.03..1.2B"),
    ("anywhere from 40 million to 60 million", "40..60M"),
    ("10% to 15%", "10..15%"),
    ("40 to 60 per cent", "40..60%"),
    ("0.2–14.9 %", "0.2..14.9%"),
]
PERCENT = [
    ("27%", "27%"),
    ("27 per cent", "27%"),
    ("27 percent", "27%"),
    ("14.6 per cent", "14.6%"),
    ("46.06 percent", "46.06%"),
    ("as much as 9%", "<=9%"),
    ("more than 30 per cent", ">30%"),
    ("below 1%", "<1%"),
    ("about 16 per cent", "~16%"),
    ("one percentage point", "1pp"),
    ("two percentage points", "2pp"),
    ("0.4 points", "0.4pp"),
    ("3 percentage points", "3pp"),
]
WORDED = [
    ("half of the market", "[49,51]pct:word"),
    ("a third of shipments", "[97/3,103/3]pct:word"),
    ("two-thirds of all handsets", "[197/3,203/3]pct:word"),
    ("a quarter of the market", "[24,26]pct:word"),
    ("a fifth of the market", "[19,21]pct:word"),
    ("one in three phones", "[97/3,103/3]pct:word"),
    ("nearly half of the market", "[95/2,50)pct:near_below"),
    ("fewer than a third of the phones", "[0,100/3)pct:lt"),
    ("more than a fifth of the market", "(20,100]pct:gt"),
    ("double-digit growth", "[10,100)pct:vague"),
    ("single-digit growth", "(0,10)pct:vague"),
    ("triple-digit growth", "[100,1000)pct:vague"),
    ("a low single-digit decline", "[1,3]pct:vague"),
    ("mid-single-digit growth", "[4,6]pct:vague"),
    ("high single-digit growth", "[7,9]pct:vague"),
    ("growth in the mid-teens", "[14,16]pct:vague"),
    ("a 66-fold increase", "[65.5,66.5]ratio:plain"),
    ("9 times Airtel's additions", "[8.5,9.5]ratio:plain"),
]
OF_A_MILLION = [
    ("a quarter of a million phones", "[245000,255000]count:plain"),
    ("three quarters of a million phones", "[745000,755000]count:plain"),
    ("a half-million phones", "[450000,550000]count:plain"),
    ("one and a half million phones", "1.5M"),
    ("1½ million phones", "1.5M"),
    ("four or five million phones", "4..5M"),
    ("15 or 16 million phones", "15..16M"),
]
OTHER_HABITS = [
    ("12,9 %", "12.9%"),
    ("27,5 million", "27.5M"),
    ("343 830 units", "[343825,343835]count:plain"),
    ("49.000 units", "49,000"),
    ("1.234.567 units", "1,234,567"),
]
NEGATED = [
    ("not more than 10 million", "<=10M"),
    ("no longer more than 10 million", "<=10M"),
    ("never more than 10 million", "<=10M"),
    ("more than the 10 million mark", ">10M"),
    ("more than the 75 million of last year", "75M"),
    ("fewer than the 11 million that analysts had looked for", "11M"),
    ("growth in the high teens", "[17,19]pct:vague"),
    ("low double digits", "[10,20)pct:vague"),
]
EVERYTHING = [*MAGNITUDES, *FULL_DIGITS, *INDIAN, *BOUNDS, *ABOUT, *RANGES, *PERCENT, *WORDED, *OF_A_MILLION]
EVERYTHING += [*OTHER_HABITS, *NEGATED]


@pytest.mark.parametrize(("text", "figure"), EVERYTHING, ids=[text for text, _ in EVERYTHING])
def test_a_number_is_the_interval_its_words_allow(text: str, figure: str) -> None:
    wanted = read_quantity(figure)
    (mention,) = find_numbers(text, WORDS)
    assert mention.quantity is not None
    found = mention.quantity
    # A third is 33.333333 in the interchange format; the claims schema compares ends to a thousandth.
    assert [round(end, 4) for end in (found.interval.low, found.interval.high) if end is not None] == [
        round(end, 4) for end in (wanted.interval.low, wanted.interval.high) if end is not None
    ]
    assert (found.interval.low_open, found.interval.high_open) == (wanted.interval.low_open, wanted.interval.high_open)
    assert (found.unit, found.form) == (wanted.unit, wanted.form)


@pytest.mark.parametrize(
    "text",
    ["$16.2 billion", "US$46bn", "Rs 12,000", "Rs 10,900 crore", "10.0 billion euros", "8.1 trillion won",
     "$51.5 to $53.5 billion", "€61", "599 dollars", "100 yuan", "CNY 799", "KSh 15,000"],
)  # fmt: skip
def test_money_is_one_number_without_a_quantity(text: str) -> None:
    (mention,) = find_numbers(text, WORDS)
    assert (mention.kind, mention.quantity, text[mention.start : mention.end]) == ("MONEY", None, text)


@pytest.mark.parametrize(
    "text",
    ["the Redmi Note 7", "the Galaxy S9", "a P20 Pro", "Windows Phone 7 handsets", "4G handsets", "a 64MP camera",
     "an M3 chip", "8GB of memory", "the iPhone 15"],
)  # fmt: skip
def test_digits_of_a_name_are_no_number(text: str) -> None:
    assert [token.text for token in tokenize(text, WORDS) if token.number is not None] == []


@pytest.mark.parametrize(("text", "sign"), [("-13%", -1), ("−1.8%", -1), ("+32.1%", 1), ("31.7%", 0), ("-8,700", -1)])
def test_a_printed_sign_is_kept_beside_the_unsigned_figure(text: str, sign: int) -> None:
    (mention,) = find_numbers(text, WORDS)
    assert mention.sign == sign
    assert mention.quantity is not None
    assert mention.quantity.interval.low is not None
    assert mention.quantity.interval.low > 0


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("It shipped more than 10 million units.", "more than 10 million"),
        ("It shipped 52 million or so last year.", "52 million or so"),
        ("It took about 16 per cent.", "about 16 per cent"),
        ("They want 80 to 100 million units.", "80 to 100 million"),
        ("It fell by up to 9% in May.", "up to 9%"),
    ],
)
def test_a_span_takes_in_the_bound_words_and_the_unit(text: str, anchor: str) -> None:
    (mention,) = find_numbers(text, WORDS)
    assert text[mention.start : mention.end] == anchor


@pytest.mark.parametrize("text", ["Nio handed over 36,275 vehicles", "Sales add up to 626,263"])
def test_a_word_that_belongs_to_the_verb_is_no_bound(text: str) -> None:
    (mention,) = find_numbers(text, WORDS)
    assert mention.quantity is not None
    assert mention.quantity.form is Form.EXACT


def test_from_one_number_to_another_are_two_numbers() -> None:
    found = find_numbers("It rose from 14.1 million to 18.3 million", WORDS)
    assert [mention.quantity and mention.quantity.written for mention in found] == ["14.1", "18.3"]


def test_the_millionth_of_something_is_an_ordinal() -> None:
    (mention,) = find_numbers("its 7 millionth car", WORDS)
    assert mention.kind == "ORDINAL"
    assert mention.quantity is not None
    assert mention.quantity.interval == read_quantity("[7000000,7000000]count:exact").interval


def test_a_position_is_a_rank() -> None:
    (mention,) = find_numbers("It came 4th", WORDS)
    assert mention.quantity is not None
    assert (mention.quantity.unit, mention.quantity.interval) == (Unit.RANK, read_quantity("4#").interval)


def test_numbers_come_in_order_and_never_overlap() -> None:
    text = "Up 22 per cent to 64.1 million, more than 1.24 billion in all, between 5 and 6 million, half of it in 2017."
    found = find_numbers(text, WORDS)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_over_behind_took_is_a_bound_only_of_a_part_of_the_market(claims: list[str]) -> None:
    """Xiaomi shipped 27 million smartphones in Q3 2017. It took over seven percent of the global smartphone market."""
    assert claims[-1] == "xiaomi shipments smartphone WORLD 2017-Q3 share (7,100]pct:gt:7"


def test_what_was_taken_over_is_no_bound(claims: list[str]) -> None:
    """Oppo shipped 27 million smartphones in Q3 2017. It took over 2 percent of Vivo."""
    assert claims == ["oppo shipments smartphone WORLD 2017-Q3 level 27M"]
