"""The way to a goal, drawn: the proven band, the goal, an even pace, what is still needed, and the forecast's ends.

Invariant: every mark is a row of the way's figures or of its goal; what is only a forecast is drawn apart and named so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from fractions import Fraction
from typing import Any

from crossfoot.track.wording import day_name, floor_text
from crossfoot.web.burnup import BurnUp, burn_up_table
from crossfoot.web.drawing import HOST
from crossfoot.web.goals import amount_text
from crossfoot.web.parts import Chart

__all__ = ["burn_up_chart"]

_HEIGHT = 300
_ROOM = 1.08  # above the highest mark
_TALL = 2  # an upper end of more than so many goals says nothing, and is not drawn
_LEVELS = {50: 9, 80: 3}  # how thick the bar of a band is
_COLOURS = {
    "proven, at least": "var(--accent)",
    "goal": "var(--accent-2)",
    "even pace": "var(--accent-8)",
    "still needed": "var(--accent-4)",
    "forecast": "var(--accent-6)",
}


def burn_up_chart(found: BurnUp, voice: str) -> Chart:
    """The chart of the way to a goal."""
    told = [one for one in found.milestones if one.reached.low]
    last = told[-1]
    said = (
        f"{amount_text(last.reached)} is proven by {day_name(last.day)}, of {floor_text(found.goal)}; "
        f"an even pace would have brought {floor_text(last.even)}."
    )
    layers = list(_layers(found))
    drawn = {layer["encoding"]["color"]["datum"] for layer in layers if "color" in layer["encoding"]}
    for layer in layers:
        if "color" in layer["encoding"]:
            layer["encoding"]["color"] |= _named(drawn)
    spec = {"layer": layers, "resolve": {"scale": {"color": "shared"}}}
    table = burn_up_table(found, voice)
    return Chart("burnup", "The way to the goal", json.dumps(spec), table, said, _HEIGHT)


def _layers(found: BurnUp) -> Iterator[dict[str, Any]]:
    begun = (found.first, Fraction(0))
    reached = [begun, *((one.day, one.reached.low or Fraction(0)) for one in found.milestones)]
    end = (found.last, found.goal)
    yield from _band(found)
    yield _line(found, "even pace", [begun, end], dash=[2, 4])
    yield _line(found, "goal", [(found.first, found.goal), end])
    yield _line(found, "proven, at least", reached)
    yield _points(found)
    if reached[-1][0] < found.last and reached[-1][1] < found.goal:
        yield _line(found, "still needed", [reached[-1], end], dash=[6, 4])
    yield from _forecast(found)


def _band(found: BurnUp) -> Iterator[dict[str, Any]]:
    """Between the proven ends, where the upper one says anything."""
    rows = [
        {"day": one.day.isoformat(), "low": float(one.reached.low or 0), "high": float(one.reached.high)}
        for one in found.milestones
        if one.reached.high is not None and one.reached.high <= _TALL * found.goal
    ]
    if rows:
        encoding = {**_axes(found), "y2": {"field": "high"}}
        # A bar for each month, since between two months nothing is proven.
        yield {"data": {"values": rows}, "mark": {"type": "rule", "strokeWidth": 9, "color": "var(--band)"},
               "encoding": encoding}  # fmt: skip


def _points(found: BurnUp) -> dict[str, Any]:
    rows = [
        {
            "day": one.day.isoformat(),
            "low": float(one.reached.low),
            "href": f"{HOST}{one.href}",
            "told": f"by {day_name(one.day)}; {amount_text(one.reached)}; even pace {floor_text(one.even)}",
        }
        for one in found.milestones
        if one.reached.low
    ]
    encoding = {
        **_axes(found),
        "href": {"field": "href"},
        "description": {"field": "told"},
        "color": _colour("proven, at least"),
    }
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "size": 60, "opacity": 1},
        "encoding": encoding,
    }


def _line(
    found: BurnUp, name: str, points: list[tuple[date, Fraction]], *, dash: list[int] | None = None
) -> dict[str, Any]:
    mark = {"type": "line", "strokeWidth": 2} | ({"strokeDash": dash} if dash else {})
    rows = [{"day": day.isoformat(), "low": float(number)} for day, number in points]
    return {"data": {"values": rows}, "mark": mark, "encoding": {**_axes(found), "color": _colour(name)}}


def _forecast(found: BurnUp) -> Iterator[dict[str, Any]]:
    chance = found.chance
    if chance is None or chance.likely is None:
        return
    day = found.last.isoformat()
    for band in chance.bands:
        told = f"forecast; {band.level} % band; {floor_text(band.low)} to {floor_text(band.high)}"
        row = {"day": day, "low": float(band.low), "high": float(band.high), "told": told}
        encoding = {**_axes(found), "y2": {"field": "high"}, "color": _colour("forecast"),
                    "description": {"field": "told"}}  # fmt: skip
        mark = {"type": "rule", "strokeWidth": _LEVELS.get(band.level, 2), "opacity": 0.65}
        yield {"data": {"values": [row]}, "mark": mark, "encoding": encoding}


def _axes(found: BurnUp) -> dict[str, Any]:
    highs = [float(one.reached.high) for one in found.milestones
             if one.reached.high is not None and one.reached.high <= _TALL * found.goal]  # fmt: skip
    lows = [float(one.reached.low or 0) for one in found.milestones]
    bands = [float(band.high) for band in found.chance.bands] if found.chance else []
    top = max([float(found.goal), *highs, *lows, *bands]) * _ROOM
    days = [found.first.isoformat(), found.last.isoformat()]
    return {
        "x": {"field": "day", "type": "temporal", "scale": {"domain": days}, "title": None,
              "axis": {"grid": False, "format": "%b %y" if found.first.year != found.last.year else "%b",
                       "tickCount": 6, "labelOverlap": True}},
        "y": {"field": "low", "type": "quantitative", "scale": {"domain": [0, top], "nice": False}, "title": None,
              "axis": {"format": "~s", "tickCount": 5, "domain": False, "ticks": False}},
    }  # fmt: skip


def _colour(name: str) -> dict[str, Any]:
    return {"datum": name}


def _named(drawn: AbstractSet[str]) -> dict[str, Any]:
    """The scale and the legend, which names what is drawn and nothing else."""
    legend = {"orient": "bottom", "title": None, "symbolType": "stroke", "columns": 3, "symbolStrokeWidth": 3,
              "columnPadding": 24}  # fmt: skip
    colours = {name: colour for name, colour in _COLOURS.items() if name in drawn}
    return {"legend": legend, "scale": {"domain": list(colours), "range": list(colours.values())}}
