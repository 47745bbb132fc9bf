"""Sources: each tracker, company and outlet with what it said.

Invariant: a voice is listed under the name its claims are asked for by, so that the list tells what a view may be.
"""

from __future__ import annotations

from collections.abc import Mapping

from crossfoot.brief.names import names_of
from crossfoot.ledger import Tallied, Tally
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Side, Slot, Table

__all__ = ["PAGE", "build"]

_COLUMNS = (
    Column("voice", "voice"),
    Column("claims", "claims", Side.RIGHT),
    Column("pages", "pages", Side.RIGHT),
    Column("first", "first published", is_tight=True),
    Column("last", "last published", is_tight=True),
)


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The list of voices, those with most claims first; made from counts, since a ledger may hold a million claims."""
    tallies = desk.recall("voices", lambda: desk.view.tally(Tallied.ORIGIN))
    names = names_of(desk.vocabulary, ())
    ranked = sorted(tallies, key=lambda tally: (-tally.entries, tally.name))
    rows = tuple(_row(asked, names.voice(tally.name), tally) for tally in ranked)
    lead = f"{len(rows):,} voices: trackers, companies, and outlets that speak for themselves."
    return Shown("Sources", "plain.html", None, (Table("voices", "Voices", _COLUMNS, rows),), lead)


def _row(asked: Asked, name: str, tally: Tally) -> tuple[Slot, ...]:
    return (
        Slot(name, asked.link("/claims", voice=tally.name), tally.name),
        Slot(f"{tally.entries:,}", value=str(tally.entries)),
        Slot(f"{tally.pages:,}", value=str(tally.pages)),
        Slot("" if tally.first is None else tally.first.isoformat()),
        Slot("" if tally.last is None else tally.last.isoformat()),
    )


PAGE = Page("/sources", build)
