"""An exact linear programme solver for small problems: the oracle the float solver is checked against.

Two-phase simplex by Bland's rule over fractions; every unknown is split into two that are at least 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from crossfoot.reconcile.problem import Row, Sense, Terms

__all__ = ["INFEASIBLE", "UNBOUNDED", "is_feasible", "least"]

INFEASIBLE = "infeasible"
UNBOUNDED = "unbounded"

_Tableau = list[list[Fraction]]


def least(rows: Sequence[Row], question: Terms) -> Fraction | str:
    """The least value of a question under rows, strictness ignored."""
    unknowns = sorted({u for row in rows for u, _ in row.terms} | {u for u, _ in question})
    place = {unknown: 2 * n for n, unknown in enumerate(unknowns)}
    width, height = 2 * len(unknowns), len(rows)
    total = width + height + height
    tableau: _Tableau = []
    for number, row in enumerate(rows):
        line = [Fraction(0)] * (total + 1)
        for unknown, value in row.terms:
            line[place[unknown]] += value
            line[place[unknown] + 1] -= value
        line[-1] = row.rhs
        if row.sense is not Sense.EQ:
            line[width + number] = Fraction(1 if row.sense is Sense.LE else -1)
        if line[-1] < 0:
            line = [-value for value in line]
        line[width + height + number] = Fraction(1)
        tableau.append(line)
    basis = [width + height + number for number in range(height)]
    phase = [Fraction(0)] * (width + height) + [Fraction(1)] * height
    if _minimise(tableau, basis, phase, total) != 0:
        return INFEASIBLE
    costs = [Fraction(0)] * total
    for unknown, value in question:
        costs[place[unknown]] += value
        costs[place[unknown] + 1] -= value
    for number, column in enumerate(basis):
        if column >= width + height:
            other = next((c for c in range(width + height) if tableau[number][c] != 0), None)
            if other is not None:
                _pivot(tableau, basis, number, other)
    found = _minimise(tableau, basis, costs, width + height)
    return UNBOUNDED if found is None else found


def is_feasible(rows: Sequence[Row]) -> bool:
    """Whether rows can all hold, strictness ignored."""
    return least(rows, ()) != INFEASIBLE


def _minimise(tableau: _Tableau, basis: list[int], costs: list[Fraction], usable: int) -> Fraction | None:
    while True:
        reduced = [
            costs[c] - sum((costs[b] * line[c] for b, line in zip(basis, tableau, strict=True)), Fraction(0))
            for c in range(usable)
        ]
        entering = next((c for c, value in enumerate(reduced) if value < 0), None)
        if entering is None:
            return sum((costs[b] * line[-1] for b, line in zip(basis, tableau, strict=True)), Fraction(0))
        ratios = [(line[-1] / line[entering], basis[n], n) for n, line in enumerate(tableau) if line[entering] > 0]
        if not ratios:
            return None
        _pivot(tableau, basis, min(ratios)[2], entering)


def _pivot(tableau: _Tableau, basis: list[int], number: int, column: int) -> None:
    pivot = tableau[number][column]
    tableau[number] = [value / pivot for value in tableau[number]]
    for other, line in enumerate(tableau):
        factor = line[column]
        if other != number and factor != 0:
            tableau[other] = [value - factor * own for value, own in zip(line, tableau[number], strict=True)]
    basis[number] = column
