"""The made-up claims by their meaning, over the full table: every vendor, place and quarter, the unnamed ones too.

Knows nothing of live cells, identities, rules or rows, so that it checks them all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from crossfoot.model import ALL, Cell, Quantity, Unit
from crossfoot.model.interval import Interval, exactly
from crossfoot.model.statement import Change, Compare, Growth, Level, Order, Rank, Share, Statement, Streak
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
    said = tuple(statements)
    return [*(cell >= 0 for cell in cells), *(fact for found in said for fact in _meaning(found)), *_ranked(said)]


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
    cell, found = statement.cell, sum_in_full(statement.cell)
    match statement:
        case Level(value=value):
            yield from _within(found, value.interval, z3.RealVal(1))
        case Share(value=value, whole=whole):
            yield from _of_base(found, sum_in_full(cell.of(ALL) if whole is None else _abroad(cell)), value)
        case Growth(value=value, base=base):
            yield from _of_base(found, sum_in_full(cell.at(base.period)), _grown(value))
        case Change(value=value, base=base):
            yield from _within(found - sum_in_full(cell.at(base.period)), value.interval, z3.RealVal(1))
        case Order(above=above, below=below):
            yield sum_in_full(cell.of(above)) >= sum_in_full(cell.of(below))
        case Compare():
            yield from _compared(statement, found)
        case Streak(predicate=predicate):
            floor = predicate.split()[2]
            before = cell.at(cell.period.shift_months(-3))
            yield from (sum_in_full(one) > z3.RealVal(floor) for one in (cell, before))
        case Rank():
            pass  # a place is told beside the others of its list, see `_ranked`
        case _:
            raise AssertionError(f"The strategies draw no {type(statement).__name__}")


def _compared(statement: Compare, found: Any) -> Iterator[Any]:
    value = statement.value
    if statement.relation == "sum":
        yield from _within(found, value.interval, z3.RealVal(1))
        return
    other = sum_in_full(statement.cell.of(statement.other or ""))
    match statement.relation, value.unit:
        case "difference", Unit.COUNT:
            yield from _within(found - other, value.interval, z3.RealVal(1))
        case "difference", Unit.PERCENT:
            yield from _of_base(found, other, _grown(value))
        case _:
            yield from _of_base(found, other, value)


def _ranked(statements: Iterable[Statement]) -> Iterator[Any]:
    """Nobody stands below a vendor of a later place; the first stands above everybody."""
    places = [(found.cell, found.value.interval.low) for found in statements if isinstance(found, Rank)]
    for cell, place in places:
        lower = [other for other, later in places if cell == other.of(*cell.vendor) and (later or 0) > (place or 0)]
        lower += [cell.of(vendor) for vendor in VENDORS] if place == 1 else []
        yield from (sum_in_full(cell) >= sum_in_full(other) for other in lower)


def _abroad(cell: Cell) -> Cell:
    return replace(cell, place="WORLD")


def _grown(value: Quantity) -> Quantity:
    """A growth in percent as a percentage of its base."""
    if value.unit is not Unit.PERCENT:
        return value
    return replace(value, interval=value.interval + exactly(100))


def _of_base(part: Any, base: Any, value: Quantity) -> Iterator[Any]:
    """What a percentage is taken of is at least one."""
    yield base >= 1
    scale = 100 if value.unit is Unit.PERCENT else 1
    yield from _within(scale * part, value.interval, base)


def _within(found: Any, interval: Interval, unit: Any) -> Iterator[Any]:
    if interval.low is not None:
        low = z3.RealVal(str(interval.low)) * unit
        yield found > low if interval.low_open else found >= low
    if interval.high is not None:
        high = z3.RealVal(str(interval.high)) * unit
        yield found < high if interval.high_open else found <= high
