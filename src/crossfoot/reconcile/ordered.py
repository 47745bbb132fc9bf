"""A component in the order it would have in a table made at once.

Invariant: claims are in the order of what they say, unknowns of their names, rows of what made them, so that a search
for conflicts takes the same steps however the entries came; what it finds is told in the numbers of the table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.build import Model, order_of
from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.problem import Problem, Row, Terms
from crossfoot.reconcile.region import Stage

__all__ = ["Ordered", "ordered"]


@dataclass(frozen=True, slots=True)
class Ordered:
    """A component by itself.

    Args:
        problem: Its rows, and nothing else.
        assertions: What asserts each of its claims.
        claims: The number in the table of each claim.
        unknowns: The number in the table of each unknown.
    """

    problem: Problem
    assertions: tuple[Assertion, ...]
    claims: tuple[int, ...]
    unknowns: tuple[int, ...]

    def claims_back(self, claims: frozenset[int]) -> frozenset[int]:
        """Claims by their numbers in the table."""
        return frozenset(self.claims[claim] for claim in claims)

    def stage_back(self, stage: Stage) -> Stage:
        """A stage in the numbers of the table."""
        found = stage.correction
        return Stage(
            group=replace(stage.group, claims=self.claims_back(stage.group.claims)),
            correction=replace(
                found,
                given_up=self.claims_back(found.given_up),
                conflicts=tuple(self._proof_back(proof) for proof in found.conflicts),
            ),
            enough=None if stage.enough is None else self.claims_back(stage.enough),
        )

    def _proof_back(self, proof: Certificate) -> Certificate:
        return replace(
            proof,
            question=self._terms_back(proof.question),
            parts=tuple((weight, self._row_back(row)) for weight, row in proof.parts),
            names=tuple(sorted((self.unknowns[unknown], name) for unknown, name in proof.names)),
        )

    def _row_back(self, row: Row) -> Row:
        claims = tuple(sorted(self.claims[claim] for claim in row.claims))
        return replace(row, terms=self._terms_back(row.terms), claims=claims)

    def _terms_back(self, terms: Terms) -> Terms:
        return tuple(sorted((self.unknowns[unknown], value) for unknown, value in terms))


def ordered(model: Model, places: tuple[int, ...]) -> Ordered:
    """A component of a model by itself, in order.

    Args:
        model: The model.
        places: Its rows.
    """
    whole = model.problem
    rows = [whole.rows[place] for place in sorted(places, key=lambda place: order_of(model, place))]
    unknowns = sorted({u for row in rows for u, _ in row.terms}, key=lambda unknown: whole.names[unknown])
    claims = model.in_order({claim for row in rows for claim in row.claims})
    unknown_here = {unknown: number for number, unknown in enumerate(unknowns)}
    claim_here = {claim: number for number, claim in enumerate(claims)}
    moved = tuple(
        replace(
            row,
            terms=tuple(sorted((unknown_here[unknown], value) for unknown, value in row.terms)),
            claims=tuple(sorted(claim_here[claim] for claim in row.claims)),
        )
        for row in rows
    )
    problem = Problem(
        names=tuple(whole.names[unknown] for unknown in unknowns),
        rows=moved,
        claims=tuple(whole.claims[claim] for claim in claims),
        weights=tuple(whole.weights[claim] for claim in claims),
    )
    return Ordered(problem, tuple(model.assertions[claim] for claim in claims), claims, tuple(unknowns))
