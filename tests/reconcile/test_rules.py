"""Each kind of claim becomes rows, and the identities tie them together."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.model.interval import EVERYTHING, Interval, at_least, at_most, between, exactly, more_than
from crossfoot.model.statement import KINDS
from crossfoot.reconcile import EndStatus, Table
from crossfoot.reconcile.rules import RULES
from tests.reconcile.pages import cell, table

ACME = "acme shipments smartphone CN"


def interval(found: Table, address: str) -> Interval:
    return found.bounds(cell(address)).interval


def million(low: str, high: str) -> Interval:
    return between(Fraction(low) * 10**6, Fraction(high) * 10**6)


def test_every_kind_has_a_rule() -> None:
    assert set(RULES) == set(KINDS)


# A claim of each kind, a cell, and what the claim beside a figure says about it.
KNOWN = f"{ACME} 2017-Q3 level 10.0M"
EFFECTS = {
    "level": ("acme shipments smartphone CN 2017-Q4 level 9.2M", f"{ACME} 2017-Q4", million("9.15", "9.25")),
    "growth": (f"{ACME} 2017-Q4 growth 10% base=qoq:2017-Q3", f"{ACME} 2017-Q4", million("10.89525", "11.10525")),
    "change": (f"{ACME} 2017-Q4 change 2.0M base=qoq:2017-Q3", f"{ACME} 2017-Q4", million("11.9", "12.1")),
    "share": (f"{ACME} 2017-Q3 share 25%", "ALL shipments smartphone CN 2017-Q3", None),
    "rank": (f"{ACME} 2017-Q3 rank 1#", "blip shipments smartphone CN 2017-Q3", None),
    "order": (
        f"{ACME} 2017-Q3 order above=blip below=acme",
        "blip shipments smartphone CN 2017-Q3",
        at_least(9_950_000),
    ),
    "compare": (
        f"{ACME} 2017-Q3 compare 1.0M relation=difference other=blip",
        "blip shipments smartphone CN 2017-Q3",
        million("8.9", "9.1"),
    ),
    "record": (f"{ACME} 2017-Q3 record record=highest scope=ever", f"{ACME} 2017-Q2", at_least(0)),
    "streak": (f'{ACME} 2017-Q3 streak 2n predicate="level > 8M per quarter"', f"{ACME} 2017-Q2", more_than(8_000_000)),
    "milestone": (
        f"{ACME} 2017-12 milestone [50000000,50000000]count:exact:50 since=2017-07",
        f"{ACME} 2017-07/2017-12",
        at_least(50_000_000),
    ),
    "status": (f"{ACME} 2017-Q3 status state=met", f"{ACME} 2017-Q2", at_least(0)),
    "presence": ("acme - smartphone CN 2017-Q3 presence state=present", f"{ACME} 2017-Q2", at_least(0)),
    "deal": ("acme - - CN 2017-Q3 deal deal=supply with=blip", f"{ACME} 2017-Q2", at_least(0)),
    "nondisclosure": (f"{ACME} 2017-Q3 nondisclosure", f"{ACME} 2017-Q2", at_least(0)),
}


def test_every_kind_is_tried_below() -> None:
    assert set(EFFECTS) == set(KINDS)


@pytest.mark.parametrize(("line", "address", "wanted"), EFFECTS.values(), ids=EFFECTS.keys())
def test_a_kind_says_what_it_says(line: str, address: str, wanted: Interval | None) -> None:
    found = interval(table(KNOWN, line), address)
    if wanted is not None:
        assert found == wanted


def test_a_share_bounds_its_market() -> None:
    found = table(KNOWN, f"{ACME} 2017-Q3 share 25%")
    assert interval(found, "ALL shipments smartphone CN 2017-Q3") == between(
        Fraction(9_950_000 * 200, 51), Fraction(10_050_000 * 200, 49)
    )


def test_a_share_may_be_of_another_whole() -> None:
    found = table(
        "huawei sales smartphone WORLD 2018 level 200.0M",
        'huawei sales smartphone WORLD-CN 2018 share 50% of="huawei sales 2018 WORLD"',
        "ALL shipments smartphone IN 2018 level 100.0M",
        "ALL shipments smartphone IN 2018 share 40% of=mobile_phone",
    )
    assert interval(found, "huawei sales smartphone WORLD-CN 2018").low == Fraction("0.495") * 199_950_000
    assert interval(found, "ALL shipments mobile_phone IN 2018").low == Fraction(99_950_000 * 1000, 405)


def test_a_share_of_something_unknown_gives_no_row() -> None:
    found = table(KNOWN, f'{ACME} 2017-Q3 share 25% of="everything sold by the two of them in 2017"')
    assert interval(found, "ALL shipments smartphone CN 2017-Q3") == at_least(9_950_000)


def test_points_of_share_give_the_share_of_the_base() -> None:
    found = table(
        f"{ACME} 2017-Q3 share 25%",
        f"{ACME} 2017-Q3 change 5pp base=yoy:2016-Q3",
        "ALL shipments smartphone CN 2016-Q3 level 100.0M",
    )
    assert interval(found, f"{ACME} 2016-Q3") == between(Fraction("0.19") * 99_950_000, Fraction("0.21") * 100_050_000)


def test_a_list_of_ranks_is_an_order() -> None:
    found = table(
        f"{ACME} 2017-Q3 rank 1#",
        "blip shipments smartphone CN 2017-Q3 rank 2#",
        "corp shipments smartphone CN 2017-Q3 rank 4#",
        "blip shipments smartphone CN 2017-Q3 level 8.0M",
    )
    assert interval(found, f"{ACME} 2017-Q3").low == 7_950_000
    assert interval(found, "corp shipments smartphone CN 2017-Q3") == million("0", "8.05")


def test_ranks_of_two_sources_are_no_order() -> None:
    found = table(
        f"idc | {ACME} 2017-Q3 rank 1#",
        "canalys | blip shipments smartphone CN 2017-Q3 rank 2#",
        "canalys | blip shipments smartphone CN 2017-Q3 level 8.0M",
    )
    assert interval(found, f"{ACME} 2017-Q3") == at_least(0)


def test_the_first_is_not_below_anybody_its_source_names() -> None:
    found = table(f"{ACME} 2017-Q3 rank 1#", "corp shipments smartphone CN 2017-Q3 level 8.0M")
    assert interval(found, f"{ACME} 2017-Q3") == at_least(7_950_000)


@pytest.mark.parametrize(
    ("line", "address", "wanted"),
    [
        (
            "acme,blip shipments smartphone CN 2017-Q3 compare 15.0M relation=sum sum_of=level",
            "blip shipments smartphone CN 2017-Q3",
            million("4.9", "5.1"),
        ),
        (
            f'{ACME} 2017-Q3 compare 2x relation=ratio other="acme 2016-Q3"',
            f"{ACME} 2016-Q3",
            between(9_950_000 / Fraction("2.5"), 10_050_000 / Fraction("1.5")),
        ),
        (
            f"{ACME} 2017-Q3 compare 25% relation=difference other=blip",
            "blip shipments smartphone CN 2017-Q3",
            between(9_950_000 / Fraction("1.255"), 10_050_000 / Fraction("1.245")),
        ),
        (
            f"{ACME} 2017-Q3 compare 2.0M relation=shortfall other=blip",
            "blip shipments smartphone CN 2017-Q3",
            million("11.9", "12.1"),
        ),
        (f"{ACME} 2017-Q3 compare 2.0M relation=difference other=c7", f"{ACME} 2017-Q2", at_least(0)),
    ],
)
def test_compare_is_linear(line: str, address: str, wanted: Interval) -> None:
    assert interval(table(KNOWN, line), address) == wanted


def test_a_lead_in_points_is_a_part_of_the_market() -> None:
    found = table(
        KNOWN,
        "ALL shipments smartphone CN 2017-Q3 level 100.0M",
        f"{ACME} 2017-Q3 compare 4pp relation=difference other=blip",
    )
    assert interval(found, "blip shipments smartphone CN 2017-Q3").high == 10_050_000 - Fraction("0.035") * 99_950_000


def test_a_rate_binds_every_month() -> None:
    found = table("acme shipments smartphone WORLD 2017-10/2017-12 level >10M per=month")
    assert interval(found, "acme shipments smartphone WORLD 2017-11") == more_than(10_000_000)
    assert interval(found, "acme shipments smartphone WORLD 2017-Q4") == more_than(30_000_000)


def test_a_daily_rate_ties_nothing() -> None:
    found = table("acme orders nev WORLD 2017-10 level 500 per=day")
    assert interval(found, "acme orders nev WORLD 2017-10") == at_least(0)


def test_a_growth_streak_holds_in_each_quarter() -> None:
    found = table(
        'apple sales smartphone WORLD 2016-Q3 streak 3n predicate="growth yoy < 0 per quarter"',
        "apple sales smartphone WORLD 2015-Q1 level 61.2M",
        "apple sales smartphone WORLD 2015-Q2 level 47.5M",
    )
    assert interval(found, "apple sales smartphone WORLD 2016-Q2").high == 47_550_000
    assert interval(found, "apple sales smartphone WORLD 2016-Q1").high == 61_250_000
    assert interval(found, "apple sales smartphone WORLD 2015-Q4").high is None


def test_a_streak_of_first_places_is_an_order_in_each_month() -> None:
    found = table(
        'acme deliveries nev CN 2024-03 streak 2n predicate="rank = 1 per month"',
        "blip deliveries nev CN 2024-02 level 20,123",
    )
    assert interval(found, "acme deliveries nev CN 2024-02") == at_least(20_123)


def test_a_predicate_that_is_not_understood_gives_no_row() -> None:
    found = table('acme deliveries nev CN 2024-03 streak 2n predicate="rank = 1 among start-ups per month"')
    assert found.model.problem.rows == ()


def test_a_milestone_brackets_the_running_total() -> None:
    found = table(
        "byd production nev WORLD 2024-03 milestone [7000000,7000000]count:exact:7 since=..",
        "byd production nev WORLD 2021-05 milestone [1000000,1000000]count:exact:1 since=..",
    )
    between_them = interval(found, "byd production nev WORLD 2021-06/2024-02")
    assert between_them == at_most(6_000_000).intersect(at_least(0))
    assert interval(found, "byd production nev WORLD 2021-05/2024-03") == at_least(6_000_000)


def test_a_running_total_from_a_known_start_is_a_period() -> None:
    found = table("acme sales smartphone WORLD +2018-05/2021-06 level 100.0M")
    assert interval(found, "acme sales smartphone WORLD 2018-05/2021-06") == million("99.95", "100.05")


def test_two_running_totals_give_what_lies_between() -> None:
    found = table(
        "acme sales smartphone WORLD ../2017-06 level 40.0M",
        "acme sales smartphone WORLD ../2017-12 level 90.0M",
    )
    assert interval(found, "acme sales smartphone WORLD 2017-H2") == million("49.9", "50.1")


def test_subscribers_at_two_dates_are_two_unknowns() -> None:
    found = table(
        "jio subscribers mobile_subscribers IN @2023-09-30 level 100.0M",
        "jio subscribers mobile_subscribers IN @2023-10-31 level 105.0M",
    )
    assert found.conflicts() == ()


def test_measures_that_fall_have_no_floor() -> None:
    assert interval(table(), "jio net_adds mobile_subscribers IN 2023-09") == EVERYTHING
    assert interval(table(), "jio subscribers mobile_subscribers IN 2023-09") == at_least(0)


def test_a_sum_of_net_additions_may_hold_a_loss() -> None:
    found = table(
        "jio,vi net_adds mobile_subscribers IN 2023-09 compare 2.0M relation=sum sum_of=level",
        "jio net_adds mobile_subscribers IN 2023-09 level 3.4M",
    )
    assert interval(found, "vi net_adds mobile_subscribers IN 2023-09") == million("-1.5", "-1.3")


def test_a_group_is_the_sum_of_its_members() -> None:
    found = table(KNOWN, "acme,blip shipments smartphone CN 2017-Q3 level 15.0M")
    assert interval(found, "blip shipments smartphone CN 2017-Q3") == million("4.9", "5.1")


def test_a_group_is_a_part_of_the_market_by_its_members() -> None:
    found = table("acme,blip shipments smartphone CN 2017-Q3 level 15.0M")
    assert interval(found, "ALL shipments smartphone CN 2017-Q3") == at_least(14_950_000)


def test_a_market_is_at_least_the_list_of_a_page_and_its_rest_line() -> None:
    lines = (
        KNOWN,
        "blip shipments smartphone CN 2017-Q3 level 5.0M",
        "corp shipments smartphone CN 2017-Q3 level 3.0M",
        "OTHERS shipments smartphone CN 2017-Q3 level 2.0M",
    )
    assert interval(table(*lines), "ALL shipments smartphone CN 2017-Q3") == at_least(Fraction("19.8") * 10**6)


def test_a_rest_beside_one_vendor_only_adds_to_the_market() -> None:
    found = table(KNOWN, "OTHERS shipments smartphone CN 2017-Q3 level 2.0M")
    assert interval(found, "ALL shipments smartphone CN 2017-Q3") == at_least(Fraction("11.9") * 10**6)


def test_the_world_is_at_least_its_countries_and_home_and_abroad() -> None:
    found = table(
        "acme shipments smartphone CN 2017 level 50.0M",
        "acme shipments smartphone IN 2017 level 20.0M",
        "acme shipments smartphone WORLD 2017 level 90.0M",
        "acme shipments smartphone EUROPE 2017 level 10.0M",
    )
    assert interval(found, "acme shipments smartphone WORLD-CN 2017") == million("39.9", "40.1")
    assert interval(found, "acme shipments smartphone BR 2017") == million("0", "10.2")
    assert interval(found, "acme shipments smartphone EUROPE 2017") == million("9.95", "10.05")


def test_a_part_of_a_country_is_at_most_the_country() -> None:
    found = table("acme shipments smartphone IN 2017 level 20.0M")
    assert interval(found, "acme shipments smartphone IN/online 2017").high == 20_050_000


def test_quarters_of_a_country_reach_the_year_of_the_world() -> None:
    found = table(
        "acme shipments smartphone CN 2017-Q1 level 10.0M",
        "acme shipments smartphone CN 2017-Q2 level 10.0M",
        "acme shipments smartphone WORLD 2017 level >15M",
    )
    assert interval(found, "acme shipments smartphone WORLD 2017") == at_least(19_900_000)


def test_a_brand_is_not_added_beside_its_company() -> None:
    found = table(
        "huawei shipments smartphone CN 2018-Q1 level 21.0M",
        "honor shipments smartphone CN 2018-Q1 level 9.0M",
    )
    assert interval(found, "ALL shipments smartphone CN 2018-Q1") == at_least(20_950_000)


def test_brands_counted_out_are_a_part() -> None:
    found = table("huawei shipments smartphone CN 2018-Q1 level 12.0M excl=honor")
    assert interval(found, "huawei shipments smartphone CN 2018-Q1") == at_least(11_950_000)


def test_a_question_about_a_cell_nobody_mentions_is_answered() -> None:
    bound = table(KNOWN).bounds(cell("blip production smartphone CN 2019"))
    assert (bound.interval, bound.high_status, bound.low_status) == (at_least(0), EndStatus.UNBOUNDED, EndStatus.EXACT)


def test_a_weighted_question_joins_cells_that_share_nothing() -> None:
    found = table(KNOWN, "blip sales tablet IN 2018 level 3.0M")
    terms = ((Fraction(2), cell(f"{ACME} 2017-Q3")), (Fraction(-1), cell("blip sales tablet IN 2018")))
    bound = found.bound_of(terms)
    assert bound.interval == million("16.85", "17.15")
    assert bound.low_entries == ("e1", "e2")


def test_the_open_end_of_a_point_is_closed() -> None:
    found = table(f"{ACME} 2017-Q3 level >=10M", f"{ACME} 2017-Q3 level <=10M", f"{ACME} 2017-Q3 level >10M")
    assert interval(found, f"{ACME} 2017-Q3") == exactly(10_000_000)


def test_unknown_periods_say_nothing_about_each_other() -> None:
    found = table("acme shipments smartphone CN ? level 10.0M", "acme shipments smartphone CN ? level 20.0M")
    assert found.conflicts() == ()


def test_a_vendor_is_at_most_its_market() -> None:
    assert (
        interval(table("ALL shipments smartphone CN 2017 level 10.0M"), "acme shipments smartphone CN 2017").high
        == 10_050_000
    )


def test_a_range_that_runs_backwards_says_nothing() -> None:
    assert table("acme shipments smartphone CN 2017 level 20..10M").model.problem.rows == ()


def test_users_and_countries_do_not_add_up() -> None:
    found = table(
        "acme countries smartphone WORLD @2017-10-31 level 40",
        "blip countries smartphone WORLD @2017-10-31 level 30",
        "ALL countries smartphone WORLD @2017-10-31 level 45",
    )
    assert found.conflicts() == ()


@pytest.mark.parametrize(("stated", "is_hard"), [("(50,100]pct:gt:50", True), ("(37,100]pct:gt:37", False)])
def test_more_than_a_share_is_as_wrong_as_it_is_far_off(stated: str, *, is_hard: bool) -> None:
    """100 per cent is where every share ends, no figure that was rounded, so that it leaves no room below."""
    market = "ALL shipments smartphone CN 2017-Q3 level 27.3M"
    conflicts = table(KNOWN, market, f"{ACME} 2017-Q3 share {stated}").conflicts()
    assert [conflict.is_hard for conflict in conflicts] == [is_hard]


@pytest.mark.parametrize(("figure", "is_hard"), [("0.5M", True), ("2.0M", False)])
def test_a_part_of_a_growth_is_at_most_what_the_part_came_to(figure: str, *, is_hard: bool) -> None:
    """The market grew by 2.4 to 2.5 million, of which the brand is said to have added half."""
    market = "ALL shipments smartphone CN 2017-Q3 level 27.3M"
    growth = "ALL shipments smartphone CN 2017-Q3 growth 10% base=yoy:2016-Q3"
    brand = f"{ACME} 2017-Q3 level {figure}"
    conflicts = table(market, growth, brand, f"{ACME} 2017-Q3 share 50% of=c2").conflicts()
    assert [conflict.is_hard for conflict in conflicts] == ([True] if is_hard else [])
