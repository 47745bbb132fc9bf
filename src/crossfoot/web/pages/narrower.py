"""What would narrow one number most, how it narrowed so far, and what was restated: worked out in some seconds.

Invariant: what one more figure would leave at most is proven, or was tried where there is no proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crossfoot.api import next_questions
from crossfoot.brief.names import Names, names_of
from crossfoot.model import Cell, Interval, Unit
from crossfoot.model.interval import exactly
from crossfoot.present.words import ends, rounded_up
from crossfoot.reconcile import Narrowing
from crossfoot.track.wording import interval_text
from crossfoot.web.asked import Asked
from crossfoot.web.cell_history import narrowing_chart, steps_of
from crossfoot.web.cell_views import Further, restated_in, view_slot
from crossfoot.web.cells import Seat, around_at, asked_cell, asked_views, seats_at
from crossfoot.web.desk import Desk
from crossfoot.web.large import is_large
from crossfoot.web.links import cell_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Part, Shown, Side, Slot, Table
from crossfoot.web.titles import figure_title, when

__all__ = ["PAGE", "build"]

_NEXT = (
    Column("view", "by the figures of"),
    Column("ask", "one more figure"),
    Column("possible", "which is", Side.LEFT),
    Column("leaves", "leaves at most", Side.RIGHT),
    Column("middle", "were it the middle", Side.LEFT),
)
_NEXT_NOTE = "“Leaves at most” is how wide the figure can still be, whatever the one more figure turns out to be."
_MOST = 3  # questions a view


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The page of it; of several views the first is asked what would narrow it."""
    cell, texts = asked_cell(desk, asked), asked_views(asked)
    seats = seats_at(desk, cell, texts)
    found = around_at(desk, cell)
    names = names_of(desk.vocabulary, found.near)
    parts: list[Part] = [_next(asked, names, cell, seats[:1])]
    moments = desk.view.history(cell)
    if moments and seats and not is_large(desk):
        steps = steps_of(asked, desk.view, cell, seats[0].seen, moments)
        parts += [narrowing_chart(steps, desk.day, names.voice(seats[0].seen.spec.text))] if steps else []
    title = f"What would narrow {figure_title(cell, names)}"
    restated = tuple(restated_in(asked, names, seats, {entry.id for entry in found.here}))
    return Shown(title, "further.html", Further(cell_link(asked, cell), restated), tuple(parts))


def _next(asked: Asked, names: Names, cell: Cell, seats: Sequence[Seat]) -> Table:
    rows = tuple(row for seat in seats for row in _questions(asked, names, cell, seat))
    return Table("next", "What would narrow it most", _NEXT, rows, _NEXT_NOTE)


def _questions(asked: Asked, names: Names, cell: Cell, seat: Seat) -> Iterator[tuple[Slot, ...]]:
    found = next_questions(seat.table, cell)[:_MOST]
    first = view_slot(asked, names, cell, seat)
    if not found:
        itself = "nothing: it is known" if seat.bound.interval.is_point else "the figure itself, to more digits"
        yield first, Slot(itself), Slot(""), Slot(""), Slot("")
    for one in found:
        leaves = Slot("no limit") if one.most is None else Slot(rounded_up(one.most), value=str(one.most))
        middle = "" if one.middle is None else interval_text(one.middle)
        yield first, _asked_for(asked, names, one), Slot(ends(*_possible(one))), leaves, Slot(middle)


def _asked_for(asked: Asked, names: Names, one: Narrowing) -> Slot:
    if one.base is None:
        return Slot(figure_title(one.cell, names), cell_link(asked, one.cell))
    told = "its share of the market" if one.form == "share" else f"its growth on {when(one.base.period)}"
    return Slot(told, cell_link(asked, one.base))


def _possible(one: Narrowing) -> tuple[Interval, Unit]:
    """Where the one more figure can lie, as a page would print it."""
    if one.base is None:
        return one.possible, Unit.COUNT
    percent = one.possible.scale(100)
    return (percent if one.form == "share" else percent - exactly(100)), Unit.PERCENT


PAGE = Page("/cell/narrower", build)
