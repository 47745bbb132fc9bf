"""Which cells share a series, and the days of a figure."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from crossfoot.model import Cell, parse_period
from crossfoot.reconcile.estimate.series import Point, line_of, market_line, month_of, point_of
from tests.reconcile.pages import cell

ACME = cell("acme shipments smartphone CN 2017-Q3")
JULY = 12 * 2017 + 6


def point(address: Cell) -> Point:
    found = point_of(address, "idc")
    assert found is not None
    return found


def test_place_and_time_alone_may_differ_within_a_series() -> None:
    assert line_of(ACME) == line_of(cell("acme shipments smartphone IN 2016"))
    for other in ("blip shipments smartphone CN 2017-Q3", "acme sales smartphone CN 2017-Q3"):
        assert line_of(ACME) != line_of(cell(other))
    assert line_of(ACME) != line_of(replace(ACME, excl=("sub",)))


def test_brands_counted_in_or_out_belong_to_one_market() -> None:
    assert market_line(ACME) == market_line(replace(ACME, excl=("sub",))) == line_of(ACME.of("ALL"))


def test_a_quarter_is_its_three_months() -> None:
    assert point(ACME).stretch.months == ((JULY, Fraction(1)), (JULY + 1, Fraction(1)), (JULY + 2, Fraction(1)))


def test_a_week_is_a_part_of_its_months() -> None:
    months = point(ACME.at(parse_period("2017-07-27/2017-08-02"))).stretch.months
    assert months == ((JULY, Fraction(5, 31)), (JULY + 1, Fraction(2, 31)))


def test_a_stock_belongs_to_its_last_day() -> None:
    stretch = point(ACME.at(parse_period("@2017-07-31"))).stretch
    assert not stretch.is_sum
    assert [month for month, _ in stretch.months] == [JULY]


def test_what_began_nobody_knows_when_is_no_point() -> None:
    assert point_of(ACME.at(parse_period("+../2017-07")), "idc") is None


def test_a_month_is_told_by_its_number() -> None:
    assert month_of(JULY) == point(ACME.at(parse_period("2017-07"))).stretch
