"""Verdicts on totals, growth and shares."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from crossfoot.model import parse_period
from crossfoot.model.interval import between, more_than
from crossfoot.track import Grade, Obstacle, State, entries_in, parse_view, track_target
from tests.track.ledgers import target_of, verdict_of, view_of

M = 10**6
OVER = "2018-02-01"
GOAL = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi@xiaomi"
Q1 = "2017-04-20 Daily | xiaomi shipments smartphone WORLD 2017-Q1 level 20M said=vendor:Xiaomi@xiaomi"
Q2 = "2017-07-20 Daily | xiaomi shipments smartphone WORLD 2017-Q2 level 25M said=vendor:Xiaomi@xiaomi"
YEAR = "2018-01-20 Daily | xiaomi shipments smartphone WORLD 2017 level {} said=tracker:IDC"


def test_an_open_goal_says_what_is_still_needed() -> None:
    verdict = verdict_of(view_of(GOAL, Q1, Q2), "2017", as_of="2017-07-31")
    assert verdict.state is State.OPEN
    assert verdict.course is not None
    assert verdict.course.units_left == 5
    # July has no figure, so what was reached by then has no cap.
    assert verdict.remaining is not None
    assert verdict.remaining == between(0, 90 * M - 44 * M)
    assert verdict.required == between(0, Fraction(46 * M, 5))
    assert verdict.unknown == (parse_period("2017-07"),)


def test_a_total_without_gaps_has_two_ends() -> None:
    verdict = verdict_of(view_of(GOAL, Q1, Q2), "2017", as_of="2017-06-30")
    assert verdict.remaining == between(44 * M, 46 * M)
    assert verdict.unknown == ()


def test_a_goal_may_be_met_before_its_time_is_over() -> None:
    early = "2017-11-07 Daily | xiaomi shipments smartphone WORLD 2017-01/2017-10 level >91M said=vendor:Xiaomi@xiaomi"
    verdict = verdict_of(view_of(GOAL, early), "2017", as_of="2017-11-07")
    assert verdict.state is State.MET
    assert verdict.margin == more_than(1 * M)
    assert verdict.decided_by is verdict.whole


def test_figures_of_a_running_month_count_for_the_year() -> None:
    lines = [Q1.replace("20M", "64M"), Q1.replace("2017-Q1", "2017-04").replace("20M", "30M")]
    verdict = verdict_of(view_of(GOAL, *lines), "2017", as_of="2017-04-20")
    assert verdict.state is State.MET
    assert verdict.course is not None
    assert verdict.course.elapsed == parse_period("2017-Q1")


def test_nothing_is_missed_before_the_time_is_over_unless_a_cap_is_known() -> None:
    assert verdict_of(view_of(GOAL, Q1), "2017", as_of="2017-12-30").state is State.OPEN


def test_over_and_unproven_is_undecided() -> None:
    assert verdict_of(view_of(GOAL, Q1), "2017", as_of="2017-12-31").state is State.UNDECIDED


def test_a_rounded_figure_that_spans_the_number_decides_nothing() -> None:
    verdict = verdict_of(view_of(GOAL, YEAR.format("90M")), "2017", as_of="2018-02-01")
    assert verdict.state is State.UNDECIDED
    assert verdict.gap == 500_000


def test_the_year_alone_decides_met_and_missed() -> None:
    for figure, state in (("90.1M", State.MET), ("89.9M", State.MISSED), ("<90M", State.MISSED)):
        assert verdict_of(view_of(GOAL, YEAR.format(figure)), "2017", as_of="2018-02-01").state is state


def test_a_goal_of_more_than_is_not_met_by_the_number_itself() -> None:
    goal = GOAL.replace("level 90M", "level >90M")
    year = YEAR.format("[90000000,90000000]count:exact:90")
    assert verdict_of(view_of(goal, year), "2017", as_of="2018-02-01").state is State.MISSED
    assert verdict_of(view_of(GOAL, year), "2017", as_of="2018-02-01").state is State.MET


def test_goals_and_forecasts_prove_nothing() -> None:
    forecast = "2017-06-01 Daily | xiaomi shipments smartphone WORLD 2017 level 95M mode=forecast said=tracker:IDC"
    verdict = verdict_of(view_of(GOAL, forecast), "2017", as_of="2018-02-01")
    assert verdict.state is State.UNDECIDED
    assert "no claim of this view" in verdict.why


def test_a_hedged_figure_proves_nothing() -> None:
    reported = YEAR.format("95M") + " strength=hedged"
    assert verdict_of(view_of(GOAL, reported), "2017", as_of="2018-02-01").state is State.UNDECIDED


def test_growth_on_a_known_year_is_a_figure() -> None:
    base = "2017-01-20 Daily | xiaomi shipments smartphone WORLD 2016 level 58.0M said=tracker:IDC"
    growth = "2018-01-20 Daily | xiaomi shipments smartphone WORLD 2017 growth 60% base=yoy:2016 said=tracker:IDC"
    verdict = verdict_of(view_of(GOAL, base, growth), "2017", as_of="2018-02-01", named="idc")
    assert verdict.state is State.MET
    assert verdict.whole is not None
    assert verdict.whole.interval == between(
        Fraction("57.95") * M * Fraction("1.595"), Fraction("58.05") * M * Fraction("1.605")
    )


def test_a_share_of_a_known_market_is_a_figure() -> None:
    market = "2018-01-20 Daily | ALL shipments smartphone WORLD 2017 level 1.472B said=tracker:IDC"
    share = "2018-01-20 Daily | xiaomi shipments smartphone WORLD 2017 share 6.3% said=tracker:IDC"
    verdict = verdict_of(view_of(GOAL, market, share), "2017", as_of="2018-02-01", named="idc")
    assert verdict.state is State.MET


def test_sizes_decide_before_shares_of_a_restated_market() -> None:
    market = "2018-08-01 Daily | ALL shipments smartphone WORLD 2017 level 1.400B said=tracker:IDC"
    share = "2018-01-20 Daily | xiaomi shipments smartphone WORLD 2017 share 6.3% said=tracker:IDC"
    verdict = verdict_of(view_of(GOAL, market, share, YEAR.format("92.4M")), "2017", as_of="2018-09-01", named="idc")
    assert verdict.state is State.MET
    assert verdict.given_up == ()


def test_a_figure_for_one_country_counts_for_the_world_only_in_the_same_voice() -> None:
    own = "2017-10-03 Daily | xiaomi shipments smartphone {} 2017-Q1 level {} said=vendor:Xiaomi@xiaomi"
    other = "2017-10-03 Daily | xiaomi shipments smartphone CN 2017-Q2 level 15M said=tracker:Canalys"
    verdict = verdict_of(view_of(GOAL, own.format("WORLD", "20M"), other), "2017", as_of="2017-10-31")
    assert verdict.achieved is not None
    assert verdict.achieved.interval.low == 19_500_000
    both = view_of(GOAL, own.format("WORLD", "20M"), own.format("IN", "9M").replace("Q1", "Q2"))
    verdict = verdict_of(both, "2017", as_of="2017-06-30")
    assert verdict.achieved is not None
    assert verdict.achieved.interval.low == 28_000_000


def test_an_even_pace_is_kept_proven_or_not() -> None:
    for figure, grade in (("23.0M", Grade.PROVEN), ("22.0M", Grade.REFUTED), (">22M", Grade.POSSIBLE)):
        verdict = verdict_of(view_of(GOAL, Q1.replace("20M", figure)), "2017", as_of="2017-04-20")
        assert verdict.even_share is not None
        assert verdict.even_share.low == 22_500_000
        assert verdict.on_track is grade
    assert verdict_of(view_of(GOAL, Q1), "2017", as_of="2018-02-01").on_track is None


def test_an_unclear_goal_is_not_ratable() -> None:
    verdict = verdict_of(view_of(GOAL.replace("level 90M", "level [80000000,)count:vague"), Q1), "2017", as_of=OVER)
    assert (verdict.state, verdict.obstacle) == (State.NOT_RATABLE, Obstacle.NO_NUMBER)
    assert verdict.why == "The wording of the goal names no number to be reached."


def test_a_cap_is_kept_exceeded_or_open() -> None:
    cap = GOAL.replace("level 90M", "level <=90M")
    for figure, state in (("89.0M", State.MET), ("92.4M", State.MISSED), ("90M", State.UNDECIDED)):
        assert verdict_of(view_of(cap, YEAR.format(figure)), "2017", as_of=OVER).state is state
    verdict = verdict_of(view_of(cap, Q1, Q2), "2017", as_of="2017-06-30")
    assert (verdict.state, verdict.remaining) == (State.OPEN, between(44 * M, 46 * M))
    assert verdict.why == (
        "44 to 46 million is proven for the first half of 2017; 44 to 46 million are left to the cap for the "
        "second half, 7.33 to 7.67 million a month."
    )
    assert verdict.gap is None


def test_a_view_that_counts_another_place_cannot_rate_a_goal() -> None:
    other = YEAR.format("92.4M").replace("WORLD", "CN")
    verdict = verdict_of(view_of(GOAL, other), "2017", as_of=OVER, named="idc")
    assert (verdict.state, verdict.obstacle) == (State.NOT_RATABLE, Obstacle.OTHER_SCOPE)
    assert verdict.why == "This view has only figures of another scope than the goal's: CN."


def test_a_goal_without_a_time_is_not_ratable() -> None:
    verdict = verdict_of(view_of(GOAL.replace(" 2017 level", " ? level"), Q1), "?", as_of=OVER)
    assert (verdict.state, verdict.obstacle) == (State.NOT_RATABLE, Obstacle.NO_TIME)


def test_days_count_alike_beside_months() -> None:
    verdict = verdict_of(view_of(GOAL, Q1, Q2), "2017", as_of="2017-06-30")
    assert verdict.required_a_day == between(Fraction(44 * M, 184), Fraction(46 * M, 184))
    assert verdict.required_a_week == between(Fraction(44 * M * 7, 184), Fraction(46 * M * 7, 184))
    assert verdict_of(view_of(GOAL, Q1), "2017", as_of=OVER).required_a_day is None


def test_a_goal_in_growth_is_decided_by_both_years() -> None:
    goal = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 growth 40% base=yoy:2016 mode=target"
    base = "2017-01-20 Daily | xiaomi shipments smartphone WORLD 2016 level 60.0M said=tracker:IDC"
    for figure, state in (("92.4M", State.MET), ("80.0M", State.MISSED), ("84.0M", State.UNDECIDED)):
        verdict = verdict_of(view_of(goal, base, YEAR.format(figure)), "2017", as_of="2018-02-01", named="idc")
        assert verdict.state is state
        assert "a growth of 40 percent in 2017" in verdict.why


def test_a_growth_says_what_it_amounts_to_and_what_is_left_of_it() -> None:
    goal = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 growth 50% base=yoy:2016 mode=target"
    base = "2017-01-20 Daily | xiaomi shipments smartphone WORLD 2016 level 60.0M said=vendor:Xiaomi@xiaomi"
    verdict = verdict_of(view_of(goal, base, Q1, Q2), "2017", as_of="2017-06-30")
    assert verdict.state is State.OPEN
    assert verdict.implied == between(89_925_000, 90_075_000)
    assert verdict.remaining == between(89_925_000 - 46 * M, 90_075_000 - 44 * M)
    assert verdict.why == (
        "The figures of this view neither prove nor rule out a growth of 50 percent in 2017, which is 89.925 to 90.075 "
        "million. 44 to 46 million is proven for the first half of 2017; 43.925 to 46.075 million are still needed in "
        "the second half, 7.32 to 7.68 million a month."
    )


def test_a_growth_on_an_unknown_base_is_not_ratable_unless_it_is_printed() -> None:
    goal = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 growth 50% base=yoy:2016 mode=target"
    verdict = verdict_of(view_of(goal, YEAR.format("92.4M")), "2017", as_of=OVER)
    assert (verdict.state, verdict.obstacle) == (State.NOT_RATABLE, Obstacle.NO_BASE)
    assert verdict.why == "The goal is a growth on 2016, and this view has neither the growth nor a figure of 2016."
    printed = "2018-01-20 Daily | xiaomi shipments smartphone WORLD 2017 growth 60.0% base=yoy:2016 said=tracker:IDC"
    assert verdict_of(view_of(goal, YEAR.format("92.4M"), printed), "2017", as_of=OVER).state is State.MET


def test_a_goal_in_share_is_decided_by_the_market() -> None:
    goal = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 share 6% mode=target"
    market = "2018-01-20 Daily | ALL shipments smartphone WORLD 2017 level 1.472B said=tracker:IDC"
    for figure, state in (("92.4M", State.MET), ("80.0M", State.MISSED), ("88.3M", State.UNDECIDED)):
        verdict = verdict_of(view_of(goal, market, YEAR.format(figure)), "2017", as_of="2018-02-01", named="idc")
        assert verdict.state is state


def test_an_earlier_wording_and_a_top_of_a_range_are_rated_on_demand() -> None:
    view = view_of(GOAL.replace("90M", "80..100M"), YEAR.format("92.4M"))
    target, entries = target_of(view, "2017"), entries_in(view, parse_view("idc"), vendor="xiaomi")
    top = track_target(target, entries, as_of=date(2018, 2, 1), aim=target.current.stretch)
    low = track_target(target, entries, as_of=date(2018, 2, 1))
    assert (low.state, top.state) == (State.MET, State.MISSED)


def test_a_verdict_names_the_entries_behind_it() -> None:
    view = view_of(GOAL, YEAR.format("92.4M"), Q1)
    verdict = verdict_of(view, "2017", as_of="2018-02-01", named="idc")
    assert verdict.decided_by is not None
    (behind,) = verdict.decided_by.low_entries
    assert view.entry(behind).origin == "idc"
    assert set(verdict.entry_ids) == {behind, *verdict.revision.entries}


def test_views_of_one_source_that_contradict_each_other_say_what_was_left_out() -> None:
    other = "2018-01-25 Weekly | xiaomi shipments smartphone WORLD 2017 level 85.0M said=tracker:IDC"
    verdict = verdict_of(view_of(GOAL, YEAR.format("92.4M"), other), "2017", as_of="2018-02-01", named="idc")
    assert len(verdict.given_up) == 1
