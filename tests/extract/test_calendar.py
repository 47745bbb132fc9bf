"""Bases of growth, and what one period is to another."""

from __future__ import annotations

import pytest

from crossfoot.extract.calendar import base_of, relation_between
from crossfoot.model import Relation
from crossfoot.model.period import parse_period

BASES = [
    (Relation.YOY, "2017-Q3", "2016-Q3"),
    (Relation.YOY, "2017-10", "2016-10"),
    (Relation.YOY, "2017", "2016"),
    (Relation.YOY, "2017-01/2017-10", "2016-01/2016-10"),
    (Relation.YOY, "2019-09-28/2019-10-29", "2018-09-28/2018-10-29"),
    (Relation.QOQ, "2017-Q1", "2016-Q4"),
    (Relation.MOM, "2017-01", "2016-12"),
    (Relation.HOH, "2017-H1", "2016-H2"),
    (Relation.WOW, "@2011-06-28", "@2011-06-21"),
]


@pytest.mark.parametrize(("relation", "period", "base"), BASES, ids=[f"{r.value} {p}" for r, p, _ in BASES])
def test_a_base_is_the_period_its_relation_points_to(relation: Relation, period: str, base: str) -> None:
    assert base_of(relation, parse_period(period)).notation == base


def test_an_unknown_period_has_an_unknown_base() -> None:
    assert base_of(Relation.YOY, parse_period("?")).notation == "?"


@pytest.mark.parametrize(
    ("period", "base", "relation"),
    [
        ("2017-Q3", "2016-Q3", Relation.YOY),
        ("2017-Q3", "2017-Q2", Relation.QOQ),
        ("2017-10", "2017-09", Relation.MOM),
        ("2017-H2", "2017-H1", Relation.HOH),
        ("2017", "2016", Relation.YOY),
        ("2017-Q3", "2015-Q3", Relation.OTHER),
        ("2017-Q3", "2017-Q1", Relation.OTHER),
    ],
)
def test_a_relation_follows_from_two_periods(period: str, base: str, relation: Relation) -> None:
    assert relation_between(parse_period(period), parse_period(base)) is relation
