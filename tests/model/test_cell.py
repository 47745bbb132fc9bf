"""The address of a number: which differences count."""

from __future__ import annotations

import pytest

from crossfoot.model.cell import ALL, Cell
from crossfoot.model.period import quarter

INDIA = Cell("shipments", ("xiaomi",), "smartphone", "IN", quarter(2017, 3), incl=("redmi", "poco"), fiscal="FQ2")


def test_the_order_in_which_a_page_lists_names_means_nothing() -> None:
    listed = Cell("shipments", ("oppo", "huawei"), "smartphone", "CN", incl=("realme", "oneplus"))
    assert listed == Cell("shipments", ("huawei", "oppo"), "smartphone", "CN", incl=("oneplus", "realme"))


def test_brands_counted_in_make_another_cell() -> None:
    assert Cell("shipments", ("xiaomi",), "smartphone", "IN", quarter(2017, 3)) != INDIA


def test_a_cell_names_at_least_one_vendor() -> None:
    with pytest.raises(ValueError, match="at least one vendor"):
        Cell("shipments", (), "smartphone", "IN")


def test_a_measure_is_one_of_those_that_are_kept_apart() -> None:
    with pytest.raises(ValueError, match="Unknown measure 'units'"):
        Cell("units", ("xiaomi",), "smartphone", "IN")


def test_another_time_keeps_the_address_and_drops_the_fiscal_wording() -> None:
    later = INDIA.at(quarter(2017, 4))
    assert (later.period, later.incl, later.fiscal) == (quarter(2017, 4), ("poco", "redmi"), None)


def test_another_vendor_keeps_the_address_and_drops_the_brands() -> None:
    market = INDIA.of(ALL)
    assert market.is_market
    assert (market.place, market.period, market.incl) == ("IN", quarter(2017, 3), ())
    assert not INDIA.is_market
