"""Best and worst place of a vendor, by pairs that are decided and by the room the market leaves."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crossfoot.errors import InputError
from crossfoot.model import Interval
from crossfoot.model.interval import between, exactly
from crossfoot.reconcile import Grade, rank_of, to_json
from crossfoot.verify import faults_of
from tests.reconcile.pages import cell, table

Q3 = "shipments smartphone CN 2017-Q3"
FIVE = [
    f"{vendor} {Q3} level {size}M"
    for vendor, size in (("acme", "10.0"), ("blip", "12.0"), ("corp", "9.9..10.1"), ("dune", "8.0"))
]


def test_pairs_that_are_decided_bound_the_place_among_the_named() -> None:
    found = rank_of(table(*FIVE), cell(f"acme {Q3}"))
    assert [(pair.one.vendor, pair.grade) for pair in found.rivals] == [
        (("blip",), Grade.PROVEN),
        (("corp",), Grade.POSSIBLE),
        (("dune",), Grade.REFUTED),
    ]
    assert found.named == between(2, 3)


def test_nothing_caps_how_many_vendors_nobody_names() -> None:
    found = rank_of(table(*FIVE), cell(f"acme {Q3}"))
    assert (found.unnamed, found.interval) == (None, Interval(Fraction(2), None))


def test_the_market_caps_how_many_vendors_nobody_names_can_stand_above() -> None:
    for total, unnamed in (("50.0", 1), ("49.0", 0), ("60.5", 2), ("40.0", 0)):
        found = rank_of(table(*FIVE, f"ALL {Q3} level {total}M"), cell(f"acme {Q3}"))
        assert found.unnamed == unnamed
        assert found.interval == between(2, 3 + unnamed)
        assert [faults_of(to_json(proof)) for proof in found.proofs] == [[]] * 3


def test_as_many_unnamed_ones_as_just_reach_the_figure_are_not_above_it() -> None:
    one, market = f"acme {Q3} level 10,123,456", f"ALL {Q3} level 20,246,912"
    assert rank_of(table(one, market), cell(f"acme {Q3}")).interval == exactly(1)


def test_a_printed_place_is_named_and_its_list_counts() -> None:
    found = rank_of(table(f"acme {Q3} rank 1#", f"blip {Q3} level 12.0M"), cell(f"acme {Q3}"))
    assert (found.printed, found.named) == (("e1",), exactly(1))


def test_a_brand_is_no_rival_of_the_company_that_counts_it_in() -> None:
    found = rank_of(table(f"xiaomi {Q3} level 10.0M", f"redmi {Q3} level 6.0M"), cell(f"xiaomi {Q3}"))
    assert found.rivals == ()


def test_only_one_vendor_has_a_place() -> None:
    for address in (f"ALL {Q3}", f"acme,blip {Q3}"):
        with pytest.raises(InputError, match="one vendor"):
            rank_of(table(*FIVE), cell(address))
