"""General time expressions say what their words say, and weekdays become days by the day of writing."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.extract.moments import Moment, day_of, find_moments
from crossfoot.knowledge import load_vocabulary

WORDS = load_vocabulary()
FRIDAY = date(2013, 3, 22)


def only(text: str) -> Moment:
    (moment,) = find_moments(text, WORDS)
    return moment


@pytest.mark.parametrize(
    ("text", "unit", "count"),
    [
        ("It rained for three weeks.", "week", 3),
        ("It rained for twenty-two days.", "day", 22),
        ("It rained for an hour.", "hour", 1),
        ("It rained for several months.", "month", None),
        ("It rained for decades.", "decade", None),
    ],
)
def test_a_length_counts_its_unit_where_the_words_do(text: str, unit: str, count: int | None) -> None:
    moment = only(text)
    assert (moment.sort, moment.unit, moment.count) == ("length", unit, count)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It rained on Friday.", FRIDAY),
        ("It rained on Wednesday.", date(2013, 3, 20)),
        ("It rained last Friday.", date(2013, 3, 15)),
        ("It rained yesterday.", date(2013, 3, 21)),
    ],
)
def test_a_plain_weekday_is_the_last_one_not_after_the_day_of_writing(text: str, day: date) -> None:
    assert day_of(only(text), FRIDAY) == day


def test_a_weekday_ahead_is_the_first_one_not_before_the_day_of_writing() -> None:
    moment = only("It will rain on Saturday.")
    assert day_of(moment, FRIDAY, is_ahead=True) == date(2013, 3, 23)
    assert day_of(moment, FRIDAY) == date(2013, 3, 16)


def test_a_length_is_no_day() -> None:
    assert day_of(only("It rained for three weeks."), FRIDAY) is None


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("Doors open at 9 p.m. sharp", "21:00"),
        ("Doors open at 15:30 GMT", "15:30"),
        ("Doors open at 12.05am", "00:05"),
        ("Doors open at noon", "12:00"),
    ],
)
def test_a_clock_time_is_read_on_twenty_four_hours(text: str, clock: str) -> None:
    assert only(text).clock == clock


def test_of_two_that_overlap_the_longer_one_is_kept() -> None:
    text = "It rained for the past two years."
    moment = only(text)
    assert text[moment.start : moment.end] == "the past two years"


@pytest.mark.parametrize("text", ["Sales rose 4.30 per cent.", "A boy of 12 years of age won.", "The odds are 4:1."])
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert find_moments(text, WORDS) == ()
