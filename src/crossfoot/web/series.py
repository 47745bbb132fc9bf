"""A vendor's figures over time: for each month, quarter or year what is proven in a view, and what is printed.

Invariant: an interval shown is the tightest that its view proves by what it says of the vendor and its market; a figure
shown as printed is one that a page prints for exactly this time. What no page speaks of is shown only where both of its
ends are proven, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from crossfoot.brief.names import Names
from crossfoot.errors import InputError
from crossfoot.ledger import Entry
from crossfoot.model import Cell, Grain, Interval, Mode, Period, Polarity, Unit, notation, parse_period
from crossfoot.model.period import UNKNOWN, months
from crossfoot.model.statement import Level
from crossfoot.present.words import figure
from crossfoot.reconcile import Table as Figures
from crossfoot.reconcile.cells import canonical
from crossfoot.track import ViewSpec
from crossfoot.track.wording import period_name
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.doubts import DOUBTFUL, doubt_of
from crossfoot.web.goals import amount_text
from crossfoot.web.large import MOST_LOADED
from crossfoot.web.lines import Line
from crossfoot.web.links import cell_link, claim_link
from crossfoot.web.market_figures import MarketFigures, own_figures_in
from crossfoot.web.parts import Column, Side, Slot, Table

__all__ = ["Bar", "Series", "periods_asked", "series_of", "series_table"]

_SHOWN = {Grain.MONTH: 48, Grain.QUARTER: 40, Grain.YEAR: 25}
_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}
_COLUMNS = (
    Column("period", "when"),
    Column("view", "by the figures of"),
    Column("proven", "proven", Side.RIGHT),
    Column("low", "at least", Side.RIGHT, is_shown=False),
    Column("low_open", "more than that", is_shown=False),
    Column("high", "at most", Side.RIGHT, is_shown=False),
    Column("high_open", "less than that", is_shown=False),
    Column("printed", "printed", Side.RIGHT),
    Column("published", "published", is_tight=True),
    Column("outlet", "in"),
    Column("cell", "address", is_shown=False),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure.

    Args:
        view: Whose figures it follows from.
        cell: Its address.
        interval: What is proven.
        printed: The claims that print it, the last published first; none where it is worked out from others.
        is_told: Whether a page speaks of it at all.
    """

    view: ViewSpec
    cell: Cell
    interval: Interval
    printed: tuple[Entry, ...]
    is_told: bool


@dataclass(frozen=True, slots=True)
class Series:
    """Figures over time.

    Args:
        line: What they are of.
        bars: The figures, by time, those of one time in the order of the views.
        earlier: How many earlier figures that pages speak of are not shown.
        is_cut: Whether a view has more claims than are looked at.
    """

    line: Line
    bars: tuple[Bar, ...]
    earlier: int
    is_cut: bool

    @property
    def first(self) -> Period | None:
        """The first period shown, or None where there is none."""
        return self.bars[0].cell.period if self.bars else None


def periods_asked(asked: Asked) -> date | None:
    """Before which day the series is asked for to end; None where it runs to the last figure.

    Raises:
        InputError: The period in the address has no start.
    """
    text = asked.one("before")
    if text is None:
        return None
    start = parse_period(text).start
    if start is None:
        raise InputError(f"Cannot show what came before '{text}': it has no first day.")
    return start


def series_of(desk: Desk, line: Line, before: date | None = None) -> Series:
    """The figures of a line.

    Args:
        desk: Where they are looked up.
        line: Of what, and in whose view.
        before: Only periods that start before this day; None for all.
    """
    bars: list[Bar] = []
    is_cut = False
    for view in line.views:
        known = own_figures_in(desk, line.family, view)
        is_cut = is_cut or known.is_cut
        bars += _bars(line, view, known, before)
    starts = sorted({bar.cell.period.start or date.min for bar in bars})
    first = starts[-_SHOWN[line.grain] :][:1]
    shown = [bar for bar in bars if first and (bar.cell.period.start or date.min) >= first[0]]
    shown.sort(key=lambda bar: (bar.cell.period.start or date.min, line.views.index(bar.view)))
    earlier = sum(1 for bar in bars if bar.is_told) - sum(1 for bar in shown if bar.is_told)
    return Series(line, tuple(shown), earlier, is_cut)


def _bars(line: Line, view: ViewSpec, known: MarketFigures, before: date | None) -> Iterator[Bar]:
    """What a view proves, the periods it speaks of and those that follow."""
    told, figures = _told(line, known.entries), known.table
    wanted = [p for p in {*told, *_reachable(line, figures)} if before is None or (p.start or date.min) < before]
    wanted = sorted(wanted, key=_start)[-2 * _SHOWN[line.grain] :]
    cells = {period: line.family.at(period) for period in wanted}
    figures = figures.having(cells.values())
    for period, cell in cells.items():
        interval = _without_floor(figures.bounds(cell).interval)
        printed = _printed(told.get(period, ()))
        if interval.low and (period in told or interval.high is not None):
            yield Bar(view, cell, interval, printed, period in told)
        elif printed and interval.high is not None:
            yield Bar(view, cell, interval, printed, is_told=True)


def _without_floor(interval: Interval) -> Interval:
    """An interval without the floor of arithmetic: that who sold anything sold at least one."""
    if interval.low is None or interval.low > 1 or (interval.high is not None and interval.high <= 1):
        return interval
    return Interval(Fraction(0), interval.high, high_open=interval.high_open)


def _told(line: Line, entries: Iterable[Entry]) -> dict[Period, list[Entry]]:
    """The periods that pages speak of, each with its claims."""
    found: dict[Period, list[Entry]] = {}
    for entry in entries:
        cell, claim = canonical(entry.claim.cell), entry.claim
        is_fact = claim.mode is Mode.ACTUAL and claim.polarity is Polarity.AFFIRMED and entry.definition is None
        if is_fact and cell.at(UNKNOWN) == line.family and cell.period.grain is line.grain:
            found.setdefault(cell.period, []).append(entry)
    return found


def _reachable(line: Line, figures: Figures) -> Iterator[Period]:
    """Periods whose figure may follow from others: bases of growth, and what smaller parts add up to."""
    size = _MONTHS[line.grain]
    for unknown in figures.model.numbers:
        period = unknown.cell.period
        if unknown.owner or unknown.cell.at(UNKNOWN) != line.family or period.start is None:
            continue
        if period.grain is line.grain:
            yield period
        elif period.has_whole_months and (period.month_count or 0) < size:
            yield months(period.start.year, (period.start.month - 1) // size * size + 1, size)


def _printed(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The claims that print a size, one for each size, the last published first."""
    sizes: dict[Interval, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.page.published_at or date.min, reverse=True):
        statement = entry.claim.statement
        if isinstance(statement, Level) and statement.value.unit is Unit.COUNT:
            sizes.setdefault(statement.value.interval, entry)
    return tuple(sizes.values())


def series_table(asked: Asked, series: Series, names: Names, title: str) -> Table:
    """The figures as a table, the last first."""
    rows = tuple(_row(asked, bar, names) for bar in reversed(series.bars))
    told = ["A bar runs to what is proven; where it fades, nothing limits it on that side."]
    if any(not bar.is_told for bar in series.bars):
        told.append("Pale bars are worked out: no page prints them.")
    if any(_doubt(bar, names) for bar in series.bars):
        told.append(f"A figure {DOUBTFUL} is proven by joining sources, and nobody who prints it puts it near there.")
    if series.is_cut:
        told.append(f"Of each source only the {MOST_LOADED:,} claims recorded last are looked at.")
    sources = tuple(dict.fromkeys(names.voice(bar.view.text) for bar in series.bars))
    return Table("series", title, _COLUMNS, rows, " ".join(told), sources)


def _row(asked: Asked, bar: Bar, names: Names) -> tuple[Slot, ...]:
    low, high = bar.interval.low, bar.interval.high
    first = bar.printed[0] if bar.printed else None
    more = "" if len(bar.printed) <= 1 else f", and {len(bar.printed) - 1} more"
    printed = Slot("" if bar.is_told else "worked out", value="", tone="soft")
    day, outlet = "", ""
    if first is not None:
        printed = Slot(f"{_size(first)}{more}", claim_link(asked, first), _size(first))
        day = first.page.published_at.isoformat() if first.page.published_at else ""
        outlet = first.page.outlet or first.page.name
    doubt, size = _doubt(bar, names), amount_text(bar.interval)
    return (
        Slot(period_name(bar.cell.period), value=bar.cell.period.notation),
        Slot(names.voice(bar.view.text), value=bar.view.text),
        Slot(
            f"{size}, {DOUBTFUL}" if doubt else size,
            cell_link(asked, bar.cell, view=bar.view.text),
            tone="open" if doubt else "",
            note=doubt,
        ),
        Slot("" if low is None else str(low)),
        Slot("yes" if low is not None and bar.interval.low_open else ""),
        Slot("" if high is None else str(high)),
        Slot("yes" if high is not None and bar.interval.high_open else ""),
        printed,
        Slot(day),
        Slot(outlet),
        Slot(notation.write_cell(bar.cell)),
    )


def _doubt(bar: Bar, names: Names) -> str:
    """Why a figure is in doubt though proven; of a source by itself nobody else's figures are asked."""
    return doubt_of(names, bar.interval, bar.printed) if bar.view.is_mixed else ""


def _size(entry: Entry) -> str:
    statement = entry.claim.statement
    assert isinstance(statement, Level)  # noqa: S101  only such are among the printed
    return figure(statement.value)


def _start(period: Period) -> date:
    return period.start or date.min
