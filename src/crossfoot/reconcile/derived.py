"""Figures that nobody printed: a share, a growth, a pace, who is above whom.

Invariant: each is a question to the table of a view, so each end and each verdict stands on a certificate; nothing is
divided that was rounded before.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crossfoot.errors import InputError
from crossfoot.model import Cell, Period
from crossfoot.model.interval import more_than
from crossfoot.reconcile.book import market_of
from crossfoot.reconcile.bound import Bound
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.derived_quotient import Quotient, quotient
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.reconcile.table import Table

__all__ = ["Above", "Pace", "above", "growth_of", "run_rate", "share_of"]

_ONE = Fraction(1)
_HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Above:
    """Whether one figure is above another.

    Args:
        one: The figure that is asked about.
        other: The figure it is held against.
        grade: `proven` where it is larger, `refuted` where it is not, `possible` where the claims leave both.
        difference: What is proven for the first less the second.
    """

    one: Cell
    other: Cell
    grade: Grade
    difference: Bound

    @property
    def proof(self) -> Certificate | None:
        """The proof that decides; None where nothing does."""
        return {Grade.PROVEN: self.difference.low, Grade.REFUTED: self.difference.high}.get(self.grade)

    @property
    def is_never_below(self) -> bool:
        """Whether at least nothing leaves it below the other: a list that ranks it higher does not rule out a tie."""
        low = self.difference.interval.low
        return low is not None and low >= 0


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a figure came about, were every day (every month) like the other.

    Args:
        period: The time it is spread over.
        day: Per day.
        month: Per month of the period, months counted alike; None where it is not made of whole months.
    """

    period: Period
    day: Bound
    month: Bound | None


def share_of(table: Table, cell: Cell, *, whole: Cell | None = None) -> Quotient:
    """A figure in percent of another.

    Args:
        table: The figures of a view.
        cell: The part.
        whole: What it is a part of; None is the market of the same place and time.

    Raises:
        InputError: The part is the whole.
    """
    return quotient(table, ((_ONE, cell),), ((_ONE, whole or market_of(cell)),), scale=_HUNDRED)


def growth_of(table: Table, cell: Cell, *, base: Period | None = None) -> Quotient:
    """How many percent a figure lies above that of an earlier time.

    Args:
        table: The figures of a view.
        cell: The figure.
        base: The earlier time; None is the same time a year before.

    Raises:
        InputError: The times are the same, or unknown.
    """
    if cell.period.end is None:
        raise InputError(f"Growth needs a time that is known, not {cell.period.label}.")
    before = cell.at(base or cell.period.shift_years(-1))
    return quotient(table, ((_ONE, cell),), ((_ONE, before),), scale=_HUNDRED, offset=-_HUNDRED)


def above(table: Table, one: Cell, other: Cell) -> Above:
    """Whether one figure is larger than another.

    Args:
        table: The figures of a view.
        one: The figure that is asked about.
        other: The figure it is held against.

    Raises:
        InputError: Both are the same figure.
    """
    if canonical(one) == canonical(other):
        raise InputError("A figure is not above itself.")
    difference = table.bound_of(((_ONE, one), (-_ONE, other)))
    return Above(one, other, grade_of(difference.interval, more_than(0)), difference)


def run_rate(table: Table, cell: Cell) -> Pace:
    """A figure spread evenly over its time.

    Args:
        table: The figures of a view.
        cell: The figure; its period has a first and a last day.

    Raises:
        InputError: Its period has none, or its figure stands at a day.
    """
    period = cell.period
    if period.days is None or not period.is_flow:
        raise InputError(f"Only a figure of some days has a pace, not one of {period.label}.")
    months = period.month_count
    return Pace(
        period=period,
        day=table.bound_of(((Fraction(1, period.days), cell),)),
        month=None if months is None else table.bound_of(((Fraction(1, months), cell),)),
    )
