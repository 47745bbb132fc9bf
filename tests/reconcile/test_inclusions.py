"""Regions and their countries, brands and their companies, in a made-up world."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crossfoot.model import Brand, Inclusions, Interval, Region
from crossfoot.model.interval import at_least, between
from crossfoot.reconcile import Table, rank_of, reconcile
from tests.reconcile.pages import cell, entries

KNOWN = Inclusions(
    (Brand("red", "acme", end=date(2021, 1, 1)),),
    (
        Region("WORLD", ("NORTH", "SOUTH")),
        Region("NORTH", ("COAST", "NN"), ("BB",)),
        Region("COAST", ("CA", "CB")),
        Region("SOUTH", ("SS",), ("BB",)),
    ),
)


def table(*lines: str, known: Inclusions = KNOWN) -> Table:
    return reconcile(entries(*lines), inclusions=known)


def sold(vendor: str, place: str, number: str, time: str = "2018-Q1") -> str:
    return f"{vendor} shipments smartphone {place} {time} level {number}"


def told(found: Table, vendor: str, place: str, time: str = "2018-Q1") -> Interval:
    return found.bounds(cell(f"{vendor} shipments smartphone {place} {time}")).interval


def test_a_region_is_at_least_its_countries() -> None:
    found = table(sold("acme", "CA", "1,000,001"), sold("acme", "CB", "2,000,001"), sold("acme", "SS", "4,000,001"))
    assert told(found, "acme", "COAST") == told(found, "acme", "NORTH") == at_least(3_000_002)
    assert told(found, "acme", "SOUTH") == at_least(4_000_001)


def test_a_country_some_count_in_adds_nothing_to_a_region() -> None:
    assert told(table(sold("acme", "BB", "1,000,001")), "acme", "NORTH") == at_least(0)


def test_the_world_is_at_least_its_regions_and_the_countries_outside_them() -> None:
    found = table(sold("acme", "COAST", "5,000,001"), sold("acme", "CA", "1,000,001"), sold("acme", "SS", "2,000,001"))
    assert told(found, "acme", "WORLD") == at_least(7_000_002)


def test_a_country_some_count_in_a_region_is_not_added_beside_it() -> None:
    found = table(sold("acme", "NORTH", "5,000,001"), sold("acme", "BB", "4,000,001"), sold("acme", "SS", "3,000,001"))
    assert told(found, "acme", "WORLD") == at_least(8_000_002)
    found = table(sold("acme", "NORTH", "1,000,001"), sold("acme", "BB", "4,000,001"), sold("acme", "SS", "3,000,001"))
    assert told(found, "acme", "WORLD") == at_least(7_000_002)


def test_a_region_inside_another_is_a_part_of_it() -> None:
    found = table(sold("acme", "NORTH", "5,000,001"), sold("acme", "NN", "2,000,001"))
    assert told(found, "acme", "COAST").high == 3_000_000


def test_abroad_is_at_least_the_regions_apart_from_home() -> None:
    lines = (sold("acme", "SS", "1,000,001"), sold("acme", "NORTH", "5,000,001"), sold("acme", "CA", "2,000,001"))
    found = table(*lines)
    assert told(found, "acme", "WORLD-SS") == at_least(5_000_001)
    assert told(found, "acme", "WORLD-CA") == at_least(1_000_001)


def test_more_in_a_country_than_in_its_region_is_a_contradiction() -> None:
    (conflict,) = table(sold("acme", "COAST", "1,000,001"), sold("acme", "CA", "2,000,001")).conflicts()
    assert len(conflict.members) == 2


def test_a_brand_is_added_to_a_market_only_when_its_company_no_longer_counts_it_in() -> None:
    for time, least in (("2020-Q4", 5_000_001), ("2021-Q1", 7_000_002)):
        found = table(sold("acme", "CA", "5,000,001", time), sold("red", "CA", "2,000,001", time))
        assert told(found, "ALL", "CA", time) == at_least(least)


def test_a_brand_that_a_page_counts_in_or_out_goes_by_the_page() -> None:
    out = table(sold("acme", "CA", "5,000,001") + " excl=red", sold("red", "CA", "2,000,001"))
    assert told(out, "ALL", "CA") == at_least(7_000_002)
    into = table(
        sold("acme", "CA", "5,000,001", "2021-Q1") + " incl=red",
        sold("red", "CA", "2,000,001", "2021-Q1"),
    )
    assert told(into, "ALL", "CA", "2021-Q1") == at_least(5_000_001)


def test_after_the_split_brand_and_company_are_rivals() -> None:
    for time, rivals in (("2020-Q4", 0), ("2021-Q1", 1)):
        found = table(sold("acme", "CA", "5,000,001", time), sold("red", "CA", "2,000,001", time))
        for vendor in ("acme", "red"):
            assert len(rank_of(found, cell(f"{vendor} shipments smartphone CA {time}")).rivals) == rivals


def test_a_brand_has_no_part_in_the_rest_beside_its_company() -> None:
    lines = ("acme", "5,000,001"), ("red", "2,000,001"), ("OTHERS", "1,000,001")
    for time, least in (("2020-Q4", 6_000_002), ("2021-Q1", 8_000_003)):
        found = table(*(sold(vendor, "CA", number, time) for vendor, number in lines))
        assert told(found, "ALL", "CA", time) == at_least(least)


def test_where_nobody_knows_the_brands_no_two_vendors_are_added_up_or_ranked() -> None:
    lines = sold("acme", "CA", "5,000,001"), sold("blip", "CA", "2,000,001"), sold("OTHERS", "CA", "1,000,001")
    found = table(*lines, known=Inclusions())
    assert told(found, "ALL", "CA") == at_least(6_000_002)  # the rest is apart from each vendor named
    assert rank_of(found, cell("blip shipments smartphone CA 2018-Q1")).rivals == ()


def test_a_vendor_with_a_brand_is_at_least_each_of_the_two_and_at_most_both() -> None:
    found = table(sold("acme", "CA", "5,000,001", "2021-Q1"), sold("red", "CA", "2,000,001", "2021-Q1"))
    with_red = replace(cell("acme shipments smartphone CA 2021-Q1"), incl=("red",))
    assert found.bounds(with_red).interval == between(5_000_001, 7_000_002)


def test_a_market_is_at_least_a_vendor_with_the_brand_it_counts_in() -> None:
    lines = sold("acme", "CA", "5,000,001", "2021-Q1"), sold("acme", "CA", "6,500,001", "2021-Q1") + " incl=red"
    assert told(table(*lines), "ALL", "CA", "2021-Q1") == at_least(6_500_001)


def test_a_maker_made_at_least_its_models_together_where_they_are_apart() -> None:
    lines = ("100,001", "model-s/x"), ("2,001", "model-3"), ("50,001", "model-3/y"), ("90,001", "family")
    found = table(*(sold("acme", "CA", number) + f" model={model}" for number, model in lines))
    assert told(found, "acme", "CA") == at_least(150_002)


def test_a_model_that_begins_as_another_may_be_one_of_it() -> None:
    found = table(sold("acme", "CA", "100,001") + " model=p7", sold("acme", "CA", "50,001") + " model=p7i")
    assert told(found, "acme", "CA") == at_least(100_001)
