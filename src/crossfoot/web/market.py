"""A market as one view has it: how large each vendor is, its share, its growth and its place, each as far as proven.

Invariant: every end is the engine's, from the entries of the view alone; an estimate stands beside it and is never
called proven. Entries of other products are not loaded, and where there would be too many only those of times near by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from crossfoot.api import evidence_of
from crossfoot.brief.market_desk import Count, MarketDesk
from crossfoot.errors import InputError
from crossfoot.knowledge import load_inclusions
from crossfoot.knowledge.naming import read_measure, read_place, read_product
from crossfoot.ledger import Entry, Narrowed, Slice
from crossfoot.model import Cell, Interval, Period
from crossfoot.model.period import span_of
from crossfoot.present.asked import read_period
from crossfoot.reconcile import Bound, Grade, Table, growth_of, rank_of, share_of
from crossfoot.reconcile.book import market_of
from crossfoot.reconcile.cells import Unknown, canonical
from crossfoot.reconcile.estimate import Estimate, Estimates
from crossfoot.reconcile.identities import distinct
from crossfoot.track import ViewSpec, entries_in, parse_view
from crossfoot.track.views import EVERYBODY
from crossfoot.web.asked import Asked
from crossfoot.web.conflicted import clash_id
from crossfoot.web.desk import Desk
from crossfoot.web.large import is_large

__all__ = ["Counted", "Ranked", "count_in", "counted", "market_asked", "spec_of"]

_EVERY = Slice(10**9, is_newest_first=False)
_LEAST = 2  # vendors that a view has to name so that it divides a market


@dataclass(frozen=True, slots=True)
class Ranked:
    """A vendor in a market.

    Args:
        vendor: Who.
        cell: Its figure.
        bound: What is proven for it, and by what.
        share: Of the market, in percent.
        growth: On the year before, in percent.
        place: Among the vendors that the view names.
        unnamed: How many that nobody names can stand above it; None where nothing limits it.
        above: Named vendors that are proven to stand above it.
        beside: Named vendors that may stand above it or below.
        printed: What is printed of exactly this figure, where the view joins several sources.
        estimate: The likely figure, where it is asked for and something speaks of it.
    """

    vendor: str
    cell: Cell
    bound: Bound
    share: Interval
    growth: Interval
    place: Interval
    unnamed: int | None
    above: tuple[str, ...]
    beside: tuple[str, ...]
    printed: tuple[Entry, ...] = ()
    estimate: Estimate | None = None

    @property
    def size(self) -> Interval:
        """Between which ends its figure is proven."""
        return self.bound.interval


@dataclass(frozen=True, slots=True)
class Counted:
    """A market as a view has it.

    Args:
        rows: The vendors it names, by place.
        market: The whole market's figure.
        whole: What is proven for that, and by what.
        rest: What that leaves for everybody who is not named.
        clashes: Addresses of the conflicts of the view in which a figure of this market and time takes part.
    """

    rows: tuple[Ranked, ...]
    market: Cell
    whole: Bound
    rest: Interval
    clashes: tuple[str, ...]

    @property
    def total(self) -> Interval:
        """Between which ends the whole market is proven."""
        return self.whole.interval


def market_asked(desk: Desk, asked: Asked) -> MarketDesk:
    """The market that an address names.

    Raises:
        InputError: It names no place or no product, or one that nobody knows.
    """
    place, product, measure = asked.one("place"), asked.one("product"), asked.one("measure")
    if place is None or product is None:
        raise InputError("A market is a place and a product: expected such as /market?place=IN&product=smartphone.")
    return MarketDesk(
        place=read_place(place, desk.vocabulary),
        product=read_product(product, desk.vocabulary),
        view=desk.view,
        as_of=desk.day,
        vocabulary=desk.vocabulary,
        asked=read_period(asked.one("period")),
        measure=None if measure is None else read_measure(measure),
    )


def spec_of(asked: Asked, counts: Iterable[Count]) -> ViewSpec:
    """The view asked for; where none is, the source that names most vendors, or everybody where each names one."""
    typed = asked.one("view")
    if typed is not None:
        return parse_view(typed)
    main = next((count for count in counts if len(count.standings) >= _LEAST), None)
    return ViewSpec((EVERYBODY if main is None else main.origin,))


def count_in(spec: ViewSpec, counts: Iterable[Count]) -> Count | None:
    """What a view of one voice says; None for a view of several, or one that says nothing of the market."""
    return next((count for count in counts if (count.origin,) == spec.parts), None)


def counted(desk: Desk, market: MarketDesk, spec: ViewSpec, *, is_estimated: bool) -> Counted | None:
    """A market in a view; None where the view names no vendor in it.

    Args:
        desk: Where entries are looked up and what was worked out is kept.
        market: The market.
        spec: The view.
        is_estimated: Whether estimates are asked for.
    """
    within = _within(desk, market.period, spec)
    entries = () if market.period is None else _entries(desk, market, spec, within)

    def worked_out() -> Counted | None:
        place = market.place if is_large(desk) else None
        table = desk.table(("goods", market.product, place, spec, within), entries)
        return _worked_out(desk, market, spec, (entries, table), is_estimated=is_estimated)

    key = ("market", market.place, market.product, market.period, market.measure, spec, is_estimated)
    return desk.recall_of(key, (*entries, *market.entries), worked_out)


def _worked_out(
    desk: Desk, market: MarketDesk, spec: ViewSpec, known: tuple[tuple[Entry, ...], Table], *, is_estimated: bool
) -> Counted | None:
    entries, table = known
    ids = frozenset(entry.id for entry in entries)
    cells = _named(market.counts, ids)
    if market.period is None or not cells:
        return None
    whole = market_of(cells[0])
    table = table.having((whole, *cells))
    rows = sorted((_ranked(table, cell) for cell in cells), key=_by_place)
    if spec.is_mixed:
        rows = [replace(row, printed=_printed(market, row.cell)) for row in rows]
    if is_estimated:
        rows = _with_estimates(desk, market, table, rows)
    here = {entry.id for count in market.counts for entry in _facts(count)}
    found = (conflict.members for conflict in table.conflicts() if not here.isdisjoint(conflict.members))
    return Counted(tuple(rows), whole, table.bounds(whole), _rest(table, whole, cells),
                   tuple(clash_id(members) for members in found))  # fmt: skip


def _within(desk: Desk, period: Period | None, spec: ViewSpec) -> Period | None:
    """The years that entries are looked at of; None for all."""
    # What everybody says at once hangs together over all years: twice as long as for these.
    if period is None or period.start is None or period.last is None or not (spec.is_mixed or is_large(desk)):
        return None
    return span_of(date(period.start.year - 1, 1, 1), date(period.last.year + 1, 12, 31))


def _entries(desk: Desk, market: MarketDesk, spec: ViewSpec, within: Period | None) -> tuple[Entry, ...]:
    """The entries of a view that speak of the product, in a large ledger only those of the place."""
    if spec.pages:
        return entries_in(desk.view, spec, vendor=None)
    origins = None if spec.parts == (EVERYBODY,) else spec.voices("")
    place = market.place if is_large(desk) else None
    return desk.view.some(_EVERY, Narrowed(origins=origins, product=market.product, place=place, within=within))


def _named(counts: Iterable[Count], ids: frozenset[str]) -> tuple[Cell, ...]:
    """The figures of the vendors that a view names, of the measure it names most in; no brand beside its company."""
    by_measure: defaultdict[str, dict[str, Cell]] = defaultdict(dict)
    for count in counts:
        for standing in count.standings:
            if any(entry.id in ids for entry in standing.entries):
                cell = canonical(standing.entries[0].claim.cell)
                by_measure[standing.measure].setdefault(standing.vendor, cell)
    most = max(by_measure.values(), key=len, default={})
    return tuple(found.cell for found in distinct(map(Unknown, most.values()), load_inclusions()))


def _printed(market: MarketDesk, cell: Cell) -> tuple[Entry, ...]:
    """The sizes that sources print of a figure."""
    levels = (standing.level for count in market.counts for standing in count.standings)
    return tuple(entry for entry in levels if entry is not None and canonical(entry.claim.cell) == cell)


def _facts(count: Count) -> Iterator[Entry]:
    """All that a source says of a market."""
    yield from (entry for entry in (count.size, count.growth) if entry is not None)
    for standing in count.standings:
        yield from standing.entries


def _ranked(table: Table, cell: Cell) -> Ranked:
    found = rank_of(table, cell)
    rivals = {grade: tuple(pair.one.vendor[0] for pair in found.rivals if pair.grade is grade) for grade in Grade}
    return Ranked(
        vendor=cell.vendor[0],
        cell=cell,
        bound=table.bounds(cell),
        share=share_of(table, cell).interval,
        growth=growth_of(table, cell).interval,
        place=found.named,
        unnamed=found.unnamed,
        above=rivals[Grade.PROVEN],
        beside=rivals[Grade.POSSIBLE],
    )


def _by_place(row: Ranked) -> tuple[Fraction, Fraction, Fraction, str]:
    low, high, size = row.place.low, row.place.high, row.size.low
    return high or Fraction(0), low or Fraction(0), -(size or Fraction(0)), row.vendor


def _rest(table: Table, whole: Cell, cells: Iterable[Cell]) -> Interval:
    """What the whole leaves for everybody who is not named."""
    parts = ((Fraction(-1), cell) for cell in cells)
    return table.bound_of(((Fraction(1), whole), *parts)).interval


def _with_estimates(desk: Desk, market: MarketDesk, table: Table, rows: list[Ranked]) -> list[Ranked]:
    told = market.entries if is_large(desk) else desk.view.some(_EVERY, Narrowed(product=market.product))
    found = Estimates(table.having(row.cell for row in rows), evidence_of(told, rows[0].cell))
    return [replace(row, estimate=found.of(row.cell)) for row in rows]
