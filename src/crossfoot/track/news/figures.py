"""Figures that became bounded, or much narrower, without being printed themselves.

Invariant: both bounds are proven in the same view, the one before from the entries before, the one after from all; a
figure that a new claim states itself is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossfoot.ledger import Entry
from crossfoot.model import ALL, Cell, Inclusions, Mode, Polarity
from crossfoot.model.period import year
from crossfoot.model.statement import Level
from crossfoot.reconcile import Bound, Table, reconcile
from crossfoot.reconcile.cells import canonical
from crossfoot.track.evidence import periods_of, touches
from crossfoot.track.news.change import Change
from crossfoot.track.news.naming import figure_name
from crossfoot.track.news.value import Ground, Kind, Naming, News
from crossfoot.track.wording import interval_text

__all__ = ["figure_news"]

# How much narrower a bounded figure must become to be news.
_MUCH = 2
# A figure is told of once its high end is at most so many times its low end.
_TOLD = 2


def figure_news(change: Change, vendor: str, names: Naming, inclusions: Inclusions) -> Iterator[News]:
    """Figures of a vendor that are newly bounded or at most half as wide, source by source.

    Args:
        change: What changed.
        vendor: Whose figures.
        names: What everybody is called.
        inclusions: Which brands and places are counted in which others.
    """
    moved = [e for e in (*change.new, *change.gone) if {vendor, ALL} & set(e.claim.cell.vendor) and _is_fact(e)]
    for origin in sorted({entry.origin for entry in moved}):
        after = change.after.entries(origins=(origin,), vendors=(vendor, ALL))
        before = change.before.entries(origins=(origin,), vendors=(vendor, ALL))
        near = [entry for entry in moved if entry.origin == origin]
        cells = sorted(_cells(after, near, vendor), key=str)
        old, new = (reconcile(entries, questions=cells, inclusions=inclusions) for entries in (before, after))
        for cell in cells:
            yield from _narrowed(change, cell, (old, new), names, origin)


def _is_fact(entry: Entry) -> bool:
    return entry.claim.mode is Mode.ACTUAL and entry.claim.polarity is Polarity.AFFIRMED


def _cells(entries: tuple[Entry, ...], near: list[Entry], vendor: str) -> set[Cell]:
    """Figures of the vendor at times that the claims touch, and the years around them; those printed now left out."""
    series = {replace(canonical(e.claim.cell.of(vendor)), fiscal=None).at(year(1)) for e in near}
    times = [period for entry in near for period in periods_of(entry)]
    years = {year(day.year) for period in times for day in (period.start, period.last) if day is not None}
    found = {one.at(when) for one in series for when in years}
    for entry in filter(_is_fact, entries):
        cell = canonical(entry.claim.cell)
        if cell.vendor == (vendor,) and cell.at(year(1)) in series and any(touches(cell.period, t) for t in times):
            found.add(cell)
    printed = {canonical(e.claim.cell) for e in near if isinstance(e.claim.statement, Level)}
    return {cell for cell in found - printed if cell.measure is not None}


def _narrowed(change: Change, cell: Cell, tables: tuple[Table, Table], names: Naming, origin: str) -> Iterator[News]:
    old, new = (table.bounds(cell) for table in tables)
    if not _is_told(new) or not _is_much_narrower(old, new):
        return
    entries = (*new.low_entries, *new.high_entries)
    was = f"before, {interval_text(old.interval)}" if _is_told(old) else "newly bounded"
    yield News(
        Kind.BOUND,
        change.day_of(entries),
        cell.vendor,
        f"{figure_name(cell, names)}: {interval_text(new.interval)} by the figures of {names.voice(origin)} ({was}).",
        entries,
        Ground.PROVEN,
        cell=cell,
        view=origin,
        before=str(old.interval),
        after=str(new.interval),
        interval=new.interval,
    )


def _is_told(bound: Bound) -> bool:
    """Whether a figure is known well enough to be told."""
    low, high = bound.interval.low, bound.interval.high
    return low is not None and high is not None and 0 < high <= _TOLD * low


def _is_much_narrower(old: Bound, new: Bound) -> bool:
    before, after = old.interval.width, new.interval.width
    return before is None or (after is not None and after * _MUCH <= before and after < before)
