"""The arithmetic of the seed case: Xiaomi in 2017, every end as an exact fraction."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.model.interval import Interval, between, more_than
from crossfoot.reconcile import Bound, Table
from tests.reconcile.pages import cell, table

QUARTER = (
    "2017-07-07 xiaomi | xiaomi shipments smartphone WORLD 2017-Q2 level 23.16M",
    "2017-07-07 xiaomi | xiaomi shipments smartphone WORLD 2017-Q2 growth 70% base=qoq:2017-Q1",
)
SEPTEMBER = ("2017-10-02 xiaomi | xiaomi shipments smartphone WORLD 2017-09 level >10M",)
OCTOBER = (
    "2017-10-31 xiaomi | xiaomi shipments smartphone WORLD 2017-10 level >10M",
    '2017-10-31 xiaomi | xiaomi shipments smartphone WORLD 2017-10 streak 2n predicate="level > 10M per month"',
)
INDUSTRY = ("2017-10-03 industry-sources | xiaomi shipments smartphone WORLD 2017-Q3 level >23.16M",)
GOALS = (
    "2017-10-31 xiaomi | xiaomi shipments smartphone WORLD 2017 level 90M mode=target",
    "2017-10-31 xiaomi | xiaomi shipments smartphone WORLD 2017-10/2017-12 level >10M per=month mode=target",
)
TEN_MONTHS = ("2017-11-07 xiaomi | xiaomi shipments smartphone WORLD 2017-01/2017-10 level >70M",)
ROUNDED = ("2017-11-07 xiaomi | xiaomi shipments smartphone WORLD 2017-01/2017-10 level 70M",)
IDC = (
    "2018-02-02 idc | xiaomi shipments smartphone WORLD 2017 level 92.4M",
    "2018-02-02 idc | xiaomi shipments smartphone WORLD 2017-Q4 level 28.1M",
)


def xiaomi(found: Table, period: str) -> Bound:
    return found.bounds(cell(f"xiaomi shipments smartphone WORLD {period}"))


def millions(text: str) -> Fraction:
    return Fraction(text) * 10**6


def test_row_1_the_seed_page_alone_gives_two_months_above_ten_million() -> None:
    assert xiaomi(table(*OCTOBER, *GOALS), "2017-01/2017-10").interval == more_than(20_000_000)


def test_row_2_the_company_view_gives_more_than_56_7356_million() -> None:
    floor = xiaomi(table(*QUARTER, *SEPTEMBER, *OCTOBER, *GOALS), "2017-01/2017-10")
    assert floor.interval == more_than(millions("23.155") / Fraction("1.705") + millions("43.155"))
    assert round(float(floor.interval.low or 0) / 1e6, 4) == 56.7356
    assert floor.low_entries == ("e1", "e2", "e3", "e4")


def test_row_3_the_mixed_view_gives_more_than_69_8956_million() -> None:
    floor = xiaomi(table(*QUARTER, *SEPTEMBER, *OCTOBER, *INDUSTRY, *GOALS), "2017-01/2017-10")
    assert floor.interval == more_than(millions("23.155") / Fraction("1.705") + millions("56.315"))
    assert round(float(floor.interval.low or 0) / 1e6, 4) == 69.8956


def test_row_5_ten_months_above_seventy_million() -> None:
    assert xiaomi(table(*OCTOBER, *TEN_MONTHS), "2017-01/2017-10").interval == more_than(70_000_000)


def test_row_6_a_rounded_seventy_million_has_two_ends() -> None:
    assert xiaomi(table(*OCTOBER, *ROUNDED), "2017-01/2017-10").interval == between(69_500_000, 70_500_000)


def test_row_7_idc_gives_the_first_nine_months() -> None:
    assert xiaomi(table(*IDC, *GOALS), "2017-01/2017-09").interval == between(64_200_000, 64_400_000)


def test_row_7_the_weakest_month_of_the_last_quarter_is_at_most_a_third_of_it() -> None:
    terms = tuple((Fraction(1, 3), cell(f"xiaomi shipments smartphone WORLD 2017-{n}")) for n in (10, 11, 12))
    assert table(*IDC).bound_of(terms).interval.high == Fraction(563, 60) * 10**6


def test_row_8_mixed_in_hindsight() -> None:
    found = table(*IDC, *OCTOBER[:1], *GOALS)
    assert xiaomi(found, "2017-01/2017-10").interval.low == 74_200_000
    assert xiaomi(found, "2017-01/2017-10").interval.low_open
    assert xiaomi(found, "2017-11/2017-12").interval == Interval(Fraction(0), Fraction(18_150_000), high_open=True)


def test_targets_bound_nothing() -> None:
    assert xiaomi(table(*GOALS), "2017").interval == Interval(Fraction(0), None)
