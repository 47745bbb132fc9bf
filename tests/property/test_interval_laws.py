"""Intervals are a lattice, and arithmetic on them holds every result and no more."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from crossfoot.model.interval import EMPTY, EVERYTHING, Interval
from tests.property.strategies import any_interval, intervals, numbers, of_counts, thirds

NEAR = Fraction(1, 10**30)
FAR = Fraction(10**30)
Pair = tuple[Fraction, Fraction]
Operation = Callable[[Fraction, Fraction], Fraction]


def toward_low(interval: Interval) -> Fraction:
    """A number inside, at the low end or as good as."""
    if interval.low is None:
        return -FAR if interval.high is None else interval.high - FAR
    return inside(interval, interval.low) if interval.low_open else interval.low


def toward_high(interval: Interval) -> Fraction:
    """A number inside, at the high end or as good as."""
    return -toward_low(-interval)


def inside(interval: Interval, low: Fraction) -> Fraction:
    room = NEAR if interval.width is None else min(NEAR, interval.width / 2)
    return low + room


def numbers_in(interval: Interval) -> st.SearchStrategy[Fraction]:
    low, high = toward_low(interval), toward_high(interval)
    return st.integers(0, 16).map(lambda n: low + (high - low) * Fraction(n, 16))


def is_attained(result: Interval, operation: Operation, lows: list[Pair], highs: list[Pair]) -> bool:
    """Whether each end is reached, or approached where it is open, by numbers from the operands."""
    low = min(operation(x, y) for x, y in lows)
    high = max(operation(x, y) for x, y in highs)
    return reaches(-low, None if result.low is None else -result.low, result.low_open) and reaches(
        high, result.high, result.high_open
    )


def reaches(best: Fraction, end: Fraction | None, is_open: bool) -> bool:
    if end is None:
        return best >= FAR / 10**15
    return end - abs(end) * NEAR * 4 - NEAR * 10**20 <= best < end if is_open else best == end


@given(any_interval, any_interval)
def test_both_and_either_do_not_depend_on_order(a: Interval, b: Interval) -> None:
    assert a.intersect(b) == b.intersect(a)
    assert a.hull(b) == b.hull(a)


@given(any_interval, any_interval, any_interval)
def test_both_and_either_can_be_grouped_at_will(a: Interval, b: Interval, c: Interval) -> None:
    assert a.intersect(b).intersect(c) == a.intersect(b.intersect(c))
    assert a.hull(b).hull(c) == a.hull(b.hull(c))


@given(any_interval, any_interval)
def test_each_of_both_and_either_absorbs_the_other(a: Interval, b: Interval) -> None:
    assert a.intersect(a.hull(b)) == a
    assert a.hull(a.intersect(b)) == a


@given(any_interval)
def test_nothing_and_everything_are_the_ends_of_the_lattice(a: Interval) -> None:
    assert a.intersect(a) == a.hull(a) == a
    assert a.hull(EMPTY) == a.intersect(EVERYTHING) == a
    assert a.intersect(EMPTY) == EMPTY
    assert a.hull(EVERYTHING) == EVERYTHING


@given(any_interval, any_interval)
def test_being_inside_is_the_order_of_the_lattice(a: Interval, b: Interval) -> None:
    assert a.is_inside(b) == (a.intersect(b) == a) == (a.hull(b) == b)
    assert a.intersect(b).is_inside(a)
    assert a.is_inside(a.hull(b))
    assert a.meets(b) == (not a.intersect(b).is_empty)


@given(any_interval, any_interval, thirds | numbers)
def test_a_number_in_both_is_in_each_and_in_the_hull(a: Interval, b: Interval, x: Fraction) -> None:
    assert (x in a.intersect(b)) == (x in a and x in b)
    assert x in a.hull(b) or not (x in a or x in b)


@given(intervals(), st.data())
def test_a_number_drawn_from_an_interval_is_in_it(a: Interval, data: st.DataObject) -> None:
    assert data.draw(numbers_in(a)) in a
    assert toward_low(a) in a
    assert toward_high(a) in a


@given(intervals(), intervals(), st.data())
def test_sums_and_differences_hold_every_result(a: Interval, b: Interval, data: st.DataObject) -> None:
    x, y = data.draw(numbers_in(a)), data.draw(numbers_in(b))
    assert x + y in a + b
    assert x - y in a - b
    assert -x in -a


@given(intervals(), intervals())
def test_sums_and_differences_reach_their_ends(a: Interval, b: Interval) -> None:
    low, high = (toward_low(a), toward_low(b)), (toward_high(a), toward_high(b))
    assert is_attained(a + b, lambda x, y: x + y, [low], [high])
    assert is_attained(a - b, lambda x, y: x - y, [(low[0], high[1])], [(high[0], low[1])])


@given(intervals(), numbers, st.data())
def test_scaling_holds_every_result_and_reaches_its_ends(a: Interval, factor: Fraction, data: st.DataObject) -> None:
    assume(factor == 0 or abs(factor) >= Fraction(1, 1000))
    x = data.draw(numbers_in(a))
    ends = [(toward_low(a), factor), (toward_high(a), factor)]
    assert x * factor in a.scale(factor)
    assert is_attained(a.scale(factor), lambda number, by: number * by, ends, ends)


@given(any_interval, numbers)
def test_scaling_back_gives_the_interval_back(a: Interval, factor: Fraction) -> None:
    assume(factor != 0)
    assert a.scale(factor).scale(1 / factor) == a
    assert -(a.scale(-1)) == a


@given(of_counts, of_counts, st.data())
def test_quotients_hold_every_result(a: Interval, b: Interval, data: st.DataObject) -> None:
    assume(b.high != 0)
    x, y = data.draw(numbers_in(a)), data.draw(numbers_in(b))
    assume(y != 0)
    assert x / y in a.divide(b)


@given(of_counts, of_counts)
def test_quotients_reach_their_ends(a: Interval, b: Interval) -> None:
    assume(b.high != 0)
    smallest = toward_low(b) if toward_low(b) > 0 else inside(b, Fraction(0))
    low, high = (toward_low(a), toward_high(b)), (toward_high(a), smallest)
    assert is_attained(a.divide(b), lambda x, y: x / y, [low], [high])


@given(intervals(), intervals(), intervals())
def test_sums_can_be_grouped_and_turned_at_will(a: Interval, b: Interval, c: Interval) -> None:
    assert (a + b) + c == a + (b + c)
    assert a + b == b + a
    assert (a + b).scale(3) == a.scale(3) + b.scale(3)


@given(any_interval, any_interval, any_interval)
def test_a_wider_operand_never_gives_a_narrower_result(a: Interval, b: Interval, c: Interval) -> None:
    assert (a + c).is_inside(a.hull(b) + c)
    assert (a - c).is_inside(a.hull(b) - c)
