"""Days written in text: `31 OCT 2017`, `July 12, 2016`, `2017-10-31`, `5.9.2017`, `2017年10月31日`, `৩১ অক্টোবর ২০১৭`.

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
_LONGEST_FIELD = 80


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
    others: tuple[str, ...]


@cache
def date_words() -> DateWords:
    """The words this package ships."""
    found = tomllib.loads(resources.files("crossfoot.read").joinpath("data/dates.toml").read_text("utf-8"))
    return DateWords(
        months=tuple(sorted(found["months"].items())),
        published=tuple(found["published"]),
        modified=tuple(found["modified"]),
        changed=tuple(found["changed"]),
        others=tuple(found["others"]),
    )


_MONTH = "{month}"
_ANY_YEAR = re.compile(r"(?:19|20|25)[0-9]{2}")
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
# Beside the name of a month the year may be one of the Buddhist calendar, 543 years ahead.
_NAMED_YEAR = r"(?P<year>(?:19|20|25)[0-9]{2})"
_BUDDHIST, _AHEAD = 2500, 543
# Figures of other scripts, to be read as 0 to 9.
_FIGURES = {
    first + value: str(value)
    for first in (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6, 0xC66, 0xCE6, 0xE50, 0xFF10)
    for value in range(10)
}
_DAY = r"(?P<day>[0-9]{1,2})"
# No figure, and no figure behind a sign: 1.2.2017.3 is a version. A time of day may be glued to the year, as two spans
# side by side are: "March 4, 202412:44 PM".
_BEFORE, _AFTER = r"(?<![0-9])(?<![0-9][./,-])", r"(?![./-][0-9]|[0-9](?![0-9]?:[0-9]{2}))"
_FULL = (
    # 31 OCT 2017; the 12th of July, 2016; 5. September 2017; 3 de mayo de 2020; 9-Mar-2019
    (
        rf"{_BEFORE}{_DAY}(?:st|nd|rd|th|\.|º|er)?(?: of| de)?(?:[ \-/.]{{1,2}}| d[’'])"
        rf"{_MONTH}[ \-/.,،]{{1,3}}(?:de |del |г\. ?)?{_NAMED_YEAR}{_AFTER}"
    ),
    # July 12, 2016; Sept. 5 2017; any word may stand there and is looked up afterwards
    rf"(?<!\w)(?P<month>[^\W\d_]{{3,12}})\.? {{1,2}}{_DAY}(?:st|nd|rd|th)?,? {{1,2}}{_NAMED_YEAR}{_AFTER}",
    # 2017. október 31.; 2017 m. spalio 31 d.; 2017. gada 31. oktobrī
    rf"{_BEFORE}{_YEAR}(?:\.| m\.)? {_MONTH} {_DAY}(?![0-9])",
    rf"{_BEFORE}{_YEAR}\. gada {_DAY}\. {_MONTH}",
    # 31 tháng 10, 2017; ngày 31 tháng 10 năm 2017
    rf"{_BEFORE}{_DAY} tháng (?P<number>[0-9]{{1,2}})(?:,| năm)? {_YEAR}{_AFTER}",
    # 2017-10-31; 2017/1/9; 2017.10.31; 2017-10-31T08:00
    rf"{_BEFORE}{_YEAR}(?P<sign>[\-/.])(?P<number>[0-9]{{1,2}})(?P=sign){_DAY}{_AFTER}",
    # 2017. 10. 31.
    rf"{_BEFORE}{_YEAR}\. (?P<number>[0-9]{{1,2}})\. {_DAY}(?![0-9])",
    # 2017年10月31日; 2017년 10월 31일
    rf"{_BEFORE}{_YEAR} ?[年년] ?(?P<number>[0-9]{{1,2}}) ?[月월] ?{_DAY} ?[日일]",
    # 31/10/2017; 5.9.2017; 10-31-2017
    rf"{_BEFORE}(?P<first>[0-9]{{1,2}})(?P<sign>[\-/.])(?P<second>[0-9]{{1,2}})(?P=sign){_YEAR}{_AFTER}",
)
_YEARLESS = (
    # Sept. 5
    rf"{_MONTH} {{1,2}}{_DAY}{_AFTER}",
    # 5 Sept
    rf"{_BEFORE}{_DAY} {_MONTH}",
)
# 20171031; 20171031T083000Z; 20171031083000
_UNDIVIDED = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<number>[01][0-9])(?P<day>[0-3][0-9])(?:[0-9]{4}|[0-9]{6})?(?![0-9])"
)


@cache
def _numbers() -> dict[str, int]:
    return dict(date_words().months)


@cache
def _compiled(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted((re.escape(name) for name, _ in date_words().months), key=len, reverse=True))
    month = rf"(?<!\w)(?P<month>{names})(?!\w)\.?"
    return tuple(re.compile(form.replace(_MONTH, month), re.IGNORECASE) for form in forms)


def days_in(text: str, *, month_first: bool = False) -> tuple[WrittenDay, ...]:
    """The full dates in a text, in order.

    Args:
        text: A line, a byline.
        month_first: Whether `3/4/2017` is the fourth of March.
    """
    figures = text if text.isascii() else text.translate(_FIGURES)
    if _ANY_YEAR.search(figures) is None:
        return ()
    found = []
    for match in _matches(_FULL, figures):
        day = _day(match, month_first=month_first)
        if day is not None:
            found.append(WrittenDay(day, match.start(), match.end()))
    return tuple(found)


def yearless_days_in(text: str) -> tuple[tuple[int, int], ...]:
    """Month and day of the dates in a text that have no year."""
    taken = [(written.start, written.end) for written in days_in(text)]
    found = []
    for match in _matches(_YEARLESS, text):
        if not any(start <= match.start() < end for start, end in taken):
            month, day = _numbers()[match["month"].lower()], int(match["day"])
            if _valid(_LEAP_YEAR, month, day):
                found.append((month, day))
    return tuple(found)


def _matches(forms: tuple[str, ...], text: str) -> list[re.Match[str]]:
    """What any of the forms matches, in order and without overlap; of two that start together the first form."""
    every = sorted(
        (match for form in _compiled(forms) for match in form.finditer(text)), key=lambda match: match.start()
    )
    found: list[re.Match[str]] = []
    for match in every:
        if not found or match.start() >= found[-1].end():
            found.append(match)
    return found


def iso_day(written: str, *, month_first: bool = False) -> date | None:
    """The day of a machine-readable date: `2017-10-31T08:30:00+08:00`, `20171031`, `Tue, 31 Oct 2017 08:30:00 GMT`."""
    text = written.strip()[:_LONGEST_FIELD].translate(_FIGURES)
    undivided = _UNDIVIDED.match(text)
    if undivided is not None:
        return _day(undivided, month_first=month_first)
    days = days_in(text, month_first=month_first)
    return days[0].day if days else None


def _day(match: re.Match[str], *, month_first: bool) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    year -= _AHEAD if year >= _BUDDHIST else 0
    if "month" in parts:
        month = _numbers().get(parts["month"].lower())
        return None if month is None else _valid(year, month, int(parts["day"]))
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
