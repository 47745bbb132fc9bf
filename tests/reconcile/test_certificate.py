"""A certificate can only be made of rows that add up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.errors import ProofError
from crossfoot.reconcile.certificate import certify, contradict, join, to_json
from crossfoot.reconcile.problem import Problem, Row, Sense
from crossfoot.verify import faults_of

ONE = Fraction(1)
PROBLEM = Problem(
    ("a", "b"),
    (
        Row(((0, ONE),), Sense.LE, Fraction(4), "a is at most 4", (0,)),
        Row(((0, ONE),), Sense.GE, Fraction(5), "a is more than 5", (1,), is_strict=True),
        Row(((0, ONE), (1, -ONE)), Sense.EQ, Fraction(0), "a is b"),
    ),
    (("e1", "e3"), ("e2",)),
    (1, 1),
)


def test_rows_add_up_to_a_bound() -> None:
    found = certify(PROBLEM, ((1, ONE),), Sense.LE, {0: ONE, 2: -ONE})
    assert (found.bound, found.is_strict, found.claims, found.entry_ids) == (Fraction(4), False, (0,), ("e1",))
    assert faults_of(to_json(found)) == []


def test_a_strict_row_makes_a_strict_end() -> None:
    assert certify(PROBLEM, ((0, ONE),), Sense.GE, {1: ONE}).is_strict


def test_rows_that_miss_the_question_are_refused() -> None:
    with pytest.raises(ProofError, match="do not add up"):
        certify(PROBLEM, ((1, ONE),), Sense.LE, {0: ONE})


def test_a_row_used_against_its_direction_is_refused() -> None:
    with pytest.raises(ProofError, match="against its direction"):
        certify(PROBLEM, ((0, ONE),), Sense.LE, {1: ONE})


def test_two_rows_that_exclude_each_other_are_a_contradiction() -> None:
    found = contradict(PROBLEM, {0: ONE, 1: -ONE})
    assert found is not None
    assert (found.bound, found.is_contradiction, found.claims) == (Fraction(-1), True, (0, 1))


def test_rows_that_agree_are_none() -> None:
    assert contradict(PROBLEM, {2: Fraction(0)}) is None


def test_proofs_of_parts_join_to_a_proof_of_the_sum() -> None:
    one, other = (
        certify(PROBLEM, ((0, ONE),), Sense.LE, {0: ONE}),
        certify(PROBLEM, ((1, ONE),), Sense.LE, {0: ONE, 2: -ONE}),
    )
    both = join([one, other], ((0, ONE), (1, ONE)))
    assert both.bound == 8
    assert faults_of(to_json(both)) == []
    with pytest.raises(ProofError, match="question"):
        join([one, other], ((0, ONE),))
