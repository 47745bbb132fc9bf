"""Compare: difference, ratio, sum or shortfall between two sides.

Invariant: both sides are sums of unknowns, so every relation is linear; a side whose words name nothing certain
gives no row.
"""

from __future__ import annotations

from crossfoot.model import Unit
from crossfoot.model.statement import Compare
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book, market_of, sum_for
from crossfoot.reconcile.reading import Reading, Sum, growth_of, minus, plus, ratio_of, share_of, worded
from crossfoot.reconcile.rules.operand import operand_of, subject_of

__all__ = ["compare"]


def compare(assertion: Assertion, book: Book) -> tuple[Reading, ...]:
    """The relation as one sentence."""
    statement = assertion.claim.statement
    if not isinstance(statement, Compare) or assertion.is_running:
        return ()
    one = subject_of(assertion, book)
    other: Sum = ()
    if statement.other is not None:
        other = operand_of(statement.other, assertion, book)
    elif statement.relation == "shortfall":
        other = operand_of("target", assertion, book)
    if not one or (not other and statement.relation != "sum"):
        return ()
    reading = _reading(statement, one, other)
    return () if reading is None else (worded(reading, statement.value),)


def _reading(statement: Compare, one: Sum, other: Sum) -> Reading | None:
    interval, unit = statement.value.interval, statement.value.unit
    market = sum_for(market_of(statement.cell))
    match statement.relation, unit:
        case "sum", Unit.COUNT:
            return Reading(plus(one, other), interval)
        case "sum", Unit.PERCENT:
            return share_of(plus(one, other), market, interval)
        case "difference", Unit.COUNT:
            return Reading(minus(one, other), interval)
        case "difference", Unit.POINTS:
            return share_of(minus(one, other), market, interval)
        case (("difference" | "ratio"), Unit.PERCENT):
            return (
                growth_of(one, other, interval)
                if statement.relation == "difference"
                else share_of(one, other, interval)
            )
        case "ratio", Unit.RATIO:
            return ratio_of(one, other, interval)
        case "shortfall", Unit.COUNT:
            return Reading(minus(other, one), interval)
        case "shortfall", Unit.PERCENT:
            return share_of(minus(other, one), other, interval)
    return None
