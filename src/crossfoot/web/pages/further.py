"""What takes some seconds to work out about one number: what is likely, what follows, what would narrow it.

Invariant: an estimate is never called proven, and stands beside the ends that are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crossfoot.api import estimate, evidence_of, next_questions
from crossfoot.brief.names import Names, names_of
from crossfoot.model import ALL, Cell, Interval, Unit
from crossfoot.model.interval import exactly
from crossfoot.present.guesses import estimate_cells
from crossfoot.present.words import ends, rounded_up
from crossfoot.reconcile import Narrowing, Quotient, growth_of, share_of
from crossfoot.reconcile.estimate import Estimate
from crossfoot.track.wording import interval_text
from crossfoot.web.asked import Asked
from crossfoot.web.cell_history import narrowing_chart, steps_of
from crossfoot.web.cell_views import end_slots
from crossfoot.web.cells import Seat, around_at, asked_cell, asked_views, seats_at
from crossfoot.web.desk import Desk
from crossfoot.web.links import cell_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Part, Shown, Side, Slot, Table
from crossfoot.web.titles import figure_title, when

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
    """The page of it."""
    cell, texts = asked_cell(desk, asked), asked_views(asked)
    seats = seats_at(desk, cell, texts)
    found = around_at(desk, cell)
    names = names_of(desk.vocabulary, found.near)
    evidence = evidence_of(found.near, cell)
    guesses = [(seat, estimate(seat.table, cell, evidence)) for seat in seats]
    parts: list[Part] = [_likely(asked, names, cell, guesses)]
    parts.append(_follows(asked, names, cell, seats))
    parts.append(_next(asked, names, cell, seats))
    moments = desk.view.history(cell)
    if moments and seats:
        steps = steps_of(asked, desk.view, cell, seats[0].seen, moments)
        parts += [narrowing_chart(steps, desk.day, names.voice(seats[0].seen.spec.text))] if steps else []
    title = f"What else is to be said of {figure_title(cell, names)}"
    return Shown(title, "further.html", cell_link(asked, cell, view=None), tuple(parts))


def _likely(asked: Asked, names: Names, cell: Cell, guesses: Sequence[tuple[Seat, Estimate | None]]) -> Table:
    rows = tuple(_guess(asked, names, cell, seat, guess) for seat, guess in guesses)
    sources = tuple(sorted({names.voice(entry.origin) for seat, _ in guesses for entry in seat.seen.entries}))
    return Table("likely", "What is likely", _LIKELY, rows, _LIKELY_NOTE, sources)


def _guess(asked: Asked, names: Names, cell: Cell, seat: Seat, guess: Estimate | None) -> tuple[Slot, ...]:
    value, band = estimate_cells(guess)
    return (
        _view_slot(asked, names, cell, seat),
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
        yield (_view_slot(asked, names, cell, seat), Slot(told, href), *end_slots(found.interval, href, found.unit))


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
        told = f"its growth on {when(base)}"
        yield told, cell_link(asked, cell.at(base)), growth_of(seat.table, cell, base=base)


def _next(asked: Asked, names: Names, cell: Cell, seats: Sequence[Seat]) -> Table:
    rows = tuple(row for seat in seats for row in _questions(asked, names, cell, seat))
    return Table("next", "What would narrow it most", _NEXT, rows, _NEXT_NOTE)


def _questions(asked: Asked, names: Names, cell: Cell, seat: Seat) -> Iterator[tuple[Slot, ...]]:
    found = next_questions(seat.table, cell)[:_MOST]
    first = _view_slot(asked, names, cell, seat)
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


def _view_slot(asked: Asked, names: Names, cell: Cell, seat: Seat) -> Slot:
    text = seat.seen.spec.text
    told = f"{text.replace('+', ' and ')} (inference)" if seat.seen.spec.is_mixed else names.voice(text)
    return Slot(told, cell_link(asked, cell, view=text), text)


PAGE = Page("/cell/further", build)
