"""Periods tile the calendar, and their names lead back to them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.errors import NotationError
from crossfoot.model.period import Grain, Period, half, month, parse_period, quarter, year
from tests.property.strategies import named_periods, periods, whole_months

years = st.integers(1, 9998)


def tile(parts: tuple[Period, ...], whole: Period) -> bool:
    """Whether the parts fill the whole, one after the other."""
    meet = all(left.end == right.start for left, right in pairwise(parts))
    return meet and (parts[0].start, parts[-1].end) == (whole.start, whole.end)


@given(years)
def test_twelve_months_four_quarters_and_two_halves_tile_a_year(number: int) -> None:
    whole = year(number)
    assert tile(tuple(month(number, n) for n in range(1, 13)), whole)
    assert tile(tuple(quarter(number, n) for n in range(1, 5)), whole)
    assert tile((half(number, 1), half(number, 2)), whole)
    assert whole.split_months() == tuple(month(number, n) for n in range(1, 13))


@given(years, st.integers(1, 4))
def test_three_months_tile_a_quarter(number: int, which: int) -> None:
    assert tile(quarter(number, which).split_months(), quarter(number, which))
    assert {p.grain for p in quarter(number, which).split_months()} == {Grain.MONTH}


@given(whole_months)
def test_the_months_of_a_run_tile_it_and_have_its_days(run: Period) -> None:
    parts = run.split_months()
    assert tile(parts, run)
    assert sum(part.days or 0 for part in parts) == run.days
    assert all(run.contains(part) for part in parts)
    assert len(parts) == run.month_count


@given(periods)
def test_a_period_is_read_back_from_its_notation(period: Period) -> None:
    assert parse_period(period.notation) == period


@given(named_periods)
def test_the_label_of_a_calendar_period_is_its_notation(period: Period) -> None:
    assert parse_period(period.label) == period


@given(periods, periods)
def test_two_periods_never_share_a_notation(a: Period, b: Period) -> None:
    assert (a.notation == b.notation) == (a == b)


@given(whole_months, st.integers(-60, 60))
def test_shifting_by_months_and_back_gives_the_same_days(run: Period, count: int) -> None:
    there = run.shift_months(count)
    back = there.shift_months(-count)
    assert (back.start, back.end) == (run.start, run.end)
    assert there.month_count == run.month_count


@given(named_periods, st.integers(-20, 20))
def test_a_calendar_period_stays_one_so_many_years_later(period: Period, count: int) -> None:
    later = period.shift_years(count)
    assert later.grain is period.grain
    assert later.shift_years(-count) == period
    assert later.start is not None
    assert period.start is not None
    assert later.start.year == period.start.year + count


@given(periods)
def test_a_shift_of_no_years_changes_nothing(period: Period) -> None:
    assert period.shift_years(0) == period


@given(periods, periods, periods)
def test_containing_is_an_order(a: Period, b: Period, c: Period) -> None:
    assert a.contains(a) == (a.days is not None)
    if a.contains(b) and b.contains(c):
        assert a.contains(c)
    if a.contains(b) and b.contains(a):
        assert (a.start, a.end) == (b.start, b.end)


@given(st.dates(date(1990, 1, 1), date(2035, 1, 1)), st.integers(1, 400), st.sampled_from(Grain))
def test_a_named_grain_is_kept_only_by_days_that_have_the_name(first: date, days: int, grain: Grain) -> None:
    named = {"day", "week", "month", "quarter", "half", "year"}
    if grain is Grain.OPEN or grain is Grain.UNKNOWN:
        return
    period = Period(first, first + timedelta(days=days), grain)
    assert period.grain in (grain, Grain.RANGE)
    if grain in named:
        assert (period.grain is grain) == ("/" not in period.label)


@given(st.text(max_size=20) | st.from_regex(r"[@+]?[0-9]{4}(-[QHW]?[0-9]{1,2}){0,2}(/[0-9-]{4,10})?", fullmatch=True))
def test_any_other_text_is_refused_in_one_way(text: str) -> None:
    try:
        period = parse_period(text)
    except NotationError:
        return
    assert parse_period(period.notation) == period


def test_the_years_at_the_edge_of_the_calendar_are_refused() -> None:
    with pytest.raises(ValueError, match="Cannot read '9999'"):
        parse_period("9999")
