"""Streaks: the same thing in so many periods running, and what it is that goes on.

Invariant: a streak without a length, or of nothing that is counted, is refused; its period is the last one of the run.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

from crossfoot.extract.draft import Draft
from crossfoot.extract.frames import Match
from crossfoot.extract.numerals import grammar_of
from crossfoot.extract.sentence import Sentence
from crossfoot.model import Form, Grain, Interval, Mode, Quantity, Role, Source, Unit

__all__ = ["streak_of"]

_GRAINS = {"month": Grain.MONTH, "quarter": Grain.QUARTER, "year": Grain.YEAR, "week": Grain.WEEK}
_RHYTHMS = {"quarterly": Grain.QUARTER, "monthly": Grain.MONTH, "annual": Grain.YEAR, "yearly": Grain.YEAR}
_LEADS = frozenset(("best-selling", "bestselling", "top-selling", "best-seller", "bestseller"))


def streak_of(sentence: Sentence, match: Match, draft: Draft) -> tuple[Draft, ...] | str:
    """The streak a match tells of, or why it is none."""
    token = sentence.tokens[match.anchor]
    words = token.text.lower().replace("-", " ").split()
    length = next((n for w in words if (n := _count_of(w, sentence)) is not None), None)
    grain = next(
        (g for w in words if (g := _GRAINS.get(w.rstrip("s").removesuffix("'").removesuffix("’"))) is not None),
        next((grain for word, grain in _RHYTHMS.items() if word in words), None),
    )
    if grain is None and draft.period.grain in _RHYTHMS.values():
        grain = draft.period.grain
    if length is None or grain is None:
        return "a streak without a length"
    quantity = Quantity(Interval(Fraction(length), Fraction(length)), Unit.PERIODS, Form.EXACT, str(length))
    predicate = _predicate(sentence, match, grain)
    if predicate is None:
        return "a streak of nothing that is counted"
    period = draft.period
    ended = any(
        t.value in ("end", "ended", "ends", "ending", "halted", "snapped")
        for t in sentence.tokens[max(0, match.anchor - 5) : match.anchor]
    )
    newest = sentence.state.newest
    if any(t.value == "now" for t in sentence.tokens) and newest.grain is grain and newest.end is not None:
        # "September had also passed it, so it has now done so two months in a row": the streak runs to the newest.
        period = max(period, newest, key=lambda p: p.end or date.min)
    extra = [("predicate", predicate)]
    if ended:
        extra.append(("state", "ended"))
        if period.has_whole_months and period.month_count:
            period = period.shift_months(-period.month_count)
    return (replace(draft, value=quantity, period=period, mode=Mode.ACTUAL, sources=_own(draft), extra=tuple(extra)),)


def _count_of(word: str, sentence: Sentence) -> int | None:
    found = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", word)
    grammar = grammar_of(sentence.vocabulary)
    return int(found[1]) if found else grammar.ordinals.get(word) or grammar.words.get(word)


def _own(draft: Draft) -> tuple[Source, ...]:
    """A streak is the outlet's own count unless a tracker or register speaks."""
    return () if draft.sources and draft.sources[-1].role is Role.EXECUTIVE else draft.sources


def _predicate(sentence: Sentence, match: Match, grain: Grain) -> str | None:
    tokens = sentence.tokens
    words = tokens[match.anchor].text.lower()
    reach = 9 if [t.value for t in tokens[match.anchor + 1 : match.anchor + 3]] == ["in", "which"] else 5
    if any(w in words for w in ("fall", "declin", "losing", "drop", "lower")) or any(
        t.cls in ("DOWN", "LESS") for t in tokens[match.anchor + 1 : match.anchor + reach]
    ):
        return f"growth yoy < 0 per {grain.value}"
    if any(w in words for w in ("rise", "gain", "growth")) or any(
        t.cls in ("UP", "MORE") for t in tokens[match.anchor + 1 : match.anchor + reach]
    ):
        return f"growth yoy > 0 per {grain.value}"
    if any(t.text.lower() in _LEADS for t in tokens):
        return f"rank = 1 per {grain.value}"
    numbers = [t.number for t in tokens if t.cls == "COUNT" and t.number and t.number.numerals]
    marks = [n for n in numbers if n.form is Form.MORE]  # "passed 100,000 for the second month, reaching 110,549"
    counts = [n.numerals[0].value for n in marks or numbers]
    if counts:
        return f"level > {_short(counts[-1])} per {grain.value}"
    if any(t.cls == "DOWN" or t.value == "losing" for t in tokens):
        return f"growth yoy < 0 per {grain.value}"
    if any(t.cls == "UP" for t in tokens):
        return f"growth yoy > 0 per {grain.value}"
    if any(t.value in ("number", "top", "leader", "best", "seller", "led", "leads", "first") for t in tokens):
        return f"rank = 1 per {grain.value}"
    return None


def _short(value: Fraction) -> str:
    for size, letter in ((10**9, "B"), (10**6, "M"), (10**3, "k")):
        if value >= size and (value / size * 100).denominator == 1:
            return f"{float(value / size):g}{letter}"
    return f"{float(value):g}"
