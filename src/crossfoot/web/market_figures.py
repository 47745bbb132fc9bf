"""All figures of one product and measure in a view, worked out once for every page and chart that needs some of them.

Invariant: a figure is as tight as what the view says of its product and measure makes it: of everybody, or of a vendor
and the market it stands in; where the view says more than is looked at, that is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.api import table_of
from crossfoot.ledger import Entry, Narrowed, Slice
from crossfoot.model import ALL, Cell
from crossfoot.reconcile import Table
from crossfoot.track import ViewSpec, entries_in
from crossfoot.web.desk import Desk
from crossfoot.web.large import MOST_LOADED

__all__ = ["MarketFigures", "figures_in", "own_figures_in"]


@dataclass(frozen=True, slots=True)
class MarketFigures:
    """The figures of a product and measure in a view.

    Args:
        entries: What they follow from.
        table: The figures.
        is_cut: Whether the view says more than is looked at.
    """

    entries: tuple[Entry, ...]
    table: Table
    is_cut: bool


def figures_in(desk: Desk, family: Cell, view: ViewSpec) -> MarketFigures:
    """What a view says and proves of everything that is counted like some figures.

    Args:
        desk: Where it is looked up.
        family: The figures: their measure and product count, and their vendor where there is too much of the rest.
        view: The view.
    """
    key = ("figures", family.measure, family.product, view.text)
    everybody = desk.recall(key, lambda: _of_everybody(desk, family, view))
    if not everybody.is_cut:
        return everybody
    return desk.recall((*key, family.vendor), lambda: _of_vendor(desk, family, view, everybody))


def own_figures_in(desk: Desk, family: Cell, view: ViewSpec) -> MarketFigures:
    """What a view says and proves of one vendor and of the market it stands in; its rivals do not count.

    Args:
        desk: Where it is looked up.
        family: The figures: their vendor, measure and product count.
        view: The view.
    """
    key = ("own figures", family.vendor, family.measure, family.product, view.text)

    def own() -> MarketFigures:
        found = _of_pages(desk, family, view) if view.pages else _some(desk, family, view, (*family.vendor, ALL))
        return MarketFigures(found, desk.table(key, found), len(found) >= MOST_LOADED)

    return desk.recall(key, own)


def _of_everybody(desk: Desk, family: Cell, view: ViewSpec) -> MarketFigures:
    found = _of_pages(desk, family, view) if view.pages else _some(desk, family, view, None)
    table = desk.table(("figures", family.measure, family.product, view.text), found)
    return MarketFigures(found, table, len(found) >= MOST_LOADED)


def _of_vendor(desk: Desk, family: Cell, view: ViewSpec, everybody: MarketFigures) -> MarketFigures:
    """With all that is said of the vendor and its market, which may be long before what everybody said last."""
    own = _some(desk, family, view, (*family.vendor, ALL))
    found = tuple({entry.id: entry for entry in (*everybody.entries, *own)}.values())
    return MarketFigures(found, table_of(found), is_cut=True)


def _of_pages(desk: Desk, family: Cell, view: ViewSpec) -> tuple[Entry, ...]:
    alike = (family.measure, family.product)
    every = entries_in(desk.view, view, vendor=family.vendor[0])
    return tuple(e for e in every if (e.claim.cell.measure, e.claim.cell.product) == alike)


def _some(desk: Desk, family: Cell, view: ViewSpec, vendors: tuple[str, ...] | None) -> tuple[Entry, ...]:
    voices = view.voices(family.vendor[0])
    narrowed = Narrowed(origins=voices or None, vendors=vendors, measure=family.measure, product=family.product)
    return desk.view.some(Slice(MOST_LOADED), narrowed)
