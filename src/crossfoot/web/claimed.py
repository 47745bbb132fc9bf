"""Claims as a table, the same wherever claims are listed.

Invariant: each row leads to its claim lit on its page, and to the figure it speaks of; the words are the page's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from crossfoot.brief.names import Names, product_name
from crossfoot.ledger import Entry
from crossfoot.model import ALL, OTHERS, Cell, Mode, Polarity, notation
from crossfoot.present.words import said, voices
from crossfoot.web.asked import Asked
from crossfoot.web.links import cell_link, claim_link
from crossfoot.web.parts import Column, Side, Slot, Table

__all__ = ["claims_table", "counted", "vendors_said"]

_COLUMNS = (
    Column("published", "published", is_tight=True),
    Column("vendor", "who"),
    Column("figure", "figure", Side.RIGHT),
    Column("counted", "of what"),
    Column("place", "where"),
    Column("period", "when", is_tight=True),
    Column("mode", "as"),
    Column("voice", "says"),
    Column("words", "in the words"),
    Column("claim", "claim", is_shown=False),
    Column("entry", "entry", is_shown=False),
    Column("address", "address", is_shown=False),
    Column("url", "published at", is_shown=False),
)
_MODES = {Mode.ACTUAL: "fact"}
_MOST = 90  # letters of the words that are shown


def claims_table(
    asked: Asked, names: Names, entries: Iterable[Entry], *, name: str, title: str, note: str = ""
) -> Table:
    """A list of claims.

    Args:
        asked: What the page was asked for.
        names: Names of vendors and places.
        entries: The claims, in the order of the list.
        name: The table's name in addresses.
        title: Its heading.
        note: What has to be known to read it, or empty.
    """
    told = tuple(entries)
    sources = tuple(sorted({names.voice(entry.origin) for entry in told}))
    return Table(name, title, _COLUMNS, tuple(_row(asked, names, entry) for entry in told), note, sources)


def counted(cell: Cell) -> str:
    """What is counted, in words: `shipments of smartphones`; empty where nothing is."""
    if cell.measure is None:
        return product_name(cell.product) if cell.product else ""
    measure = cell.measure.replace("_", " ")
    return f"{measure} of {product_name(cell.product)}" if cell.product else measure


def vendors_said(names: Names, cell: Cell) -> str:
    """Whose figure it is, in words: `Xiaomi`, `Oppo and Vivo`, `the market`."""
    special = {ALL: "the market", OTHERS: "the others"}
    told = [special.get(vendor) or names.vendor(vendor) for vendor in cell.vendor]
    return " and ".join((", ".join(told[:-1]), told[-1])) if len(told) > 1 else told[0]


def _row(asked: Asked, names: Names, entry: Entry) -> tuple[Slot, ...]:
    claim, cell, page = entry.claim, entry.claim.cell, entry.page
    to_claim = claim_link(asked, entry)
    words = " ".join((claim.span.text if claim.span else entry.stated or "").split())
    figure = Slot(said(claim), to_claim, tone="" if claim.polarity is Polarity.AFFIRMED else "soft")
    return (
        Slot(page.published_at.isoformat() if page.published_at else "no date"),
        Slot(vendors_said(names, cell), cell_link(asked, cell), ",".join(cell.vendor)),
        figure,
        Slot(counted(cell)),
        Slot(names.place(cell.place) if cell.place else "", value=cell.place or ""),
        Slot(cell.period.label, value=cell.period.notation),
        Slot(_MODES.get(claim.mode, claim.mode.value)),
        Slot(voices(claim, own=page.outlet or page.name)),
        Slot(words if len(words) <= _MOST else f"{words[:_MOST]}…", to_claim, words),
        Slot(notation.write_content(claim)),
        Slot(entry.id),
        Slot(notation.write_cell(cell)),
        Slot(page.url if page.url and urlsplit(page.url).scheme in ("http", "https") else ""),
    )
