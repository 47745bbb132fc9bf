"""What a claim would say to a table that it is no part of: sums of figures that must lie somewhere.

Invariant: a condition says what the row of the claim would say, no more; a claim that would give no row has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.model import Cell, Interval
from crossfoot.reconcile.assertion import Entry
from crossfoot.reconcile.cells import has_floor
from crossfoot.reconcile.problem import Sense
from crossfoot.reconcile.reading import rows_of
from crossfoot.reconcile.table import Table

__all__ = ["Condition", "conditions_of"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A weighted sum of figures and where it must lie.

    Args:
        terms: The sum.
        wanted: Where it must lie; at least one end.
    """

    terms: tuple[tuple[Fraction, Cell], ...]
    wanted: Interval

    @property
    def floors(self) -> Iterator[Condition]:
        """The same as sums that must not be too small, one for each end."""
        low, high = self.wanted.low, self.wanted.high
        if low is not None:
            yield Condition(self.terms, Interval(low, None, self.wanted.low_open))
        if high is not None:
            turned = tuple((-weight, cell) for weight, cell in self.terms)
            yield Condition(turned, Interval(-high, None, self.wanted.high_open))


def conditions_of(table: Table, entry: Entry) -> tuple[Condition, ...]:
    """What an entry would say to a table.

    Args:
        table: The figures of a view that the entry is not in.
        entry: The entry.
    """
    model = table.with_entries((entry,)).model
    return tuple(
        Condition(
            tuple((weight, unknown.cell) for unknown, weight in draft.terms),
            Interval(draft.rhs, None, draft.is_strict)
            if draft.sense is Sense.GE
            else Interval(None, draft.rhs, False, draft.is_strict),
        )
        for place, assertion in enumerate(model.assertions)
        if entry.id in {found.id for found in assertion.entries} and place not in model.finer
        for reading in model.readings[place]
        for draft in rows_of(reading, has_floor=all(has_floor(found.cell) for found in reading.unknowns))
    )
