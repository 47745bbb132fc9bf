"""A search that remembers what was found before: conflicts, and claims that were found to hold together.

Invariant: what is remembered is true of the rows at hand, so that asking again gives what a search without memory
would: a conflict among the claims, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.problem import Problem
from crossfoot.reconcile.search import Correction, Search

__all__ = ["NOTHING", "Memory", "RecallingSearch"]


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of the claims of a component.

    Args:
        conflicts: Claims that cannot all hold, with the proof.
        holding: Claims that can hold together.
    """

    conflicts: tuple[tuple[frozenset[int], Certificate], ...]
    holding: frozenset[frozenset[int]]


NOTHING = Memory((), frozenset())


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
        super().__init__(problem, places, reluctance)
        self._conflicts = list(memory.conflicts)
        self._holding = set(memory.holding)

    @property
    def memory(self) -> Memory:
        """What is known by now."""
        return Memory(tuple(self._conflicts), frozenset(self._holding))

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
        return super().correct(active, weights)
