"""Wordings of time mean days: found in a text, valued by the day of publication and the period in focus."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.extract.calendar import TimeContext, resolve
from crossfoot.extract.periods import find_times
from crossfoot.knowledge import load_vocabulary
from crossfoot.model.period import UNKNOWN, parse_period

WORDS = load_vocabulary()
PUBLISHED = date(2017, 10, 31)

NAMED = [
    ("in Q3 2017", "2017-Q3"),
    ("2017 Q3", "2017-Q3"),
    ("Q3'17", "2017-Q3"),
    ("Q3 of 2017", "2017-Q3"),
    ("1Q17", "2017-Q1"),
    ("3Q 2016", "2016-Q3"),
    ("the third quarter of 2016", "2016-Q3"),
    ("third-quarter 2016", "2016-Q3"),
    ("the final quarter of 2016", "2016-Q4"),
    ("H1 2015", "2015-H1"),
    ("2H16", "2016-H2"),
    ("in the first half of 2015", "2015-H1"),
    ("in October 2016", "2016-10"),
    ("Oct. 2016", "2016-10"),
    ("October 31, 2016", "2016-10-31"),
    ("31 October 2016", "2016-10-31"),
    ("2016-10-31", "2016-10-31"),
    ("in 2016", "2016"),
    ("all of 2016", "2016"),
    ("full-year 2016", "2016"),
    ("the first nine months of 2016", "2016-01/2016-09"),
    ("the last three months of 2016", "2016-Q4"),
    ("January to September 2016", "2016-01/2016-09"),
    ("from 1 to 15 October 2016", "2016-10-01/2016-10-15"),
    ("October 1-15, 2016", "2016-10-01/2016-10-15"),
    ("in the week of 24 November 2016", "2016-11-21/2016-11-27"),
    ("in the week starting November 21, 2016", "2016-11-21/2016-11-27"),
    ("the quarter ended June 30, 2016", "2016-Q2"),
    ("the June quarter of 2016", "2016-Q2"),
    ("since July 2014", "+2014-07/2017-10"),
    ("in 2015-16", "2015-04/2016-03"),
    ("the six months to September 2016", "2016-04/2016-09"),
    ("the four months to March 2020", "2019-12/2020-03"),
    ("the nine months ended September 30, 2016", "2016-01/2016-09"),
    ("the fiscal year to March 2015", "2014-04/2015-03"),
    ("the half-year to June 2016", "2016-H1"),
    ("the first week of October 2016", "2016-10-01/2016-10-07"),
    ("the last week of February 2016", "2016-02-23/2016-02-29"),
    ("the week ended October 28, 2016", "2016-10-22/2016-10-28"),
    ("Sep '16", "2016-09"),
    ("Sep-16", "2016-09"),
    ("mid-2015", "2015"),
]
BY_PUBLICATION = [
    ("in the third quarter", "2017-Q3"),
    ("in Q3", "2017-Q3"),
    ("in the fourth quarter", "2016-Q4"),
    ("in the first half", "2017-H1"),
    ("in the second half", "2016-H2"),
    ("in October", "2017-10"),
    ("in November", "2016-11"),
    ("July–September", "2017-Q3"),
    ("January through March", "2017-Q1"),
    ("the April-June quarter", "2017-Q2"),
    ("the September quarter", "2017-Q3"),
    ("the three months to June", "2017-Q2"),
    ("the holiday quarter", "2016-Q4"),
    ("last month", "2017-09"),
    ("last quarter", "2017-Q3"),
    ("last year", "2016"),
    ("this year", "2017"),
    ("this month", "2017-10"),
    ("next year", "2018"),
    ("the current quarter", "2017-Q4"),
    ("this week", "2017-10-30/2017-11-05"),
    ("last week", "2017-10-23/2017-10-29"),
    ("the first half of this year", "2017-H1"),
    ("the fourth quarter of last year", "2016-Q4"),
    ("October last year", "2016-10"),
    ("so far this year", "2017-01/2017-10"),
    ("since July", "+2017-07/2017-10"),
    ("since its launch in March", "+2017-03/2017-10"),
    ("from 28 September to 29 October", "2017-09-28/2017-10-29"),
    ("between 28 September and 29 October", "2017-09-28/2017-10-29"),
    ("last year's third quarter", "2016-Q3"),
    ("in the past twelve months", "2016-10/2017-09"),
    ("over the past year", "2016-10/2017-09"),
    ("over the last six months", "2017-04/2017-09"),
    ("over the last three years", "2014-10/2017-09"),
    ("in the past two quarters", "2017-04/2017-09"),
    ("last June", "2017-06"),
    ("in the year to March", "2016-04/2017-03"),
    ("the week to 28 October", "2017-10-22/2017-10-28"),
]
IN_FOCUS = [
    ("in the quarter", "2017-Q2", "2017-Q2"),
    ("for the three months", "2017-Q2", "2017-Q2"),
    ("the month", "2017-08", "2017-08"),
    ("the period", "2017-H1", "2017-H1"),
    ("the year", "2016-Q4", "2016"),
    ("a year ago", "2017-Q2", "2016-Q2"),
    ("a year earlier", "2017-08", "2016-08"),
    ("the year-ago quarter", "2017-Q2", "2016-Q2"),
    ("twelve months before", "2017-Q2", "2016-Q2"),
    ("the same quarter of 2014", "2017-Q2", "2014-Q2"),
    ("the same period last year", "2017-H1", "2016-H1"),
    ("the same month of last year", "2017-08", "2016-08"),
    ("the previous quarter", "2017-Q1", "2016-Q4"),
    ("a quarter earlier", "2017-Q2", "2017-Q1"),
    ("a month earlier", "2017-01", "2016-12"),
    ("three months before", "2017-Q2", "2017-Q1"),
    ("the year before", "2016", "2015"),
    ("the previous February", "2017-02", "2016-02"),
    ("same quarter last year", "2017-Q2", "2016-Q2"),
    ("two years earlier", "2017-Q2", "2015-Q2"),
    ("six months earlier", "2017-Q2", "2016-Q4"),
    ("two quarters ago", "2017-Q2", "2016-Q4"),
]
AHEAD = [
    ("in November", "2017-11"),
    ("in the fourth quarter", "2017-Q4"),
    ("through the remainder of 2017", "2017-10/2017-12"),
    ("for the rest of the year", "2017-10/2017-12"),
    ("in September", "2018-09"),
    ("the second half", "2017-H2"),
]


def value_of(text: str, context: TimeContext) -> str:
    (mention,) = find_times(text, WORDS)
    return resolve(mention.expr, context)[0].notation


@pytest.mark.parametrize(("text", "period"), NAMED, ids=[text for text, _ in NAMED])
def test_a_period_named_with_its_year_is_that_period_whenever_published(text: str, period: str) -> None:
    assert value_of(text, TimeContext(PUBLISHED)) == period


@pytest.mark.parametrize(("text", "period"), BY_PUBLICATION, ids=[text for text, _ in BY_PUBLICATION])
def test_a_period_without_a_year_is_the_one_a_reader_of_the_day_understands(text: str, period: str) -> None:
    assert value_of(text, TimeContext(PUBLISHED)) == period


@pytest.mark.parametrize(("text", "focus", "period"), IN_FOCUS, ids=[f"{text}, {focus}" for text, focus, _ in IN_FOCUS])
def test_a_period_that_points_back_is_counted_from_the_one_in_focus(text: str, focus: str, period: str) -> None:
    assert value_of(text, TimeContext(PUBLISHED, parse_period(focus))) == period


@pytest.mark.parametrize(("text", "period"), AHEAD, ids=[text for text, _ in AHEAD])
def test_under_a_target_or_forecast_a_bare_period_lies_ahead(text: str, period: str) -> None:
    assert value_of(text, TimeContext(PUBLISHED, is_future=True)) == period


@pytest.mark.parametrize("text", ["a year ago", "the previous quarter", "the same period"])
def test_a_period_that_points_back_to_nothing_is_unknown(text: str) -> None:
    assert value_of(text, TimeContext(PUBLISHED, UNKNOWN)) == "?"


@pytest.mark.parametrize("text", ["last year", "in the third quarter", "this month"])
def test_without_a_day_of_publication_a_period_without_a_year_is_unknown(text: str) -> None:
    assert value_of(text, TimeContext(None)) == "?"


def test_in_january_the_last_quarter_and_the_last_year_are_those_just_over() -> None:
    context = TimeContext(date(2018, 1, 15))
    assert (value_of("last year", context), value_of("last quarter", context)) == ("2017", "2017-Q4")
    assert value_of("in the fourth quarter", context) == "2017-Q4"


def test_a_quarter_reported_a_few_days_before_it_ends_is_that_quarter() -> None:
    assert value_of("in the third quarter", TimeContext(date(2017, 9, 28))) == "2017-Q3"


def test_a_leap_day_a_year_earlier_is_the_28th() -> None:
    assert value_of("a year ago", TimeContext(PUBLISHED, parse_period("2016-02-29"))) == "2015-02-28"


@pytest.mark.parametrize(
    "text",
    ["It may ship more.", "They march on.", "Sales of 2,017 units", "It shipped 10 million units."],
)  # fmt: skip
def test_words_and_digits_that_only_look_like_time_are_none(text: str) -> None:
    assert [text[m.start : m.end] for m in find_times(text, WORDS)] == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("up from 9.2 million in Q3 2016 and 8 million in July of 2015", ["Q3 2016", "July of 2015"]),
        ("In the first half of 2015, sales fell.", ["first half of 2015"]),
        ("since its launch in March, it sold well", ["since its launch in March"]),
    ],
)
def test_a_span_holds_the_words_of_time_and_no_others(text: str, spans: list[str]) -> None:
    assert [text[m.start : m.end] for m in find_times(text, WORDS)] == spans
