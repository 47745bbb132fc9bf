"""What would follow if something were so that nobody has claimed.

Invariant: the table itself is not changed. A proof made here uses what is supposed as rows of its own, under their own
words; `settled` turns it into a plain proof of what the facts and the question have to do with each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.model import Cell, Interval
from crossfoot.reconcile.certificate import Certificate, certify
from crossfoot.reconcile.problem import Row, Sense, combine
from crossfoot.reconcile.system import System
from crossfoot.reconcile.table import Table

__all__ = ["Fact", "Supposition"]

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something supposed: a weighted sum of cells against a number.

    Args:
        terms: The sum.
        sense: How it is related to `rhs`.
        rhs: The number.
        why: What is supposed, in words.
    """

    terms: tuple[tuple[Fraction, Cell], ...]
    sense: Sense
    rhs: Fraction
    why: str


class Supposition:
    """A table and some facts that are supposed beside it.

    Args:
        table: The figures of a view.
        facts: What is supposed; it must be possible.
        about: Cells that will be asked about.
    """

    def __init__(self, table: Table, facts: tuple[Fact, ...], about: Iterable[Cell]) -> None:
        asked = tuple(about)
        self._table = table.having((*asked, *(cell for fact in facts for _, cell in fact.terms)))
        self._whole = self._table.model.problem
        sums = [self._table.question(fact.terms) for fact in facts]
        question = self._table.question((_ONE, cell) for cell in asked)
        places = self._table.in_force(unknown for terms in (question, *sums) for unknown, _ in terms)
        supposed = [Row(terms, fact.sense, fact.rhs, fact.why) for fact, terms in zip(facts, sums, strict=True)]
        problem = replace(self._whole, rows=(*self._whole.rows, *supposed))
        added = range(len(self._whole.rows), len(problem.rows))
        self._place_of = {problem.rows[place]: place for place in (*places, *added)}
        self._system = System(problem, (*places, *added))

    def end(self, cell: Cell, sense: Sense) -> Certificate | None:
        """The proof of an end of a figure; None where there is no such end."""
        ((unknown, _),) = self._table.question(((_ONE, cell),))
        if unknown not in self._system.unknowns:
            return None
        return self._system.bound(((unknown, _ONE),), sense)[1]

    def bounds(self, cell: Cell) -> tuple[Interval, tuple[Certificate, ...]]:
        """Where a figure would lie, and the proofs of its ends."""
        low, high = (self.end(cell, sense) for sense in (Sense.GE, Sense.LE))
        found = Interval(
            None if low is None else low.bound,
            None if high is None else high.bound,
            low is not None and low.is_strict,
            high is not None and high.is_strict,
        )
        return found, tuple(proof for proof in (low, high) if proof is not None)

    def settled(self, proof: Certificate) -> Certificate:
        """A proof with the facts it uses moved to the side of the question: it holds whether or not they do."""
        question = proof.question
        multipliers: dict[int, Fraction] = {}
        for weight, row in proof.parts:
            place = self._place_of[row]
            if place < len(self._whole.rows):
                multipliers[place] = multipliers.get(place, Fraction(0)) + weight
            else:
                question = combine((_ONE, question), (-weight, row.terms))
        return certify(self._whole, question, proof.sense, multipliers)
