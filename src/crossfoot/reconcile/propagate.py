"""Bounds by passing limits from row to row, each with its reasons.

Invariant: every limit is exact and can be told as a weighted sum of rows; limits may be wider than the tightest ones.
Used where the solver's own hint does not add up to a proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.reconcile.problem import Problem, Row, Sense, Terms

__all__ = ["Propagation"]

# Rounds over all rows, and the longest numerator or denominator kept: sums of ratios may be sharpened for ever.
_ROUNDS = 12
_BITS = 400


@dataclass(frozen=True, slots=True)
class _Limit:
    """A limit of one unknown: `weight` times a row, plus weighted earlier limits."""

    value: Fraction
    row: int
    weight: Fraction
    reasons: tuple[tuple[int, Fraction], ...]


class Propagation:
    """The limits that follow for each unknown of some rows.

    Args:
        problem: Where the rows stand.
        places: The rows.
    """

    def __init__(self, problem: Problem, places: Sequence[int]) -> None:
        self._rows = problem.rows
        self._limits: list[_Limit] = []
        self._best: dict[tuple[int, Sense], int] = {}
        for _ in range(_ROUNDS):
            news = {place for place in places for side in _sides(self._rows[place]) if self._sharpen(place, side)}
            if not news:
                break

    def multipliers(self, question: Terms, sense: Sense) -> dict[int, Fraction] | None:
        """Weights of rows that prove an end of a question; None where the limits give none.

        Args:
            question: A weighted sum of unknowns.
            sense: `>=` for the low end, `<=` for the high end.
        """
        weights: dict[int, Fraction] = {}
        for unknown, value in question:
            found = self._best.get((unknown, sense if value > 0 else _turned(sense)))
            if found is None:
                return None
            weights[found] = weights.get(found, Fraction(0)) + value
        rows: dict[int, Fraction] = {}
        for number in range(max(weights, default=-1), -1, -1):
            weight = weights.get(number, Fraction(0))
            if weight == 0:
                continue
            limit = self._limits[number]
            rows[limit.row] = rows.get(limit.row, Fraction(0)) + weight * limit.weight
            for reason, share in limit.reasons:
                weights[reason] = weights.get(reason, Fraction(0)) + weight * share
        return rows

    def _sharpen(self, place: int, side: Sense) -> bool:
        """Draw limits from one row, read as `<=` or `>=`; whether any was new."""
        row = self._rows[place]
        news = False
        for unknown, coefficient in row.terms:
            sense = side if coefficient > 0 else _turned(side)
            reasons: list[tuple[int, Fraction]] = []
            value = row.rhs / coefficient
            for other, factor in row.terms:
                if other == unknown:
                    continue
                share = -factor / coefficient
                found = self._best.get((other, sense if share > 0 else _turned(sense)))
                if found is None:
                    break
                reasons.append((found, share))
                value += share * self._limits[found].value
            else:
                news = self._keep(unknown, sense, _Limit(value, place, 1 / coefficient, tuple(reasons))) or news
        return news

    def _keep(self, unknown: int, sense: Sense, limit: _Limit) -> bool:
        held = self._best.get((unknown, sense))
        if max(limit.value.numerator.bit_length(), limit.value.denominator.bit_length()) > _BITS:
            return False
        if held is not None:
            before = self._limits[held].value
            if limit.value == before or (limit.value > before) == (sense is Sense.LE):
                return False
        self._best[unknown, sense] = len(self._limits)
        self._limits.append(limit)
        return True


def _sides(row: Row) -> tuple[Sense, ...]:
    return (Sense.LE, Sense.GE) if row.sense is Sense.EQ else (row.sense,)


def _turned(sense: Sense) -> Sense:
    return Sense.LE if sense is Sense.GE else Sense.GE
