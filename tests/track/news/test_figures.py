"""Figures that became known without being printed."""

from __future__ import annotations

from crossfoot.model.interval import between
from crossfoot.track.news import Kind, News
from tests.track.news.changes import news

TOTAL = "2017-11-10 News | ALL shipments smartphone IN 2017-Q3 level 40M said=tracker:IDC"
SHARE = "2017-11-10 Herald | xiaomi shipments smartphone IN 2017-Q3 share 23% said=tracker:IDC"


def bounds(found: tuple[News, ...]) -> list[News]:
    return [one for one in found if one.kind is Kind.BOUND]


def test_a_share_of_a_known_market_makes_the_figure_known() -> None:
    (found,) = bounds(news(SHARE, before=(TOTAL,)))
    assert found.interval is not None
    assert found.interval.is_inside(between(8_800_000, 9_600_000))
    assert (found.view, len(found.entries)) == ("idc", 2)
    assert found.words.startswith("Smartphone shipments of Xiaomi in India in the third quarter of 2017: ")


def test_a_market_that_becomes_known_tells_of_those_in_it() -> None:
    (found,) = bounds(news(TOTAL, before=(SHARE,)))
    assert found.vendor == "xiaomi"


def test_a_figure_that_is_printed_is_no_finding() -> None:
    level = "2017-11-10 News | xiaomi shipments smartphone IN 2017-Q3 level 9.2M said=tracker:IDC"
    assert bounds(news(level, before=(TOTAL,))) == []


def test_a_little_narrower_is_no_news() -> None:
    again = "2017-11-11 Post | xiaomi shipments smartphone IN 2017-Q3 share 23.1% said=tracker:IDC"
    wide = SHARE.replace("23%", "22.9..23.3%")
    assert bounds(news(again, before=(TOTAL, wide))) == []


def test_figures_of_two_sources_are_not_put_together() -> None:
    assert bounds(news(SHARE.replace("IDC", "Canalys"), before=(TOTAL,))) == []
