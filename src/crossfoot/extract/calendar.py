"""From what a time expression says to days: the small calendar algebra.

Invariant: the value depends on the expression, the publication date, the period in focus and whether the sentence
looks ahead, and on nothing else; what those do not settle stays unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from crossfoot.extract.periods import TimeExpr
from crossfoot.model import Grain, How, Period, Relation
from crossfoot.model.period import UNKNOWN, half, month, months, quarter, span_of, year

__all__ = ["TimeContext", "base_of", "relation_between", "resolve"]


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What an expression is read against.

    Args:
        published: Day of publication, or None where unknown.
        focus: The period the text speaks of, `UNKNOWN` at the start.
        is_future: Whether a target or forecast governs the sentence.
        year_hint: A year named in the same clause, or None.
    """

    published: date | None
    focus: Period = UNKNOWN
    is_future: bool = False
    year_hint: int | None = None


def resolve(expr: TimeExpr, context: TimeContext) -> tuple[Period, How]:
    """The days an expression means.

    Returns:
        The period, and whether it was stated outright, relative to the publication date, or carried from focus;
        `UNKNOWN` where the words and the context do not settle it.
    """
    match expr.relation:
        case "this" | "last" | "next":
            return _relative(expr, context), How.RELATIVE
        case "focus":
            return _in_focus(expr, context), How.CARRIED
        case "ago":
            return _ago(context.focus, expr), How.RELATIVE
        case "past":
            return _past(expr, context), How.RELATIVE
        case "same":
            return _same(expr, context), How.RELATIVE
        case "previous":
            return _previous(expr, context), How.RELATIVE
        case "following":  # "fourth in 2015, and third the following year"
            size = {"quarter": 3, "month": 1, "year": 12}.get(expr.unit)
            found = context.focus if size is not None and context.focus.month_count == size else UNKNOWN
            return found if found is UNKNOWN else found.shift_months(size or 0), How.RELATIVE
        case "split" if expr.year is not None:  # "2016-17": over the turn of the year, from April as a rule
            return months(expr.year - 1, 4, 12), How.STATED
    if expr.year is not None:
        return _named(expr, expr.year, context), How.STATED
    number = _year_of(expr, context)
    return (UNKNOWN if number is None else _named(expr, number, context)), How.RELATIVE


def base_of(relation: Relation, period: Period) -> Period:
    """The period a growth of this relation is measured against."""
    if period.start is None or period.end is None:
        return UNKNOWN
    if relation is Relation.YOY or relation is Relation.YTD:
        return period.shift_years(-1)
    if relation is Relation.WOW:
        return Period(period.start - timedelta(days=7), period.end - timedelta(days=7), period.grain)
    count = period.month_count
    if count is not None and count <= 12:
        return period.shift_months(-count)
    return UNKNOWN


def relation_between(period: Period, base: Period) -> Relation:
    """What a base period is to a period, by their days."""
    for relation in (Relation.YOY, Relation.QOQ):
        if base_of(relation, period) == base:
            if relation is Relation.QOQ:
                return {Grain.MONTH: Relation.MOM, Grain.HALF: Relation.HOH}.get(period.grain, Relation.QOQ)
            return relation
    return Relation.OTHER


def _named(expr: TimeExpr, number: int, context: TimeContext) -> Period:
    index = 1 if expr.index is None else expr.index  # 0 is the December before: "the four months to March"
    match expr.unit:
        case "quarter":
            found = quarter(number, index)
        case "half":
            found = half(number, index)
        case "month":
            found = month(number, index)
        case "months":
            found = months(
                number,
                index,
                (expr.last or 12) - index + 1 if (expr.last or 12) >= index else (expr.last or 12) + 13 - index,
            )
        case "days":
            found = _days(number, expr)
        case "day":
            found = _day(number, index, expr.last or 1)
        case "week":
            found = (_week_around if expr.role == "around" else _week_to)(number, index, expr.last or 1)
        case _:
            found = year(number)
    return _with_role(expr, found, context)


def _with_role(expr: TimeExpr, found: Period, context: TimeContext) -> Period:
    published = context.published
    if published is None or found.start is None or found.last is None:
        return found
    if expr.role == "remainder":
        first = published.replace(day=1)
        return span_of(first, found.last, grain=Grain.RANGE) if found.start <= first <= found.last else found
    if expr.role == "to_date" and found.start < published:
        last = _latest(context) or published
        recent = found.start < last and (published - last).days <= 31  # a text on August, out in September
        return span_of(found.start, last if recent else published)
    if expr.role == "since" and found.start <= published:
        focus = context.focus.end
        end = focus if focus is not None and found.start < focus <= published else published + timedelta(days=1)
        return Period(found.start, end, Grain.CUMULATIVE)
    if expr.role == "until" and context.is_future and published < found.last:
        return span_of(published, found.last, grain=Grain.RANGE)
    return found


def _latest(context: TimeContext) -> date | None:
    """The last day of the period in focus, or of publication where that is not over."""
    last, published = context.focus.last, context.published
    return published if last is None or (published is not None and published < last) else last


def _days(number: int, expr: TimeExpr) -> Period:
    first, last = expr.days or (1, 1)
    if last == 0 and (closing := month(number, expr.index or 1).last) is not None:
        return span_of(closing - timedelta(days=6), closing)
    try:
        start, end = date(number, expr.index or 1, first), date(number, expr.last or 12, last)
    except ValueError:
        return UNKNOWN
    if end < start:  # over the turn of the year
        start = start.replace(year=number - 1)
    return span_of(start, end)


def _day(number: int, index: int, day: int) -> Period:
    try:
        start = date(number, index, day)
    except ValueError:
        return UNKNOWN
    return Period(start, start + timedelta(days=1), Grain.DAY)


def _week_to(number: int, index: int, day: int) -> Period:
    last = _day(number, index, day).last
    return UNKNOWN if last is None else span_of(last - timedelta(days=6), last)


def _week_around(number: int, index: int, day: int) -> Period:
    """From Monday to Sunday."""
    first = _day(number, index, day).start
    if first is None:
        return UNKNOWN
    monday = first - timedelta(days=first.weekday())
    return span_of(monday, monday + timedelta(days=6), grain=Grain.RANGE)


def _year_of(expr: TimeExpr, context: TimeContext) -> int | None:
    """The year of a month, quarter or half named without one."""
    published = context.published
    if context.year_hint is not None:
        return context.year_hint
    if published is None:
        return context.focus.start.year if context.focus.start else None
    if expr.unit == "year":
        return published.year
    this = _named(TimeExpr(expr.unit, expr.index, expr.last, days=expr.days), published.year, TimeContext(None))
    if this.start is None or this.end is None:
        return None
    if context.is_future:  # a quarter just over may still be awaited
        grace = timedelta(days=45 if expr.unit in ("quarter", "half") else 0)
        return published.year if this.end > published - grace else published.year + 1
    if expr.unit in ("month", "day", "days", "week"):
        return published.year if this.start <= published else published.year - 1
    # A quarter or half is the latest one finished; ten days of grace, since preliminary figures come early.
    return published.year if this.end <= published + timedelta(days=10) else published.year - 1


def _relative(expr: TimeExpr, context: TimeContext) -> Period:
    published = context.published
    if published is None:
        return UNKNOWN
    step = {"this": 0, "last": -1, "next": 1}[expr.relation]
    if expr.index is not None:
        return _named(expr, published.year + step, context)
    if step == 0 and expr.unit == "quarter" and _is_just_over(context.focus, published):
        return context.focus  # "expectations for this quarter" in a text on the one that ended two days ago
    match expr.unit:
        case "quarter":
            running = quarter(published.year, (published.month + 2) // 3).shift_months(3 * step)
            return running.shift_months(-3) if step == 0 and _has_just_begun(running, context) else running
        case "half":
            return half(published.year, (published.month + 5) // 6).shift_months(6 * step)
        case "month":
            return month(published.year, published.month).shift_months(step)
        case "week":
            monday = published - timedelta(days=published.weekday()) + timedelta(days=7 * step)
            return span_of(monday, monday + timedelta(days=6), grain=Grain.RANGE)
        case "year":
            return _with_role(expr, year(published.year + step), context)
    return UNKNOWN


def _has_just_begun(running: Period, context: TimeContext) -> bool:
    """ "Shipments down again this quarter", nine days into the next: told of what is over, not looked ahead."""
    if context.is_future or context.published is None or running.start is None:
        return False
    return (context.published - running.start).days < 21


def _is_just_over(focus: Period, published: date) -> bool:
    """Whether the quarter in focus ended in the last three weeks."""
    return focus.month_count == 3 and focus.end is not None and 0 <= (published - focus.end).days <= 21


def _in_focus(expr: TimeExpr, context: TimeContext) -> Period:
    """The quarter, the month: the period in focus where it is of that length, else the latest one finished."""
    focus = context.focus
    sizes = {"quarter": 3, "half": 6, "month": 1, "year": 12}
    if expr.unit == "unknown":
        return focus
    size = sizes.get(expr.unit)
    if size is None:
        return focus if expr.unit == "week" else UNKNOWN
    if focus.month_count == size:
        return focus
    if focus.start is not None and focus.last is not None and focus.has_whole_months:
        if size == 12:
            return year(focus.start.year)
        if (focus.month_count or 0) < size and focus.grain is not Grain.CUMULATIVE:
            return {3: quarter, 6: half}[size](focus.last.year, (focus.last.month - 1) // size + 1)
    around = _around(focus, size)
    if around is not None:
        return around
    if context.published is None:
        return UNKNOWN
    this = _relative(TimeExpr(expr.unit, relation="this"), context)
    if size == 12 and focus.start is None:
        return this if context.is_future or context.published.month > 2 else this.shift_months(-12)
    return this if context.is_future else this.shift_months(-size)


def _around(focus: Period, size: int) -> Period | None:
    """ "11,000 in the first week of October and 40,000 in the month": the time of a length around days in focus."""
    if focus.start is None or focus.last is None or not focus.is_flow or focus.has_whole_months:
        return None
    first, last = (months(day.year, (day.month - 1) // size * size + 1, size) for day in (focus.start, focus.last))
    return first if first == last else None


def _ago(focus: Period, expr: TimeExpr) -> Period:
    count = expr.index or 1
    if focus.start is None or expr.unit == "year":
        return focus if focus.start is None else focus.shift_years(-count)
    return focus.shift_months(-count * (3 if expr.unit == "quarter" else 1)) if focus.has_whole_months else focus


def _past(expr: TimeExpr, context: TimeContext) -> Period:
    """The last whole months or quarters before publication."""
    published = context.published
    if published is None:
        return UNKNOWN
    count = expr.index or 1
    over = (published.month - 1) % 3 if expr.role == "quarters" else 0  # months of a quarter that is not over
    return months(published.year, published.month - over - count, count)


def _same(expr: TimeExpr, context: TimeContext) -> Period:
    focus = context.focus
    if focus.start is None or focus.end is None:
        return UNKNOWN
    if expr.year is not None:
        return focus.shift_years(expr.year - focus.start.year)
    if expr.role == "this_year" and context.published is not None:
        return focus.shift_years(context.published.year - focus.start.year)
    if expr.relation == "same" and expr.role in ("", "bare"):
        return focus.shift_years(-1)
    return focus


def _previous(expr: TimeExpr, context: TimeContext) -> Period:
    focus = context.focus
    sizes = {"quarter": 3, "half": 6, "month": 1, "year": 12}
    if focus.start is None:
        return UNKNOWN
    if expr.index is not None:
        return month(focus.start.year if expr.index < focus.start.month else focus.start.year - 1, expr.index)
    size = sizes.get(expr.unit)
    if size is None:
        return UNKNOWN
    if size == 12:
        return focus.shift_years(-1)
    if focus.month_count == size:
        return focus.shift_months(-size)
    return UNKNOWN
