"""What is proven of a market, in the words of its tables: sizes, percentages and places.

Invariant: nothing is shown tighter than it is proven; what bounds nothing worth knowing is left blank, and its exact
ends stand in the files.
"""

from __future__ import annotations

from fractions import Fraction

from crossfoot.model import Interval
from crossfoot.present.words import exact
from crossfoot.track.wording import interval_text
from crossfoot.web.parts import Column, Side, Slot

__all__ = ["growth_text", "interval_columns", "interval_slots", "place_words", "share_text", "size_text"]

_WHOLE = 100
# A low end this much smaller than the high one only says that the vendor is there at all.
_NOTHING = 1000


def size_text(found: Interval) -> str:
    """A size: "9.16 to 9.19 million", "less than 22.5 million"; empty where nothing limits it."""
    low = found.low
    if low is not None and (low == 0 or (found.high is not None and found.high > _NOTHING * low)):
        low = None
    if found.is_empty or (low is None and found.high is None):
        return ""
    return interval_text(Interval(low, found.high, found.low_open, found.high_open))


def share_text(found: Interval) -> str:
    """A share: "22.42 to 22.55 %", "at most 31.34 %"; empty where it may be anything."""
    high = None if found.high is None or found.high >= _WHOLE else found.high
    low = found.low or None
    return "" if low is None and high is None else _percent(Interval(low, high, found.low_open, found.high_open))


def growth_text(found: Interval) -> str:
    """A growth: "29.5 to 30.5 %"; empty where not even its sign is known and one end is missing."""
    is_told = found.is_bounded or (found.low is not None and found.low >= 0) or (
        found.high is not None and found.high <= 0
    )  # fmt: skip
    low = None if found.low is None or found.low <= -_WHOLE else found.low
    return _percent(Interval(low, found.high, found.low_open, found.high_open)) if is_told else ""


def place_words(found: Interval) -> str:
    """A place: "1", "1 to 3", "4 or lower"."""
    low, high = found.low or Fraction(1), found.high
    if high is None:
        return f"{low} or lower"
    return str(low) if low == high else f"{low} to {high}"


def interval_columns(name: str, heading: str) -> tuple[Column, Column, Column]:
    """An interval as columns: in words on the page, and by its exact ends in files."""
    return (
        Column(name, heading, Side.RIGHT),
        Column(f"{name}_low", f"{heading}, at least", Side.RIGHT, is_shown=False),
        Column(f"{name}_high", f"{heading}, at most", Side.RIGHT, is_shown=False),
    )


def interval_slots(
    found: Interval, text: str, href: str = "", *, note: str = "", tone: str = ""
) -> tuple[Slot, Slot, Slot]:
    """What stands in such columns."""
    low, high = ("" if end is None else str(end) for end in (found.low, found.high))
    return Slot(text, href if text else "", tone=tone, note=note), Slot(low), Slot(high)


def _percent(found: Interval) -> str:
    """Percentages in words, rounded outward to hundredths."""
    low = None if found.low is None else exact(Fraction(_floor(found.low), _WHOLE))
    high = None if found.high is None else exact(Fraction(-_floor(-found.high), _WHOLE))
    if low is None:
        return f"{'less than' if found.high_open else 'at most'} {high} %"
    if high is None:
        return f"{'more than' if found.low_open else 'at least'} {low} %"
    return f"{low} %" if low == high else f"{low} to {high} %"


def _floor(number: Fraction) -> int:
    """In hundredths, rounded down."""
    return number.numerator * _WHOLE // number.denominator
