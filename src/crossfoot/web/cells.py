"""One figure as a page looks at it: its address as typed, the claims around it, and its table in each view.

Invariant: a view's table is made of all that its sources say, so that a page proves what `crossfoot cell` proves; it is
made once and shared. Only in a ledger too large for that it is made of what is said around the figure, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.api import table_of
from crossfoot.errors import InputError
from crossfoot.ledger import Entry
from crossfoot.model import Cell, notation
from crossfoot.present.around import Around, around, views_around
from crossfoot.present.asked import check_vendors, read_address
from crossfoot.present.views import Seen
from crossfoot.reconcile import Bound, Table
from crossfoot.track.views import entries_in
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.large import is_large

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

    @property
    def entries(self) -> dict[str, Entry]:
        """What the view holds, by id."""
        return {entry.id: entry for entry in self.seen.entries}


def asked_cell(desk: Desk, asked: Asked) -> Cell:
    """The figure an address asks for.

    Raises:
        InputError: It asks for none, or names what nobody knows.
    """
    text = asked.one("of")
    if text is None:
        raise InputError("Which figure? Expected its address, such as /cell?of=xiaomi shipments smartphone IN 2017-Q3.")
    written = _as_written(text)
    if written is not None and (" - " in f" {text} " or desk.view.entries(series=written)):
        return written  # a link of ours: the ledger speaks of it, whatever the vocabulary knows
    cell = read_address(text)
    check_vendors(cell, desk.view)
    return cell


def asked_views(asked: Asked) -> tuple[str, ...]:
    """The views asked for, as typed."""
    return tuple(dict.fromkeys(asked.all("view")))


def around_at(desk: Desk, cell: Cell) -> Around:
    """The claims on a figure, its vendor and its market."""
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
    near = views_around(around_at(desk, cell), texts, desk.view.as_of)[:_MOST]
    return tuple(_seat(desk, seen, cell) for seen in near)


def _seat(desk: Desk, seen: Seen, cell: Cell) -> Seat:
    if is_large(desk):
        table = table_of(seen.entries)
    else:
        seen = Seen(seen.spec, entries_in(desk.view, seen.spec, vendor=None))
        table = desk.table(("view", seen.spec.text), seen.entries)
    return Seat(seen, table, table.bounds(cell))


def _as_written(text: str) -> Cell | None:
    """An address in the notation in which claims are written, or None."""
    try:
        return notation.read_cell(text)
    except InputError:
        return None
