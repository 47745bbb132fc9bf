"""What was known of a figure, and when: the events one by one, and the proven interval as it narrowed.

Invariant: each day of the picture is worked out from what the ledger shows as of that day, and from nothing later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from crossfoot.api import table_of
from crossfoot.brief.names import Names
from crossfoot.ledger import Event, Moment, View
from crossfoot.model import Cell, Interval
from crossfoot.present.around import held
from crossfoot.present.citation import short_id
from crossfoot.present.views import Seen
from crossfoot.present.words import amount, rounded_down, rounded_up, said, voices
from crossfoot.track.views import entries_in
from crossfoot.web.asked import Asked
from crossfoot.web.drawing import HOST
from crossfoot.web.links import cell_link, claim_link
from crossfoot.web.parts import Chart, Column, Side, Slot, Table

__all__ = ["Step", "history_table", "narrowing_chart", "steps_of"]

_EVENTS = (
    Column("published", "published", is_tight=True),
    Column("event", "what happened"),
    Column("figure", "figure", Side.RIGHT),
    Column("said_by", "said by"),
    Column("outlet", "outlet"),
    Column("recorded", "recorded here", is_tight=True),
    Column("stands", "stands"),
    Column("entry", "entry", is_shown=False),
)
_STEPS = (
    Column("day", "from", is_tight=True),
    Column("low", "at least", Side.RIGHT),
    Column("high", "at most", Side.RIGHT),
)
_MOST = 12  # days that are drawn, the last ones
_TOLD = {Event.STATED: "stated", Event.SUPERSEDED: "read anew", Event.JUDGED: "judged", Event.WITHDRAWN: "taken back"}


@dataclass(frozen=True, slots=True)
class Step:
    """What was proven from a day on."""

    day: date
    interval: Interval
    href: str


def history_table(asked: Asked, names: Names, moments: Iterable[Moment]) -> Table:
    """Everything that was ever recorded on the address, and what became of it."""
    told = tuple(moments)
    sources = tuple(sorted({names.voice(moment.entry.origin) for moment in told}))
    rows = tuple(_event(asked, moment) for moment in told)
    return Table("history", "What was known when", _EVENTS, rows, "", sources)


def steps_of(asked: Asked, view: View, cell: Cell, seen: Seen, moments: Iterable[Moment]) -> tuple[Step, ...]:
    """What the claims of a view proved on each day on which it said something of the address.

    Args:
        asked: What the page was asked for.
        view: The ledger.
        cell: The figure.
        seen: Whose claims count.
        moments: What happened on the address.
    """
    spoken = (m.day for m in moments if m.day is not None and held(seen.spec, (m.entry,), cell.vendor[0]))
    table, known, found = table_of(()), set[str](), []
    for day in sorted(set(spoken))[-_MOST:]:
        entries = entries_in(view.on(day), seen.spec, vendor=None)
        new = [entry for entry in entries if entry.id not in known]
        # A claim that was there the day before may have been read anew: then nothing is carried on.
        is_grown = len(entries) - len(new) == len(known)
        table, known = table.with_entries(new) if is_grown else table_of(entries), {entry.id for entry in entries}
        on = Asked(asked.path, day, asked.query)
        found.append(Step(day, table.bounds(cell).interval, cell_link(on, cell, view=seen.spec.text)))
    return tuple(found)


def narrowing_chart(steps: Sequence[Step], until: date, source: str) -> Chart:
    """The interval over the days of publication, as steps."""
    rows = tuple(_row(step) for step in steps)
    note = f"What the claims of {source} proved with what was published by each day."
    table = Table("narrowing", "How it narrowed", _STEPS, rows, note, (source,))
    told = "; ".join(f"from {step.day}: {amount(step.interval)}" for step in steps)
    return Chart("narrowing", "How it narrowed", json.dumps(_spec(steps, until)), table, told, 200)


def _event(asked: Asked, moment: Moment) -> tuple[Slot, ...]:
    entry, page = moment.entry, moment.entry.page
    told = _TOLD[moment.event]
    if moment.judged is not None:
        judgement = moment.judged.judgement
        told = f"{told} {judgement.kind.value} by {judgement.author}: {judgement.reason}"
    return (
        Slot("no date" if moment.day is None else moment.day.isoformat()),
        Slot(told, value=moment.event.value if moment.judged is None else told),
        Slot(said(entry.claim), claim_link(asked, entry)),
        Slot(voices(entry.claim, own=page.outlet or page.name)),
        Slot(page.outlet or page.name),
        Slot(moment.recorded_at.date().isoformat(), value=moment.recorded_at.isoformat()),
        Slot("yes" if moment.stands else "no", tone="" if moment.stands else "soft"),
        Slot(short_id(entry.id), value=entry.id),
    )


def _row(step: Step) -> tuple[Slot, ...]:
    low, high = step.interval.low, step.interval.high
    return (
        Slot(step.day.isoformat(), step.href),
        Slot("unbounded", value="") if low is None else Slot(rounded_down(low), value=str(low)),
        Slot("unbounded", value="") if high is None else Slot(rounded_up(high), value=str(high)),
    )


def _spec(steps: Sequence[Step], until: date) -> dict[str, Any]:
    ends = [float(end) for step in steps for end in (step.interval.low, step.interval.high) if end is not None]
    least, most = (min(ends), max(ends)) if ends else (0.0, 1.0)
    room = (most - least) * 0.12 or most * 0.05 or 1.0
    domain = [max(0.0, least - room), most + room]
    rows = list(_stretches(steps, until, domain))
    x = {
        "field": "day",
        "type": "temporal",
        "title": None,
        "axis": {"grid": False, "format": "%d %b %y", "tickCount": 4, "labelOverlap": True},
    }
    y = {
        "field": "low",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": domain, "nice": False, "zero": False},
        "axis": {"format": "~s", "tickCount": 5, "domain": False, "ticks": False},
    }
    band = {
        "mark": {"type": "rect", "color": "var(--band)", "stroke": "var(--accent)", "strokeWidth": 1},
        "encoding": {
            "x": x,
            "x2": {"field": "end"},
            "y": y,
            "y2": {"field": "high"},
            "href": {"field": "href"},
            "description": {"field": "told"},
        },
    }
    return {"data": {"values": rows}, "layer": [band]}


def _stretches(steps: Sequence[Step], until: date, domain: Sequence[float]) -> Iterator[dict[str, Any]]:
    """Each step from its day to the next one's, the last some way towards the day of the page."""
    last = steps[-1].day
    shown = max((last - steps[0].day) / 5, timedelta(days=30))
    ends = [*(step.day for step in steps[1:]), min(max(until, last + timedelta(days=1)), last + shown)]
    for step, end in zip(steps, ends, strict=True):
        low, high = step.interval.low, step.interval.high
        yield {
            "day": step.day.isoformat(),
            "end": end.isoformat(),
            "low": domain[0] if low is None else max(domain[0], float(low)),
            "high": domain[1] if high is None else float(high),
            "href": f"{HOST}{step.href}",
            "told": f"from {step.day}; {amount(step.interval)}",
        }
