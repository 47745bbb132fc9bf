"""Streaks that somebody asks about."""

from __future__ import annotations

import pytest

from crossfoot.errors import InputError
from crossfoot.model import parse_period
from crossfoot.model.predicate import parse_predicate
from crossfoot.reconcile import to_json
from crossfoot.track import Feat, Grade, check_streak, longest_streak
from crossfoot.verify import faults_of
from tests.reconcile.pages import cell, table

MONTH = "xiaomi shipments smartphone WORLD 2017-{} level {}"
FIGURE = cell("xiaomi shipments smartphone WORLD 2017")


def checked(predicate: str, length: int, last: str, *lines: str) -> Feat:
    return check_streak(parse_predicate(predicate), FIGURE, length=length, last=parse_period(last), table=table(*lines))


def test_every_month_proven_is_a_streak_proven() -> None:
    found = checked("level > 10M per month", 2, "2017-10", MONTH.format("09", ">10M"), MONTH.format("10", "10.2M"))
    assert found.grade is Grade.PROVEN
    assert [part.period.label for part in found.parts] == ["2017-09", "2017-10"]


def test_one_month_below_refutes_it() -> None:
    lines = (MONTH.format("09", "9.2M"), MONTH.format("10", "10.2M"))
    found = checked("level > 10M per month", 2, "2017-10", *lines)
    assert found.grade is Grade.REFUTED
    assert [part.grade for part in found.parts] == [Grade.REFUTED, Grade.PROVEN]


def test_an_unknown_month_leaves_it_possible() -> None:
    assert checked("level > 10M per month", 2, "2017-10", MONTH.format("10", "10.2M")).grade is Grade.POSSIBLE


def test_a_total_that_is_too_small_refutes_a_streak_that_no_month_refutes() -> None:
    found = checked("level > 10M per month", 3, "2017-12", MONTH.format("Q4", "28.1M"))
    assert found.grade is Grade.REFUTED
    assert [part.grade for part in found.parts] == [Grade.POSSIBLE] * 3
    assert found.together is not None
    assert {cell.period.label for _, cell in found.together.terms} == {"2017-10", "2017-11", "2017-12"}
    assert found.entry_ids == ("e1",)


def test_growth_is_checked_against_its_base() -> None:
    fall = (
        "xiaomi shipments smartphone WORLD 2017-Q3 level 9.0M",
        "xiaomi shipments smartphone WORLD 2016-Q3 level 9.6M",
    )
    assert checked("growth yoy < 0 per quarter", 1, "2017-Q3", *fall).grade is Grade.PROVEN
    assert checked("growth yoy > 0 per quarter", 1, "2017-Q3", *fall).grade is Grade.REFUTED
    assert checked("growth yoy = -6 per quarter", 1, "2017-Q3", *fall).grade is Grade.POSSIBLE
    assert checked("growth yoy < 0 per quarter", 2, "2017-Q3", *fall).grade is Grade.POSSIBLE


def test_months_that_cannot_all_be_so_refute_a_streak_though_a_total_of_more_months_caps_them() -> None:
    lines = (MONTH.format("H2", "50M"), MONTH.format("07", ">12M"), MONTH.format("08", ">12M"))
    found = checked("level > 9M per month", 4, "2017-12", *lines)
    assert found.grade is Grade.REFUTED
    assert [faults_of(to_json(proof)) for proof in found.proofs] == [[]]


def test_a_streak_of_first_places_is_checked_against_the_vendors_named() -> None:
    lines = [
        f"{vendor} shipments smartphone WORLD 2017-Q{n} level {figure}M"
        for vendor, figure in (("xiaomi", 12), ("vivo", 10), ("oppo", 9))
        for n in (1, 2, 3)
    ]
    assert checked("rank = 1 per quarter", 3, "2017-Q3", *lines).grade is Grade.PROVEN
    assert checked("rank = 1 per quarter", 3, "2017-Q3", *lines[:4]).grade is Grade.POSSIBLE
    ahead = "samsung shipments smartphone WORLD 2017-Q2 level 20M"
    assert checked("rank = 1 per quarter", 3, "2017-Q3", *lines, ahead).grade is Grade.REFUTED


def test_other_ranks_cannot_be_checked() -> None:
    with pytest.raises(InputError, match="first places"):
        checked("rank = 2 per month", 2, "2017-10")


def test_a_streak_must_end_with_one_of_its_periods() -> None:
    with pytest.raises(InputError, match="cannot end"):
        checked("level > 10M per month", 2, "2017-Q3")
    with pytest.raises(InputError, match="cannot end"):
        checked("level > 10M per month", 0, "2017-10")


def test_the_longest_streak_is_the_latest_of_equals() -> None:
    lines = [MONTH.format(f"{n:02d}", ">10M") for n in (2, 3, 5, 9, 10)]
    found = longest_streak(
        parse_predicate("level > 10M per month"), FIGURE, within=parse_period("2017"), table=table(*lines)
    )
    assert found is not None
    assert [part.period.label for part in found.parts] == ["2017-09", "2017-10"]


def test_no_proven_month_is_no_streak() -> None:
    within = parse_period("2017")
    predicate = parse_predicate("level > 10M per quarter")
    assert longest_streak(predicate, FIGURE, within=within, table=table(MONTH.format("Q4", "9.1M"))) is None
