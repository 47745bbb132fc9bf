"""Where things have their pages: figures, claims, pages, vendors, markets.

Invariant: every link is made here, so that a thing has one address wherever it is met.
"""

from __future__ import annotations

from crossfoot.ledger import Entry
from crossfoot.model import Cell, Period, notation
from crossfoot.present.citation import DIGITS, short_id
from crossfoot.web.asked import Asked

__all__ = ["cell_link", "claim_link", "feats_link", "goal_link", "market_link", "outside", "page_link", "source_link",
           "vendor_link"]  # fmt: skip

_WEB = ("http://", "https://")


def cell_link(asked: Asked, cell: Cell, *, view: str | None = None) -> str:
    """The page of one number: everything known of the address.

    Args:
        asked: What the page with the link was asked for.
        cell: The address.
        view: Whose figures are to be looked at first, as typed.
    """
    return asked.link("/cell", of=notation.write_cell(cell), view=view)


def claim_link(asked: Asked, entry: Entry) -> str:
    """A claim, lit on its page."""
    return f"{page_link(asked, entry.page.id, claim=short_id(entry.id))}#claim"


def page_link(asked: Asked, page_id: str, *, claim: str | None = None) -> str:
    """A page with everything read on it.

    Args:
        asked: What the page with the link was asked for.
        page_id: Its id.
        claim: First digits of the id of the entry to be lit.
    """
    digits = page_id.rpartition(":")[2][:DIGITS] if ":" in page_id else page_id
    return asked.link(f"/page/{digits}", claim=claim)


def vendor_link(asked: Asked, vendor: str) -> str:
    """A vendor's page."""
    return asked.link(f"/vendor/{vendor}")


def feats_link(asked: Asked, vendor: str) -> str:
    """A vendor's streaks, records and places, of the figures and in the view that the page with the link shows."""
    kept = {name: asked.all(name) for name in ("measure", "product", "place", "grain", "view")}
    return asked.link(f"/vendor/{vendor}/feats", **kept)


def goal_link(asked: Asked, vendor: str, cell: Cell, *, view: str | None = None, goal: str | None = None) -> str:
    """The page of a goal.

    Args:
        asked: What the page with the link was asked for.
        vendor: Whose goal.
        cell: The address of what is counted.
        view: Whose figures are to be looked at first, as typed.
        goal: The goal's name in its collection, where several have one address.
    """
    names = ("product", "model", "segment", "place", "measure", "per")
    parts = {name: getattr(cell, name) for name in names}
    return asked.link("/target", vendor=vendor, period=cell.period.notation, **parts, goal=goal, view=view)


def outside(url: str | None) -> str:
    """The address of a page elsewhere, as somebody gave it; empty where it is none that is safe to follow."""
    return url if url is not None and url.lower().startswith(_WEB) else ""


def market_link(asked: Asked, place: str, product: str, period: Period | None = None) -> str:
    """A market: a place, a product, and perhaps a time."""
    return asked.link("/market", place=place, product=product, period=None if period is None else period.notation)


def source_link(asked: Asked, voice: str) -> str:
    """The page of who speaks."""
    return asked.link(f"/source/{voice}")
