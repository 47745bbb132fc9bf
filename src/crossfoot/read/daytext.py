"""Days written in text: `31 OCT 2017`, `July 12, 2016`, `2017-10-31`, `5.9.2017`, `2017年10月31日`.

Invariant: a day is given only where its year, month and day are all written; where two orders of figures are possible
the caller's order decides, and where only one is possible that one is taken.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

__all__ = ["DateWords", "WrittenDay", "date_words", "days_in", "iso_day", "yearless_days_in"]

# The web starts, and a clock that runs wild ends.
_EARLIEST_YEAR = 1990
_LATEST_YEAR = 2099
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day and where it stands in the text it was found in."""

    day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateWords:
    """What dates are called, read once from a data file."""

    months: tuple[tuple[str, int], ...]
    published: tuple[str, ...]
    modified: tuple[str, ...]
    changed: tuple[str, ...]


@cache
def date_words() -> DateWords:
    """The words this package ships."""
    found = tomllib.loads(resources.files("crossfoot.read").joinpath("data/dates.toml").read_text("utf-8"))
    return DateWords(
        months=tuple(sorted(found["months"].items())),
        published=tuple(found["published"]),
        modified=tuple(found["modified"]),
        changed=tuple(found["changed"]),
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted((re.escape(name) for name, _ in date_words().months), key=len, reverse=True))
    month = rf"(?P<month{{0}}>(?<!\w)(?:{names})\b)\.?"
    year = r"(?P<year{0}>(?:19|20)[0-9]{{2}})(?![0-9])"
    day = r"(?<![0-9.,])(?P<day{0}>[0-9]{{1,2}})"
    glue = r"[ \-/.,]{1,3}(?:de |del )?"
    forms = (
        # 31 OCT 2017; 12th of July, 2016; 5. September 2017; 3 de mayo de 2020
        day
        + r"(?:st|nd|rd|th|\.|º|er)?(?: of| de)?[ \-/.]{{1,2}}"
        + month
        + glue.replace("{", "{{").replace("}", "}}")
        + year,
        # July 12, 2016; Sept. 5 2017
        month + r" {{1,2}}" + day.replace("(?<![0-9.,])", "") + r"(?:st|nd|rd|th)?,? {{1,2}}" + year,
        # 2017-10-31; 2017/10/31; 2017.10.31; 2017-10-31T08:00
        r"(?<![0-9./-])"
        + year.replace("(?![0-9])", "")
        + r"(?P<sep{0}>[\-/.])(?P<number{0}>[0-9]{{1,2}})(?P=sep{0})(?P<day{0}>[0-9]{{1,2}})(?![0-9])",
        # 2017年10月31日; 2017년 10월 31일
        year + r" ?[年년] ?(?P<number{0}>[0-9]{{1,2}}) ?[月월] ?(?P<day{0}>[0-9]{{1,2}}) ?[日일]",
        # 31/10/2017; 5.9.2017; 10-31-2017
        r"(?<![0-9./-])(?P<first{0}>[0-9]{{1,2}})(?P<sep{0}>[\-/.])(?P<second{0}>[0-9]{{1,2}})(?P=sep{0})" + year,
    )
    full = "|".join(form.format(at) for at, form in enumerate(forms))
    yearless = (
        rf"{month.format(0)} {day.format(0).replace('(?<![0-9.,])', '')}(?![0-9])|{day.format(1)} {month.format(1)}"
    )
    return re.compile(full, re.IGNORECASE), re.compile(yearless, re.IGNORECASE)


def days_in(text: str, *, month_first: bool = False) -> tuple[WrittenDay, ...]:
    """The full dates in a text, in order.

    Args:
        text: A line, a byline.
        month_first: Whether `3/4/2017` is the fourth of March.
    """
    found = []
    for match in _patterns()[0].finditer(text):
        parts = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value is not None}
        day = _day(parts, month_first=month_first)
        if day is not None:
            found.append(WrittenDay(day, match.start(), match.end()))
    return tuple(found)


def yearless_days_in(text: str) -> tuple[tuple[int, int], ...]:
    """Month and day of the dates in a text that have no year."""
    spans = [(written.start, written.end) for written in days_in(text)]
    found = []
    for match in _patterns()[1].finditer(text):
        if any(start <= match.start() < end for start, end in spans):
            continue
        parts = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value is not None}
        month, day = dict(date_words().months)[parts["month"].lower()], int(parts["day"])
        if _valid(_LEAP_YEAR, month, day):
            found.append((month, day))
    return tuple(found)


def iso_day(written: str, *, month_first: bool = False) -> date | None:
    """The day of a machine-readable date: `2017-10-31T08:30:00+08:00`, `20171031`, `Tue, 31 Oct 2017 08:30:00 GMT`."""
    text = written.strip()[:80]
    found = re.match(
        r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])|((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])[0-9]{4,6}",
        text,
    )
    if found is not None:
        numbers = [int(part) for part in found.groups() if part is not None]
        return _valid(*numbers[:3])
    days = days_in(text, month_first=month_first)
    return days[0].day if days else None


def _day(parts: dict[str, str], *, month_first: bool) -> date | None:
    year = int(parts["year"])
    if "month" in parts:
        return _valid(year, dict(date_words().months)[parts["month"].lower()], int(parts["day"]))
    if "number" in parts:
        return _valid(year, int(parts["number"]), int(parts["day"]))
    first, second = int(parts["first"]), int(parts["second"])
    month, day = (first, second) if month_first else (second, first)
    return _valid(year, month, day) or _valid(year, day, month)


def _valid(year: int, month: int, day: int) -> date | None:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
