"""Rows on the scales: which claims can hold together, and how far figures can go where they do.

Invariant: a proof that leaves this file has been added up exactly by `certificate`. What is found is true whatever was
asked before; only which of several proofs is found may depend on that.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from crossfoot.errors import ProofError
from crossfoot.reconcile.certificate import Certificate, certify, contradict
from crossfoot.reconcile.exact import solve
from crossfoot.reconcile.problem import Problem, Row, Sense, Terms, combine, pieces_of
from crossfoot.reconcile.solver import Status
from crossfoot.reconcile.system import End
from crossfoot.reconcile.weights import Found, Weights

__all__ = ["Rank", "Scales"]

Rank = Callable[[int], int]
"""How early a claim is tried."""

_ONE = Fraction(1)
_NOBODY: frozenset[int] = frozenset()
# Points remembered, by the claims they meet.
_POINTS = 64
# So many claims are tried one by one; of more it is first asked which few have to be broken.
_FEW = 24


class Scales:
    """The rows of one component, or of a part of it, with claims in force and out of it.

    Args:
        problem: Where the rows stand.
        places: The rows.
        weights: What they weigh.
    """

    def __init__(self, problem: Problem, places: Iterable[int], weights: Weights) -> None:
        self._problem, self.places, self._weights = problem, tuple(places), weights
        # Sets of claims that some point meets, newest last; claims seen to hold together; those trusted by now.
        self._met: deque[frozenset[int]] = deque([frozenset()], maxlen=_POINTS)
        self._together: frozenset[int] = frozenset()
        self._trusted: frozenset[int] | None = None

    @classmethod
    def of(cls, problem: Problem, places: Iterable[int]) -> Scales:
        """The scales of some rows."""
        chosen = tuple(places)
        return cls(problem, chosen, Weights.of({place: problem.rows[place] for place in chosen}))

    def grown(self, problem: Problem, places: Iterable[int]) -> Scales:
        """The scales of a component that holds most of these rows, going on from where these stand.

        Args:
            problem: Where the rows stand.
            places: The rows.
        """
        chosen = tuple(places)
        before, now = frozenset(self.places), frozenset(chosen)
        born = {place: problem.rows[place] for place in sorted(now - before)}
        weights = self._weights.grown(born, before - now)
        return Scales.of(problem, chosen) if weights is None else Scales(problem, chosen, weights)

    def part(self, claims: frozenset[int]) -> Scales:
        """A few claims and the identities that reach them: as good as the whole for them, and many times faster.

        Identities left out share no unknown, by way of other identities, with these claims, and can be met whatever
        they say.
        """
        own = {
            place for claim in claims for place in self._places_of[claim] if claims.issuperset(self._row(place).claims)
        }
        unknowns = {unknown for place in own for unknown, _ in self._row(place).terms}
        reached = {self._piece_of[unknown] for unknown in unknowns if unknown in self._piece_of}
        places = sorted(own.union(*reached))
        return Scales(self._problem, places, self._weights.part(places))

    def touching(self, unknowns: Iterable[int]) -> tuple[int, ...]:
        """The rows that speak of some unknowns, by place."""
        return self._weights.touching(unknowns)

    def holds_all(self, unknowns: Iterable[int]) -> bool:
        """Whether some row has spoken of each of some unknowns."""
        return all(self._weights.has(unknown) for unknown in unknowns)

    def contradiction(self, active: frozenset[int], rank: Rank) -> Certificate | None:
        """A proof that some claims cannot all hold; None where they can, as far as the solver can tell.

        Few claims are tried one by one, those of highest rank first; the proof is of the first that cannot join those
        before it.

        Args:
            active: The claims in force; rows that rest on any other are ignored.
            rank: Claims of higher rank are tried first, and kept together.
        """
        if self._is_met(active):
            return None
        together = active & self._together
        if len(active - together) > _FEW:
            # That all can hold is found many times faster where none may be broken.
            can_hold = self._holds(active, _NOBODY) or self._holds(_NOBODY, active)
            together = active if can_hold else active & self._met[-1]
        for claim in sorted(active - together, key=rank, reverse=True):
            proof = None if self._is_met(together | {claim}) else self._proof(together, claim)
            if proof is not None:
                self._together = together
                return proof
            together |= {claim}
        self._together = active
        return None

    def widest(self, active: frozenset[int]) -> Certificate | None:
        """The proof of the widest gap between some claims of which none weighs more than once; rarely a minimal one."""
        return self._contradicted(self._price(_NOBODY, active))

    def can_hold(self, claims: frozenset[int]) -> bool:
        """Whether some claims can all hold, in one run: for those that probably can."""
        return self._is_met(claims) or self._holds(claims, _NOBODY) or self._holds(_NOBODY, claims)

    def end(self, question: Terms, sense: Sense, standing: frozenset[int]) -> End:
        """The proven end of a question.

        Args:
            question: A weighted sum of unknowns of this component.
            sense: `>=` for the low end, `<=` for the high end.
            standing: The claims in force; they can all hold.
        """
        sign = _ONE if sense is Sense.LE else -_ONE
        asked = combine((sign, question))
        if self._trusted != standing:
            self._weights.put_in_force(standing, _NOBODY)
            self._trusted = standing
        for attempt in range(2):
            if attempt:
                self._weights.forget()
            found = self._weights.ask(asked)
            if found.status is Status.UNBOUNDED:
                return found.status, None, False
            if found.status is not Status.OPTIMAL:
                continue
            proof = self._proven(self._weights.suggestion(found), asked, (question, sense))
            if proof is None:
                continue
            gap = abs(proof.bound - sign * found.value)
            if attempt or gap <= self._weights.tolerance:
                return Status.OPTIMAL, proof, gap <= self._weights.tolerance
        return Status.FAILED, None, False

    def _proven(self, found: Found, asked: Terms, told: tuple[Terms, Sense]) -> Certificate | None:
        question, sense = told
        sign = _ONE if sense is Sense.LE else -_ONE
        for weights in self._completed(found, asked):
            try:
                plain = self._plainly(weights)
                return certify(self._problem, question, sense, {place: sign * value for place, value in plain.items()})
            except ProofError:
                continue
        return None

    def _plainly(self, weights: Terms) -> Mapping[int, Fraction]:
        """The same, with the first of several rows that say the same of one unknown."""
        alone = [place for place, _ in weights if len(self._row(place).terms) == 1 and self._row(place).claims]
        found = dict(weights)
        said: dict[tuple[int, Sense, Fraction, bool], int] = {}
        for place in self._weights.touching(self._row(place).terms[0][0] for place in alone) if alone else ():
            if len(self._row(place).terms) == 1 and self._is_trusted(place):
                said[self._limit(place)] = min(place, said.get(self._limit(place), place))
        for place in alone:
            first = said[self._limit(place)]
            weight = found.pop(place) * self._row(place).terms[0][1] / self._row(first).terms[0][1]
            found[first] = found.get(first, Fraction(0)) + weight
        return found

    def _is_trusted(self, place: int) -> bool:
        return self._trusted is not None and self._trusted.issuperset(self._row(place).claims)

    def _limit(self, place: int) -> tuple[int, Sense, Fraction, bool]:
        """What a row says of its only unknown."""
        row = self._row(place)
        unknown, value = row.terms[0]
        turned = {Sense.LE: Sense.GE, Sense.GE: Sense.LE, Sense.EQ: Sense.EQ}
        return unknown, row.sense if value > 0 else turned[row.sense], row.rhs / value, row.is_strict

    def _is_met(self, claims: frozenset[int]) -> bool:
        return any(claims <= met for met in reversed(self._met))

    def _holds(self, trusted: frozenset[int], priced: frozenset[int]) -> bool:
        """Whether the solver finds that claims can join others that hold; if not, those that can are the last met."""
        found = self._price(trusted, priced)
        if found.status is not Status.OPTIMAL:
            return False
        self._met.append(self._weights.met())
        return found.value >= -self._weights.tolerance

    def _proof(self, together: frozenset[int], claim: int) -> Certificate | None:
        """A proof that a claim cannot join others, where the least price of breaking it is not 0.

        As the others cannot be broken, no row can be left out of the proof; only where the solver does not find its way
        may they be.
        """
        one = frozenset((claim,))
        for trusted, priced in ((together, one), (_NOBODY, together | one)):
            found = self._price(trusted, priced)
            if found.status is Status.OPTIMAL and found.value >= -self._weights.tolerance:
                self._met.append(self._weights.met())
                return None
            proof = self._contradicted(found)
            if proof is not None:
                return proof
            self._weights.forget()
        return None

    def _contradicted(self, found: Found) -> Certificate | None:
        """The proof that the last run suggests."""
        if found.status is Status.OPTIMAL:
            for weights in self._completed(self._weights.suggestion(found), ()):
                proof = contradict(self._problem, dict(weights))
                if proof is not None:
                    return proof
        return None

    def _price(self, trusted: frozenset[int], priced: frozenset[int]) -> Found:
        """How much some claims contradict each other and others that cannot be broken: a value below 0."""
        self._trusted = None
        self._weights.put_in_force(trusted, priced)
        return self._weights.ask(())

    def _completed(self, found: Found, asked: Terms) -> Iterable[Terms]:
        """Weights that add up to what is asked: as guessed, as the rows that may weigh more demand, as good as can be.

        The weights come rounded. What they lack is made up by rows that bound one unknown; where those do not suffice,
        the weights follow from the equations that they have to meet.
        """
        loose = {place for place, _ in found.weights if self._is_floor(place)}
        floors = {self._row(place).terms[0][0]: place for place in loose}
        firm = tuple((place, weight) for place, weight in found.weights if place not in loose)
        guess = self._filled(firm, asked, floors)
        if guess is not None:
            yield guess
        solved = self._solved(found, asked)
        if solved is not None:
            yield solved
        guess = self._filled(firm, asked, self._floors)
        if guess is not None:
            yield guess

    def _filled(self, weights: Terms, asked: Terms, floors: Mapping[int, int]) -> Terms | None:
        """Weights, with what is lacking made up by rows that bound one unknown."""
        parts = [(-weight, self._row(place).terms) for place, weight in weights]
        more = []
        for unknown, value in combine((_ONE, asked), *parts):
            place = floors.get(unknown)
            if place is None:
                return None
            more.append((place, value / self._row(place).terms[0][1]))
        return combine((_ONE, weights), (_ONE, tuple(more)))

    def _solved(self, found: Found, asked: Terms) -> Terms | None:
        whole = tuple((place, weight) for place, weight in found.weights if place in found.full)
        wanted = dict(combine((_ONE, asked), *((-weight, self._row(place).terms) for place, weight in whole)))
        equations: dict[int, dict[int, Fraction]] = {unknown: {} for unknown in wanted}
        for place, _ in found.weights:
            for unknown, value in () if place in found.full else self._row(place).terms:
                equations.setdefault(unknown, {})[place] = value
        solved = solve([(left, wanted.get(unknown, Fraction(0))) for unknown, left in sorted(equations.items())])
        return None if solved is None else combine((_ONE, whole), (_ONE, tuple(sorted(solved.items()))))

    def _row(self, place: int) -> Row:
        return self._problem.rows[place]

    def _is_floor(self, place: int) -> bool:
        row = self._row(place)
        return not row.claims and len(row.terms) == 1

    @cached_property
    def _floors(self) -> Mapping[int, int]:
        """Unknowns that an identity bounds, and its place."""
        return {self._row(place).terms[0][0]: place for place in self.places if self._is_floor(place)}

    @cached_property
    def _places_of(self) -> Mapping[int, tuple[int, ...]]:
        """The rows that rest on each claim."""
        found: dict[int, list[int]] = {}
        for place in self.places:
            for claim in self._row(place).claims:
                found.setdefault(claim, []).append(place)
        return {claim: tuple(places) for claim, places in found.items()}

    @cached_property
    def _piece_of(self) -> Mapping[int, tuple[int, ...]]:
        """The identities that hang together with each unknown."""
        pieces = pieces_of(self._problem.rows, [place for place in self.places if not self._row(place).claims])
        return {u: piece for piece in pieces for place in piece for u, _ in self._row(place).terms}
