"""The claims on a figure, side by side: who says how much, how it was counted, and in which words.

Invariant: every claim on the address is there; one that counts otherwise is told apart and never mixed in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from crossfoot.brief.names import Names
from crossfoot.ledger import Entry
from crossfoot.model import Cell, Interval, Mode, Strength, Unit
from crossfoot.model.statement import Level, Order
from crossfoot.present.around import Around
from crossfoot.present.citation import short_id
from crossfoot.present.words import ends, said, voices
from crossfoot.reconcile.cells import canonical
from crossfoot.web.asked import Asked
from crossfoot.web.links import cell_link, claim_link, outside
from crossfoot.web.parts import Column, Side, Slot, Table
from crossfoot.web.quoted import Quoted, quoted

__all__ = ["Group", "Said", "beside", "claims_of", "claims_table", "level_of", "said_of"]

_COLUMNS = (
    Column("voice", "source"),
    Column("kind", "of kind"),
    Column("figure", "figure", Side.RIGHT),
    Column("interval", "read as", Side.RIGHT),
    Column("counted", "counted"),
    Column("mode", "as"),
    Column("published", "published", is_tight=True),
    Column("said_by", "said by"),
    Column("outlet", "outlet"),
    Column("words", "in the words", is_shown=False),
    Column("entry", "entry", is_shown=False),
    Column("url", "original", is_shown=False),
)
_COUNTED = {
    "shipments": "shipments, as they leave the maker or reach the channel",
    "sell_in": "sell-in: shipments into the channel",
    "sales": "sales",
    "sell_through": "sell-through: sales to buyers",
    "deliveries": "deliveries to buyers",
    "production": "production",
    "registrations": "registrations",
    "activations": "activations",
    "orders": "orders",
}
_MODES = {Mode.ACTUAL: "fact"}
_STRENGTHS = {Strength.PLAIN: "", Strength.HEDGED: "hedged", Strength.WEAK: "only as rumoured"}


@dataclass(frozen=True, slots=True)
class Said:
    """One claim on a figure.

    Args:
        quote: Its sentence and where it stands.
        figure: How much, as printed.
        kind: What kind of claim it is.
        marks: What sets it apart: the hedge, the mode, how it was counted.
        other: The page of the figure it speaks of, where it is counted otherwise; else empty.
    """

    quote: Quoted
    figure: str
    kind: str
    marks: tuple[str, ...]
    other: str


@dataclass(frozen=True, slots=True)
class Group:
    """What one source says of a figure, what was published first at the top."""

    voice: str
    href: str
    claims: tuple[Said, ...]


def claims_of(asked: Asked, names: Names, found: Around) -> tuple[Group, ...]:
    """The claims on a figure by source; sources with a figure stated as fact first."""
    by_voice: dict[str, list[Entry]] = {}
    for entry in sorted((*found.here, *beside(found)), key=_order):
        by_voice.setdefault(entry.origin, []).append(entry)
    ranked = sorted(by_voice.items(), key=lambda item: (_rank(item[1], found.cell), -len(item[1]), item[0]))
    return tuple(
        Group(
            names.voice(voice),
            asked.link(f"/source/{voice}"),
            tuple(said_of(asked, names, e, found.cell) for e in told),
        )
        for voice, told in ranked
    )


def beside(found: Around) -> tuple[Entry, ...]:
    """Claims on the same vendor, goods, place and time that are counted otherwise: another measure, other brands."""
    mine = canonical(found.cell)
    if mine.measure is None:
        return ()
    plain = _bare(mine)
    others = (e for e in found.near if e.claim.cell.measure is not None and _bare(canonical(e.claim.cell)) == plain)
    return tuple(e for e in others if canonical(e.claim.cell) != mine)


def level_of(entry: Entry) -> Interval | None:
    """The numbers a claim leaves for its figure where it states so many units, or None."""
    statement = entry.claim.statement
    if isinstance(statement, Level) and statement.value.unit is Unit.COUNT:
        return statement.value.interval
    return None


def claims_table(asked: Asked, names: Names, found: Around) -> Table:
    """The same as a table."""
    told = sorted((*found.here, *beside(found)), key=lambda e: (e.origin, *_order(e)))
    sources = tuple(sorted({names.voice(entry.origin) for entry in told}))
    rows = tuple(_row(asked, names, entry, found.cell) for entry in told)
    return Table("claims", "Who says it", _COLUMNS, rows, "", sources)


def said_of(asked: Asked, names: Names, entry: Entry, cell: Cell) -> Said:
    """A claim as it is shown beside others on a figure."""
    differs = canonical(entry.claim.cell) != canonical(cell)
    other = cell_link(asked, entry.claim.cell) if differs else ""
    return Said(
        quoted(asked, entry), _figure(entry, names), entry.claim.kind, tuple(_marks(entry, differs=differs)), other
    )


def _figure(entry: Entry, names: Names) -> str:
    statement = entry.claim.statement
    if isinstance(statement, Order):
        return f"{names.vendor(statement.above)} above {names.vendor(statement.below)}"
    return said(entry.claim)


def _marks(entry: Entry, *, differs: bool) -> Iterator[str]:
    claim = entry.claim
    if claim.mode is not Mode.ACTUAL:
        yield claim.mode.value
    if _STRENGTHS[claim.strength]:
        yield _STRENGTHS[claim.strength] + (f" (“{claim.cue}”)" if claim.cue else "")
    if differs:
        yield counted_how(claim.cell)
    if entry.definition:
        yield f"judged to count otherwise: {entry.definition}"
    if claim.flag == "suspect":
        yield "reading in doubt"


def counted_how(cell: Cell) -> str:
    """How a figure was counted: what, with which brands."""
    told = [_COUNTED.get(cell.measure or "", (cell.measure or "").replace("_", " "))]
    told += [f"counting in {', '.join(cell.incl)}"] if cell.incl else []
    told += [f"without {', '.join(cell.excl)}"] if cell.excl else []
    return ", ".join(told)


def _row(asked: Asked, names: Names, entry: Entry, cell: Cell) -> tuple[Slot, ...]:
    claim, page = entry.claim, entry.page
    quantity = getattr(claim.statement, "value", None)
    to_claim = claim_link(asked, entry)
    differs = canonical(claim.cell) != canonical(cell)
    words = " ".join((claim.span.text if claim.span else entry.stated or "").split())
    mode = " ".join(filter(None, (_MODES.get(claim.mode, claim.mode.value), _STRENGTHS[claim.strength])))
    return (
        Slot(names.voice(entry.origin), asked.link(f"/source/{entry.origin}"), entry.origin),
        Slot(claim.kind),
        Slot(said(claim), to_claim),
        Slot("" if quantity is None else ends(quantity.interval, quantity.unit)),
        Slot(counted_how(claim.cell), cell_link(asked, claim.cell) if differs else ""),
        Slot(mode),
        Slot(page.published_at.isoformat() if page.published_at else "no date"),
        Slot(voices(claim, own=page.outlet or page.name)),
        Slot(page.outlet or page.name),
        Slot(words),
        Slot(short_id(entry.id), value=entry.id),
        Slot(outside(page.url)),
    )


def _bare(cell: Cell) -> Cell:
    return replace(cell, measure=None, incl=(), excl=())


def _order(entry: Entry) -> tuple[bool, date, str]:
    return (level_of(entry) is None, entry.page.published_at or date.max, entry.id)


def _rank(told: list[Entry], cell: Cell) -> int:
    """Whether a source states the figure itself as fact, something of it, or only another."""
    mine = [entry for entry in told if canonical(entry.claim.cell) == canonical(cell)]
    if any(entry.claim.mode is Mode.ACTUAL and level_of(entry) is not None for entry in mine):
        return 0
    return 1 if mine else 2
