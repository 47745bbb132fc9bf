"""A vendor's place in one market over time, as each source prints it and as one source's figures prove it.

Invariant: every mark is a row of its table; the first place is on top.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from crossfoot.brief.names import Names
from crossfoot.model import Cell, Grain
from crossfoot.model.period import UNKNOWN
from crossfoot.track.wording import period_name
from crossfoot.web.asked import Asked
from crossfoot.web.drawing import HOST
from crossfoot.web.links import cell_link, claim_link
from crossfoot.web.parts import Chart
from crossfoot.web.placings import Placing, placings_table

__all__ = ["placings_chart"]

_HEIGHT = 220
_MOST_VOICES = 5
_LEAST = 3  # so many times make a chart
_APART = 0.14  # of a period, between two voices
_DEEP = 15  # places below that are told in the table alone
_COLOURS = tuple(f"var(--accent{suffix})" for suffix in ("", "-2", "-3", "-4", "-5"))


def placings_chart(asked: Asked, placings: Iterable[Placing], family: Cell, grain: Grain, names: Names) -> Chart | None:
    """The chart of the places in the market of a series; None where there are too few.

    Args:
        asked: What the page was asked for.
        placings: Printed and proven ones.
        family: The figures whose market it is.
        grain: By months, quarters or years.
        names: What things are called.
    """
    here = [one for one in placings if one.cell.at(UNKNOWN) == family and one.cell.period.grain is grain]
    here = [one for one in here if one.interval.high is not None and one.interval.high <= _DEEP]
    counts: dict[str, int] = {}
    for one in here:
        counts[one.voice] = counts.get(one.voice, 0) + 1
    voices = sorted(counts, key=lambda voice: (-counts[voice], voice))[:_MOST_VOICES]
    shown = sorted((one for one in here if one.voice in voices), key=lambda one: repr(one.cell.period))
    if len({one.cell.period for one in shown}) < _LEAST:
        return None
    called = [names.voice(voice) for voice in voices]
    table = placings_table(asked, shown, names)
    title = f"Its place {names.where(family.place)}{f', by {called[0]}' if len(called) == 1 else ''}"
    rows = [_row(asked, one, names, voices) for one in shown]
    spec = {"layer": _layers(rows, called), "resolve": {"scale": {"color": "shared"}}}
    best = min(shown, key=lambda one: (one.interval.high or 0, repr(one.cell.period)))
    told = f"{title}: {len(rows)} places by {len(voices)} sources; the best is number {best.interval.high} in "
    return Chart("ranks", title, json.dumps(spec), table, f"{told}{period_name(best.cell.period)}.", _HEIGHT)


def _row(asked: Asked, one: Placing, names: Names, voices: list[str]) -> dict[str, Any]:
    """What is drawn of a place; those of several voices lie beside each other, so that none hides another."""
    start, days = one.cell.period.start, one.cell.period.days or 0
    assert start is not None  # noqa: S101  every period of a grain has its days
    voice = names.voice(one.voice)
    href = cell_link(asked, one.cell, view=one.voice) if one.entry is None else claim_link(asked, one.entry)
    low, high = one.interval.low, one.interval.high
    beside = (voices.index(one.voice) - (len(voices) - 1) / 2) * _APART * days
    place = f"number {low}" if low == high else f"number {low} to {high}"
    how = "printed" if one.entry else f"by its figures, among the {one.among} it names"
    return {
        "day": (start + timedelta(days=days / 2 + beside)).isoformat(),
        "best": float(low or 1),
        "worst": float(high or low or 1),
        "voice": voice,
        "printed": one.entry is not None,
        "href": f"{HOST}{href}",
        "words": f"{period_name(one.cell.period)}; {place}; {voice}, {how}",
    }


def _layers(rows: list[dict[str, Any]], voices: list[str]) -> list[dict[str, Any]]:
    """A line through what a source prints, dots on it, and broad strokes for what figures prove."""
    encoding = _encoding(rows, voices)
    printed = [row for row in rows if row["printed"]]
    proven = [row for row in rows if not row["printed"]]
    pointed = {**encoding, "href": {"field": "href"}, "description": {"field": "words"}}
    line = {"type": "line", "strokeWidth": 1.5, "opacity": 0.5, "aria": False}
    stroke = {"type": "rule", "strokeWidth": 12, "opacity": 0.35, "strokeCap": "round"}
    dot = {"type": "point", "filled": True, "size": 70, "opacity": 1}
    return [
        {"data": {"values": printed}, "mark": line, "encoding": encoding},
        {"data": {"values": proven}, "mark": stroke, "encoding": {**pointed, "y2": {"field": "worst"}}},
        {"data": {"values": printed}, "mark": dot, "encoding": pointed},
    ]


def _encoding(rows: list[dict[str, Any]], voices: list[str]) -> dict[str, Any]:
    deep = max(3, *(int(row["worst"]) for row in rows))
    legend = {"orient": "bottom", "title": None, "columns": 3, "symbolOpacity": 1} if len(voices) > 1 else None
    return {
        "x": {"field": "day", "type": "temporal", "title": None, "scale": {"padding": 12},
              "axis": {"grid": False, "format": "%Y", "tickCount": "year", "labelOverlap": True}},
        "y": {"field": "best", "type": "quantitative", "title": None,
              "scale": {"domain": [0.6, deep + 0.4], "reverse": True, "nice": False},
              "axis": {"values": list(range(1, deep + 1)), "format": "d", "domain": False, "ticks": False}},
        "color": {"field": "voice", "type": "nominal", "legend": legend,
                  "scale": {"domain": voices, "range": list(_COLOURS[: len(voices)])}},
    }  # fmt: skip
