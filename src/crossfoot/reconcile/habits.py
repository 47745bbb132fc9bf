"""How far figures of one source over time, or of two sources, usually lie apart.

Invariant: learnt from figures that are printed for the same thing by both sides, or by one side at two times, and from
nothing else; a gap that is usual between them is no news. Where a pair has few such figures all pairs together stand
in; where all have few, nothing is known and every gap is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from crossfoot.model import Cell, Interval, Period, Quantity, Unit
from crossfoot.model.statement import Growth, Level, Share
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.cells import canonical

__all__ = ["Habit", "Habits", "distance_between", "gap_between", "habits_of"]

# Of ten figures printed twice nine lie at most so far apart.
_MOST = Fraction(9, 10)
# Fewer figures than these say nothing about a pair. Of the starter ledger five sources have as many of their own, and
# ten pairs.
_ENOUGH = 8
# A figure that stands unchanged this long has been through another release.
_RELEASE_DAYS = 45

_Key = tuple[str, Cell, Period | None]


@dataclass(frozen=True, slots=True)
class Habit:
    """What is usual.

    Args:
        figures: How many figures it was learnt from.
        middle: Half of them lie at most so far apart: parts of the figure for counts, points for percentages.
        most: Nine of ten lie at most so far apart.
        is_own: Whether all of them are of the voices asked about.
    """

    figures: int
    middle: Fraction
    most: Fraction
    is_own: bool


@dataclass(frozen=True, slots=True)
class Habits:
    """Distances by the voices between which they lie, one for a source over time, and by unit; sorted."""

    distances: Mapping[tuple[frozenset[str], Unit], tuple[Fraction, ...]]

    def of(self, voices: frozenset[str], unit: Unit) -> Habit | None:
        """What is usual between some voices; None where too little is known."""
        own = self.distances.get((voices, unit), ())
        if len(own) >= _ENOUGH:
            return _habit(own, is_own=True)
        alike = [found for (whose, what), found in self.distances.items() if what is unit and _is_alike(whose, voices)]
        pooled = sorted(distance for found in alike for distance in found)
        return _habit(pooled, is_own=False) if len(pooled) >= _ENOUGH else None


def habits_of(assertions: Iterable[Assertion]) -> Habits:
    """What is usual, as the assertions of a view have it."""
    printed: dict[_Key, dict[str, list[Assertion]]] = {}
    for assertion in assertions:
        key = _key(assertion)
        if key is not None:
            printed.setdefault(key, {}).setdefault(assertion.origin, []).append(assertion)
    found: dict[tuple[frozenset[str], Unit], list[Fraction]] = {}
    for voices in printed.values():
        for whose, one, other in _pairs(voices):
            unit = _value(one).unit
            distance = distance_between(_value(one).interval, _value(other).interval, unit)
            if distance is not None:
                found.setdefault((whose, unit), []).append(distance)
    return Habits({key: tuple(sorted(distances)) for key, distances in found.items()})


def gap_between(one: Interval, other: Interval) -> Fraction:
    """Distance between two intervals; 0 where they touch, overlap or one is empty."""
    if one.is_empty or other.is_empty:
        return Fraction(0)
    if one.high is not None and other.low is not None and one.high < other.low:
        return other.low - one.high
    if other.high is not None and one.low is not None and other.high < one.low:
        return one.low - other.high
    return Fraction(0)


def distance_between(one: Interval, other: Interval, unit: Unit) -> Fraction | None:
    """The gap between two figures: in points for percentages, else as a part of the larger; None for a figure of 0."""
    gap = gap_between(one, other)
    if unit is not Unit.COUNT:
        return gap
    size = max((abs(end) for end in (one.low, one.high, other.low, other.high) if end is not None), default=Fraction(0))
    return gap / size if size else None


def _pairs(voices: Mapping[str, list[Assertion]]) -> Iterator[tuple[frozenset[str], Assertion, Assertion]]:
    """First and last word of each voice on a figure, and the last words of each two voices."""
    last = {}
    for voice, said in sorted(voices.items()):
        ordered = sorted(said, key=lambda assertion: (assertion.days, assertion.id))
        last[voice] = ordered[-1]
        days = [day for assertion in ordered for day in assertion.days]
        if len(ordered) > 1 or (days and (max(days) - min(days)).days > _RELEASE_DAYS):
            yield frozenset((voice,)), ordered[0], ordered[-1]
    for one, other in combinations(sorted(last), 2):
        yield frozenset((one, other)), last[one], last[other]


def _key(assertion: Assertion) -> _Key | None:
    """What is printed, where it can be printed again: figures of sources that are no goals and have two ends."""
    statement = assertion.claim.statement
    if assertion.is_goal or assertion.is_running or assertion.is_outlet or assertion.is_soft:
        return None
    cell = canonical(statement.cell)
    match statement:
        case Level(value=value) if value.interval.is_bounded and value.unit is Unit.COUNT:
            return "level", cell, None
        case Share(value=value, whole=None) if value.interval.is_bounded:
            return "share", cell, None
        case Growth(value=value, base=base) if value.interval.is_bounded and value.unit is Unit.PERCENT:
            return "growth", cell, canonical(cell.at(base.period)).period
    return None


def _value(assertion: Assertion) -> Quantity:
    value: Quantity = getattr(assertion.claim.statement, "value")  # noqa: B009  levels, shares and growths have one
    return value


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are one source over time, or both are several sources."""
    return (len(one) == 1) == (len(other) == 1)


def _habit(distances: Iterable[Fraction], *, is_own: bool) -> Habit:
    found = list(distances)
    middle, most = (found[int((len(found) - 1) * part)] for part in (Fraction(1, 2), _MOST))
    return Habit(len(found), middle, most, is_own)
