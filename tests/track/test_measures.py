"""Which measures count for a goal."""

from __future__ import annotations

from crossfoot.track import State
from tests.track.ledgers import target_of, verdict_of, view_of

GOAL = "2015-01-05 Daily | xiaomi sales smartphone WORLD 2015 level 80M mode=target said=vendor:Xiaomi@xiaomi"


def rated(*lines: str, named: str = "all") -> State:
    return verdict_of(view_of(GOAL, *lines), "2015", as_of="2016-02-01", named=named).state


def test_a_company_says_shipped_sold_and_delivered_of_one_figure() -> None:
    for measure in ("shipments", "sales", "deliveries"):
        own = f"2016-01-15 Daily | xiaomi {measure} smartphone WORLD 2015 level 70M said=vendor:Xiaomi@xiaomi"
        assert rated(own) is State.MISSED


def test_its_figures_in_two_measures_add_up() -> None:
    first = "2015-07-02 Daily | xiaomi sales smartphone WORLD 2015-H1 level 34.7M said=vendor:Xiaomi@xiaomi"
    later = "2016-01-15 Daily | xiaomi shipments smartphone WORLD 2015-H2 level 46.1M said=vendor:Xiaomi@xiaomi"
    assert rated(first, later) is State.MET


def test_a_trackers_shipments_do_not_rate_a_goal_in_sales() -> None:
    tracker = "2016-01-27 Daily | xiaomi shipments smartphone WORLD 2015 level 90M said=tracker:IDC"
    verdict = verdict_of(view_of(GOAL, tracker), "2015", as_of="2016-02-01", named="idc")
    assert verdict.state is State.NOT_RATABLE
    assert verdict.others == ("shipments",)
    assert "only figures of shipments" in verdict.why


def test_they_do_once_the_goal_is_worded_in_shipments_too() -> None:
    again = "2015-03-01 Weekly | xiaomi shipments smartphone WORLD 2015 level 80M mode=target said=vendor:Xiaomi@xiaomi"
    tracker = "2016-01-27 Daily | xiaomi shipments smartphone WORLD 2015 level 90M said=tracker:IDC"
    assert target_of(view_of(GOAL, again), "2015").measures == ("sales", "shipments")
    assert rated(again, tracker, named="idc") is State.MET


def test_production_and_sales_to_end_users_never_rate_a_goal_in_sales() -> None:
    for measure in ("production", "sell_through", "registrations"):
        own = f"2016-01-15 Daily | xiaomi {measure} smartphone WORLD 2015 level 90M said=vendor:Xiaomi@xiaomi"
        assert rated(own) is State.NOT_RATABLE


def test_a_goal_in_production_is_rated_by_production() -> None:
    goal = "2022-03-01 Daily | rivian production bev WORLD 2022 level 25,000 mode=guidance said=vendor:Rivian@rivian"
    made = "2023-01-03 Daily | rivian production bev WORLD 2022 level 24,337 said=vendor:Rivian@rivian"
    verdict = verdict_of(view_of(goal, made), "2022", as_of="2023-02-01", vendor="rivian")
    assert verdict.state is State.MISSED
