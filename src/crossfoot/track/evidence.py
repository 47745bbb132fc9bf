"""The claims that bear on a goal, and the table they make.

Invariant: claims are only left out, never added or changed except in the word for the measure, so whatever the table
proves follows from the view; leaving claims out can only widen a bound. Kept are figures of the vendor and of the
market it stands in that touch the goal's days, growth into and out of them, and the levels such growth is measured
against; figures for other places than the goal's only from voices that speak of the goal's place too. Restatements of
other years would else be searched for repairs that change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from crossfoot.knowledge import load_inclusions
from crossfoot.model import ALL, Cell, Grain, Mode, Period, Polarity
from crossfoot.model.statement import Change, Growth, Level, Rank, Share, Statement
from crossfoot.reconcile import Entry, Table, reconcile
from crossfoot.reconcile.cells import canonical
from crossfoot.track.measures import counted_as
from crossfoot.track.target import Target

__all__ = ["Evidence", "direct", "evidence_for", "periods_of", "plain", "touches"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a view knows about a goal's figure.

    Args:
        table: The reconciled figures.
        entries: What they were made from, under the goal's measure.
        figures: How many claims speak of the goal's own figure, in its days and place.
        others: Measures under which the view has figures for the same days that do not count for the goal.
        elsewhere: Places, models and segments of figures for the same days that count another part than the goal.
    """

    table: Table
    entries: tuple[Entry, ...]
    figures: int
    others: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


def evidence_for(target: Target, entries: Iterable[Entry], *, questions: Iterable[Cell] = ()) -> Evidence:
    """Choose the claims that bear on a goal and reconcile them.

    Args:
        target: The goal.
        entries: The entries of a view.
        questions: Cells that will be asked for.
    """
    every = tuple(entry for entry in entries if entry.definition is None and _is_about(entry.claim.cell, target))
    about = _of_whole_voices(every, target)
    measure = target.cell.measure or ""
    counted = tuple(counted_as(about, vendor=target.vendor, measure=measure, worded=target.measures))
    kept = _touching(counted, target)
    cell = plain(target.cell)
    told = sum(1 for entry in kept if _is_told(entry, cell))
    ids = {entry.id for entry in counted}
    others = {e.claim.cell.measure or "" for e in about if e.id not in ids and _is_told(e, cell, any_measure=True)}
    table = reconcile(kept, questions=tuple(questions), inclusions=load_inclusions())
    elsewhere = {part for entry in every if _is_actual(entry) for part in _apart(plain(entry.claim.cell), cell)}
    return Evidence(table, kept, told, tuple(sorted(others)), tuple(sorted(elsewhere)))


def direct(entries: Iterable[Entry], target: Target) -> tuple[Entry, ...]:
    """Entries that size the goal's own figure: no market totals, no shares, no other places."""
    return tuple(
        entry
        for entry in entries
        if entry.claim.cell.vendor == (target.vendor,)
        and entry.claim.cell.place == target.cell.place
        and not isinstance(entry.claim.statement, Share)
    )


def plain(cell: Cell) -> Cell:
    """The address of the total behind a rate, or of the figure itself."""
    return canonical(replace(cell, per=None))


def _is_about(cell: Cell, target: Target) -> bool:
    if cell.product != target.cell.product or cell.measure is None:
        return False
    if isinstance(target.current.statement, Rank):  # whoever stands beside it
        return cell.place == target.cell.place
    return target.vendor in cell.vendor or (cell.vendor == (ALL,) and cell.place == target.cell.place)


def _of_whole_voices(entries: Iterable[Entry], target: Target) -> tuple[Entry, ...]:
    """Entries for the goal's place, and for other places those of voices that speak of the goal's place too.

    Parts add up only as one source counts them: a tracker's figure for one country says nothing about a total that the
    company alone reports.
    """
    found, place = tuple(entries), target.cell.place
    voices = {entry.origin for entry in found if entry.claim.cell.place == place and _is_actual(entry)}
    return tuple(entry for entry in found if entry.claim.cell.place == place or entry.origin in voices)


def _is_actual(entry: Entry) -> bool:
    return entry.claim.mode is Mode.ACTUAL and entry.claim.polarity is Polarity.AFFIRMED


def _is_told(entry: Entry, cell: Cell, *, any_measure: bool = False) -> bool:
    """Whether an entry asserts something about the goal's own figure within its days."""
    found = plain(entry.claim.cell)
    if any_measure:
        found = replace(found, measure=cell.measure)
    return _is_actual(entry) and found.at(cell.period) == cell and touches(found.period, cell.period)


def _apart(found: Cell, cell: Cell) -> tuple[str, ...]:
    """The place, model or segment by which a figure of the goal's vendor and days is another one than the goal's."""
    if found.vendor != cell.vendor or not touches(found.period, cell.period):
        return ()
    pairs = ((found.place, cell.place), (found.model, cell.model), (found.segment, cell.segment))
    return tuple(one or "all" for one, other in pairs if one != other)


def _touching(entries: tuple[Entry, ...], target: Target) -> tuple[Entry, ...]:
    """Entries about a goal's time, and levels of the periods that growth into or out of it is measured against."""
    period = target.period
    asked = [p for revision in target.revisions for p in _periods(revision.statement)]
    near = [entry for entry in entries if any(touches(p, period) for p in periods_of(entry))]
    chosen = {entry.id for entry in near}
    linked = [*asked, *(p for entry in near for p in periods_of(entry) if not touches(p, period))]
    levels = [
        entry
        for entry in entries
        if entry.id not in chosen
        and isinstance(entry.claim.statement, Level | Share)
        and any(touches(entry.claim.cell.period, p) and p.contains(entry.claim.cell.period) for p in linked)
    ]
    return (*near, *levels)


def periods_of(entry: Entry) -> tuple[Period, ...]:
    """The time a claim speaks of, and the time it measures that against."""
    return _periods(entry.claim.statement)


def _periods(statement: Statement) -> tuple[Period, ...]:
    own = statement.cell.period
    return (own, statement.base.period) if isinstance(statement, Growth | Change) else (own,)


def touches(one: Period, other: Period) -> bool:
    """Whether two periods share a day; a running total is kept with any period that it has begun before."""
    if other.start is None or other.end is None or one.end is None:
        return False
    if one.grain is Grain.CUMULATIVE:
        return one.start is None or one.start < other.end
    return one.start is not None and one.start < other.end and other.start < one.end
