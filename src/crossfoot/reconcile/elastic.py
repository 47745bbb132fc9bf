"""Rows that claims may break at a price, to ask which claims can hold together.

Invariant: a contradiction that leaves this file has been added up exactly by `certificate`. A claim out of force is one
that may be broken for nothing: only prices change between questions, so that every run starts from a point that is
still feasible, a step or two from the next answer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from crossfoot.reconcile.certificate import Certificate, contradict
from crossfoot.reconcile.problem import Problem, Row, Sense, Terms, combine, pieces_of
from crossfoot.reconcile.sheet import Line, Sheet, Side, Span, sides_of, weights_of
from crossfoot.reconcile.solver import Optimum, Programme, Status

__all__ = ["Elastic", "Rank", "Trial"]

Rank = Callable[[int], int]
"""How early a claim is tried."""

_ONE = Fraction(1)
# Points remembered, by the claims they meet.
_POINTS = 64
# So many claims are tried one by one; of more it is first asked which few have to be broken.
_FEW = 24


class Elastic:
    """The rows of one component, each claim breakable by an amount of its own.

    Args:
        problem: Where the rows stand.
        places: The rows.
    """

    def __init__(self, problem: Problem, places: Sequence[int]) -> None:
        rows = {place: problem.rows[place] for place in places}
        unknowns = sorted({unknown for row in rows.values() for unknown, _ in row.terms})
        self.claims = frozenset(claim for row in rows.values() for claim in row.claims)
        columns = {unknown: number for number, unknown in enumerate(unknowns)}
        slacks = {claim: len(unknowns) + number for number, claim in enumerate(sorted(self.claims))}
        self._rows: list[Row] = []
        self._sheet = self._sheet_of(rows, columns, slacks)
        self._lines_of: dict[int, list[int]] = {claim: [] for claim in self.claims}
        for number, row in enumerate(self._rows):
            for claim in row.claims:
                self._lines_of[claim].append(number)
        self._identities = [number for number, row in enumerate(self._rows) if not row.claims]
        pieces = pieces_of(self._rows, self._identities)
        self._piece_of = {u: piece for piece in pieces for line in piece for u, _ in self._rows[line].terms}
        self._whole = Trial(problem, self._sheet, self._sheet.programme(), slacks)
        self._problem, self._slacks = problem, slacks

    def _sheet_of(self, rows: Mapping[int, Row], columns: Mapping[int, int], slacks: Mapping[int, int]) -> Sheet:
        spans = [Span()] * len(columns) + [Span(low=Side(Fraction(0), ()))] * len(slacks)
        lines = []
        for place, row in rows.items():
            terms = tuple((columns[unknown], value) for unknown, value in row.terms)
            if not row.claims and len(terms) == 1:
                column, value = terms[0]
                span = sides_of(row, ((place, 1 / value),), row.rhs / value)
                spans[column] = spans[column].meet(span if value > 0 else Span(span.high, span.low))
                continue
            span = sides_of(row, ((place, _ONE),), row.rhs)
            if not row.claims:
                halves = [(terms, span)]
            else:
                halves = [
                    (_given(terms, row, slacks, sense), half)
                    for sense, half in ((Sense.GE, Span(low=span.low)), (Sense.LE, Span(high=span.high)))
                    if half != Span()
                ]
            lines += [Line(*half) for half in halves]
            self._rows += [row for _ in halves]
        return Sheet(tuple(spans), tuple(lines))

    def contradiction(self, active: frozenset[int], rank: Rank) -> Certificate | None:
        """A proof that some claims cannot all hold; None where they can, as far as the solver can tell.

        Args:
            active: The claims in force; rows that rest on any other are ignored.
            rank: Claims of higher rank are tried first, and kept together.
        """
        return self._whole.contradiction(active, rank)

    def trial(self, claims: frozenset[int]) -> Trial:
        """A few claims and the identities that reach them: as good as the whole for them, and many times faster.

        Identities left out share no unknown, by way of other identities, with these claims, and can be met whatever
        they say.
        """
        own = {n for claim in claims for n in self._lines_of[claim] if claims.issuperset(self._rows[n].claims)}
        unknowns = {unknown for number in own for unknown, _ in self._rows[number].terms}
        reached = {self._piece_of[unknown] for unknown in unknowns if unknown in self._piece_of}
        lines = sorted(own.union(*reached))
        slacks = {claim: self._slacks[claim] for claim in claims}
        return Trial(self._problem, self._sheet, self._whole.programme.part(lines), slacks)


class Trial:
    """Claims put in force and out of it, in one programme.

    Args:
        problem: Where the rows stand.
        sheet: Its rows, breakable.
        programme: The sheet or a part of it.
        slacks: The column by which each claim may be broken.
    """

    def __init__(
        self,
        problem: Problem,
        sheet: Sheet,
        programme: Programme,
        slacks: Mapping[int, int],
    ) -> None:
        self._problem, self._sheet, self.programme, self._slacks = problem, sheet, programme, slacks
        # Sets of claims that some point meets, newest last; claims seen to hold together; those that cost something.
        self._met: deque[frozenset[int]] = deque([frozenset()], maxlen=_POINTS)
        self._together: frozenset[int] = frozenset()
        self._priced: frozenset[int] = frozenset()

    def contradiction(self, active: frozenset[int], rank: Rank) -> Certificate | None:
        """A proof that some claims cannot all hold; None where they can, as far as the solver can tell.

        Few claims are tried one by one, those of highest rank first; the proof is of the first that cannot join those
        before it.
        """
        if self._is_met(active):
            return None
        together = active & self._together
        if len(active - together) > _FEW:
            together = active - self._broken(active)
        for claim in sorted(active - together, key=rank, reverse=True):
            proof = None if self._is_met(together | {claim}) else self._proof(together | {claim})
            if proof is not None:
                self._together = together
                return proof
            together |= {claim}
        self._together = active
        return None

    def _is_met(self, claims: frozenset[int]) -> bool:
        return any(claims <= met for met in reversed(self._met))

    def _broken(self, active: frozenset[int]) -> frozenset[int]:
        """Claims whose breaking, at the least price in all, lets the others hold."""
        if self._run(active)[0] is not Status.OPTIMAL:
            return active
        return active - self._met[-1]

    def _proof(self, active: frozenset[int]) -> Certificate | None:
        """A proof that claims cannot all hold, where the least price of breaking some of them is not 0."""
        for _ in range(2):
            status, value = self._run(active)
            if status is Status.OPTIMAL and value <= self.programme.tolerance:
                return None
            if status is Status.OPTIMAL:
                found = self._contradicted(self.programme.optimum(value), active)
                if found is not None:
                    return found
            self.programme.forget()
        return None

    def _contradicted(self, optimum: Optimum, active: frozenset[int]) -> Certificate | None:
        used = {column for line, _ in optimum.multipliers for column, _ in self._sheet.lines[line].terms}
        price = sorted((self._slacks[claim], _ONE) for claim in active if self._slacks[claim] in used)
        rows = weights_of(self._sheet, optimum, tuple(price))
        return None if rows is None else contradict(self._problem, dict(combine((-_ONE, rows))))

    def _run(self, active: frozenset[int]) -> tuple[Status, Fraction]:
        """The least price of breaking some of the claims so that the others hold."""
        self.programme.price(tuple((self._slacks[claim], _ONE) for claim in active - self._priced))
        self.programme.price(tuple((self._slacks[claim], Fraction(0)) for claim in self._priced - active))
        self._priced = active
        status, value = self.programme.solve()
        if status is Status.OPTIMAL:
            raised = self.programme.raised(self._slacks.values())
            self._met.append(frozenset(claim for claim, slack in self._slacks.items() if slack not in raised))
        return status, value


def _given(terms: Terms, row: Row, slacks: Mapping[int, int], sense: Sense) -> Terms:
    """A claim's row with the columns by which its claims may be broken."""
    give = _ONE if sense is Sense.GE else -_ONE
    return (*terms, *((slacks[claim], give) for claim in row.claims))
