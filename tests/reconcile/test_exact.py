"""Sparse equations are solved exactly or not at all."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from crossfoot.reconcile.exact import solve

numbers = st.fractions(min_value=-9, max_value=9, max_denominator=5)


@given(
    st.lists(st.dictionaries(st.integers(0, 5), numbers, max_size=4), max_size=7),
    st.lists(numbers, min_size=6, max_size=6),
)
def test_equations_that_have_a_solution_are_solved(left: list[dict[int, Fraction]], truth: list[Fraction]) -> None:
    equations = [(row, sum((value * truth[u] for u, value in row.items()), Fraction(0))) for row in left]
    found = solve(equations)
    assert found is not None
    for row, right in equations:
        assert sum((value * found.get(u, Fraction(0)) for u, value in row.items()), Fraction(0)) == right


def test_equations_that_contradict_each_other_have_none() -> None:
    one = Fraction(1)
    assert solve([({0: one, 1: one}, one), ({0: one, 1: one}, Fraction(2))]) is None
    assert solve([({}, one)]) is None


def test_no_equations_ask_for_nothing() -> None:
    assert solve([]) == {}
