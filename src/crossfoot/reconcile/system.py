"""The ends of figures in rows that can all hold, each with its proof.

Invariant: a bound that leaves this file has been added up exactly by `certificate`; where the solver's hint does not
add up, the end is given as `outer` or not at all, never as it came. Propagated limits say when to stop looking; they
never become part of the programme.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property

from crossfoot.errors import ProofError
from crossfoot.reconcile.certificate import Certificate, certify
from crossfoot.reconcile.problem import Problem, Sense, Terms, combine
from crossfoot.reconcile.propagate import Propagation
from crossfoot.reconcile.reduced import reduce_rows
from crossfoot.reconcile.sheet import weights_of
from crossfoot.reconcile.solver import Limits, Programme, Status

__all__ = ["End", "System"]

End = tuple[Status, Certificate | None, bool]
"""How the solver ended, the proof if one was found, and whether a feasible point reaches the end."""

_ONE = Fraction(1)
_SENSES = (Sense.GE, Sense.LE)
# As long as a run for many ends at once settles so many, another one is worth it.
_WORTH = 6
# For the first few questions passing limits on costs more than it saves.
_FEW = 8


class System:
    """Rows of a component that can all hold, asked about one figure or many.

    Args:
        problem: Where the rows stand.
        places: The rows, by place in `problem.rows`.
    """

    def __init__(self, problem: Problem, places: Sequence[int]) -> None:
        self.problem = problem
        reduced = reduce_rows(problem, places)
        self._sheet, self._homes = reduced.sheet, reduced.homes
        self.unknowns = sorted(self._homes)
        self._questions = 0

    @cached_property
    def _programme(self) -> Programme:
        return self._sheet.programme()

    @cached_property
    def _propagation(self) -> Propagation:
        found = Propagation(self._sheet)
        columns = range(len(self._sheet.columns))
        self._programme.watch([Limits(*(found.limit(column, sense) for sense in _SENSES)) for column in columns])
        return found

    def can_hold(self) -> bool:
        """Whether the rows can all hold, as far as the solver can tell."""
        return self._programme.minimise(()).status is Status.OPTIMAL

    def bound(self, question: Terms, sense: Sense) -> End:
        """The proven end of a question.

        Args:
            question: A weighted sum of unknowns of this component.
            sense: `>=` for the low end, `<=` for the high end.
        """
        asked = self._columns_of(question)
        if self._is_reached(asked, sense):
            return Status.OPTIMAL, self._propagated(question, sense), True
        sign = _ONE if sense is Sense.GE else -_ONE
        costs = combine((sign, asked))
        for attempt in range(2):
            if attempt:
                self._programme.forget()
            optimum = self._programme.minimise(costs)
            if optimum.status is Status.UNBOUNDED:
                return optimum.status, None, False
            if optimum.status is not Status.OPTIMAL:
                continue
            self._programme.note()
            rows = weights_of(self._sheet, optimum, costs)
            proof = None if rows is None else self._certified(question, sense, combine((sign, rows)))
            if proof is None:
                continue
            gap = abs(sign * proof.bound - optimum.value)
            if attempt or gap <= self._programme.tolerance:
                return Status.OPTIMAL, proof, gap <= self._programme.tolerance
        return Status.FAILED, self._propagated(question, sense), False

    def ends(self, unknowns: Iterable[int]) -> dict[tuple[int, Sense], End]:
        """Both proven ends of many unknowns, the same as one by one, in a fraction of the time.

        Args:
            unknowns: Unknowns of this component.
        """
        asked = sorted(unknowns)
        self._survey(asked)
        return {(unknown, sense): self.bound(((unknown, _ONE),), sense) for sense in _SENSES for unknown in asked}

    def _survey(self, unknowns: Iterable[int]) -> None:
        """Find points that reach as many propagated limits as possible, so that these ends need no run of their own."""
        columns = sorted({self._homes[unknown].column for unknown in unknowns})
        for sense, sign in zip(_SENSES, (_ONE, -_ONE), strict=True):
            pending = [c for c in columns if self._propagation.has_limit(c, sense)]
            needs = {column: self._propagation.needs(column, sense) for column in pending}
            while pending:
                chosen = _compatible((column, needs[column]) for column in pending)
                if self._programme.minimise(tuple((column, sign) for column in chosen)).status is not Status.OPTIMAL:
                    return
                self._programme.note()
                left = [column for column in pending if not self._is_reached(((column, _ONE),), sense)]
                if len(pending) - len(left) < _WORTH:
                    break
                # Those that could not be reached all at once wait until the others were tried.
                pending = sorted(left, key=frozenset(chosen).__contains__)

    def _columns_of(self, question: Terms) -> Terms:
        return combine((_ONE, tuple((self._homes[unknown].column, value) for unknown, value in question)))

    def _is_reached(self, asked: Terms, sense: Sense) -> bool:
        """Whether a point is known at which a question over one column comes to its propagated limit."""
        self._questions += 1
        if len(asked) != 1 or (self._questions <= _FEW and "_propagation" not in vars(self)):
            return False
        column, value = asked[0]
        side = sense if value > 0 else Sense.LE if sense is Sense.GE else Sense.GE
        return self._propagation.has_limit(column, side) and self._programme.reaches(column, side)

    def _certified(self, question: Terms, sense: Sense, rows: Terms) -> Certificate | None:
        """The proof, with the identities that lead from columns back to unknowns."""
        ways = [(value, self._homes[unknown].rows) for unknown, value in question if self._homes[unknown].rows]
        try:
            return certify(self.problem, question, sense, dict(combine((_ONE, rows), *ways) if ways else rows))
        except ProofError:
            return None

    def _propagated(self, question: Terms, sense: Sense) -> Certificate | None:
        """A proven end that need not be the tightest, without the solver."""
        rows = self._propagation.rows(self._columns_of(question), sense)
        return None if rows is None else self._certified(question, sense, rows)


def _compatible(columns: Iterable[tuple[int, frozenset[int]]]) -> list[int]:
    """Columns, given with the ends they need, that do not need another column to stand at both its ends."""
    needed: set[int] = set()
    chosen = []
    for column, needs in columns:
        if not any(end ^ 1 in needed for end in needs):
            needed |= needs
            chosen.append(column)
    return chosen
