"""Times of a draft that end before they begin."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.draft import Mark, check_draft
from crossfoot.draft.backwards import backward_times
from crossfoot.extract import extract
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.read import read_page


@pytest.mark.parametrize(
    "words", ["April 2014 to March 2014", "October 2016 until the end of March 2016", "Q3 2017 through Q1 2017"]
)
def test_a_time_that_ends_before_it_begins_is_found_in_its_words(words: str) -> None:
    text = f"The year runs from {words}."
    assert [text[start:end] for start, end, _ in backward_times(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The year runs from April 2014 to March 2015.",
        "It sold more in April 2014 than in March 2014.",
        "Shipments fell from 10 million in April 2014 to 8 million in March 2014.",
        "The third quarter of 2017 compared to the first quarter of 2017 was strong.",
    ],
)
def test_times_in_order_and_times_that_are_compared_are_left_alone(text: str) -> None:
    assert list(backward_times(text)) == []


def test_it_is_marked_impossible_and_nothing_else_is() -> None:
    page = "Sony wants to ship 65 million smartphones in the year from April 2014 to March 2014, up from 40 million."
    document, issues = read_page(page.encode(), name="draft", published=date(2013, 10, 10))
    checked = check_draft(extract(document, load_vocabulary(), issues), None, inclusions=load_inclusions())
    wrong = [number.text for number in checked.numbers if number.mark is Mark.IMPOSSIBLE]
    assert (wrong, checked.count(Mark.IMPOSSIBLE)) == (["April 2014 to March 2014"], 1)
