"""What sources print, as ratios of points of series: the evidence an estimate rests on.

Invariant: a figure says that the product of some points, each to the power 1 or -1, lies in an interval of positive
numbers; copies are one figure, and the order of entries changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.model import Cell, Inclusions
from crossfoot.model.inclusion import NOTHING_KNOWN
from crossfoot.reconcile.assertion import Assertion, Entry
from crossfoot.reconcile.book import book_of
from crossfoot.reconcile.cells import Unknown
from crossfoot.reconcile.estimate.series import Point, line_of, point_of
from crossfoot.reconcile.reading import Reading, Sum
from crossfoot.reconcile.rules import readings_of

__all__ = ["Figure", "figures_of"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure.

    Args:
        top: The cell it is about.
        bottom: The cell it is measured against; None for a level.
        points: Both as points of their series, each with its power.
        low: Least value of top, or of top over bottom; None where nothing bounds it below.
        high: Greatest value; None where nothing bounds it above.
        source: Who says it.
        entries: Ids of the entries that say it, sorted.
        lines: The series it speaks of.
    """

    top: Cell
    bottom: Cell | None
    points: tuple[tuple[Point, int], ...]
    low: Fraction | None
    high: Fraction | None
    source: str
    entries: tuple[str, ...]
    lines: frozenset[Cell]

    @property
    def is_level(self) -> bool:
        """Whether it prints one cell and not the ratio of two."""
        return self.bottom is None

    @property
    def is_hedged(self) -> bool:
        """Whether it has only one end."""
        return self.low is None or self.high is None


def figures_of(entries: Iterable[Entry], inclusions: Inclusions = NOTHING_KNOWN) -> tuple[Figure, ...]:
    """All figures of some entries that say how large one point, or the ratio of two, is.

    Args:
        entries: The entries of a view.
        inclusions: Which brands are counted in which companies.
    """
    book = book_of(entries, hedged=False, inclusions=inclusions)
    return tuple(
        found
        for assertion in book.asserted
        if not assertion.is_goal and not assertion.is_running
        for reading in readings_of(assertion, book)
        for found in _figures(assertion, reading)
    )


def _figures(assertion: Assertion, reading: Reading) -> Iterator[Figure]:
    top, bottom = _single(reading.top), _single(reading.bottom)
    if top is None or (bottom is None and reading.bottom):
        return
    ends = [None if end is None else (end - reading.offset) / reading.scale
            for end in (reading.interval.low, reading.interval.high)]  # fmt: skip
    low, high = (end if end is None or end > 0 else None for end in ends)
    if low is None and high is None:
        return
    points = []
    for unknown, power in ((top, 1), (bottom, -1)):
        point = None if unknown is None else point_of(unknown.cell, assertion.origin)
        if point is not None:
            points.append((point, power))
    if len(points) < (1 if bottom is None else 2):
        return
    ids = tuple(entry.id for entry in assertion.entries)
    below = None if bottom is None else bottom.cell
    lines = frozenset(line_of(cell) for cell in (top.cell, below) if cell is not None)
    yield Figure(top.cell, below, tuple(points), low, high, assertion.origin, ids, lines)


def _single(terms: Sum) -> Unknown | None:
    """The one unknown of a sum that is nothing else."""
    return terms[0][0] if len(terms) == 1 and terms[0][1] == 1 else None
