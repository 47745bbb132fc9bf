"""The numbers a figure may be: two ends, each open, closed or absent.

Invariant: an interval has one spelling. An absent end is open, an empty interval is `EMPTY`, and ends are exact
fractions, so `==` can be trusted. Claims only ever hold finite decimals; a proven bound such as 28.15/3 has none,
which is why the ends are fractions and not decimals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

__all__ = [
    "EMPTY",
    "EVERYTHING",
    "Interval",
    "Number",
    "at_least",
    "at_most",
    "below",
    "between",
    "exactly",
    "more_than",
]

Number = int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends.

    Args:
        low: Least number, or None where nothing bounds it below.
        high: Greatest number, or None where nothing bounds it above.
        low_open: Whether `low` itself is left out.
        high_open: Whether `high` itself is left out.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        low = None if self.low is None else Fraction(self.low)
        high = None if self.high is None else Fraction(self.high)
        low_open = low is None or self.low_open
        high_open = high is None or self.high_open
        if low is not None and high is not None and (low > high or (low == high and (low_open or high_open))):
            low, high, low_open, high_open = Fraction(1), Fraction(0), False, False
        for name, value in (("low", low), ("high", high), ("low_open", low_open), ("high_open", high_open)):
            object.__setattr__(self, name, value)

    @property
    def is_empty(self) -> bool:
        """Whether no number lies inside."""
        return self.low is not None and self.high is not None and self.low > self.high

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies inside."""
        return self.low is not None and self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are present."""
        return self.low is not None and self.high is not None

    @property
    def width(self) -> Fraction | None:
        """Distance between the ends; None where an end is absent, 0 for the empty interval."""
        if self.low is None or self.high is None:
            return None
        return max(Fraction(0), self.high - self.low)

    def __contains__(self, number: Number) -> bool:
        x = Fraction(number)
        above = self.low is None or x > self.low or (x == self.low and not self.low_open)
        beneath = self.high is None or x < self.high or (x == self.high and not self.high_open)
        return above and beneath

    def is_inside(self, other: Interval) -> bool:
        """Whether every number of this interval lies in the other."""
        return self.is_empty or self.intersect(other) == self

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return not self.intersect(other).is_empty

    def intersect(self, other: Interval) -> Interval:
        """The numbers in both."""
        if self.is_empty or other.is_empty:
            return EMPTY
        low, low_open = _tighter(self.low, self.low_open, other.low, other.low_open, max)
        high, high_open = _tighter(self.high, self.high_open, other.high, other.high_open, min)
        return Interval(low, high, low_open, high_open)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        if self.is_empty:
            return other
        if other.is_empty:
            return self
        low, low_open = _looser(self.low, self.low_open, other.low, other.low_open, min)
        high, high_open = _looser(self.high, self.high_open, other.high, other.high_open, max)
        return Interval(low, high, low_open, high_open)

    def __add__(self, other: Interval) -> Interval:
        """Every sum of a number from each."""
        if self.is_empty or other.is_empty:
            return EMPTY
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __neg__(self) -> Interval:
        """Every number of this interval with its sign turned."""
        if self.is_empty:
            return EMPTY
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_open, self.low_open)

    def __sub__(self, other: Interval) -> Interval:
        """Every difference of a number from each."""
        return self + (-other)

    def scale(self, factor: Number) -> Interval:
        """Every number times a factor."""
        if self.is_empty:
            return EMPTY
        by = Fraction(factor)
        if by == 0:
            return exactly(0)
        low = None if self.low is None else self.low * by
        high = None if self.high is None else self.high * by
        if by > 0:
            return Interval(low, high, self.low_open, self.high_open)
        return Interval(high, low, self.high_open, self.low_open)

    def divide(self, other: Interval) -> Interval:
        """Every quotient of a number of this interval by one of the other, both being at least 0.

        Returns:
            The tightest interval over divisors that are not 0; its high end is absent where the divisor may come
            arbitrarily near to 0.

        Raises:
            ValueError: An interval reaches below 0, or the divisor can only be 0.
        """
        if self.is_empty or other.is_empty:
            return EMPTY
        if self.low is None or self.low < 0 or other.low is None or other.low < 0 or other.high == 0:
            raise ValueError(f"Cannot divide {self} by {other}: both must be at least 0 and the divisor not 0")
        if self.high == 0:
            return exactly(0)
        low = Fraction(0) if other.high is None else self.low / other.high
        low_open = (self.low > 0 and other.high is None) or self.low_open or (self.low > 0 and other.high_open)
        if self.high is None or other.low == 0:
            return Interval(low, None, low_open, True)
        return Interval(low, self.high / other.low, low_open, self.high_open or other.low_open)

    def __str__(self) -> str:
        if self.is_empty:
            return "(empty)"
        left = "(" if self.low_open else "["
        right = ")" if self.high_open else "]"
        return f"{left}{_number(self.low)}, {_number(self.high)}{right}"


def _tighter(
    a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, pick: Callable[[Fraction, Fraction], Fraction]
) -> tuple[Fraction | None, bool]:
    if a is None:
        return b, b_open
    if b is None:
        return a, a_open
    if a == b:
        return a, a_open or b_open
    return (a, a_open) if pick(a, b) == a else (b, b_open)


def _looser(
    a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, pick: Callable[[Fraction, Fraction], Fraction]
) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return None, True
    if a == b:
        return a, a_open and b_open
    return (a, a_open) if pick(a, b) == a else (b, b_open)


def _number(end: Fraction | None) -> str:
    if end is None:
        return "…"
    if end.denominator == 1:
        return f"{end.numerator:,}"
    return f"{float(end):,.6g}" if abs(end) < _LONG else f"{float(end):,.2f}"


_LONG = 100_000  # from here on six digits would hide the units

EMPTY = Interval(Fraction(1), Fraction(0))
EVERYTHING = Interval(None, None)


def exactly(number: Number) -> Interval:
    """The one number."""
    return Interval(Fraction(number), Fraction(number))


def between(low: Number, high: Number) -> Interval:
    """From one number to another, both included."""
    return Interval(Fraction(low), Fraction(high))


def at_least(number: Number) -> Interval:
    """The number and everything above."""
    return Interval(Fraction(number), None)


def more_than(number: Number) -> Interval:
    """Everything above the number."""
    return Interval(Fraction(number), None, low_open=True)


def at_most(number: Number) -> Interval:
    """The number and everything beneath."""
    return Interval(None, Fraction(number))


def below(number: Number) -> Interval:
    """Everything beneath the number."""
    return Interval(None, Fraction(number), high_open=True)
