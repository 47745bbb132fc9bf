"""Figures in sentences, read back by rules of their own."""

from __future__ import annotations

import re
from fractions import Fraction

from crossfoot.model import Form, Interval
from crossfoot.model.interval import exactly
from crossfoot.model.rounding import Numeral, interval_of

__all__ = ["LEADS", "ORDINALS", "allowed_by", "stray_digits"]

_FORMS = (
    ("more than ", Form.MORE),
    ("at least ", Form.AT_LEAST),
    ("less than ", Form.LESS),
    ("at most ", Form.AT_MOST),
    ("about ", Form.ABOUT),
    ("nearly ", Form.NEARLY),
    ("just over ", Form.JUST_OVER),
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
LEADS = tuple(lead for lead, _ in _FORMS)
_SCALES = {"": 1, "million": 10**6, "billion": 10**9}
_DAY = r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"\b(?:19|20)\d\d\b"


def allowed_by(words: str) -> tuple[Interval, ...]:
    """The readings that words such as "at most 9.39 million" or "9.2 million" allow: a number is exact or rounded."""
    if words in ORDINALS:
        return (exactly(ORDINALS.index(words) + 1),)
    text = words.removeprefix("number ").removesuffix(" percent").removesuffix(" points")
    is_count = text == words
    for lead, form in _FORMS:
        if text.startswith(lead):
            return (interval_of(_numeral(text.removeprefix(lead), is_count=is_count), form),)
    low, _, high = text.partition(" to ")
    if high:
        unit = high.partition(" ")[2]
        both = low if " " in low else f"{low} {unit}".strip()
        return (Interval(_numeral(both).value, _numeral(high).value),)
    number = _numeral(text, is_count=is_count)
    return exactly(number.value), interval_of(number, Form.PLAIN)


def _numeral(text: str, *, is_count: bool = True) -> Numeral:
    digits, _, word = text.partition(" ")
    return Numeral(digits.replace(",", ""), Fraction(_SCALES[word]), bool(word), is_count)


def stray_digits(text: str, figures: list[str]) -> list[str]:
    """Digits of a sentence that are neither a figure nor part of a date."""
    for figure in sorted(figures, key=len, reverse=True):
        text = text.replace(figure, "", 1)
    return re.findall(r"\d[\d,.]*", re.sub(rf"{_DAY}|{_YEAR}", "", text))
