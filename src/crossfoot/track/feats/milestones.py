"""Milestones: a round number reached for the first time, in one period or by a running total.

Invariant: it is told between which periods it happened: not before the first one that is not proven to lie below, not
after the first one that is proven to reach it. What lies below in the first period known is needed for "first".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from crossfoot.model import Cell, Grain, Interval, Period
from crossfoot.model.interval import at_least, at_most, below
from crossfoot.reconcile import Grade, Table
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Feat, Ground, Kind, Mark, part_of_all
from crossfoot.track.feats.levels import round_marks
from crossfoot.track.feats.lines import Line

__all__ = ["find_milestones", "find_totals", "totals_of"]

_ONE = Fraction(1)


def find_milestones(asker: Asker, line: Line) -> Iterator[Feat]:
    """Round numbers that a single period reached for the first time.

    Args:
        asker: The table.
        line: The figure over time.
    """
    cells = tuple(line.cell(period) for period in line.periods)
    for mark in _marks(asker, cells):
        yield from _reached(asker, cells, mark, below(mark), is_total=False)


def totals_of(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """Running totals of each address at the days the view knows, in order; only since a launch, not within a year."""
    found: dict[Cell, list[Cell]] = {}
    for unknown in table.model.numbers:
        period = unknown.cell.period
        if not unknown.owner and period.grain is Grain.CUMULATIVE and period.start is None:
            found.setdefault(unknown.cell.at(Period(None, None, Grain.UNKNOWN)), []).append(unknown.cell)
    return tuple(tuple(sorted(cells, key=lambda cell: str(cell.period.end))) for cells in found.values())


def find_totals(asker: Asker, cells: tuple[Cell, ...]) -> Iterator[Feat]:
    """Round numbers that a running total reached.

    Args:
        asker: The table.
        cells: The total at several days, in order.
    """
    for mark in _marks(asker, cells):
        yield from _reached(asker, cells, mark, at_most(mark), is_total=True)


def _marks(asker: Asker, cells: Iterable[Cell]) -> tuple[Fraction, ...]:
    lows = [low for cell in cells if (low := asker.bound(cell).interval.low) is not None and low > 1]
    return round_marks(min(lows), max(lows)) if lows else ()


def _reached(
    asker: Asker, cells: tuple[Cell, ...], mark: Fraction, short: Interval, *, is_total: bool
) -> Iterator[Feat]:
    """The mark as a feat, where the first period known lies short of it and a later one reaches it."""
    reached = _first(cells, lambda cell: _ground(asker, cell, at_least(mark)).grade is Grade.PROVEN)
    open_from = _first(cells, lambda cell: _ground(asker, cell, short).grade is not Grade.PROVEN)
    if reached is None or not open_from:
        return
    parts = [part_of_all(cell.period, (_ground(asker, cell, short),)) for cell in cells[:open_from]]
    parts.append(part_of_all(cells[reached].period, (_ground(asker, cells[reached], at_least(mark)),)))
    earliest = cells[open_from - 1 if is_total else open_from].period  # a total moves on after the day it is known for
    detail = Mark(mark, earliest, cells[reached].period, is_total)
    yield Feat(Kind.MILESTONE, cells[reached], detail, tuple(parts), (cells[0].period, cells[-1].period))


def _ground(asker: Asker, cell: Cell, wanted: Interval) -> Ground:
    return asker.ground(((_ONE, cell),), wanted)


def _first(cells: tuple[Cell, ...], is_so: Callable[[Cell], bool]) -> int | None:
    return next((number for number, cell in enumerate(cells) if is_so(cell)), None)
