"""The neighbours of a figure: the same at other times, in other places, of other vendors, its parts and its wholes.

Invariant: a neighbour is a figure of its own with its page; of one that nobody speaks of only its own times are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crossfoot.brief.names import Names
from crossfoot.ledger import Entry, Narrowed, Slice
from crossfoot.model import ALL, OTHERS, Cell, Mode, Period, notation
from crossfoot.model.period import span_of
from crossfoot.present.around import Around
from crossfoot.present.words import said
from crossfoot.reconcile.cells import canonical
from crossfoot.web.asked import Asked
from crossfoot.web.cell_claims import level_of
from crossfoot.web.desk import Desk
from crossfoot.web.large import is_large
from crossfoot.web.links import cell_link, claim_link
from crossfoot.web.parts import Column, Side, Slot, Table
from crossfoot.web.titles import when, where_title, whose

__all__ = ["near_table", "peers_of", "steps_in_time"]

_COLUMNS = (
    Column("relation", "what it is"),
    Column("name", "figure"),
    Column("said", "said of it", Side.LEFT),
    Column("address", "address", is_shown=False),
)
_MOST = 200  # claims of other vendors that are looked at
_TOLD = 3  # sources that are named
_PARTS = {12: 3, 6: 3, 3: 1}  # months of a period, and of its parts


def peers_of(desk: Desk, cell: Cell) -> tuple[Entry, ...]:
    """What is said of the same goods of other vendors in the same place and time; in a large ledger of those known."""
    if cell.measure is None or cell.product is None or cell.place is None or cell.period.start is None:
        return ()
    if is_large(desk):
        others = (cell.of(vendor.id) for vendor in desk.vocabulary.vendors)
        return tuple(entry for other in others for entry in desk.view.entries(cell=other))
    narrowed = Narrowed(measure=cell.measure, product=cell.product, place=cell.place, within=cell.period)
    return desk.view.some(Slice(_MOST), narrowed)


def near_table(asked: Asked, names: Names, found: Around, peers: Iterable[Entry]) -> Table:
    """The neighbours with what is said of them."""
    told: dict[Cell, list[Entry]] = {}
    for entry in {entry.id: entry for entry in (*found.near, *peers)}.values():
        if entry.claim.mode is Mode.ACTUAL and level_of(entry) is not None:
            told.setdefault(canonical(entry.claim.cell), []).append(entry)
    rows = tuple(
        _row(asked, names, relation, name, cell, told.get(canonical(cell), []))
        for relation, name, cell in _neighbours(canonical(found.cell), names, told)
    )
    sources = {names.voice(entry.origin) for _, _, cell in _neighbours(canonical(found.cell), names, told)
               for entry in told.get(canonical(cell), [])}  # fmt: skip
    return Table("neighbours", "Neighbours", _COLUMNS, rows, "", tuple(sorted(sources)))


def steps_in_time(period: Period) -> tuple[tuple[str, Period], ...]:
    """The periods before and after, and the one a year before."""
    count = period.month_count
    if count is None or not period.is_flow:
        return ()
    found = [("the time before", period.shift_months(-count)), ("the time after", period.shift_months(count))]
    if count < 12:  # noqa: PLR2004  months of a year
        found.append(("a year before", period.shift_years(-1)))
    return tuple(found)


def _neighbours(cell: Cell, names: Names, told: dict[Cell, list[Entry]]) -> Iterator[tuple[str, str, Cell]]:
    for relation, period in steps_in_time(cell.period):
        yield relation, when(period), cell.at(period)
    for relation, period in (*_wholes(cell.period), *_parts(cell.period)):
        if canonical(cell.at(period)) in told:
            yield relation, when(period), cell.at(period)
    here = sorted(told, key=lambda other: (-len(told[other]), str(other.place), other.vendor))
    for other in here:
        if replace(other, place=cell.place) == cell and other.place != cell.place:
            yield "in another place", where_title(other.place, names), other
    if ALL not in cell.vendor:
        yield "its market", whose(cell.of(ALL), names), cell.of(ALL)
    plain = cell.of(ALL)
    for other in here:
        if other.of(ALL) == plain and other.vendor not in (cell.vendor, (ALL,)) and other.model == cell.model:
            relation = "of the others" if OTHERS in other.vendor else "of another vendor"
            yield relation, whose(other, names), other


def _parts(period: Period) -> Iterator[tuple[str, Period]]:
    """Months of a quarter, quarters of a year."""
    size = _PARTS.get(period.month_count or 0)
    if size is None or not period.is_flow:
        return
    months = period.split_months()
    for first in range(0, len(months), size):
        start, last = months[first].start, months[first + size - 1].last
        if start is not None and last is not None:
            yield "a part of its time", span_of(start, last)


def _wholes(period: Period) -> Iterator[tuple[str, Period]]:
    """The quarter of a month, the year of either."""
    count, start = period.month_count, period.start
    if count is None or start is None or not period.is_flow:
        return
    for size in (3, 6, 12):
        if count < size and (start.month - 1) % size + count <= size:
            first = _month_in(period, start.month - (start.month - 1) % size)
            last = first.shift_months(size - 1).last
            if first.start is not None and last is not None:
                yield "a time it is part of", span_of(first.start, last)


def _month_in(period: Period, number: int) -> Period:
    """The month of a number in the year a period starts in."""
    first = period.split_months()[0]
    return first if first.start is None else first.shift_months(number - first.start.month)


def _row(asked: Asked, names: Names, relation: str, name: str, cell: Cell, told: list[Entry]) -> tuple[Slot, ...]:
    by_voice = {entry.origin: entry for entry in sorted(told, key=lambda e: str(e.page.published_at or ""))}
    listed = [f"{said(entry.claim)} ({names.voice(origin)})" for origin, entry in by_voice.items()]
    more = f" and {len(listed) - _TOLD} more" if len(listed) > _TOLD else ""
    text = ", ".join(listed[:_TOLD]) + more
    first = next(iter(by_voice.values()), None)
    return (
        Slot(relation),
        Slot(name, cell_link(asked, cell)),
        Slot(text, claim_link(asked, first)) if first is not None else Slot("nobody speaks of it", tone="soft"),
        Slot(notation.write_cell(cell)),
    )
