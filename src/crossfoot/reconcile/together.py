"""Whether several things that can each be so can all be so at once.

Invariant: the answer "no" is a plain proof about the table: a weighted average of the sums in question that lies below
the same average of what is wanted of them. "Yes" means that the programme found figures for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.model import Cell, Interval
from crossfoot.reconcile.bound import Bound, EndStatus, bound_from
from crossfoot.reconcile.certificate import Certificate, certify
from crossfoot.reconcile.condition import Condition
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.reconcile.problem import Row, Sense, Terms, combine
from crossfoot.reconcile.system import System
from crossfoot.reconcile.table import Table

__all__ = ["Excluded", "excluded_together"]

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Excluded:
    """An average of several sums that cannot be what all of them together want.

    Args:
        wanted: Where the average would have to lie.
        bound: Where it lies.
    """

    wanted: Interval
    bound: Bound


def excluded_together(table: Table, conditions: Sequence[Condition]) -> Excluded | None:
    """The proof that some conditions cannot all hold; None where they can, as far as the programme can tell.

    The least of all margins by which the sums exceed what is wanted is made as great as it can be; where even that is
    not enough, the multipliers of the programme weigh the conditions so that their average is too small.

    Args:
        table: The figures of a view.
        conditions: What must hold.
    """
    floors = tuple(dict.fromkeys(floor for condition in conditions for floor in condition.floors))
    table = table.having(cell for floor in floors for _, cell in floor.terms)
    sums = [table.question(floor.terms) for floor in floors]
    problem, margin = table.model.problem, len(table.model.problem.names)
    places = table.in_force(unknown for terms in sums for unknown, _ in terms)
    supposed = tuple(
        Row((*terms, (margin, -_ONE)), Sense.GE, floor.wanted.low or Fraction(0), "supposed")
        for terms, floor in zip(sums, floors, strict=True)
    )
    widened = replace(problem, names=(*problem.names, "the least margin"), rows=(*problem.rows, *supposed))
    added = range(len(problem.rows), len(widened.rows))
    proof = System(widened, (*places, *added)).bound(((margin, _ONE),), Sense.LE)[1]
    if proof is None:
        return None
    place_of = {problem.rows[place]: place for place in places}
    shares: dict[Row, Fraction] = {}
    multipliers: dict[int, Fraction] = {}
    for weight, row in proof.parts:
        if row in place_of:
            multipliers[place_of[row]] = multipliers.get(place_of[row], Fraction(0)) + weight
        else:
            shares[row] = -weight
    chosen = [
        (shares[row], floor, terms) for row, floor, terms in zip(supposed, floors, sums, strict=True) if row in shares
    ]
    question = combine(*((share, terms) for share, _, terms in chosen))
    return _excluded(chosen, certify(problem, question, Sense.LE, multipliers))


def _excluded(chosen: Sequence[tuple[Fraction, Condition, Terms]], proof: Certificate) -> Excluded | None:
    """The average as a question of its own, where its proof keeps it short of what is wanted."""
    low = sum((share * (floor.wanted.low or 0) for share, floor, _ in chosen), Fraction(0))
    wanted = Interval(low, None, any(floor.wanted.low_open for _, floor, _ in chosen))
    summed: dict[Cell, Fraction] = {}
    for share, floor, _ in chosen:
        for weight, cell in floor.terms:
            summed[cell] = summed.get(cell, Fraction(0)) + share * weight
    terms = tuple((weight, cell) for cell, weight in summed.items() if weight)
    bound = bound_from(terms, (EndStatus.UNBOUNDED, None), (EndStatus.OUTER, proof), ())
    return Excluded(wanted, bound) if grade_of(bound.interval, wanted) is Grade.REFUTED else None
