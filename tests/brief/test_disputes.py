"""Figures that do not agree, one sentence each."""

from __future__ import annotations

from datetime import date

from crossfoot.brief import write_brief
from crossfoot.knowledge import load_vocabulary
from tests.track.ledgers import view_of

GOAL = "2025-01-05 Daily | xpeng deliveries nev WORLD 2025 level 380,000 mode=target said=vendor:XPeng@xpeng"
HALF = "2025-07-01 Weekly | xpeng deliveries nev WORLD 2025-{} level {} said=vendor:XPeng@xpeng"


def told(*lines: str, vendor: str = "xpeng", as_of: str = "2025-07-31") -> list[str]:
    day = date.fromisoformat(as_of)
    brief = write_brief(vendor, view_of(*lines), as_of=day, vocabulary=load_vocabulary())
    found = [paragraph for paragraph in brief.paragraphs if paragraph.title == "Figures that do not agree"]
    return [sentence.text for paragraph in found for sentence in paragraph.sentences]


def test_a_sum_that_does_not_add_up_is_told_with_both_figures() -> None:
    lines = [HALF.format("Q1", "94,008"), HALF.format("Q2", "104,181"), HALF.format("H1", "197,189")]
    assert told(GOAL, *lines) == [
        (
            "XPeng gives 197,189 for the deliveries of XPeng worldwide in the first half of 2025, while its other "
            "figures make that 198,189, so they cannot all be right."
        )
    ]


def test_a_restated_figure_is_told_in_order() -> None:
    goal = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi@xiaomi"
    first = "2017-07-31 Daily | xiaomi shipments smartphone WORLD 2017-Q2 level 23.2M said=tracker:IDC"
    later = first.replace("2017-07-31", "2018-01-20").replace("23.2M", "21.4M")
    year = "2018-01-25 Daily | xiaomi shipments smartphone WORLD 2017 level 92.4M said=tracker:IDC"
    assert told(goal, first, later, year, vendor="xiaomi", as_of="2018-02-01") == [
        (
            "IDC has restated the shipments of Xiaomi worldwide in the second quarter of 2017: 23.2 million "
            "originally, then 21.4 million."
        )
    ]


def test_sources_that_differ_count_differently_and_nobody_is_wrong() -> None:
    goal = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi@xiaomi"
    year = "2018-01-25 Daily | xiaomi shipments smartphone WORLD 2017 level {} said={}"
    lines = [year.format("92.4M", "tracker:IDC"), year.format("95.0M", "vendor:Xiaomi@xiaomi")]
    assert told(goal, *lines, vendor="xiaomi", as_of="2018-02-01") == [
        (
            "Xiaomi shipped 92.35 to 92.45 million smartphones worldwide in 2017 by IDC's figures, but 94.95 to 95.05 "
            "million by its own figures."
        )
    ]


def test_figures_that_agree_are_not_mentioned() -> None:
    lines = [HALF.format("Q1", "94,008"), HALF.format("Q2", "103,181"), HALF.format("H1", "197,189")]
    assert told(GOAL, *lines) == []
