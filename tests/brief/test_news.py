"""Briefs on what is new."""

from __future__ import annotations

from datetime import date

from crossfoot.brief import Brief, faults_of, write_news_brief
from crossfoot.knowledge import load_vocabulary
from tests.track.ledgers import ledger

YEAR = "xiaomi shipments smartphone WORLD 2017 level"
GOAL = f"2017-01-05 Daily | {YEAR} 70M mode=target said=vendor:Xiaomi@xiaomi"
RAISED = f"2017-10-31 Daily | {YEAR} 90M mode=target said=vendor:Xiaomi@xiaomi"
INDIA = "2017-11-10 Weekly | xiaomi shipments smartphone IN 2017-Q3 level 9.2M said=tracker:Canalys"
RIVAL = "2017-11-10 Weekly | samsung shipments smartphone IN 2017-Q3 level 9.4M said=tracker:Canalys"
SPAIN = "2017-11-12 Monthly | xiaomi - smartphone ES 2017-11 presence state=entering"
DONE = f"2018-01-20 Daily | {YEAR} 92.4M said=tracker:IDC"


def brief_of(*lines: str, since: str, until: str, vendor: str | None = "xiaomi") -> Brief:
    found, words = ledger(*lines), load_vocabulary()
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    brief = write_news_brief(
        found.view(as_of=first), found.view(as_of=last), since=first, as_of=last, vocabulary=words, vendor=vendor
    )
    assert list(faults_of(brief, words)) == []
    return brief


def told(brief: Brief) -> str:
    return " ".join(sentence.text for paragraph in brief.paragraphs for sentence in paragraph.sentences)


def test_a_goal_that_is_raised_is_told_with_what_it_was() -> None:
    text = told(brief_of(GOAL, RAISED, since="2017-10-15", until="2017-11-01"))
    assert text.startswith("Xiaomi wants to ship 90 million smartphones worldwide in 2017.")
    assert "On 5 January 2017 the goal was still 70 million." in text


def test_a_goal_that_is_met_is_the_headline_and_old_figures_are_not_told() -> None:
    brief = brief_of(GOAL, INDIA, DONE, since="2018-01-10", until="2018-02-01")
    assert brief.headline.text == "Xiaomi's goal of 70 million smartphones for 2017 is met, by IDC's figures"
    assert "India" not in told(brief)


def test_new_figures_and_places_are_told() -> None:
    brief = brief_of(INDIA, SPAIN, since="2017-11-01", until="2017-11-30")
    assert brief.headline.text == "Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017"
    assert [paragraph.title for paragraph in brief.paragraphs] == ["New figures", "Places"]
    assert told(brief).endswith("Xiaomi has entered Spain.")


def test_of_everybody_each_has_a_paragraph_and_goals_come_first() -> None:
    brief = brief_of(GOAL, RAISED, INDIA, RIVAL, since="2017-10-15", until="2017-11-30", vendor=None)
    assert [paragraph.title for paragraph in brief.paragraphs] == ["Xiaomi", "Samsung"]


def test_without_news_the_brief_says_so() -> None:
    brief = brief_of(INDIA, since="2017-11-20", until="2017-11-30")
    assert brief.headline.text == "Nothing new is known of Xiaomi from 20 November 2017 to 30 November 2017"
    assert brief_of(INDIA, since="2017-11-20", until="2017-11-30", vendor=None).paragraphs == ()
