"""A series drawn: a bar up to what is proven, the proven interval on top of it, and dots for what is printed.

Invariant: every mark is a row of the series' table. An end that nothing proves is drawn as one that fades away, never
as an end; bars of different views stand beside each other within their period.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from typing import Any

from crossfoot.brief.names import Names
from crossfoot.ledger import Entry
from crossfoot.model import Form
from crossfoot.model.statement import Level
from crossfoot.present.words import figure
from crossfoot.track.feats.lines import months_between
from crossfoot.track.wording import period_name
from crossfoot.web.asked import Asked
from crossfoot.web.drawing import HOST
from crossfoot.web.goals import amount_text
from crossfoot.web.links import cell_link, claim_link
from crossfoot.web.parts import Chart
from crossfoot.web.series import Bar, Series, series_table

__all__ = ["series_chart"]

_HEIGHT = 270
_ROOM = 1.06  # above the highest mark
_FADE = 0.16  # of the height, by which an open end fades away
_STEPS = (0.55, 0.36, 0.2, 0.09)  # how strong each part of a fading end is
_FILLED = 0.78  # of a period's width
_TALL = 2  # an upper end of more than so many lower ones comes from what nobody has ruled out
_FEW = 6  # periods that a chart has room for at least, so that one bar is no wall
_MONTHS_NAMED = 36  # in a longer time only years are named
_MOST_TICKS = 6
_COLOURS = ("var(--accent)", "var(--accent-2)", "var(--accent-3)", "var(--accent-4)")


def series_chart(asked: Asked, series: Series, names: Names, title: str) -> Chart:
    """The chart of a series."""
    table = series_table(asked, series, names, title)
    rows = [_mark(asked, bar, names, series) for bar in series.bars]
    height = max((row["reach"] for row in rows), default=1.0) * _ROOM
    spec = {"layer": list(_layers(asked, series, rows, height)), "resolve": {"scale": {"color": "shared"}}}
    return Chart("series", title, json.dumps(spec), table, _told(series, title), _HEIGHT)


def _told(series: Series, title: str) -> str:
    if not series.bars:
        return f"{title}: nothing is proven."
    last = series.bars[-1]
    return (
        f"{title}: {len(series.bars)} figures from {period_name(series.bars[0].cell.period)} on; "
        f"{amount_text(last.interval)} in {period_name(last.cell.period)}."
    )


def _mark(asked: Asked, bar: Bar, names: Names, series: Series) -> dict[str, Any]:
    """What is drawn of a figure: its place, its ends, and where it leads."""
    start, end = bar.cell.period.start, bar.cell.period.end
    assert start is not None  # noqa: S101  every period of a grain has its days
    assert end is not None  # noqa: S101
    low, high = bar.interval.low or Fraction(0), bar.interval.high
    is_open = high is None or (low > 0 and high > _TALL * low)
    views, days = series.line.views, (end - start).days
    width = days * _FILLED / len(views)
    left = start + timedelta(days=days * (1 - _FILLED) / 2 + width * views.index(bar.view))
    whose = names.voice(bar.view.text)
    printed = ", ".join(figure(_level(entry).value) for entry in bar.printed)
    how = f"printed {printed}" if printed else "told by growth or share" if bar.is_told else "worked out, not printed"
    top = low if is_open or high is None else high
    return {
        "from": left.isoformat(),
        "to": (left + timedelta(days=width)).isoformat(),
        "low": float(low),
        "top": float(top),
        "reach": max([float(top) * (1 + _FADE if is_open else 1), *(float(_number(e)) for e in bar.printed)]),
        "open": is_open,
        "floor": bool(low),
        "told": bar.is_told,
        "view": whose,
        "href": f"{HOST}{cell_link(asked, bar.cell, view=bar.view.text)}",
        "words": f"{period_name(bar.cell.period)}; {amount_text(bar.interval)}; {how}; by the figures of {whose}",
    }


def _layers(asked: Asked, series: Series, rows: list[dict[str, Any]], height: float) -> Iterator[dict[str, Any]]:
    axes = _axes(series, height)
    colour = _colour(rows)
    yield _bars([row | {"low": 0, "top": row["low"]} for row in rows if row["floor"]], axes, colour, 0.22)
    yield _bars([row for row in rows if not row["open"] and row["floor"] and row["told"]], axes, colour, 1)
    yield _bars([row for row in rows if not row["open"] and row["floor"] and not row["told"]], axes, colour, 0.5)
    step = height * _FADE / len(_STEPS)
    for number, strength in enumerate(_STEPS):
        upward = [
            row | {"low": row["low"] + number * step, "top": row["low"] + (number + 1) * step}
            for row in rows
            if row["open"]
        ]
        downward = [
            row | {"low": max(0, row["top"] - (number + 1) * step), "top": row["top"] - number * step}
            for row in rows
            if not row["floor"] and row["top"] > number * step
        ]
        yield _bars(upward + downward, axes, colour, strength)
    yield _touch(rows, axes, height)
    yield _points(asked, series, axes)


def _bars(rows: list[dict[str, Any]], axes: dict[str, Any], colour: dict[str, Any], strength: float) -> dict[str, Any]:
    """Bars that are only looked at; what is pointed at lies above them."""
    kept = [{name: row[name] for name in ("from", "to", "low", "top", "view")} for row in rows]
    mark = {"type": "rect", "fillOpacity": strength, "aria": False}
    if strength == 1:
        mark |= {"strokeWidth": 2}
        colour = {**colour, "stroke": colour["fill"]}
    return {"data": {"values": kept}, "mark": mark, "encoding": {**axes, **colour}}


def _points(asked: Asked, series: Series, axes: dict[str, Any]) -> dict[str, Any]:
    """What is printed, each leading to its words."""
    rows = []
    for bar in series.bars:
        for entry in bar.printed:
            row = _place(bar, series) | {"low": float(_number(entry)), "href": f"{HOST}{claim_link(asked, entry)}"}
            where = entry.page.outlet or entry.page.name
            day = "" if entry.page.published_at is None else f", {entry.page.published_at}"
            row["words"] = f"printed {figure(_level(entry).value)}; {period_name(bar.cell.period)}; {where}{day}"
            rows.append(row)
    mark = {"type": "point", "filled": True, "size": 26, "opacity": 1, "color": "var(--ink)"}
    encoding = {"x": axes["x"], "y": axes["y"], "href": {"field": "href"}, "description": {"field": "words"}}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _place(bar: Bar, series: Series) -> dict[str, Any]:
    """The middle of a bar."""
    start, end = bar.cell.period.start, bar.cell.period.end
    assert start is not None  # noqa: S101  every period of a grain has its days
    assert end is not None  # noqa: S101
    views, days = series.line.views, (end - start).days
    width = days * _FILLED / len(views)
    middle = days * (1 - _FILLED) / 2 + width * (views.index(bar.view) + 0.5)
    return {"from": (start + timedelta(days=middle)).isoformat()}


def _touch(rows: list[dict[str, Any]], axes: dict[str, Any], height: float) -> dict[str, Any]:
    """What is pointed at, clicked or focused: one invisible bar for each figure, below the dots' own."""
    kept = [
        {"from": row["from"], "to": row["to"], "low": 0, "top": max(row["reach"], height / 12),
         "href": row["href"], "words": row["words"]}
        for row in rows
    ]  # fmt: skip
    encoding = {**axes, "href": {"field": "href"}, "description": {"field": "words"}}
    return {"data": {"values": kept}, "mark": {"type": "rect", "fillOpacity": 0}, "encoding": encoding}


def _axes(series: Series, height: float) -> dict[str, Any]:
    """Time from the first to the last period, with room beside few of them, and marks that leave each other room."""
    first, last = series.bars[0].cell.period, series.bars[-1].cell.period
    assert first.start is not None  # noqa: S101  every period of a grain has its days
    assert last.end is not None  # noqa: S101
    days, one = (last.end - first.start).days, (last.end - (last.start or first.start)).days
    room = timedelta(days=max(0, (_FEW * one - days) // 2))
    spans = months_between(first, last) + (last.month_count or 1)
    every = "year" if spans > _MONTHS_NAMED else {"interval": "month", "step": -(-spans // _MOST_TICKS)}
    return {
        "x": {"field": "from", "type": "temporal", "title": None,
              "scale": {"domain": [(first.start - room).isoformat(), (last.end + room).isoformat()]},
              "axis": {"grid": False, "format": "%Y" if every == "year" else "%b %Y", "labelOverlap": True,
                       "tickCount": every, "labelFlush": True}},
        "x2": {"field": "to"},
        "y": {"field": "low", "type": "quantitative", "scale": {"domain": [0, height], "nice": False}, "title": None,
              "axis": {"format": "~s", "tickCount": 5, "domain": False, "ticks": False}},
        "y2": {"field": "top"},
    }  # fmt: skip


def _colour(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A colour for each view, told below the chart where there are several."""
    views = list(dict.fromkeys(row["view"] for row in rows))
    legend = {"orient": "bottom", "title": None, "columns": 2} if len(views) > 1 else None
    return {"fill": {"field": "view", "type": "nominal", "legend": legend,
                     "scale": {"domain": views, "range": list(_COLOURS[: len(views)])}}}  # fmt: skip


def _level(entry: Entry) -> Level:
    statement = entry.claim.statement
    assert isinstance(statement, Level)  # noqa: S101  only such are among the printed
    return statement


def _number(entry: Entry) -> Fraction:
    """Where the dot of a printed figure stands: the number named, the middle where it stands for a rounded one."""
    value = _level(entry).value
    low, high = value.interval.low, value.interval.high
    if value.form in (Form.LESS, Form.AT_MOST, Form.NEARLY) and high is not None:
        return high
    if value.form in (Form.MORE, Form.AT_LEAST, Form.JUST_OVER) and low is not None:
        return low
    if low is not None and high is not None:
        return (low + high) / 2
    return low if low is not None else high or Fraction(0)
