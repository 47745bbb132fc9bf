"""Time expressions in a text: found by the patterns of the data, not yet valued.

Invariant: an expression keeps what the words say (unit, ordinal, year, relation) and nothing the words do not say; its
value comes from `calendar.resolve`, which knows the publication date and the period in focus.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from crossfoot.extract.spans import Disjoint
from crossfoot.extract.triggers import Wordings
from crossfoot.knowledge import PeriodPattern, Vocabulary

__all__ = ["MONTHS", "TimeExpr", "TimeMention", "find_times"]


@dataclass(frozen=True, slots=True)
class TimeExpr:
    """What a time expression says.

    Args:
        unit: `day`, `days` (a span), `week`, `month`, `quarter`, `half`, `year`, `months` (first to last month) or
            `unknown`. A `week` of month `index` ends on day `last`.
        index: Number of the month, quarter or half; for `months` the first; None where not named.
        last: For `months` the last month; for `day` the day of the month.
        year: Four digits, or None.
        relation: `named`; `this`, `last`, `next` by the publication date; `focus` ("the quarter"); `ago` ("a year
            ago"); `same` ("the same quarter of 2023"); `previous` ("the previous quarter"); `fiscal`; `split` (a year
            over two calendar years, "2016-17").
        role: "", `since`, `until` ("by the end of"), `remainder`, `to_date`, `bare` ("the same period" of no year),
            `pair` ("the second and third quarters"), `around` (a week by a day in it),
            `quarters` (the past months are whole quarters).
        days: For `days` the first day of month `index` and the last of month `last`; 0 is the month's last day.
    """

    unit: str
    index: int | None = None
    last: int | None = None
    year: int | None = None
    relation: str = "named"
    role: str = ""
    days: tuple[int, int] | None = None


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
_ORDER = {
    "first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "closing": 4,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_RELATIONS = {"the current": "this", "current": "this", "past": "last", "the coming": "next"}
_SEVERAL = (
    "first_quarters",
    "quarters",
    "past_months",
    "past_quarters",
    "past_years",
    "months_to",
    "months_between",
    "year_to",
    "year_through",
)
_UNITS = {"three months": "quarter", "period": "unknown"}


def find_times(text: str, vocabulary: Vocabulary) -> tuple[TimeMention, ...]:
    """Every time expression of a text, in order, none overlapping; the longer one wins, then the earlier pattern."""
    found: list[tuple[int, int, int, TimeExpr]] = []
    for number, record, pattern in _wordings(vocabulary).among(text):
        for match in pattern.finditer(text):
            words = match[0].rstrip(" ,")
            start = match.start() + len(words) - len(words.lstrip())
            found.append((start, match.start() + len(words), number, _expression(record, match)))
    if "quarter" not in text.lower():  # "in the third" is a quarter only where quarters are spoken of
        found = [item for item in found if item[3].role != "short"]
    found.sort(key=lambda item: (item[0] - item[1], item[2], item[0]))
    taken: Disjoint[TimeMention] = Disjoint()
    for start, end, _, expr in found:
        if not taken.clashes(start, end):
            taken.add(TimeMention(start, end, expr))
    return tuple(taken.spans)


@lru_cache(maxsize=4)
def _wordings(vocabulary: Vocabulary) -> Wordings[PeriodPattern]:
    return Wordings((record, record.pattern) for record in vocabulary.periods)


def _expression(record: PeriodPattern, found: re.Match[str]) -> TimeExpr:
    """What the words say, from the record and the groups that matched."""
    groups = {name: value for name, value in found.groupdict().items() if value}
    relation = _relation(record, groups)
    unit, index = record.unit, record.index
    named = (groups.get("u") or groups.get("u2") or "").lower()
    if unit == "named":
        unit = "month" if named in MONTHS else _UNITS.get(named, named)
    last: int | None = None
    days: tuple[int, int] | None = None
    if unit in _SEVERAL or (relation == "ago" and "n" in groups):
        return _of_several(record, groups, relation)
    if unit in ("week_of_month", "week_to", "week_of_day"):
        return _of_week(record, groups)
    ordinal = groups.get("q") or groups.get("q1") or groups.get("h") or groups.get("h1")
    if ordinal is not None:
        index = int(ordinal) if ordinal.isdigit() else _ORDER[ordinal.lower()]
        index = min(index, 2) if unit == "half" else index
    elif unit in ("first_months", "last_months"):
        count = _count(groups["n"])
        unit, index, last = ("months", 1, count) if unit == "first_months" else ("months", 13 - count, 12)
    elif unit == "three_months":
        last = MONTHS[groups["m"].lower().rstrip(".")]
        unit, index = "months", last - 2
    elif unit == "days":
        days = (int(groups["d1"]), int(groups["d"]))
        index, last = (MONTHS[groups.get(name, groups["m"]).lower()] for name in ("m1", "m"))
    elif unit == "months":
        index, last = MONTHS[groups["m1"].lower()], MONTHS[groups["m"].lower()]
    elif "mm" in groups or "m" in groups or named in MONTHS:
        index = int(groups["mm"]) if "mm" in groups else MONTHS[(groups.get("m") or named).lower()]
        last = int(groups["d"]) if "d" in groups else None
    return TimeExpr(unit, index, last, _year(groups), relation, _role(record, groups), days)


def _of_several(record: PeriodPattern, groups: dict[str, str], relation: str) -> TimeExpr:
    """Several quarters, months or years: "the first three quarters", "two years ago", "the past twelve months"."""
    match record.unit:
        case "first_quarters":
            return TimeExpr("months", 1, 3 * _count(groups["n"]), _year(groups), relation)
        case "quarters":
            named = (groups.get("q") or groups["q1"], groups.get("q2") or groups["q3"])
            first, last = (int(word) if word.isdigit() else _ORDER[word.lower()] for word in named)
            return TimeExpr("months", 3 * first - 2, 3 * last, _year(groups), relation, record.role or "pair")
        case "past_months":
            return TimeExpr("past_months", record.index or _count(groups["n"]), relation="past")
        case "past_years":
            return TimeExpr("past_months", 12 * _count(groups["n"]), relation="past")
        case "past_quarters":
            return TimeExpr("past_months", 3 * _count(groups["n"]), relation="past", role="quarters")
        case "year_through":
            return TimeExpr("months", 1, MONTHS[groups["m"].lower().rstrip(".")], _year(groups), relation)
        case "months_between":
            first, last = MONTHS[groups["m1"].lower()], MONTHS[groups["m"].lower().rstrip(".")]
            first -= 12 * ((_year(groups) or 0) - int(groups["y0"]))
            # A time that ends before it begins is none: only its end is known.
            return TimeExpr("months", min(first, last), last, _year(groups))
        case "months_to" | "year_to":
            count = 6 if "half" in groups else _count(groups["n"]) if "n" in groups else 12
            last = MONTHS[groups["m"].lower().rstrip(".")]
            return TimeExpr("months", last - count + 1, last, _year(groups))
    return TimeExpr(record.unit, _count(groups["n"]), relation="ago")


def _of_week(record: PeriodPattern, groups: dict[str, str]) -> TimeExpr:
    """A week of a month by its days, the last one counted from its end; "the week to October 28", "the week of" it."""
    month = MONTHS[(groups.get("m") or groups["m1"]).lower().rstrip(".")]
    if record.unit != "week_of_month":
        role = "around" if record.unit == "week_of_day" else ""
        return TimeExpr("week", month, int(groups.get("d") or groups["d1"]), _year(groups), role=role)
    number = {**_ORDER, "final": 0, "last": 0, "closing": 0}[groups["w"].lower()]
    return TimeExpr("days", month, month, _year(groups), days=(7 * number - 6, 7 * number))


def _count(word: str) -> int:
    names = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return int(word) if word.isdigit() else names.index(word.lower()) + 1


def _relation(record: PeriodPattern, groups: dict[str, str]) -> str:
    """The record's relation, unless a year is named or the words relate themselves ("of last year")."""
    if "rel" in groups:
        word = groups["rel"].lower()
        return _RELATIONS.get(word, word)
    if record.relation == "this" and "y" in groups:
        return "named"
    words = groups.get("ty", "").lower().split()
    if record.relation == "named" and len(words) > 1:
        return {"this": "this", "last": "last", "next": "next", "current": "this"}.get(words[-2], "named")
    return record.relation


def _role(record: PeriodPattern, groups: dict[str, str]) -> str:
    if record.relation == "same" and "tail" not in groups:
        return "bare"
    return "this_year" if record.relation == "same" and groups.get("ty", "").lower() == "this year" else record.role


def _year(groups: dict[str, str]) -> int | None:
    text = groups.get("y") or groups.get("y1")
    if text is None:
        return None
    return int(text) if int(text) > 99 else 2000 + int(text)
