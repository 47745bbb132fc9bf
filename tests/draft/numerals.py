"""Numbers as a writer prints them, and what a printed number can stand for: the arithmetic of the generated drafts.

Invariant: shares nothing with the package. A numeral is rounded from a true number, and its span holds that number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

__all__ = ["Numeral", "Span", "counted", "percent", "rounded"]

Span = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in print: `9.4` with ` million` behind it.

    Args:
        digits: The digits, thousands separated by commas where the writer does so.
        tail: What stands right behind: ` million`, `%`, nothing.
        unit: What one of the number is.
        is_rate: Whether it is a percentage, whose zeros count.
    """

    digits: str
    tail: str
    unit: int
    is_rate: bool = False

    @property
    def text(self) -> str:
        """As printed."""
        return self.digits + self.tail

    def span(self, stretch: int = 1) -> Span:
        """What it can have been rounded from: half a unit of the last digit that says something, both ways.

        Args:
            stretch: How many times as wide the rounding is taken to be.
        """
        plain = self.digits.replace(",", "")
        value = Fraction(plain) * self.unit
        half = Fraction(self.unit, 2)
        if "." in plain:
            half /= 10 ** len(plain.partition(".")[2])
        elif self.unit == 1 and not self.is_rate:
            zeros = len(plain) - len(plain.rstrip("0"))
            half = half * 10**zeros if zeros else Fraction(0)
        return value - stretch * half, value + stretch * half

    def misprints(self) -> Iterator[Numeral]:
        """The same with one digit changed; a number keeps its length, and the zeros of a round one stay."""
        shown = self.digits.rstrip("0") if "." not in self.digits else self.digits
        for place, sign in enumerate(shown):
            for other in "0123456789" if sign.isdigit() else "":
                if other != sign and not (place == 0 and other == "0"):
                    yield replace(self, digits=self.digits[:place] + other + self.digits[place + 1 :])


def counted(number: int, tail: str = "") -> Numeral:
    """A number written out to the last unit: `104,181`."""
    return Numeral(f"{number:,}", tail, 1)


def rounded(number: int, places: int, tail: str = " million", unit: int = 1_000_000) -> Numeral:
    """A number rounded half up to so many decimals of a unit: `9.4 million`."""
    return Numeral(_decimal(Fraction(number, unit), places), tail, unit)


def percent(value: Fraction, places: int, tail: str = "%") -> Numeral:
    """A percentage without its sign: `26.7%`."""
    return Numeral(_decimal(abs(value), places), tail, 1, is_rate=True)


def _decimal(value: Fraction, places: int) -> str:
    scaled = int(value * 10**places + Fraction(1, 2))
    digits = str(scaled).rjust(places + 1, "0")
    return digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"
