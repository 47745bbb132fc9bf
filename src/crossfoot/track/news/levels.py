"""Figures that are newly proven to lie where somebody asked.

Invariant: each source answers by itself, unless one is named; a period that any of them proved before is no news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossfoot.ledger import Entry, View
from crossfoot.model import ALL, Cell, Grain, Inclusions, Interval, Mode, Period, Polarity
from crossfoot.reconcile import Bound, Grade, Table, grade_of, reconcile
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.stretch import cut
from crossfoot.track.evidence import periods_of, touches
from crossfoot.track.news.change import Change
from crossfoot.track.news.naming import figure_name
from crossfoot.track.news.value import Ground, Kind, Naming, News
from crossfoot.track.wording import interval_text

__all__ = ["Asked", "Reached", "level_news", "levels_reached"]

_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}
_LONG = 13  # months from which on a time is not cut into its parts


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure, and where it is asked to lie.

    Args:
        series: Its address, at no time.
        wanted: Where it must lie.
        when: A period, or the grain of all periods that count.
        source: Whose figures must prove it, or None for any source by itself.
    """

    series: Cell
    wanted: Interval
    when: Period | Grain
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """How the figures of a source answer for one period.

    Args:
        cell: The figure.
        source: Whose figures.
        grade: Whether it is proven to lie there, may, or cannot.
        bound: What is proven for it.
    """

    cell: Cell
    source: str
    grade: Grade
    bound: Bound


def levels_reached(
    view: View, asked: Asked, inclusions: Inclusions, *, near: Iterable[Period] | None = None
) -> tuple[Reached, ...]:
    """How every source answers, period by period.

    Args:
        view: The ledger as of a day.
        asked: What is asked.
        inclusions: Which brands and places are counted in which others.
        near: Only periods that share a day with one of these; None for all that are spoken of.
    """
    vendor, times = asked.series.vendor[0], None if near is None else tuple(near)
    origins = None if asked.source is None else (asked.source,)
    found: dict[str, list[Entry]] = {}
    for entry in view.entries(origins=origins, vendors=(vendor, ALL)):
        if entry.claim.cell.product == asked.series.product:
            found.setdefault(entry.origin, []).append(entry)
    return tuple(one for source in sorted(found) for one in _of_source(source, found[source], asked, times, inclusions))


def level_news(change: Change, asked: Asked, names: Naming, inclusions: Inclusions) -> Iterator[News]:
    """Periods for which it is proven now and was not before.

    Args:
        change: What changed.
        asked: What is asked.
        names: What everybody is called.
        inclusions: Which brands and places are counted in which others.
    """
    vendors, goods = {*asked.series.vendor, ALL}, (asked.series.measure, asked.series.product)
    counted = (e for e in change.new if (e.claim.cell.measure, e.claim.cell.product) == goods)
    near = [period for entry in counted if vendors & set(entry.claim.cell.vendor) for period in periods_of(entry)]
    if not near:
        return
    known = {one.cell for one in levels_reached(change.before, asked, inclusions, near=near) if _is_proven(one)}
    for one in levels_reached(change.after, asked, inclusions, near=near):
        if _is_proven(one) and one.cell not in known:
            known.add(one.cell)
            yield _told(change, one, names)


def _of_source(
    source: str, entries: list[Entry], asked: Asked, near: tuple[Period, ...] | None, inclusions: Inclusions
) -> Iterator[Reached]:
    cells = [cell for cell in _cells(entries, asked) if near is None or any(touches(cell.period, p) for p in near)]
    table = reconcile(entries, questions=cells, inclusions=inclusions) if cells else None
    for cell in cells:
        if table is not None:
            yield _reached(table, cell, source, asked.wanted)


def _reached(table: Table, cell: Cell, source: str, wanted: Interval) -> Reached:
    bound = table.bounds(cell)
    return Reached(cell, source, grade_of(bound.interval, wanted), bound)


def _cells(entries: Iterable[Entry], asked: Asked) -> list[Cell]:
    """The figure at the period asked for, or at every period of the grain in the times a source speaks of."""
    if isinstance(asked.when, Period):
        return [canonical(asked.series.at(asked.when))]
    told = {
        period
        for entry in entries
        if entry.claim.mode is Mode.ACTUAL and entry.claim.polarity is Polarity.AFFIRMED
        for period in periods_of(entry)
        if (period.month_count or _LONG) < _LONG and period.is_flow
    }
    parts = {part for period in told for part in cut(period, _MONTHS[asked.when]) if part.grain is asked.when}
    return [canonical(asked.series.at(part)) for part in sorted(parts, key=lambda part: str(part.start))]


def _is_proven(one: Reached) -> bool:
    return one.grade is Grade.PROVEN


def _told(change: Change, one: Reached, names: Naming) -> News:
    entries = (*one.bound.low_entries, *one.bound.high_entries)
    proven = interval_text(one.bound.interval)
    return News(
        Kind.LEVEL,
        change.day_of(entries),
        one.cell.vendor,
        f"{figure_name(one.cell, names)}: {proven}, proven by the figures of {names.voice(one.source)}.",
        entries,
        Ground.PROVEN,
        cell=one.cell,
        view=one.source,
        after=str(one.bound.interval),
        interval=one.bound.interval,
    )
