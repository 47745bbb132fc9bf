"""What a goal asks for, as the numbers that would reach it.

Invariant: a goal is the number it names ("90 million" is 90,000,000 and not what rounds to it); the low end of a range
counts as reached. A cap ("no more than 50 million") is kept by what does not exceed it. Wording that names neither ("a
big step up") has no aim, and nor has one that names only how far it may go ("up to 50 million"): it is not ratable.
"""

from __future__ import annotations

from fractions import Fraction

from crossfoot.model import Form, Interval, Quantity, Unit
from crossfoot.model.interval import at_least, at_most, below, more_than

__all__ = ["aim_of", "beyond", "is_cap", "number_of", "stretch_of"]

# "Ships up to 50 million" names the far end of a hope, "no more than 50 million" a limit; both print "<= 50 million".
_HOPES = ("up to", "as much as", "as many as")


def aim_of(quantity: Quantity, words: str = "") -> Interval | None:
    """The numbers that reach a goal or keep to a cap, or None where its wording names no number to be reached.

    Args:
        quantity: The figure.
        words: The words on the page, its bound word among them.

    Example:
        >>> from crossfoot.model.figures import read_quantity
        >>> print(aim_of(read_quantity("90M")), aim_of(read_quantity(">10M")), aim_of(read_quantity("<90M")))
        [90,000,000, …) (10,000,000, …) (…, 90,000,000)
    """
    low, high = quantity.interval.low, quantity.interval.high
    if quantity.unit is Unit.RANK:
        return None if high is None else at_most(high)
    if high is not None and high <= 0:  # a fall: what is further down is less
        return at_least((low + high) / 2) if quantity.form is Form.PLAIN and low is not None else None
    match quantity.form:
        case Form.LESS if high is not None:
            return below(high)
        case Form.AT_MOST if high is not None and not words.casefold().startswith(_HOPES):
            return at_most(high)
        case Form.MORE | Form.JUST_OVER if low is not None:
            return more_than(low)
        case Form.AT_LEAST | Form.RANGE if low is not None:
            return at_least(low)
        case Form.NEARLY if high is not None:
            return at_least(high)
        case Form.PLAIN | Form.EXACT | Form.ABOUT if low is not None and high is not None:
            return at_least((low + high) / 2)
    return None


def stretch_of(quantity: Quantity) -> Interval | None:
    """The numbers that reach the top of a range, or None where no range is given."""
    high = quantity.interval.high
    if quantity.unit is Unit.RANK:
        return None
    return at_least(high) if quantity.form is Form.RANGE and high is not None else None


def is_cap(aim: Interval) -> bool:
    """Whether it is a limit to keep to and not a number to reach; a place to be reached is one as well."""
    return aim.low is None


def beyond(aim: Interval) -> Interval:
    """The numbers that do not reach an aim, or that exceed a cap."""
    number = number_of(aim)
    if is_cap(aim):
        return at_least(number) if aim.high_open else more_than(number)
    return at_most(number) if aim.low_open else below(number)


def number_of(aim: Interval) -> Fraction:
    """The number an aim names: the one to be reached, or the cap."""
    named = aim.high if aim.low is None else aim.low
    return Fraction(0) if named is None else named
