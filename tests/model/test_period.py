"""Periods: names, ends and shifts."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.errors import NotationError
from crossfoot.model.period import (
    UNKNOWN,
    Grain,
    Period,
    as_of_day,
    cumulative,
    half,
    month,
    months,
    parse_period,
    quarter,
    span_of,
    year,
)


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31), "year"),
        ("2017-H1", date(2017, 1, 1), date(2017, 6, 30), "half"),
        ("2017-Q3", date(2017, 7, 1), date(2017, 9, 30), "quarter"),
        ("2017-10", date(2017, 10, 1), date(2017, 10, 31), "month"),
        ("2016-02-29", date(2016, 2, 29), date(2016, 2, 29), "day"),
        ("2017-W44", date(2017, 10, 30), date(2017, 11, 5), "week"),
        ("2017-01/2017-10", date(2017, 1, 1), date(2017, 10, 31), "range"),
        ("2021-08-06/..", date(2021, 8, 6), None, "open"),
        ("../2015-06-30", None, date(2015, 6, 30), "cumulative"),
        ("+2018-05/2021-06", date(2018, 5, 1), date(2021, 6, 30), "cumulative"),
        ("@2023-09-30", date(2023, 9, 30), date(2023, 9, 30), "asof"),
        ("?", None, None, "unknown"),
    ],
)
def test_a_label_names_its_days_and_kind_of_time(text: str, first: date | None, last: date | None, grain: str) -> None:
    period = parse_period(text)
    assert (period.start, period.last, period.grain.value) == (first, last, grain)
    assert parse_period(period.notation) == period


@pytest.mark.parametrize(
    "text",
    ["", "5Q17", "2017-Q5", "2017-13", "2017-H3", "2017-02-30", "2017-W54", "2017\n", "２０１７", "2017-03/2017-01",
     "@@2017", "@?", "+?", "?/2017", "../..x", "2017/", "0000"],
)  # fmt: skip
def test_what_is_no_label_is_refused_and_the_forms_are_named(text: str) -> None:
    with pytest.raises(NotationError, match="a period is 2017"):
        parse_period(text)


def test_a_period_ends_after_it_starts() -> None:
    with pytest.raises(ValueError, match="must end after it starts"):
        Period(date(2017, 1, 2), date(2017, 1, 2), Grain.DAY)


@pytest.mark.parametrize("grain", [Grain.DAY, Grain.MONTH, Grain.YEAR, Grain.RANGE, Grain.ASOF])
def test_a_period_with_a_name_has_both_ends(grain: Grain) -> None:
    with pytest.raises(ValueError, match="cannot run from"):
        Period(None, date(2017, 1, 2), grain)


def test_an_open_period_has_no_end_and_an_unknown_one_neither() -> None:
    with pytest.raises(ValueError, match="cannot run from"):
        Period(date(2017, 1, 1), date(2018, 1, 1), Grain.OPEN)
    with pytest.raises(ValueError, match="cannot run from"):
        Period(date(2017, 1, 1), None, Grain.UNKNOWN)


def test_three_months_across_new_year_are_a_range_and_no_quarter() -> None:
    across = months(2016, 11, 3, grain=Grain.QUARTER)
    assert (across.grain, across.label) == (Grain.RANGE, "2016-11/2017-01")
    assert quarter(2017, 3).shift_months(1).grain is Grain.RANGE


def test_whole_months_are_named_as_what_they_are() -> None:
    assert months(2017, 10, 1) == month(2017, 10)
    assert months(2017, 7, 3) == quarter(2017, 3)
    assert months(2017, 7, 6) == half(2017, 2)
    assert months(2016, 13, 12) == year(2017)
    assert months(2017, 2, 3).label == "2017-02/2017-04"


def test_days_are_named_as_the_calendar_period_they_make_up() -> None:
    assert span_of(date(2017, 10, 1), date(2017, 10, 31)) == month(2017, 10)
    assert span_of(date(2017, 10, 31), date(2017, 10, 31)).grain is Grain.DAY
    assert span_of(date(2017, 10, 2), date(2017, 10, 31)).label == "2017-10-02/2017-10-31"
    assert span_of(date(2017, 10, 1), date(2017, 10, 31), grain=Grain.CUMULATIVE).notation == "+2017-10/2017-10"


def test_the_same_day_a_year_on_from_29_february_is_the_28th() -> None:
    day = span_of(date(2016, 2, 29), date(2016, 2, 29))
    assert day.shift_years(1).start == date(2017, 2, 28)
    assert day.shift_years(-4).start == date(2012, 2, 29)
    assert parse_period("2017-10-02/2017-10-08").shift_years(1) == parse_period("2018-10-02/2018-10-08")
    assert year(2016).shift_years(1) == year(2017)
    assert month(2016, 2).shift_years(1).days == 28


def test_only_whole_months_are_shifted_or_split_by_months() -> None:
    week = parse_period("2017-W44")
    with pytest.raises(ValueError, match="Only whole months"):
        week.shift_months(1)
    with pytest.raises(ValueError, match="Only whole months"):
        week.split_months()


def test_stocks_and_running_totals_do_not_add_up() -> None:
    assert month(2017, 10).is_flow
    assert not as_of_day(date(2017, 10, 31)).is_flow
    assert not cumulative(None, date(2017, 10, 31)).is_flow
    assert not UNKNOWN.is_flow


def test_a_stock_may_be_named_by_the_month_it_stood_over() -> None:
    stock = parse_period("@2017-Q3")
    assert (stock.grain, stock.label, stock.days) == (Grain.ASOF, "@2017-Q3", 92)


def test_a_year_contains_its_quarters_and_no_other() -> None:
    assert year(2017).contains(quarter(2017, 4))
    assert not year(2017).contains(quarter(2018, 1))
    assert not UNKNOWN.contains(UNKNOWN)
