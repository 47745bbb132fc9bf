"""The way to a goal, and its chart."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from crossfoot.web.asked import Asked
from crossfoot.web.burnup import BurnUp, burn_up
from crossfoot.web.burnup_chart import burn_up_chart
from crossfoot.web.desk import Shelf
from crossfoot.web.goals import goals_of
from crossfoot.web.settings import Settings
from tests.web.conftest import NOW

DAY = date(2017, 11, 5)
ASKED = Asked("/target", DAY)


def way_of(starter: Path, period: str) -> BurnUp | None:
    desk = Shelf(Settings(str(starter), lambda: NOW, lambda: "drawn")).desk(DAY)
    (goal,) = [one for one in goals_of(desk, "xiaomi") if one.rated.target.period.label == period]
    return burn_up(ASKED, goal.rated.chief, goal.chance)


def test_the_way_tells_what_is_proven_by_the_end_of_each_month(starter: Path) -> None:
    way = way_of(starter, "2017")
    assert way is not None
    assert [one.day.month for one in way.milestones] == list(range(1, 11))
    last = way.milestones[-1]
    assert (last.reached.low, last.reached.low_open) == (Fraction(1758805000, 31), True)
    assert last.even == 75_000_000


def test_a_monthly_goal_has_no_way(starter: Path) -> None:
    assert way_of(starter, "2017-Q4") is None


def test_the_legend_names_what_is_drawn_and_nothing_else(starter: Path) -> None:
    way = way_of(starter, "2017")
    assert way is not None
    for found, absent in ((way, set()), (replace(way, chance=None), {"forecast"})):
        layers = [one["encoding"] for one in json.loads(burn_up_chart(found, "Xiaomi").spec)["layer"]]
        told = {tuple(one["color"]["scale"]["domain"]) for one in layers if "color" in one}
        (domain,) = told
        assert set(domain) == {one["color"]["datum"] for one in layers if "color" in one}
        assert ("forecast" in domain) is ("forecast" not in absent)


def test_the_chart_shows_what_its_table_holds(starter: Path) -> None:
    way = way_of(starter, "2017")
    assert way is not None
    chart = burn_up_chart(way, "Xiaomi")
    layers: list[dict[str, Any]] = json.loads(chart.spec)["layer"]
    (points,) = [one["data"]["values"] for one in layers if one["mark"]["type"] == "point"]
    lows = {row["day"]: row["reached_low"] for row in chart.table.records()}
    assert points
    for point in points:
        assert float(Fraction(lows[point["day"]])) == point["low"]
        assert point["href"].endswith("view=xiaomi&as_of=2017-11-05")


def test_the_way_is_drawn_on_the_page_and_given_out(browser: TestClient) -> None:
    query = "vendor=xiaomi&period=2017&as_of=2017-11-05"
    assert "<svg" in browser.get(f"/target?{query}").text
    assert browser.get(f"/target/burnup.png?{query}").content.startswith(b"\x89PNG")
    assert ",1758805000/31,,75000000" in browser.get(f"/target/burnup.csv?{query}").text


def test_what_is_reached_leads_to_the_figure_in_the_measure_that_proves_it(starter: Path) -> None:
    day = date(2025, 12, 31)
    desk = Shelf(Settings(str(starter), lambda: NOW, lambda: "drawn")).desk(day)
    (goal,) = [one for one in goals_of(desk, "vinfast") if one.rated.target.period.label == "2025"]
    way = burn_up(Asked("/target", day), goal.rated.chief, goal.chance)
    assert way is not None
    found = next(one for one in way.milestones if one.day == date(2025, 8, 31))
    assert goal.rated.target.cell.measure == "sales"
    assert (found.reached.low, "vinfast+deliveries+bev" in found.href) == (Fraction(72_167), True)
