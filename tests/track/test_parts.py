"""Rates: so many a month, and the weakest month of a stretch."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.model import parse_period
from crossfoot.track import State
from tests.track.ledgers import verdict_of, view_of

M = 10**6
GOAL = "2017-10-03 Daily | xiaomi shipments smartphone WORLD 2017-Q4 level >10M per=month mode=target"
MONTH = "2018-01-05 Daily | xiaomi shipments smartphone WORLD 2017-{} level {} said=vendor:Xiaomi@xiaomi"
QUARTER = "2018-01-05 Daily | xiaomi shipments smartphone WORLD 2017-Q4 level {} said=vendor:Xiaomi@xiaomi"


def rated(*lines: str, as_of: str = "2018-02-01") -> tuple[State, list[State]]:
    verdict = verdict_of(view_of(GOAL, *lines), "2017-Q4", as_of=as_of)
    return verdict.state, [part.state for part in verdict.parts]


def test_every_month_must_reach_it() -> None:
    months = [MONTH.format(n, ">10M") for n in (10, 11, 12)]
    assert rated(*months) == (State.MET, [State.MET] * 3)


def test_one_month_that_missed_it_decides() -> None:
    assert rated(MONTH.format(11, "9.2M")) == (State.MISSED, [State.UNDECIDED, State.MISSED, State.UNDECIDED])


def test_a_month_that_missed_it_decides_while_the_quarter_runs() -> None:
    early = MONTH.format(10, "9.2M").replace("2018-01-05", "2017-11-05")
    assert rated(early, as_of="2017-11-05") == (State.MISSED, [State.MISSED, State.OPEN, State.OPEN])


def test_the_weakest_month_is_at_most_the_average_of_any_stretch() -> None:
    verdict = verdict_of(
        view_of(GOAL, QUARTER.format("28.1M"), MONTH.format(10, ">10M")), "2017-Q4", as_of="2018-02-01"
    )
    assert verdict.state is State.MISSED
    assert verdict.weakest == parse_period("2017-11/2017-12")
    assert verdict.weakest_bound is not None
    assert verdict.weakest_bound.interval.high == Fraction(28_150_000 - 10 * M, 2)
    assert verdict.decided_by is verdict.weakest_bound


def test_a_large_total_does_not_prove_its_months() -> None:
    assert rated(QUARTER.format("40.0M")) == (State.UNDECIDED, [State.UNDECIDED] * 3)


def test_the_sentence_of_an_undecided_rate_gives_the_average() -> None:
    verdict = verdict_of(view_of(GOAL, QUARTER.format("31.0M")), "2017-Q4", as_of="2018-02-01")
    assert "on average 10.31 to 10.35 million a month" in verdict.why


def test_months_that_stand_alike_are_told_together_but_a_figure_that_decides_nothing_is_told() -> None:
    verdict = verdict_of(view_of(GOAL, MONTH.format(10, "10M")), "2017-Q4", as_of="2018-02-01")
    assert [[part.period.label for part in run] for run in verdict.runs] == [["2017-10"], ["2017-11", "2017-12"]]
    assert "October 2017 is not decided by 9.5 to 10.5 million" in verdict.why


def test_a_rate_by_quarter_binds_every_quarter() -> None:
    goal = "2017-01-03 Daily | xiaomi shipments smartphone WORLD 2017 level >20M per=quarter mode=target"
    lines = [QUARTER.format("30.0M").replace("Q4", f"Q{n}") for n in (1, 2, 3)]
    verdict = verdict_of(view_of(goal, *lines), "2017", as_of="2018-02-01")
    assert [part.period.label for part in verdict.parts] == ["2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4"]
    assert verdict.state is State.UNDECIDED


def test_a_rate_by_minute_is_not_ratable() -> None:
    goal = GOAL.replace("per=month", "per=minute")
    verdict = verdict_of(view_of(goal, QUARTER.format("31.0M")), "2017-Q4", as_of="2018-02-01")
    assert verdict.state is State.NOT_RATABLE
    assert "so many a minute" in verdict.why


def test_a_rate_has_no_single_amount_that_remains() -> None:
    verdict = verdict_of(view_of(GOAL, MONTH.format(10, ">10M")), "2017-Q4", as_of="2017-11-01")
    assert (verdict.remaining, verdict.required, verdict.margin, verdict.gap) == (None, None, None, None)
