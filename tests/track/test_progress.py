"""What is done, what is left, and how much a month it takes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from crossfoot.model import parse_period
from crossfoot.model.interval import at_least, between, exactly, more_than
from crossfoot.track.progress import course_of, even_share, remaining_of, required_run_rate


def labels(period: str, as_of: str) -> tuple[str | None, str | None, int]:
    course = course_of(parse_period(period), as_of=date.fromisoformat(as_of))
    done, left = course.elapsed, course.left
    return None if done is None else done.label, None if left is None else left.label, course.units_left


@pytest.mark.parametrize(
    ("as_of", "done", "left", "months"),
    [
        ("2016-12-31", None, "2017", 12),
        ("2017-01-30", None, "2017", 12),
        ("2017-01-31", "2017-01", "2017-02/2017-12", 11),
        ("2017-10-30", "2017-01/2017-09", "2017-Q4", 3),
        ("2017-10-31", "2017-01/2017-10", "2017-11/2017-12", 2),
        ("2017-11-29", "2017-01/2017-10", "2017-11/2017-12", 2),
        ("2017-12-31", "2017", None, 0),
        ("2018-02-06", "2017", None, 0),
    ],
)
def test_a_month_is_over_with_its_last_day(as_of: str, done: str | None, left: str | None, months: int) -> None:
    assert labels("2017", as_of) == (done, left, months)


def test_a_period_of_odd_days_is_cut_by_days() -> None:
    assert labels("2018-01-01/2018-10-26", "2018-10-20") == ("2018-01-01/2018-10-20", "2018-10-21/2018-10-26", 6)


def test_a_period_is_over_once_nothing_is_left() -> None:
    assert course_of(parse_period("2017"), as_of=date(2017, 12, 31)).is_over
    assert not course_of(parse_period("2017"), as_of=date(2017, 12, 30)).is_over


def test_a_period_without_an_end_has_no_course() -> None:
    with pytest.raises(ValueError, match="no course"):
        course_of(parse_period("2017/.."), as_of=date(2017, 1, 1))


def test_what_is_still_needed_is_0_at_the_low_end_where_nothing_caps_the_progress() -> None:
    assert remaining_of(at_least(90), more_than(70)).low == 0
    assert remaining_of(at_least(90), between(69, 71)) == between(19, 21)


def test_nothing_is_needed_once_the_number_is_reached() -> None:
    assert remaining_of(at_least(90), at_least(90)) == exactly(0)
    assert remaining_of(at_least(90), between(92, 93)) == exactly(0)


def test_an_even_pace_is_the_goal_by_months() -> None:
    course = course_of(parse_period("2017"), as_of=date(2017, 10, 31))
    assert (course.units_over, course.units_left) == (10, 2)
    assert even_share(at_least(90), course) == at_least(75)
    days = course_of(parse_period("2018-01-01/2018-10-26"), as_of=date(2018, 1, 2))
    assert days.units_over == 2
    assert course_of(parse_period("2017"), as_of=date(2016, 10, 31)).units_over == 0


def test_months_count_alike() -> None:
    assert required_run_rate(between(19, 21), 2) == between(Fraction(19, 2), Fraction(21, 2))
