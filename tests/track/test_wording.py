"""Numbers and periods in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from crossfoot.model import Interval, parse_period
from crossfoot.model.figures import read_quantity
from crossfoot.model.interval import at_least, at_most, below, between, exactly, more_than
from crossfoot.track.wording import (
    and_list,
    ceiling_text,
    day_name,
    exact_text,
    floor_text,
    interval_text,
    percent_text,
    period_name,
    periods_text,
    quantity_text,
)


def test_floors_are_rounded_down_and_ceilings_up() -> None:
    assert (floor_text(Fraction(28_150_000, 3)), ceiling_text(Fraction(28_150_000, 3))) == (
        "9.38 million",
        "9.39 million",
    )
    assert (floor_text(Fraction(94_008, 7)), ceiling_text(Fraction(94_008, 7))) == ("13,429", "13,430")
    assert (floor_text(Fraction(10**10, 7)), ceiling_text(Fraction(10**10, 7))) == ("1.42 billion", "1.43 billion")


def test_a_number_that_is_short_is_printed_in_full() -> None:
    assert floor_text(Fraction(23_155_000)) == ceiling_text(Fraction(23_155_000)) == "23.155 million"


def test_a_rounded_floor_never_reaches_the_next_word() -> None:
    assert floor_text(Fraction(999_999_999, 1000)) == "999,999"
    assert ceiling_text(Fraction(999_999_999, 1000)) == "1,000,000"


def test_a_number_somebody_wrote_is_printed_in_full() -> None:
    assert [exact_text(Fraction(n)) for n in (90_000_000, 94_008, 1_234_567)] == ["90 million", "94,008", "1,234,567"]


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (more_than(56_735_645), "more than 56.73 million"),
        (at_least(69_500_000), "at least 69.5 million"),
        (below(18_150_000), "less than 18.15 million"),
        (at_most(Fraction(28_150_000, 3)), "at most 9.39 million"),
        (between(0, 18_150_000), "at most 18.15 million"),
        (between(92_350_000, 92_450_000), "92.35 to 92.45 million"),
        (between(999_000_000, 1_100_000_000), "999 million to 1.1 billion"),
        (between(400, 1_200_000), "400 to 1,200,000"),
        (exactly(94_008), "94,008"),
        (exactly(Fraction(25_000_000, 3)), "8.33 to 8.34 million"),
    ],
)
def test_intervals_in_words(interval: Interval, words: str) -> None:
    assert interval_text(interval) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("9.2M", "9.2 million"),
        ("41.0M", "41.0 million"),
        (">15M", "more than 15 million"),
        (">=100,000", "at least 100,000"),
        ("<10M", "less than 10 million"),
        ("<=10M", "at most 10 million"),
        ("~347.4M", "about 347.4 million"),
        ("<~50%", "nearly 50 percent"),
        (">~3M", "just over 3 million"),
        ("80..100M", "80 to 100 million"),
        ("-12.4%", "12.4 percent"),
        ("94,008", "94,008"),
        ("435,000", "435,000"),
        ("[49,51]pct:word", "49 to 51 percent"),
        ("(0,)pct:sign", "more than 0 percent"),
        ("(,)count:vague", "an unnamed number"),
    ],
)
def test_figures_keep_their_hedge_and_their_digits(figure: str, words: str) -> None:
    assert quantity_text(read_quantity(figure)) == words


def test_percent_has_no_sign() -> None:
    assert [percent_text(Fraction(n)) for n in ("8.4", "-5")] == ["8.4", "5"]


@pytest.mark.parametrize(
    ("label", "name", "short"),
    [
        ("2017", "2017", "2017"),
        ("2017-H2", "the second half of 2017", "the second half"),
        ("2017-Q4", "the fourth quarter of 2017", "the fourth quarter"),
        ("2017-10", "October 2017", "October"),
        ("2017-10-31", "31 October 2017", "31 October 2017"),
        ("2017-01/2017-10", "January to October 2017", "January to October"),
        ("2017-11/2017-12", "November and December 2017", "November and December"),
        ("2017-11/2018-01", "November 2017 to January 2018", "November 2017 to January 2018"),
        ("2018-01-01/2018-10-26", "1 January 2018 to 26 October 2018", "1 January 2018 to 26 October 2018"),
        ("../2015-06-30", "all time up to 30 June 2015", "all time up to 30 June 2015"),
        ("+2015-01/2015-06", "1 January 2015 to 30 June 2015", "1 January 2015 to 30 June 2015"),
        ("?", "?", "?"),
    ],
)
def test_periods_as_a_newspaper_says_them(label: str, name: str, short: str) -> None:
    period = parse_period(label)
    assert (period_name(period), period_name(period, year=False)) == (name, short)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["2017-07/2017-08"], "July or August 2017"),
        (["2017-10", "2017-11", "2017-12"], "October, November or December 2017"),
        (["2017-Q1"], "the first quarter of 2017"),
        (["2017-Q1", "2017-07/2017-10"], "the first quarter or July to October 2017"),
        (["2014-04/2014-09", "2015-01"], "April to September 2014 or January 2015"),
        (["2016", "2017"], "2016 or 2017"),
    ],
)
def test_several_periods_say_their_year_once(labels: list[str], words: str) -> None:
    assert periods_text([parse_period(label) for label in labels], joint="or") == words


def test_lists_and_days() -> None:
    assert [and_list(list(items)) for items in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]
    assert day_name(date(2017, 10, 1)) == "1 October 2017"
