"""A map of where a vendor sells: countries coloured by how it stands there, each leading to the claim that says so.

Invariant: every coloured country is a row of the table; countries too small to be seen are dots, regions are in the
table alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from crossfoot.brief.names import Names, product_name
from crossfoot.model.inclusion import is_country
from crossfoot.track.footprint import Footing, Footprint
from crossfoot.track.wording import and_list
from crossfoot.web.asked import Asked
from crossfoot.web.countries import STANDS, countries_table, footing_text, group_of
from crossfoot.web.drawing import HOST
from crossfoot.web.links import claim_link
from crossfoot.web.parts import Chart
from crossfoot.web.world import SHAPES_FROM, Country, load_world

__all__ = ["world_chart"]

_HEIGHT = 300
_COLOURS = ("var(--accent)", "var(--accent-5)", "var(--accent-4)", "var(--accent-2)", "var(--accent-8)")
_SMALL = 6.0  # square degrees below which a country also has a dot
_MANY = 8  # countries named in the words of the map


def world_chart(asked: Asked, found: Footprint, product: str | None, names: Names) -> Chart | None:
    """The map; None where nothing is told of a country.

    Args:
        asked: What the page was asked for.
        found: Where the vendor sells.
        product: With what; where nothing is told of that, whatever most is told of.
        names: What things are called.
    """
    products = [footing.product for footing in found.footings if is_country(footing.place)]
    if not products:
        return None
    shown = product if product in products else max(dict.fromkeys(products), key=products.count)
    here = [one for one in found.footings if is_country(one.place) and one.product == shown]
    goods = product_name(shown) if shown else "its goods"
    title = f"Where it sells {goods}"
    table = countries_table(asked, replace(found, footings=tuple(here)), names)
    spec = {
        "projection": {"type": "equalEarth"},
        "layer": _layers([_row(asked, footing, found, names) for footing in here]),
        "resolve": {"scale": {"color": "shared"}},
    }
    noted = replace(table, note=" ".join(text for text in (table.note, SHAPES_FROM) if text))
    return Chart("map", title, json.dumps(spec), noted, _told(here, names, title), _HEIGHT)


def _row(asked: Asked, footing: Footing, found: Footprint, names: Names) -> dict[str, str]:
    told = footing_text(footing, found.as_of)
    return {
        "code": footing.place,
        "stands": group_of(footing.state),
        "href": f"{HOST}{claim_link(asked, footing.decisive.entry)}",
        "words": f"{names.place(footing.place)}; {told}; {names.voice(footing.decisive.entry.origin)}",
    }


def _layers(rows: list[dict[str, str]]) -> list[dict[str, Any]]:
    world = _by_code()
    groups = [name for name in STANDS if any(row["stands"] == name for row in rows)]
    colours = [_COLOURS[list(STANDS).index(name)] for name in groups]
    legend = {"orient": "bottom", "title": None, "columns": 3, "symbolType": "square"}
    colour = {"field": "stands", "type": "nominal", "scale": {"domain": groups, "range": colours}, "legend": legend}
    pointed = {"color": colour, "href": {"field": "href"}, "description": {"field": "words"}}
    shapes = [{"type": "Feature", **row, "geometry": _geometry(world[row["code"]])}
              for row in rows if row["code"] in world and world[row["code"]].polygons]  # fmt: skip
    dots = [row | dict(zip(("longitude", "latitude"), world[row["code"]].at, strict=True))
            for row in rows if row["code"] in world and _area(world[row["code"]]) < _SMALL]  # fmt: skip
    place = {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
    }
    return [
        {"data": {"values": [_land()]}, "mark": {"type": "geoshape", "aria": False, "fill": "var(--line)",
                                                 "stroke": "var(--sheet)", "strokeWidth": 0.5}},
        {"data": {"values": shapes}, "mark": {"type": "geoshape", "stroke": "var(--sheet)", "strokeWidth": 0.5},
         "encoding": pointed},
        {"data": {"values": dots}, "mark": {"type": "circle", "size": 50, "opacity": 1, "stroke": "var(--sheet)"},
         "encoding": {**place, **pointed}},
    ]  # fmt: skip


def _told(here: Iterable[Footing], names: Names, title: str) -> str:
    groups: dict[str, list[str]] = {}
    for footing in here:
        groups.setdefault(group_of(footing.state), []).append(names.place(footing.place))
    told = [f"{name}: {and_list(places) if len(places) <= _MANY else f'{len(places)} countries'}"
            for name, places in groups.items()]  # fmt: skip
    return f"{title}. {'; '.join(told)}."


@cache
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in load_world() if country.code}


@cache
def _land() -> dict[str, Any]:
    """All land as one shape."""
    polygons = [polygon for country in load_world() for polygon in country.polygons]
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": polygons}}


def _geometry(country: Country) -> dict[str, Any]:
    return {"type": "MultiPolygon", "coordinates": country.polygons}


def _area(country: Country) -> float:
    """The area of its largest part, in square degrees."""
    return max((_ring_area(polygon[0]) for polygon in country.polygons), default=0.0)


def _ring_area(ring: tuple[tuple[float, float], ...]) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2
