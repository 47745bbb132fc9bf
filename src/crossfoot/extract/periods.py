"""Time expressions in a text: found with few token types, not yet valued.

Invariant: an expression keeps what the words say (unit, ordinal, year, relation) and nothing the words do not say; its
value comes from `calendar.resolve`, which knows the publication date and the period in focus.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["MONTHS", "TimeExpr", "TimeMention", "find_times"]


@dataclass(frozen=True, slots=True)
class TimeExpr:
    """What a time expression says.

    Args:
        unit: `day`, `week`, `month`, `quarter`, `half`, `year`, `months` (first to last month), `unknown`.
        index: Number of the month, quarter or half; for `months` the first; None where not named.
        last: For `months` the last month; for `day` the day of the month.
        year: Four digits, or None.
        relation: `named`; `this`, `last`, `next` by the publication date; `focus` ("the quarter"); `ago` ("a year ago");
            `same` ("the same quarter of 2023"); `previous` ("the previous quarter"); `fiscal`.
        role: "", `since`, `until` ("by the end of"), `remainder`, `to_date`.
    """

    unit: str
    index: int | None = None
    last: int | None = None
    year: int | None = None
    relation: str = "named"
    role: str = ""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression as met: characters from start to end."""

    start: int
    end: int
    expr: TimeExpr


MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_NUMBER = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_ORDER = {
    "first": 1,
    "opening": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "closing": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_CAP = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_M = rf"(?P<m>{_CAP}|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\b\.?"
_Y = r"(?P<y>(?:19|20)\d\d)(?!\d|,\d|\.\d|-\d\d\b)"
_YY = r"['’]?(?P<y>20\d\d|\d\d)(?!\d)"
_OF_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?(?:(?:calendar\s+|the\s+year\s+)?{_Y}|(?P<ty>(?:of\s+)?(?:this|last|next|the|that|the\s+same|the\s+current|the\s+previous)\s+year)))?"
_ORD = "first|second|third|fourth|final|last(?= quarter of)|opening|closing|1st|2nd|3rd|4th"

Build = Callable[[re.Match[str]], TimeExpr]


def _year(found: re.Match[str]) -> int | None:
    text = found.groupdict().get("y")
    if not text:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _of_year(found: re.Match[str], expr: TimeExpr) -> TimeExpr:
    """Fill the year from "of 2017" or "of last year"."""
    words = (found.groupdict().get("ty") or "").removeprefix("of ").removeprefix("in ").split()
    relation = (
        {"this": "this", "last": "last", "next": "next", "current": "this"}.get(words[-2], "named")
        if len(words) > 1
        else "named"
    )
    return TimeExpr(
        expr.unit,
        expr.index,
        expr.last,
        _year(found),
        relation if expr.relation == "named" else expr.relation,
        expr.role,
    )


def _quarter(found: re.Match[str]) -> TimeExpr:
    word = found["q"].lower()
    index = int(word) if word.isdigit() else _ORDER[word]
    relation = "fiscal" if found.groupdict().get("fiscal") else "named"
    return _of_year(found, TimeExpr("quarter", index, relation=relation))


def _half(found: re.Match[str]) -> TimeExpr:
    word = found["h"].lower()
    return _of_year(found, TimeExpr("half", int(word) if word.isdigit() else min(_ORDER[word], 2)))


def _month(found: re.Match[str]) -> TimeExpr:
    return _of_year(found, TimeExpr("month", MONTHS[found["m"].lower()]))


def _day(found: re.Match[str]) -> TimeExpr:
    return TimeExpr("day", MONTHS[found["m"].lower()], int(found["d"]), _year(found))


def _month_quarter(found: re.Match[str]) -> TimeExpr:
    last = MONTHS[found["m"].lower()]
    return TimeExpr("months", last - 2, last, _year(found))


def _first_months(found: re.Match[str]) -> TimeExpr:
    word = found["n"].lower()
    count = int(word) if word.isdigit() else _NUMBER[word]
    if found["which"].lower() in ("final", "last", "closing"):
        return _of_year(found, TimeExpr("months", 13 - count, 12, role="" if count > 3 else ""))
    return _of_year(found, TimeExpr("months", 1, count))


def _span(found: re.Match[str]) -> TimeExpr:
    return _of_year(found, TimeExpr("months", MONTHS[found["m1"].lower()], MONTHS[found["m"].lower()]))


def _relative(found: re.Match[str]) -> TimeExpr:
    unit = found["u"].lower().rstrip("s")
    relation = {
        "this": "this",
        "the current": "this",
        "last": "last",
        "next": "next",
        "past": "last",
        "the coming": "next",
        "current": "this",
    }[found["rel"].lower()]
    return TimeExpr(unit, relation=relation)


def _focus(found: re.Match[str]) -> TimeExpr:
    unit = found["u"].lower()
    return TimeExpr("quarter" if unit == "three months" else "unknown" if unit == "period" else unit, relation="focus")


def _ago(found: re.Match[str]) -> TimeExpr:
    return TimeExpr("year", relation="ago")


def _same(found: re.Match[str]) -> TimeExpr:
    expr = _of_year(found, TimeExpr("unknown", relation="same"))
    words = (found.groupdict().get("ty") or "").lower()
    return TimeExpr("unknown", year=expr.year, relation="same", role="this_year" if "this" in words else "")


def _previous(found: re.Match[str]) -> TimeExpr:
    unit = found["u"]
    if unit.lower() in MONTHS:
        return TimeExpr("month", MONTHS[unit.lower()], relation="previous")
    return TimeExpr(unit.lower(), relation="previous")


_SINCE = r"(?:since|from)\s+(?:(?:its|their|the)\s+(?:launch|debut|start|release|introduction)\s+)?(?:(?:in|on|of)\s+)?"

_PATTERNS: tuple[tuple[str, Build], ...] = (
    (rf"\b(?:through|for|over|during|until|to)?\s?the (?:remainder|rest) of (?:the (?P<ty>year)|this year|{_Y})",
     lambda f: TimeExpr("year", year=_year(f), relation="named" if _year(f) else "this", role="remainder")),
    (rf"\bby the end of {_Y}|\buntil the end of (?P<y2>20\d\d)", lambda f: TimeExpr("year", year=_year(f) or int(f["y2"]), role="until")),
    (rf"\bmiddle of {_Y}", lambda f: TimeExpr("half", 1, year=_year(f), role="until")),
    (rf"\b(?P<q>[1-4])Q\s?{_YY}\b|\bQ(?P<q1>[1-4])\s?[-/]?\s?(?:of\s+)?{_YY.replace('<y>', '<y1>')}\b",
     lambda f: TimeExpr("quarter", int(f["q"] or f["q1"]), year=_short_year(f["y"] or f["y1"]))),
    (rf"\b{_Y}[-\s]?Q(?P<q>[1-4])\b", lambda f: TimeExpr("quarter", int(f["q"]), year=_year(f))),
    (rf"\b(?:fiscal\s+)?Q(?P<q>[1-4])\b{_OF_YEAR}", _quarter),
    (rf"\b(?P<fiscal>fiscal[\s-])?(?P<q>{_ORD})[\s-](?:calendar\s|fiscal\s)?quarter(?:['’]s)?\b{_OF_YEAR}", _quarter),
    (rf"\b(?P<q>{_ORD})[\s-](?P<fiscal>fiscal)[\s-]quarter\b{_OF_YEAR}", _quarter),
    (rf"\b(?:the\s+)?(?:holiday|Christmas|year-end) quarter\b(?:\s+of\s+{_Y})?", lambda f: TimeExpr("quarter", 4, year=_year(f))),
    (rf"\b{_M}[\s-]quarter\b(?:\s+(?:of\s+)?{_Y})?", _month_quarter),
    (rf"\b(?:quarter|three months) (?:that )?(?:ended|ending|ends|to|through|until)\s+(?:in\s+|on\s+)?(?:end-)?(?:\d\d?\s+)?{_M}(?:\s+\d\d?)?(?:,?\s+{_Y})?", _month_quarter),
    (rf"\b(?P<h>[12])H\s?{_YY}\b", lambda f: TimeExpr("half", int(f["h"]), year=_short_year(f["y"]))),
    (rf"\bH(?P<h>[12])\b{_OF_YEAR}", _half),
    (rf"\b(?P<h>first|second|opening|last|latter)[\s-]half(?:['’]s)?\b{_OF_YEAR}".replace("|latter", ""), _half),
    (rf"\b(?:the\s+)?(?P<which>first|opening|initial|final|last|closing) (?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?) months\b{_OF_YEAR}", _first_months),
    (rf"\b(?P<m1>{_CAP})\.?\s?(?:to|through|and|till|until|-|–|—)\s?{_M}{_OF_YEAR}", _span),
    (r"\b(?:so far this year|this year so far|year[\s-]to[\s-]date|(?:in )?the year to date|to date this year)\b", lambda f: TimeExpr("year", relation="this", role="to_date")),
    (rf"\b{_M}\s+(?P<d>\d\d?)(?:st|nd|rd|th)?(?!\d|%|\s?(?:million|per))(?:,?\s+{_Y})?", _day),
    (rf"\b(?P<d>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?{_M}(?:,?\s+{_Y})?", _day),
    (r"\b(?P<y>20\d\d)-(?P<mm>\d\d)-(?P<d>\d\d)\b", lambda f: TimeExpr("day", int(f["mm"]), int(f["d"]), _year(f))),
    (rf"{_SINCE}{_M}(?:,?\s+{_Y})?(?=[\s.,;)]|$)(?!\s+(?:to|through))".replace("(?:since|from)", "since"), lambda f: TimeExpr("month", MONTHS[f["m"].lower()], year=_year(f), role="since")),
    (rf"{_SINCE}{_M}\s+(?P<d>\d\d?)(?:,?\s+{_Y})?".replace("(?:since|from)", "since"), lambda f: TimeExpr("day", MONTHS[f["m"].lower()], int(f["d"]), _year(f), role="since")),
    (rf"\bsince {_Y}", lambda f: TimeExpr("year", year=_year(f), role="since")),
    (rf"\b(?:early |late |mid-|mid )?{_M}(?:['’]s)?{_OF_YEAR}(?!\s+\d\d?\b(?!\d))", _month),
    (r"\bin the (?P<q>first|second|third|fourth)(?= with\b| at\b| on\b|[.,;])", lambda f: TimeExpr("quarter", _ORDER[f["q"].lower()], role="short")),
    (r"\b(?P<rel>this|the current|current|last|next|past|the coming) (?P<u>quarter|half|month|year|week)(?:['’]s)?\b", _relative),
    (r"\b(?:a|one) (?P<u>year)[\s-](?:ago|earlier|before|prior|previously)\b|\b(?:twelve|12) months (?:before|earlier|ago)\b|\b(?:the )?year-ago (?:quarter|period|month|figure|level)s?\b|\byear-earlier (?:quarter|period|month)?", _ago),
    (r"\b(?:a|one) (?P<u>month|quarter|week) (?:ago|earlier|before|prior)\b", _previous),
    (rf"\bthe (?:same|corresponding|comparable|equivalent) (?:quarter|period|month|three months|half|time|stretch)\b(?:\s+(?:of|in|a|one|the)?\s*(?:{_Y}|(?:the\s+)?(?P<ty>this year|last year|previous year|prior year)|year (?:ago|earlier|before)))?", _same),
    (rf"\bthe (?:previous|prior|preceding) (?P<u>quarter|month|year|half|week|{_CAP})\b|\bthe (?P<u2>year|quarter|month) (?:before|prior|earlier)\b",
     lambda f: _previous_of(f["u"] or f["u2"])),
    (r"\bthe (?:most )?(?:recent|latest) (?P<u>quarter|half|month|year)\b", _focus),
    (r"\bthe (?:single )?(?P<u>quarter|half|month|year|three months|week|period)(?:['’]s)?\b(?!\s+(?:of|ended|ending|to|before|earlier))", _focus),
    (r"\b(?:FY|fiscal(?: year)? )(?P<y>20\d\d|\d\d)\b", lambda f: TimeExpr("year", year=_short_year(f["y"]), relation="fiscal")),
    (rf"(?<![\w$€£.,/-])(?:(?:all|whole) of |calendar (?:year )?|full[- ]year |the single calendar year )?{_Y}(?:['’]s)?\b(?!\s*(?:units|phones|smartphones|cars|vehicles|million|per cent|percent|%))",
     lambda f: TimeExpr("year", year=_year(f))),
)  # fmt: skip


def _previous_of(unit: str) -> TimeExpr:
    if unit.lower() in MONTHS:
        return TimeExpr("month", MONTHS[unit.lower()], relation="previous")
    return TimeExpr(unit.lower(), relation="previous")


def _short_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


_FLAGS = {True: re.IGNORECASE, False: 0}
# Month names need their capital ("may", "march" are verbs), so patterns that name months keep case.
_COMPILED = tuple((re.compile(p if _CAP in p else f"(?i:{p})"), build) for p, build in _PATTERNS)
_TRIGGER = re.compile(
    rf"(?:19|20)\d\d|\bQ[1-4]|[1-4]Q|[12]H|\b(?:{_CAP})\b|(?i:quarter|half|month|year|week|date|period|season)"
)


def find_times(text: str) -> tuple[TimeMention, ...]:
    """Every time expression of a text, in order, none overlapping; the longer one wins, then the earlier rule."""
    if _TRIGGER.search(text) is None:
        return ()
    found: list[tuple[int, int, int, TimeExpr]] = []
    for number, (pattern, build) in enumerate(_COMPILED):
        for match in pattern.finditer(text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append((start, match.start() + len(match[0].rstrip(" ,")), number, build(match)))
    if "quarter" not in text.lower():  # "in the third" is a quarter only where quarters are spoken of
        found = [item for item in found if item[3].role != "short"]
    found.sort(key=lambda item: (item[0] - item[1], item[2], item[0]))
    taken: list[TimeMention] = []
    for start, end, _, expr in found:
        if all(end <= other.start or start >= other.end for other in taken):
            taken.append(TimeMention(start, end, expr))
    return tuple(sorted(taken, key=lambda mention: mention.start))
