"""Every figure of a view at once: its tightest bounds, and what cannot all be true.

Invariant: a pure function of the entries and the questions; nothing is solved before it is asked for, and nothing is
solved twice. Several threads may ask a table, and tables grown out of it: they are answered one after the other.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cached_property, wraps
from threading import RLock
from typing import Any, TypeVar, cast

from crossfoot.model import OTHERS, Cell, Inclusions, Issue
from crossfoot.model.inclusion import NOTHING_KNOWN
from crossfoot.model.interval import exactly
from crossfoot.reconcile.assertion import Entry
from crossfoot.reconcile.bound import Bound, EndStatus, bound_from
from crossfoot.reconcile.build import Model, empty_model
from crossfoot.reconcile.cells import Unknown, canonical
from crossfoot.reconcile.certificate import Certificate, join
from crossfoot.reconcile.conflict import Conflict
from crossfoot.reconcile.findings import conflicts_of, differences_of, remarks_on, rereadings_of
from crossfoot.reconcile.problem import Sense, Terms
from crossfoot.reconcile.region import Region, Stage
from crossfoot.reconcile.regions import Regions, grown_regions
from crossfoot.reconcile.releases import Release, releases_of
from crossfoot.reconcile.solver import Status
from crossfoot.reconcile.system import System

__all__ = ["Table", "reconcile"]

F = TypeVar("F", bound=Callable[..., Any])


def reconcile(
    entries: Iterable[Entry],
    *,
    questions: Iterable[Cell] = (),
    hedged: bool = False,
    inclusions: Inclusions = NOTHING_KNOWN,
) -> Table:
    """All figures that follow from the entries of a view.

    Args:
        entries: The entries; their order and repetitions change nothing.
        questions: Cells to be bounded besides those that are claimed; any other may still be asked for later.
        hedged: Whether reported and rumoured figures count.
        inclusions: Which brands and places are counted in which others; where nobody knows, vendors are not added up.
    """
    ground = Regions(empty_model(hedged=hedged, inclusions=inclusions), {}, {})
    return Table(ground, tuple(entries), tuple(questions))


def _alone(method: F) -> F:
    """A method that one thread runs at a time: tables that grew together share regions, and these their solvers."""

    @wraps(method)
    def alone(self: Table, *given: object, **named: object) -> object:
        with self.lock:
            return method(self, *given, **named)

    return cast("F", alone)


class Table:
    """The answer to a view; made by `reconcile` and `with_entries`.

    Args:
        ground: What has been worked out already.
        entries: What comes on top of that.
        questions: Cells asked for besides.
        lock: Of the tables this one has grown with; held while one of them works something out.
    """

    def __init__(
        self, ground: Regions, entries: tuple[Entry, ...], questions: tuple[Cell, ...], lock: RLock | None = None
    ) -> None:
        self.lock = RLock() if lock is None else lock
        self._ground = ground
        self._entries = entries
        self._questions = questions
        self._wider: dict[tuple[Cell, ...], Table] = {}
        self.divided: OrderedDict[tuple[tuple[int, ...], Terms], System] = OrderedDict()
        """Rows divided by a sum of unknowns, by the rows and the divisor: those that quotients were last asked for."""
        self._spoken: dict[int, frozenset[int]] = {}

    def with_entries(self, more: Iterable[Entry]) -> Table:
        """The table of the same view with more entries; only what they touch is worked out again.

        Args:
            more: The entries; those there already, and their order, change nothing.
        """
        if "_grown" in vars(self):
            return Table(self._grown, tuple(more), (), self.lock)
        return Table(self._ground, (*self._entries, *more), self._questions, self.lock)

    def bounds(self, cell: Cell) -> Bound:
        """The tightest interval of one cell."""
        return self.bound_of(((Fraction(1), cell),))

    @_alone
    def bound_of(self, terms: tuple[tuple[Fraction, Cell], ...]) -> Bound:
        """The tightest interval of a weighted sum of cells."""
        wider = self.having(cell for _, cell in terms)
        if wider is not self:
            return wider.bound_of(terms)
        question = self.question(terms)
        if not question:  # a sum that cancels itself needs no proof
            return Bound(terms, exactly(0), None, None, EndStatus.EXACT, EndStatus.EXACT)
        low, high = self.end(question, Sense.GE), self.end(question, Sense.LE)
        return bound_from(terms, low, high, self.left_out(question, (low[1], high[1])))

    @_alone
    def having(self, cells: Iterable[Cell]) -> Table:
        """The table with all these cells among its unknowns: itself where it has them."""
        missing = tuple(canonical(cell) for cell in cells if self._number(cell) is None)
        if not missing:
            return self
        if missing not in self._wider:
            self._wider[missing] = Table(self._grown, (), missing, self.lock)
        return self._wider[missing]

    def question(self, terms: Iterable[tuple[Fraction, Cell]]) -> Terms:
        """A weighted sum of cells as one of unknowns; every cell must be one (`having`).

        Raises:
            KeyError: A cell is none.
        """
        total: dict[int, Fraction] = {}
        for value, cell in terms:
            number = self._number(cell)
            if number is None:
                raise KeyError(cell)
            total[number] = total.get(number, Fraction(0)) + Fraction(value)
        return tuple(sorted((number, value) for number, value in total.items() if value != 0))

    @_alone
    def in_force(self, unknowns: Iterable[int]) -> tuple[int, ...]:
        """Rows that hold after what was given up is left out, as far as they hang together with some unknowns."""
        asked = frozenset(unknowns)
        home, regions = self._grown.home, self._grown.by_number
        numbers = sorted({home[unknown] for unknown in asked if unknown in home})
        return tuple(place for number in numbers for place in regions[number].in_force(asked))

    @property
    def inclusions(self) -> Inclusions:
        """Which brands and places are counted in which others."""
        return self.model.book.inclusions

    def conflicts(self) -> tuple[Conflict, ...]:
        """What cannot all be true within one release, the worst first; only these may be called wrong."""
        return self._conflicts

    @_alone
    def differences(self, *, among: frozenset[str] | None = None) -> tuple[Conflict, ...]:
        """Where one source has restated a figure, or sources part; no error of anybody.

        Args:
            among: Only those that one of these entries is part of, by id; None for all.
        """
        if among is None:
            return self._differences
        claims = {place for place, ids in enumerate(self.model.problem.claims) if not among.isdisjoint(ids)}
        near = (region for region in self.regions if not claims.isdisjoint(region.claims))
        return differences_of(self.model, [stage for region in near for stage in region.differences], claims)

    @_alone
    def releases(self) -> tuple[Release, ...]:
        """Which pages of each source carry one state of its figures, by source and day."""
        decisive = frozenset(claim for region in self.regions for claim in region.decisive)
        return releases_of(
            self.model.assertions, decisive, lambda claims: all(region.can_hold(claims) for region in self.regions)
        )

    @cached_property
    @_alone
    def remarks(self) -> tuple[Issue, ...]:
        """What was done to the claims of single releases that a reader should know."""
        return remarks_on(self.model, self._errors, self._conflicts)

    @cached_property
    @_alone
    def given_up(self) -> tuple[str, ...]:
        """Entries left out of all bounds because they contradict others, by id."""
        return self._ids(frozenset(claim for region in self.regions for claim in region.given_up))

    @cached_property
    def _errors(self) -> tuple[Stage, ...]:
        return tuple(stage for region in self.regions for stage in region.errors)

    @cached_property
    @_alone
    def _conflicts(self) -> tuple[Conflict, ...]:
        stages = [stage for region in self.regions for stage in region.contradictions]
        return conflicts_of(self.model, stages)

    @cached_property
    @_alone
    def _differences(self) -> tuple[Conflict, ...]:
        stages = [stage for region in self.regions for stage in region.differences]
        return differences_of(self.model, stages)

    def _ids(self, given_up: frozenset[int]) -> tuple[str, ...]:
        """Entries of claims given up for good, not only for a coarser reading of themselves."""
        claims = given_up - rereadings_of(self.model, given_up)
        return tuple(sorted({entry for claim in claims for entry in self.model.problem.claims[claim]}))

    @property
    def model(self) -> Model:
        """The problem behind the answers."""
        return self._grown.model

    @cached_property
    @_alone
    def regions(self) -> tuple[Region, ...]:
        """The components of the problem."""
        return tuple(region for _, region in sorted(self._grown.by_number.items()))

    @cached_property
    @_alone
    def _grown(self) -> Regions:
        """Everything worked out so far."""
        return grown_regions(self._ground, self._entries, self._questions)

    def _number(self, cell: Cell) -> int | None:
        """The unknown at an address; for a rest line that of the one page that prints it."""
        asked = canonical(cell)
        found = self.model.numbers.get(Unknown(asked))
        if found is None and OTHERS in asked.vendor:
            owned = [number for unknown, number in self.model.numbers.items() if unknown.cell == asked]
            found = owned[0] if len(owned) == 1 else None
        return found

    @_alone
    def left_out(self, question: Terms, proofs: Iterable[Certificate | None]) -> tuple[str, ...]:
        """Entries of claims given up that speak of a figure asked about or used in a proof, by id."""
        names = [proof.names for proof in proofs if proof is not None]
        spoken = {unknown for unknown, _ in question} | {unknown for found in names for unknown, _ in found}
        home, regions = self._grown.home, self._grown.by_number
        given_up = {claim for unknown in spoken & home.keys() for claim in regions[home[unknown]].given_up}
        return self._ids(frozenset(claim for claim in given_up if not spoken.isdisjoint(self._spoken_of(claim))))

    def _spoken_of(self, claim: int) -> frozenset[int]:
        """The unknowns that a claim speaks of, found once for each claim."""
        if claim not in self._spoken:
            readings = self.model.readings[claim]
            self._spoken[claim] = frozenset(self.model.numbers[found] for r in readings for found in r.unknowns)
        return self._spoken[claim]

    @_alone
    def end(self, question: Terms, sense: Sense) -> tuple[EndStatus, Certificate | None]:
        """One end of a weighted sum of unknowns: the sum of the ends of its parts."""
        parts: dict[int, list[tuple[int, Fraction]]] = {}
        for unknown, value in question:
            if unknown not in self._grown.home:
                return EndStatus.UNBOUNDED, None
            parts.setdefault(self._grown.home[unknown], []).append((unknown, value))
        proofs = []
        is_exact = True
        for number, terms in sorted(parts.items()):
            for status, proof, is_attained in self._grown.by_number[number].end(tuple(terms), sense):
                if proof is None:
                    return EndStatus.UNBOUNDED if status is Status.UNBOUNDED else EndStatus.OUTER, None
                proofs.append(proof)
                is_exact = is_exact and is_attained
        if not proofs:
            return EndStatus.UNBOUNDED, None
        return EndStatus.EXACT if is_exact else EndStatus.OUTER, join(proofs, question)
