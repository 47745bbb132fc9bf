"""Where a vendor stands, as sources have it."""

from __future__ import annotations

from datetime import date

from crossfoot.track import Standing, find_standings
from tests.track.ledgers import view_of

INDIA = "2017-11-10 Daily | xiaomi shipments smartphone IN 2017-Q3 {} said=tracker:Canalys"


def standings(*lines: str, as_of: str = "2017-11-30") -> tuple[Standing, ...]:
    return find_standings(view_of(*lines).entries(), vendor="xiaomi", as_of=date.fromisoformat(as_of))


def test_what_one_source_says_of_one_place_is_one_standing() -> None:
    lines = [INDIA.format(f) for f in ("rank 2#", "level 9.2M", "share 23%", "growth 290% base=yoy:2016-Q3")]
    (found,) = standings(*lines, INDIA.format("order above=samsung below=xiaomi"))
    assert (found.place, found.origin, found.period.label) == ("IN", "canalys", "2017-Q3")
    assert None not in (found.rank, found.level, found.share, found.growth)
    assert len(found.orders) == 1
    assert len(found.entries) == 5


def test_only_the_latest_quarter_of_a_place_is_told() -> None:
    older = INDIA.format("level 6.0M").replace("2017-Q3", "2017-Q2")
    assert [one.period.label for one in standings(INDIA.format("level 9.2M"), older)] == ["2017-Q3"]


def test_a_year_that_ends_with_a_quarter_is_told_after_it() -> None:
    quarter = INDIA.format("level 9.2M").replace("2017-Q3", "2017-Q4")
    year = INDIA.format("level 27M").replace("2017-Q3", "2017")
    assert [one.period.label for one in standings(year, quarter, as_of="2018-02-01")] == ["2017-Q4"]


def test_sources_are_not_mixed() -> None:
    other = INDIA.format("share 23.5%").replace("Canalys", "IDC")
    found = standings(INDIA.format("rank 2#"), INDIA.format("level 9.2M"), other)
    assert [one.origin for one in found] == ["canalys", "idc"]


def test_the_world_comes_first() -> None:
    world = INDIA.format("level 28.3M").replace(" IN ", " WORLD ")
    china = INDIA.format("level 15M").replace(" IN ", " CN ")
    assert [one.place for one in standings(INDIA.format("level 9.2M"), china, world)] == ["WORLD", "CN", "IN"]


def test_old_standings_are_told_only_where_there_is_nothing_newer() -> None:
    old = INDIA.format("level 6.0M").replace(" IN ", " CN ").replace("2017-Q3", "2015-Q3")
    assert [one.place for one in standings(old, INDIA.format("level 9.2M"))] == ["IN"]
    assert [one.place for one in standings(old)] == ["CN"]


def test_later_pages_replace_the_same_slot() -> None:
    later = INDIA.format("level 9.3M").replace("2017-11-10", "2017-11-20")
    (found,) = standings(later, INDIA.format("level 9.2M"))
    assert found.level is not None
    assert found.level.page.published_at == date(2017, 11, 20)


def test_models_hedges_goals_and_months_are_no_standing() -> None:
    assert (
        standings(
            INDIA.format("level 9.2M model=redmi"),
            INDIA.format("level 9.2M strength=hedged"),
            INDIA.format("level 9.2M mode=forecast"),
            INDIA.format("level 9.2M polarity=denied"),
            INDIA.format("level 9.2M").replace("2017-Q3", "2017-09"),
            INDIA.format("growth 290% base=yoy:2016-Q3"),
            INDIA.format("share [10,100)pct:vague"),
        )
        == ()
    )
