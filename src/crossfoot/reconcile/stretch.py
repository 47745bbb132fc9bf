"""Neighbouring parts of a time, and what is proven for their average.

Invariant: the least of some parts is at most their average and the greatest at least that, so a bound on the average
of a stretch bounds its weakest part, whichever that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.model import Cell, Period
from crossfoot.model.period import span_of
from crossfoot.reconcile.bound import Bound
from crossfoot.reconcile.table import Table

__all__ = ["Stretch", "averages", "cut", "weakest_of"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring parts and what is proven for their average."""

    parts: tuple[Period, ...]
    average: Bound

    @property
    def period(self) -> Period:
        """All of it as one period."""
        return _joined(self.parts)


def cut(period: Period, months: int) -> tuple[Period, ...]:
    """A period as neighbouring parts of so many months, in order; none where it is not made of such.

    Args:
        period: What is cut.
        months: Length of a part, at least one.
    """
    if not period.has_whole_months:
        return ()
    found = period.split_months()
    if len(found) % months:
        return ()
    return tuple(_joined(found[n : n + months]) for n in range(0, len(found), months))


def averages(table: Table, cell: Cell, parts: tuple[Period, ...]) -> Iterator[Stretch]:
    """What is proven for the average of each stretch of neighbouring parts, short stretches first.

    Args:
        table: The reconciled figures.
        cell: Address of the figure, at any period.
        parts: Neighbouring periods in order.
    """
    for length in range(1, len(parts) + 1):
        for first in range(len(parts) - length + 1):
            chosen = parts[first : first + length]
            terms = tuple((Fraction(1, length), cell.at(part)) for part in chosen)
            yield Stretch(chosen, table.bound_of(terms))


def weakest_of(stretches: Iterable[Stretch]) -> Stretch | None:
    """The stretch of least proven average, the longest of equals: its weakest part is at most that; None if none is."""
    capped = [found for found in stretches if found.average.interval.high is not None]
    return min(capped, key=lambda s: (s.average.interval.high, -len(s.parts)), default=None)


def _joined(months: tuple[Period, ...]) -> Period:
    start, last = months[0].start, months[-1].last
    return months[0] if start is None or last is None else span_of(start, last)
