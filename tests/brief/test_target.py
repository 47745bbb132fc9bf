"""Briefs on the goals for one time."""

from __future__ import annotations

from datetime import date

from crossfoot.brief import Brief, faults_of, write_target_brief
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import parse_period
from tests.track.ledgers import view_of

YEAR = "xiaomi shipments smartphone WORLD 2017 level"
GOAL = f"2017-01-05 Daily | {YEAR} 90M mode=target said=vendor:Xiaomi@xiaomi"
TEN = "2017-11-07 Daily | xiaomi shipments smartphone WORLD 2017-01/2017-10 level >70M said=vendor:Xiaomi@xiaomi"
DONE = f"2018-01-20 Daily | {YEAR} 92.4M said=tracker:IDC"


def brief_of(*lines: str, as_of: str, period: str = "2017") -> Brief:
    words = load_vocabulary()
    found = write_target_brief(
        "xiaomi", parse_period(period), view_of(*lines), as_of=date.fromisoformat(as_of), vocabulary=words
    )
    assert list(faults_of(found, words)) == []
    return found


def told(brief: Brief) -> str:
    return " ".join(sentence.text for paragraph in brief.paragraphs for sentence in paragraph.sentences)


def test_an_open_goal_has_a_chance_and_a_figure_that_would_prove_it() -> None:
    text = told(brief_of(GOAL, TEN, as_of="2017-11-07"))
    assert "By our forecast the chance that it reaches that goal is about " in text
    assert "To prove the goal met it would take at least 20 million for November and December 2017." in text


def test_a_decided_goal_has_no_chance_and_no_question() -> None:
    text = told(brief_of(GOAL, TEN, DONE, as_of="2018-02-06"))
    assert "so the goal is met" in text
    assert "chance" not in text
    assert "would take" not in text


def test_a_time_without_goals_is_said_to_have_none() -> None:
    assert brief_of(GOAL, as_of="2017-11-07", period="2016").headline.text == "No goal of Xiaomi for 2016 is known"


def test_a_chance_near_its_ends_is_told_as_less_or_more() -> None:
    little = TEN.replace(">70M", "10M")
    assert "is less than 1 percent." in told(brief_of(GOAL, little, as_of="2017-11-07"))
    much = TEN.replace(">70M", "89.9M")
    assert "is more than 99 percent." in told(brief_of(GOAL, much, as_of="2017-11-07"))


def test_a_goal_that_others_report_keeps_their_name() -> None:
    reported = f"2017-02-05 Weekly | {YEAR} 80M mode=target strength=hedged said=media:Nikkei"
    assert "Nikkei reported a goal of 80 million for 2017." in told(brief_of(GOAL, reported, as_of="2017-11-07"))


def test_earlier_wordings_are_told_with_their_days_where_these_tell_the_order() -> None:
    raised = f"2017-03-01 Weekly | {YEAR} 95M mode=target said=vendor:Xiaomi@xiaomi"
    assert "On 5 January 2017 the goal was still 90 million." in told(brief_of(GOAL, raised, as_of="2017-11-07"))
    same_day = f"2017-01-05 Weekly | {YEAR} 95M mode=target said=vendor:Xiaomi@xiaomi"
    assert "was still" not in told(brief_of(GOAL, same_day, as_of="2017-11-07"))
