"""Times in a table: the period of a figure, and the day a page was out.

Invariant: a text is read whole or not at all, by a form the mapping names, as claims write periods, as SDMX writes
them, or in words that leave no year open; a fiscal year is refused, for whose it is stands elsewhere.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from crossfoot.errors import NotationError
from crossfoot.exchange.figure import SlotError
from crossfoot.extract.calendar import TimeContext, resolve
from crossfoot.extract.periods import find_times
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Grain, Period, parse_period
from crossfoot.model.period import months, span_of, year

__all__ = ["published_on", "read_period"]

_EXPECTED = "expected a period such as 2017, 2017-H1, 2017-Q3, 2017-10, Q3 2017, October 2017 or 2017-01/2017-10"
_PUBLISHED = "expected the day of publication, such as 2017-10-31, or its month or year"
# 2017-S1   2017-T2   2017-A1   2017-M10   2017-D304   2017-01-01/P10M
_SDMX = re.compile(r"(?P<year>\d{4})-(?P<unit>[ASTM])(?P<number>\d{1,2})\Z")
_DAY_OF_YEAR = re.compile(r"(?P<year>\d{4})-D(?P<day>\d{3})\Z")
_TIME_RANGE = re.compile(r"(?P<first>\d{4}-\d\d-\d\d)(?:T[\d:]+)?/P(?P<count>\d{1,5})(?P<unit>[YMD])\Z")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?\Z")
_LENGTHS = {"A": 12, "S": 6, "T": 4, "M": 1}
_DATED = (Grain.YEAR, Grain.MONTH, Grain.DAY)


def read_period(text: str, dates: tuple[str, ...], vocabulary: Vocabulary) -> Period:
    """The period a text names.

    Args:
        text: As it stands in the table.
        dates: Forms of dates the mapping names; one without a day names a month, one without a month a year.
        vocabulary: Its words of time are used.

    Raises:
        SlotError: It names none.
    """
    found = _period(text, dates, vocabulary)
    if found is None:
        raise SlotError("period", text, _EXPECTED)
    return found


def published_on(text: str, dates: tuple[str, ...], vocabulary: Vocabulary) -> date:
    """The day by which a page was out for certain: a month or a year is over on its last day.

    Raises:
        SlotError: The text names no day, month or year.
    """
    moment = _MOMENT.match(text)
    found = _period(moment[1] if moment else text, dates, vocabulary)
    if found is None or found.last is None or found.grain not in _DATED:
        raise SlotError("published", text, _PUBLISHED)
    return found.last


@lru_cache(maxsize=4096)
def _period(text: str, dates: tuple[str, ...], vocabulary: Vocabulary) -> Period | None:
    for form in dates:
        try:
            return _by_form(datetime.strptime(text, form).date(), form)  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    try:
        return parse_period(text)
    except NotationError:
        return _sdmx(text) or _in_words(text, vocabulary)


def _by_form(day: date, form: str) -> Period:
    if not any(sign in form for sign in ("%m", "%b", "%B", "%j", "%x", "%D", "%F")):
        return year(day.year)
    has_day = any(sign in form for sign in ("%d", "%e", "%j", "%x", "%D", "%F"))
    return span_of(day, day) if has_day else months(day.year, day.month, 1)


def _sdmx(text: str) -> Period | None:
    """A period as SDMX writes it (technical notes, section on time), where claims write it otherwise."""
    try:
        if found := _SDMX.match(text):
            length, number = _LENGTHS[found["unit"]], int(found["number"])
            is_one = 1 <= number <= 12 // length
            return months(int(found["year"]), length * (number - 1) + 1, length) if is_one else None
        if found := _DAY_OF_YEAR.match(text):
            day = date(int(found["year"]), 1, 1) + timedelta(days=int(found["day"]) - 1)
            return span_of(day, day) if day.year == int(found["year"]) else None
        if found := _TIME_RANGE.match(text):
            first, count = date.fromisoformat(found["first"]), int(found["count"])
            if found["unit"] == "D":
                return span_of(first, first + timedelta(days=count - 1))
            by = count * (12 if found["unit"] == "Y" else 1)
            return months(first.year, first.month, by) if first.day == 1 else None
    except (ValueError, OverflowError):
        return None
    return None


def _in_words(text: str, vocabulary: Vocabulary) -> Period | None:
    found = find_times(text, vocabulary)
    if len(found) != 1 or found[0].expr.relation != "named" or found[0].expr.year is None or found[0].expr.role:
        return None
    if text[: found[0].start].strip() or text[found[0].end :].strip():
        return None
    period, _ = resolve(found[0].expr, TimeContext(None))
    return None if period.grain is Grain.UNKNOWN else period
