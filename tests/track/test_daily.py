"""Rates by the week."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.reconcile import to_json
from crossfoot.track import State, Verdict
from crossfoot.verify import faults_of
from tests.track.ledgers import verdict_of, view_of

SAYS = "said=vendor:Tesla@tesla"
CARS = "tesla production bev WORLD"
GOAL = f"2018-01-04 Daily | {CARS} 2018-Q1 level 2500 per=week mode=target {SAYS}"
STATED = f"2018-04-03 Daily | {CARS} 2018-Q1 level {{}} per=week {SAYS}"
TOTAL = f"2018-04-03 Daily | {CARS} {{}} level {{}} {SAYS}"


def rated(*lines: str, as_of: str = "2018-04-30") -> Verdict:
    return verdict_of(view_of(GOAL, *lines), "2018-Q1", as_of=as_of, vendor="tesla")


def test_a_rate_that_is_stated_decides() -> None:
    for figure, state in ((">2500", State.MET), ("2020", State.MISSED), (">2000", State.UNDECIDED)):
        verdict = rated(STATED.format(figure))
        assert verdict.state is state
        assert all(faults_of(to_json(proof)) == [] for proof in verdict.proofs)
    assert rated(STATED.format(">2000")).why == (
        "More than 2,000 a week is proven for the first quarter of 2018, which neither reaches nor rules out 2,500 a "
        "week."
    )


def test_a_total_too_small_for_its_weeks_refutes_a_rate() -> None:
    verdict = rated(TOTAL.format("2018-Q1", "9766"))
    assert verdict.state is State.MISSED
    assert verdict.weakest_bound is not None
    assert verdict.weakest_bound.interval.high == Fraction(9766 * 7, 90)
    assert verdict.why == (
        "The weakest week of the first quarter of 2018 had at most 760, and 2,500 a week was the goal."
    )
    assert [faults_of(to_json(proof)) for proof in verdict.proofs] == [[]]


def test_one_month_too_small_refutes_it_as_well() -> None:
    early = TOTAL.format("2018-01", "1875").replace("2018-04-03", "2018-02-03")
    assert rated(early, as_of="2018-02-04").state is State.MISSED


def test_a_large_total_proves_no_week() -> None:
    assert rated(TOTAL.format("2018-Q1", "50000")).state is State.UNDECIDED
    assert rated(as_of="2018-02-04").state is State.OPEN
