"""What held in each period of a streak, from its one-line form (claims schema, section 7).

Invariant: `level > 10M per month` says which numbers count as holding, and nothing of how many periods; two texts of
one meaning are equal values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from crossfoot.errors import NotationError
from crossfoot.model.figures import read_quantity
from crossfoot.model.interval import Interval, exactly
from crossfoot.model.period import Grain, Period
from crossfoot.model.quantity import Form, Quantity, Unit
from crossfoot.model.statement import Relation

__all__ = ["Predicate", "parse_predicate"]

# level > 10M per month; growth yoy < 0 per quarter; rank = 1 per month
_FORM = re.compile(
    r"(?P<kind>level|growth|rank)(?: (?P<base>yoy|qoq|mom|hoh))? (?P<op>>=|<=|>|<|=) (?P<sign>-?)"
    r"(?P<value>[\d.,]+[kMB]?)%? per (?P<grain>month|quarter|half|year)"
)
_EXPECTED = "a predicate is 'level > 10M per month', 'growth yoy < 0 per quarter', 'rank = 1 per month' or the like"
_SUFFIX = {"level": "", "growth": "%", "rank": "#"}
_UNITS = {"level": Unit.COUNT, "growth": Unit.PERCENT, "rank": Unit.RANK}
_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}
_BACK = {Relation.YOY: 12, Relation.HOH: 6, Relation.QOQ: 3, Relation.MOM: 1}


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is asked of each period.

    Args:
        kind: `level`, `growth` or `rank`.
        wanted: The numbers that count as holding, in units, percent or ranks.
        grain: Month, quarter, half or year.
        base: What growth is measured against, or None.
        quantity: The number as written; two texts of one meaning may write it differently.
    """

    kind: str
    wanted: Interval
    grain: Grain
    base: Relation | None = None
    quantity: Quantity | None = field(default=None, compare=False)

    @property
    def unit(self) -> Unit:
        """What its numbers count."""
        return _UNITS[self.kind]

    @property
    def months(self) -> int:
        """How many months one of its periods has."""
        return _MONTHS[self.grain]

    def last_in(self, period: Period) -> Period | None:
        """The last of its periods inside another; None where no whole one ends it."""
        if not period.is_flow or (period.month_count or 0) < self.months:
            return None
        tail = period.split_months()[-self.months :]
        found = Period(tail[0].start, tail[-1].end, self.grain)
        return found if found.grain is self.grain else None

    def base_of(self, period: Period) -> Period | None:
        """The period that growth in this one is measured against, or None."""
        return None if self.base is None else period.shift_months(-_BACK[self.base])


def parse_predicate(text: str) -> Predicate:
    """Read a predicate.

    Raises:
        NotationError: The text is none, or a growth names no base.

    Example:
        >>> print(parse_predicate("level > 10M per month").wanted)
        (10,000,000, …)
    """
    found = _FORM.fullmatch(text)
    if found is None or (found["kind"] == "growth") != (found["base"] is not None):
        raise NotationError(text, _EXPECTED)
    quantity = read_quantity(f"{found['value']}{_SUFFIX[found['kind']]}")
    low, high = quantity.interval.low or Fraction(0), quantity.interval.high or Fraction(0)
    # A plain figure has the number written in its middle; compared with a number, the number itself counts.
    number = low if quantity.form is Form.EXACT else (low + high) / 2
    number = -number if found["sign"] else number
    base = None if found["base"] is None else Relation(found["base"])
    return Predicate(found["kind"], _wanted(found["op"], number), Grain(found["grain"]), base, quantity)


def _wanted(op: str, number: Fraction) -> Interval:
    match op:
        case ">":
            return Interval(number, None, low_open=True)
        case ">=":
            return Interval(number, None)
        case "<":
            return Interval(None, number, high_open=True)
        case "<=":
            return Interval(None, number)
    return exactly(number)
