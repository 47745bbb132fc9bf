"""A component that has grown out of others: what they found is kept where it still holds.

Invariant: answers are those of the same component made at once. What was given up stays so without a search only where
all that stood and all that is new can hold together, so can each release concerned, and no claim has become doubtful or
firm; in every other case this one component is searched again, in the order of a table made at once. Programmes go on
from where they stood.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.build import Model
from crossfoot.reconcile.doubt import doubtful, near
from crossfoot.reconcile.layers import Layer, groups_of
from crossfoot.reconcile.ordered import Ordered, ordered
from crossfoot.reconcile.problem import pieces_of
from crossfoot.reconcile.recall import Memory
from crossfoot.reconcile.region import Region, Stage
from crossfoot.reconcile.system import System
from crossfoot.reconcile.ties import Tie

__all__ = ["RegrownRegion"]

Piece = tuple[int, ...]


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
        self._grown: dict[Piece, System] = {}

    @property
    def settled(self) -> tuple[Region, ...]:
        """Itself where it is known what it gives up, else those among its forerunners of which that is known."""
        return super().settled or self._before

    @property
    def systems(self) -> dict[Piece, System]:
        """The programmes made so far, by their rows."""
        return self._grown

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
        before = frozenset(claim for old in self._before for claim in old.given_up)
        if self._before and self._stays(before):
            return before
        if all(stage.correction.is_proven for stage in self._continued.errors):
            return self._continued.given_up
        return frozenset(claim for stage in self.stages for claim in stage.correction.given_up)

    @property
    def memory(self) -> Memory:
        """What is known of its claims by now."""
        return self._continued.memory if "_continued" in vars(self) else self._carried

    @cached_property
    def _continued(self) -> Region:
        """The component searched with what is known of it: it tells what to give up, not always in which words."""
        return Region(self._problem, self.places, self._assertions, known=self._carried)

    @cached_property
    def _carried(self) -> Memory:
        """What is known from before and still true."""
        rows, before = self._problem.rows, {place for old in self._before for place in old.places}
        lost = before.difference(self.places)
        new = [rows[place] for place in self.places if place not in before]
        gone = {rows[place] for place in lost}
        conflicts = tuple(
            (claims, proof)
            for old in self._before
            for claims, proof in old.memory.conflicts
            if gone.isdisjoint(row for _, row in proof.parts)
        )
        # An unknown that comes takes nothing away from what could hold, unless it has to be more than nothing.
        if any(not row.claims and row.rhs != 0 for row in new) or not all(
            rows[place].claims or self._is_implied(place) for place in lost
        ):
            return Memory(conflicts, frozenset())
        moved = {claim for row in (*gone, *new) for claim in row.claims}
        holding = frozenset(
            held - moved for old in self._before for held in (*old.memory.holding, old.claims - old.given_up)
        )
        return Memory(conflicts, holding)

    @cached_property
    def _again(self) -> tuple[Ordered, Region]:
        """The component by itself, to be searched from the start."""
        found = ordered(self._model, self.places)
        return found, Region(found.problem, tuple(range(len(found.problem.rows))), found.assertions)

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        return self._pieces_without(self.given_up)

    def _pieces_without(self, given_up: frozenset[int]) -> tuple[Piece, ...]:
        rows = self._problem.rows
        return pieces_of(rows, [place for place in self.places if given_up.isdisjoint(rows[place].claims)])

    def _stays(self, given_up: frozenset[int]) -> bool:
        """Whether the claims given up before are still those to give up."""
        if given_up and not self._is_only_more(given_up):
            return False
        systems = [self._system_of(piece) for piece in self._pieces_without(given_up)]
        return all(system.can_hold() for system in systems)

    def _is_only_more(self, given_up: frozenset[int]) -> bool:
        """Whether nothing that was in force is missing, and no release concerned has anything to give up."""
        rows = self._problem.rows
        before = {place for old in self._before for place in old.places}
        if not all(self._is_implied(place) for place in before.difference(self.places)):
            return False
        new = {claim for place in self.places if place not in before for claim in rows[place].claims}
        for old in self._before:
            for claim in old.claims:
                was, now = old.assertion(claim), self._assertions[claim]
                if was is not now:
                    new.add(claim)
                    if _newness(was) != _newness(now):
                        return False
        if not self._is_doubted_as_before(before):
            return False
        pages = {page for claim in new for page in self._assertions[claim].pages}
        beside = frozenset(claim for claim in self.claims if not pages.isdisjoint(self._assertions[claim].pages))
        releases = (group.claims for group in groups_of(self._assertions, beside) if group.layer is Layer.RELEASE)
        return all(
            group.isdisjoint(new) or group.isdisjoint(given_up) or self._is_feasible(group) for group in releases
        )

    def _is_doubted_as_before(self, before: set[int]) -> bool:
        """Whether what is new makes no claim doubtful that was not, and none firm that was."""
        rows = self._problem.rows
        old = {claim for place in before for claim in rows[place].claims}
        new = (place for place in self.places if place not in before and rows[place].claims)
        around = near(self._problem, self.places, {unknown for place in new for unknown, _ in rows[place].terms})
        now = doubtful(self._problem, sorted(around), self._assertions)
        return now & old == doubtful(self._problem, sorted(around & before), self._assertions)

    def _is_feasible(self, claims: frozenset[int]) -> bool:
        """Whether some claims can all hold."""
        rows = self._problem.rows
        inside = [place for place in self.places if claims.issuperset(rows[place].claims)]
        pieces = (piece for piece in pieces_of(rows, inside) if any(rows[place].claims for place in piece))
        systems = (System(self._problem, piece) for piece in pieces)
        return all(system.can_hold() for system in systems)

    def _is_implied(self, place: int) -> bool:
        """Whether what made a row that is no more has made one that says at least as much."""
        row, (maker, _) = self._problem.rows[place], self._model.made_by[place]
        if isinstance(maker, int):
            return False
        if maker[0] is Tie.TILING:
            return True
        now = [self._problem.rows[found] for found in self._model.makers[maker].places]
        return any(set(row.terms) <= set(other.terms) and row.rhs <= other.rhs for other in now)

    def _system(self, piece: int) -> System:
        return self._system_of(self._pieces[piece])

    def _system_of(self, piece: Piece) -> System:
        """The programme of a piece: the one that is there, or a new one."""
        if piece not in self._grown:
            kept = (old.systems[piece] for old in self._before if piece in old.systems and self._is_as_in(old, piece))
            self._grown[piece] = next(kept, None) or System(self._problem, piece)
        return self._grown[piece]

    def _is_as_in(self, old: Region, piece: Piece) -> bool:
        """Whether the claims of a piece are made by the same entries as before."""
        claims = {claim for place in piece for claim in self._problem.rows[place].claims}
        return all(self._assertions[claim] is old.assertion(claim) for claim in claims)


def _newness(assertion: Assertion) -> tuple[date, bool]:
    """What decides how much a claim is worth beside others of its kind."""
    return min(assertion.days, default=date.min), assertion.is_soft
