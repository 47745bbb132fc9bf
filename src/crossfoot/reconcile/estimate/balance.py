"""The figures nearest to what is likely that obey every row: an interior-point method for least squares.

Invariant: with `gauss`, `kernels`, `bands` and `constants` the only file of the estimate with floating-point numbers.
What it returns keeps every equality, and every inequality that leaves room at a distance: a limit is never the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from crossfoot.reconcile.problem import Row, Sense, Terms

__all__ = ["balanced"]

Array = Any
_Limit = tuple[Terms, Fraction]  # a sum, and the least it may be

# How strongly a limit repels: a figure whose likely value lies on its limit is held off by the root of this, in
# standard deviations.
_REPULSION = 0.25
# That counts are not negative is no news: no figure is near to nothing, however little is known of it.
_REPULSION_OF_ZERO = 0.0001
_MOST_STEPS = 60
_PRECISION = 1e-4  # standard deviations
_RIDGE = 1e-11
_STEP = 0.99
_SHRINK = 0.1


def balanced(rows: Sequence[Row], likely: Mapping[int, tuple[float, float]]) -> dict[int, float]:
    """The values nearest to the likely ones that obey all rows.

    Args:
        rows: What must hold; together they can.
        likely: Unknown: most likely value and standard deviation; an unknown without is free.
    """
    unknowns = sorted({unknown for row in rows for unknown, _ in row.terms} | likely.keys())
    if not unknowns:
        return {}
    column = {unknown: place for place, unknown in enumerate(unknowns)}
    free = (0.0, max((mean for mean, _ in likely.values()), default=1.0))
    means, spreads = (np.array(side) for side in zip(*(likely.get(one, free) for one in unknowns), strict=True))
    equal, limits = _sorted(rows)
    repulsions = np.array([_repulsion(terms, least) for terms, least in limits])
    matrices = (*_matrix(equal, column, means, spreads), *_matrix(limits, column, means, spreads))
    offsets = _offsets(*matrices, repulsions)
    return {unknown: float(means[n] + spreads[n] * offsets[n]) for unknown, n in column.items()}


def _repulsion(terms: Terms, least: Fraction) -> float:
    return _REPULSION_OF_ZERO if len(terms) == 1 and terms[0][1] > 0 and least <= 1 else _REPULSION


def _sorted(rows: Sequence[Row]) -> tuple[list[_Limit], list[_Limit]]:
    """Equalities, and inequalities as "at least"; of rows on one sum only the tightest, two that meet are equal."""
    ends: dict[Terms, dict[bool, Fraction]] = {}
    for row in rows:
        first = row.terms[0][1]
        sides = ends.setdefault(tuple((unknown, value / first) for unknown, value in row.terms), {})
        side = row.rhs / first
        is_low = (row.sense is Sense.GE) == (first > 0)
        if row.sense is Sense.EQ or is_low:
            sides[True] = max(side, sides.get(True, side))
        if row.sense is Sense.EQ or not is_low:
            sides[False] = min(side, sides.get(False, side))
    equal, limits = [], []
    for terms, sides in ends.items():
        if sides.get(True) == sides.get(False):
            equal.append((terms, sides[True]))
            continue
        if True in sides:
            limits.append((terms, sides[True]))
        if False in sides:
            limits.append((tuple((unknown, -value) for unknown, value in terms), -sides[False]))
    return equal, limits


def _matrix(rows: Sequence[_Limit], column: Mapping[int, int], means: Array, spreads: Array) -> tuple[Array, Array]:
    """Rows over distances from the means, in standard deviations and each of length 1, and what they must come to."""
    matrix = np.zeros((len(rows), len(column)))
    for place, (terms, _) in enumerate(rows):
        for unknown, value in terms:
            matrix[place, column[unknown]] = float(value)
    sides = np.array([float(side) for _, side in rows]) - matrix @ means
    matrix *= spreads
    sizes = np.sqrt((matrix**2).sum(axis=1))
    return matrix / sizes[:, None], sides / sizes


def _offsets(equal: Array, sums: Array, above: Array, floors: Array, repulsions: Array) -> Array:
    """Distances that make half their squares, less the logarithms of the room that limits leave, least.

    Newton's method on the optimality conditions, the repulsions falling to their last values (Mehrotra, 1992, without
    the second-order correction).
    """
    count, ties = above.shape[1], len(sums)
    offsets, tensions = np.zeros(count), np.zeros(ties)
    room = np.maximum(-floors, 1.0)
    forces = np.ones(len(floors))
    system = np.zeros((count + ties, count + ties))
    system[:count, count:], system[count:, :count] = -equal.T, equal
    system[range(count, count + ties), range(count, count + ties)] = _RIDGE
    squares = _Squares(above)
    for _ in range(_MOST_STEPS):
        excess = max(1.0, _SHRINK * float(room @ forces) / max(float(repulsions.sum()), _REPULSION))
        target = excess * repulsions
        stiff, short = forces / room, target / room - forces
        missing = above @ offsets - room - floors
        system[:count, :count] = squares.weighted(stiff)
        system[range(count), range(count)] += 1.0
        slope = offsets - above.T @ forces - equal.T @ tensions
        found = np.linalg.solve(
            system, np.concatenate((above.T @ (short - stiff * missing) - slope, sums - equal @ offsets))
        )
        widened = above @ found[:count] + missing
        pressed = short - stiff * widened
        length = min(1.0, _STEP * _reach(room, widened), _STEP * _reach(forces, pressed))
        offsets = offsets + length * found[:count]
        tensions = tensions + length * found[count:]
        room, forces = room + length * widened, forces + length * pressed
        if length == 1.0 and excess == 1.0 and np.max(np.abs(found[:count]), initial=0.0) < _PRECISION:
            break
    return offsets


class _Squares:
    """A matrix of few entries, and the product of its transpose with itself, rows weighted."""

    def __init__(self, matrix: Array) -> None:
        self._count = matrix.shape[1]
        pairs = []
        for row, line in enumerate(matrix):
            places = np.flatnonzero(line)
            one, other = (side.ravel() for side in np.meshgrid(places, places))
            pairs.append((np.full(len(one), row), one * self._count + other, line[one] * line[other]))
        empty = (np.zeros(0, dtype=int), np.zeros(0, dtype=int), np.zeros(0))
        self._rows, self._places, self._products = (np.concatenate(side) for side in zip(empty, *pairs, strict=True))

    def weighted(self, weights: Array) -> Array:
        found = np.bincount(self._places, weights[self._rows] * self._products, minlength=self._count**2)
        return found.reshape(self._count, self._count)


def _reach(now: Array, change: Array) -> float:
    """The longest step that keeps all numbers positive."""
    falling = change < 0
    return float(np.min(-now[falling] / change[falling], initial=1e9))
