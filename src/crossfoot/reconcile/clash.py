"""Pairs of rows that exclude each other by themselves.

Invariant: found and proved in exact fractions without a solver; most contradictions of the press are of this kind,
and a ratio of two unknown small figures is one that floating point cannot see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from crossfoot.reconcile.certificate import Certificate, contradict
from crossfoot.reconcile.problem import Problem, Row, Sense

__all__ = ["clashes_again", "clashes_of"]

_PAIR = 2
_ONE = Fraction(1)

# Place of a row, the limit it sets, and what the row is to be multiplied by to say "unknown against limit".
_Limit = tuple[int, Fraction, Fraction]


def clashes_of(problem: Problem, places: Sequence[int]) -> tuple[Certificate, ...]:
    """Every pair of rows, among those given, that cannot both hold, fewest claims first.

    Args:
        problem: Where the rows stand.
        places: The rows to look at.
    """
    lows: dict[tuple[int, ...], list[_Limit]] = {}
    highs: dict[tuple[int, ...], list[_Limit]] = {}
    for place in places:
        row = problem.rows[place]
        if len(row.terms) > _PAIR or (len(row.terms) == _PAIR and row.rhs != 0):
            continue
        key = tuple(unknown for unknown, _ in row.terms)
        limit = (row.rhs if len(key) == 1 else -row.terms[1][1]) / row.terms[0][1]
        factor = _ONE / row.terms[0][1]
        if _sets_low(row):
            lows.setdefault(key, []).append((place, limit, factor))
        if _sets_high(row):
            highs.setdefault(key, []).append((place, limit, factor))
    positive = _positive(problem, places)
    found = [
        proof
        for key in lows.keys() & highs.keys()
        for low in lows[key]
        for high in highs[key]
        if low[1] > high[1]
        for proof in _proofs(problem, key, (low, high), positive)
    ]
    return _sorted(found)


def clashes_again(
    problem: Problem,
    touching: Callable[[Iterable[int]], Iterable[int]],
    before: Iterable[Certificate],
    stirred: frozenset[int],
) -> tuple[Certificate, ...]:
    """The pairs after rows that speak of some unknowns have come or gone; only pairs that speak of those are sought.

    Args:
        problem: Where the rows stand.
        touching: The rows, by place, that speak of some unknowns.
        before: The pairs there were.
        stirred: The unknowns.
    """
    small = [problem.rows[place] for place in touching(stirred) if len(problem.rows[place].terms) <= _PAIR]
    around = touching({unknown for row in small for unknown, _ in row.terms})
    kept = [proof for proof in before if stirred.isdisjoint(unknown for unknown, _ in proof.names)]
    new = [
        proof
        for proof in clashes_of(problem, tuple(around))
        if not stirred.isdisjoint(unknown for unknown, _ in proof.names)
    ]
    return _sorted((*kept, *new))


def _sorted(found: Iterable[Certificate]) -> tuple[Certificate, ...]:
    """Fewest claims first."""
    return tuple(sorted(found, key=lambda proof: (len(proof.claims), proof.claims)))


def _sets_low(row: Row) -> bool:
    return row.sense is Sense.EQ or (row.sense is Sense.GE) == (row.terms[0][1] > 0)


def _sets_high(row: Row) -> bool:
    return row.sense is Sense.EQ or (row.sense is Sense.LE) == (row.terms[0][1] > 0)


def _positive(problem: Problem, places: Iterable[int]) -> Mapping[int, int]:
    """Unknowns that an identity keeps above 0, and its place."""
    return {
        row.terms[0][0]: place
        for place in places
        for row in (problem.rows[place],)
        if len(row.terms) == 1 and not row.claims and row.sense is Sense.GE and row.rhs > 0 and row.terms[0][1] > 0
    }


def _proofs(
    problem: Problem, key: tuple[int, ...], pair: tuple[_Limit, _Limit], positive: Mapping[int, int]
) -> Iterable[Certificate]:
    (low, low_limit, low_factor), (high, high_limit, high_factor) = pair
    if len(key) == 1:
        proof = contradict(problem, _merged((high, high_factor), (low, -low_factor)))
        return () if proof is None else (proof,)
    gap = low_limit - high_limit
    for number, (above, below) in ((1, (_ONE, _ONE)), (0, (low_limit, high_limit))):
        floor = positive.get(key[number])
        if floor is None:
            continue
        lift = -gap / problem.rows[floor].terms[0][1]
        proof = contradict(problem, _merged((high, high_factor * above), (low, -low_factor * below), (floor, lift)))
        if proof is not None:
            return (proof,)
    return ()


def _merged(*parts: tuple[int, Fraction]) -> dict[int, Fraction]:
    total: dict[int, Fraction] = {}
    for place, weight in parts:
        total[place] = total.get(place, Fraction(0)) + weight
    return total
