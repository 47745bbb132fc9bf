"""Stretches nobody has told anything about."""

from __future__ import annotations

from crossfoot.model.interval import at_least
from crossfoot.track.gaps import is_told, untold
from tests.reconcile.pages import cell, table

AIM = at_least(90_000_000)
QUARTER = "xiaomi shipments smartphone WORLD 2017-{} level {}"


def gaps(*lines: str, period: str = "2017-01/2017-10") -> list[str]:
    found = table(*lines)
    return [gap.label for gap in untold(found.bounds(cell(f"xiaomi shipments smartphone WORLD {period}")), found, AIM)]


def test_what_no_claim_covers_is_a_gap() -> None:
    assert gaps(QUARTER.format("Q1", "13.6M"), QUARTER.format("09", ">10M")) == ["2017-04/2017-08", "2017-10"]


def test_a_total_covers_all_of_it() -> None:
    assert gaps("xiaomi shipments smartphone WORLD 2017-01/2017-10 level >70M") == []


def test_growth_covers_the_period_it_is_measured_against() -> None:
    growth = "xiaomi shipments smartphone WORLD 2017-Q2 growth 70% base=qoq:2017-Q1"
    assert gaps(QUARTER.format("Q2", "23.16M"), growth, period="2017-H1") == []


def test_growth_on_nothing_known_covers_nothing() -> None:
    growth = "xiaomi shipments smartphone WORLD 2017-Q2 growth 70% base=qoq:2017-Q1"
    assert gaps(growth, QUARTER.format("Q3", "28.3M"), period="2017-01/2017-09") == ["2017-H1"]


def test_nothing_told_is_one_gap() -> None:
    assert gaps() == ["2017-01/2017-10"]


def test_a_floor_of_a_few_pieces_tells_nothing() -> None:
    told = table(QUARTER.format("Q1", "13.6M")).bounds(cell("xiaomi shipments smartphone WORLD 2017-Q1"))
    untold_ = table(QUARTER.format("Q1", "[3,)count:gt:3")).bounds(cell("xiaomi shipments smartphone WORLD 2017-Q1"))
    assert (is_told(told, AIM), is_told(untold_, AIM), is_told(None, AIM)) == (True, False, False)
