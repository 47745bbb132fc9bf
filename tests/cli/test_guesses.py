"""Estimates beside the proven ends, as `crossfoot cell` shows them."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from crossfoot.model import Interval
from crossfoot.model.interval import between
from crossfoot.present.guesses import estimate_cells
from crossfoot.reconcile.estimate import LEVELS, Band, Basis, Estimate
from tests.cli.commands import Run
from tests.reconcile.pages import cell

AUGUST = "xiaomi shipments smartphone WORLD 2017-08"


def estimate(low: int, value: int, high: int, proven: Interval) -> Estimate:
    bands = tuple(Band(level, Fraction(low), Fraction(high)) for level in LEVELS)
    return Estimate(cell(AUGUST), Fraction(value), bands, Basis.SEASONS, Fraction(1, 10), (), proven)


def test_three_digits_are_shown_where_they_suffice() -> None:
    shown = estimate_cells(estimate(7_912_345, 9_287_654, 10_812_345, Interval(Fraction(0), None)))
    assert shown == ("9,290,000", "7,910,000 to 10,800,000")


def test_more_digits_are_shown_where_three_would_leave_the_proven_ends_or_meet() -> None:
    proven = between(9_160_015, 9_185_489)
    assert estimate_cells(estimate(9_163_100, 9_177_300, 9_184_800, proven)) == (
        "9,177,000",
        "9,163,000 to 9,185,000",
    )


def test_an_exact_figure_is_shown_to_the_last_digit() -> None:
    proven = between(2_105_432, 2_105_432)
    assert estimate_cells(estimate(2_105_432, 2_105_432, 2_105_432, proven))[0] == "2,105,432"


def test_nothing_known_is_called_unknown() -> None:
    assert estimate_cells(None) == ("unknown", "")


@pytest.mark.usefixtures("ledger")
def test_an_estimate_stands_beside_the_proven_ends_and_is_not_called_proven(run: Run) -> None:
    done = run("cell", AUGUST, "--view", "canalys")
    assert "estimate" in done.out
    assert "not proven" in done.out
    found = json.loads(run("cell", AUGUST, "--view", "canalys", "--format", "json").out)
    (view,) = found["views"]
    told = view["estimate"]
    assert told["proven"] is False
    assert 6_000_000 < Fraction(told["value"]) < 12_000_000
    assert [band["level"] for band in told["bands"]] == list(LEVELS)
    assert all(id_.startswith("sha256:") for one in told["weights"] for id_ in one["entries"])


@pytest.mark.usefixtures("ledger")
def test_a_figure_that_nobody_speaks_of_is_unknown_in_the_record_too(run: Run) -> None:
    done = run("cell", "honor shipments smartphone IN 2017-Q3", "--view", "canalys", "--format", "json")
    (view,) = json.loads(done.out)["views"]
    assert view["estimate"] is None
