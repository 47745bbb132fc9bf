"""The shares of a market, drawn as bars: what is proven, what is possible on top of it, and the rest nobody divides.

Invariant: a bar ends at its proven low end, and the pale part at its high end; where no share is proven sizes stand in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from crossfoot.brief.names import Names
from crossfoot.model import OTHERS, Interval
from crossfoot.web.asked import Asked
from crossfoot.web.drawing import HOST
from crossfoot.web.links import cell_link
from crossfoot.web.market import Counted
from crossfoot.web.market_words import interval_columns, interval_slots, share_text, size_text
from crossfoot.web.parts import Chart, Column, Slot, Table

__all__ = ["shares_chart"]

_LANE = 30
_ROOM = 1.7  # behind the longest bar, for its words on a phone
_WHOLE = Fraction(100)
_NOTE = "The full bar is proven; the pale part is what the figures leave open."


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    key: str
    interval: Interval
    href: str


def shares_chart(asked: Asked, found: Counted, names: Names, voice: str, view: str) -> Chart | None:
    """The chart of shares, or of sizes where no share is proven; None where neither is.

    Args:
        asked: What the page was asked for.
        found: The market in the view.
        names: Names of vendors.
        voice: Whose figures, by name.
        view: The view, as typed.
    """
    is_shared = any(share_text(row.share) for row in found.rows)
    text: Callable[[Interval], str] = share_text if is_shared else size_text
    bars = [
        _Bar(names.vendor(row.vendor), row.vendor, row.share if is_shared else row.size,
             cell_link(asked, row.cell, view=view))
        for row in found.rows
    ]  # fmt: skip
    bars.append(_Bar("Everybody else", OTHERS, _rest(found, is_shared=is_shared), ""))
    bars = [bar for bar in bars if text(bar.interval)]
    if not bars:
        return None
    title = "Shares of the market" if is_shared else "Sizes"
    columns = (Column("vendor", "vendor"), *interval_columns("share" if is_shared else "size", title.lower()))
    rows = tuple((Slot(bar.name, value=bar.key), *interval_slots(bar.interval, text(bar.interval), bar.href))
                 for bar in bars)  # fmt: skip
    first = bars[0]
    told = f"{first.name} has {text(first.interval)}{' of the market' if is_shared else ''}, by {voice}."
    table = Table("shares", title, columns, rows, _NOTE, (voice,))
    return Chart("shares", title, json.dumps({"layer": list(_layers(bars, text))}), table, told, 50 + _LANE * len(bars))


def _rest(found: Counted, *, is_shared: bool) -> Interval:
    """What is left for everybody else: of the whole in percent, what the named shares leave; else as proven."""
    if not is_shared:
        return found.rest
    left = Interval(_WHOLE, _WHOLE)
    for row in found.rows:
        left -= row.share
    return left.intersect(Interval(Fraction(0), _WHOLE))


def _layers(bars: list[_Bar], text: Callable[[Interval], str]) -> Iterator[dict[str, Any]]:
    ends = [end for bar in bars for end in (bar.interval.low, bar.interval.high) if end is not None]
    top = float(max(ends)) * _ROOM
    rows = [
        {
            "vendor": bar.name,
            "low": float(bar.interval.low or 0),
            "high": top if bar.interval.high is None else float(bar.interval.high),
            "zero": 0,
            "is_rest": bar.key == OTHERS,
            "words": text(bar.interval),
            "href": f"{HOST}{bar.href}" if bar.href else None,
            "told": f"{bar.name}; {text(bar.interval)}",
        }
        for bar in bars
    ]
    y = {"field": "vendor", "type": "nominal", "sort": None, "title": None,
         "axis": {"domain": False, "ticks": False, "labelLimit": 110, "labelColor": "var(--ink)"}}  # fmt: skip
    x = {"type": "quantitative", "scale": {"domain": [0, top], "nice": False}, "title": None,
         "axis": {"format": "~s", "tickCount": 4, "domain": False, "ticks": False}}  # fmt: skip
    about = {"href": {"field": "href"}, "description": {"field": "told"}}
    colour = {"condition": {"test": "datum.is_rest", "value": "var(--accent-8)"}, "value": "var(--accent)"}
    for low, high, opacity in (("zero", "low", 1), ("low", "high", 0.35)):
        mark = {"type": "bar", "height": 15, "opacity": opacity}
        encoding = {"y": y, "x": {**x, "field": low}, "x2": {"field": high}, "color": colour, **about}
        yield {"data": {"values": rows}, "mark": mark, "encoding": encoding}
    words = {"y": y, "x": {**x, "field": "high"}, "text": {"field": "words"}}
    yield {"data": {"values": rows}, "mark": {"type": "text", "align": "left", "dx": 5}, "encoding": words}
