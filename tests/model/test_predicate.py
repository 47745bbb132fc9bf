"""Predicates of streaks."""

from __future__ import annotations

import pytest

from crossfoot.errors import NotationError
from crossfoot.model import Grain, Interval, Relation, Unit, parse_period
from crossfoot.model.interval import at_least, at_most, below, exactly, more_than
from crossfoot.model.predicate import parse_predicate


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("level > 10M per month", more_than(10_000_000)),
        ("level >= 94,008 per quarter", at_least(94_008)),
        ("level = 10M per month", exactly(10_000_000)),
        ("growth yoy < 0 per quarter", below(0)),
        ("growth qoq <= -5% per quarter", at_most(-5)),
        ("rank = 1 per month", exactly(1)),
    ],
)
def test_a_predicate_says_which_numbers_hold(text: str, wanted: Interval) -> None:
    assert parse_predicate(text).wanted == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "level > 10M",
        "growth < 0 per quarter",
        "level yoy > 10M per month",
        "rank = 1 per week",
        "level ~ 1 per year",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotationError, match="a predicate is"):
        parse_predicate(text)


def test_a_predicate_knows_its_unit_and_its_periods() -> None:
    found = parse_predicate("growth yoy < 0 per quarter")
    assert (found.unit, found.grain, found.base, found.months) == (Unit.PERCENT, Grain.QUARTER, Relation.YOY, 3)
    assert found.base_of(parse_period("2017-Q3")) == parse_period("2016-Q3")
    assert parse_predicate("level > 1 per month").base_of(parse_period("2017-10")) is None


@pytest.mark.parametrize(
    ("inside", "last"),
    [("2017-10", "2017-10"), ("2017-Q3", "2017-09"), ("2017", "2017-12"), ("2017-10-31", None), ("?", None)],
)
def test_the_last_month_of_a_period(inside: str, last: str | None) -> None:
    found = parse_predicate("level > 1 per month").last_in(parse_period(inside))
    assert (None if found is None else found.label) == last


def test_a_quarter_that_the_calendar_does_not_have_is_none() -> None:
    assert parse_predicate("level > 1 per quarter").last_in(parse_period("2017-01/2017-10")) is None
