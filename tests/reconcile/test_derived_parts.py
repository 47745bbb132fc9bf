"""Every month at least so much: proven month by month, refuted by one month or by an average."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.errors import InputError
from crossfoot.model import Interval
from crossfoot.model.interval import at_least, between, more_than
from crossfoot.reconcile import Grade, every_part_at_least, to_json
from crossfoot.verify import faults_of
from tests.reconcile.pages import cell, table

QUARTER = "acme shipments smartphone CN 2017-Q4"
MONTHS = [f"acme shipments smartphone CN 2017-{number}" for number in (10, 11, 12)]
TEN = at_least(10_000_000)


def test_each_month_that_reaches_it_proves_it() -> None:
    found = every_part_at_least(table(*(f"{month} level >10M" for month in MONTHS)), cell(QUARTER), TEN)
    assert (found.grade, set(found.grades), found.least) == (Grade.PROVEN, {Grade.PROVEN}, more_than(10_000_000))
    assert [faults_of(to_json(proof)) for proof in found.proofs] == [[], [], []]


def test_the_total_caps_its_weakest_month() -> None:
    found = every_part_at_least(table(f"{QUARTER} level 28.1M"), cell(QUARTER), TEN)
    assert (found.grade, set(found.grades)) == (Grade.REFUTED, {Grade.POSSIBLE})
    assert found.least == between(0, Fraction(28_150_000, 3))
    (proof,) = found.proofs
    assert faults_of(to_json(proof)) == []


def test_what_the_other_months_are_known_to_have_had_is_taken_from_the_total_first() -> None:
    found = every_part_at_least(table(f"{QUARTER} level 28.1M", f"{MONTHS[0]} level >10M"), cell(QUARTER), TEN)
    assert found.least == Interval(Fraction(0), Fraction(18_150_000, 2), high_open=True)
    assert found.weakest is not None
    assert found.weakest.period.label == "2017-11/2017-12"


def test_one_month_below_refutes_it() -> None:
    found = every_part_at_least(table(f"{MONTHS[1]} level 9.0M"), cell(QUARTER), TEN)
    assert found.grades == (Grade.POSSIBLE, Grade.REFUTED, Grade.POSSIBLE)
    assert (found.grade, found.least) == (Grade.REFUTED, between(0, 9_050_000))


def test_it_is_possible_where_nothing_decides() -> None:
    found = every_part_at_least(table(f"{QUARTER} level 31.0M"), cell(QUARTER), TEN)
    assert (found.grade, found.proofs) == (Grade.POSSIBLE, ())


def test_parts_may_be_quarters() -> None:
    year = cell("acme shipments smartphone CN 2017")
    found = every_part_at_least(table("acme shipments smartphone CN 2017 level 100M"), year, TEN, months=3)
    assert [part.period.label for part in found.parts] == ["2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4"]
    assert found.least.high == Fraction(100_500_000, 4)


def test_a_time_that_cannot_be_cut_and_a_wish_with_a_high_end_are_refused() -> None:
    with pytest.raises(InputError, match="cannot be cut into parts of 3 months"):
        every_part_at_least(table(), cell("acme shipments smartphone CN 2017-11/2017-12"), TEN, months=3)
    with pytest.raises(InputError, match="high end"):
        every_part_at_least(table(), cell(QUARTER), between(1, 2))
