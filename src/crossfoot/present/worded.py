"""Figures as somebody types them into a search: by their address in words, or by their number.

Invariant: nothing is guessed: an address is understood only if every word of it is, and a number only as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.errors import InputError
from crossfoot.knowledge import Vocabulary
from crossfoot.knowledge.naming import read_measure, read_place, read_product, vendor_named
from crossfoot.model import ALL, Cell, Interval, Period, Unit, parse_period
from crossfoot.present.asked import read_address

__all__ = ["Number", "Usual", "address_in", "number_in", "spellings"]

Usual = Callable[[str, str | None], tuple[str | None, str | None]]
"""What is mostly counted of a vendor, and which goods: measure and product; the second argument narrows the goods."""

_MONTHS = {name: number for number, name in enumerate(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december"), 1)}  # fmt: skip
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Each way to write a time, and how its parts make a period.
_TIMES = tuple(re.compile(rf"(?<![\w-]){pattern}(?![\w-])") for pattern in (
    rf"q(?P<q>[1-4])[\s-]?{_YEAR}", rf"(?P<q>[1-4])q\s?{_YEAR}", rf"{_YEAR}[\s-]?q(?P<q>[1-4])",
    rf"h(?P<h>[12])[\s-]?{_YEAR}", rf"(?P<h>[12])h\s?{_YEAR}", rf"{_YEAR}[\s-]?h(?P<h>[12])",
    rf"(?P<nth>{'|'.join(_ORDINALS)}) (?P<part>quarter|half)(?: of)? {_YEAR}",
    rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?,? {_YEAR}",
    rf"{_YEAR}-(?P<number>0[1-9]|1[0-2])", _YEAR,
))  # fmt: skip
_FILLERS = frozenset({"in", "of", "the", "for", "by", "during", "and", "how", "many", "did"})
_WORLD = frozenset({"world", "worldwide", "global", "globally"})
_MARKET = frozenset({"market", "total", "all", "industry"})
_LONGEST = 4  # words of a name

_SCALES: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1, ("",)),
    (10**3, ("thousand", "k")),
    (10**5, ("lakh",)),
    (10**6, ("million", "m", "mn", "mln")),
    (10**7, ("crore",)),
    (10**9, ("billion", "bn", "b")),
)
_WORDS = {word: scale for scale, words in _SCALES for word in words if word} | {
    "lakhs": 10**5, "millions": 10**6, "crores": 10**7, "billions": 10**9}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.,-])(?P<digits>\d{1,3}(?:,\d{2,3})+|\d+(?:\.\d+)?)\s*"
    rf"(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))}|%|percent|per\s?cent)?(?![\w%])",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|per", re.IGNORECASE)
_BARE = 10_000  # from here on a number is one of units without a word behind it; below it may be a year or anything
_DECIMALS = 3
_LONG = 10**5  # units of a scale that nobody writes with the next smaller word


@dataclass(frozen=True, slots=True)
class Number:
    """A number typed into a search.

    Args:
        value: The number.
        unit: Units, or percent.
        rest: The other words.
    """

    value: Fraction
    unit: Unit
    rest: str

    def fits(self, interval: Interval, unit: Unit) -> bool:
        """Whether a figure may be this number."""
        return unit is self.unit and (self.value in interval or -self.value in interval) and interval.is_bounded


def number_in(text: str) -> Number | None:
    """The number of a search, or None where it has none that stands for a figure."""
    for found in _NUMBER.finditer(text):
        digits, word = found["digits"], (found["word"] or "").lower()
        value = Fraction(digits.replace(",", ""))
        rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
        if _PERCENT.match(word):
            return Number(value, Unit.PERCENT, rest)
        if word or value >= _BARE or "," in digits:
            return Number(value * _WORDS.get(word, 1), Unit.COUNT, rest)
    return None


def spellings(number: Number) -> Iterator[str]:
    """The ways the press prints a number: `9200000`, `9.2 million`, `92 lakh`."""
    if number.unit is Unit.PERCENT:
        yield from _digits(number.value)
        return
    for scale, words in _SCALES:
        value = number.value / scale
        if value < _LONG and (scale == 1 or value >= Fraction(1, 10)):
            yield from (f"{digits} {word}".strip() for digits in _digits(value) for word in words)
        elif scale == 1:
            yield from _digits(value)


def address_in(text: str, vocabulary: Vocabulary, usual: Usual) -> Cell | None:
    """The figure that words name, or None where a word is not understood or vendor or time is missing.

    Args:
        text: `xiaomi india q3 2017`, or an address in notation.
        vocabulary: Names.
        usual: Fills in what is counted where the words do not say.
    """
    typed = _typed(text)
    if typed is not None:
        return typed
    period, rest = _time_in(text.lower().replace("?", " "))
    if period is None:
        return None
    slots = _slots(rest.replace(",", " ").split(), vocabulary)
    if slots is None or "vendor" not in slots:
        return None
    vendor = slots["vendor"]
    measure, product = usual(vendor, slots.get("product"))
    measure = slots.get("measure") or measure
    product = slots.get("product") or product
    return Cell(measure, (vendor,), product, slots.get("place", "WORLD"), period) if measure and product else None


def _typed(text: str) -> Cell | None:
    try:
        return read_address(text)
    except InputError:
        return None


def _time_in(text: str) -> tuple[Period | None, str]:
    """The time that a text names, and the text without it."""
    for pattern in _TIMES:
        found = pattern.search(text)
        if found is not None:
            parts = {name: value for name, value in found.groupdict().items() if value}
            return parse_period(_period(parts)), f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _period(parts: dict[str, str]) -> str:
    year = parts["year"]
    if "q" in parts or parts.get("part") == "quarter":
        return f"{year}-Q{parts.get('q') or _ORDINALS[parts['nth']]}"
    if "h" in parts or (parts.get("part") == "half" and _ORDINALS[parts["nth"]] <= 2):  # noqa: PLR2004  halves of a year
        return f"{year}-H{parts.get('h') or _ORDINALS[parts['nth']]}"
    if "month" in parts:
        return f"{year}-{_MONTHS[parts['month']]:02}"
    return f"{year}-{parts['number']}" if "number" in parts else year


def _slots(words: list[str], vocabulary: Vocabulary) -> dict[str, str] | None:
    """What the words fill, each at most once, the longest names first; None where one is not understood."""
    slots: dict[str, str] = {}
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            named = _named(" ".join(words[at : at + size]), vocabulary)
            if named is not None:
                break
        else:
            return None
        name, value = named
        if name and slots.setdefault(name, value) != value:
            return None
        at += size
    return slots


def _named(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Which slot some words fill, and with what; an empty name for words that only hold others together."""
    if text in _FILLERS:
        return "", ""
    if text in _WORLD:
        return "place", "WORLD"
    vendor = vendor_named(text, vocabulary) or vendor_named(text.removesuffix("'s"), vocabulary)
    if vendor is not None:
        return "vendor", vendor
    for name, read in (("measure", read_measure), ("product", lambda word: read_product(word, vocabulary)),
                       ("place", lambda word: read_place(word, vocabulary))):  # fmt: skip
        try:
            return name, read(text)
        except InputError:
            continue
    return ("vendor", ALL) if text in _MARKET else None


def _digits(value: Fraction) -> Iterator[str]:
    """A number in digits where it has few decimals; a whole one also with a zero behind the point."""
    scaled = value * 10**_DECIMALS
    if scaled.denominator != 1:
        return
    whole, part = divmod(int(scaled), 10**_DECIMALS)
    if part:
        yield f"{whole}.{part:0{_DECIMALS}}".rstrip("0")
    else:
        yield str(whole)
        yield f"{whole}.0"
