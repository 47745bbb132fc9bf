"""Doubt: what the other figures of a source speak against gives way, though it be the newest."""

from __future__ import annotations

from itertools import permutations

from crossfoot.reconcile import Table, reconcile
from tests.reconcile.pages import cell, entries, table

WORLD = "shipments smartphone WORLD"
QUARTER = (
    f"2016-01-27 idc | ALL {WORLD} 2015-Q4 level 399.5M",
    f"2016-01-27 idc | lenovo {WORLD} 2015-Q4 level 20.2M",
    f"2016-01-28 idc | lenovo {WORLD} 2015-Q4 share 5.1%",
)
LOST_POINT = f"2016-01-31 idc | lenovo {WORLD} 2015-Q4 level 202M"
BEFORE = f"2016-01-31 idc | lenovo {WORLD} 2014-Q4 level 14.1M"
GROWTH = f"2016-01-31 idc | lenovo {WORLD} 2015-Q4 growth 43.6% base=yoy:2014-Q4"
LENOVO = cell(f"lenovo {WORLD} 2015-Q4")


def given_up(found: Table) -> tuple[str, ...]:
    found.bounds(LENOVO)
    return found.given_up


def test_a_decimal_point_lost_in_the_newest_figure_leaves_the_older_ones_standing() -> None:
    assert given_up(table(*QUARTER, LOST_POINT)) == ("e4",)


def test_a_growth_that_two_confirmed_levels_contradict_gives_way_though_it_is_the_newest() -> None:
    year_before = (
        f"2015-01-29 idc | ALL {WORLD} 2014-Q4 level 377.5M",
        f"2015-01-29 idc | lenovo {WORLD} 2014-Q4 level 14.1M",
        f"2015-01-30 idc | lenovo {WORLD} 2014-Q4 share 3.7%",
    )
    assert given_up(table(*QUARTER, *year_before, GROWTH.replace("43.6", "436"))) == ("e7",)
    assert given_up(table(*QUARTER, *year_before, GROWTH)) == ()


def test_of_two_figures_that_nothing_else_speaks_for_the_newer_stands() -> None:
    assert given_up(table(QUARTER[1], LOST_POINT)) == ("e1",)


def test_a_revision_told_with_the_shares_that_go_with_it_stands() -> None:
    old = (f"2014-04-30 idc | ALL {WORLD} 2014-Q1 level 281.5M", f"2014-04-30 idc | lenovo {WORLD} 2014-Q1 share 30.2%")
    new = (f"2014-05-30 idc | ALL {WORLD} 2014-Q1 level 300.8M", f"2014-05-30 idc | lenovo {WORLD} 2014-Q1 share 28.3%")
    level = f"2014-04-30 idc | lenovo {WORLD} 2014-Q1 level 85.0M"
    assert given_up(table(*old, level, *new)) == ("e1", "e2")


def test_what_another_source_says_makes_no_claim_doubtful() -> None:
    others = [line.replace("idc", "gartner") for line in QUARTER]
    assert "e1" not in given_up(table(LOST_POINT, *others))


def test_a_claim_is_doubtful_however_the_claims_came() -> None:
    found = entries(*QUARTER, LOST_POINT, BEFORE, GROWTH)
    for order in permutations(found, len(found)):
        grown = reconcile(order[:2])
        for entry in order[2:]:
            given_up(grown)
            grown = grown.with_entries((entry,))
        assert given_up(grown) == ("e4",)


def test_a_figure_comes_back_when_a_later_one_confirms_it() -> None:
    found = entries(QUARTER[1], LOST_POINT, QUARTER[0], QUARTER[2])
    grown = reconcile(found[:2])
    assert given_up(grown) == ("e1",)
    assert given_up(grown.with_entries(found[2:])) == ("e2",)
