"""`hard40`: figures, bounds and periods of sentences as hard as the trade press writes them.

The set gives each figure its value, bound and days, and each time expression its days. A figure is found where a number
or ordinal token overlaps its span with its value; a bound where it also has its form; a period where a time expression
overlaps its span with its days. The days of a figure are those of the claim that has it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from crossfoot.extract import extract
from crossfoot.extract.calendar import TimeContext, resolve
from crossfoot.extract.tokens import Token, tokenize
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import Form, Period
from crossfoot.model.period import UNKNOWN, span_of
from crossfoot.read import read_page
from tools.bench.counting import Tally

__all__ = ["FOLDER", "misses", "score"]

FOLDER = "hard40"
_PLAIN = ("plain", "exact", "word")
_ENDING = re.compile(r"\bend of \Z")
_TOLERANCE = Fraction(1, 1000)


def score(folder: Path) -> dict[str, float]:
    """Shares of values, bounds, time expressions and figures' days that are right."""
    tallies: dict[str, Tally] = {}
    for name, right, _ in _judged(folder):
        tallies[name] = tallies.get(name, Tally()) + Tally(int(right), 1, 1)
    return {name: tally.recall for name, tally in tallies.items()}


def misses(folder: Path) -> Iterator[str]:
    """What is wrong, with its sentence."""
    for name, right, told in _judged(folder):
        if not right:
            yield f"{name}: {told}"


def _judged(folder: Path) -> Iterator[tuple[str, bool, str]]:
    for case in json.loads((folder / "hard40.json").read_text(encoding="utf-8")):
        tokens = tokenize(case["text"], load_vocabulary())
        for figure in case["quantities"]:
            found = [token for token in tokens if _is_value(token, figure)]
            told = f"{figure['text']} in: {case['text']}"
            yield "values", bool(found), told
            if figure["bound"] != "=":
                yield "bounds", any(_form(token) == figure["form"] for token in found), told
        found_days = list(_days_of(case, tokens))
        for time in case["periods"]:
            hits = [days for start, end, days in found_days if start < time["end_char"] and end > time["start_char"]]
            yield "periods", (time["start"], time["end"]) in hits, f"{time['text']} as {hits} in: {case['text']}"
        yield from _figures_days(case)


def _is_value(token: Token, figure: dict[str, Any]) -> bool:
    if token.start >= figure["end"] or token.end <= figure["start"]:
        return False
    wanted = [figure["value"]] if figure["value"] is not None else [figure["lo"], figure["hi"]]
    values = values_of(token)
    if len(wanted) == len(values):
        return all(
            abs(value - Fraction(want)) <= _TOLERANCE * value for value, want in zip(values, wanted, strict=True)
        )
    return False


def values_of(token: Token) -> tuple[Fraction, ...]:
    """The value a number token has, two for a range; none for other tokens."""
    if token.number is None or not token.number.numerals:
        if token.number is not None and token.number.quantity is not None and token.cls == "FRACTION":
            ends = token.number.quantity.interval
            return () if ends.low is None or ends.high is None else ((ends.low + ends.high) / 2,)
        digits = token.value if token.cls == "ORDINAL" else _first_count(token.text) if token.cls == "STREAK" else ""
        return (Fraction(int(digits)),) if digits.isdigit() else ()
    return tuple(numeral.value for numeral in token.number.numerals)


def _first_count(words: str) -> str:
    """The number in "second successive month"; the set counts a streak by it."""
    numbers = load_vocabulary().numbers
    counts = {**dict(numbers.words), **dict(numbers.ordinals)}
    return next((str(counts.get(word, word)) for word in words.lower().split() if word in counts or word.isdigit()), "")


def _form(token: Token) -> str:
    form = Form.PLAIN if token.number is None else token.number.form
    return "plain" if form.value in _PLAIN else form.value


def _days_of(case: dict[str, Any], tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Each time expression with its days, read in order: what is named last is in focus."""
    published = date.fromisoformat(case["published"])
    focus = UNKNOWN if case["context_period"] is None else _period(case["context_period"])
    ahead = any(token.cls == "FORECAST" or token.value == "will" for token in tokens)
    for token in tokens:
        if token.time is None:
            continue
        period, _ = resolve(token.time.expr, TimeContext(published, focus, is_future=ahead))
        if period.last is not None and _ENDING.search(case["text"], 0, token.end - len(token.text.split()[-1])):
            period = span_of(period.last, period.last)  # the set wants the day that a stock holds on
        if period.start is not None and period.end is not None:
            yield token.start, token.end, (period.start.isoformat(), period.end.isoformat())
            focus = focus if token.cls == "BASE" else period


def _period(ends: list[str]) -> Period:
    first, after = (date.fromisoformat(day) for day in ends)
    return span_of(first, date.fromordinal(after.toordinal() - 1))


def _figures_days(case: dict[str, Any]) -> Iterator[tuple[str, bool, str]]:
    """Whether the claim that has a figure has its days too."""
    document, _ = read_page(case["text"].encode(), name=case["id"], published=date.fromisoformat(case["published"]))
    reading = extract(document, load_vocabulary())
    for figure in case["quantities"]:
        if figure["period"] is None or case["context_period"] is not None:
            continue
        periods = [
            claim.cell.period
            for claim in reading.claims
            if claim.span is not None and claim.span.start < figure["end"] and claim.span.end > figure["start"]
        ]
        days = [(p.start.isoformat(), p.end.isoformat()) for p in periods if p.start is not None and p.end is not None]
        right = tuple(figure["period"]) in days
        yield "figures_days", right, f"{figure['text']} as {days}, not {figure['period']} in: {case['text']}"
