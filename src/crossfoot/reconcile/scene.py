"""A conflict by itself: its members' sentences and the identities that join them.

Invariant: holds nothing but the members of one conflict, so that what it implies for one of them follows from the
others alone and can be redone by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from crossfoot.model import EMPTY, EVERYTHING, Interval
from crossfoot.model.interval import exactly
from crossfoot.reconcile.build import Model
from crossfoot.reconcile.cells import Unknown
from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.clash import clashes_of
from crossfoot.reconcile.problem import Problem, Row, Sense, pieces_of
from crossfoot.reconcile.reading import Reading, Sum
from crossfoot.reconcile.system import System

__all__ = ["Scene", "moved"]


class Scene:
    """The members of a conflict and the identities of its proof.

    Args:
        model: Where they come from.
        proof: The proof of the conflict.
    """

    def __init__(self, model: Model, proof: Certificate) -> None:
        self.model = model
        self.proof = proof
        self.members = model.in_order(proof.claims)

    @cached_property
    def sentences(self) -> Mapping[int, tuple[Reading, ...]]:
        """What each member says, as far as only members are needed for it."""
        inside = frozenset(self.members)
        return {
            claim: tuple(r for r in self.model.readings[claim] if inside.issuperset(r.partners))
            for claim in self.members
        }

    def spoken(self, claim: int) -> Reading | None:
        """The sentence of a member that the proof uses; None if it uses none of its own."""
        used = [row for _, row in self.proof.parts if claim in row.claims]
        for reading in self.sentences[claim]:
            if any(row in used for row in self.model.rows(claim, (reading,))):
                return reading
        return None

    def can_hold(self, factor: Fraction) -> bool:
        """Whether the members can all hold once their intervals are so many times as wide."""
        widened = {claim: tuple(r.widened(factor) for r in found) for claim, found in self.sentences.items()}
        problem = self._problem(widened)
        if clashes_of(problem, range(len(problem.rows))):
            return False
        return all(System(problem, piece).can_hold() for piece in pieces_of(problem.rows, range(len(problem.rows))))

    def implied(self, claim: int, reading: Reading) -> Interval:
        """Where the value of a sentence lies if every member but one holds; everything where they say nothing."""
        others = {member: found for member, found in self.sentences.items() if member != claim}
        problem = self._problem(others, without=claim)
        top = self._range(problem, reading.top)
        if reading.bottom:
            bottom = self._range(problem, reading.bottom)
            if top.is_empty or bottom.is_empty or bottom.high == 0:
                return EMPTY
            top = top.intersect(Interval(Fraction(0), None)).divide(bottom.intersect(Interval(Fraction(0), None)))
        for same in (found for sentences in others.values() for found in sentences):
            if reading.bottom and (same.top, same.bottom) == (reading.top, reading.bottom):
                top = top.intersect(moved(same.interval, -same.offset).scale(1 / same.scale))
        return moved(top.scale(reading.scale), reading.offset)

    @cached_property
    def _identities(self) -> tuple[Row, ...]:
        """The identities of the proof, and the floors of every unknown the members speak of."""
        used = [row for _, row in self.proof.parts if not row.claims]
        unknowns = {unknown for _, row in self.proof.parts for unknown, _ in row.terms}
        floors = [
            row
            for row in self.model.problem.rows
            if not row.claims and len(row.terms) == 1 and row.terms[0][0] in unknowns and row not in used
        ]
        return (*used, *floors)

    def _problem(self, sentences: Mapping[int, Iterable[Reading]], without: int | None = None) -> Problem:
        rows = [*self._identities]
        for claim, found in sentences.items():
            rows += [row for row in self.model.rows(claim, found) if without not in row.claims]
        whole = self.model.problem
        return Problem(whole.names, tuple(row for row in rows if row.terms), whole.claims, whole.weights)

    def _range(self, problem: Problem, terms: Sum) -> Interval:
        """Where a sum of unknowns lies, as far as one piece of a problem says."""
        question = self._numbered(terms)
        asked = {unknown for unknown, _ in question}
        found = EVERYTHING if question else Interval(Fraction(0), Fraction(0))
        total: Interval | None = None
        for piece in pieces_of(problem.rows, range(len(problem.rows))):
            inside = {unknown for place in piece for unknown, _ in problem.rows[place].terms}
            part = tuple((unknown, value) for unknown, value in question if unknown in inside)
            if not part:
                continue
            system = System(problem, piece)
            low, high = (system.bound(part, sense)[1] for sense in (Sense.GE, Sense.LE))
            ends = Interval(
                None if low is None else low.bound,
                None if high is None else high.bound,
                low is not None and low.is_strict,
                high is not None and high.is_strict,
            )
            total = ends if total is None else total + ends
            asked -= inside
        return found if total is None or asked else total

    def _numbered(self, terms: Sum) -> tuple[tuple[int, Fraction], ...]:
        numbers: Mapping[Unknown, int] = self.model.numbers
        return tuple(sorted((numbers[found], value) for found, value in terms))


def moved(interval: Interval, by: Fraction) -> Interval:
    """An interval with a number added to both ends."""
    return interval + exactly(by)
