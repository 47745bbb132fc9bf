"""A feat: a streak, a record, a milestone, a first time, an overtaking, a change of place, and what proves it.

Invariant: a feat is `proven` only if every one of its parts is, and `refuted` only if one of them is or all together
are; each ground that decides has a certificate. Two feats are equal where they say the same, whatever proofs they hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from operator import add

from crossfoot.model import Cell, Interval, Period
from crossfoot.model.interval import exactly
from crossfoot.model.predicate import Predicate
from crossfoot.reconcile import Bound, Certificate, Grade, grade_of
from crossfoot.reconcile.certificate import weigh

__all__ = [
    "Arrival",
    "Best",
    "Detail",
    "Feat",
    "Figure",
    "Ground",
    "Height",
    "Kind",
    "Mark",
    "Move",
    "Part",
    "Passing",
    "Run",
    "part_of_all",
]


class Kind(StrEnum):
    """What sort of thing a feat is."""

    STREAK = "streak"
    RECORD = "record"
    MILESTONE = "milestone"
    FIRST = "first"
    OVERTAKE = "overtake"
    PLACE = "place"


class Figure(StrEnum):
    """Which figure of a vendor a record is about."""

    LEVEL = "level"
    SHARE = "share"
    GROWTH = "growth"


@dataclass(frozen=True, slots=True)
class Ground:
    """A weighted sum of figures that must lie somewhere, and what is proven of it.

    Args:
        wanted: Where it must lie.
        bounds: Weights and what is proven: for single figures, or for a sum of several that was asked at once.
        interval: Where the sum is proven to lie.
        grade: Whether it must lie where it is wanted, can, or cannot.
    """

    wanted: Interval
    bounds: tuple[tuple[Fraction, Bound], ...] = field(compare=False)
    interval: Interval = field(init=False, compare=False)
    grade: Grade = field(init=False, compare=False)

    def __post_init__(self) -> None:
        found = reduce(add, (bound.interval.scale(weight) for weight, bound in self.bounds), exactly(0))
        object.__setattr__(self, "interval", found)
        object.__setattr__(self, "grade", grade_of(found, self.wanted))

    @property
    def terms(self) -> tuple[tuple[Fraction, Cell], ...]:
        """The sum."""
        return tuple((weight * value, cell) for weight, bound in self.bounds for value, cell in bound.terms)

    @property
    def proofs(self) -> tuple[Certificate, ...]:
        """What decides: the end, or the two ends, that keep the sum inside or outside; none where nothing does."""
        found, wanted = self.interval, self.wanted
        if self.grade is Grade.REFUTED:
            is_above = wanted.high is not None and found.low is not None and found.low >= wanted.high
            return (self._end(is_low=is_above),)
        if self.grade is Grade.POSSIBLE:
            return ()
        return tuple(
            self._end(is_low=is_low) for is_low, end in ((True, wanted.low), (False, wanted.high)) if end is not None
        )

    def _end(self, *, is_low: bool) -> Certificate:
        """The proof of an end of the sum; only for an end that is there."""
        chosen = ((weight, bound.low if (weight > 0) == is_low else bound.high) for weight, bound in self.bounds)
        return weigh([(weight, proof) for weight, proof in chosen if proof is not None])

    @property
    def deciding(self) -> tuple[Cell, Interval] | None:
        """For a single unknown figure: where it would have to lie to settle the ground; None where none is unknown."""
        if self.grade is not Grade.POSSIBLE:
            return None
        weight, bound = max(self.bounds, key=lambda pair: (pair[1].interval.width is None, pair[1].interval.width or 0))
        if len(bound.terms) != 1:
            return None
        others = [other.interval.scale(by) for by, other in self.bounds if other is not bound]
        room = reduce(add, others, exactly(0))
        low = None if self.wanted.low is None or room.low is None else self.wanted.low - room.low
        high = None if self.wanted.high is None or room.high is None else self.wanted.high - room.high
        if low is None and high is None:
            return None
        ends = Interval(
            low, high, self.wanted.low_open and not room.low_open, self.wanted.high_open and not room.high_open
        )
        return bound.terms[0][1], ends.scale(1 / (weight * bound.terms[0][0]))


@dataclass(frozen=True, slots=True)
class Part:
    """One period of a feat, and whether what is asked of it held.

    Args:
        period: When.
        grade: Whether it held.
        grounds: What decides that; where it is open, what is known.
    """

    period: Period
    grade: Grade
    grounds: tuple[Ground, ...] = ()

    @property
    def proofs(self) -> tuple[Certificate, ...]:
        """What decides it: of several things that must hold, the one that does not."""
        refuting = [ground for ground in self.grounds if ground.grade is Grade.REFUTED]
        return tuple(proof for ground in refuting[:1] or self.grounds for proof in ground.proofs)


def part_of_all(period: Period, grounds: Iterable[Ground]) -> Part:
    """A period in which several things must all hold; open where there are none."""
    found = tuple(grounds)
    return Part(period, grade_of_all(ground.grade for ground in found) if found else Grade.POSSIBLE, found)


@dataclass(frozen=True, slots=True)
class Run:
    """So many neighbouring periods in which the same held.

    Args:
        predicate: What held in each.
        is_current: Whether it lasts to the last period that is known.
        is_longest: Whether no longer one is proven.
        is_cut: Whether it begins where it does because nothing is known before.
    """

    predicate: Predicate
    is_current: bool
    is_longest: bool
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Best:
    """A period that stands above, or below, all those before it.

    Args:
        figure: What is compared.
        is_high: Whether it is the highest; else the lowest.
        step: Months between the periods compared: 12 where quarters are compared with the same one of earlier years.
        value: Where the figure itself lies, in units or percent.
        beaten_by: The last period before it that did as well or may have; None where none in the known history did.
        is_beaten: Whether that one is known to have done as well.
    """

    figure: Figure
    is_high: bool
    step: int
    value: Interval
    beaten_by: Period | None
    is_beaten: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A round number reached for the first time.

    Args:
        mark: The number.
        earliest: The first period in which it can have been reached; for a running total the last day it was not.
        latest: The first period, or the first day, for which it is certain.
        is_total: Whether it is a running total that reached it; else a single period.
    """

    mark: Fraction
    earliest: Period
    latest: Period
    is_total: bool = False


class Height(StrEnum):
    """What a vendor does for the first time."""

    LEADS = "leads"
    TOP_FIVE = "top five"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A vendor that leads its market, or is among its first five, for the first time.

    Args:
        height: Which.
        rivals: The other vendors that the view names for that period, sorted.
    """

    height: Height
    rivals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passing:
    """A vendor that stands above another that stood above it before.

    Args:
        rival: The other.
        before: The last earlier period for which both are known.
        is_first: Whether the rival stood above it in all earlier periods for which both are known.
    """

    rival: str
    before: Period
    is_first: bool


@dataclass(frozen=True, slots=True)
class Move:
    """A vendor that changed places with several others.

    Args:
        before: The last earlier period for which all are known.
        places: Its place among these vendors before and now.
        among: The vendors named for both periods, itself too, sorted.
        passed: Those it passed.
        passed_by: Those that passed it.
    """

    before: Period
    places: tuple[int, int]
    among: tuple[str, ...]
    passed: tuple[str, ...]
    passed_by: tuple[str, ...]


Detail = Run | Best | Mark | Arrival | Passing | Move


@dataclass(frozen=True, slots=True)
class Feat:
    """Something a vendor or a market did that is worth telling.

    Args:
        kind: What sort of thing.
        cell: The figure it is about, in the period that makes it news.
        detail: What it is.
        parts: What must hold, period by period in order of time.
        history: The first and the last period of which the view knows anything: as far as the feat can be told.
        together: Where no part is ruled out but all of them at once are: the average of parts that cannot be.
    """

    kind: Kind
    cell: Cell
    detail: Detail
    parts: tuple[Part, ...]
    history: tuple[Period, Period]
    together: Ground | None = None

    @property
    def grade(self) -> Grade:
        """Whether it is proven, possible or refuted."""
        return Grade.REFUTED if self.together is not None else grade_of_all(part.grade for part in self.parts)

    @property
    def period(self) -> Period:
        """The period that makes it news."""
        return self.cell.period

    @property
    def since(self) -> Period:
        """The first period of which the view knows anything."""
        return self.history[0]

    @property
    def until(self) -> Period:
        """The last period of which the view knows anything."""
        return self.history[1]

    @property
    def undecided(self) -> tuple[Period, ...]:
        """Periods that leave it open."""
        return tuple(part.period for part in self.parts if part.grade is Grade.POSSIBLE)

    @property
    def deciding(self) -> tuple[tuple[Cell, Interval], ...]:
        """Figures that would settle its open parts: where each must lie for the part to hold."""
        grounds = (ground for part in self.parts for ground in part.grounds)
        return tuple(dict.fromkeys(found for ground in grounds if (found := ground.deciding) is not None))

    @property
    def proofs(self) -> tuple[Certificate, ...]:
        """What proves it, or refutes it; what is proven of it where it is open."""
        if self.together is not None:
            return self.together.proofs
        refuting = [part for part in self.parts if part.grade is Grade.REFUTED]
        return tuple(proof for part in refuting[:1] or self.parts for proof in part.proofs)

    @property
    def entry_ids(self) -> tuple[str, ...]:
        """Ids of the entries that its proofs rest on, sorted."""
        return tuple(sorted({entry for proof in self.proofs for entry in proof.entry_ids}))


def grade_of_all(grades: Iterable[Grade]) -> Grade:
    """Of things that must all hold: proven where all are, refuted where one is."""
    found = set(grades)
    if Grade.REFUTED in found:
        return Grade.REFUTED
    return Grade.POSSIBLE if Grade.POSSIBLE in found else Grade.PROVEN
