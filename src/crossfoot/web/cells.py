"""One figure as a page looks at it: its address as typed, the claims it is worked out from, and each view's table.

Invariant: only what is said of the figure, its vendor and its market is loaded, however much the ledger holds; the
table of a view is made once and shared by all who ask.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.api import table_of
from crossfoot.errors import InputError
from crossfoot.model import Cell, notation
from crossfoot.present.around import Around, around, views_around
from crossfoot.present.asked import check_vendors, read_address
from crossfoot.present.views import Seen
from crossfoot.reconcile import Bound, Table
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk

__all__ = ["Seat", "around_at", "asked_cell", "asked_views", "seats_at"]

_MOST = 6  # views that are shown where none is asked for


@dataclass(frozen=True, slots=True)
class Seat:
    """A figure in one view.

    Args:
        seen: The view and what it holds.
        table: All figures that follow from that.
        bound: Where this one lies.
    """

    seen: Seen
    table: Table
    bound: Bound


def asked_cell(desk: Desk, asked: Asked) -> Cell:
    """The figure an address asks for.

    Raises:
        InputError: It asks for none, or names what nobody knows.
    """
    text = asked.one("of")
    if text is None:
        raise InputError("Which figure? Expected its address, such as /cell?of=xiaomi shipments smartphone IN 2017-Q3.")
    cell = _as_written(text) or read_address(text)
    check_vendors(cell, desk.view)
    return cell


def asked_views(asked: Asked) -> tuple[str, ...]:
    """The views asked for, as typed."""
    return tuple(dict.fromkeys(text for text in asked.all("view")))


def around_at(desk: Desk, cell: Cell) -> Around:
    """What a figure is worked out from."""
    return desk.recall(("around", cell), lambda: around(desk.view, cell))


def seats_at(desk: Desk, cell: Cell, texts: tuple[str, ...]) -> tuple[Seat, ...]:
    """A figure in each view asked for; where none is, in that of every source that speaks of it.

    Raises:
        InputError: A view cannot be read, or says nothing of the vendor.
    """
    if cell.measure is None or cell.period.start is None:
        return ()
    return desk.recall(("seats", cell, texts), lambda: _seats(desk, cell, texts))


def _seats(desk: Desk, cell: Cell, texts: tuple[str, ...]) -> tuple[Seat, ...]:
    found = around_at(desk, cell)
    seats = []
    for seen in views_around(found, texts, desk.view.as_of)[:_MOST]:
        table = table_of(seen.entries, cell)
        seats.append(Seat(seen, table, table.bounds(cell)))
    return tuple(seats)


def _as_written(text: str) -> Cell | None:
    """An address with slots that are left open, as claims are written; such are never typed."""
    if " - " not in f" {text} ":
        return None
    try:
        return notation.read_cell(text)
    except InputError:
        return None
