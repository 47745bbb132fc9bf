"""What is inside what, what is apart, and what is neither."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.model import Brand, Inclusions, Region, parse_period
from crossfoot.model.inclusion import NOTHING_KNOWN

BRANDS = (
    Brand("red", "acme", end=date(2021, 1, 1)),
    Brand("plus", "blip", start=date(2021, 1, 1)),
    Brand("blip", "group"),
)
REGIONS = (
    Region("WORLD", ("NORTH", "SOUTH")),
    Region("NORTH", ("COAST", "NN"), ("BB",)),
    Region("COAST", ("CA", "CB")),
    Region("SOUTH", ("SS",), ("BB",)),
)
KNOWN = Inclusions(BRANDS, REGIONS)


@pytest.mark.parametrize(
    ("vendor", "period", "companies"),
    [
        ("red", "2020-Q4", {"acme"}),
        ("red", "2021-Q1", set()),
        ("red", "2020-12/2021-01", {"acme"}),  # in part
        ("red", "../2021-06-30", {"acme"}),
        ("red", "?", {"acme"}),
        ("plus", "2020", set()),
        ("plus", "2021-Q1", {"blip", "group"}),
        ("acme", "2020", set()),
    ],
)
def test_a_company_counts_a_brand_in_within_its_dates(vendor: str, period: str, companies: set[str]) -> None:
    assert KNOWN.companies(vendor, parse_period(period)) == companies


def test_regions_around_a_place_come_nearest_first() -> None:
    assert KNOWN.around("CA") == ("COAST", "NORTH", "WORLD")
    assert KNOWN.around("SOUTH") == ("WORLD",)
    assert KNOWN.around("BB") == ()


@pytest.mark.parametrize(
    ("one", "other", "are_apart"),
    [
        ("CA", "CB", True),
        ("CA", "CA", False),
        ("CA", "SOUTH", True),
        ("CA", "NORTH", False),
        ("BB", "NORTH", False),  # some count it in
        ("BB", "COAST", True),
        ("NORTH", "SOUTH", True),
        ("COAST", "SOUTH", True),
        ("COAST", "NORTH", False),
        ("NORTH", "NORTH", False),
        ("NORTH", "ELSEWHERE", False),  # nobody knows where that is
        ("CA", "ELSEWHERE", False),
        ("CA", "EU", False),  # two letters, and no country
    ],
)
def test_places_are_apart_where_nobody_counts_a_country_in_both(one: str, other: str, *, are_apart: bool) -> None:
    assert KNOWN.are_apart(one, other) is KNOWN.are_apart(other, one) is are_apart


@pytest.mark.parametrize(
    ("places", "sums"),
    [
        ("CA CB SS", [("CA", "CB", "SS")]),
        ("NORTH CA SS", [("NORTH", "SS")]),
        ("NORTH COAST SS", [("NORTH", "SS")]),
        ("NORTH SOUTH", [("NORTH", "SOUTH")]),
        ("COAST CA BB", [("COAST", "BB")]),
        ("NORTH BB SS", [("NORTH", "SS"), ("BB", "SS")]),
        ("NORTH ELSEWHERE CA", [("NORTH",), ("ELSEWHERE",)]),
        ("", []),
    ],
)
def test_no_country_is_added_up_twice(places: str, sums: list[tuple[str, ...]]) -> None:
    assert list(KNOWN.sums_of(places.split())) == sums


def test_where_nothing_is_known_only_countries_are_added_up() -> None:
    assert NOTHING_KNOWN.brands is None
    assert NOTHING_KNOWN.sums_of(("CA", "CB", "NORTH")) == (("NORTH",), ("CA", "CB"))
