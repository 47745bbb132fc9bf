"""What pages say of how a goal stands."""

from __future__ import annotations

from datetime import date

from crossfoot.track import Bearing, RatedTarget, State, rate_targets
from tests.track.ledgers import view_of

GOAL = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi@xiaomi"
YEAR = "2018-01-20 Daily | xiaomi shipments smartphone WORLD 2017 level {} said=tracker:IDC"
STATUS = "2018-02-01 Weekly | xiaomi shipments smartphone WORLD 2017 status state={}"


def rated(*lines: str) -> RatedTarget:
    (found,) = rate_targets(view_of(*lines), as_of=date(2018, 3, 1))
    return found


def told(found: RatedTarget) -> list[tuple[str, State | None, Bearing]]:
    return [(remark.says, remark.means, found.bearing_of(remark)) for remark in found.remarks]


def test_an_outcome_is_held_against_the_goal_and_the_verdict() -> None:
    assert told(rated(GOAL, YEAR.format("92.4M"))) == [("outcome", State.MET, Bearing.BORNE_OUT)]
    assert told(rated(GOAL, YEAR.format("90M"))) == [("outcome", None, Bearing.UNDECIDED)]


def test_a_figure_given_while_the_period_runs_is_no_outcome() -> None:
    early = YEAR.format(">70M").replace("2018-01-20", "2017-11-07")
    assert rated(GOAL, early).remarks == ()


def test_what_a_page_says_of_a_goal_is_checked_against_the_figures() -> None:
    days = {"unlikely": "2017-09-01", "missed": "2018-02-01", "on_track": "2017-10-01"}
    said = [STATUS.format(state).replace("2018-02-01", day) for state, day in days.items()]
    found = rated(GOAL, YEAR.format("92.4M"), *said)
    assert told(found) == [
        ("unlikely", State.MISSED, Bearing.CONTRADICTED),
        ("on track", State.MET, Bearing.BORNE_OUT),
        ("outcome", State.MET, Bearing.BORNE_OUT),
        ("missed", State.MISSED, Bearing.CONTRADICTED),
    ]
    assert [remark.is_outlook for remark in found.remarks] == [True, True, False, False]


def test_a_status_that_points_at_an_earlier_wording_is_held_against_it() -> None:
    page = "2017-11-01 Weekly | xiaomi shipments smartphone WORLD 2017 {}"
    earlier = page.format("level 70M mode=target said=vendor:Xiaomi@xiaomi")
    status = page.format("status state=met links=target:c1")
    later = GOAL.replace("2017-01-05", "2017-12-01")
    found = rated(earlier, status, later, YEAR.format("80.0M"))
    assert found.state is State.MISSED
    assert told(found)[0] == ("met", State.MET, Bearing.BORNE_OUT)


def test_a_status_of_another_time_or_product_is_not_about_the_goal() -> None:
    other = STATUS.format("missed").replace("2017 status", "2016 status")
    assert rated(GOAL, other).remarks == ()


def test_copies_of_a_saying_are_one() -> None:
    copy = STATUS.format("missed").replace("2018-02-01", "2018-02-03")
    assert [remark.said_on for remark in rated(GOAL, STATUS.format("missed"), copy).remarks] == [date(2018, 2, 1)]


def test_a_growth_is_told_by_a_growth_and_not_by_units() -> None:
    goal = GOAL.replace("level 90M", "growth 50% base=yoy:2016")
    grown = YEAR.format("40%").replace("level", "growth") + " base=yoy:2016"
    assert told(rated(goal, YEAR.format("92.4M"), grown)) == [("outcome", State.MISSED, Bearing.BORNE_OUT)]
