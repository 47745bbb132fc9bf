"""What holds whatever anybody says."""

from __future__ import annotations

import pytest

from crossfoot.model.interval import EVERYTHING, between
from tests.reconcile.pages import cell, table

JIO = "jio subscribers mobile_subscribers IN"
ADDED = "jio net_adds mobile_subscribers IN"


def test_two_dates_of_a_running_total_give_what_came_between() -> None:
    found = table(
        "acme sales smartphone WORLD ../2016-12-31 level 100.0M",
        "acme sales smartphone WORLD ../2017-12-31 level 130.0M",
    )
    assert found.bounds(cell("acme sales smartphone WORLD 2017")).interval == between(29_900_000, 30_100_000)


def test_two_stocks_give_what_was_added_between() -> None:
    found = table(f"{JIO} @2017-06-30 level 120.0M", f"{JIO} @2017-09-30 level 138.0M", f"{ADDED} 2017-Q3 level >1M")
    assert found.bounds(cell(f"{ADDED} 2017-Q3")).interval == between(17_900_000, 18_100_000)


def test_what_was_added_month_by_month_leads_from_one_stock_to_the_next() -> None:
    months = (f"{ADDED} 2017-{n:02} level {n}.0M" for n in (7, 8, 9))
    found = table(f"{JIO} @2017-06-30 level 120.0M", f"{JIO} @2017-09-30 level >1M", *months)
    assert found.bounds(cell(f"{JIO} @2017-09-30")).interval == between(143_800_000, 144_200_000)


def test_stocks_that_no_figures_of_additions_join_are_not_tied() -> None:
    found = table(f"{JIO} @2017-06-30 level 120.0M", f"{JIO} @2017-09-30 level >1M", f"{ADDED} 2017-08 level 3.0M")
    assert found.bounds(cell(f"{JIO} @2017-09-30")).interval.high is None


@pytest.mark.parametrize("stock", ["@2017-06-30", "2017-06"])
def test_a_stock_of_a_month_is_that_of_its_end(stock: str) -> None:
    found = table(f"{JIO} {stock} level 120.0M", f"{JIO} @2017-07-31 level >1M", f"{ADDED} 2017-07 level 6.0M")
    assert found.bounds(cell(f"{JIO} @2017-07-31")).interval == between(125_900_000, 126_100_000)


def test_what_can_fall_is_not_at_least_its_parts() -> None:
    found = table(f"{ADDED} 2017-07 level 6.0M", "ALL net_adds mobile_subscribers IN 2017-07 level 2.0M")
    assert found.conflicts() == found.differences() == ()
    assert table(f"{ADDED} 2017-07 level 6.0M").bounds(cell("ALL net_adds mobile_subscribers IN 2017-07")).interval == (
        EVERYTHING
    )
