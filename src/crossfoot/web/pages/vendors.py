"""Vendors: who is spoken of, how often, by how many voices, and since when.

Invariant: a vendor is listed once, with what the ledger shows of it as of the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from crossfoot.brief.names import names_of
from crossfoot.ledger import Entry
from crossfoot.model import ALL, OTHERS
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.links import vendor_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Side, Slot, Table

__all__ = ["PAGE", "build"]

_COLUMNS = (
    Column("vendor", "vendor"),
    Column("claims", "claims", Side.RIGHT),
    Column("voices", "voices", Side.RIGHT),
    Column("products", "products"),
    Column("first", "first told of", is_tight=True),
    Column("last", "last told of", is_tight=True),
)


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The list of vendors, most spoken of first."""
    entries = desk.view.entries()
    by_vendor: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for vendor in entry.claim.cell.vendor:
            if vendor not in (ALL, OTHERS):
                by_vendor[vendor].append(entry)
    names = names_of(desk.vocabulary, entries)
    ranked = sorted(by_vendor.items(), key=lambda item: (-len(item[1]), item[0]))
    rows = tuple(_row(asked, vendor, names.vendor(vendor), told) for vendor, told in ranked)
    table = Table("vendors", "Vendors", _COLUMNS, rows)
    return Shown("Vendors", "plain.html", None, (table,), f"{len(rows):,} vendors, most spoken of first.")


def _row(asked: Asked, vendor: str, name: str, told: list[Entry]) -> tuple[Slot, ...]:
    days = sorted(entry.page.published_at for entry in told if entry.page.published_at is not None)
    products = sorted({entry.claim.cell.product for entry in told if entry.claim.cell.product})
    return (
        Slot(name, vendor_link(asked, vendor), vendor),
        Slot(f"{len(told):,}", value=str(len(told))),
        Slot(str(len({entry.origin for entry in told}))),
        Slot(", ".join(products)),
        Slot(days[0].isoformat() if days else ""),
        Slot(days[-1].isoformat() if days else ""),
    )


PAGE = Page("/vendors", build)
