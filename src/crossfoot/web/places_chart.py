"""The places of vendors over time, drawn: a dot where a place is certain, a bar where several are possible.

Invariant: a line joins neighbouring times in which both places are certain, and nothing else; a time without a place
leaves a gap.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from crossfoot.brief.names import Names
from crossfoot.model import Period
from crossfoot.track.wording import period_name
from crossfoot.web.asked import Asked
from crossfoot.web.drawing import HOST
from crossfoot.web.links import cell_link
from crossfoot.web.market_words import interval_columns, interval_slots, place_words
from crossfoot.web.parts import Chart, Column, Slot, Table
from crossfoot.web.places import Place

__all__ = ["places_chart"]

_COLUMNS = (
    Column("period", "when"),
    Column("vendor", "vendor"),
    *interval_columns("place", "place"),
    Column("how", "how it is known"),
)
_LANE = 34  # pixels for each place
_NOTE = (
    "A dot is a certain place, a bar the places that the figures leave, among the vendors that the source names; "
    "no mark where it does not name the vendor."
)


def places_chart(asked: Asked, places: tuple[Place, ...], names: Names, voice: str, view: str) -> Chart:
    """The chart of places over time.

    Args:
        asked: What the page was asked for.
        places: By vendor and time; at least one.
        names: Names of vendors.
        voice: Whose figures, by name.
        view: The view, as typed.
    """
    deepest = max(int(one.place.high or one.place.low or 1) for one in places)
    rows = [_row(asked, one, names, view, deepest) for one in places]
    spec = {"layer": list(_layers(rows, [_short(period) for period in _times(places)], deepest))}
    certain = sum(one.place.is_point for one in places)
    told = f"{certain} of {len(places)} places are certain, by the figures of {voice}."
    table = Table("places", "Places over time", _COLUMNS, tuple(_slots(asked, one, names, view) for one in places),
                  _NOTE, (voice,))  # fmt: skip
    return Chart("places", "Places over time", json.dumps(spec), table, told, 70 + _LANE * deepest)


def _slots(asked: Asked, one: Place, names: Names, view: str) -> tuple[Slot, ...]:
    href = cell_link(asked, one.cell, view=view)
    return (
        Slot(period_name(one.period), value=one.period.notation),
        Slot(names.vendor(one.vendor), value=one.vendor),
        *interval_slots(one.place, place_words(one.place), href),
        Slot("printed" if one.is_printed else "by its figures"),
    )


def _row(asked: Asked, one: Place, names: Names, view: str, deepest: int) -> dict[str, Any]:
    name = names.vendor(one.vendor)
    worst = deepest if one.place.high is None else min(int(one.place.high), deepest)
    best = min(int(one.place.low or 1), deepest)
    how = "as printed" if one.is_printed else "by its figures"
    return {
        "vendor": name,
        "when": _short(one.period),
        "best": best,
        "worst": worst,
        "is_certain": one.place.is_point and best == one.place.low,
        "href": f"{HOST}{cell_link(asked, one.cell, view=view)}",
        "told": f"{name}, {period_name(one.period)}; place {place_words(one.place)}; {how}",
    }


def _times(places: tuple[Place, ...]) -> Iterator[Period]:
    """Every time from the first to the last, those without a place included, so that a gap is seen."""
    told = sorted({one.period for one in places}, key=lambda period: period.start or date.min)
    period, months = told[0], told[0].month_count
    while months and period != told[-1]:
        yield period
        period = period.shift_months(months)
    yield told[-1]


def _layers(rows: list[dict[str, Any]], times: list[str], deepest: int) -> Iterator[dict[str, Any]]:
    certain = [row for row in rows if row["is_certain"]]
    x = {"field": "when", "type": "ordinal", "scale": {"domain": times}, "title": None,
         "axis": {"labelAngle": 0, "grid": False, "domain": False, "ticks": False, "labelOverlap": True,
                  "labelExpr": "split(datum.label, ' ')"}}  # fmt: skip
    y = {"type": "quantitative", "scale": {"domain": [0.6, deepest + 0.4], "reverse": True, "nice": False},
         "title": None, "axis": {"values": list(range(1, deepest + 1)), "format": "d", "domain": False,
                                 "ticks": False}}  # fmt: skip
    legend = {
        "orient": "bottom",
        "title": None,
        "symbolType": "circle",
        "columns": 4,
        "symbolOpacity": 1,
        "columnPadding": 18,
    }
    color = {"field": "vendor", "type": "nominal", "legend": legend}
    about = {"href": {"field": "href"}, "description": {"field": "told"}}
    yield {"data": {"values": rows}, "mark": {"type": "bar", "width": 9, "opacity": 0.35, "cornerRadius": 4},
           "transform": [{"filter": "!datum.is_certain"}, {"calculate": "datum.best - 0.15", "as": "top"},
                         {"calculate": "datum.worst + 0.15", "as": "bottom"}],
           "encoding": {"x": x, "y": {**y, "field": "top"}, "y2": {"field": "bottom"}, "color": color,
                        "xOffset": {"field": "vendor"}, **about}}  # fmt: skip
    yield {"data": {"values": list(_lines(certain, times))}, "mark": {"type": "line", "strokeWidth": 2.5},
           "encoding": {"x": x, "y": {**y, "field": "best"}, "color": color,
                        "detail": {"field": "stretch"}}}  # fmt: skip
    yield {"data": {"values": certain}, "mark": {"type": "point", "filled": True, "size": 110, "opacity": 1},
           "encoding": {"x": x, "y": {**y, "field": "best"}, "color": color, **about}}  # fmt: skip


def _lines(certain: list[dict[str, Any]], times: list[str]) -> Iterator[dict[str, Any]]:
    """The ends of each stretch between neighbouring times, each stretch a line of its own."""
    for one, other in pairwise(certain):
        is_next = times.index(other["when"]) == times.index(one["when"]) + 1
        if one["vendor"] == other["vendor"] and is_next:
            stretch = f"{one['vendor']} {one['when']}"
            yield {**one, "stretch": stretch}
            yield {**other, "stretch": stretch}


def _short(period: Period) -> str:
    """A time as an axis has room for it: `Q3 2017`, `2017`."""
    text = period.label
    year, dash, part = text.partition("-")
    return f"{part} {year}" if dash else text
