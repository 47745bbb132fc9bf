"""How far two views part."""

from __future__ import annotations

from crossfoot.reconcile import Bound
from crossfoot.track import divergence_of
from tests.reconcile.pages import cell, table

FIGURE = cell("xiaomi shipments smartphone WORLD 2017")


def bound(amount: str) -> Bound:
    return table(f"xiaomi shipments smartphone WORLD 2017 level {amount}").bounds(FIGURE)


def test_views_that_meet_do_not_diverge() -> None:
    assert divergence_of(bound("92.4M"), bound(">90M")) is None


def test_the_distance_is_the_least_one_and_open_where_an_end_is() -> None:
    for one, other in ((bound("70M"), bound(">75M")), (bound(">75M"), bound("70M"))):
        found = divergence_of(one, other)
        assert found is not None
        assert found.lower.interval.high == 70_500_000
        assert found.gap == 4_500_000
        assert found.is_strict


def test_closed_ends_that_do_not_meet_give_an_exact_distance() -> None:
    found = divergence_of(bound("70M"), bound("92.4M"))
    assert found is not None
    assert found.gap == 21_850_000
    assert not found.is_strict
