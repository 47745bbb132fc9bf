"""One figure of a table: as stated with its hedge, or by its ends, or both.

Invariant: what is stated is read by the grammar and the roundings that pages are read by, and the whole cell is taken
or none of it; where ends stand beside it they must meet what is stated, and are believed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Slots
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from crossfoot.errors import InputError
from crossfoot.extract.mention import Mention, quantify, requantify
from crossfoot.extract.numbers import find_numbers
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Form, Interval, Quantity, Unit

__all__ = ["SlotError", "read_number", "read_quantity"]

# Signs of comparison as the words the grammar knows; the longer ones first.
_OPS = {">=": "at least", "≥": "at least", "<=": "at most", "≤": "at most", ">": "more than", "<": "less than",
        "~": "about", "≈": "about"}  # fmt: skip
_STATED = re.compile(rf"\s*(?P<op>{'|'.join(map(re.escape, _OPS))})?\s*(?P<rest>.*?)\s*\Z", re.DOTALL)
_FALL = re.compile(r"(?P<before>(?:[a-z]+ )*)[-−–](?P<size>\d.*)\Z", re.DOTALL)
_NUMBER = re.compile(r"[-−+]?(?:\d{1,30}|\d{1,3}(?:,\d{2,3})+)(?:\.\d{1,20})?\Z", re.ASCII)
_UNITS = {
    "units": Unit.COUNT, "unit": Unit.COUNT, "%": Unit.PERCENT, "percent": Unit.PERCENT, "per cent": Unit.PERCENT,
    "points": Unit.POINTS, "percentage points": Unit.POINTS, "x": Unit.RATIO, "times": Unit.RATIO,
}  # fmt: skip
_UNIT_OF_KIND = {"rank": Unit.RANK, "streak": Unit.PERIODS, "level": Unit.COUNT, "milestone": Unit.COUNT}
_ONLY_UNIT = {**_UNIT_OF_KIND, "share": Unit.PERCENT}  # a bare share may be a part of one: its unit must be told
_KIND_OF_UNIT = {Unit.COUNT: "COUNT", Unit.PERCENT: "PCT", Unit.POINTS: "PP", Unit.RATIO: "RATIO"}
_OPEN = {Form.MORE: "low", Form.JUST_OVER: "low", Form.LESS: "high", Form.NEARLY: "high"}
_TURNED = {"more than": "less than", "less than": "more than", "at least": "at most", "at most": "at least"}
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}


class SlotError(InputError):
    """A slot that cannot be filled.

    Args:
        slot: Which.
        met: What stands there.
        expected: What could have stood there.
    """

    def __init__(self, slot: str, met: str, expected: str) -> None:
        super().__init__(f"{slot}: met '{met}', {expected}")
        self.slot = slot
        self.met = met
        self.expected = expected


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure as stated: its mention, and whether it is a fall."""

    mention: Mention
    is_fall: bool


def read_quantity(slots: Slots[str, str], vocabulary: Vocabulary, *, is_goal: bool) -> Quantity | None:
    """The figure of a row, or None where it has none.

    Args:
        slots: What the row gives: of `value`, `low`, `high`, `low_open`, `high_open`, `unit`, `form`, `magnitude`.
        vocabulary: Its words of number are used.
        is_goal: Whether it is aimed at, not counted: a goal is a point however round its number is.

    Raises:
        SlotError: A slot cannot be read, or two contradict each other.
    """
    stated = _stated(slots, vocabulary)
    ends = _ends(slots, vocabulary)
    if stated is None and ends is None:
        return None
    form = _form(slots)
    if stated is None and ends is not None:
        interval = _opened(ends, slots)
        return Quantity(interval, _unit(slots, None), form or _form_of(interval))
    if stated is None:
        raise AssertionError("one of them is there")
    found = _quantity(stated, _unit(slots, stated.mention), form, slots["value"])
    if ends is None:
        return replace(found, interval=_opened(found.interval, slots))
    return _within(ends, found, form, slots, is_goal=is_goal)


@lru_cache(maxsize=8192)
def read_number(slot: str, text: str) -> Fraction:
    """A plain number: `9150000`, `9,150,000`, `-12.45`.

    Raises:
        SlotError: It is none.
    """
    if not _NUMBER.match(text):
        raise SlotError(slot, text, "expected a number such as 9150000 or -12.45")
    return Fraction(text.replace(",", "").replace("−", "-"))


def _within(ends: Interval, found: Quantity, form: Form | None, slots: Slots[str, str], *, is_goal: bool) -> Quantity:
    """The ends given, under the words beside them."""
    if not ends.meets(found.interval):
        raise SlotError("value", slots["value"], f"expected a figure between the ends beside it, {ends}")
    if form is None and found.form in (Form.EXACT, Form.PLAIN) and ends.is_bounded:
        # A count whose ends meet is exact, whatever zeros it ends in. A goal's form stays that of its words.
        form = found.form if is_goal and ends.is_point else Form.EXACT if ends.is_point else Form.PLAIN
    form = form or found.form
    low_open, high_open = found.interval.low_open, found.interval.high_open
    if form is not found.form:
        low_open, high_open = _OPEN.get(form) == "low", _OPEN.get(form) == "high"
    low = ends.low if ends.low is not None or found.interval.low != 0 else Fraction(0)  # none counted is less than 0
    interval = Interval(low, ends.high, low_open and low != 0, high_open)
    return Quantity(_opened(interval, slots), found.unit, form, found.written)


def _stated(slots: Slots[str, str], vocabulary: Vocabulary) -> _Stated | None:
    text = slots.get("value", "")
    if not text:
        return None
    found = _read(text, vocabulary)
    if found is None:
        expected = "expected one figure such as 9.2 million, >10 million, 15.1%, -12.4%, 80-100 million or 302,459"
        raise SlotError("value", text, expected)
    by = _magnitude(slots, vocabulary)
    if by == 1 or found.mention.magnitude or found.mention.kind not in ("BARE", "COUNT"):
        return found
    return replace(found, mention=requantify(found.mention, kind="COUNT", magnitude=by))


@lru_cache(maxsize=8192)
def _read(text: str, vocabulary: Vocabulary) -> _Stated | None:
    """A cell that is one figure and nothing else, or None. Tables repeat their figures."""
    signs = _STATED.match(text)
    if signs is None:
        return None
    op = _OPS.get(signs["op"] or "", "")
    rest = signs["rest"].removeprefix("+").removeprefix("#")
    fall = _FALL.match(rest)
    if fall is not None:  # a fall is read by its size: below -21 % is a fall of more than 21 %
        op, rest = " ".join(_TURNED.get(word, word) for word in (op, fall["before"].strip())).strip(), fall["size"]
    whole = f"{op} {rest}".strip()
    mentions = find_numbers(whole, vocabulary)
    if len(mentions) != 1 or whole[: mentions[0].start].strip() or whole[mentions[0].end :].strip():
        return None
    if mentions[0].quantity is None or mentions[0].sign:
        return None
    return _Stated(mentions[0], fall is not None)


def _unit(slots: Slots[str, str], mention: Mention | None) -> Unit:
    """What is counted, which must be what a figure of its kind counts."""
    found, kind = _unit_told(slots, mention), slots.get("kind", "")
    if found is not _ONLY_UNIT.get(kind, found):
        raise SlotError("value", slots.get("value", slots.get("unit", "")), f"and a {kind} is no {found}")
    return found


def _unit_told(slots: Slots[str, str], mention: Mention | None) -> Unit:
    """What is counted: as stated, as the table says, or as the kind has it."""
    own = None if mention is None or mention.kind == "BARE" or mention.quantity is None else mention.quantity.unit
    text = slots.get("unit", "")
    if not text:
        found = own or _UNIT_OF_KIND.get(slots.get("kind", ""))
        if found is None:
            raise SlotError("unit", "", f"expected what a {slots['kind']} is counted in: pct, pp, count or ratio")
        return found
    try:
        given = _UNITS.get(text.casefold()) or Unit(text.casefold())
    except ValueError:
        raise SlotError("unit", text, f"expected one of {', '.join(Unit)}") from None
    if own not in (None, given) and not (own is Unit.COUNT and mention is not None and not mention.magnitude):
        raise SlotError("unit", text, f"and '{slots['value']}' beside it is in {own}")
    return given


def _quantity(stated: _Stated, unit: Unit, form: Form | None, text: str) -> Quantity:
    """The interval that words and unit make."""
    mention = stated.mention
    found = mention.quantity
    if found is None or not mention.numerals:
        raise SlotError("value", text, "expected a figure in digits")
    written = found.written
    if unit not in (found.unit, Unit.RANK, Unit.PERIODS):  # a bare number whose unit stands in another column
        numerals = tuple(replace(n, has_magnitude=True, is_count=False) for n in mention.numerals)
        found = quantify(_KIND_OF_UNIT[unit], numerals, form or mention.form) or found
    elif form is not None:
        found = quantify("COUNT" if mention.kind == "BARE" else mention.kind, mention.numerals, form) or found
    return Quantity(-found.interval if stated.is_fall else found.interval, unit, found.form, written)


def _form(slots: Slots[str, str]) -> Form | None:
    text = slots.get("form", "")
    if not text:
        return None
    try:
        return Form(text.casefold())
    except ValueError:
        raise SlotError("form", text, f"expected one of {', '.join(Form)}") from None


def _ends(slots: Slots[str, str], vocabulary: Vocabulary) -> Interval | None:
    low, high = (slots.get(name, "") for name in ("low", "high"))
    if not low and not high:
        return None
    by = Fraction(1) if slots.get("value") else _magnitude(slots, vocabulary)
    least = read_number("low", low) * by if low else None
    most = read_number("high", high) * by if high else None
    if least is not None and most is not None and least > most:
        raise SlotError("low", low, f"expected at most the high end, which is {high}")
    return Interval(least, most)


def _magnitude(slots: Slots[str, str], vocabulary: Vocabulary) -> Fraction:
    """What the figures of a column are multiplied by: a number or its name."""
    text = slots.get("magnitude", "").casefold()
    named = {**dict(vocabulary.numbers.magnitudes), **dict(vocabulary.numbers.letters)}
    if not text or text in named:
        return Fraction(named.get(text, 1))
    if text.removesuffix("s") in named:
        return Fraction(named[text.removesuffix("s")])
    return read_number("magnitude", text)


def _form_of(interval: Interval) -> Form:
    """The form of words that bare ends stand for."""
    if interval.is_bounded:
        return Form.EXACT if interval.is_point else Form.RANGE
    if interval.low is None:
        return Form.LESS if interval.high_open else Form.AT_MOST
    return Form.MORE if interval.low_open else Form.AT_LEAST


def _opened(interval: Interval, slots: Slots[str, str]) -> Interval:
    """The interval with its ends open or closed where columns say so.

    Raises:
        SlotError: An end that is not there is said to be closed or open, or nothing is left between the ends.
    """
    flags = {}
    for name, end in (("low_open", interval.low), ("high_open", interval.high)):
        text = slots.get(name, "")
        if text.casefold() not in _TRUTHS:
            raise SlotError(name, text, "expected true or false")
        if _TRUTHS[text.casefold()] and end is None:
            raise SlotError(name, text, f"and there is no {name.removesuffix('_open')} end that could be left out")
        own = interval.low_open if name == "low_open" else interval.high_open
        flags[name] = _TRUTHS[text.casefold()] if text else own
    found = Interval(interval.low, interval.high, flags["low_open"], flags["high_open"])
    if found.is_empty:
        raise SlotError("low_open", slots.get("low_open", ""), f"and then no number is left of {interval}")
    return found
