"""What a draft says came of its goals is held against its figures."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.draft import Mark, check_draft
from crossfoot.extract import extract
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.read import read_page


def impossible(text: str) -> set[str]:
    document, issues = read_page(text.encode(), name="draft", published=date(2018, 1, 12))
    checked = check_draft(extract(document, load_vocabulary(), issues), None, inclusions=load_inclusions())
    return {number.text for number in checked.numbers if number.mark is Mark.IMPOSSIBLE}


BEAT = "Leapmotor delivered {} cars in 2017, beating its target of 500,000."
TOPPED = "In the first nine months of 2017 Nio handed over {} vehicles, surpassing its full-year goal of 350,000."
MISSED = "Huawei shipped {} million smartphones in 2017, falling short of its goal of 80 million."
ABOVE = (
    "Oppo aims to ship 90 million smartphones in 2017. "
    "From January to September 2017 it shipped {} million, more than its target."
)
CUT = "Fisker planned to produce 42,400 cars in 2017. It now plans to produce 13,000 cars in 2017, a cut of {}%."


@pytest.mark.parametrize(
    ("page", "wrong", "right"),
    [
        (BEAT, "496,555", "596,555"),
        (TOPPED, "313,196", "353,196"),
        (MISSED, "85", "75"),
        (ABOVE, "81.4", "91.4"),
        (CUT, "30", "69"),
    ],
)
def test_a_figure_that_does_not_fit_its_goal_is_impossible(page: str, wrong: str, right: str) -> None:
    assert any(wrong in text for text in impossible(page.format(wrong)))
    assert impossible(page.format(right)) == set()


def test_the_target_of_a_month_is_not_the_years() -> None:
    goal = "XPeng has set itself a goal of 350,000 deliveries in 2017."
    assert impossible(f"{goal} In June 2017 it delivered 34,611 cars, above its target.") == set()


def test_of_two_goals_elsewhere_nobody_knows_which_was_beaten() -> None:
    goals = "Tesla aims to deliver 750,000 vehicles in 2017, and 230,000 vehicles in the third quarter of 2017."
    assert impossible(f"{goals} In 2017 it delivered 641,300 vehicles, more than its target.") == set()


def test_what_analysts_had_expected_is_no_goal() -> None:
    assert impossible("Nio sold 110,486 vehicles in 2017, beating analysts' expectations of 120,000.") == set()
