"""Releases: which pages of a source carry one state of its figures."""

from __future__ import annotations

from datetime import date
from random import Random

from crossfoot.reconcile import Release, Table
from tests.known import reconcile
from tests.reconcile.pages import entries, table

MAY = "2014-05-01 idc | ALL shipments smartphone WORLD 2014-Q1 level 284.8M"
SHARE = "2014-05-06 idc | samsung shipments smartphone WORLD 2014-Q1 share 30.2%"
JUNE = "2014-06-02 idc | ALL shipments smartphone WORLD 2014-Q1 level 281.5M"
AUGUST = "2014-08-14 idc | samsung shipments smartphone WORLD 2014-Q2 level 74.3M"
NEXT_YEAR = (
    "2015-04-29 idc | ALL shipments smartphone WORLD 2015-Q1 level 336.5M",
    "2015-04-29 idc | ALL shipments smartphone WORLD 2015-Q1 growth 16.7% base=yoy:2014-Q1",
)


def days(found: Table) -> list[list[str]]:
    """The pages of each release; a page of these tests is called by its day."""
    return [list(release.pages) for release in found.releases()]


def test_pages_that_can_hold_together_are_one_release() -> None:
    assert table(MAY, SHARE).releases() == (
        Release("idc", ("2014-05-01", "2014-05-06"), date(2014, 5, 1), date(2014, 5, 6)),
    )


def test_a_restated_figure_begins_a_release() -> None:
    assert days(table(MAY, SHARE, JUNE)) == [["2014-05-01", "2014-05-06"], ["2014-06-02"]]


def test_a_tracker_estimates_anew_every_quarter_though_nothing_printed_tells_so() -> None:
    assert days(table(JUNE, AUGUST)) == [["2014-06-02"], ["2014-08-14"]]


def test_what_a_company_says_of_itself_stands_as_long_as_it_can() -> None:
    lines = (
        f"2014-0{month}-02 xiaomi | xiaomi shipments smartphone WORLD 2014-0{month - 1} level 5M" for month in (3, 6)
    )
    assert days(table(*lines)) == [["2014-03-02", "2014-06-02"]]


def test_a_quarter_in_which_a_figure_is_restated_is_two_releases() -> None:
    assert len(table(MAY, JUNE, AUGUST, *NEXT_YEAR).releases()) == 4


def test_the_year_ago_figure_is_the_one_of_its_release() -> None:
    # 336.5 / 1.167 is 288.3 to 288.5 million: neither 284.8 nor 281.5, so the base was restated again.
    assert days(table(MAY, JUNE, *NEXT_YEAR)) == [["2014-05-01"], ["2014-06-02"], ["2015-04-29"]]


def test_sources_have_releases_of_their_own() -> None:
    found = table(MAY, "2014-05-02 gartner | ALL shipments smartphone WORLD 2014-Q1 level 285.9M")
    assert [release.source for release in found.releases()] == ["gartner", "idc"]


def test_a_page_that_contradicts_itself_stays_in_its_release() -> None:
    wrong = (
        "2014-05-06 idc | samsung shipments smartphone WORLD 2014-Q1 level 95.0M",
        "2014-05-06 idc | samsung shipments smartphone WORLD 2014-Q1 share 30.2%",
        "2014-05-06 idc | ALL shipments smartphone WORLD 2014-Q1 level 284.8M",
        "2014-05-06 idc | apple shipments smartphone WORLD 2014-Q1 level 43.7M",
    )
    right = "2014-05-08 idc | samsung shipments smartphone WORLD 2014-Q1 level 86.0M"
    found = table(*wrong, right)
    (conflict,) = found.conflicts()
    assert days(found) == [["2014-05-06", "2014-05-08"]]
    # Only the loss of the 95.0 million lets the other page of the release hold as well.
    assert {repair.entry for repair in conflict.repairs if repair.is_enough} == {"e1"}


def test_pages_without_a_day_stand_alone() -> None:
    assert table(MAY.removeprefix("2014-05-01 ")).releases() == (Release("idc", ("page",), None, None),)


def test_the_order_of_entries_and_a_second_copy_of_an_entry_change_no_release() -> None:
    found = list(entries(MAY, SHARE, JUNE, AUGUST, *NEXT_YEAR))
    wanted = reconcile(found).releases()
    random = Random(3)  # noqa: S311  no secret
    for _ in range(5):
        random.shuffle(found)
        assert reconcile((*found, found[0])).releases() == wanted
