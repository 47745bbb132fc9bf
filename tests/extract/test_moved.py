"""Goals that are cut or raised by so many per cent, and the goals they were before."""

from __future__ import annotations

from crossfoot.extract import Reading
from crossfoot.model import LinkKind
from crossfoot.model.statement import Compare


def moves(reading: Reading) -> list[tuple[str, str, str]]:
    """The percentage of each move, the goal before it and the goal after it; nothing for a goal that is not known."""
    words = {claim.id: claim.span.text for claim in reading.claims if claim.span is not None}
    return [
        (words[claim.id], words.get(claim.statement.other or "", ""), words.get(claim.link(LinkKind.TARGET) or "", ""))
        for claim in reading.claims
        if isinstance(claim.statement, Compare)
    ]


def test_both_goals_may_stand_in_the_sentence(reading: Reading) -> None:
    """BYD has cut its sales target for 2018 by 16 per cent to 4.6 million vehicles, down from 5.5 million."""
    assert moves(reading) == [("16 per cent", "5.5 million", "4.6 million")]


def test_the_goal_before_may_stand_in_an_earlier_sentence(reading: Reading) -> None:
    """Fisker planned to produce 42,400 cars in 2018. It now plans to produce 13,000 cars in 2018, a cut of 69%."""
    assert moves(reading) == [("69%", "42,400", "13,000")]


def test_a_goal_that_is_raised_was_the_smaller_one(reading: Reading) -> None:
    """Oppo aims to ship 80 million smartphones in 2018. It raised its goal for 2018 by 25 per cent to 100 million."""
    assert moves(reading) == [("25 per cent", "80 million", "100 million")]


def test_of_three_goals_nobody_knows_which_it_was(reading: Reading) -> None:
    """Fisker planned to produce 42,400 cars in 2018. It then planned to produce 20,000 cars in 2018.

    It now plans to produce 13,000 cars in 2018, a cut of 35 per cent.
    """
    assert moves(reading) == [("35 per cent", "", "")]


def test_a_cut_on_another_year_is_none_of_a_goal(reading: Reading) -> None:
    """LG plans to ship 50 million smartphones in 2018, a cut of 10 per cent on 2017."""
    assert moves(reading) == []


def test_a_cut_of_revenue_guidance_is_money(reading: Reading) -> None:
    """Nio delivered 30,000 cars in 2017. It lowered its revenue guidance by 5 per cent."""
    assert moves(reading) == []
