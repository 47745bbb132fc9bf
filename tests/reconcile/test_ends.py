"""Many ends at once are the ends one by one, in however many processes."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.reconcile.ends import ends_of
from crossfoot.reconcile.problem import Problem, Row, Sense, Terms
from crossfoot.reconcile.system import System

ONE = Fraction(1)
YEARS = 60


def row(terms: Terms, sense: Sense, rhs: int) -> Row:
    return Row(tuple(sorted(terms)), sense, Fraction(rhs), "row")


def years() -> Problem:
    """Years of four quarters: a total, a floor for one quarter, and at least half of the total of the year before."""
    rows = []
    for year in range(YEARS):
        first = 5 * year
        quarters = tuple((first + q, ONE) for q in range(1, 5))
        rows.append(row((*quarters, (first, -ONE)), Sense.EQ, 0))
        rows += [row(((first + q, ONE),), Sense.GE, 0) for q in range(5)]
        rows.append(row(((first, ONE),), Sense.LE, 100 + year))
        rows.append(row(((first + 1 + year % 4, ONE),), Sense.GE, 30))
        if year:
            rows.append(row(((first, ONE), (first - 5, -ONE / 2)), Sense.GE, 0))
    return Problem(tuple(str(n) for n in range(5 * YEARS)), tuple(rows), (), ())


def test_two_processes_give_what_one_question_after_the_other_gives() -> None:
    problem = years()
    unknowns = range(5 * YEARS)
    shared, alone = ends_of(problem, unknowns, processes=2), ends_of(problem, unknowns)
    system = System(problem, range(len(problem.rows)))
    assert len(shared) == 2 * 5 * YEARS
    for (unknown, sense), (status, proof, is_attained) in shared.items():
        assert proof is not None
        for other_status, other, other_is_attained in (
            alone[unknown, sense],
            system.bound(((unknown, ONE),), sense),
        ):
            assert other is not None
            assert (status, proof.bound, is_attained) == (other_status, other.bound, other_is_attained)


def test_an_unknown_of_no_row_has_no_ends() -> None:
    assert ends_of(Problem(("a",), (), (), ()), [0]) == {}
