"""What follows from claims, as a table: every live figure of every view between its proven ends.

Invariant: each end comes with its status and the entries of its proof; what contradicts others is set aside
and named, and a view of several voices says that it is inference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from crossfoot.exchange.sheet import Column, Kind, Sheet, Value, ends_of
from crossfoot.knowledge import load_inclusions
from crossfoot.ledger import Entry
from crossfoot.model import Cell
from crossfoot.model.claim import Claim
from crossfoot.model.interchange import NARROWING, fields_of
from crossfoot.model.notation import join_names, write_cell
from crossfoot.model.statement import Nondisclosure
from crossfoot.reconcile import reconcile
from crossfoot.track import ViewSpec

__all__ = ["CELLS", "sheet_of_bounds"]

Held = tuple[ViewSpec, tuple[Entry, ...]]

_NARROW = tuple(name for name in NARROWING if name != "fiscal")
CELLS = (
    Column("view"), Column("mixed", Kind.FLAG), Column("as_of", Kind.DAY),
    *map(Column, ("vendor", "measure", "product", "place", "period", *_NARROW, "low", "high")),
    Column("low_open", Kind.FLAG), Column("high_open", Kind.FLAG), Column("low_number", Kind.NUMBER),
    Column("high_number", Kind.NUMBER),
    *map(Column, ("low_status", "high_status", "low_entries", "high_entries", "set_aside")),
)  # fmt: skip


def sheet_of_bounds(views: Iterable[Held], as_of: date | None, vendors: tuple[str, ...]) -> Sheet:
    """The tightest interval of every live figure, view by view.

    Args:
        views: The views and what they hold.
        as_of: The day they are of, or None.
        vendors: Only figures of one of these; none is all.
    """
    rows = (row for spec, entries in views for row in _rows(spec, entries, as_of, vendors))
    return Sheet("cells", CELLS, rows)


def _rows(
    spec: ViewSpec, entries: tuple[Entry, ...], as_of: date | None, vendors: tuple[str, ...]
) -> Iterator[tuple[Value, ...]]:
    table = reconcile(entries, inclusions=load_inclusions())
    cells = (unknown.cell for unknown in table.model.numbers if not unknown.owner)
    wanted = {cell for cell in cells if not vendors or not set(vendors).isdisjoint(cell.vendor)}
    for cell in sorted(wanted, key=write_cell):
        bound = table.bounds(cell)
        ends = ends_of(bound.interval)
        proofs = (" ".join(bound.low_entries) or None, " ".join(bound.high_entries) or None)
        aside = " ".join(bound.given_up) or None
        yield (spec.text, spec.is_mixed, as_of, *_address(cell), *ends, bound.low_status.value, bound.high_status.value,
               *proofs, aside)  # fmt: skip


def _address(cell: Cell) -> tuple[str | None, ...]:
    fields = fields_of(Claim("", Nondisclosure(cell), None))
    lists = {name: join_names(getattr(cell, name)) or None for name in ("vendor", "incl", "excl")}
    found = {**fields, **lists, "period": cell.period.notation}
    return tuple(found.get(name) for name in ("vendor", "measure", "product", "place", "period", *_NARROW))
