"""What a page means by a record: of which figure, in which direction, against which earlier periods.

Invariant: a wording that is not understood is no record that can be checked; it is never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from crossfoot.errors import NotationError
from crossfoot.model import Grain, Period, parse_period
from crossfoot.track.feats.feat import Figure
from crossfoot.track.feats.lines import MONTHS, months_between

__all__ = ["RecordWords", "earlier_periods", "read_record"]

# "highest", "lowest first half", "fastest growth", "largest decline"
_WORDS = re.compile(
    r"(?P<side>highest|lowest|fastest|slowest|largest|smallest|best|worst|strongest|weakest)"
    r"(?: (?P<what>growth|increase|rise|decline|fall|drop|share))?"
    r"(?: (?P<season>(?:first|second|third|fourth) (?:quarter|half)))?"
)
_HIGH = ("highest", "fastest", "largest", "best", "strongest")
_FALLS = ("decline", "fall", "drop")
_GROWTH = ("growth", "increase", "rise", *_FALLS)
_MOVES = ("fastest", "slowest")  # without "growth" the time it took
# "10 years", "8 quarters", "year 2024", "since 2013-Q3", "any third quarter"
_BACK = re.compile(r"(?:in )?(?P<count>\d+) (?P<unit>year|quarter|month)s?")
_SINCE = re.compile(r"since (?P<period>\S+)")
_YEAR = re.compile(r"(?:year )?(?P<year>\d{4})")
_SEASON = re.compile(r"any (?:first|second|third|fourth) (?:quarter|half)|any (?:year|month|quarter)")
_EVER = ("ever", "all time", "all-time")
_LENGTHS = {"year": 12, "quarter": 3, "month": 1}


@dataclass(frozen=True, slots=True)
class RecordWords:
    """A record as a page words it.

    Args:
        figure: What is compared; None where another claim of the page says so.
        is_high: Whether it is the highest; else the lowest.
        is_seasonal: Whether it is compared with the same part of earlier years only.
    """

    figure: Figure | None
    is_high: bool
    is_seasonal: bool


def read_record(record: str, scope: str) -> RecordWords | None:
    """The meaning of a record's wording, or None where it is not understood.

    Args:
        record: `highest`, `lowest first half`, `fastest growth` and the like.
        scope: `ever`, `10 years`, `since 2013-Q3`, `any third quarter` and the like.

    Example:
        >>> read_record("largest decline", "since 2013-Q3")
        RecordWords(figure=<Figure.GROWTH: 'growth'>, is_high=False, is_seasonal=False)
    """
    found = _WORDS.fullmatch(record)
    if found is None or (found["side"] in _MOVES and found["what"] not in _GROWTH):
        return None
    is_high = (found["side"] in _HIGH) != (found["what"] in _FALLS)
    figure = Figure.SHARE if found["what"] == "share" else Figure.GROWTH if found["what"] in _GROWTH else None
    is_seasonal = found["season"] is not None or (_SEASON.fullmatch(scope) is not None and scope[4:] not in MONTHS)
    return RecordWords(figure, is_high, is_seasonal)


def earlier_periods(period: Period, scope: str, *, since: Period, step: int) -> tuple[tuple[Period, ...], bool] | None:
    """The periods a record is held against, the latest first, and whether these are all it means.

    Args:
        period: The record's own.
        scope: As worded.
        since: The first period of which anything is known.
        step: Months from one period to the next.

    Returns:
        None where the scope is not understood. Of "ever" only the known history can be looked at, so that is never all.
    """
    reach = _reach(period, scope)
    if reach is None:
        return None
    found = []
    at = period.shift_months(-step)
    while months_between(since, at) >= 0 and reach(at):
        found.append(at)
        at = at.shift_months(-step)
    is_all = _is_bounded(scope) and not reach(at)
    return tuple(found), is_all


def _is_bounded(scope: str) -> bool:
    return scope not in _EVER and _SEASON.fullmatch(scope) is None


def _reach(period: Period, scope: str) -> Callable[[Period], bool] | None:
    """Whether an earlier period is one of those a record is held against."""
    if not _is_bounded(scope):
        return lambda _: True
    if found := _BACK.fullmatch(scope):
        months = int(found["count"]) * _LENGTHS[found["unit"]]
        return lambda earlier: months_between(earlier, period) < months
    if found := _SINCE.fullmatch(scope):
        try:
            first = parse_period(found["period"])
        except NotationError:
            return None
        # The period named did as well: the record holds against all after it.
        return None if first.end is None else lambda earlier: months_between(first, earlier) > 0
    if (found := _YEAR.fullmatch(scope)) and period.grain is not Grain.YEAR:
        return lambda earlier: earlier.start is not None and earlier.start.year == int(found["year"])
    return None
