"""Sources: each tracker, company and outlet with what it said.

Invariant: a voice is listed under the name its claims are asked for by, so that the list tells what a view may be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from crossfoot.ledger import Entry
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Side, Slot, Table

__all__ = ["PAGE", "build"]

_COLUMNS = (
    Column("voice", "voice"),
    Column("claims", "claims", Side.RIGHT),
    Column("pages", "pages", Side.RIGHT),
    Column("vendors", "vendors", Side.RIGHT),
    Column("first", "first published", is_tight=True),
    Column("last", "last published", is_tight=True),
)


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The list of voices, those with most claims first."""
    by_voice: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in desk.view.entries():
        by_voice[entry.origin].append(entry)
    ranked = sorted(by_voice.items(), key=lambda item: (-len(item[1]), item[0]))
    rows = tuple(_row(asked, voice, told) for voice, told in ranked)
    lead = f"{len(rows):,} voices: trackers, companies, and outlets that speak for themselves."
    return Shown("Sources", "plain.html", None, (Table("voices", "Voices", _COLUMNS, rows),), lead)


def _row(asked: Asked, voice: str, told: list[Entry]) -> tuple[Slot, ...]:
    days = sorted(entry.page.published_at for entry in told if entry.page.published_at is not None)
    return (
        Slot(voice, asked.link(f"/source/{voice}")),
        Slot(f"{len(told):,}", value=str(len(told))),
        Slot(str(len({entry.page.id for entry in told}))),
        Slot(str(len({vendor for entry in told for vendor in entry.claim.cell.vendor}))),
        Slot(days[0].isoformat() if days else ""),
        Slot(days[-1].isoformat() if days else ""),
    )


PAGE = Page("/sources", build)
