"""What is done, what is left, and how much a month still reaches the number.

Invariant: pure arithmetic on intervals. The part done and the part left tile the period; months count alike, and a
period that is not made of whole months is cut by days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from crossfoot.model import Interval, Period
from crossfoot.model.interval import at_least, exactly
from crossfoot.model.period import span_of
from crossfoot.track.aim import number_of

__all__ = ["Course", "course_of", "even_share", "remaining_of", "required_run_rate"]


@dataclass(frozen=True, slots=True)
class Course:
    """How far a period has run.

    Args:
        elapsed: The part that is over, or None before its first month (or day) is.
        left: The part that is not, or None once it is over.
        unit: What the part left is counted in: `month` or `day`.
        units_left: How many; 0 once it is over.
    """

    elapsed: Period | None
    left: Period | None
    unit: str
    units_left: int

    @property
    def units_over(self) -> int:
        """How many months (or days) are over."""
        if self.elapsed is None:
            return 0
        return (self.elapsed.month_count if self.unit == "month" else self.elapsed.days) or 0

    @property
    def days_left(self) -> int:
        """How many days are left; a running month counts whole."""
        return 0 if self.left is None else self.left.days or 0

    @property
    def is_over(self) -> bool:
        """Whether nothing of the period is left."""
        return self.left is None


def course_of(period: Period, *, as_of: date) -> Course:
    """Cut a period into what is over at the end of a day and what is not.

    A month counts as over with its last day; a running month is left as a whole.

    Args:
        period: Start and end known.
        as_of: The day.

    Raises:
        ValueError: The period has no start or no end.
    """
    if period.start is None or period.last is None:
        raise ValueError(f"A period without start or end has no course: {period.label}")
    unit = "month" if period.has_whole_months else "day"
    last = _last_month_end(as_of) if unit == "month" else as_of
    last = min(max(last, period.start - timedelta(days=1)), period.last)
    elapsed = span_of(period.start, last) if last >= period.start else None
    left = span_of(last + timedelta(days=1), period.last) if last < period.last else None
    if left is None:
        return Course(elapsed, None, unit, 0)
    return Course(elapsed, left, unit, left.month_count or 0 if unit == "month" else left.days or 0)


def remaining_of(aim: Interval, achieved: Interval) -> Interval:
    """Units still needed to reach the number an aim names, or left to a cap; 0 where nothing caps the progress.

    Example:
        >>> from crossfoot.model.interval import at_least, between, more_than
        >>> print(remaining_of(at_least(90), between(69, 70)), remaining_of(at_least(90), more_than(70)))
        [20, 21] [0, 20)
    """
    needed = exactly(number_of(aim)) - achieved
    if needed.high is not None and needed.high <= 0:
        return exactly(0)
    return needed.intersect(at_least(0))


def even_share(aim: Interval, course: Course) -> Interval:
    """What an even pace would have brought by the end of the part that is over.

    Example:
        >>> from crossfoot.model import parse_period
        >>> from crossfoot.model.interval import at_least
        >>> print(even_share(at_least(90), course_of(parse_period("2017"), as_of=date(2017, 10, 31))))
        [75, …)
    """
    return aim.scale(Fraction(course.units_over, course.units_over + course.units_left))


def required_run_rate(remaining: Interval, units: int) -> Interval:
    """Units per month (or day) that still reach the number.

    Args:
        remaining: Units still needed.
        units: Months (or days) left, at least one.
    """
    return remaining.scale(Fraction(1, units))


def _last_month_end(day: date) -> date:
    """The last day of the last month that is over at the end of a day."""
    tomorrow = day + timedelta(days=1)
    return tomorrow.replace(day=1) - timedelta(days=1)
