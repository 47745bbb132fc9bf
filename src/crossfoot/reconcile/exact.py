"""Sparse linear equations in exact fractions.

Invariant: a returned solution satisfies every equation exactly; where there is none, nothing is returned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

__all__ = ["solve"]

_Equation = tuple[Mapping[int, Fraction], Fraction]


def solve(equations: Sequence[_Equation]) -> dict[int, Fraction] | None:
    """Numbers that satisfy all equations.

    Args:
        equations: Coefficients by unknown, and the right-hand side.

    Returns:
        A number for each unknown that occurs, 0 for those left free; None where no solution exists.
    """
    rows = [{unknown: value for unknown, value in left.items() if value != 0} for left, _ in equations]
    right = [value for _, value in equations]
    holders: dict[int, set[int]] = {}
    for place, row in enumerate(rows):
        for unknown in row:
            holders.setdefault(unknown, set()).add(place)
    pending = set(range(len(rows)))
    steps: list[tuple[int, int]] = []
    while pending:
        place = min(pending, key=lambda at: (len(rows[at]), at))
        pending.remove(place)
        if not rows[place]:
            if right[place] != 0:
                return None
            continue
        pivot = min(rows[place], key=lambda unknown: (len(holders[unknown]), unknown))
        steps.append((pivot, place))
        for other in sorted(holders[pivot] & pending):
            _subtract(rows, right, holders, (other, place, pivot))
        for unknown in rows[place]:
            holders[unknown].discard(place)
    values: dict[int, Fraction] = {}
    for pivot, place in reversed(steps):
        row = rows[place]
        rest = sum((row[u] * values.setdefault(u, Fraction(0)) for u in row if u != pivot), Fraction(0))
        values[pivot] = (right[place] - rest) / row[pivot]
    return values


def _subtract(
    rows: list[dict[int, Fraction]], right: list[Fraction], holders: dict[int, set[int]], at: tuple[int, int, int]
) -> None:
    """Take a multiple of one equation from another so that the pivot vanishes from it."""
    other, place, pivot = at
    target, source = rows[other], rows[place]
    factor = target[pivot] / source[pivot]
    for unknown, value in source.items():
        changed = target.get(unknown, Fraction(0)) - factor * value
        if changed == 0:
            if unknown in target:
                del target[unknown]
                holders[unknown].discard(other)
        else:
            target[unknown] = changed
            holders[unknown].add(other)
    right[other] -= factor * right[place]
