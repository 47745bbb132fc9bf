"""A figure as one short word, written and read without loss.

Invariant: `read_quantity(write_quantity(quantity)) == quantity`. The short form (`>10M`, `9.2M`, `-12.4%`) is used only
where the rounding rules make the very same figure of it; otherwise both ends, unit, form and numeral are written out.
"""

from __future__ import annotations

import re
from fractions import Fraction

from crossfoot.errors import NotationError
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Form, Quantity, Unit
from crossfoot.model.rounding import Numeral, interval_of, range_of

__all__ = ["read_quantity", "write_quantity"]

_DIGITS = r"[0-9][0-9,]*(?:\.[0-9]+)?"
# >10M   <~50%   80..100M   4#
_SHORT = re.compile(rf"(?P<sign>-?)(?P<op>>=|<=|>~|<~|[><~]?)(?P<low>{_DIGITS})(?:\.\.(?P<high>{_DIGITS}))?"
                    r"(?P<magnitude>[kMB]?)(?P<unit>%|pp|#|x|n)?\Z")  # fmt: skip
_END = r"-?[0-9]+(?:[./][0-9]+)?"
# [2,2]periods:exact:2   (10000000,)count:gt
_LONG = re.compile(rf"(?P<left>[\[(])(?P<low>(?:{_END})?),(?P<high>(?:{_END})?)(?P<right>[\])])"
                   r"(?P<unit>[a-z]+):(?P<form>[a-z_]+)(?::(?P<written>.*))?\Z", re.DOTALL)  # fmt: skip
_NUMERAL = re.compile(rf"{_DIGITS}(?:\.\.{_DIGITS})?\Z")

_OPS = {">": Form.MORE, ">=": Form.AT_LEAST, "<": Form.LESS, "<=": Form.AT_MOST, "~": Form.ABOUT, "<~": Form.NEARLY,
        ">~": Form.JUST_OVER}  # fmt: skip
_OP_OF = {form: op for op, form in _OPS.items()}
_UNITS = {"%": Unit.PERCENT, "pp": Unit.POINTS, "#": Unit.RANK, "x": Unit.RATIO, "n": Unit.PERIODS, "": Unit.COUNT}
_UNIT_OF = {unit: suffix for suffix, unit in _UNITS.items()}
_MAGNITUDES = {"": 1, "k": 1_000, "M": 1_000_000, "B": 1_000_000_000}
_EXPECTED = "a figure is 9.2M, >10M, ~52M, 80..100M, -12.4%, 1pp, 4#, 2n or [low,high]unit:form:written"


def write_quantity(quantity: Quantity) -> str:
    """A figure in short form where that says all, else with both ends: `>10M`, `[49,51]pct:word`."""
    return _short(quantity) or _long(quantity)


def read_quantity(text: str) -> Quantity:
    """Read a figure in short or long form.

    Raises:
        NotationError: The text is no figure.

    Example:
        >>> str(read_quantity("9.2M").interval)
        '[9,150,000, 9,250,000]'
    """
    try:
        short = _SHORT.match(text)
        if short is not None:
            return _read_short(short)
        long = _LONG.match(text)
        if long is not None:
            return _read_long(long)
    except (ValueError, ZeroDivisionError):
        pass  # an end over 0, a unit or a form that there is none of: told below
    raise NotationError(text, _EXPECTED)


def _short(quantity: Quantity) -> str | None:
    if quantity.written is None or not _NUMERAL.match(quantity.written):
        return None
    high = quantity.interval.high
    sign = "-" if high is not None and high <= 0 and not quantity.interval.is_empty else ""
    for magnitude in _MAGNITUDES:
        text = f"{sign}{_OP_OF.get(quantity.form, '')}{quantity.written}{magnitude}{_UNIT_OF[quantity.unit]}"
        short = _SHORT.match(text)
        if short is not None and _read_short(short) == quantity:
            return text
    return None


def _long(quantity: Quantity) -> str:
    interval = quantity.interval
    left = "(" if interval.low_open else "["
    right = ")" if interval.high_open else "]"
    low = "" if interval.low is None else str(interval.low)
    high = "" if interval.high is None else str(interval.high)
    written = "" if quantity.written is None else f":{quantity.written}"
    return f"{left}{low},{high}{right}{quantity.unit.value}:{quantity.form.value}{written}"


def _read_long(long: re.Match[str]) -> Quantity:
    low = Fraction(long["low"]) if long["low"] else None
    high = Fraction(long["high"]) if long["high"] else None
    interval = Interval(low, high, long["left"] == "(", long["right"] == ")")
    return Quantity(interval, Unit(long["unit"]), Form(long["form"]), long["written"])


def _read_short(short: re.Match[str]) -> Quantity:
    unit = _UNITS[short["unit"] or ""]
    low = _numeral(short["low"], short["magnitude"], unit)
    written = short["low"]
    if short["high"]:
        interval, form = range_of(low, _numeral(short["high"], short["magnitude"], unit)), Form.RANGE
        written = f"{written}..{short['high']}"
    else:
        exact = unit in (Unit.RANK, Unit.PERIODS) or (unit is Unit.COUNT and low.half_width == 0)
        form = _OPS.get(short["op"], Form.EXACT if exact else Form.PLAIN)
        interval = interval_of(low, form)
    return Quantity(-interval if short["sign"] else interval, unit, form, written)


def _numeral(digits: str, magnitude: str, unit: Unit) -> Numeral:
    return Numeral(digits.replace(",", ""), Fraction(_MAGNITUDES[magnitude]), bool(magnitude), unit is Unit.COUNT)
