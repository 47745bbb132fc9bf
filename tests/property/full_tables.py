"""The made-up claims by their meaning, over the full table: every vendor, place and quarter, the unnamed ones too.

Knows nothing of live cells, identities, rules or rows, so that it checks them all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from crossfoot.model import ALL, Cell, Unit
from crossfoot.model.interval import Interval
from crossfoot.model.statement import Compare, Growth, Level, Order, Share, Statement
from crossfoot.reconcile.problem import Sense
from tests.property.tables import HALVES, PLACES, QUARTERS, VENDORS
from tests.reconcile.smt import End, end_of, z3

__all__ = ["end_in_full", "facts_in_full", "sum_in_full"]

_VENDORS = (*VENDORS, "unnamed")
_PLACES = (*PLACES, "elsewhere")


def end_in_full(statements: Iterable[Statement], question: Any, sense: Sense) -> End | None:
    """The least or greatest value of a question over all full tables of which the statements are true."""
    return end_of(facts_in_full(statements), question, sense)


def facts_in_full(statements: Iterable[Statement]) -> list[Any]:
    """Nothing is negative, and each statement is true."""
    cells = [_figure(v, p, q) for v in _VENDORS for p in _PLACES for q in QUARTERS]
    return [*(cell >= 0 for cell in cells), *(fact for found in statements for fact in _meaning(found))]


def sum_in_full(cell: Cell) -> Any:
    """A figure as the sum of what it counts."""
    period = cell.period.label
    vendors = _VENDORS if cell.vendor == (ALL,) else cell.vendor
    places = _PLACES if cell.place == "WORLD" else (cell.place or "",)
    quarters = HALVES.get(period, (period,))
    return z3.Sum([_figure(v, p, q) for v in vendors for p in places for q in quarters])


def _figure(vendor: str, place: str, quarter: str) -> Any:
    return z3.Real(f"{vendor} {place} {quarter}")


def _meaning(statement: Statement) -> Iterator[Any]:
    cell = statement.cell
    match statement:
        case Level(value=value):
            yield from _within(sum_in_full(cell), value.interval, z3.RealVal(1))
        case Share(value=value):
            yield from _of_base(sum_in_full(cell), sum_in_full(cell.of(ALL)), value.interval)
        case Growth(value=value, base=base):
            grown = value.interval + Interval(Fraction(100), Fraction(100))
            yield from _of_base(sum_in_full(cell), sum_in_full(cell.at(base.period)), grown)
        case Order(above=above, below=below):
            yield sum_in_full(cell.of(above)) >= sum_in_full(cell.of(below))
        case Compare(value=value) if value.unit is Unit.COUNT:
            yield from _within(sum_in_full(cell), value.interval, z3.RealVal(1))
        case _:
            raise NotImplementedError(statement)


def _of_base(part: Any, base: Any, percent: Interval) -> Iterator[Any]:
    """What a percentage is taken of is at least one."""
    yield base >= 1
    yield from _within(100 * part, percent, base)


def _within(found: Any, interval: Interval, unit: Any) -> Iterator[Any]:
    if interval.low is not None:
        low = z3.RealVal(str(interval.low)) * unit
        yield found > low if interval.low_open else found >= low
    if interval.high is not None:
        high = z3.RealVal(str(interval.high)) * unit
        yield found < high if interval.high_open else found <= high
