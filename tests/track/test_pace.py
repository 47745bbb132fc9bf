"""How fast it went lately."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.model import parse_period
from crossfoot.model.interval import between, more_than
from crossfoot.track import Pace
from tests.track.ledgers import verdict_of, view_of

M = 10**6
GOAL = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi@xiaomi"
QUARTER = "2017-10-20 Daily | xiaomi shipments smartphone WORLD 2017-Q3 level 27.6M said=vendor:Xiaomi@xiaomi"
MONTH = "2017-11-02 Daily | xiaomi shipments smartphone WORLD 2017-10 level >10M said=vendor:Xiaomi@xiaomi"


def pace_of(*lines: str, as_of: str) -> Pace | None:
    return verdict_of(view_of(GOAL, *lines), "2017", as_of=as_of).pace


def test_the_part_of_time_that_ended_last_tells_the_pace() -> None:
    pace = pace_of(QUARTER, MONTH, as_of="2017-11-03")
    assert pace is not None
    assert (pace.period, pace.a_month) == (parse_period("2017-10"), more_than(10 * M))
    assert pace.a_day == more_than(Fraction(10 * M, 31))
    assert pace.a_week == more_than(Fraction(70 * M, 31))


def test_a_quarter_tells_it_by_month_where_no_month_is_known() -> None:
    pace = pace_of(QUARTER, as_of="2017-11-03")
    assert pace is not None
    assert pace.period == parse_period("2017-Q3")
    assert pace.a_month == between(Fraction(27_550_000, 3), Fraction(27_650_000, 3))


def test_a_month_without_a_floor_is_passed_over() -> None:
    cap = MONTH.replace(">10M", "<12M")
    pace = pace_of(QUARTER, cap, as_of="2017-11-03")
    assert pace is not None
    assert pace.period == parse_period("2017-Q3")


def test_nothing_known_is_no_pace() -> None:
    assert pace_of(as_of="2017-11-03") is None
