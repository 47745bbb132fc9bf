"""What a table proves of a sum that must lie somewhere: from its figures one by one, and only then all at once.

Invariant: two figures of which one lies below the other whatever they are need no programme of their own, so nearly
all comparisons cost an addition; where single figures leave it open the sum itself is asked, and nothing is open that
the rows decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from crossfoot.model import Cell, Interval
from crossfoot.reconcile import Bound, Grade, Table
from crossfoot.track.feats.feat import Ground

__all__ = ["Asker"]


class Asker:
    """A table with the answers it has given.

    Args:
        table: The figures of a view.
        cells: Figures that will be asked about.
    """

    def __init__(self, table: Table, cells: Iterable[Cell] = ()) -> None:
        self.table = table.having(cells)
        self._bounds: dict[Cell, Bound] = {}
        self._sums: dict[tuple[tuple[Fraction, Cell], ...], Bound] = {}
        self.leanings = 0
        """How often single figures left something open and the sum itself was asked."""

    def bound(self, cell: Cell) -> Bound:
        """The tightest interval of a figure."""
        if cell not in self._bounds:
            self._bounds[cell] = self.table.bounds(cell)
        return self._bounds[cell]

    def ground(self, terms: tuple[tuple[Fraction, Cell], ...], wanted: Interval) -> Ground:
        """What is proven of a sum that must lie somewhere.

        Args:
            terms: The sum, each figure once.
            wanted: Where it must lie.
        """
        found = Ground(wanted, tuple((weight, self.bound(cell)) for weight, cell in terms))
        if found.grade is not Grade.POSSIBLE or len(terms) == 1:
            return found
        self.leanings += 1
        if terms not in self._sums:
            self._sums[terms] = self.table.bound_of(terms)
        joint = Ground(wanted, ((Fraction(1), self._sums[terms]),))
        return found if joint.grade is Grade.POSSIBLE else joint
