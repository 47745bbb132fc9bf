"""Vendors: who is spoken of, how often, by how many voices, and since when.

Invariant: a vendor is listed once, with what the ledger shows of it as of the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from crossfoot.brief.names import names_of, product_name
from crossfoot.ledger import Tallied, Tally
from crossfoot.model import ALL, OTHERS, Cell
from crossfoot.model.notation import read_cell
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.links import vendor_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Side, Slot, Table

__all__ = ["PAGE", "build"]

_COLUMNS = (
    Column("vendor", "vendor"),
    Column("claims", "claims", Side.RIGHT),
    Column("series", "series", Side.RIGHT),
    Column("products", "products"),
    Column("first", "first told of", is_tight=True),
    Column("last", "last told of", is_tight=True),
)

_Told = list[tuple[Cell, Tally]]


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The list of vendors, most spoken of first; made from counts, since a ledger may hold a million claims."""
    by_vendor: defaultdict[str, _Told] = defaultdict(list)
    for tally in desk.recall("series", lambda: desk.view.tally(Tallied.SERIES)):
        cell = read_cell(tally.name)
        for vendor in cell.vendor:
            if vendor not in (ALL, OTHERS):
                by_vendor[vendor].append((cell, tally))
    names = names_of(desk.vocabulary, ())
    ranked = sorted(by_vendor.items(), key=lambda item: (-_claims(item[1]), item[0]))
    rows = tuple(_row(asked, vendor, names.vendor(vendor), told) for vendor, told in ranked)
    table = Table("vendors", "Vendors", _COLUMNS, rows)
    return Shown("Vendors", "plain.html", None, (table,), f"{len(rows):,} vendors, most spoken of first.")


def _claims(told: _Told) -> int:
    return sum(tally.entries for _, tally in told)


def _row(asked: Asked, vendor: str, name: str, told: _Told) -> tuple[Slot, ...]:
    products = sorted({product_name(cell.product) for cell, _ in told if cell.product})
    return (
        Slot(name, vendor_link(asked, vendor), vendor),
        Slot(f"{_claims(told):,}", value=str(_claims(told))),
        Slot(f"{len(told):,}", value=str(len(told))),
        Slot(", ".join(products)),
        Slot(_day(min((tally.first for _, tally in told if tally.first), default=None))),
        Slot(_day(max((tally.last for _, tally in told if tally.last), default=None))),
    )


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


PAGE = Page("/vendors", build)
