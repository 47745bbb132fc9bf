"""Standings in sentences."""

from __future__ import annotations

from datetime import date

from crossfoot.brief.names import names_of
from crossfoot.brief.standings import standing_sentences
from crossfoot.knowledge import load_vocabulary
from crossfoot.track import find_standings
from tests.track.ledgers import view_of

INDIA = "2017-11-10 Daily | xiaomi shipments smartphone IN 2017-Q3 {} said=tracker:Canalys"


def told(*lines: str) -> list[str]:
    entries = view_of(*lines).entries()
    standings = find_standings(entries, vendor="xiaomi", as_of=date(2017, 11, 30))
    return [s.text for s in standing_sentences(standings, "xiaomi", names_of(load_vocabulary(), entries))]


def test_rank_size_share_growth_and_rivals_in_one_sentence() -> None:
    figures = ("rank 2#", "level 9.2M", "share 23%", "growth 290% base=yoy:2016-Q3", "order above=samsung below=xiaomi",
               "order above=xiaomi below=vivo", "order above=xiaomi below=oppo")  # fmt: skip
    assert told(*(INDIA.format(figure) for figure in figures)) == [
        (
            "Xiaomi was second in India in the third quarter of 2017, behind Samsung and ahead of Vivo and Oppo, with "
            "9.2 million smartphones, up 290 percent on the year before, and 23 percent of the market, according to "
            "Canalys."
        )
    ]


def test_without_a_rank_the_size_comes_first_and_a_fall_is_a_fall() -> None:
    assert told(INDIA.format("level >15M"), INDIA.format("growth -1.8% base=yoy:2016-Q3")) == [
        (
            "Xiaomi shipped more than 15 million smartphones in India in the third quarter of 2017, down 1.8 percent "
            "on the year before, according to Canalys."
        )
    ]


def test_a_share_alone_says_of_what() -> None:
    assert told(INDIA.format("share 23.5%")) == [
        (
            "Xiaomi had 23.5 percent of the market for smartphones in India in the third quarter of 2017, according to "
            "Canalys."
        )
    ]


def test_a_rank_alone_and_an_order_alone() -> None:
    assert told(INDIA.format("rank 12#")) == [
        "Xiaomi was number 12 in India in the third quarter of 2017, according to Canalys."
    ]
    assert told(INDIA.format("order above=xiaomi below=samsung")) == [
        "Xiaomi stood ahead of Samsung in India in the third quarter of 2017, according to Canalys."
    ]


def test_the_companys_own_word_is_told_as_such() -> None:
    own = INDIA.format("level 9.2M").replace("tracker:Canalys", "vendor:Xiaomi@xiaomi")
    assert told(own) == [
        "Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017, by its own account."
    ]


def test_growth_around_zero_has_no_direction() -> None:
    assert told(INDIA.format("level 9.2M"), INDIA.format("growth [-1,1]pct:vague base=yoy:2016-Q3")) == [
        "Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017, according to Canalys."
    ]


def test_other_sources_are_told_where_they_differ_two_at_most() -> None:
    figures = {"IDC": "9.2M", "Canalys": "9.2M", "Gartner": "9.4M", "IHS": "9.0M", "TrendForce": "9.1M"}
    lines = [INDIA.format(f"level {figure}").replace("Canalys", name) for name, figure in figures.items()]
    assert told(*lines) == [
        (
            "Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017, according to Canalys; "
            "Gartner gives it 9.4 million and IHS 9.0 million."
        )
    ]


def test_the_vendor_is_named_once_and_other_places_come_first() -> None:
    lines = [INDIA.format("level 9.2M"), INDIA.format("level 1.5M").replace("IN 2017", "ID 2017")]
    assert [text.split(" ")[:4] for text in told(*lines)] == [
        ["Xiaomi", "shipped", "1.5", "million"],
        ["In", "India", "it", "shipped"],
    ]
