"""What the name of a saved page, or the end of its address, tells of its time: `…-q3-2017`, `…-nov-2025`.

Invariant: a name dates a page only where the page itself does not, and what it gives is a day after the period it
names, never the day of publication: it is good for reading bare periods, not for saying what was known when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from crossfoot.read.dates import DateCandidate, DateKind
from crossfoot.read.daytext import date_words, iso_day

__all__ = ["days_of_name"]

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_EDGE = r"(?<![0-9A-Za-z])"
_END = r"(?![0-9A-Za-z])"
_QUARTER = re.compile(
    rf"{_EDGE}(?:{_YEAR}[-_ ]?q(?P<q>[1-4])|q(?P<q2>[1-4])[-_ ]?{_YEAR.replace('<y>', '<y2>')}){_END}", re.IGNORECASE
)
_MONTH = re.compile(rf"{_EDGE}(?P<m>[a-z]{{3,9}})[-_ ]?{_YEAR}{_END}", re.IGNORECASE)
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")


def days_of_name(name: str, yearless: tuple[int, int] | None) -> Iterator[DateCandidate]:
    """The day a name stands for.

    Args:
        name: File name or address.
        yearless: Month and day of a dateline without a year; the name gives it the year.
    """
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    over = _first_day_after(stem)
    named = _ANY_YEAR.search(stem)
    if named is None or over is None:
        return
    if yearless is None:
        yield DateCandidate(over, f"name {stem}", DateKind.NAME)
        return
    year, (month, day) = int(named["y"]), yearless
    is_year_only = _period_of(stem) is None
    for number in (year, year + 1):
        written = iso_day(f"{number}-{month}-{day}")
        if written is not None and (is_year_only or written >= over):
            yield DateCandidate(written, f"dateline, year from the name {stem}", DateKind.NAME)
            return


def _first_day_after(stem: str) -> date | None:
    """The first day after the quarter, month or year that a name holds."""
    period = _period_of(stem)
    if period is not None:
        return period
    named = _ANY_YEAR.search(stem)
    return None if named is None else _first(int(named["y"]), 13)


def _period_of(stem: str) -> date | None:
    """The first day after the quarter or month that a name holds."""
    quarter = _QUARTER.search(stem)
    if quarter is not None:
        year, number = int(quarter["y"] or quarter["y2"]), int(quarter["q"] or quarter["q2"])
        return _first(year, 3 * number + 1)
    months = dict(date_words().months)
    found = (match for match in _MONTH.finditer(stem) if match["m"].lower() in months)
    return next((_first(int(match["y"]), months[match["m"].lower()] + 1) for match in found), None)


def _first(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
