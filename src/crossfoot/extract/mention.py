"""A number as met in a text, and the figure its digits and words make.

Invariant: the span covers the numeral, its unit and the bound words next to it; the quantity is the interval those
words allow; money, names and dates carry none, so that nothing takes them for a quantity.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from crossfoot.model import Form, Interval, Quantity, Unit
from crossfoot.model.rounding import Numeral, interval_of, range_of

__all__ = ["Mention", "mention_of", "quantify", "requantify"]

_UNITS = {
    "COUNT": Unit.COUNT,
    "BARE": Unit.COUNT,
    "PCT": Unit.PERCENT,
    "PP": Unit.POINTS,
    "RATIO": Unit.RATIO,
    "ORDINAL": Unit.RANK,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as met.

    Args:
        kind: `COUNT`, `PCT`, `PP`, `RATIO`, `ORDINAL`, `MONEY`, `BARE` (no unit at all) or `FRACTION`.
        start: First character, bound words included.
        end: One past the last character, unit and trailing bound words included.
        numeral: Where the numeral itself starts.
        numerals: One, or two for a range; empty for words.
        form: How the words bound it.
        sign: -1, 1, or 0 where no sign is printed.
        magnitude: Word or letter of magnitude as met, or "".
        quantity: The figure, unsigned; None for money.
    """

    kind: str
    start: int
    end: int
    numeral: int
    numerals: tuple[Numeral, ...]
    form: Form
    sign: int
    magnitude: str
    quantity: Quantity | None


def mention_of(
    kind: str, span: tuple[int, int, int], numeral: Numeral, *, written: str | None, magnitude: str
) -> Mention:
    """A plain number; `span` is start, end and where the numeral starts."""
    quantity = quantify(kind, (numeral,), Form.PLAIN)
    quantity = None if quantity is None else replace(quantity, written=written)
    start, end, at = span
    return Mention(kind, start, end, at, (numeral,), Form.PLAIN, 0, magnitude, quantity)


@lru_cache(maxsize=4096)
def quantify(kind: str, numerals: tuple[Numeral, ...], form: Form) -> Quantity | None:
    """The figure that numerals of a kind make under a form of words; None for money. Pages repeat their numbers."""
    unit = _UNITS.get(kind)
    if unit is None:
        return None
    numeral = numerals[0]
    if kind == "ORDINAL":
        exact = interval_of(replace(numeral, has_magnitude=False), Form.EXACT)
        return Quantity(exact, unit, Form.EXACT, numeral.digits)
    written = "..".join(n.digits for n in numerals)
    if len(numerals) > 1:
        return Quantity(range_of(*numerals), unit, Form.RANGE, written)
    if kind == "RATIO":
        half = numeral.value / 20 if form is Form.WORD else Fraction(1, 2)
        return Quantity(Interval(numeral.value - half, numeral.value + half), unit, form, written)
    if form is Form.PLAIN and unit is Unit.COUNT and numeral.half_width == 0:
        form = Form.EXACT
    return Quantity(interval_of(numeral, form), unit, form, written)


def requantify(mention: Mention, *, kind: str, magnitude: Fraction) -> Mention:
    """The same numeral under a magnitude or unit that stands elsewhere: a table header, the next item of a list."""
    is_count = kind == "COUNT"
    numerals = tuple(replace(n, magnitude=magnitude, has_magnitude=True, is_count=is_count) for n in mention.numerals)
    quantity = quantify(kind, numerals, mention.form)
    if quantity is not None and mention.quantity is not None:
        quantity = replace(quantity, written=mention.quantity.written)
    return replace(mention, kind=kind, numerals=numerals, quantity=quantity)
