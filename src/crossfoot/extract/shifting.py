"""Times read by what the text is about: the whole of a half-year by its end, last year's month by a month.

Invariant: a time is only moved to the one in focus or to the one of its name before it, never anywhere else.
"""

from __future__ import annotations

from crossfoot.extract.periods import TimeExpr
from crossfoot.extract.tokens import Token
from crossfoot.model import Period

__all__ = ["before_focus", "up_to"]


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
    return before if period.contains(before) else period
