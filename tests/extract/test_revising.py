"""Preliminary and final, reported at first and restated: the page says which figure takes the place of which."""

from __future__ import annotations

from datetime import date

from crossfoot.extract import Reading
from crossfoot.model import LinkKind
from crossfoot.reconcile import entries_of
from tests.known import reconcile


def revised(reading: Reading) -> list[tuple[str, str]]:
    """Newer and older figure, as quoted."""
    words = {claim.id: claim.span.text for claim in reading.claims if claim.span is not None}
    return [(words[c.id], words[to]) for c in reading.claims for kind, to in c.links if kind is LinkKind.REVISES]


def conflicts(reading: Reading) -> int:
    """How many contradictions the page is told to have."""
    return len(reconcile(entries_of(reading.claims, "page", published_at=date(2021, 1, 15))).conflicts())


def test_a_final_figure_takes_the_place_of_the_preliminary_one(reading: Reading) -> None:
    """Samsung shipped 79.8 million smartphones in the third quarter of 2016, in preliminary data of IDC.

    The final figure was 81.4 million.
    """
    assert revised(reading) == [("81.4 million", "79.8 million")]
    assert conflicts(reading) == 0


def test_what_was_reported_at_first_is_replaced(reading: Reading) -> None:
    """Gartner said 301.3 million smartphones were shipped in Q2 2014, against the 295.3 million originally reported."""
    assert revised(reading) == [("301.3 million", "295.3 million")]


def test_a_figure_revised_from_one_to_another_whichever_comes_first(reading: Reading) -> None:
    """IDC restated global smartphone shipments for the first quarter of 2014 from 281.5 million to 284.8 million.

    IDC revised Samsung's smartphone shipments in the third quarter of 2016 to 80.4 million from 78.8 million.
    """
    assert revised(reading) == [("284.8 million", "281.5 million"), ("80.4 million", "78.8 million")]


def test_a_rise_from_one_quarter_to_the_next_revises_nothing(reading: Reading) -> None:
    """Samsung's smartphone shipments rose from 72.3 million in Q2 2016 to 80.4 million in Q3 2016, IDC said."""
    assert revised(reading) == []


def test_two_sources_revise_each_other_in_nothing(reading: Reading) -> None:
    """IDC's preliminary figure for Samsung in Q3 2016 was 79.8 million smartphones.

    Gartner said Samsung shipped 71.7 million smartphones in Q3 2016.
    """
    assert revised(reading) == []


def test_two_figures_for_one_quarter_that_no_word_tells_apart_still_contradict_each_other(reading: Reading) -> None:
    """Samsung shipped 79.8 million smartphones in Q3 2016, IDC said.

    Samsung shipped 81.4 million smartphones in Q3 2016, IDC said.
    """
    assert revised(reading) == []
    assert conflicts(reading) == 1
