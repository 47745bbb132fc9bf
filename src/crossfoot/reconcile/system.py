"""A component of a problem as a linear programme, and the way back from its optimum to rows.

Invariant: a bound or contradiction that leaves this file has been added up exactly by `certificate`; where the
solver's hint does not add up, the end is given as `outer` or not at all, never as it came.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.errors import ProofError
from crossfoot.reconcile.certificate import Certificate, certify, contradict
from crossfoot.reconcile.exact import solve
from crossfoot.reconcile.problem import Problem, Row, Sense, Terms
from crossfoot.reconcile.propagate import Propagation
from crossfoot.reconcile.solver import Limits, Line, Optimum, Programme, Status

__all__ = ["Elastic", "System"]


@dataclass(frozen=True, slots=True)
class _Support:
    """The row that limits a column, and the limit it gives."""

    place: int
    coefficient: Fraction
    limit: Fraction
    is_strict: bool


class System:
    """Rows of a component as columns with limits and lines between them.

    Args:
        problem: Where the rows stand.
        places: The rows, by place in `problem.rows`.
        elastic: Whether rows that rest on claims may be broken, all by the same amount, at a cost.
    """

    def __init__(self, problem: Problem, places: Sequence[int], *, elastic: bool = False) -> None:
        self.problem = problem
        self._places = tuple(places)
        self._propagation: Propagation | None = None
        rows = [(place, problem.rows[place]) for place in places]
        self.unknowns = sorted({unknown for _, row in rows for unknown, _ in row.terms})
        self.column_of = {unknown: column for column, unknown in enumerate(self.unknowns)}
        self._low: dict[int, _Support] = {}
        self._high: dict[int, _Support] = {}
        self.lines: list[int] = []
        self._terms: list[dict[int, Fraction]] = []
        self._slack = len(self.unknowns) if elastic else None
        shapes: list[Line] = []
        for place, row in rows:
            if len(row.terms) == 1 and not (elastic and row.claims):
                self._limit_column(place, row)
                continue
            for sense in (Sense.GE, Sense.LE) if elastic and row.claims and row.sense is Sense.EQ else (row.sense,):
                terms = self._line_terms(row, sense)
                self.lines.append(place)
                self._terms.append(dict(terms))
                shapes.append(Line(terms, limits_of(row, sense)))
        columns = [self._limits(column) for column in range(len(self.unknowns))]
        if elastic:
            columns.append(Limits(Fraction(0)))
        self.programme = Programme(columns, shapes)

    def _line_terms(self, row: Row, sense: Sense) -> Terms:
        terms = [(self.column_of[unknown], value) for unknown, value in row.terms]
        if self._slack is not None and row.claims:
            terms.append((self._slack, Fraction(1) if sense is Sense.GE else Fraction(-1)))
        return tuple(terms)

    def _limit_column(self, place: int, row: Row) -> None:
        unknown, coefficient = row.terms[0]
        column, limit = self.column_of[unknown], row.rhs / coefficient
        found = _Support(place, coefficient, limit, row.is_strict)
        is_low = row.sense is Sense.EQ or (row.sense is Sense.GE) == (coefficient > 0)
        is_high = row.sense is Sense.EQ or not is_low
        held = self._low.get(column)
        if is_low and (held is None or (limit, found.is_strict) > (held.limit, held.is_strict)):
            self._low[column] = found
        held = self._high.get(column)
        if is_high and (held is None or (-limit, found.is_strict) > (-held.limit, held.is_strict)):
            self._high[column] = found

    def _limits(self, column: int) -> Limits:
        low, high = self._low.get(column), self._high.get(column)
        return Limits(None if low is None else low.limit, None if high is None else high.limit)

    def crossing(self) -> Certificate | None:
        """Two rows on one unknown that exclude each other, if there are any."""
        for column, low in self._low.items():
            high = self._high.get(column)
            if high is not None and high.limit < low.limit:
                return contradict(self.problem, {high.place: 1 / high.coefficient, low.place: -1 / low.coefficient})
        return None

    def multipliers(self, optimum: Optimum, question: Mapping[int, Fraction]) -> dict[int, Fraction] | None:
        """Exact weights of rows that prove the least value of a question over columns; None where none were found.

        The multipliers of lines follow from the columns that stand at neither limit; what a column at a limit lacks is
        made up by the row that limits it.
        """
        for lines in (tuple(line for line, _ in optimum.multipliers), tuple(sorted(optimum.tight))):
            weights = self._solve(lines, optimum.basic, question)
            found = None if weights is None else self._complete(weights, question)
            if found is not None:
                return found
        return self._complete(dict(optimum.multipliers), question)

    def _solve(
        self, lines: tuple[int, ...], basic: frozenset[int], question: Mapping[int, Fraction]
    ) -> dict[int, Fraction] | None:
        equations: dict[int, dict[int, Fraction]] = {column: {} for column in question if column in basic}
        for line in lines:
            for column, value in self._terms[line].items():
                if column in basic:
                    equations.setdefault(column, {})[line] = value
        return solve([(left, question.get(column, Fraction(0))) for column, left in sorted(equations.items())])

    def _complete(
        self, weights: Mapping[int, Fraction], question: Mapping[int, Fraction]
    ) -> dict[int, Fraction] | None:
        lacking = dict(question)
        rows: dict[int, Fraction] = {}
        for line, weight in weights.items():
            row = self.problem.rows[self.lines[line]]
            if weight == 0 or (row.sense is not Sense.EQ and (weight > 0) != (row.sense is Sense.GE)):
                continue
            rows[self.lines[line]] = rows.get(self.lines[line], Fraction(0)) + weight
            for column, value in self._terms[line].items():
                lacking[column] = lacking.get(column, Fraction(0)) - weight * value
        for column, value in lacking.items():
            if value == 0 or (column == self._slack and value > 0):
                continue
            support = (self._low if value > 0 else self._high).get(column)
            if support is None:
                return None
            rows[support.place] = rows.get(support.place, Fraction(0)) + value / support.coefficient
        return rows

    def bound(self, question: Terms, sense: Sense) -> tuple[Status, Certificate | None, bool]:
        """The proven end of a question.

        Args:
            question: A weighted sum of unknowns of this component.
            sense: `>=` for the low end, `<=` for the high end.

        Returns:
            How the solver ended, the proof if one was found, and whether the solver's own point reaches the end.
        """
        sign = Fraction(1) if sense is Sense.GE else Fraction(-1)
        costs = {self.column_of[unknown]: sign * value for unknown, value in question}
        for attempt in range(2):
            if attempt:
                self.programme.forget()
            optimum = self.programme.minimise(tuple(sorted(costs.items())))
            if optimum.status is Status.UNBOUNDED:
                return optimum.status, None, False
            if optimum.status is not Status.OPTIMAL:
                continue
            rows = self.multipliers(optimum, costs)
            if rows is None:
                continue
            try:
                proof = certify(self.problem, question, sense, {place: sign * value for place, value in rows.items()})
            except ProofError:
                continue
            gap = abs(sign * proof.bound - optimum.value)
            if attempt or gap <= self.programme.tolerance:
                return Status.OPTIMAL, proof, gap <= self.programme.tolerance
        return Status.FAILED, self._propagated(question, sense), False

    def _propagated(self, question: Terms, sense: Sense) -> Certificate | None:
        """A proven end that need not be the tightest, without the solver."""
        if self._propagation is None:
            self._propagation = Propagation(self.problem, self._places)
        rows = self._propagation.multipliers(question, sense)
        return None if rows is None else certify(self.problem, question, sense, rows)


class Elastic:
    """The same rows, those that rest on claims breakable, to ask which claims can hold together.

    Args:
        problem: Where the rows stand.
        places: The rows of one component.
    """

    def __init__(self, problem: Problem, places: Sequence[int]) -> None:
        self.problem = problem
        self._system = System(problem, places, elastic=True)
        self._rows = [problem.rows[place] for place in self._system.lines]
        self.claims = frozenset(claim for row in self._rows for claim in row.claims)
        self._active: frozenset[int] = self.claims
        self._lines_of: dict[int, list[int]] = {}
        for line, row in enumerate(self._rows):
            for claim in row.claims:
                self._lines_of.setdefault(claim, []).append(line)

    def contradiction(self, active: frozenset[int]) -> Certificate | None:
        """A proof that some claims cannot all hold; None where they can, as far as the solver can tell.

        Args:
            active: The claims in force; rows that rest on any other are ignored.
        """
        changed = {line for claim in active ^ self._active for line in self._lines_of[claim]}
        now = {line for line in changed if active.issuperset(self._rows[line].claims)}
        before = {line for line in changed if self._active.issuperset(self._rows[line].claims)}
        programme = self._system.programme
        programme.switch(sorted(now - before), on=True)
        programme.switch(sorted(before - now), on=False)
        self._active = active
        slack = len(self._system.unknowns)
        one = Fraction(1)
        for _ in range(2):
            optimum = programme.minimise(((slack, one),), no_less_than=programme.tolerance)
            if optimum.status is Status.OPTIMAL and optimum.value <= programme.tolerance:
                return None
            rows = None
            if optimum.status is Status.OPTIMAL:
                rows = self._system.multipliers(optimum, {slack: one})
            proof = None if rows is None else contradict(self.problem, {place: -value for place, value in rows.items()})
            if proof is not None:
                return proof
            programme.forget()
        return None


def limits_of(row: Row, sense: Sense) -> Limits:
    """What a row allows its sum to be, read in one direction."""
    return Limits(None if sense is Sense.LE else row.rhs, None if sense is Sense.GE else row.rhs)
