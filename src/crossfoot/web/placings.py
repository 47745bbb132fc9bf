"""A vendor's places in its markets: as sources print them, and as the figures of a view prove them.

Invariant: a printed place is told with who prints it; a place that follows from figures is one among the vendors the
view names, told with how many these are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from crossfoot.brief.names import Names, product_name
from crossfoot.ledger import Entry
from crossfoot.model import Cell, Grain, Interval, Mode, Polarity, notation
from crossfoot.model.interval import between
from crossfoot.model.statement import Rank
from crossfoot.present.words import figure
from crossfoot.reconcile import Grade
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.derived_rank import rivals_of
from crossfoot.track import ViewSpec
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.markets import place_above
from crossfoot.track.wording import period_name
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.links import cell_link, claim_link
from crossfoot.web.market_figures import figures_in
from crossfoot.web.parts import Column, Side, Slot, Table
from crossfoot.web.series import Series

__all__ = ["MOST_LISTED", "Placing", "placings_table", "printed_placings", "proven_placings"]

MOST_LISTED = 120
_MOST_PROVEN = 8
_GRAINS = (Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR)
_COLUMNS = (
    Column("period", "when"),
    Column("place", "where"),
    Column("product", "of"),
    Column("rank", "place", Side.RIGHT),
    Column("rank_low", "best place", Side.RIGHT, is_shown=False),
    Column("rank_high", "worst place", Side.RIGHT, is_shown=False),
    Column("voice", "says"),
    Column("how", "how"),
    Column("cell", "address", is_shown=False),
)


@dataclass(frozen=True, slots=True)
class Placing:
    """A place in a market.

    Args:
        cell: The figure that has it.
        interval: Between which places.
        voice: Who prints it, or whose figures prove it.
        entry: The claim that prints it; None where it follows from figures.
        among: How many vendors the view names, itself counted in; None for a printed one.
    """

    cell: Cell
    interval: Interval
    voice: str
    entry: Entry | None = None
    among: int | None = None


def printed_placings(entries: Iterable[Entry]) -> tuple[Placing, ...]:
    """The places that sources print, the latest time first; of one source and time the last published.

    Args:
        entries: The vendor's claims, the last published first.
    """
    found: dict[tuple[Cell, str], Placing] = {}
    for entry in entries:
        claim, cell = entry.claim, canonical(entry.claim.cell)
        is_fact = claim.mode is Mode.ACTUAL and claim.polarity is Polarity.AFFIRMED
        if is_fact and isinstance(claim.statement, Rank) and cell.period.grain in _GRAINS:
            found.setdefault((cell, entry.origin), Placing(cell, claim.statement.value.interval, entry.origin, entry))
    return tuple(sorted(found.values(), key=_order, reverse=True))


def proven_placings(desk: Desk, series: Series) -> tuple[Placing, ...]:
    """The places that the figures of the first view of a series prove, for its last periods.

    Args:
        desk: Where the other vendors of the market are looked up.
        series: The vendor's own figures.
    """
    view = series.line.views[0]
    shown = [bar.cell for bar in series.bars if bar.view == view and bar.is_told][-_MOST_PROVEN:]
    table = figures_in(desk, series.line.family, view).table
    rivals = {cell: rivals_of(table, cell) for cell in shown}
    asker = Asker(table, (*shown, *(rival for several in rivals.values() for rival in several)))
    return tuple(_proven(asker, cell, several, view) for cell, several in rivals.items() if several)


def _proven(asker: Asker, cell: Cell, rivals: tuple[Cell, ...], view: ViewSpec) -> Placing:
    """The places a figure can have among its rivals."""
    grades = [place_above(asker, rival, cell).grade for rival in rivals]
    best = 1 + grades.count(Grade.PROVEN)
    return Placing(cell, between(best, best + grades.count(Grade.POSSIBLE)), view.text, among=len(rivals) + 1)


def placings_table(asked: Asked, placings: Iterable[Placing], names: Names) -> Table:
    """Places as a table, the latest time first."""
    ordered = sorted(placings, key=_order, reverse=True)
    shown = ordered[:MOST_LISTED]
    note = "A place by figures is one among the vendors that the source names for that time."
    if len(ordered) > len(shown):
        note += f" {len(ordered) - len(shown)} earlier ones are left out."
    sources = tuple(dict.fromkeys(names.voice(one.voice) for one in shown))
    rows = tuple(_row(asked, one, names) for one in shown)
    return Table("places", "Places in its markets", _COLUMNS, rows, note, sources)


def _row(asked: Asked, one: Placing, names: Names) -> tuple[Slot, ...]:
    low, high = one.interval.low, one.interval.high
    cell = one.cell
    if one.entry is not None:
        href, how = claim_link(asked, one.entry), "printed"
    else:
        href, how = cell_link(asked, cell, view=one.voice), f"by its figures, among the {one.among} it names"
    return (
        Slot(period_name(cell.period), value=cell.period.notation),
        Slot(names.place(cell.place) if cell.place else "", value=cell.place or ""),
        Slot(product_name(cell.product) if cell.product else "", value=cell.product or ""),
        Slot(_place(one), href),
        Slot("" if low is None else str(low)),
        Slot("" if high is None else str(high)),
        Slot(names.voice(one.voice), value=one.voice),
        Slot(how),
        Slot(notation.write_cell(cell)),
    )


def _place(one: Placing) -> str:
    statement = None if one.entry is None else one.entry.claim.statement
    if isinstance(statement, Rank):
        return figure(statement.value)
    low, high = one.interval.low, one.interval.high
    return f"number {low}" if low == high else f"number {low} to {high}"


def _order(one: Placing) -> tuple[date, int, bool, str, str]:
    period = one.cell.period
    return period.end or date.min, -(period.days or 0), one.cell.place == "WORLD", one.cell.place or "", one.voice
