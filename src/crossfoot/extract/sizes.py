"""Sizes in words: fractions ("nearly half of Africa", "one in three"), vague percentages ("double-digit").

Invariant: a fraction is read only where a bound word, "by" or "of" shows that it is one: "a quarter of the year" is a
time, "half a million" a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from crossfoot.extract.mention import Mention
from crossfoot.extract.numerals import Grammar
from crossfoot.model import Form, Interval, Quantity, Unit

__all__ = ["find_sizes"]

_OF_SOMETHING_ELSE = re.compile(r"\s*(?:a )?(?:million|billion|year|as many)")
# "Two-thirds" is a fraction wherever it stands, but "three quarters" may be nine months.
_SEVERAL = re.compile(r"\w+[ -](?:thirds|fifths|tenths)|three-quarters", re.IGNORECASE)
_WHOLE_NOUN = re.compile(r" majority\b")
_OF_TIME = re.compile(r"\s+(?:the |this |last |20\d\d|fiscal|next )?(?:year|quarter|20\d\d|month|century)")
# What every fraction, and every vague size, has in it.
_PARTS = ("half", "third", "quarter", "fifth", "tenth")
_VAGUE = ("digit", "teens", "ties")
_REACH = 40
_NEAR = Fraction(5, 2)
"""How far below "nearly half" may lie, points; claims schema, section 6."""


def find_sizes(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Every fraction and vague percentage of a text."""
    lowered = text.lower()
    if any(part in lowered for part in _PARTS):
        yield from _fractions(text, grammar)
    if " in " in lowered or " out of " in lowered:
        yield from _so_many_in(text, grammar)
    if any(part in lowered for part in _VAGUE):
        for found in grammar.vague.finditer(text):
            name = (found["v"] or found["tens"]).lower().replace("-", " ")
            quantity = Quantity(grammar.vague_ends[name], Unit.PERCENT, Form.VAGUE, None)
            yield Mention("PCT", found.start(), found.end(), found.start(), (), Form.VAGUE, 0, "", quantity)


def _fractions(text: str, grammar: Grammar) -> Iterator[Mention]:
    for found in grammar.fraction.finditer(text):
        before = grammar.before.search(text, max(0, found.start() - _REACH), found.start())
        if _is_fraction(text, found, has_bound=before is not None):
            start, form = _bound(before, found, grammar)
            yield _percent(start, found.end("frac"), grammar.fractions[found["frac"].lower()], form)


def _so_many_in(text: str, grammar: Grammar) -> Iterator[Mention]:
    """One in three, two out of five: tried where the second number stands."""
    for second in grammar.in_m.finditer(text):
        first = grammar.n_before.search(text, max(0, second.start() - _REACH), second.start())
        found = None if first is None else grammar.n_in_m.match(text, first.start())
        if found is None:
            continue
        few, many = (_whole(found[name], grammar) for name in ("n", "m"))
        if 0 < few < many:
            before = grammar.before.search(text, max(0, found.start() - _REACH), found.start())
            start, form = _bound(before, found, grammar)
            yield _percent(start, found.end(), Fraction(100 * few, many), form)


def _whole(word: str, grammar: Grammar) -> int:
    return int(word) if word.isdigit() else grammar.words[word.lower()]


def _bound(before: re.Match[str] | None, found: re.Match[str], grammar: Grammar) -> tuple[int, Form]:
    if before is None:
        return found.start(), Form.WORD
    return before.start("bound"), grammar.forms[before["bound"].lower()]


def _is_fraction(text: str, found: re.Match[str], *, has_bound: bool) -> bool:
    several = _SEVERAL.fullmatch(found["frac"]) is not None
    told = found["of"] or found["by"] or has_bound or several
    if not told or _OF_SOMETHING_ELSE.match(text, found.end("frac")) or _WHOLE_NOUN.match(text, found.end("frac")):
        return False
    if not found["of"] and not found["by"] and not several and "quarter" in found["frac"].lower():
        return False
    return not (found["of"] and _OF_TIME.match(text, found.end("of")))


def _percent(start: int, end: int, middle: Fraction, form: Form) -> Mention:
    # A third is written to six digits, as the interchange format's numbers are finite decimals.
    exact = Fraction(round(middle * 10**6), 10**6)
    whole, nothing = Fraction(100), Fraction(0)
    ends = {
        Form.MORE: Interval(exact, whole, low_open=True),
        Form.LESS: Interval(nothing, exact, high_open=True),
        Form.AT_MOST: Interval(nothing, exact),
        Form.AT_LEAST: Interval(exact, whole),
        Form.NEARLY: Interval(exact - _NEAR, exact, high_open=True),
        Form.JUST_OVER: Interval(exact, exact + _NEAR, low_open=True),
    }
    quantity = Quantity(ends.get(form, Interval(exact - 1, exact + 1)), Unit.PERCENT, form, None)
    return Mention("FRACTION", start, end, start, (), form, 0, "", quantity)
