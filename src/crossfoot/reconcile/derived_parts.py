"""Whether every month of a time had at least so much, and what its weakest month can have had.

Invariant: proven stands on a low end for each part; refuted on a cap for one part or for the average of neighbouring
parts, one of which is then at most that, whichever it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.errors import InputError
from crossfoot.model import Cell, Interval
from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.reconcile.stretch import Stretch, averages, cut, weakest_of
from crossfoot.reconcile.table import Table

__all__ = ["EveryPart", "every_part_at_least"]


@dataclass(frozen=True, slots=True)
class EveryPart:
    """How the parts of a time stand against a floor.

    Args:
        wanted: The numbers each part must reach.
        parts: What is proven for each part, in order.
        grades: Whether each part reaches it.
        grade: Whether all do.
        weakest: The stretch whose average caps its weakest part lowest; None where nothing caps any.
    """

    wanted: Interval
    parts: tuple[Stretch, ...]
    grades: tuple[Grade, ...]
    grade: Grade
    weakest: Stretch | None

    @property
    def least(self) -> Interval:
        """Where the figure of the weakest part lies, whichever part that is."""
        lows = [part.average.interval for part in self.parts]
        low = min(lows, key=lambda found: (found.low is not None, found.low or 0, found.low_open))
        most = Interval(None, None) if self.weakest is None else self.weakest.average.interval
        return Interval(low.low, most.high, low.low_open, most.high_open)

    @property
    def proofs(self) -> tuple[Certificate, ...]:
        """What decides: a low end for each part, or the one cap; empty where nothing does."""
        if self.grade is Grade.PROVEN:
            return tuple(part.average.low for part in self.parts if part.average.low is not None)
        cap = None if self.weakest is None else self.weakest.average.high
        return (cap,) if self.grade is Grade.REFUTED and cap is not None else ()


def every_part_at_least(table: Table, cell: Cell, wanted: Interval, *, months: int = 1) -> EveryPart:
    """Whether each part of a period reached a floor.

    Args:
        table: The figures of a view.
        cell: The figure, over the whole period.
        wanted: The numbers each part must reach, such as `at_least(10_000_000)`; no high end.
        months: Length of a part.

    Raises:
        InputError: The period is not made of such parts, or the wanted numbers have a high end.
    """
    pieces = cut(cell.period, months)
    if not pieces:
        length = "a month" if months == 1 else f"{months} months"
        raise InputError(f"{cell.period.label} cannot be cut into parts of {length}.")
    if wanted.high is not None:
        raise InputError(f"Only a floor can be asked of every part, and {wanted} has a high end.")
    stretches = tuple(averages(table.having(cell.at(piece) for piece in pieces), cell, pieces))
    parts = tuple(found for found in stretches if len(found.parts) == 1)
    grades = tuple(grade_of(part.average.interval, wanted) for part in parts)
    weakest = weakest_of(stretches)
    grade = Grade.POSSIBLE
    if all(found is Grade.PROVEN for found in grades):
        grade = Grade.PROVEN
    elif weakest is not None and grade_of(weakest.average.interval, wanted) is Grade.REFUTED:
        grade = Grade.REFUTED
    return EveryPart(wanted, parts, grades, grade, weakest)
