"""Limits passed from row to row are proven, and on a tree they are the tightest."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.reconcile.certificate import certify
from crossfoot.reconcile.problem import Problem, Row, Sense, Terms
from crossfoot.reconcile.propagate import Propagation
from crossfoot.reconcile.reduced import reduce_rows

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
    reduced = reduce_rows(problem, range(len(problem.rows)))
    asked = tuple((reduced.homes[unknown].column, value) for unknown, value in question)
    rows = Propagation(reduced.sheet).rows(asked, sense)
    return None if rows is None else certify(problem, question, sense, dict(rows)).bound


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


def test_a_limit_that_would_sharpen_itself_for_ever_is_left_as_it_is() -> None:
    rows = (
        row(((0, Fraction(2)), (1, -ONE)), Sense.LE, 0),
        row(((0, -Fraction(3)), (1, Fraction(2))), Sense.LE, 0),
        row(((0, ONE),), Sense.LE, 8),
        row(((0, ONE),), Sense.GE, 0),
        row(((1, ONE),), Sense.GE, 0),
    )
    problem = Problem(("a", "b"), rows, (), ())
    assert end(problem, ((1, ONE),), Sense.LE) == 12
    assert end(problem, ((0, ONE),), Sense.LE) == 8
