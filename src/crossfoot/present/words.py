"""Figures, intervals and voices as people write them.

Invariant: nothing is shown tighter than it is: an end that has no short decimal is rounded outward, and "<" or ">"
stands where the end itself is left out.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil, floor

from crossfoot.model import Claim, Interval, Polarity, Quantity, Source, Unit
from crossfoot.model.figures import write_quantity
from crossfoot.model.statement import Compare, Deal, Growth, Nondisclosure, Order, Presence, Record, Status, Streak

__all__ = ["amount", "ends", "exact", "figure", "near", "rounded_down", "rounded_up", "said", "voices", "with_unit"]

# From a size on: how many decimals are shown in full, and to how many any longer number is rounded outward.
_PLACES = ((100_000, 2, 0), (1_000, 2, 2), (0, 4, 2))

_SUFFIX = {Unit.COUNT: "", Unit.PERCENT: " %", Unit.POINTS: " points", Unit.RANK: "", Unit.RATIO: " times",
           Unit.PERIODS: " periods"}  # fmt: skip
# >10M   <~50%   80..100M   4#
_SHORT = re.compile(r"(?P<sign>-?)(?P<op>[<>]=?~?|~)?(?P<digits>[0-9.,]+?)(?P<magnitude>[kMB]?)(?P<unit>%|pp|#|x|n)?\Z")
_OPS = {">": "> ", ">=": ">= ", "<": "< ", "<=": "<= ", "~": "about ", "<~": "nearly ", ">~": "just over "}
_UNITS = {"%": " %", "pp": " points", "x": " times", "n": " periods"}


def figure(quantity: Quantity) -> str:
    """A figure as printed, its hedge in front: `9.4M`, `> 10M`, `about 52M`, `number 4`; or both ends."""
    text = write_quantity(quantity)
    short = _SHORT.match(text)
    if short is None:
        return ends(quantity.interval, quantity.unit)
    op = _OPS.get(short["op"] or "", "")
    digits = short["digits"].replace("..", " to ") + short["magnitude"]
    if short["unit"] == "#":
        return f"number {op}{digits}"
    return f"{op}{short['sign']}{digits}{_UNITS.get(short['unit'], '')}"


def ends(interval: Interval, unit: Unit = Unit.COUNT) -> str:
    """An interval in words: `198,189`, `9,150,000 to 9,250,000`, `> 10,000,000`, `unbounded`."""
    low = None if interval.low is None else rounded_down(interval.low)
    high = None if interval.high is None else rounded_up(interval.high)
    if interval.is_empty:
        return "no number"
    if low is None and high is None:
        return "unbounded"
    if low == high and interval.is_point:
        return with_unit(low or "", unit)
    below = f"{'<' if interval.high_open else '<='} {high}"
    above = f"{'>' if interval.low_open else '>='} {low}"
    if high is None:
        return with_unit(above, unit)
    if low is None:
        return with_unit(below, unit)
    if interval.low_open or interval.high_open:
        return with_unit(f"{above}, {below}", unit)
    return with_unit(f"{low} to {high}", unit)


def amount(interval: Interval, unit: Unit = Unit.COUNT) -> str:
    """An interval of what cannot be negative: that it is not below 0 goes without saying."""
    if interval.low == 0 and interval.high:
        interval = Interval(None, interval.high, high_open=interval.high_open)
    return ends(interval, unit)


def with_unit(text: str, unit: Unit) -> str:
    """A number with its unit behind it, a rank with `number` in front."""
    return f"number {text}" if unit is Unit.RANK else f"{text}{_SUFFIX[unit]}"


def exact(value: Fraction) -> str:
    """A number as a decimal, or as a fraction where it has no short one: `1,000`, `-0.5`, `1/3`."""
    return _decimal(value) if _is_short(value) else f"{value.numerator:,}/{value.denominator:,}"


def near(value: Fraction) -> str:
    """A number as a decimal, with `about` in front where it has no short one."""
    return _decimal(value) if _is_short(value) else f"about {rounded_down(value)}"


def rounded_down(value: Fraction) -> str:
    """A number as a decimal that is not above it."""
    scale = _rounding(value)
    return _decimal(value if _is_short(value) else Fraction(floor(value * scale), scale))


def rounded_up(value: Fraction) -> str:
    """A number as a decimal that is not below it."""
    scale = _rounding(value)
    return _decimal(value if _is_short(value) else Fraction(ceil(value * scale), scale))


def said(claim: Claim) -> str:
    """The figure, or what stands in its place; "not" in front of what is denied."""
    quantity = getattr(claim.statement, "value", None)
    told = [] if quantity is None else [figure(quantity)]
    match claim.statement:
        case Growth(base=base):
            told.append(f"on {base.period.label}")
        case Order(above=above, below=below):
            told.append(f"{above} above {below}")
        case Compare(relation=relation, other=other):
            told.append(f"{relation}, {other}" if other else relation)
        case Record(record=record, scope=scope):
            told.append(f"{record}, {scope}")
        case Streak(predicate=predicate):
            told.append(f"of {predicate}")
        case Status(state=state) | Presence(state=state):
            told.append(state)
        case Deal(deal=deal, partner=partner):
            told.append(f"{deal} with {partner}")
        case Nondisclosure(of=of) if of:
            told.append(f"of {of}")
    not_so = {Polarity.AFFIRMED: "", Polarity.DENIED: "not: ", Polarity.RETRACTED: "taken back: "}
    return not_so[claim.polarity] + " ".join(told)


def voices(claim: Claim, *, own: str) -> str:
    """Who says it, nearest to the page first: `media Nikkei, citing suppliers`; `own` where the outlet does."""
    return ", citing ".join(_voice(source) for source in claim.sources) or own


def _voice(source: Source) -> str:
    company = source.org is not None and source.org.casefold() != source.who.casefold()
    return f"{source.who} ({source.org})" if company else source.who


def _is_short(value: Fraction) -> bool:
    places = next(shown for size, shown, _ in _PLACES if abs(value) >= size)
    return Fraction(value * 10**places).denominator == 1


def _rounding(value: Fraction) -> int:
    return int(10 ** next(rounded for size, _, rounded in _PLACES if abs(value) >= size))


def _decimal(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".")
