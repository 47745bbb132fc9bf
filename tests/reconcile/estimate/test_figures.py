"""What of a view is evidence."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.reconcile.estimate.figures import Figure, figures_of
from tests.reconcile.pages import entries

ACME = "acme shipments smartphone CN 2017-Q3"


def figures(*lines: str) -> tuple[Figure, ...]:
    return figures_of(entries(*lines))


def test_a_level_is_one_point_and_a_share_the_ratio_of_two() -> None:
    level, share = figures(f"idc | {ACME} level 10.0M", f"idc | {ACME} share 20%")
    assert level.is_level
    assert (level.low, level.high) == (Fraction(9_950_000), Fraction(10_050_000))
    assert [power for _, power in level.points] == [1]
    assert not share.is_level
    assert (share.low, share.high) == (Fraction(39, 200), Fraction(41, 200))
    assert [(point.is_market, power) for point, power in share.points] == [(False, 1), (True, -1)]


def test_a_growth_is_the_ratio_of_two_periods() -> None:
    (growth,) = figures(f"idc | {ACME} growth 50% base=yoy:2016-Q3")
    assert (growth.low, growth.high) == (Fraction(299, 200), Fraction(301, 200))
    assert [power for _, power in growth.points] == [1, -1]


def test_what_is_hedged_has_one_end() -> None:
    (hedged,) = figures(f"idc | {ACME} level >10M")
    assert hedged.is_hedged
    assert (hedged.low, hedged.high) == (Fraction(10_000_000), None)


def test_goals_running_periods_ranks_and_sums_of_several_are_none() -> None:
    assert figures(f"idc | {ACME} level 10.0M mode=target") == ()
    assert figures(f"2017-08-01 idc | {ACME} level 10.0M") == ()
    assert figures(f"idc | {ACME} rank 1#", "idc | blip shipments smartphone CN 2017-Q3 rank 2#") == ()


def test_copies_are_one_figure_with_all_their_entries() -> None:
    (figure,) = figures(f"2017-11-01 idc | {ACME} level 10.0M", f"2017-11-02 idc | {ACME} level 10.0M")
    assert figure.entries == ("e1", "e2")
