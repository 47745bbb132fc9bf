"""The nearest values that obey every row."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.reconcile.estimate.balance import balanced
from crossfoot.reconcile.problem import Row, Sense


def row(sense: Sense, rhs: int, **terms: int) -> Row:
    """Unknowns are called `x0`, `x1` and so on."""
    return Row(tuple((int(name[1:]), Fraction(value)) for name, value in terms.items()), sense, Fraction(rhs), "row")


def test_parts_share_a_gap_by_how_little_is_known_of_them() -> None:
    found = balanced([row(Sense.EQ, 100, x0=1, x1=1)], {0: (40.0, 1.0), 1: (40.0, 3.0)})
    assert found[0] == pytest.approx(42, abs=0.01)
    assert found[1] == pytest.approx(58, abs=0.01)


def test_a_row_that_leaves_room_moves_nothing_far_from_it() -> None:
    found = balanced([row(Sense.LE, 1000, x0=1), row(Sense.GE, 0, x0=1)], {0: (40.0, 1.0)})
    assert found[0] == pytest.approx(40, abs=0.01)


def test_a_limit_holds_a_likely_value_on_it_off_by_half_a_standard_deviation() -> None:
    found = balanced([row(Sense.GE, 40, x0=1)], {0: (40.0, 2.0)})
    assert found[0] == pytest.approx(41, abs=0.001)


def test_a_limit_is_kept_however_unlikely_it_makes_a_value() -> None:
    found = balanced([row(Sense.LE, 30, x0=1)], {0: (40.0, 1.0)})
    assert 29.9 < found[0] < 30


def test_copies_of_a_row_and_looser_ones_repel_no_more_than_one() -> None:
    tight = row(Sense.GE, 40, x0=1)
    once = balanced([tight], {0: (40.0, 2.0)})
    assert balanced([tight, tight, row(Sense.GE, 39, x0=1), row(Sense.GE, 80, x0=2)], {0: (40.0, 2.0)}) == once


def test_ends_that_meet_leave_one_value() -> None:
    rows = [row(Sense.GE, 50, x0=1), row(Sense.LE, 50, x0=1), row(Sense.EQ, 80, x0=1, x1=1)]
    found = balanced(rows, {0: (40.0, 1.0), 1: (40.0, 1.0)})
    assert found[0] == pytest.approx(50, abs=1e-6)
    assert found[1] == pytest.approx(30, abs=1e-6)


def test_an_unknown_nothing_is_likely_for_gives_way() -> None:
    found = balanced([row(Sense.EQ, 100, x0=1, x1=1), row(Sense.GE, 0, x1=1)], {0: (40.0, 1.0)})
    assert found[0] == pytest.approx(40, abs=0.1)
    assert found[1] == pytest.approx(60, abs=0.1)


def test_nothing_to_balance_is_nothing() -> None:
    assert balanced([], {}) == {}
