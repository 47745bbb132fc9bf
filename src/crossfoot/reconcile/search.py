"""Which claims cannot all hold, and the cheapest set of them to give up.

Invariant: a conflict is proved, and each of its proper subsets is feasible as far as the solver can tell; the set
given up hits every conflict, and both limits of its cost are given where the budget ends the search.

Source:
    Implicit hitting sets: Chandrasekaran, Karp, Moreno-Centeno, Vempala, "Algorithms for implicit hitting set problems"
    (2011). Deletion filter: Chinneck, Dravnieks, "Locating minimal infeasible constraint sets" (1991).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import neg

from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.clash import clashes_of
from crossfoot.reconcile.problem import Problem
from crossfoot.reconcile.scales import Rank, Scales
from crossfoot.reconcile.solver import smallest_cover

__all__ = ["Correction", "Search"]

# Conflicts looked at in one group, and branches looked at for one cover, before limits are given instead of an answer.
_CONFLICTS = 400
_NODES = 2000


@dataclass(frozen=True, slots=True)
class Correction:
    """Claims to give up so that the rest can hold.

    Args:
        given_up: The claims.
        cost: Their weight.
        least: A proven lower limit of the weight of any such set.
        conflicts: The conflicts found on the way, each a proof whose claims are minimal.
    """

    given_up: frozenset[int]
    cost: int
    least: int
    conflicts: tuple[Certificate, ...]

    @property
    def is_proven(self) -> bool:
        """Whether no cheaper set exists."""
        return self.cost <= self.least

    def smallest(self, claim: int) -> Certificate | None:
        """The conflict of fewest claims that a claim was given up for."""
        holding = (proof for proof in self.conflicts if claim in proof.claims)
        return min(holding, key=lambda proof: len(proof.claims), default=None)


class Search:
    """Conflicts among the claims of one component.

    Args:
        problem: Where the rows stand.
        places: The rows of the component.
        reluctance: How much a claim should stay in a conflict; the lowest are tried to be left out first.
        known: The scales of the rows, and the pairs among them that exclude each other, where they are known.
    """

    def __init__(
        self,
        problem: Problem,
        places: Sequence[int],
        reluctance: Callable[[int], int],
        known: tuple[Scales, tuple[Certificate, ...]] | None = None,
    ) -> None:
        self.scales, self.clashes = known or (Scales.of(problem, places), clashes_of(problem, places))
        self._clashes = [(frozenset(proof.claims), proof) for proof in self.clashes]
        self._reluctance = reluctance
        self.claims = frozenset(claim for place in places for claim in problem.rows[place].claims)

    def can_hold(self, active: frozenset[int]) -> bool:
        """Whether some claims can all hold."""
        return self.contradiction(active) is None

    def contradiction(self, active: frozenset[int]) -> Certificate | None:
        """A conflict among some claims, not always a minimal one; None where they can all hold.

        The reluctant ones are tried first: mostly, the member of the least reluctance is the one the others leave out.
        """
        return self._found(active, self.scales, self._reluctance)

    def conflict(self, active: frozenset[int]) -> Certificate | None:
        """A minimal conflict among some claims; None where they can all hold."""
        return self._minimal_in(active, self.scales.part(active))

    def _minimal_in(self, active: frozenset[int], trial: Scales) -> Certificate | None:
        # By number, as finer readings come before coarser ones and make the plainer conflict.
        proof = self._found(active, trial, neg)
        return None if proof is None else self.minimal(proof)

    def minimal(self, proof: Certificate) -> Certificate:
        """A minimal conflict within one, the worthiest members kept in it."""
        # Trying subsets where everything is searched would spoil its warm start.
        members = frozenset(proof.claims)
        trial = self.scales.part(members)
        for claim in sorted(members, key=lambda claim: (self._reluctance(claim), -claim)):
            smaller = self._found(members - {claim}, trial, neg) if claim in members else None
            if smaller is not None:
                proof, members = smaller, frozenset(smaller.claims)
        return proof

    def widest(self, proof: Certificate, beside: frozenset[int]) -> Certificate:
        """A minimal conflict of the widest gap among some claims that cannot all hold.

        Args:
            proof: That they cannot.
            beside: The claims.
        """
        return self.minimal(self.scales.widest(beside) or proof)

    def plainest(self, active: frozenset[int], plainness: Callable[[int], int]) -> Certificate | None:
        """A minimal conflict of plain claims; None where they can all hold.

        Args:
            active: The claims, few enough to try to leave out each.
            plainness: How much a claim should stay in; the least plain are tried to be left out first.
        """
        trial = self.scales.part(active)
        proof = self._found(active, trial, neg)
        for claim in sorted(active, key=lambda claim: (plainness(claim), -claim)) if proof else ():
            smaller = self._found(active - {claim}, trial, neg)
            if smaller is not None:
                proof, active = smaller, active - {claim}
        return proof

    def _found(self, active: frozenset[int], where: Scales, rank: Rank) -> Certificate | None:
        for claims, proof in self._clashes:
            if claims <= active:
                return proof
        return where.contradiction(active, rank)

    def correct(self, active: frozenset[int], weights: Sequence[int]) -> Correction:
        """The cheapest claims to give up so that the other active ones can hold."""
        # In a programme of its own, so that the answer does not depend on what was asked before.
        trial = self.scales.part(active)
        conflicts = self._disjoint(active, trial)
        cover: frozenset[int] = frozenset()
        least = 0
        while conflicts:
            sets = [frozenset(proof.claims) for proof in conflicts]
            cover, least = smallest_cover(sets, weights, nodes=_NODES)
            more = self._disjoint(active - cover, trial)
            if not more:
                break
            conflicts += more
            if len(conflicts) > _CONFLICTS:
                while more := self._disjoint(active - cover, trial):
                    cover |= {min(proof.claims, key=lambda claim: (weights[claim], -claim)) for proof in more}
                    conflicts += more
                break
        cost = sum(weights[claim] for claim in cover)
        if cost == least:
            cover = self._worthiest(active, weights, (cover, conflicts), trial)
        smallest_first = sorted(conflicts, key=lambda proof: (len(proof.claims), proof.claims))
        return Correction(cover, cost, least, tuple(smallest_first))

    def _worthiest(
        self,
        active: frozenset[int],
        weights: Sequence[int],
        found: tuple[frozenset[int], list[Certificate]],
        trial: Scales,
    ) -> frozenset[int]:
        """Of all cheapest sets the one that keeps the worthiest claims, which is one whatever conflicts were found.

        Every cheapest set hits the conflicts found so far, so that the best of those that do is the best of all as soon
        as the rest can hold. Conflicts found on the way are added to those given.
        """
        cover, conflicts = found
        while True:
            cover = _keeping([frozenset(proof.claims) for proof in conflicts], weights, cover, self._reluctance)
            more = self._disjoint(active - cover, trial)
            if not more:
                return cover
            conflicts += more
            cover, _ = smallest_cover([frozenset(proof.claims) for proof in conflicts], weights, nodes=_NODES)

    def _disjoint(self, active: frozenset[int], trial: Scales) -> list[Certificate]:
        """Conflicts without common claims, as many as a greedy search finds."""
        found = []
        while (proof := self._minimal_in(active, trial)) is not None:
            found.append(proof)
            active -= frozenset(proof.claims)
        return found


def _keeping(
    sets: Sequence[frozenset[int]], weights: Sequence[int], cover: frozenset[int], worth: Callable[[int], int]
) -> frozenset[int]:
    """The cheapest cover that keeps the worthiest members out of it, starting from any cheapest one."""
    cost = sum(weights[member] for member in cover)
    for member in sorted(frozenset().union(*sets), key=lambda member: (-worth(member), member)):
        without = [found - {member} for found in sets]
        if member in cover:
            if not all(without):
                continue
            other, _ = smallest_cover(without, weights, nodes=_NODES)
            if sum(weights[found] for found in other) > cost:
                continue
            cover = other
        sets = without
    return cover
