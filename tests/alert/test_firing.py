"""Which rules fire by what comes."""

from __future__ import annotations

from crossfoot.track.news import Ground
from tests.alert.rules import alerts

MONTH = "xiaomi shipments smartphone world above 10M in any month"
OCTOBER = "2017-10-31 News | xiaomi shipments smartphone WORLD 2017-10 level >10M said=vendor:Xiaomi"
GOAL = "2017-08-01 News | xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi"
YEAR = "2018-02-02 News | xiaomi shipments smartphone WORLD 2017 level 92.4M said=tracker:IDC"
HALF = "2017-08-02 News | xiaomi shipments smartphone WORLD 2017-H1 level {} said=tracker:IDC"
PLAN = "2017-10-31 News | xiaomi - smartphone ES 2017-11 presence state=planned mode=plan"


def test_a_level_fires_when_it_is_proven() -> None:
    (found,) = alerts(MONTH, OCTOBER)
    assert (found.news.ground, found.ground, found.news.view) == (Ground.PROVEN, "proven", "xiaomi")
    assert found.rule == MONTH


def test_a_level_that_rounding_leaves_open_does_not_fire() -> None:
    assert alerts(MONTH, OCTOBER.replace(">10M", "10M")) == ()


def test_a_hedged_or_expected_figure_proves_nothing() -> None:
    assert alerts(MONTH, f"{OCTOBER} mode=forecast") == ()
    assert alerts(MONTH, f"{OCTOBER} strength=hedged cue=reportedly") == ()


def test_what_is_proven_already_does_not_fire_again() -> None:
    again = "2017-11-01 Herald | xiaomi shipments smartphone WORLD 2017-10 level >10.5M said=tracker:IDC"
    assert alerts(MONTH, again, before=(OCTOBER,)) == ()


def test_a_level_that_follows_from_other_figures_fires() -> None:
    quarter = "2017-10-05 News | xiaomi shipments smartphone WORLD 2017-Q3 level >31M said=vendor:Xiaomi"
    months = tuple(OCTOBER.replace("2017-10 ", f"2017-{month} ").replace(">10M", "9.5M") for month in ("07", "08"))
    (found,) = alerts(MONTH, quarter, before=months)
    assert found.news.cell is not None
    assert (found.news.cell.period.label, len(found.news.entries)) == ("2017-09", 3)


def test_a_source_that_is_named_must_prove_it_itself() -> None:
    assert alerts(f"{MONTH} by idc", OCTOBER) == ()
    assert len(alerts(f"{MONTH} by xiaomi", OCTOBER)) == 1


def test_a_goal_fires_when_it_is_decided_and_only_for_its_own_time() -> None:
    (found,) = alerts("target xiaomi 2017 decided", YEAR, before=(GOAL,))
    assert found.news.after == "proven_met"
    assert alerts("target xiaomi 2018 decided", YEAR, before=(GOAL,)) == ()
    assert alerts("target xiaomi 2017 missed", YEAR, before=(GOAL,)) == ()


def test_a_chance_fires_when_it_passes_the_mark_and_says_that_it_is_a_forecast() -> None:
    text, good, bad = "chance of xiaomi 2017 below 30%", HALF.format("55M"), HALF.format("20M")
    (found,) = alerts(text, bad, before=(GOAL,), as_of="2017-08-03")
    assert (found.news.ground, found.ground) == (Ground.MODEL, "by the forecast, not proven")
    assert found.news.chance is not None
    assert found.news.chance < 30
    assert alerts(text, good, before=(GOAL,), as_of="2017-08-03") == ()


def test_news_about_others_or_elsewhere_does_not_fire() -> None:
    assert len(alerts("footprint of xiaomi in spain changes", PLAN)) == 1
    assert alerts("footprint of xiaomi in france changes", PLAN) == ()
    assert alerts("footprint of samsung changes", PLAN) == ()
    assert len(alerts("any footprint", PLAN)) == 1


def test_what_was_published_later_than_the_day_does_not_fire() -> None:
    assert alerts(MONTH, OCTOBER, as_of="2017-10-30") == ()


def test_one_rule_and_one_figure_make_one_id_whoever_proves_it() -> None:
    by_idc = OCTOBER.replace("vendor:Xiaomi", "tracker:IDC")
    (one,), (other,) = alerts(MONTH, OCTOBER), alerts(MONTH, by_idc)
    assert one.id == other.id
    assert one.id != alerts(f"{MONTH} by xiaomi", OCTOBER)[0].id
