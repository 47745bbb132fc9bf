"""Slips are named where one small correction, and not half of all corrections, mends the figure."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.model.interval import EVERYTHING, Interval, at_least, between, exactly
from crossfoot.model.notation import read_quantity
from crossfoot.reconcile.slips import SlipKind, slips_of


@pytest.mark.parametrize(
    ("printed", "implied", "kind", "instead"),
    [
        ("104,181", exactly(103_181), SlipKind.DIGIT, "103,181"),
        ("118,658", exactly(118_685), SlipKind.TRANSPOSITION, "118,685"),
        ("202M", between(20_150_000, 20_250_000), SlipKind.DECIMAL_POINT, "20.2"),
        ("20.2%", between(Fraction("201.6"), Fraction("202.4")), SlipKind.DECIMAL_POINT, "202"),
        ("52.028", between(52_000, 52_060), SlipKind.MAGNITUDE, "a thousand times as much"),
        ("4.67B", between(4_660_000, 4_680_000), SlipKind.MAGNITUDE, "a thousand times less"),
        ("7.6", at_least(2_735_000), SlipKind.MAGNITUDE, "a million times as much"),
    ],
)
def test_a_slip_is_named(printed: str, implied: Interval, kind: SlipKind, instead: str) -> None:
    found = slips_of(read_quantity(printed), implied, "the sum")
    assert [(slip.kind, slip.instead) for slip in found if slip.kind is kind] == [(kind, instead)]
    assert all("makes the sum right" in slip.sentence for slip in found)


@pytest.mark.parametrize(
    ("printed", "implied"),
    [
        ("104,181", exactly(113_191)),  # two digits away
        ("56%", between(51, 53)),  # two digits say too little
        ("104,181", between(90_000, 110_000)),  # nothing is wrong
        ("104,181", EVERYTHING),
        ("top", exactly(3)),
        (">10M", exactly(11_000_000)),
    ],
)
def test_no_slip_is_made_up(printed: str, implied: Interval) -> None:
    quantity = read_quantity("[1,5]rank:exact:top" if printed == "top" else printed)
    assert slips_of(quantity, implied, "the sum") == ()
