"""Sparse linear equations in exact fractions.

Invariant: a returned solution satisfies every equation exactly; where there is none, nothing is returned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd, lcm

__all__ = ["solve"]

_Equation = tuple[Mapping[int, Fraction], Fraction]

# Where the right-hand side of an equation stands among its coefficients.
_RIGHT = -1


def solve(equations: Sequence[_Equation]) -> dict[int, Fraction] | None:
    """Numbers that satisfy all equations.

    Args:
        equations: Coefficients by unknown, which are numbered from 0, and the right-hand side.

    Returns:
        A number for each unknown that occurs, 0 for those left free; None where no solution exists.
    """
    rows = [_whole(left, right) for left, right in equations]
    holders: dict[int, set[int]] = {}
    for place, row in enumerate(rows):
        for unknown in row:
            holders.setdefault(unknown, set()).add(place)
    holders.pop(_RIGHT, None)
    # The shortest equation first; one that has changed its length meanwhile is put back.
    queue = [(len(row), place) for place, row in enumerate(rows)]
    heapify(queue)
    done: set[int] = set()
    steps: list[tuple[int, int]] = []
    while queue:
        size, place = heappop(queue)
        row = rows[place]
        if place in done or size != len(row):
            continue
        done.add(place)
        inside = [unknown for unknown in row if unknown != _RIGHT]
        if not inside:
            if row:
                return None
            continue
        pivot = min(inside, key=lambda unknown: (len(holders[unknown]), unknown))
        steps.append((pivot, place))
        for unknown in inside:
            holders[unknown].discard(place)
        for other in sorted(holders[pivot]):
            rows[other] = _eliminated(rows[other], row, pivot)
            for unknown in inside:
                (holders[unknown].add if unknown in rows[other] else holders[unknown].discard)(other)
            heappush(queue, (len(rows[other]), other))
    return _back(rows, steps)


def _whole(left: Mapping[int, Fraction], right: Fraction) -> dict[int, int]:
    """An equation in whole numbers."""
    by = lcm(right.denominator, *(value.denominator for value in left.values()))
    pairs = [*left.items(), (_RIGHT, right)]
    return {unknown: value.numerator * (by // value.denominator) for unknown, value in pairs if value != 0}


def _eliminated(target: Mapping[int, int], source: Mapping[int, int], pivot: int) -> dict[int, int]:
    """An equation less the multiple of another that lets the pivot vanish from it."""
    shared = gcd(target[pivot], source[pivot])
    keep, take = source[pivot] // shared, target[pivot] // shared
    found = {unknown: value * keep for unknown, value in target.items()}
    for unknown, value in source.items():
        found[unknown] = found.get(unknown, 0) - value * take
    by = gcd(*found.values())
    return {unknown: value // by for unknown, value in found.items() if value}


def _back(rows: Sequence[Mapping[int, int]], steps: Sequence[tuple[int, int]]) -> dict[int, Fraction]:
    """The unknowns, last pivot first."""
    values: dict[int, Fraction] = {}
    for pivot, place in reversed(steps):
        row = rows[place]
        rest = Fraction(row.get(_RIGHT, 0))
        for unknown, value in row.items():
            if unknown not in (pivot, _RIGHT):
                found = values.setdefault(unknown, Fraction(0))
                if found:
                    rest -= value * found
        values[pivot] = rest / row[pivot]
    return values
