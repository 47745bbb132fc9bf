"""A printed figure as a quotient of sums of unknowns that must lie in an interval.

Invariant: `rows_of` says exactly "scale * numerator / denominator + offset lies in the interval" with the denominator
positive; every kind of claim that carries a number is one such sentence, so rows, severity and repairs need only this.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.model import Form, Interval, Quantity, Unit
from crossfoot.model.rounding import Numeral
from crossfoot.reconcile.cells import Unknown
from crossfoot.reconcile.problem import Sense

__all__ = [
    "Draft",
    "Reading",
    "Sum",
    "amount",
    "growth_of",
    "minus",
    "plus",
    "ratio_of",
    "rows_of",
    "share_of",
    "slack_of",
    "worded",
]

Sum = tuple[tuple[Unknown, Fraction], ...]

_ONE = Fraction(1)
_HUNDRED = Fraction(100)
_FLOORS = (Form.MORE, Form.AT_LEAST)
_PRINTED_ENDS = (Form.RANGE, Form.LESS, Form.AT_MOST, *_FLOORS)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a claim says in numbers.

    Args:
        top: Sum of unknowns.
        interval: Where `scale * top / bottom + offset` lies.
        bottom: Sum of unknowns that is divided by; empty for none.
        scale: What the quotient is multiplied by: 100 for percent.
        offset: What is then added: -100 for growth.
        why: What is said, for a reader; empty to be filled in from the claim.
        partners: Other claims it needs, by place in the book.
        slack: Half-width that an exact or one-sided figure is given when intervals are widened.
        has_printed_ends: Whether the ends are printed, or nothing or everything ("more than half" ends at 100 per
            cent), so that what lies between them is no rounding.
    """

    top: Sum
    interval: Interval
    bottom: Sum = ()
    scale: Fraction = _ONE
    offset: Fraction = Fraction(0)
    why: str = ""
    partners: tuple[int, ...] = ()
    slack: Fraction = Fraction(1, 2)
    has_printed_ends: bool = False

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """All unknowns it speaks of."""
        return tuple(unknown for unknown, _ in (*self.top, *self.bottom))

    def widened(self, factor: Fraction) -> Reading:
        """The same sentence with its interval so many times as wide about its middle.

        An exact figure counts as half its last unit wide. An end that stands alone, or is one of the two figures of a
        printed range, moves out by (factor - 1) slacks.
        """
        low, high = self.interval.low, self.interval.high
        if low is not None and high is not None and not self.has_printed_ends:
            middle, half = (low + high) / 2, max((high - low) / 2, self.slack)
            return replace(self, interval=Interval(middle - factor * half, middle + factor * half))
        grown = (factor - 1) * self.slack
        return replace(
            self, interval=Interval(None if low is None else low - grown, None if high is None else high + grown)
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A row over unknowns that have no number yet."""

    terms: Sum
    sense: Sense
    rhs: Fraction
    why: str
    is_strict: bool = False


def rows_of(reading: Reading, *, has_floor: bool) -> tuple[Draft, ...]:
    """One row for each end of the interval that says something.

    Args:
        reading: The sentence.
        has_floor: Whether its unknowns are at least 0, so that a low end at or below 0 says nothing.
    """
    found = []
    interval = reading.interval
    for end, sense, is_open in (
        (interval.low, Sense.GE, interval.low_open),
        (interval.high, Sense.LE, interval.high_open),
    ):
        if end is None:
            continue
        limit = (end - reading.offset) / reading.scale
        says_nothing = sense is Sense.GE and limit <= 0 and not (is_open and limit == 0)
        if has_floor and says_nothing and all(value > 0 for _, value in reading.top):
            continue
        terms = reading.top + tuple((unknown, -limit * value) for unknown, value in reading.bottom)
        rhs = Fraction(0) if reading.bottom else limit
        found.append(Draft(terms, sense, rhs, reading.why, is_open))
    return tuple(found)


def amount(unknown: Unknown) -> Sum:
    """One unknown as a sum."""
    return ((unknown, _ONE),)


def share_of(part: Sum, whole: Sum, interval: Interval) -> Reading:
    """`part` is so many percent of `whole`."""
    return Reading(part, interval, whole, _HUNDRED, slack=Fraction(1, 2))


def growth_of(now: Sum, base: Sum, interval: Interval) -> Reading:
    """`now` is so many percent more than `base`."""
    return Reading(now, interval, base, _HUNDRED, -_HUNDRED, slack=Fraction(1, 2))


def ratio_of(one: Sum, other: Sum, interval: Interval) -> Reading:
    """`one` is so many times `other`."""
    return Reading(one, interval, other, slack=Fraction(1, 20))


def plus(*sums: Sum) -> Sum:
    """Sums added up, unknowns in a fixed order."""
    total: dict[Unknown, Fraction] = {}
    for terms in sums:
        for unknown, value in terms:
            total[unknown] = total.get(unknown, Fraction(0)) + value
    return tuple((unknown, total[unknown]) for unknown in sorted(total, key=lambda u: u.label) if total[unknown] != 0)


def minus(one: Sum, other: Sum) -> Sum:
    """One sum less another."""
    return plus(one, tuple((unknown, -value) for unknown, value in other))


def worded(reading: Reading, quantity: Quantity) -> Reading:
    """The same sentence with what the words of its figure leave open when intervals are widened."""
    return replace(reading, slack=slack_of(quantity), has_printed_ends=quantity.form in _PRINTED_ENDS)


def slack_of(quantity: Quantity) -> Fraction:
    """Half the least width an interval is given when intervals are widened.

    Half a unit of the last digit printed, half a unit for a figure written out to the last, and for "about", "almost"
    and "just over" what their speaker could have meant, whatever narrower interval was handed down.
    """
    ends = [abs(end) for end in (quantity.interval.low, quantity.interval.high) if end is not None]
    digits = (quantity.written or "").rpartition("..")[2].replace(",", "")
    half = Fraction(1, 2)
    if quantity.form is Form.EXACT or not ends or not digits.replace(".", "", 1).isdigit() or Fraction(digits) == 0:
        return half if quantity.unit in (Unit.COUNT, Unit.PERCENT, Unit.POINTS) else Fraction(1, 20)
    # The numeral stands apart from its magnitude, a power of ten, which the ends give back: "10" and 10 million.
    about = min(ends) if quantity.form in (Form.JUST_OVER, *_FLOORS) else max(ends)
    magnitude = 1
    while magnitude * 9 < about / Fraction(digits):
        magnitude *= 10
    numeral = Numeral(digits, Fraction(magnitude), magnitude > 1, quantity.unit is Unit.COUNT)
    if quantity.form in (Form.NEARLY, Form.JUST_OVER):
        return numeral.slack / 2
    if quantity.form is Form.ABOUT:
        return numeral.slack
    return min(numeral.last_digit / 2, about / 10)
