"""What is likely of one number, and what follows from it: this takes some seconds to work out.

Invariant: an estimate is never called proven, and stands beside the ends that are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crossfoot.api import estimate, evidence_of
from crossfoot.brief.names import Names, names_of
from crossfoot.model import ALL, Cell
from crossfoot.present.guesses import estimate_cells
from crossfoot.reconcile import Quotient, growth_of, share_of
from crossfoot.reconcile.estimate import Estimate
from crossfoot.track.wording import period_name
from crossfoot.web.asked import Asked
from crossfoot.web.cell_views import Further, end_slots, view_slot
from crossfoot.web.cells import Seat, around_at, asked_cell, asked_views, seats_at
from crossfoot.web.desk import Desk
from crossfoot.web.large import is_large
from crossfoot.web.links import cell_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Part, Shown, Side, Slot, Table
from crossfoot.web.titles import figure_title

__all__ = ["PAGE", "build"]

_LIKELY = (
    Column("view", "in the count of"),
    Column("estimate", "likely", Side.RIGHT),
    Column("band", "eight times in ten", Side.RIGHT),
    Column("basis", "the nearest it rests on"),
    Column("remark", "remark"),
    Column("value", "exact value", is_shown=False),
)
_LIKELY_NOTE = (
    "Likely, not proven: of 100 figures estimated so about 80 lie in their bands. The estimate takes in what other "
    "sources, times and places say."
)
_FOLLOWS = (
    Column("view", "by the figures of"),
    Column("what", "what follows"),
    Column("low", "at least", Side.RIGHT),
    Column("high", "at most", Side.RIGHT),
)


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The page of it."""
    cell, texts = asked_cell(desk, asked), asked_views(asked)
    seats = seats_at(desk, cell, texts)
    found = around_at(desk, cell)
    names = names_of(desk.vocabulary, found.near)
    guesses = [(seat, _estimated(desk, seat, cell)) for seat in seats]
    parts: list[Part] = [_likely(asked, names, cell, guesses)]
    parts.append(_follows(asked, names, cell, seats))
    title = f"What else is to be said of {figure_title(cell, names)}"
    doubts = tuple(
        (seat.seen.spec.text, guess.remark.message)
        for seat, guess in guesses
        if guess is not None and guess.remark is not None
    )
    return Shown(title, "further.html", Further(cell_link(asked, cell), (), doubts), tuple(parts))


def _estimated(desk: Desk, seat: Seat, cell: Cell) -> Estimate | None:
    """The most likely value in the count of a view, by all that is printed of such goods."""
    if is_large(desk):
        evidence = evidence_of(around_at(desk, cell).near, cell)
    else:
        kind = (cell.measure, cell.product)
        evidence = desk.recall(("evidence", kind), lambda: evidence_of(desk.view.entries(), cell))
    return estimate(seat.table, cell, evidence)


def _likely(asked: Asked, names: Names, cell: Cell, guesses: Sequence[tuple[Seat, Estimate | None]]) -> Table:
    rows = tuple(_guess(asked, names, cell, seat, guess) for seat, guess in guesses)
    sources = tuple(sorted({names.voice(entry.origin) for seat, _ in guesses for entry in seat.seen.entries}))
    return Table("likely", "What is likely", _LIKELY, rows, _LIKELY_NOTE, sources)


def _guess(asked: Asked, names: Names, cell: Cell, seat: Seat, guess: Estimate | None) -> tuple[Slot, ...]:
    value, band = estimate_cells(guess)
    return (
        view_slot(asked, names, cell, seat),
        Slot(value if guess is None else f"about {value}"),
        Slot(band),
        Slot("" if guess is None else guess.basis.value),
        Slot("" if guess is None or guess.remark is None else guess.remark.message, tone="open"),
        Slot("" if guess is None else str(guess.value)),
    )


def _follows(asked: Asked, names: Names, cell: Cell, seats: Sequence[Seat]) -> Table:
    rows = tuple(row for seat in seats for row in _followed(asked, names, cell, seat))
    sources = tuple(sorted({names.voice(seat.seen.spec.text) for seat in seats}))
    return Table("follows", "What follows from it", _FOLLOWS, rows, "", sources)


def _followed(asked: Asked, names: Names, cell: Cell, seat: Seat) -> Iterator[tuple[Slot, ...]]:
    for told, href, found in _quotients(asked, cell, seat):
        if found.interval.low is None and found.interval.high is None:
            continue
        yield (view_slot(asked, names, cell, seat), Slot(told, href), *end_slots(found.interval, href, found.unit))


def _quotients(asked: Asked, cell: Cell, seat: Seat) -> Iterator[tuple[str, str, Quotient]]:
    """Its share of the market, its growth on a year before and on the time before."""
    if not cell.period.is_flow:
        return
    if ALL not in cell.vendor:
        yield "its share of the market", cell_link(asked, cell.of(ALL)), share_of(seat.table, cell)
    count = cell.period.month_count
    bases = [cell.period.shift_years(-1)]
    if count is not None and count < 12:  # noqa: PLR2004  months of a year
        bases.append(cell.period.shift_months(-count))
    for base in bases:
        told = f"its growth on {period_name(base)}"
        yield told, cell_link(asked, cell.at(base)), growth_of(seat.table, cell, base=base)


PAGE = Page("/cell/further", build)
