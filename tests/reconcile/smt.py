"""z3 as an oracle: ends in exact fractions, and whether each is attained, so that what is open can be checked too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest

from crossfoot.reconcile.problem import Row, Sense, Terms

z3: Any = pytest.importorskip("z3", reason="needs z3-solver, which the extra `dev` names")

__all__ = ["End", "end_of", "facts_of", "side", "z3"]


@dataclass(frozen=True, slots=True)
class End:
    """The least or greatest value of a question.

    Args:
        value: It, or None where there is none.
        is_open: Whether it is only approached.
    """

    value: Fraction | None
    is_open: bool = False


def end_of(facts: Iterable[Any], question: Any, sense: Sense) -> End | None:
    """An end of a question under some facts; None where they cannot all hold."""
    optimiser = z3.Optimize()
    optimiser.add(*facts)
    handle = optimiser.minimize(question) if sense is Sense.GE else optimiser.maximize(question)
    if optimiser.check() != z3.sat:
        return None
    endless, value, beyond = (optimiser.lower_values if sense is Sense.GE else optimiser.upper_values)(handle)
    if _number(endless) != 0:
        return End(None)
    return End(_number(value), _number(beyond) != 0)


def facts_of(rows: Sequence[Row]) -> list[Any]:
    """Rows as facts about reals `x0`, `x1` and so on."""
    return [_fact(row) for row in rows]


def side(terms: Terms) -> Any:
    """A weighted sum of unknowns."""
    return z3.Sum([z3.RealVal(str(value)) * z3.Real(f"x{unknown}") for unknown, value in terms] or [z3.RealVal(0)])


def _fact(row: Row) -> Any:
    left, right = side(row.terms), z3.RealVal(str(row.rhs))
    if row.sense is Sense.EQ:
        return left == right
    if row.sense is Sense.LE:
        return left < right if row.is_strict else left <= right
    return left > right if row.is_strict else left >= right


def _number(found: Any) -> Fraction:
    return Fraction(z3.simplify(found).as_string())
