"""Half-open runs of days, with names for months, quarters, halves and years.

Invariant: a period knows its days and what kind of time it is (a flow over the days, a stock at them, a running
total), and its notation says both and is read back to the same period. Start is included, end is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from crossfoot.errors import NotationError

__all__ = ["UNKNOWN", "Grain", "Period", "as_of_day", "cumulative", "half", "month", "months", "parse_period",
           "quarter", "span_of", "year"]  # fmt: skip


class Grain(StrEnum):
    """What kind of time a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    RANGE = "range"
    ASOF = "asof"
    CUMULATIVE = "cumulative"
    OPEN = "open"
    UNKNOWN = "unknown"


_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}
_WEEK = 7  # days
_NAMED = frozenset({Grain.DAY, Grain.WEEK, *_MONTHS})


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days.

    Args:
        start: First day, or None where it is unknown.
        end: First day after the period, or None where it is unknown or still open.
        grain: What kind of time it is. Days that are no calendar day, week, month, quarter, half or year under the
            grain given (the quarter from November to January) are a range.

    Raises:
        ValueError: It ends before it starts, or an end is missing or present where its kind of time has it otherwise.
    """

    start: date | None
    end: date | None
    grain: Grain

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"A period must end after it starts: {self.start} to {self.end}")
        if not self._has_its_ends():
            raise ValueError(f"A period of grain '{self.grain}' cannot run from {self.start} to {self.end}")
        if self.grain in _NAMED and not self._is_named():
            object.__setattr__(self, "grain", Grain.RANGE)

    def _has_its_ends(self) -> bool:
        match self.grain:
            case Grain.UNKNOWN:
                return self.start is None and self.end is None
            case Grain.OPEN:
                return self.end is None
            case Grain.CUMULATIVE:
                return True
        return self.start is not None and self.end is not None

    def _is_named(self) -> bool:
        if self.start is None or self.grain is Grain.DAY:
            return self.days == 1
        if self.grain is Grain.WEEK:
            return self.days == _WEEK and self.start.weekday() == 0
        size = _MONTHS[self.grain]
        return self.month_count == size and (self.start.month - 1) % size == 0

    @property
    def last(self) -> date | None:
        """The last day inside."""
        return None if self.end is None else self.end - timedelta(days=1)

    @property
    def days(self) -> int | None:
        """How many days it has."""
        return None if self.start is None or self.end is None else (self.end - self.start).days

    @property
    def is_flow(self) -> bool:
        """Whether a figure for it counts what happened over its days, so that parts add up."""
        return self.grain not in (Grain.ASOF, Grain.CUMULATIVE, Grain.OPEN, Grain.UNKNOWN)

    @property
    def has_whole_months(self) -> bool:
        """Whether it starts on a first and ends with a last day of a month."""
        return self.start is not None and self.end is not None and self.start.day == 1 and self.end.day == 1

    @property
    def month_count(self) -> int | None:
        """How many months it has; None where it is not made of whole months."""
        if not self.has_whole_months or self.start is None or self.end is None:
            return None
        return _index(self.end) - _index(self.start)

    def contains(self, other: Period) -> bool:
        """Whether every day of the other is a day of this one."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.start and other.end <= self.end

    def shift_months(self, count: int) -> Period:
        """The same kind of period so many whole months later; only for periods of whole months.

        Raises:
            ValueError: The period is not made of whole months.
        """
        if not self.has_whole_months or self.start is None or self.end is None:
            raise ValueError(f"Only whole months can be shifted by months, not {self.label}")
        return Period(_first(_index(self.start) + count), _first(_index(self.end) + count), self.grain)

    def shift_years(self, count: int) -> Period:
        """The same days so many years later; 29 February becomes the 28th."""
        if self.has_whole_months:
            return self.shift_months(12 * count)
        start = None if self.start is None else _same_day(self.start, count)
        last = None if self.last is None else _same_day(self.last, count)
        return Period(start, None if last is None else last + timedelta(days=1), self.grain)

    def split_months(self) -> tuple[Period, ...]:
        """Its months in order.

        Raises:
            ValueError: The period is not made of whole months.
        """
        if self.start is None or self.month_count is None:
            raise ValueError(f"Only whole months can be split into months, not {self.label}")
        first = _index(self.start)
        return tuple(_month_at(first + n) for n in range(self.month_count))

    @property
    def label(self) -> str:
        """Its name as the claims schema writes it."""
        if self.grain is Grain.UNKNOWN:
            return "?"
        if self.grain in _MONTHS and self.start is not None:
            return _regular_label(self.start, self.grain)
        if self.grain is Grain.DAY and self.start is not None:
            return self.start.isoformat()
        if self.grain is Grain.WEEK and self.start is not None:
            iso = self.start.isocalendar()
            return f"{iso.year}-W{iso.week:02d}"
        if self.grain is Grain.ASOF:
            return "@" + self._asof_label()
        start = ".." if self.start is None else self._end_label(self.start)
        end = ".." if self.last is None else self._end_label(self.last)
        return f"{start}/{end}"

    @property
    def notation(self) -> str:
        """Its label, with a plus sign in front of a running total, so that it is read back without loss."""
        return f"+{self.label}" if self.grain is Grain.CUMULATIVE else self.label

    def _asof_label(self) -> str:
        if self.start is None or self.last is None:
            raise ValueError("A stock stands at a day or over days")
        if self.start == self.last:
            return self.start.isoformat()
        for grain, count in _MONTHS.items():
            if self.month_count == count and (self.start.month - 1) % count == 0:
                return _regular_label(self.start, grain)
        return f"{self.start.isoformat()}/{self.last.isoformat()}"

    def _end_label(self, day: date) -> str:
        return f"{day.year:04d}-{day.month:02d}" if self.has_whole_months else day.isoformat()


UNKNOWN = Period(None, None, Grain.UNKNOWN)


def month(year_: int, number: int) -> Period:
    """A calendar month."""
    return months(year_, number, 1, grain=Grain.MONTH)


def quarter(year_: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return months(year_, 3 * number - 2, 3, grain=Grain.QUARTER)


def half(year_: int, number: int) -> Period:
    """A calendar half, 1 or 2."""
    return months(year_, 6 * number - 5, 6, grain=Grain.HALF)


def year(year_: int) -> Period:
    """A calendar year."""
    return months(year_, 1, 12, grain=Grain.YEAR)


def months(year_: int, first: int, count: int, *, grain: Grain | None = None) -> Period:
    """Whole months in a row, named as a month, quarter, half or year where they are one.

    Args:
        year_: Year of the first month.
        first: Number of the first month; may lie outside 1 to 12 and then counts on into other years.
        count: How many months, at least 1.
        grain: What kind of time it is; None names it by its months.
    """
    index = 12 * year_ + first - 1
    start, end = _first(index), _first(index + count)
    return Period(start, end, grain or _grain_of(start, count))


def span_of(first: date, last: date, *, grain: Grain | None = None) -> Period:
    """Days from the first to the last, both included, named as a calendar period where they are one."""
    end = last + timedelta(days=1)
    if grain is None and first == last:
        return Period(first, end, Grain.DAY)
    if grain is None and first.day == 1 and end.day == 1:
        return Period(first, end, _grain_of(first, _index(end) - _index(first)))
    return Period(first, end, grain or Grain.RANGE)


def as_of_day(day: date) -> Period:
    """A stock at the end of a day."""
    return Period(day, day + timedelta(days=1), Grain.ASOF)


def cumulative(start: date | None, last: date) -> Period:
    """A running total from a day, or from an unknown start, to a last day."""
    return Period(start, last + timedelta(days=1), Grain.CUMULATIVE)


_LABEL = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>[0-9]{2})"
    r"|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?\Z"
)
_EXPECTED = ("a period is 2017, 2017-H1, 2017-Q3, 2017-10, 2017-10-31, 2017-W44, a run A/B, "
             "a stock @A or a running total +A/B")  # fmt: skip


def parse_period(text: str) -> Period:
    """Read a label or its notation.

    Raises:
        NotationError: The text is no label.

    Example:
        >>> parse_period("2017-Q3").last
        datetime.date(2017, 9, 30)
        >>> parse_period("@2023-09-30").grain.value
        'asof'
    """
    try:
        if text == "?":
            return UNKNOWN
        if text.startswith("@"):
            stock = _parse_days(text[1:])
            return Period(stock.start, stock.end, Grain.ASOF)
        if text.startswith("+"):
            total = _parse_days(text[1:])
            return Period(total.start, total.end, Grain.CUMULATIVE)
        return _parse_days(text)
    except (ValueError, OverflowError):
        raise NotationError(text, _EXPECTED) from None


def _parse_days(text: str) -> Period:
    if "/" not in text:
        return _parse_single(text)
    left, _, right = text.partition("/")
    first = None if left == ".." else _parse_single(left).start
    last = None if right == ".." else _parse_single(right).end
    if last is None:
        return Period(first, None, Grain.OPEN)
    if first is None:
        return Period(None, last, Grain.CUMULATIVE)
    return Period(first, last, Grain.RANGE)


def _parse_single(text: str) -> Period:
    found = _LABEL.match(text)
    if found is None:
        raise ValueError(text)
    number = int(found["year"])
    if found["quarter"]:
        return quarter(number, int(found["quarter"]))
    if found["half"]:
        return half(number, int(found["half"]))
    if found["week"]:
        monday = date.fromisocalendar(number, int(found["week"]), 1)
        return Period(monday, monday + timedelta(days=_WEEK), Grain.WEEK)
    if found["day"]:
        day = date(number, int(found["month"]), int(found["day"]))
        return Period(day, day + timedelta(days=1), Grain.DAY)
    if found["month"]:
        date(number, int(found["month"]), 1)
        return month(number, int(found["month"]))
    return year(number)


def _index(day: date) -> int:
    return 12 * day.year + day.month - 1


def _first(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


def _month_at(index: int) -> Period:
    return Period(_first(index), _first(index + 1), Grain.MONTH)


def _grain_of(start: date, count: int) -> Grain:
    for grain, size in _MONTHS.items():
        if count == size and (start.month - 1) % size == 0:
            return grain
    return Grain.RANGE


def _regular_label(start: date, grain: Grain) -> str:
    match grain:
        case Grain.YEAR:
            return f"{start.year:04d}"
        case Grain.HALF:
            return f"{start.year:04d}-H{(start.month + 5) // 6}"
        case Grain.QUARTER:
            return f"{start.year:04d}-Q{(start.month + 2) // 3}"
    return f"{start.year:04d}-{start.month:02d}"


def _same_day(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
