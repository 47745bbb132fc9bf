"""Agreement at a glance: each claim on a figure as a bar, over the tightest interval of its source.

Invariant: every mark is a row of the chart's table; an end that nothing bounds runs out of the picture.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from crossfoot.brief.names import Names
from crossfoot.ledger import Entry
from crossfoot.model import Interval, Mode
from crossfoot.present.words import amount, rounded_down, rounded_up, said
from crossfoot.reconcile import Bound
from crossfoot.web.asked import Asked
from crossfoot.web.cell_claims import level_of
from crossfoot.web.drawing import HOST
from crossfoot.web.links import cell_link, claim_link
from crossfoot.web.parts import Chart, Column, Side, Slot, Table

__all__ = ["Line", "agreement_chart", "lines_of"]

_COLUMNS = (
    Column("row", "shown as"),
    Column("source", "source"),
    Column("what", "what"),
    Column("low", "at least", Side.RIGHT),
    Column("high", "at most", Side.RIGHT),
    Column("published", "published", is_tight=True),
)
_MOST = 24  # claims that are drawn
_ROW = 36  # pixels
_SOURCES = {"domain": False, "ticks": False, "labelLimit": 130}
_ROOM = 0.12  # of the width, on both sides of the outermost ends
_CLOSE = 2  # an upper end of more than so many times the lower one does not set the scale
_ARROW = 0.025  # of the width, by which an arrow stands inside the picture
_KINDS = {"proven": "var(--band)", "said as fact": "var(--accent)", "said otherwise": "var(--accent-5)"}


@dataclass(frozen=True, slots=True)
class Line:
    """A bar of the picture.

    Args:
        source: Whose.
        kind: One of the kinds of bar.
        text: The figure in words.
        interval: Where it lies.
        href: Where it leads.
        day: When it was published, or empty.
    """

    source: str
    kind: str
    text: str
    interval: Interval
    href: str
    day: str = ""

    @property
    def told(self) -> str:
        """What it says, for those who point at it."""
        return "; ".join(part for part in (f"{self.source}: {self.text}", self.kind, self.day) if part)


def lines_of(
    asked: Asked, names: Names, bounds: Iterable[tuple[str, Bound]], here: Iterable[Entry]
) -> tuple[Line, ...]:
    """The bars: for each source what is proven by it, then what it says.

    Args:
        asked: What the page was asked for.
        names: Names of voices.
        bounds: Each view as typed and what it proves.
        here: The claims on the figure.
    """
    found: list[Line] = []
    left = list(here)
    for voice, bound in bounds:
        (_, cell), *_ = bound.terms
        if not bound.interval.is_empty and not (bound.interval.low is None and bound.interval.high is None):
            found.append(Line(names.voice(voice), "proven", amount(bound.interval), bound.interval,
                              f"{cell_link(asked, cell, view=voice)}#proofs"))  # fmt: skip
        mine = [entry for entry in left if entry.origin == voice]
        left = [entry for entry in left if entry.origin != voice]
        found += [line for entry in mine for line in _claim(asked, names, entry)]
    found += [line for entry in left for line in _claim(asked, names, entry)]
    return tuple(found[:_MOST])


def agreement_chart(lines: Sequence[Line]) -> Chart:
    """The picture, and the table it is drawn from."""
    rows = tuple(_row(line) for line in lines)
    sources = tuple(sorted({line.source for line in lines}))
    note = "A pale bar is what the claims of a source prove; the bars on it are what it says, as wide as its rounding."
    if any(_runs_on(line, _domain(lines)) != (False, False) for line in lines):
        note += " At an arrow a bar runs on beyond the picture."
    table = Table("agreement", "At a glance", _COLUMNS, rows, note, sources)
    told = "; ".join(line.told for line in lines)
    rows_drawn = len({line.source for line in lines})
    return Chart("agreement", "At a glance", json.dumps(_spec(lines)), table, told, 56 + _ROW * rows_drawn)


def _claim(asked: Asked, names: Names, entry: Entry) -> list[Line]:
    interval = level_of(entry)
    if interval is None or interval.is_empty:
        return []
    kind = "said as fact" if entry.claim.mode is Mode.ACTUAL else "said otherwise"
    day = entry.page.published_at.isoformat() if entry.page.published_at else ""
    text = said(entry.claim) if kind == "said as fact" else f"{said(entry.claim)} ({entry.claim.mode.value})"
    return [Line(names.voice(entry.origin), kind, text, interval, claim_link(asked, entry), day)]


def _row(line: Line) -> tuple[Slot, ...]:
    interval = line.interval
    low = Slot("") if interval.low is None else Slot(rounded_down(interval.low), value=str(interval.low))
    high = Slot("") if interval.high is None else Slot(rounded_up(interval.high), value=str(interval.high))
    return Slot(line.kind), Slot(line.source), Slot(line.text, line.href), low, high, Slot(line.day)


def _spec(lines: Sequence[Line]) -> dict[str, Any]:
    domain = _domain(lines)
    axes = {
        "y": {"field": "source", "type": "ordinal", "sort": None, "title": None, "axis": _SOURCES},
        "x": _along(domain),
    }
    kinds = {kind: colour for kind, colour in _KINDS.items() if any(line.kind == kind for line in lines)}
    colour = {
        "field": "kind",
        "type": "nominal",
        "title": None,
        "legend": {
            "orient": "bottom",
            "symbolType": "square",
            "symbolOpacity": 1,
            "symbolStrokeWidth": 0,
            "columns": 2,
        },
        "scale": {"domain": list(kinds), "range": list(kinds.values())},
    }
    words = {"href": {"field": "href"}, "description": {"field": "told"}}
    drawn = {**axes, "x2": {"field": "high"}, "color": colour, **words}
    proven = {
        "transform": [{"filter": "datum.kind == 'proven'"}],
        "mark": {"type": "bar", "height": 24, "cornerRadius": 3, "stroke": "var(--accent)", "strokeWidth": 0.75},
        "encoding": drawn,
    }
    said = {
        "transform": [{"filter": "datum.kind != 'proven'"}],
        "mark": {"type": "bar", "height": 9, "cornerRadius": 2},
        "encoding": drawn,
    }
    # A bar narrower than a hair is not seen: the middle of each is marked as well.
    middle = {
        "transform": [{"filter": "datum.kind != 'proven'"}],
        "mark": {"type": "tick", "thickness": 3, "height": 9},
        "encoding": {**axes, "x": {**axes["x"], "field": "middle"}, "color": colour, **words},
    }
    marks = {"data": {"values": [_mark(line, domain) for line in lines]}, "layer": [proven, said, middle]}
    arrows = [_arrow(line, domain, side) for line in lines for side in (0, 1) if _runs_on(line, domain)[side]]
    beyond = {
        "data": {"values": arrows},
        "mark": {"type": "text", "fontSize": 15, "fontWeight": "bold", "color": "var(--ink)"},
        "encoding": {**axes, "x": {**axes["x"], "field": "at"}, "text": {"field": "arrow"}},
    }
    return {"layer": [marks, beyond]} if arrows else marks


def _runs_on(line: Line, domain: Sequence[float]) -> tuple[bool, bool]:
    """Whether a bar runs on to the left and to the right of what is drawn."""
    low, high = line.interval.low, line.interval.high
    return low is None or float(low) < domain[0], high is None or float(high) > domain[1]


def _arrow(line: Line, domain: Sequence[float], side: int) -> dict[str, Any]:
    inward = (domain[1] - domain[0]) * _ARROW
    return {"source": line.source, "arrow": "◂▸"[side], "at": domain[side] + (-inward if side else inward)}


def _along(domain: Sequence[float]) -> dict[str, Any]:
    return {
        "field": "low",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": domain, "nice": False, "zero": False},
        "axis": {"format": "~s", "tickCount": 4, "labelOverlap": "greedy", "labelSeparation": 14},
    }


def _mark(line: Line, domain: Sequence[float]) -> dict[str, Any]:
    low, high = (None if end is None else min(max(float(end), domain[0]), domain[1])
                 for end in (line.interval.low, line.interval.high))  # fmt: skip
    left, right = domain[0] if low is None else low, domain[1] if high is None else high
    middle = left if high is None else right if low is None else (left + right) / 2
    return {"source": line.source, "kind": line.kind, "low": left, "high": right, "middle": middle,
            "href": f"{HOST}{line.href}", "told": line.told}  # fmt: skip


def _domain(lines: Sequence[Line]) -> list[float]:
    """What is drawn of the axis: all that is said and the close bounds; a wide bound runs out of the picture."""
    near = [line for line in lines if line.kind != "proven" or _is_close(line.interval)] or list(lines)
    ends = [float(end) for line in near for end in (line.interval.low, line.interval.high) if end is not None]
    least, most = (min(ends), max(ends)) if ends else (0.0, 1.0)
    room = (most - least) * _ROOM or most * _ROOM or 1.0
    return [max(0.0, least - room), most + room]


def _is_close(interval: Interval) -> bool:
    low, high = interval.low, interval.high
    return low is not None and high is not None and high <= _CLOSE * low
