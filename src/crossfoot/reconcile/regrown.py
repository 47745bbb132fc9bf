"""A component that has grown out of others: what they found is kept where it still holds.

Invariant: answers are those of the same component made at once. What to give up is worked out from what is known of the
forerunners, as far as that is still true; conflicts are told as found in a component made at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from crossfoot.reconcile.build import Model
from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.clash import clashes_again
from crossfoot.reconcile.doubt import Around, doubtful_again
from crossfoot.reconcile.ordered import Ordered, ordered
from crossfoot.reconcile.recall import NOTHING, Memory
from crossfoot.reconcile.region import Region, Stage
from crossfoot.reconcile.scales import Scales
from crossfoot.reconcile.ties import Tie

__all__ = ["RegrownRegion"]


class RegrownRegion(Region):
    """Rows that hang together, most of which did before.

    Args:
        model: Where the rows stand.
        places: The rows.
        before: The regions it has grown out of.
    """

    def __init__(self, model: Model, places: tuple[int, ...], before: tuple[Region, ...]) -> None:
        super().__init__(model.problem, places, model.assertions)
        self._model = model
        self._before = tuple(old for found in before for old in found.settled)

    @property
    def settled(self) -> tuple[Region, ...]:
        """Itself where it is known what it gives up, else those among its forerunners of which that is known."""
        return super().settled or self._before

    @cached_property
    def errors(self) -> tuple[Stage, ...]:
        """Releases in which something had to be given up."""
        return tuple(self._again[0].stage_back(stage) for stage in self._again[1].errors)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The same, then what sources and the whole view had to give up."""
        return tuple(self._again[0].stage_back(stage) for stage in self._again[1].stages)

    @cached_property
    def contradictions(self) -> tuple[Stage, ...]:
        """The errors, with every claim whose loss would mend its group as well."""
        return tuple(self._again[0].stage_back(stage) for stage in self._again[1].contradictions)

    @cached_property
    def differences(self) -> tuple[Stage, ...]:
        """What sources and the whole view had to give up, each claim with a minimal conflict."""
        return tuple(self._again[0].stage_back(stage) for stage in self._again[1].differences)

    @cached_property
    def decisive(self) -> frozenset[int]:
        """Claims that decide which pages belong to one release."""
        return self._again[0].claims_back(self._again[1].decisive)

    def can_hold(self, claims: frozenset[int]) -> bool:
        """Whether some claims can all hold, as far as this component says."""
        found, region = self._again
        return region.can_hold(frozenset(here for here, claim in enumerate(found.claims) if claim in claims))

    @cached_property
    def given_up(self) -> frozenset[int]:
        """Claims left out of the bounds."""
        is_proven = all(stage.correction.is_proven for stage in self._continued.errors)
        stages = self._continued.stages if is_proven else self.stages
        self._before = ()  # all that is known of them is known of this one now
        return frozenset(claim for stage in stages for claim in stage.correction.given_up)

    @property
    def memory(self) -> Memory:
        """What is known of its claims by now."""
        return self._continued.memory

    @property
    def scales(self) -> Scales:
        """The rows of the component on the scales."""
        return self._continued.scales

    @cached_property
    def _continued(self) -> Region:
        """The component searched with what is known of it: it tells what to give up, not always in which words."""
        return Region(self._problem, self.places, self._assertions, known=self._carried)

    @cached_property
    def _carried(self) -> Memory:
        """What is known from before and still true."""
        if not self._before:
            return NOTHING
        rows, before = self._problem.rows, {place for old in self._before for place in old.places}
        lost = before.difference(self.places)
        born = [place for place in self.places if place not in before]
        moved = frozenset(claim for place in (*lost, *born) for claim in rows[place].claims)
        # An unknown that comes takes nothing away from what could hold, unless it has to be more than nothing.
        is_tighter = any(not rows[place].claims and rows[place].rhs != 0 for place in born)
        gone = {id(rows[place]) for place in lost if rows[place].claims or not self._is_implied(place)}

        def is_kept(proof: Certificate) -> bool:
            return gone.isdisjoint(id(row) for _, row in proof.parts)

        memories = [old.memory for old in self._before]
        # What was the cheapest to give up still is, if the conflicts that say so are and the others can hold.
        corrected = {
            ranked: found
            for memory in memories
            for ranked, found in memory.corrected.items()
            if moved.isdisjoint(claim for claim, _ in ranked) and all(map(is_kept, found.conflicts))
        }
        stirred = frozenset(unknown for place in (*lost, *born) for unknown, _ in rows[place].terms)
        scales = max((old.scales for old in self._before), key=lambda found: len(found.places))
        scales = scales.grown(self._problem, self.places)
        return Memory(
            conflicts=tuple(found for memory in memories for found in memory.conflicts if is_kept(found[1])),
            holding=frozenset(
                held - moved
                for old, memory in zip(self._before, memories, strict=True)
                for held in (*memory.holding, old.claims - old.given_up)
                if not is_tighter
            ),
            corrected=corrected,
            unsure=frozenset(corrected) if is_tighter else frozenset().union(*(memory.unsure for memory in memories)),
            around=(scales, self._clashes(scales, memories, stirred)),
            doubtful=self._doubted(scales, memories, stirred),
        )

    def _clashes(self, scales: Scales, memories: Iterable[Memory], stirred: frozenset[int]) -> tuple[Certificate, ...]:
        """The pairs of rows that exclude each other."""
        before = [proof for memory in memories if memory.around is not None for proof in memory.around[1]]
        return clashes_again(self._problem, scales.touching, before, stirred)

    def _doubted(self, scales: Scales, memories: Iterable[Memory], stirred: frozenset[int]) -> frozenset[int] | None:
        """The doubtful claims, where those of before are known."""
        before: frozenset[int] = frozenset()
        for memory in memories:
            if memory.doubtful is None:
                return None
            before |= memory.doubtful
        around = Around(scales.touching, lambda claim: self._model.makers[claim].places)
        return doubtful_again(self._problem, around, self._assertions, before, stirred)

    @cached_property
    def _again(self) -> tuple[Ordered, Region]:
        """The component by itself, to be searched from the start."""
        found = ordered(self._model, self.places)
        return found, Region(found.problem, tuple(range(len(found.problem.rows))), found.assertions)

    def _is_implied(self, place: int) -> bool:
        """Whether what made a row that is no more has made one that says at least as much."""
        row, (maker, _) = self._problem.rows[place], self._model.made_by[place]
        if isinstance(maker, int):
            return False
        if maker[0] is Tie.TILING:
            return True
        now = [self._problem.rows[found] for found in self._model.makers[maker].places]
        return any(set(row.terms) <= set(other.terms) and row.rhs <= other.rhs for other in now)
