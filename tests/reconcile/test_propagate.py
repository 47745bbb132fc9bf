"""Limits passed from row to row are proven, and on a tree they are the tightest."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.reconcile.certificate import certify
from crossfoot.reconcile.problem import Problem, Row, Sense, Terms
from crossfoot.reconcile.propagate import Propagation

ONE = Fraction(1)


def row(terms: Terms, sense: Sense, rhs: int) -> Row:
    return Row(terms, sense, Fraction(rhs), "row")


# a + b = c, 3 <= a, 2 <= b <= 4, c <= 9
SUM = Problem(
    ("a", "b", "c"),
    (
        row(((0, ONE), (1, ONE), (2, -ONE)), Sense.EQ, 0),
        row(((0, ONE),), Sense.GE, 3),
        row(((1, ONE),), Sense.GE, 2),
        row(((1, Fraction(2)),), Sense.LE, 8),
        row(((2, -ONE),), Sense.GE, -9),
    ),
    (),
    (),
)


def end(problem: Problem, question: Terms, sense: Sense) -> Fraction | None:
    rows = Propagation(problem, range(len(problem.rows))).multipliers(question, sense)
    return None if rows is None else certify(problem, question, sense, rows).bound


def test_limits_pass_through_a_sum_with_their_proof() -> None:
    assert end(SUM, ((2, ONE),), Sense.GE) == 5
    assert end(SUM, ((0, ONE),), Sense.LE) == 7
    assert end(SUM, ((1, ONE),), Sense.LE) == 4


def test_a_weighted_question_takes_the_right_end_of_each_unknown() -> None:
    assert end(SUM, ((0, Fraction(2)), (1, -ONE)), Sense.GE) == 2
    assert end(SUM, ((0, Fraction(2)), (1, -ONE)), Sense.LE) == 12


def test_an_unknown_without_limits_has_no_end() -> None:
    free = Problem(("a", "b"), (row(((0, ONE), (1, -ONE)), Sense.GE, 0),), (), ())
    assert end(free, ((0, ONE),), Sense.GE) is None


def test_limits_that_sharpen_for_ever_are_cut_off() -> None:
    rows = (
        row(((0, Fraction(2)), (1, -ONE)), Sense.LE, 0),
        row(((0, -Fraction(3)), (1, Fraction(2))), Sense.LE, 0),
        row(((0, ONE),), Sense.LE, 8),
        row(((0, ONE),), Sense.GE, 0),
        row(((1, ONE),), Sense.GE, 0),
    )
    found = end(Problem(("a", "b"), rows, (), ()), ((0, ONE),), Sense.LE)
    assert found is not None
    assert 0 <= found < 1
