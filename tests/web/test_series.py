"""A vendor's figures over time, and their chart."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from crossfoot.api import add, open_ledger, read
from crossfoot.brief.names import names_of
from crossfoot.model.interval import more_than
from crossfoot.web.asked import asked_of
from crossfoot.web.desk import Desk, Shelf
from crossfoot.web.lines import line_asked, told_by
from crossfoot.web.parts import Chart
from crossfoot.web.series import Series, periods_asked, series_of
from crossfoot.web.series_chart import series_chart
from crossfoot.web.settings import Settings
from crossfoot.web.vendor_asked import vendor_asked
from tests.web.conftest import NOW


def desk_of(path: Path, day: date | None = None) -> Desk:
    return Shelf(Settings(str(path), lambda: NOW, lambda: "drawn")).desk(day)


def shown(desk: Desk, vendor: str, query: str = "") -> tuple[Series, Chart]:
    pairs = [tuple(part.split("=")) for part in query.split("&") if part]
    asked = asked_of(f"/vendor/{vendor}", [(name, value) for name, value in pairs])
    found = vendor_asked(desk, vendor)
    line = line_asked(asked, told_by(found.members, found.entries), found.members, desk.vocabulary)
    assert line is not None
    series = series_of(desk, line, periods_asked(asked))
    return series, series_chart(asked, series, names_of(desk.vocabulary, found.entries), "Figures")


def ledger_of(tmp_path: Path, *pages: tuple[str, str]) -> Path:
    path = tmp_path / "own.sqlite"
    with open_ledger(path, create=True) as ledger:
        for number, (day, text) in enumerate(pages):
            reading = read(text.encode(), published=date.fromisoformat(day), name=f"page-{number}.txt", outlet="Daily")
            add(ledger, reading, recorded_at=NOW)
    return path


def test_where_the_address_says_nothing_the_fullest_figures_are_shown(starter: Path) -> None:
    series, _ = shown(desk_of(starter), "xiaomi")
    line = series.line
    assert (line.family.measure, line.family.product, line.family.place) == ("shipments", "smartphone", "WORLD")
    assert (line.grain.value, line.views[0].text) == ("quarter", "idc")


def test_the_address_decides_what_is_shown(starter: Path) -> None:
    series, _ = shown(desk_of(starter), "xiaomi", "place=IN&grain=year&view=counterpoint")
    assert (series.line.family.place, series.line.grain.value) == ("IN", "year")
    assert [view.text for view in series.line.views] == ["counterpoint"]


def test_every_interval_is_the_one_its_view_proves(starter: Path) -> None:
    series, chart = shown(desk_of(starter), "xiaomi", "view=xiaomi&grain=quarter")
    rows = {row["period"]: row for row in chart.table.records()}
    first = rows["2017-Q1"]  # only told by the growth of the second quarter on it
    assert (first["printed"], Fraction(first["low"])) == ("", Fraction(23155000) / Fraction("1.705"))
    assert [bar.is_told for bar in series.bars if bar.cell.period.label == "2017-Q1"] == [False]


def test_the_chart_shows_what_its_table_holds(starter: Path) -> None:
    _, chart = shown(desk_of(starter), "samsung", "view=idc")
    layers: list[dict[str, Any]] = json.loads(chart.spec)["layer"]
    touched = [row for layer in layers if layer["mark"].get("fillOpacity") == 0 for row in layer["data"]["values"]]
    assert len(touched) == len(chart.table.rows)
    lows = {float(Fraction(row["low"])) for row in chart.table.records() if row["low"]}
    drawn = {row["top"] for row in layers[0]["data"]["values"]}
    assert drawn == lows


def test_what_has_no_top_fades_and_claims_none(tmp_path: Path) -> None:
    text = "Xiaomi shipped more than 10 million smartphones worldwide in October 2017."
    series, chart = shown(desk_of(ledger_of(tmp_path, ("2017-11-02", text))), "xiaomi")
    (bar,) = series.bars
    assert bar.interval == more_than(10_000_000)
    (row,) = chart.table.records()
    assert (row["low"], row["low_open"], row["high"]) == ("10000000", "yes", "")
    layers: list[dict[str, Any]] = json.loads(chart.spec)["layer"]
    solid = [layer for layer in layers if layer["mark"].get("fillOpacity") == 1]
    fading = [layer["mark"]["fillOpacity"] for layer in layers[3:7] if layer["data"]["values"]]
    assert solid[0]["data"]["values"] == []
    assert fading == sorted(fading, reverse=True)
    assert len(fading) == 4


def test_earlier_figures_are_a_link_away(tmp_path: Path) -> None:
    pages = [
        (f"{year}-02-01", f"Xiaomi shipped {year - 1980} million smartphones worldwide in {year - 1}.")
        for year in range(1990, 2018)
    ]
    desk = desk_of(ledger_of(tmp_path, *pages))
    series, _ = shown(desk, "xiaomi")
    assert (len(series.bars), series.earlier) == (25, 3)
    assert series.first is not None
    before, _ = shown(desk, "xiaomi", f"before={series.first.notation}")
    assert [bar.cell.period.label for bar in before.bars] == ["1989", "1990", "1991"]


def test_views_stand_beside_each_other(browser: TestClient) -> None:
    rows = browser.get("/vendor/xiaomi/series.json?view=idc&view=canalys&grain=quarter").json()["rows"]
    assert {row["view"] for row in rows} == {"idc", "canalys"}


def test_every_bar_leads_to_its_figure_and_every_dot_to_its_words(browser: TestClient) -> None:
    page = browser.get("/vendor/xiaomi?view=idc&as_of=2018-02-06").text
    assert 'href="/cell?of=xiaomi+shipments+smartphone+WORLD+2017-Q4&amp;view=idc&amp;as_of=2018-02-06"' in page
    rows = browser.get("/vendor/xiaomi/series.json?view=idc&as_of=2018-02-06").json()["rows"]
    assert all("/page/" in row["printed_link"] for row in rows if row["printed"])


def test_a_grain_nobody_knows_is_refused(browser: TestClient) -> None:
    answer = browser.get("/vendor/xiaomi?grain=week")
    assert answer.status_code == 400
    assert "expected month, quarter, year" in answer.text
