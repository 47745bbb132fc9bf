"""What keeping one goal would do for another."""

from __future__ import annotations

from crossfoot.model.interval import at_least, more_than
from crossfoot.track import find_targets, implication_of
from tests.track.ledgers import view_of

M = 10**6
YEAR = "2017-10-03 Daily | xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi@xiaomi"
MONTHLY = "2017-10-03 Daily | xiaomi shipments smartphone WORLD 2017-Q4 level >10M per=month mode=target"
NINE = "2017-10-03 Daily | xiaomi shipments smartphone WORLD 2017-01/2017-09 level >{}M said=vendor:Xiaomi@xiaomi"


def test_keeping_the_months_is_added_to_what_is_known() -> None:
    view = view_of(YEAR, MONTHLY, NINE.format(55))
    year, monthly = find_targets(view, vendor="xiaomi")
    found = implication_of(year, view.entries(), assumed=(monthly,))
    assert found is not None
    assert found.bound.interval == more_than(85 * M)
    assert not found.is_implied
    assert found.gap == 5 * M


def test_a_goal_may_be_implied() -> None:
    view = view_of(YEAR, MONTHLY, NINE.format(60))
    year, monthly = find_targets(view, vendor="xiaomi")
    found = implication_of(year, view.entries(), assumed=(monthly,))
    assert found is not None
    assert found.is_implied
    assert found.gap is None
    higher = implication_of(year, view.entries(), assumed=(monthly,), aim=at_least(95 * M))
    assert higher is not None
    assert higher.gap == 5 * M


def test_what_is_assumed_is_named_by_its_goal() -> None:
    view = view_of(YEAR, MONTHLY, NINE.format(60))
    year, monthly = find_targets(view, vendor="xiaomi")
    found = implication_of(year, view.entries(), assumed=(monthly,))
    assert found is not None
    assert f"assumed:{monthly.current.entries[0]}" in found.bound.low_entries


def test_a_rate_and_a_goal_without_a_number_imply_nothing_that_can_be_said() -> None:
    view = view_of(YEAR.replace("level 90M", "level <90M"), MONTHLY)
    year, monthly = find_targets(view, vendor="xiaomi")
    assert implication_of(year, view.entries(), assumed=(monthly,)) is None
    assert implication_of(monthly, view.entries(), assumed=()) is None
    assert implication_of(find_targets(view_of(YEAR), vendor="xiaomi")[0], (), assumed=(year,)) is None
