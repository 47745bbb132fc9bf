"""Which small slip of the pen would explain a figure that cannot be right.

Invariant: a slip is named only if the corrected figure, rounded like the printed one, meets the interval the other
figures leave for it; where too many corrections would do, none is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from crossfoot.model import Form, Interval, Quantity, Unit

__all__ = ["Slip", "SlipKind", "slips_of"]

# A digit can be wrong in many ways: a figure that more corrections than these would mend is explained by none, nor is
# one that a correction would mend by chance more often than once in ten. The correction is taken to fall anywhere
# between half and twice the figure.
_MOST = 2
_CHANCE = Fraction(1, 10)
_REACH = Fraction(3, 2)
_TWO_SIDED = (Form.PLAIN, Form.EXACT, Form.ABOUT)
# The hundred is crore for lakh, the others thousand, million and billion for each other.
_MAGNITUDES = ((2, "a hundred"), (3, "a thousand"), (6, "a million"))


class SlipKind(StrEnum):
    """What may have happened."""

    DIGIT = "digit"
    TRANSPOSITION = "transposition"
    DECIMAL_POINT = "decimal-point"
    MAGNITUDE = "magnitude"
    BASE = "base"
    POINTS = "points"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip and the figure it would have replaced.

    Args:
        kind: What may have happened.
        printed: The numeral as printed.
        instead: The numeral, or the words, that would fit.
        sentence: Both in one sentence part: `104,181 differs in one digit from 103,181, which makes the sum right`.
    """

    kind: SlipKind
    printed: str
    instead: str
    sentence: str


_WORDING = {
    SlipKind.DIGIT: "{printed} differs in one digit from {instead}, which makes {what} right",
    SlipKind.TRANSPOSITION: "{printed} has two digits swapped against {instead}, which makes {what} right",
    SlipKind.DECIMAL_POINT: "{printed} has its decimal point moved against {instead}, which makes {what} right",
    SlipKind.MAGNITUDE: "{printed} is off by a magnitude word: {instead} makes {what} right",
}


def slips_of(quantity: Quantity, implied: Interval, what: str) -> tuple[Slip, ...]:
    """Slips of digits, decimal point and magnitude, the likeliest first.

    Args:
        quantity: The figure as printed.
        implied: Where it would have to lie.
        what: What would then be right: `the sum`, `the share`.
    """
    interval = quantity.interval
    digits = (quantity.written or "").replace(",", "")
    usable = digits.replace(".", "", 1).isdigit() and quantity.form in _TWO_SIDED and quantity.unit is not Unit.RANK
    if not usable or interval.low is None or interval.high is None or interval.low + interval.high == 0:
        return ()
    if implied.is_empty or implied.meets(interval):
        return ()
    value, half = (interval.low + interval.high) / 2, (interval.high - interval.low) / 2
    width, chance = implied.width, Fraction(1)
    if width is not None:
        chance = (width + 2 * half) / (abs(value) * _REACH)
    found = []
    for kind, candidates in _KINDS:
        tried = tuple(candidates(digits))
        keeps_width = kind in (SlipKind.TRANSPOSITION, SlipKind.DIGIT)
        if keeps_width and len(tried) * chance > _CHANCE:
            continue
        fitting = []
        for text, number in tried:
            middle = value * number / Fraction(digits)
            room = half if keeps_width else abs(half * number / Fraction(digits))
            if Interval(middle - room, middle + room).meets(implied):
                fitting.append(text)
        if 0 < len(fitting) <= _MOST:
            found += [_slip(kind, quantity.written or "", text, what) for text in fitting]
    return tuple(found)


def _slip(kind: SlipKind, printed: str, instead: str, what: str) -> Slip:
    shown = _like(printed, instead)
    return Slip(kind, printed, shown, _WORDING[kind].format(printed=printed, instead=shown, what=what))


def _swapped(digits: str) -> Iterator[tuple[str, Fraction]]:
    places = [place for place, sign in enumerate(digits) if sign != "."]
    for one, other in pairwise(places):
        signs = list(digits)
        signs[one], signs[other] = signs[other], signs[one]
        text = "".join(signs)
        if text != digits and text[0] not in "0.":
            yield text, Fraction(text)


def _replaced(digits: str) -> Iterator[tuple[str, Fraction]]:
    # The zeros at the end of a round number are no digits that anybody read off.
    kept = digits if "." in digits else digits.rstrip("0")
    for place, sign in enumerate(kept):
        for other in "0123456789":
            text = digits[:place] + other + digits[place + 1 :]
            if sign not in (".", other) and not (place == 0 and other == "0" and len(digits) > 1):
                yield text, Fraction(text)


def _moved(digits: str) -> Iterator[tuple[str, Fraction]]:
    for factor in (Fraction(1, 10), Fraction(10)):
        number = Fraction(digits) * factor
        yield _decimal(number), number


def _rescaled(digits: str) -> Iterator[tuple[str, Fraction]]:
    for power, word in _MAGNITUDES:
        yield f"{word} times as much", Fraction(digits) * 10**power
        yield f"{word} times less", Fraction(digits) / 10**power


def _decimal(number: Fraction) -> str:
    """A number whose denominator is a power of ten, as a decimal numeral."""
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    whole = str(int(number * 10**places)).rjust(places + 1, "0")
    return whole if places == 0 else f"{whole[:-places]}.{whole[-places:]}"


def _like(printed: str, text: str) -> str:
    """A numeral with thousands separated if the printed one has them."""
    if "," not in printed or not text.replace(".", "", 1).isdigit():
        return text
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}"


_KINDS = (
    (SlipKind.TRANSPOSITION, _swapped),
    (SlipKind.DIGIT, _replaced),
    (SlipKind.DECIMAL_POINT, _moved),
    (SlipKind.MAGNITUDE, _rescaled),
)
