"""Verdicts as one sentence."""

from __future__ import annotations

import pytest

from tests.track.ledgers import verdict_of, view_of

GOAL = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi@xiaomi"
OWN = "2018-01-20 Daily | xiaomi shipments smartphone WORLD {} level {} said=vendor:Xiaomi@xiaomi"


DECIDED = [
    ("92.4M", "92.35 to 92.45 million is proven for 2017, 2.35 to 2.45 million above the 90 million aimed at."),
    (">90M", "More than 90 million is proven for 2017, which reaches the 90 million aimed at."),
    ("80M", "79.5 to 80.5 million is proven for 2017, 9.5 to 10.5 million short of the 90 million aimed at."),
    ("<90M", "Less than 90 million is proven for 2017, which cannot reach the 90 million aimed at."),
    (
        "90M",
        "The period is over, and what is proven (89.5 to 90.5 million) neither reaches nor rules out 90 million.",
    ),
]
RUNNING = [
    (
        "2017-03-31",
        (
            "19.95 to 20.05 million is proven for the first quarter of 2017; 69.95 to 70.05 million are still needed "
            "in April to December, 7.77 to 7.79 million a month."
        ),
    ),
    (
        "2017-05-30",
        (
            "At least 19.95 million is proven for January to April 2017; at most 70.05 million are still needed in May "
            "to December, at most 8.76 million a month; no figure for April 2017 is known."
        ),
    ),
    ("2016-12-31", "2017 has not begun to count; 90 million are still needed in 2017, 7.5 million a month."),
]


@pytest.mark.parametrize(("figure", "sentence"), DECIDED)
def test_the_sentence_of_a_year_that_is_over(figure: str, sentence: str) -> None:
    assert verdict_of(view_of(GOAL, OWN.format("2017", figure)), "2017", as_of="2018-02-01").why == sentence


@pytest.mark.parametrize(("as_of", "sentence"), RUNNING)
def test_the_sentence_of_a_year_that_runs(as_of: str, sentence: str) -> None:
    view = view_of(GOAL, OWN.format("2017-Q1", "20.0M").replace("2018-01-20", "2017-04-05"), as_of=None)
    assert verdict_of(view, "2017", as_of=as_of).why == sentence


def test_the_sentence_of_a_view_that_knows_nothing() -> None:
    assert verdict_of(view_of(GOAL), "2017", as_of="2017-11-30").why == (
        "No figure of this view says how much was reached in January to November 2017; at most 90 million are still "
        "needed in December."
    )
    assert verdict_of(view_of(GOAL), "2017", as_of="2018-02-01").why == (
        "The period is over, and no claim of this view says how much of the 90 million was reached."
    )
