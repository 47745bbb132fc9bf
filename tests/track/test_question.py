"""Which one figure would decide an open goal."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from crossfoot.ledger import View
from crossfoot.model import parse_period
from crossfoot.model.interval import at_least, at_most, below, more_than
from crossfoot.reconcile import to_json
from crossfoot.track import (
    Deciding,
    Grade,
    State,
    deciding_figures,
    entries_in,
    next_sentence,
    parse_view,
    track_target,
)
from crossfoot.verify import faults_of
from tests.track.ledgers import target_of, verdict_of, view_of

M = 10**6
GOAL = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi@xiaomi"
RATE = GOAL.replace("2017 level 90M", "2017-09/2017-12 level >10M per=month")
COMPANY = "said=vendor:Xiaomi@xiaomi"
SEED = (
    f"2017-07-07 Daily | xiaomi shipments smartphone WORLD 2017-Q2 level 23.16M {COMPANY}",
    f"2017-07-07 Daily | xiaomi shipments smartphone WORLD 2017-Q2 growth 70% base=qoq:2017-Q1 {COMPANY}",
    "2017-10-03 Digitimes | xiaomi shipments smartphone WORLD 2017-Q3 level >23.16M said=supply_chain:industry_sources",
    f"2017-10-31 Daily | xiaomi shipments smartphone WORLD 2017-10 level >10M {COMPANY}",
)


def figures(view: View, period: str, as_of: str) -> tuple[Deciding, ...]:
    day = date.fromisoformat(as_of)
    entries = entries_in(view, parse_view("all"), vendor="xiaomi")
    return deciding_figures(track_target(target_of(view, period), entries, as_of=day), entries)


def test_the_part_left_has_to_make_up_what_is_missing() -> None:
    found = figures(view_of(GOAL, *SEED), "2017", "2017-10-31")
    first, second = found[:2]
    assert (first.periods, first.grade) == ((parse_period("2017-11/2017-12"),), Grade.PROVEN)
    assert first.number == 90 * M - (23_155_000 / Fraction("1.705") + 23_155_000 + 23_160_000 + 10 * M)
    assert (first.wanted, second.wanted) == (at_least(first.number), at_least(first.number))
    assert second.periods == (parse_period("2017-11"),)
    for one in (first, second):
        assert one.proof is not None
        assert faults_of(to_json(one.proof)) == []


def test_the_sentence_names_the_figure_another_one_and_what_would_rule_it_out() -> None:
    told = next_sentence(figures(view_of(GOAL, *SEED), "2017", "2017-10-31"))
    assert told == (
        "A figure of at least 20,104,355 for November and December 2017 would prove it; so would one of at least "
        "20,104,355 for November 2017."
    )


def test_a_stretch_that_is_over_and_untold_is_asked_for_first_where_it_asks_no_more_of_a_day() -> None:
    found = figures(view_of(GOAL, SEED[0], SEED[3]), "2017", "2017-10-31")
    assert [one.periods[0].label for one in found if one.grade is Grade.PROVEN][-1] == "2017"
    assert {"2017-Q1", "2017-Q3"} <= {one.periods[0].label for one in found}


def test_caps_of_the_rest_tell_from_which_figure_down_a_goal_is_ruled_out() -> None:
    capped = f"2017-11-07 Daily | xiaomi shipments smartphone WORLD 2017-01/2017-10 level 69.5..70.5M {COMPANY}"
    found = figures(view_of(GOAL, capped), "2017", "2017-11-07")
    against = next(one for one in found if one.grade is Grade.REFUTED)
    assert (against.periods, against.wanted) == ((parse_period("2017-11/2017-12"),), below(90 * M - 70_500_000))
    assert next_sentence(found).endswith(
        "; one of less than 19,500,000 for November and December 2017 would rule it out."
    )
    assert against.proof is not None
    assert faults_of(to_json(against.proof)) == []


def test_what_a_deciding_figure_says_decides() -> None:
    """The goal is rated anew with the figure as one more claim: it is met, and just below it is not."""
    first = figures(view_of(GOAL, *SEED), "2017", "2017-10-31")[0]
    for number, state in ((int(first.number) + 1, State.MET), (int(first.number) - 1, State.UNDECIDED)):
        more = f"2018-01-05 Daily | xiaomi shipments smartphone WORLD 2017-11/2017-12 level >={number} {COMPANY}"
        assert verdict_of(view_of(GOAL, *SEED, more), "2017", as_of="2018-01-31").state is state


def test_a_rate_needs_each_of_its_open_months_and_falls_with_any() -> None:
    found = figures(view_of(RATE, SEED[3]), "2017-09/2017-12", "2017-10-31")
    assert [one.wanted for one in found] == [more_than(10 * M), at_most(10 * M)]
    assert next_sentence(found) == (
        "A figure of more than 10,000,000 for each of September, November and December 2017 would prove it; one of at "
        "most 10,000,000 for any of September, November and December 2017 would rule it out."
    )


def test_a_goal_that_is_decided_asks_nothing() -> None:
    done = f"2018-01-20 Daily | xiaomi shipments smartphone WORLD 2017 level 92.4M {COMPANY}"
    assert figures(view_of(GOAL, done), "2017", "2018-02-01") == ()
    assert next_sentence(()) == ""
