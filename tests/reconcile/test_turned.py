"""A programme solved by its dual answers as the programme itself does."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from random import Random

from crossfoot.reconcile.problem import Terms
from crossfoot.reconcile.solver import Limits, Programme, Shape, Status
from crossfoot.reconcile.turned import Turned

_TRIES = 300


def _limits(random: Random, value: Fraction) -> Limits:
    low = value - random.randint(0, 3) if random.random() < 0.6 else None
    high = value + random.randint(0, 3) if random.random() < 0.6 else None
    return Limits(low, high)


def _sum(random: Random, columns: int) -> Terms:
    chosen = sorted(random.sample(range(columns), random.randint(1, columns)))
    return tuple((column, Fraction(random.choice((-2, -1, 1, 3)))) for column in chosen)


def _drawn(random: Random) -> tuple[list[Limits], list[Shape]]:
    """A programme that some point meets, each line with a limit."""
    point = [Fraction(random.randint(-5, 5)) for _ in range(random.randint(1, 6))]
    lines = []
    for _ in range(random.randint(1, 9)):
        terms = _sum(random, len(point))
        value = sum((weight * point[column] for column, weight in terms), Fraction(0))
        limits = _limits(random, value)
        lines.append(Shape(terms, Limits(high=value) if limits == Limits() else limits))
    return [_limits(random, value) for value in point], lines


def test_the_least_value_is_the_same() -> None:
    random = Random(7)  # noqa: S311
    seen: Counter[Status] = Counter()
    for _ in range(_TRIES):
        columns, lines = _drawn(random)
        plain, turned = Programme.of(columns, lines), Turned.of(columns, lines)
        for _ in range(3):
            question = _sum(random, len(columns))
            one, other = plain.minimise(question), turned.minimise(question)
            assert one.status is other.status
            assert abs(one.value - other.value) < Fraction(1, 10**6)
            seen[one.status] += 1
    assert seen[Status.OPTIMAL] > _TRIES
    assert seen[Status.UNBOUNDED] > _TRIES / 10


def test_multipliers_add_up_to_what_columns_away_from_their_limits_cost() -> None:
    random = Random(8)  # noqa: S311
    for _ in range(_TRIES):
        columns, lines = _drawn(random)
        question = _sum(random, len(columns))
        found = Turned.of(columns, lines).minimise(question)
        left = dict(question)
        for line, weight in found.multipliers:
            for column, value in lines[line].terms:
                left[column] = left.get(column, Fraction(0)) - weight * value
        if found.status is Status.OPTIMAL:
            assert {column for column, value in left.items() if abs(value) > Fraction(1, 10**6)} == found.priced


def test_rows_that_cannot_hold_are_seen_where_nothing_is_asked() -> None:
    one = Fraction(1)
    lines = [Shape(((0, one),), Limits(low=Fraction(2))), Shape(((0, one),), Limits(high=one))]
    assert Turned.of([Limits()], lines).minimise(()).status is Status.INFEASIBLE
    assert Turned.of([Limits()], lines[:1]).minimise(()).status is Status.OPTIMAL
