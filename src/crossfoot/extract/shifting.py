"""Times read by what the text is about: the whole of a half-year by its end, last year's month by a month.

Invariant: a time is only moved to the one in focus or to the one of its name before it, never anywhere else.
"""

from __future__ import annotations

from crossfoot.extract.periods import TimeExpr
from crossfoot.extract.scope import in_brackets
from crossfoot.extract.tokens import Token
from crossfoot.model import Period

__all__ = [
    "before_focus",
    "in_its_year",
    "is_over",
    "is_since_last",
    "told_in_brackets",
    "up_to",
    "year_before",
    "year_of_list",
]

_PARTS_OF_A_YEAR = (3, 6)
_OUTDID = (
    "eclipsed",
    "topped",
    "beat",
    "bettered",
    "passed",
    "exceeded",
    "eclipsing",
    "topping",
    "beating",
    "surpassing",
)


def up_to(tokens: tuple[Token, ...], index: int, period: Period, focus: Period) -> Period:
    """ "By the end of June the brand delivered": in a text on the half-year, all of it."""
    if not index or tokens[index - 1].cls != "ENDING":
        return period
    return focus if focus.is_flow and focus.end == period.end and focus.contains(period) else period


def before_focus(expr: TimeExpr, period: Period, focus: Period) -> Period:
    """ "17.3 per cent in September, up from 14.8 last year": the time of that name before the one told of."""
    if period == focus and period.month_count is not None:
        return period.shift_months(-period.month_count)
    if expr.unit != "year" or focus.start is None or period.start is None or (focus.month_count or 12) >= 12:
        return period
    before = focus.shift_years(-1)
    # "11,292 in December, down from 16,000 last year", told in January: the December before
    return before if period.contains(before) or period.contains(focus) else period


def is_since_last(tokens: tuple[Token, ...], index: int) -> bool:
    """ "A steep drop since last year, when it held 32 per cent": what is compared with, no time of the text."""
    time = tokens[index].time
    return index > 0 and tokens[index - 1].value == "since" and time is not None and time.expr.relation == "last"


def is_over(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Raises its forecast after the holiday quarter": what comes after it is told of, not the quarter itself."""
    for token in reversed(tokens[max(0, index - 4) : index]):
        if token.cls not in ("W", "ADJ") or token.value in ("until", "before", "in"):
            return False
        if token.value == "after":
            return True
    return False


def told_in_brackets(tokens: tuple[Token, ...], index: int, period: Period, focus: Period) -> tuple[Period, int] | None:
    """ "(2020: 34.4 % share; 2019: 33.2 %)", "(last year's share: 15.5 %)": its days and the one figure it dates.

    In a text on a quarter a year stands for that quarter of it. None where no figure behind a colon follows.
    """
    reach = range(index + 1, min(len(tokens) - 1, index + 6))
    colon = next((i for i in reach if tokens[i].text == ":"), None)
    if colon is None or tokens[colon + 1].cls not in ("PCT", "COUNT") or in_brackets(tokens, index) is None:
        return None
    if period.month_count == 12 and focus.month_count in (1, 3, 6) and focus.start is not None and period.start:
        period = focus.shift_years(period.start.year - focus.start.year)
    return period, colon + 1


def in_its_year(period: Period, focus: Period, *, is_compared: bool, is_future: bool) -> Period:
    """A period named without a year, by what the text speaks of rather than by the day it came out."""
    if is_compared:
        return _last_before(period, focus)
    return period if is_future else _that_holds(period, focus)


def _that_holds(period: Period, focus: Period) -> Period:
    """ "In Q3 2016 …, and in the first nine months": those of 2016, since they hold the quarter told of."""
    if period.start is None or focus.start is None or focus.month_count is None:
        return period
    this = period.shift_years(focus.start.year - period.start.year)
    if focus.month_count in _PARTS_OF_A_YEAR and focus.contains(this):
        return this  # "In the first quarter of 2024 …, of which 5 million in January", in January 2025
    return this if this != focus and this.contains(focus) else period


def _last_before(period: Period, focus: Period) -> Period:
    """ "In October 2016, fewer than in September": a period compared with is the last of its name before the other."""
    if period.start is None or focus.start is None or focus.month_count != period.month_count:
        return period
    this = period.shift_years(focus.start.year - period.start.year)
    return this if this.end is not None and this.end <= focus.start else this.shift_years(-1)


def year_before(tokens: tuple[Token, ...], index: int, focus: Period) -> int | None:
    """ "In the second half of the previous year": the year before the one told of."""
    if focus.start is None or not tokens[index].text.lower().endswith("previous year"):
        return None
    return focus.start.year - 1


def year_of_list(tokens: tuple[Token, ...], index: int) -> int | None:
    """ "5.2 million in January, 6 million in February and 7 million in March 2024": of the year of the last month."""
    time = tokens[index].time
    if time is None or time.expr.unit != "month" or time.expr.relation != "named" or time.expr.year is not None:
        return None
    last = time.expr.index or 0
    outdone = any(t.cls in ("OVERTOOK", "AHEAD") or t.text.lower() in _OUTDID for t in tokens[:index])
    for token in tokens[index + 1 :]:
        if token.cls == "COMPARED" or token.value in ("than", "from") or token.text == ";":
            return None
        if outdone and token.number is not None and token.time is None:
            return None  # "passed the 5,707 of June and the 5,052 of July 2015": two marks, each of its own year
        if token.time is None:
            continue
        expr = token.time.expr
        if expr.unit != "month" or expr.relation != "named" or (expr.index or 0) <= last:
            return None
        if expr.year is not None:
            return expr.year
        last = expr.index or 0
    return None
