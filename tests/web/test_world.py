"""Where a vendor sells: the table, the map and its shapes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from crossfoot.brief.names import names_of
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.track.footprint import footprint_of
from crossfoot.web.asked import Asked
from crossfoot.web.countries import countries_table
from crossfoot.web.parts import Chart, Table
from crossfoot.web.vendor_asked import vendor_asked
from crossfoot.web.world import load_world
from crossfoot.web.world_chart import world_chart
from tests.web.conftest import NOW
from tests.web.test_series import desk_of, ledger_of

TEXT = """Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017.

Xiaomi entered Spain in November 2016 with two smartphones.

Xiaomi plans to enter Singapore in 2019.

Xiaomi exited Brazil in June 2016.
"""


def told(tmp_path: Path) -> tuple[Table, Chart | None]:
    desk = desk_of(ledger_of(tmp_path, ("2017-10-04", TEXT)))
    entries = vendor_asked(desk, "xiaomi").entries
    names = names_of(load_vocabulary(), entries)
    found = footprint_of(entries, vendor="xiaomi", as_of=NOW.date(), inclusions=load_inclusions())
    asked = Asked("/vendor/xiaomi")
    return countries_table(asked, found, names), world_chart(asked, found, "smartphone", names)


def test_each_country_leads_to_the_claim_that_tells_how_it_stands(tmp_path: Path) -> None:
    table, _ = told(tmp_path)
    stands = {row["place"]: row["state"] for row in table.records()}
    assert stands == {"ES": "entered", "IN": "present", "SG": "planned", "BR": "exited"}
    assert all(row["place_link"].startswith("/page/") for row in table.records())


def test_the_map_shows_what_its_table_holds(tmp_path: Path) -> None:
    _, chart = told(tmp_path)
    assert chart is not None
    land, shapes, dots = json.loads(chart.spec)["layer"]
    assert land["mark"]["aria"] is False
    rows: list[dict[str, Any]] = shapes["data"]["values"]
    assert {row["code"]: row["stands"] for row in rows} == {"IN": "there", "ES": "there", "BR": "gone or not there"}
    assert [(dot["code"], dot["stands"]) for dot in dots["data"]["values"]] == [("SG", "coming")]


def test_nothing_is_drawn_where_no_country_is_told_of(tmp_path: Path) -> None:
    page = ("2017-11-02", "Xiaomi shipped 10 million smartphones worldwide in October 2017.")
    desk = desk_of(ledger_of(tmp_path, page))
    entries = vendor_asked(desk, "xiaomi").entries
    found = footprint_of(entries, vendor="xiaomi", as_of=NOW.date(), inclusions=load_inclusions())
    assert world_chart(Asked("/"), found, None, names_of(load_vocabulary(), entries)) is None


def test_every_country_with_a_code_has_a_shape_or_a_point() -> None:
    world = {country.code: country for country in load_world()}
    assert len(world) > 200
    assert all(-180 <= one.at[0] <= 180 and -90 <= one.at[1] <= 90 for one in world.values())
    assert all(ring[0] == ring[-1] for one in world.values() for polygon in one.polygons for ring in polygon)
    assert world["IN"].polygons
    assert not world["SG"].polygons
