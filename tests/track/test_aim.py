"""What a goal asks for."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.model import Interval
from crossfoot.model.figures import read_quantity
from crossfoot.model.interval import at_least, at_most, below, between, more_than
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.track.aim import aim_of, beyond, is_cap, number_of, stretch_of

M = 10**6


@pytest.mark.parametrize(
    ("figure", "aim"),
    [
        ("90M", at_least(90 * M)),
        ("94,008", at_least(94_008)),
        ("[90000000,90000000]count:plain:90", at_least(90 * M)),
        ("~2,500", at_least(2_500)),
        (">10M", more_than(10 * M)),
        (">=100,000", at_least(100_000)),
        ("80..100M", at_least(80 * M)),
        ("<~50M", at_least(50 * M)),
        (">~50M", more_than(50 * M)),
        ("<90M", below(90 * M)),
        ("<=90M", at_most(90 * M)),
        ("-5%", at_least(-5)),
        ("25%", at_least(25)),
    ],
)
def test_a_goal_is_the_number_it_names(figure: str, aim: Interval) -> None:
    assert aim_of(read_quantity(figure)) == aim


@pytest.mark.parametrize("figure", ["[10,100)pct:vague", "(0,)pct:sign", "[49,51]pct:word"])
def test_wording_without_a_floor_has_no_aim(figure: str) -> None:
    assert aim_of(read_quantity(figure)) is None


def test_only_a_range_has_a_top_to_stretch_for() -> None:
    assert stretch_of(read_quantity("80..100M")) == at_least(100 * M)
    assert stretch_of(read_quantity("90M")) is None


def test_touching_the_number_reaches_at_least_but_not_more_than() -> None:
    exact = between(10, 10)
    assert grade_of(exact, at_least(10)) is Grade.PROVEN
    assert grade_of(exact, more_than(10)) is Grade.REFUTED
    assert grade_of(more_than(10), more_than(10)) is Grade.PROVEN
    assert grade_of(at_least(10), more_than(10)) is Grade.POSSIBLE


def test_an_aim_starts_from_its_number() -> None:
    assert number_of(more_than(10)) == Fraction(10)


def test_how_far_a_hope_may_go_is_no_number_to_be_reached() -> None:
    assert aim_of(read_quantity("<=50M"), "up to 50 million") is None
    assert aim_of(read_quantity("<=50M"), "As many as 50 million") is None
    assert aim_of(read_quantity("<=50M"), "no more than 50 million") == at_most(50 * M)


def test_a_cap_is_kept_by_what_does_not_exceed_it() -> None:
    assert is_cap(at_most(50)) is not is_cap(at_least(50))
    assert number_of(below(50)) == Fraction(50)
    assert (beyond(at_most(50)), beyond(below(50))) == (more_than(50), at_least(50))
    assert (beyond(at_least(50)), beyond(more_than(50))) == (below(50), at_most(50))
