"""What a goal asks for, as the numbers that would reach it.

Invariant: a goal is the number it names ("90 million" is 90,000,000 and not what rounds to it); the low end of a range
counts as reached. Wording that names no floor ("up to", "a big step up") has no aim, and the goal is not ratable.
"""

from __future__ import annotations

from fractions import Fraction

from crossfoot.model import Form, Interval, Quantity
from crossfoot.model.interval import at_least, more_than

__all__ = ["aim_of", "number_of", "stretch_of"]


def aim_of(quantity: Quantity) -> Interval | None:
    """The numbers that reach a goal, or None where its wording names no floor.

    Example:
        >>> from crossfoot.model.figures import read_quantity
        >>> print(aim_of(read_quantity("90M")), aim_of(read_quantity(">10M")), aim_of(read_quantity("<90M")))
        [90,000,000, …) (10,000,000, …) None
    """
    low, high = quantity.interval.low, quantity.interval.high
    match quantity.form:
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
    return at_least(high) if quantity.form is Form.RANGE and high is not None else None


def number_of(aim: Interval) -> Fraction:
    """The number an aim starts from."""
    return aim.low if aim.low is not None else Fraction(0)
