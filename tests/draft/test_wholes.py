"""Shares of a draft that are said to be all there is and do not make up the whole."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.draft import Mark, check_draft
from crossfoot.draft.wholes import broken_wholes
from crossfoot.extract import extract
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.read import read_page


def found(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in broken_wholes(text)]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Its phones were split between the M series with 3% and the Note series with 7%.", ["3%", "7%"]),
        ("Sales were divided among Europe with 45 percent, Asia with 40 percent and America with 25 percent.",
         ["45 percent", "40 percent", "25 percent"]),
        ("Its only two brands brought in 62% and 48% of its deliveries.", ["62%", "48%"]),
        ("Phones made up 70 per cent of its shipments, tablets 20 per cent and watches the remaining 20 per cent.",
         ["70 per cent", "20 per cent", "20 per cent"]),
    ],
)  # fmt: skip
def test_shares_of_all_there_is_that_do_not_make_it_up_are_found(text: str, shares: list[str]) -> None:
    assert found(text) == shares


@pytest.mark.parametrize(
    "text",
    [
        "Its phones were split between the M series with 30% and the Note series with 70%.",
        "Its only three brands brought in 33.3%, 33.3% and 33.3% of its deliveries.",
        "The market was split between Android with 79 percent and iOS with 15 percent.",
        "Its only two brands brought in 62% of its deliveries.",
        "Its two best sellers brought in 12% and 9% of its deliveries.",
        "Shipments were split between phones, up 3%, and tablets, down 7%.",
        "Sales were split between about 30% in Europe and about 80% at home.",
        "Phones rose 70 percent, tablets 20 percent and the rest of its goods 30 percent.",
        "It holds 3% of the market in Europe and 7% in Asia.",
    ],
)
def test_what_may_leave_something_out_or_is_a_change_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_every_share_of_a_broken_whole_is_marked_once() -> None:
    page = "In 2015 the smartphones of Meizu were split between its two lines, MX with 3% and Blue with 7%."
    document, issues = read_page(page.encode(), name="draft", published=date(2016, 1, 10))
    checked = check_draft(extract(document, load_vocabulary(), issues), None, inclusions=load_inclusions())
    wrong = [(number.text, number.why) for number in checked.numbers if number.mark is Mark.IMPOSSIBLE]
    why = "the shares come to 10 percent together, and are said to be all"
    assert wrong == [("3%", why), ("7%", why)]
    assert not [number for number in checked.numbers if number.text.startswith(("3", "7")) and number.why != why]
