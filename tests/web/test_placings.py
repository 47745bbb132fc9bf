"""A vendor's places in its markets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from crossfoot.brief.names import names_of
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import Cell, parse_period
from crossfoot.model.interval import between
from crossfoot.web.asked import Asked
from crossfoot.web.placings import Placing, placings_table, printed_placings, proven_placings
from crossfoot.web.placings_chart import placings_chart
from crossfoot.web.vendor_asked import vendor_asked
from tests.web.test_series import desk_of, ledger_of, shown

FAMILY = Cell("shipments", ("xiaomi",), "smartphone", "WORLD")
TEXT = """In the third quarter of 2017 Samsung shipped 83.3 million smartphones worldwide, according to IDC.

Apple shipped 46.7 million smartphones worldwide in the third quarter of 2017, according to IDC.

Xiaomi shipped 27.6 million smartphones worldwide in the third quarter of 2017, according to IDC.

Xiaomi ranked fifth in the worldwide smartphone market in the second quarter of 2017, according to Canalys.
"""


def test_a_printed_place_is_told_with_who_prints_it(tmp_path: Path) -> None:
    desk = desk_of(ledger_of(tmp_path, ("2017-11-02", TEXT)))
    entries = vendor_asked(desk, "xiaomi").entries
    (placing,) = printed_placings(entries)
    assert (placing.voice, placing.cell.period.label, placing.interval) == ("canalys", "2017-Q2", between(5, 5))
    (row,) = placings_table(Asked("/"), (placing,), names_of(load_vocabulary(), entries)).records()
    assert row["rank"] == "number 5"
    assert row["rank_link"].startswith("/page/")


def test_figures_prove_a_place_among_the_vendors_that_are_named(tmp_path: Path) -> None:
    desk = desk_of(ledger_of(tmp_path, ("2017-11-02", TEXT)))
    series, _ = shown(desk, "xiaomi", "view=idc")
    (placing,) = proven_placings(desk, series)
    assert (placing.interval, placing.among, placing.entry) == (between(3, 3), 3, None)


def test_too_few_places_make_no_chart() -> None:
    names = names_of(load_vocabulary(), ())
    assert placings_chart(Asked("/"), (), FAMILY, parse_period("2017-Q3").grain, names) is None


def test_the_chart_shows_what_its_table_holds() -> None:
    names = names_of(load_vocabulary(), ())
    family = FAMILY
    told = tuple(
        Placing(family.at(parse_period(f"2017-Q{number}")), between(number, number + 1), "idc", among=6)
        for number in (1, 2, 3)
    )
    chart = placings_chart(Asked("/"), told, family, parse_period("2017-Q1").grain, names)
    assert chart is not None
    layers: list[dict[str, Any]] = json.loads(chart.spec)["layer"]
    drawn = {(row["best"], row["worst"]) for layer in layers for row in layer["data"]["values"]}
    held = {(float(row["rank_low"]), float(row["rank_high"])) for row in chart.table.records()}
    assert drawn == held == {(1, 2), (2, 3), (3, 4)}


def test_places_stand_on_the_page(browser: TestClient) -> None:
    rows = browser.get("/vendor/xiaomi/feats/places.json?as_of=2018-02-06").json()["rows"]
    assert {row["how"].partition(",")[0] for row in rows} == {"printed", "by its figures"}
