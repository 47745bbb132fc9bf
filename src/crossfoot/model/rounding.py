"""From printed digits to an interval.

Invariant: the rules of section 6 of the claims schema, in exact arithmetic: a plain figure spans half a unit of its
last written digit, an approximate one a unit its speaker could have meant, a bound is open or closed as worded.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crossfoot.model.interval import Interval, at_least, exactly, more_than
from crossfoot.model.quantity import Form

__all__ = ["Numeral", "interval_of", "range_of"]

_TENTH = Fraction(1, 10)
_TWENTIETH = Fraction(1, 20)
_ROUND_FROM = 1000  # whole numbers below it are exact


@dataclass(frozen=True, slots=True)
class Numeral:
    """Digits as printed, separators already resolved, times a magnitude.

    Args:
        digits: ASCII digits with at most one decimal point: `9.2`, `302459`.
        magnitude: What a magnitude word or a table header multiplies by: 1000000 for million.
        has_magnitude: Whether such a word or header, a percent sign or the like stands with the digits; a bare whole
            number rounds to its last non-zero digit, one with a magnitude to its last written digit.
        is_count: Whether units are counted; rounding of counts is capped at a tenth of the figure.
    """

    digits: str
    magnitude: Fraction = Fraction(1)
    has_magnitude: bool = False
    is_count: bool = True

    @property
    def value(self) -> Fraction:
        """The number itself."""
        return Fraction(self.digits) * self.magnitude

    @property
    def is_decimal(self) -> bool:
        """Whether a decimal point is printed."""
        return "." in self.digits

    @property
    def last_digit(self) -> Fraction:
        """Unit of the last written digit."""
        places = len(self.digits.partition(".")[2])
        return self.magnitude * Fraction(1, 10**places)

    @property
    def last_nonzero(self) -> Fraction:
        """Unit of the last digit that is not 0."""
        stripped = self.digits.replace(".", "").rstrip("0")
        zeros = len(self.digits.replace(".", "")) - len(stripped)
        return self.last_digit * Fraction(10**zeros) if stripped else self.last_digit

    @property
    def half_width(self) -> Fraction:
        """How far a plain figure may be from the number printed."""
        if self.is_decimal or self.has_magnitude or not self.is_count:
            half = self.last_digit / 2
        elif self.value >= _ROUND_FROM and self.digits.endswith("0"):
            half = self.last_nonzero / 2
        else:
            half = Fraction(0)
        return self._capped(half)

    @property
    def slack(self) -> Fraction:
        """How far an approximate figure may be from the number printed."""
        near = min(self.last_nonzero, self.value * _TWENTIETH)
        return self._capped(max(self.last_digit, self.half_width, near))

    def _capped(self, width: Fraction) -> Fraction:
        return min(width, self.value * _TENTH) if self.is_count else width


def interval_of(numeral: Numeral, form: Form) -> Interval:
    """The numbers that the words allow.

    Args:
        numeral: What is printed.
        form: How it is bounded; one of exact, plain, gt, ge, lt, le, approx, near_below, near_above.

    Returns:
        In base units; the caller turns the sign of a fall. Only the roundings of 0 reach below 0.

    Source:
        Claims schema, section 6.
    """
    v = numeral.value
    match form:
        case Form.EXACT:
            return exactly(v)
        case Form.PLAIN:
            half = numeral.half_width
            return Interval(v - half, v + half)
        case Form.MORE:
            return more_than(v)
        case Form.AT_LEAST:
            return at_least(v)
        case Form.LESS:
            return Interval(Fraction(0), v, False, True)
        case Form.AT_MOST:
            return Interval(Fraction(0), v)
        case Form.ABOUT:
            slack = numeral.slack
            return Interval(v - slack, v + slack)
        case Form.NEARLY:
            return Interval(v - numeral.slack, v, False, True)
        case Form.JUST_OVER:
            return Interval(v, v + numeral.slack, True, False)
    raise ValueError(f"Form '{form}' does not follow from digits: it needs a range or a table of wordings")


def range_of(low: Numeral, high: Numeral) -> Interval:
    """From one figure to another, both ends exact as section 6 says; empty where they run backwards."""
    return Interval(low.value, high.value)
