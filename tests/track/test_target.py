"""Goals and their revisions."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from crossfoot.ledger import MemoryLedger, load_starter
from crossfoot.model import Mode, Strength, parse_period
from crossfoot.model.interval import at_least, more_than
from crossfoot.track import find_targets
from tests.track.ledgers import target_of, view_of

M = 10**6
YEAR = "xiaomi shipments smartphone WORLD 2017 level"
FIRST = f"2017-02-01 Daily | {YEAR} 70M mode=target said=vendor:Xiaomi@xiaomi"
RAISED = f'2017-10-31 Weekly | {YEAR} 90M mode=target said="media:Android Headlines"'
PRESS = f"2017-02-15 Monthly | {YEAR} 65..70M mode=forecast said=supply_chain:makers"


@pytest.fixture(scope="module")
def starter() -> MemoryLedger:
    found = MemoryLedger()
    load_starter(found, recorded_at=datetime(2030, 1, 1, tzinfo=UTC))
    return found


def test_revisions_stand_in_order_of_time_and_the_last_one_stands() -> None:
    target = target_of(view_of(RAISED, FIRST), "2017")
    assert [revision.aim for revision in target.revisions] == [at_least(70 * M), at_least(90 * M)]
    assert target.current.said_on == date(2017, 10, 31)


def test_a_view_of_an_earlier_day_knows_only_the_earlier_wording() -> None:
    assert target_of(view_of(RAISED, FIRST, as_of="2017-10-30"), "2017").current.aim == at_least(70 * M)


def test_a_goal_repeated_by_others_is_one_revision() -> None:
    again = "2017-12-24 Yearly | xiaomi shipments smartphone WORLD 2017 level 70M mode=target"
    target = target_of(view_of(RAISED, FIRST, again), "2017")
    assert len(target.revisions) == 2
    assert len(target.revisions[0].entries) == 2
    assert target.current.aim == at_least(90 * M)


def test_who_reports_a_goal_does_not_set_it() -> None:
    revision = target_of(view_of(RAISED), "2017").current
    assert (revision.setter, revision.via) == ("xiaomi", "Android Headlines")


def test_an_executive_is_named_before_a_report() -> None:
    own = f'2017-11-01 Daily | {YEAR} 90M mode=target said="executive:Lei Jun@xiaomi"'
    revision = target_of(view_of(RAISED, own), "2017").current
    assert (revision.setter, revision.via) == ("Lei Jun", None)


def test_what_others_expect_is_kept_apart() -> None:
    target = target_of(view_of(FIRST, PRESS), "2017")
    assert [revision.setter for revision in target.expectations] == ["makers"]
    assert [revision.mode for revision in target.revisions] == [Mode.TARGET]


def test_an_expectation_alone_is_no_goal_of_the_vendor() -> None:
    assert find_targets(view_of(PRESS), vendor="xiaomi") == ()


def test_a_rumour_of_a_goal_is_an_expectation() -> None:
    rumour = FIRST.replace("70M", "75M").replace("mode=target", "mode=target strength=weak")
    target = target_of(view_of(FIRST, rumour), "2017")
    assert [revision.strength for revision in target.expectations] == [Strength.WEAK]
    assert len(target.revisions) == 1


def test_a_denied_goal_is_none() -> None:
    assert find_targets(view_of(f"{FIRST} polarity=denied"), vendor="xiaomi") == ()


def test_a_goal_a_month_and_a_goal_for_the_same_quarter_are_two() -> None:
    rate = "2017-10-03 Daily | xiaomi shipments smartphone WORLD 2017-10/2017-12 level >10M per=month mode=target"
    total = "2017-10-03 Daily | xiaomi shipments smartphone WORLD 2017-Q4 level 30M mode=target"
    found = find_targets(view_of(rate, total), vendor="xiaomi")
    assert [(target.is_rate, target.period.label) for target in found] == [(False, "2017-Q4"), (True, "2017-Q4")]
    assert found[1].current.aim == more_than(10 * M)


def test_goals_are_found_for_a_time_and_its_parts() -> None:
    rate = "2017-10-03 Daily | xiaomi shipments smartphone WORLD 2017-Q4 level >10M per=month mode=target"
    later = "2017-10-03 Daily | xiaomi shipments smartphone WORLD 2018 level 100M mode=target"
    found = find_targets(view_of(rate, later, FIRST), vendor="xiaomi", period=parse_period("2017"))
    assert [target.period.label for target in found] == ["2017", "2017-Q4"]


def test_the_order_of_a_collection_is_kept_where_pages_come_late(starter: MemoryLedger) -> None:
    rivian = target_of(starter.view(), "2022", vendor="rivian")
    assert [revision.aim for revision in rivian.revisions] == [at_least(50_000), at_least(25_000)]
    cars = next(t for t in find_targets(starter.view(), vendor="xiaomi", period=parse_period("2024")))
    assert [revision.aim for revision in cars.revisions] == [at_least(n) for n in (76_000, 100_000, 120_000, 130_000)]
    assert cars.goal == "xiaomi-2024-ev"


def test_claims_in_two_measures_of_one_family_are_one_goal(starter: MemoryLedger) -> None:
    target = target_of(starter.view(as_of=date(2017, 12, 31)), "2018")
    assert target.measures == ("sales", "shipments")
    assert len(target.revisions) == 1


def test_a_target_in_growth_and_one_in_share_are_goals_of_their_own() -> None:
    growth = "2017-02-01 Daily | xiaomi shipments smartphone WORLD 2017 growth 20% base=yoy:2016 mode=target"
    share = "2017-02-01 Daily | xiaomi shipments smartphone WORLD 2017 share 10% mode=target"
    found = find_targets(view_of(growth, share, FIRST), vendor="xiaomi")
    assert [type(t.current.statement).__name__ for t in found] == ["Growth", "Level", "Share"]
