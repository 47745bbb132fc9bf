"""Where two figures for one thing part: in the figure itself, or in what it is measured against.

Invariant: told only where both sides print the level beside their growth or share, so that what each measures against
follows from its own words; the larger of the two distances is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from crossfoot.model import Cell, Interval, Unit
from crossfoot.model.interval import exactly
from crossfoot.model.statement import Growth, Level, Share
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import market_of
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.habits import distance_between

__all__ = ["Levels", "Parting", "Where", "levels_of", "parting_of"]

Levels = Mapping[tuple[str, Cell], tuple[Assertion, ...]]
_HUNDRED = Fraction(100)


class Where(StrEnum):
    """What two sides count differently."""

    FIGURE = "figure"
    BASE = "base"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Parting:
    """Where most of a difference lies.

    Args:
        where: In the figure itself, in the time before, or in the market.
        cell: The address of that figure.
        sides: Entry of each side, and where the figure lies by its words.
    """

    where: Where
    cell: Cell
    sides: tuple[tuple[str, Interval], ...]


def levels_of(assertions: Iterable[Assertion]) -> Levels:
    """Printed levels with two ends, by origin and address, the newest last."""
    found: dict[tuple[str, Cell], list[Assertion]] = {}
    for assertion in assertions:
        statement = assertion.claim.statement
        if isinstance(statement, Level) and statement.value.interval.is_bounded and not assertion.is_goal:
            found.setdefault((assertion.origin, canonical(statement.cell)), []).append(assertion)
    return {key: tuple(sorted(said, key=lambda a: (a.days, a.id))) for key, said in found.items()}


def parting_of(one: Assertion, other: Assertion, levels: Levels) -> Parting | None:
    """Where two growths or two shares for one figure part; None where that is not printed, or they are levels.

    Args:
        one: What one side says.
        other: What the other says of the same figure.
        levels: The printed levels.
    """
    sides = [(side.id, figure, against) for side in (one, other) for figure, against in _measured(side, levels)]
    if len(sides) != 2:  # noqa: PLR2004  both sides print a level
        return None
    figures = tuple((id_, figure) for id_, figure, _ in sides)
    bases = tuple((id_, against) for id_, _, against in sides)
    apart, before = (distance_between(a[1], b[1], Unit.COUNT) or Fraction(0) for a, b in (figures, bases))
    if apart == before == 0:
        return None
    statement = one.claim.statement
    if apart >= before:
        return Parting(Where.FIGURE, statement.cell, figures)
    if isinstance(statement, Growth):
        return Parting(Where.BASE, statement.cell.at(statement.base.period), bases)
    return Parting(Where.WHOLE, market_of(statement.cell), bases)


def _measured(side: Assertion, levels: Levels) -> Iterator[tuple[Interval, Interval]]:
    """The level that one side prints, on the same page if it can, and what it is measured against; one pair or none."""
    statement = side.claim.statement
    printed = levels.get((side.origin, canonical(statement.cell)), ())
    if not printed or not isinstance(statement, Growth | Share) or statement.value.unit is not Unit.PERCENT:
        return
    beside = [level for level in printed if not set(level.pages).isdisjoint(side.pages)]
    level = getattr((beside or printed)[-1].claim.statement, "value").interval  # noqa: B009
    offset = _HUNDRED if isinstance(statement, Growth) else Fraction(0)
    ratio = (statement.value.interval + exactly(offset)).scale(1 / _HUNDRED)
    if ratio.low is not None and ratio.low > 0:
        yield level, level.divide(ratio)
