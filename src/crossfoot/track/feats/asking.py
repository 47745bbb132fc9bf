"""What a table proves of a sum that must lie somewhere: from its figures one by one, and only then all at once.

Invariant: two figures of which one lies below the other whatever they are need no programme of their own, so nearly
all comparisons cost an addition; where single figures leave it open the sum itself is asked, and nothing is open that
the rows decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from crossfoot.model import Cell, Interval
from crossfoot.reconcile import Bound, EndStatus, Grade, Table
from crossfoot.track.feats.feat import Ground

__all__ = ["Asker"]

Terms = tuple[tuple[Fraction, Cell], ...]


class Asker:
    """A table with the answers it has given.

    Args:
        table: The figures of a view.
        cells: Figures that will be asked about.
    """

    def __init__(self, table: Table, cells: Iterable[Cell] = ()) -> None:
        asked = tuple(dict.fromkeys(cells))
        self.table = _having(table, asked)
        self._asked = frozenset(asked)
        self._bounds: dict[Cell, Bound] = {}
        self._sums: dict[Terms, Bound] = {}
        self._grounds: dict[tuple[Terms, Interval], tuple[Ground, bool]] = {}
        self.leanings = 0
        """How often single figures left something open and the sum itself was asked."""

    def has(self, cell: Cell) -> bool:
        """Whether a figure is among those that can be asked about without a wider table."""
        return cell in self._asked

    def bound(self, cell: Cell) -> Bound:
        """The tightest interval of a figure."""
        if cell not in self._bounds:
            self._bounds[cell] = self.table.bounds(cell)
        return self._bounds[cell]

    def ground(self, terms: Terms, wanted: Interval) -> Ground:
        """What is proven of a sum that must lie somewhere.

        Args:
            terms: The sum, each figure once.
            wanted: Where it must lie.
        """
        key = (terms, wanted)
        if key not in self._grounds:
            self._grounds[key] = self._asked_for(terms, wanted)
        ground, has_leant = self._grounds[key]
        self.leanings += has_leant
        return ground

    def _asked_for(self, terms: Terms, wanted: Interval) -> tuple[Ground, bool]:
        """A ground, and whether the sum itself had to be asked."""
        found = Ground(wanted, tuple((weight, self.bound(cell)) for weight, cell in terms))
        if found.grade is not Grade.POSSIBLE or len(terms) == 1 or _is_open(found):
            return found, False
        if terms not in self._sums:
            self._sums[terms] = self.table.bound_of(terms)
        joint = Ground(wanted, ((Fraction(1), self._sums[terms]),))
        return (found if joint.grade is Grade.POSSIBLE else joint), True


def _is_open(ground: Ground) -> bool:
    """Whether the rows leave a sum of two figures open for certain, told from the ends of these.

    Where one figure is least the other is at most its greatest, so the sum comes down to the lesser of the two sums of
    a least and a greatest figure, and in the same way up to the greater of them.
    """
    if len(ground.bounds) != 2 or any(EndStatus.OUTER in (b.low_status, b.high_status) for _, b in ground.bounds):  # noqa: PLR2004
        return False
    one, other = (bound.interval.scale(weight) for weight, bound in ground.bounds)
    limit = ground.wanted.high if ground.wanted.low is None else ground.wanted.low
    pairs = ((one.low, other.high), (other.low, one.high))
    if limit is None or (None, None) in pairs:
        return False
    return any(low is None or (high is not None and low + high < limit) for low, high in pairs) and any(
        high is None or (low is not None and low + high > limit) for low, high in pairs
    )


def _having(table: Table, cells: tuple[Cell, ...]) -> Table:
    """The table with all these cells among its unknowns.

    A stretch that was only made up to fill a sum may be cut to shorter ones that are asked for, and must be asked for
    itself then.
    """
    wider = table.having(cells)
    return wider if wider is table else _having(wider, cells)
