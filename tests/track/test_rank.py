"""Goals of rank."""

from __future__ import annotations

from datetime import date

from crossfoot.model import Interval
from crossfoot.model.interval import between, exactly
from crossfoot.reconcile import to_json
from crossfoot.track import Act, RatedTarget, State, Voice, rate_targets
from crossfoot.verify import faults_of
from tests.track.ledgers import view_of

GOAL = (
    '2018-08-03 Daily | huawei shipments smartphone WORLD 2019 rank 1# mode=target said="executive:Richard Yu@huawei"'
)
THIRD = GOAL.replace("rank 1#", "rank [1,3]rank:exact")
FIGURE = "2020-01-30 Daily | {} shipments smartphone WORLD 2019 level {} said=tracker:IDC"
LIST = (FIGURE.format("samsung", "295.7M"), FIGURE.format("huawei", "240.6M"), FIGURE.format("apple", "191.0M"))
MARKET = FIGURE.format("ALL", "1.371B")


def rated(*lines: str, as_of: date = date(2020, 3, 1)) -> RatedTarget:
    (found,) = rate_targets(view_of(*lines), as_of=as_of)
    return found


def test_one_rival_proven_above_misses_first_place() -> None:
    found = rated(GOAL, *LIST)
    verdict = found.chief.verdict
    assert (found.state, found.chief.spec.text) == (State.MISSED, "idc")
    assert verdict.place == Interval(exactly(2).low, None)
    assert verdict.why == "By this view it is number 2 or lower in 2019, which misses first place."
    assert [faults_of(to_json(proof)) for proof in verdict.proofs] == [[]]
    assert len(verdict.entry_ids) == 3


def test_a_place_among_the_first_three_needs_the_market_to_leave_no_room() -> None:
    assert rated(THIRD, *LIST).state is State.UNDECIDED
    rest = FIGURE.format("OTHERS", "100M")
    full = (FIGURE.format("ALL", "827.3M"), rest)
    found = rated(THIRD, *LIST, *full)
    assert found.state is State.MET
    assert found.chief.verdict.place == between(2, 2)
    assert all(faults_of(to_json(proof)) == [] for proof in found.chief.verdict.proofs)


def test_a_printed_place_decides_where_figures_do_not() -> None:
    printed = FIGURE.format("huawei", "2#").replace("level", "rank")
    found = rated(THIRD, FIGURE.format("huawei", "240.6M"), printed)
    assert found.state is State.MET
    assert found.chief.verdict.why == "By this view it is number 2 in 2019, which reaches a place among the first 3."
    (proof,) = found.chief.verdict.proofs
    assert faults_of(to_json(proof)) == []
    assert rated(GOAL, FIGURE.format("huawei", "240.6M"), printed).state is State.MISSED


def test_a_rank_is_open_while_its_time_runs() -> None:
    found = rated(GOAL, as_of=date(2019, 6, 30))
    assert (found.state, found.target.voice) == (State.OPEN, Voice.OWN)
    assert found.chief.verdict.why == "2019 is not over; what this view has of it so far leaves first place possible."


def test_a_higher_place_is_a_higher_goal() -> None:
    (target,) = [found.target for found in rate_targets(view_of(THIRD, GOAL.replace("08-03", "11-19")),
                                                        as_of=date(2019, 6, 30))]  # fmt: skip
    assert [revision.act for revision in target.revisions] == [Act.SET, Act.RAISED]
