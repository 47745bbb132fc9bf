"""A search that remembers what was found before: conflicts, and claims that were found to hold together.

Invariant: what is remembered is true of the rows at hand, so that asking again gives what a search without memory
would: a conflict among the claims, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.problem import Problem
from crossfoot.reconcile.scales import Scales
from crossfoot.reconcile.search import Correction, Search

__all__ = ["NOTHING", "Memory", "RecallingSearch"]


# Claims, the worthiest first, each with what giving it up costs.
Ranked = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of the claims of a component.

    Args:
        conflicts: Claims that cannot all hold, with the proof.
        holding: Claims that can hold together.
        corrected: Claims, and the cheapest of them to give up.
        unsure: Those of them of which it has to be seen whether the others can hold.
        around: The scales of the rows, and the pairs among them that exclude each other.
        doubtful: The claims that their source's other figures speak against; None where that is not known.
    """

    conflicts: tuple[tuple[frozenset[int], Certificate], ...]
    holding: frozenset[frozenset[int]]
    corrected: Mapping[Ranked, Correction]
    unsure: frozenset[Ranked]
    around: tuple[Scales, tuple[Certificate, ...]] | None = None
    doubtful: frozenset[int] | None = None


NOTHING = Memory((), frozenset(), {}, frozenset())


class RecallingSearch(Search):
    """Conflicts among the claims of one component.

    Args:
        problem: Where the rows stand.
        places: The rows of the component.
        reluctance: How much a claim should stay in a conflict.
        memory: What is known already.
    """

    def __init__(
        self, problem: Problem, places: Sequence[int], reluctance: Callable[[int], int], memory: Memory
    ) -> None:
        super().__init__(problem, places, reluctance, memory.around)
        self._conflicts = list(memory.conflicts)
        self._holding = set(memory.holding)
        self._corrected, self._unsure = dict(memory.corrected), set(memory.unsure)

    @property
    def memory(self) -> Memory:
        """What is known by now."""
        around = self.scales, self.clashes
        return Memory(
            tuple(self._conflicts), frozenset(self._holding), dict(self._corrected), frozenset(self._unsure), around
        )

    def known(self, active: frozenset[int]) -> list[Certificate]:
        """The conflicts remembered among some claims."""
        return [proof for claims, proof in self._conflicts if claims <= active]

    def contradiction(self, active: frozenset[int], *where: Any, **named: Any) -> Certificate | None:
        """A conflict among some claims, not always a minimal one; None where they can all hold."""
        known = next((proof for claims, proof in self._conflicts if claims <= active), None)
        if known is not None or any(active <= held for held in self._holding):
            return known
        found = super().contradiction(active, *where, **named)
        if found is not None:
            self._conflicts.append((frozenset(found.claims), found))
        elif not where and not named:
            self._holding = {held for held in self._holding if not held <= active} | {active}
        return found

    def correct(self, active: frozenset[int], weights: Sequence[int]) -> Correction:
        """The cheapest claims to give up so that the other active ones can hold."""
        if any(active <= held for held in self._holding):
            return Correction(frozenset(), 0, 0, ())
        ranked = tuple((claim, weights[claim]) for claim in sorted(active, key=self._reluctance))
        found = self._corrected.get(ranked)
        if found is None or (ranked in self._unsure and not self.scales.can_hold(active - found.given_up)):
            found = super().correct(active, weights)
        self._unsure.discard(ranked)
        if found.is_proven:
            self._corrected[ranked] = found
        return found
