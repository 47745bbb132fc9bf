"""Changes of a draft that go the other way than its own two figures."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.draft import Mark, check_draft
from crossfoot.draft.directions import wrong_ways
from crossfoot.extract import extract
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.read import read_page


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], why) for start, end, why in wrong_ways(text)]


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("Its shipments rose from 10 million to 8 million.", "rose", "8 million is less than 10 million"),
        ("The maker raised its target for the year from 380,000 to 350,000 cars.", "raised",
         "350,000 is less than 380,000"),
        ("Sales fell to 9.4m in the quarter from 9.2m a year before.", "fell", "9.4m is more than 9.2m"),
        ("It sold 8,200 cars in May, up from 9,100 in April.", "up", "8,200 is less than 9,100"),
        ("Its share shrank from 12.1% to 12.4%.", "shrank", "12.4% is more than 12.1%"),
        ("It cut its goal from 8 to 10 million phones.", "cut", "10 million is more than 8"),
        ("Deliveries grew from 1.2 million in 2016 to 900,000 in 2017.", "grew", "900,000 is less than 1.2 million"),
    ],
)  # fmt: skip
def test_a_change_against_its_own_figures_is_found(text: str, word: str, why: str) -> None:
    assert found(text) == [(word, why)]


@pytest.mark.parametrize(
    "text",
    [
        "Its shipments rose from 8 million to 10 million.",
        "Sales fell 12 percent to 9.2m from 10.4m.",
        "It sold 9,200 cars in May, up from 9,100 in April.",
        "It climbed from number 5 to number 3, and rose from 4th to 2nd in China.",
        "It rose in the ranking from 5 to 3.",
        "Its price fell from $999 to $899 and then rose from 10 to 8 euros in places.",
        "Sales grew from 2017 to 2015 levels.",
        "The share rose from -5% to -2%.",
        "It grew by 20%, from 10 million to 12 million.",
        "It shipped 8 million phones, up 10%, from a base of 7.3 million.",
        "Sales rose from 3 million to 15%.",
        "Shipments rose, from 2 factories, to 1.5 million phones.",
        "It cut the time from order to delivery from 30 to 20 days.",
    ],
)
def test_what_goes_the_way_it_says_or_cannot_be_compared_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_word_is_marked_and_the_figures_keep_their_own_marks() -> None:
    page = "XPeng raised its 2025 delivery target from 380,000 to 350,000 cars in August 2025."
    document, issues = read_page(page.encode(), name="draft", published=date(2025, 9, 1))
    checked = check_draft(extract(document, load_vocabulary(), issues), None, inclusions=load_inclusions())
    wrong = [(number.text, number.why) for number in checked.numbers if number.mark is Mark.IMPOSSIBLE]
    assert wrong == [("raised", "350,000 is less than 380,000")]
    assert {"380,000", "350,000"} <= {number.text for number in checked.numbers}
