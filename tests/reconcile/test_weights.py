"""What rows weigh: how much claims contradict each other, which hold at a point, which rows speak of what."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.reconcile.problem import Row, Sense
from crossfoot.reconcile.solver import Status
from crossfoot.reconcile.weights import Weights

ONE = Fraction(1)
ROWS = {
    3: Row(((7, ONE),), Sense.LE, Fraction(10), "at most", (0,)),
    5: Row(((7, ONE),), Sense.GE, Fraction(12), "at least", (1,)),
    8: Row(((7, ONE), (9, -ONE)), Sense.EQ, Fraction(0), "the same"),
    9: Row(((9, ONE),), Sense.GE, Fraction(30), "at least, if both are right", (1, 2)),
}


def test_claims_contradict_each_other_by_as_much_as_they_lie_apart() -> None:
    weights = Weights.of(ROWS)
    for claims, apart in (((0,), 0), ((0, 1), 2), ((1, 2), 0), ((0, 2), 0), ((0, 1, 2), 20)):
        weights.put_in_force(frozenset(), frozenset(claims))
        assert weights.ask(()).value == -apart


def test_a_row_of_two_claims_is_in_force_only_with_both() -> None:
    weights = Weights.of(ROWS)
    weights.put_in_force(frozenset((1,)), frozenset())
    assert weights.ask(((7, -ONE),)).value == -12
    weights.put_in_force(frozenset((1, 2)), frozenset())
    assert weights.ask(((7, -ONE),)).value == -30


def test_the_rows_in_force_and_their_weights_come_by_place() -> None:
    weights = Weights.of(ROWS)
    weights.put_in_force(frozenset((0,)), frozenset())
    found = weights.suggestion(weights.ask(((9, ONE),)))
    assert found.weights == ((3, ONE), (8, -ONE))
    assert weights.ask(((9, -ONE),)).status is Status.UNBOUNDED


def test_claims_whose_rows_hold_at_a_point_are_met() -> None:
    weights = Weights.of(ROWS)
    weights.put_in_force(frozenset(), frozenset((0,)))
    weights.ask(())
    assert 0 in weights.met()
    assert not weights.met() >= {0, 1}


def test_rows_are_found_by_what_they_speak_of_until_they_are_gone() -> None:
    weights = Weights.of(ROWS)
    assert weights.touching((9,)) == (8, 9)
    assert weights.touching((1,)) == ()
    more = weights.grown({11: Row(((9, ONE), (4, ONE)), Sense.LE, ONE, "new", (6,))}, (8,))
    assert more is not None
    assert more.touching((9,)) == (9, 11)
    assert more.touching((4,)) == (11,)
    assert weights.touching((9,)) == (8, 9)


def test_when_most_rows_are_gone_a_fresh_start_is_due() -> None:
    assert Weights.of(ROWS).grown({}, (3, 5, 8)) is None
