"""The record of sources, and of their hedges."""

from __future__ import annotations

from crossfoot.reconcile.estimate.constants import FITTED
from crossfoot.reconcile.estimate.figures import figures_of
from crossfoot.reconcile.estimate.hedges import Hedges
from crossfoot.reconcile.estimate.records import records_of
from tests.reconcile.pages import entries

QUARTERS = tuple(f"acme shipments smartphone CN 201{year}-Q{quarter}" for year in (5, 6) for quarter in (1, 2, 3, 4))


def test_a_source_that_strays_has_a_worse_record_than_those_that_agree() -> None:
    lines = [f"{who} | {cell} level {level}M" for cell in QUARTERS
             for who, level in (("idc", "10.0"), ("canalys", "10.1"), ("stray", "12.0"))]  # fmt: skip
    records = records_of(figures_of(entries(*lines)), FITTED)
    assert records["stray"] > 1.4
    assert records["idc"] < 0.8
    assert records["canalys"] < 0.8


def test_few_cells_say_little_of_a_source() -> None:
    lines = [
        f"{who} | {cell} level {level}M" for cell in QUARTERS for who, level in (("idc", "10.0"), ("canalys", "10.4"))
    ]
    records = records_of(figures_of(entries(*lines, f"stray | {QUARTERS[0]} level 12.0M")), FITTED)
    assert 1 < records["stray"] < 3.5


def test_where_nobody_can_be_compared_nobody_has_a_record() -> None:
    assert records_of(figures_of(entries(f"idc | {QUARTERS[0]} level 10.0M")), FITTED) == {}


def test_a_voice_that_overshoots_is_expected_to_do_it_again() -> None:
    lines = [line for cell in QUARTERS for line in (f"acme | {cell} level >10M", f"idc | {cell} level 12.0M")]
    figures = figures_of(entries(*lines, f"blip | {QUARTERS[0]} level >11M"))
    hedges = Hedges(figures, FITTED)
    of = {figure.source: hedges.overshoot(figure)[0] for figure in figures if figure.is_hedged}
    assert of["acme"] > of["blip"] > FITTED.overshoot


def test_before_anything_is_known_hedges_overshoot_as_is_typical() -> None:
    (figure,) = figures_of(entries(f"acme | {QUARTERS[0]} level >10M"))
    assert Hedges((figure,), FITTED).overshoot(figure) == (FITTED.overshoot, FITTED.overshoot_spread)
