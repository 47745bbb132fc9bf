"""What the columns of a table say: level, share or growth, of which time, in which unit and measure.

Invariant: a column whose header does not say what it counts is None; a share or growth goes with the time of the column
before it, growth with the latest time of the table unless its header names two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from crossfoot.extract.calendar import TimeContext, base_of, relation_between, resolve
from crossfoot.extract.numerals import grammar_of
from crossfoot.extract.periods import find_times
from crossfoot.extract.tokens import tokenize
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Base, How, Period, Relation
from crossfoot.model.period import UNKNOWN

__all__ = ["Column", "headers_of", "in_one_unit", "read_columns"]

_NOTHING = re.compile(r"revenue|\bvalue|\basp\b|price|[$€£]|cagr|installed|score|points?\b|\bpp\b", re.IGNORECASE)
_SHARE = re.compile(r"\bshare\b|\bm/?s\b", re.IGNORECASE)
_GROWTH = re.compile(
    r"growth|change|\by-?o-?y\b|y/y|yr/yr|year[- ](?:on|over)[- ]year|\b[qm]-?o-?[qm]\b|q/q|m/m"
    r"|(?:quarter|month)[- ](?:on|over)[- ](?:quarter|month)"
    r"|\+/-|%? ?chg|variation|\bannual\b|\bvs\b|difference",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"units?\b|shipment|shipped|volume|sales|sold|deliver|millions?\b|thousands?\b|registration|production|\(m\)",
    re.IGNORECASE,
)
_RANK = re.compile(r"\brank\b|^#$|position", re.IGNORECASE)
_LETTERS = {"k": 10**3, "m": 10**6, "mn": 10**6}
_QUARTERS = re.compile(r"qoq|q-o-q|q/q|quarter[- ](?:on|over)|sequential", re.IGNORECASE)
_NAMED_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS = re.compile(r"\bmom\b|m-o-m|m/m|month[- ](?:on|over)", re.IGNORECASE)
_UNITS = re.compile(
    r"\b(?:in )?(?P<m>thousands?|millions?|lakhs?|crores?|'?000s?|mn|m units|k units)\b|\((?P<p>m|k|mn|000s?)\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures.

    Args:
        kind: `level`, `share`, `growth` or `rank`.
        period: When its figures hold.
        how: Whether the header says so.
        magnitude: What the figures are multiplied by, or None where nothing says.
        base: What a growth is measured against.
        measure: What is counted, as the header says, or None.
    """

    kind: str
    period: Period
    how: How
    magnitude: Fraction | None
    base: Base | None = None
    measure: str | None = None


def headers_of(rows: list[tuple[str, ...]]) -> list[str]:
    """One text for each column out of the rows of a header, the upper row first, nothing twice."""
    return [" ".join(dict.fromkeys(part for part in parts if part)) for parts in zip(*rows, strict=True)]


def read_columns(
    headers: list[str], cells: list[list[str]], caption: str, context: TimeContext, vocabulary: Vocabulary
) -> list[Column | None]:
    """The columns of a table.

    Args:
        headers: Their header texts.
        cells: The texts of each column's cells.
        caption: What stands over the table.
        context: Day of publication and the period in focus.
        vocabulary: For times, units and measures.
    """
    named = _periods(caption, context, vocabulary)
    last = named[0] if named else None
    units = _magnitude(caption, vocabulary)
    out: list[Column | None] = []
    for text, column in zip(headers, cells, strict=True):
        kind = _kind(text, column, caption)
        own = _periods(text, context, vocabulary)
        if kind != "growth":
            last = own[0] if own else last
        period = last or (context.focus if context.focus is not UNKNOWN else None)
        if kind is None or period is None:
            out.append(None)
            continue
        base = _base(text, own, period) if kind == "growth" else None
        if kind == "growth" and len(own) > 1:
            period = max(own[:2], key=lambda one: one.end or date.min)
        how = How.STATED if own else How.CARRIED
        magnitude = _magnitude(text, vocabulary) or units
        out.append(Column(kind, period, how, magnitude, base, _measure(text, vocabulary)))
    return in_one_unit(_measured(_growth_of_latest(out)))


def in_one_unit(columns: list[Column | None]) -> list[Column | None]:
    """Counts in the unit that the header of another column of counts gives."""
    units = next((c.magnitude for c in columns if c is not None and c.kind == "level" and c.magnitude), None)
    return [c if c is None or c.magnitude is not None else replace(c, magnitude=units) for c in columns]


def _kind(text: str, column: list[str], caption: str) -> str | None:
    if _NOTHING.search(text):
        return None
    percents = sum("%" in cell for cell in column) * 2 > len(column)
    if _SHARE.search(text):
        return None if _GROWTH.search(text) else "share"
    if _GROWTH.search(text) or (len(find_slashes(text)) > 0 and percents):
        return "growth"
    if _RANK.search(text):
        return "rank"
    is_time = bool(re.search(rf"\d[QH]\d\d|Q[1-4]|20\d\d|H[12]\b|^\W*(?:{_NAMED_MONTHS})\W*$", text))
    if percents:  # "Q3 2016" over percentages: parts of the market where the caption speaks of shares
        return "share" if is_time and _SHARE.search(caption) and not _LEVEL.search(text) else None
    return "level" if _LEVEL.search(text) or is_time else None


def find_slashes(text: str) -> list[str]:
    """Two times with a stroke between them, "2Q20/2Q19"."""
    return re.findall(r"\d ?(?:/|vs\.?|–|-) ?[\dQH]\w+", text)


def _periods(text: str, context: TimeContext, vocabulary: Vocabulary) -> list[Period]:
    found = [resolve(time.expr, context)[0] for time in find_times(text, vocabulary)]
    return [period for period in found if period is not UNKNOWN]


def _base(text: str, own: list[Period], period: Period) -> Base:
    if len(own) > 1:
        later, earlier = sorted(own[:2], key=lambda one: one.end or date.min, reverse=True)
        return Base(relation_between(later, earlier), earlier)
    relation = Relation.MOM if _MONTHS.search(text) else Relation.QOQ if _QUARTERS.search(text) else Relation.YOY
    return Base(relation, base_of(relation, period))


def _growth_of_latest(columns: list[Column | None]) -> list[Column | None]:
    """Growth is of the latest period of the table."""
    levels = [c.period for c in columns if c is not None and c.kind != "growth" and c.period.end is not None]
    kinds = [c.kind for c in columns if c is not None]
    if not levels or (len(levels) > 1 and kinds == ["level", "growth"] * len(levels)):
        return columns  # "December, change, 2022, change": each is of the column before it
    latest = max(levels, key=lambda period: period.end or date.min)
    out: list[Column | None] = []
    for column in columns:
        if column is not None and column.base is not None and column.period != latest:
            relation = column.base.relation
            if relation in (Relation.YOY, Relation.QOQ):
                column = replace(column, period=latest, base=Base(relation, base_of(relation, latest)))  # noqa: PLW2901
        out.append(column)
    return out


def _measured(columns: list[Column | None]) -> list[Column | None]:
    """Shares and growth are of what the table counts."""
    counted = next((c.measure for c in columns if c is not None and c.measure is not None), None)
    return [c if c is None or c.measure is not None else replace(c, measure=counted) for c in columns]


def _measure(text: str, vocabulary: Vocabulary) -> str | None:
    return next((t.value for t in tokenize(text, vocabulary) if t.cls == "MEASURE"), None)


def _magnitude(text: str, vocabulary: Vocabulary) -> Fraction | None:
    found = _UNITS.search(text)
    if found is None:
        return None
    word = (found["m"] or found["p"]).lower().strip("'").removesuffix(" units")
    if word in _LETTERS or word.startswith("000"):
        return Fraction(_LETTERS.get(word, 1000))
    magnitudes = grammar_of(vocabulary).magnitudes
    return Fraction(magnitudes.get(word) or magnitudes.get(word.rstrip("s")) or 1)
