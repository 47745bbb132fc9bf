"""New conflicts, restatements, divergences."""

from __future__ import annotations

from crossfoot.track.news import Kind
from tests.track.news.changes import kinds, news

QUARTERS = (
    "2025-07-01 Trade | xpeng deliveries nev WORLD 2025-Q1 level 94,008 said=vendor:XPeng",
    "2025-07-01 Trade | xpeng deliveries nev WORLD 2025-Q2 level 103,181 said=vendor:XPeng",
)
HALF = "2025-07-01 Trade | xpeng deliveries nev WORLD 2025-H1 level 198,189 said=vendor:XPeng"
FIRST = "2017-11-10 News | vivo shipments smartphone CN 2017-Q3 level 17.2M said=tracker:IDC"
LATER = "2018-11-10 News | vivo shipments smartphone CN 2017-Q3 level 22.6M said=tracker:IDC"


def test_a_page_that_contradicts_itself_is_a_conflict() -> None:
    (found,) = [one for one in news(*QUARTERS, HALF) if one.kind is Kind.CONFLICT]
    assert found.vendors == ("xpeng",)
    assert len(found.entries) == 3
    assert "states 198,189, while its other figures make that 197,189" in found.words


def test_a_conflict_that_was_there_is_no_news() -> None:
    beside = "2025-07-02 Trade | xpeng deliveries nev WORLD 2025-07 level 36,717 said=vendor:XPeng"
    assert kinds(news(beside, before=(*QUARTERS, HALF))) == []


def test_a_copy_of_a_conflict_is_no_news() -> None:
    copies = (line.replace("2025-07-01 Trade", "2025-07-02 Copy") for line in (*QUARTERS, HALF))
    assert Kind.RESTATEMENT not in kinds(news(*copies, before=(*QUARTERS, HALF)))


def test_a_figure_restated_by_its_source_is_told_with_both() -> None:
    (found,) = [one for one in news(LATER, before=(FIRST,)) if one.kind is Kind.RESTATEMENT]
    assert found.words.endswith("IDC has restated it, 17.2 million first, then 22.6 million.")
    assert found.vendors == ("vivo",)


def test_sources_further_apart_than_usual_are_a_divergence_and_nobody_is_wrong() -> None:
    other = LATER.replace("IDC", "Canalys")
    (found,) = [one for one in news(other, before=(FIRST,)) if one.kind is Kind.DIVERGENCE]
    assert "wrong" not in found.words
