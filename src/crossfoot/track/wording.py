"""Numbers and periods in words.

Invariant: a printed bound is never tighter than the proven one: low ends are rounded down, high ends up, and a figure
is printed in full where it is short enough. A number printed without "at least", "at most" or the like is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor

from crossfoot.model import Form, Grain, Interval, Period, Quantity, Unit

__all__ = ["and_list", "ceiling_text", "day_name", "exact_text", "floor_text", "interval_text", "percent_text",
           "period_name", "periods_text", "place_text", "quantity_text"]  # fmt: skip

# From this size on a number is printed with the word; below it all digits are.
_SCALES = ((Fraction(10**9), "billion"), (Fraction(10**6), "million"))
_DECIMALS = 2
_IN_FULL = 3  # as many decimals are printed where they are the whole number
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_LEADS = {Form.MORE: "more than ", Form.AT_LEAST: "at least ", Form.LESS: "less than ", Form.AT_MOST: "at most ",
          Form.ABOUT: "about ", Form.NEARLY: "nearly ", Form.JUST_OVER: "just over ", Form.PLAIN: "", Form.EXACT: "",
          Form.RANGE: ""}  # fmt: skip
_SUFFIXES = {Unit.PERCENT: " percent", Unit.POINTS: " points"}
_ORDINALS = ("first", "second", "third", "fourth")
_HALF_YEAR, _QUARTER = 6, 3


def floor_text(number: Fraction) -> str:
    """A number or the next smaller one that is short enough to print.

    Example:
        >>> floor_text(Fraction(567356451, 10)), floor_text(Fraction(23155000))
        ('56.73 million', '23.155 million')
    """
    return _text(number, floor)


def ceiling_text(number: Fraction) -> str:
    """A number or the next larger one that is short enough to print.

    Example:
        >>> ceiling_text(Fraction(28150000, 3)), ceiling_text(Fraction(94008))
        ('9.39 million', '94,008')
    """
    return _text(number, ceil)


def exact_text(number: Fraction) -> str:
    """A number in full; only for numbers that a page or a user wrote."""
    for scale, word in _SCALES:
        if abs(number) >= scale and _has_decimals(number / scale, _IN_FULL):
            return f"{_decimal(number / scale)} {word}"
    return _decimal(number)


def interval_text(interval: Interval) -> str:
    """An interval in words: "more than 56.73 million", "92.35 to 92.45 million", "at most 10,000", "94,008".

    Args:
        interval: Not empty, with at least one end.
    """
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return _between(floor_text(low), ceiling_text(low))
    if low is None or (low == 0 and high is not None):
        return f"{'less than' if interval.high_open else 'at most'} {ceiling_text(high or Fraction(0))}"
    if high is None:
        return f"{'more than' if interval.low_open else 'at least'} {floor_text(low)}"
    if abs(low) < _SCALES[-1][0] <= abs(high):
        # "400 to 1.2 million" could be read as 400 million.
        return f"{_decimal(Fraction(floor(low)))} to {_decimal(Fraction(ceil(high)))}"
    return _between(floor_text(low), ceiling_text(high))


def quantity_text(quantity: Quantity) -> str:
    """A figure as a page words it: "9.2 million", "more than 15 million", "nearly 50 percent"; its sign is left out.

    A figure given only in words ("almost half", "mid-teens") is told by the numbers the words allow.
    """
    low, high = quantity.interval.low, quantity.interval.high
    suffix = _SUFFIXES.get(quantity.unit, "")
    if low is None and high is None:
        return "an unnamed number"
    if low is not None and high is not None and high <= 0:
        low, high = -high, -low
    fallback = f"{interval_text(Interval(low, high, quantity.interval.low_open, quantity.interval.high_open))}{suffix}"
    lead = _LEADS.get(quantity.form)
    if lead is None or (quantity.form is Form.RANGE and (low is None or high is None)):
        return fallback
    if quantity.form is Form.RANGE and low is not None and high is not None:
        return f"{_between(exact_text(low), exact_text(high))}{suffix}"
    number = _number_printed(quantity.form, low, high)
    return fallback if number is None else f"{lead}{_as_written(number, quantity.written)}{suffix}"


def _number_printed(form: Form, low: Fraction | None, high: Fraction | None) -> Fraction | None:
    match form:
        case Form.MORE | Form.AT_LEAST | Form.JUST_OVER:
            return low
        case Form.LESS | Form.AT_MOST | Form.NEARLY:
            return high
    return None if low is None or high is None else (low + high) / 2


def _as_written(number: Fraction, written: str | None) -> str:
    """A number with the digits the page printed where they are known: 41.0 million is not 41 million."""
    digits = (written or "").replace(",", "")
    if digits.replace(".", "", 1).isdigit():
        for scale, word in (*_SCALES, (Fraction(1), "")):
            if Fraction(digits) * scale == number:
                shown = digits if "." in digits else f"{int(digits):,}"
                return f"{shown} {word}".strip()
    return exact_text(number)


def percent_text(number: Fraction) -> str:
    """A percentage as a page prints it, without a sign: `8.4 %` is "8.4"."""
    return _decimal(abs(number))


def place_text(worst: Fraction) -> str:
    """A place in the market that is aimed at: "first place", "a place among the first 3"."""
    return "first place" if worst == 1 else f"a place among the first {exact_text(worst)}"


def period_name(period: Period, *, year: bool = True) -> str:
    """A period as a newspaper says it: "the third quarter of 2017", "January to October 2017", "2017".

    Args:
        period: The period.
        year: Whether months and quarters name their year; a range over two years always does.
    """
    start, last = period.start, period.last
    if period.grain is Grain.CUMULATIVE and last is not None:
        return f"all time up to {day_name(last)}" if start is None else f"{day_name(start)} to {day_name(last)}"
    if start is None or last is None:
        return period.label
    suffix = f" {start.year}" if year else ""
    match period.grain:
        case Grain.YEAR:
            return str(start.year)
        case Grain.HALF:
            return f"the {_ORDINALS[start.month // _HALF_YEAR]} half" + (f" of {start.year}" if year else "")
        case Grain.QUARTER:
            return f"the {_ORDINALS[start.month // _QUARTER]} quarter" + (f" of {start.year}" if year else "")
        case Grain.MONTH:
            return f"{_MONTHS[start.month - 1]}{suffix}"
        case Grain.DAY:
            return day_name(start)
    if not period.has_whole_months:
        return f"{day_name(start)} to {day_name(last)}"
    if start.year != last.year:
        return f"{_MONTHS[start.month - 1]} {start.year} to {_MONTHS[last.month - 1]} {last.year}"
    joint = " and " if last.month == start.month + 1 else " to "
    return f"{_MONTHS[start.month - 1]}{joint}{_MONTHS[last.month - 1]}{suffix}"


def periods_text(periods: Sequence[Period], *, joint: str = "and") -> str:
    """Periods as a list; the year is said once where all have it, and two months in a row are named each.

    Example:
        >>> from crossfoot.model import parse_period
        >>> periods_text([parse_period("2017-07/2017-08")], joint="or")
        'July or August 2017'
    """
    years = {day.year for period in periods for day in (period.start, period.last) if day is not None}
    parts = [part for period in periods for part in _told_apart(period)]
    if len(years) != 1 or any(part.grain in (Grain.YEAR, Grain.DAY) for part in parts):
        return and_list([period_name(part) for part in parts], joint=joint)
    names = [period_name(part, year=False) for part in parts]
    of = "of " if names[-1].startswith("the ") else ""
    return f"{and_list(names, joint=joint)} {of}{years.pop()}"


def _told_apart(period: Period) -> tuple[Period, ...]:
    return period.split_months() if period.month_count == 2 else (period,)  # noqa: PLR2004


def day_name(day: date) -> str:
    """A day: "31 October 2017"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def and_list(items: Sequence[str], *, joint: str = "and") -> str:
    """Items as a list in a sentence: "a, b and c"."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def _text(number: Fraction, towards: Callable[[Fraction], int]) -> str:
    for scale, word in _SCALES:
        if abs(number) >= scale:
            return f"{_rounded(number / scale, towards, _DECIMALS)} {word}"
    return _rounded(number, towards, 0)


def _rounded(number: Fraction, towards: Callable[[Fraction], int], decimals: int) -> str:
    if decimals and _has_decimals(number, _IN_FULL):
        return _decimal(number)
    unit = 10**decimals
    return _decimal(Fraction(towards(number * unit), unit))


def _has_decimals(number: Fraction, most: int) -> bool:
    return bool((number * 10**most).denominator == 1)


def _decimal(number: Fraction) -> str:
    """A number in digits; a fraction that has none that end is cut after six places, so callers round first."""
    if number.denominator == 1:
        return f"{number.numerator:,}"
    return f"{float(number):,.6f}".rstrip("0").rstrip(".")


def _between(low: str, high: str) -> str:
    """Two printed numbers, the word that both end in said once."""
    low_digits, _, low_word = low.partition(" ")
    _, _, high_word = high.partition(" ")
    if low == high:
        return low
    return f"{low_digits} to {high}" if low_word == high_word else f"{low} to {high}"
