"""One component of a problem: what of it cannot hold, and the ends of what can.

Invariant: bounds are taken after the claims given up have been left out, so that they are never the bounds of a
contradiction; each piece that falls apart is solved by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.build import FIRM
from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.doubt import doubtful
from crossfoot.reconcile.layers import Group, Layer, groups_of
from crossfoot.reconcile.problem import Problem, Sense, Terms, pieces_of
from crossfoot.reconcile.recall import NOTHING, Memory, RecallingSearch
from crossfoot.reconcile.releases import Release, releases_of
from crossfoot.reconcile.scales import Scales
from crossfoot.reconcile.search import Correction
from crossfoot.reconcile.solver import Status
from crossfoot.reconcile.standing import settle, told
from crossfoot.reconcile.system import End, System

__all__ = ["Region", "Stage"]

# So many ends are asked for on the scales, which are there anyway; for more a sheet of the rows is worth making.
_FEW = 48


@dataclass(frozen=True, slots=True)
class Stage:
    """What one group of claims had to give up.

    Args:
        group: The claims, those given up before left out.
        correction: What was given up, and why.
        enough: Claims any one of which could be given up instead of the one that was, with the same effect; None
            where that was not looked for.
    """

    group: Group
    correction: Correction
    enough: frozenset[int] | None = None


class Region:
    """Rows that hang together.

    Args:
        problem: Where the rows stand.
        places: The rows.
        assertions: What asserts each claim; empty for a problem that comes without.
        known: What is known of its claims already.
    """

    def __init__(
        self,
        problem: Problem,
        places: tuple[int, ...],
        assertions: tuple[Assertion, ...] = (),
        *,
        known: Memory = NOTHING,
    ) -> None:
        self._problem = problem
        self.places = places
        self._assertions = assertions
        self._known = known
        self._questions = 0
        self._ends: dict[tuple[Terms, Sense], list[End]] = {}

    @cached_property
    def _search(self) -> RecallingSearch | None:
        """The search for conflicts; None where all claims can hold."""
        search = self._remembering
        return None if search.can_hold(search.claims) else search

    @cached_property
    def _remembering(self) -> RecallingSearch:
        return RecallingSearch(self._problem, self.places, self._worth, self._known)

    @property
    def memory(self) -> Memory:
        """What is known of its claims by now."""
        if "_remembering" not in vars(self):
            return self._known
        # Where all claims can hold none speaks against another.
        nobody = frozenset[int]() if "_search" in vars(self) and self._search is None else None
        return replace(self._remembering.memory, doubtful=vars(self).get("_doubtful", nobody))

    @property
    def scales(self) -> Scales:
        """The rows of the component on the scales."""
        return self._remembering.scales

    @cached_property
    def errors(self) -> tuple[Stage, ...]:
        """Pages on which one source and the page's own voice had to give something up."""
        if self._search is None:
            return ()
        given_up: frozenset[int] = frozenset()
        found = []
        for group in self._groups(Layer.RELEASE):
            left = replace(group, claims=group.claims - given_up)
            correction = self._search.correct(left.claims, self._problem.weights)
            if correction.given_up:
                found.append(Stage(left, correction))
                given_up |= correction.given_up
        return tuple(found)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The same, then what sources and the whole view had to give up: the older figure where a source restated."""
        if self._search is None:
            return ()
        found = list(self.errors)
        given_up = frozenset(claim for stage in found for claim in stage.correction.given_up)
        for layer in (Layer.SOURCE, Layer.ACROSS):
            for group in self._groups(layer):
                left = replace(group, claims=group.claims - given_up)
                correction = settle(self._search, left.claims, self._worth)
                if correction.given_up:
                    found.append(Stage(left, correction))
                    given_up |= correction.given_up
        return tuple(found)

    @cached_property
    def contradictions(self) -> tuple[Stage, ...]:
        """The errors as printed, with every claim whose loss would mend its whole release as well."""
        found = [replace(stage, correction=self._plainly(stage)) for stage in self.errors]
        return tuple(replace(stage, enough=self._enough(stage)) for stage in found)

    @cached_property
    def differences(self) -> tuple[Stage, ...]:
        """What sources and the whole view had to give up, each claim with a minimal conflict."""
        if self._search is None:
            return ()
        return tuple(
            replace(stage, correction=told(self._search, stage.group.claims, stage.correction))
            for stage in self.stages
            if stage.group.layer is not Layer.RELEASE
        )

    def _plainly(self, stage: Stage) -> Correction:
        """The conflicts as printed, and before them those made of single figures rather than of ratios."""
        correction = self._as_printed(stage.correction)
        beside = stage.group.claims - correction.given_up
        found = [
            self._search.plainest(beside | {claim}, self._plainness)
            for claim in sorted(correction.given_up)
            if self._search is not None
        ]
        return replace(correction, conflicts=(*(proof for proof in found if proof), *correction.conflicts))

    def _plainness(self, claim: int) -> int:
        """Less the more figures a claim ties together."""
        return -self._width[claim]

    @cached_property
    def _width(self) -> Mapping[int, int]:
        """For each claim the most unknowns that one of its rows speaks of."""
        found: dict[int, int] = {}
        for row in (self._problem.rows[place] for place in self.places):
            for claim in row.claims:
                found[claim] = max(found.get(claim, 0), len(row.terms))
        return found

    def _as_printed(self, correction: Correction) -> Correction:
        """The same conflicts, told with the digits as printed where a coarser reading did not help."""
        return replace(correction, conflicts=tuple(self._finest(p, correction.given_up) for p in correction.conflicts))

    def _finest(self, proof: Certificate, given_up: frozenset[int]) -> Certificate:
        printed = frozenset(min(self._all_readings(claim)) for claim in proof.claims)
        found = None
        if self._search is not None and not printed.issubset(proof.claims):
            found = self._search.contradiction(printed)
        if self._search is None or found is None:
            return proof
        found = self._search.minimal(found)
        return proof if given_up.isdisjoint(found.claims) else found

    @cached_property
    def _readings(self) -> Mapping[str, tuple[int, ...]]:
        """For each assertion its claims, the coarser reading last."""
        found: dict[str, tuple[int, ...]] = {}
        for claim in sorted(self.claims if self._assertions else ()):
            id_ = self._assertions[claim].id
            found[id_] = (*found.get(id_, ()), claim)
        return found

    @cached_property
    def decisive(self) -> frozenset[int]:
        """Claims that decide which pages belong to one release: firm ones, and none that contradicts its own page."""
        doubtful = {claim for stage in self.errors for proof in stage.correction.conflicts for claim in proof.claims}
        return frozenset(claim for claim in self.claims - doubtful if self._problem.weights[claim] >= FIRM)

    def can_hold(self, claims: frozenset[int]) -> bool:
        """Whether some claims can all hold, as far as this component says."""
        return self._search is None or self._search.can_hold(claims & self.claims)

    @cached_property
    def _releases(self) -> tuple[Release, ...]:
        return releases_of(self._assertions, self.decisive, self.can_hold)

    def _enough(self, stage: Stage) -> frozenset[int]:
        """Members of the smallest conflicts that mend the whole release when given up."""
        correction = stage.correction
        beside = self._beside(stage.group)
        found: set[int] = set()
        for claim in correction.given_up:
            proof = correction.smallest(claim)
            rest = beside | stage.group.claims - correction.given_up | self._all_readings(claim)
            for member in () if proof is None else proof.claims:
                if member not in found and self.can_hold(rest - self._all_readings(member)):
                    found.add(member)
        return frozenset(found)

    def _all_readings(self, claim: int) -> frozenset[int]:
        return frozenset(self._readings[self._assertions[claim].id]) if self._assertions else frozenset((claim,))

    def _beside(self, group: Group) -> frozenset[int]:
        """What the other pages of a group's release say."""
        pages = {page for r in self._releases if r.source == group.source and group.page in r.pages for page in r.pages}
        return frozenset(
            claim
            for claim in self.decisive - group.claims
            if self._assertions[claim].origin == group.source and not pages.isdisjoint(self._assertions[claim].pages)
        )

    def _groups(self, layer: Layer) -> tuple[Group, ...]:
        if self._search is None:
            return ()
        if not self._assertions:
            return (Group(layer, self.claims),) if layer is Layer.RELEASE else ()
        return tuple(group for group in self._all_groups if group.layer is layer)

    @cached_property
    def _all_groups(self) -> tuple[Group, ...]:
        return tuple(groups_of(self._assertions, self.claims))

    @cached_property
    def claims(self) -> frozenset[int]:
        """The claims its rows rest on."""
        return frozenset(claim for place in self.places for claim in self._problem.rows[place].claims)

    @cached_property
    def given_up(self) -> frozenset[int]:
        """Claims left out of the bounds."""
        return frozenset(claim for stage in self.stages for claim in stage.correction.given_up)

    def end(self, question: Terms, sense: Sense) -> list[End]:
        """The ends of the parts of a question, one for each piece of the component that it touches."""
        if (question, sense) not in self._ends:
            self._ends[question, sense] = self._worked_out(question, sense)
        return self._ends[question, sense]

    def _worked_out(self, question: Terms, sense: Sense) -> list[End]:
        self._questions += 1
        if self._questions <= _FEW and self.scales.holds_all(unknown for unknown, _ in question):
            found = self.scales.end(question, sense, self.claims - self.given_up)
            if found[0] is not Status.FAILED:
                return [found]
        parts: dict[int, list[tuple[int, Fraction]]] = {}
        missing = []
        for unknown, value in question:
            piece = self._piece_of.get(unknown)
            if piece is None:
                missing.append((unknown, value))
            else:
                parts.setdefault(piece, []).append((unknown, value))
        ends = [self._system(piece).bound(tuple(terms), sense) for piece, terms in sorted(parts.items())]
        return ends + [(Status.UNBOUNDED, None, False) for _ in missing]

    def in_force(self, unknowns: frozenset[int]) -> tuple[int, ...]:
        """The rows of the pieces that some unknowns stand in, by place, without those given up."""
        pieces = sorted({self._piece_of[unknown] for unknown in unknowns if unknown in self._piece_of})
        return tuple(place for piece in pieces for place in self._pieces[piece])

    @property
    def settled(self) -> tuple[Region, ...]:
        """Itself where it is known what it gives up, else nothing."""
        return (self,) if "given_up" in vars(self) else ()

    def assertion(self, claim: int) -> Assertion:
        """What asserts a claim."""
        return self._assertions[claim]

    @cached_property
    def _pieces(self) -> tuple[tuple[int, ...], ...]:
        rows = self._problem.rows
        return pieces_of(rows, [place for place in self.places if self.given_up.isdisjoint(rows[place].claims)])

    @cached_property
    def _piece_of(self) -> Mapping[int, int]:
        return {
            unknown: number
            for number, piece in enumerate(self._pieces)
            for place in piece
            for unknown, _ in self._problem.rows[place].terms
        }

    @cached_property
    def _systems(self) -> dict[int, System]:
        return {}

    def _system(self, piece: int) -> System:
        if piece not in self._systems:
            self._systems[piece] = System(self._problem, self._pieces[piece])
        return self._systems[piece]

    def _worth(self, claim: int) -> int:
        return self._order[claim]

    @cached_property
    def _order(self) -> Mapping[int, int]:
        """Claims by what they are worth, from 0 up: by weight, then firmness, then newness, then content.

        Firm is what is not doubtful. A claim is as new as the first page that printed it: a later copy makes no figure
        newer.
        """
        return {claim: number for number, claim in enumerate(sorted(self.claims, key=self._rank))}

    def _rank(self, claim: int) -> tuple[int, bool, date, tuple[str, ...], int]:
        if not self._assertions:
            return self._problem.weights[claim], True, date.min, (), claim
        found, is_firm = self._assertions[claim], claim not in self._doubtful
        return self._problem.weights[claim], is_firm, min(found.days, default=date.min), found.key, claim

    @cached_property
    def _doubtful(self) -> frozenset[int]:
        known = self._known.doubtful
        return known if known is not None else doubtful(self._problem, self.places, self._assertions)
