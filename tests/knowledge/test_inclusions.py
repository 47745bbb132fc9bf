"""The brands and regions of the data files: known names, no circles, nothing in two places at once."""

from __future__ import annotations

from itertools import combinations

import pytest

from crossfoot.errors import KnowledgeError
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.knowledge.inclusions import inclusions_in
from crossfoot.model import parse_period
from crossfoot.model.inclusion import is_country

KNOWN = load_inclusions()
REGIONS = (
    *("WORLD", "EUROPE", "WEUROPE", "CEE", "EU5", "EMEA", "MEA", "MIDDLE_EAST", "AFRICA", "SSA"),
    *("APAC", "APEJ", "SEA", "GREATER_CHINA", "LATAM", "NAM"),
)
UNINHABITED = {"AQ"}
VENDOR = {"id": "acme"}


def test_every_region_of_the_schema_has_members() -> None:
    assert {region.code for region in KNOWN.regions} == set(REGIONS)


def test_every_member_is_a_country_or_region_of_the_vocabulary() -> None:
    codes = {place.code for place in load_vocabulary().places}
    named = {code for region in KNOWN.regions for code in (*region.members, *region.perhaps)}
    assert named <= codes
    assert all(is_country(code) for region in KNOWN.regions for code in region.perhaps)


def test_every_country_is_in_a_region_or_may_be() -> None:
    countries = {place.code for place in load_vocabulary().places if is_country(place.code)}
    reached = {code for region in KNOWN.regions for code in (*region.members, *region.perhaps) if is_country(code)}
    assert countries - reached == UNINHABITED


def test_every_region_lies_in_the_world() -> None:
    assert all(KNOWN.around(code)[-1] == "WORLD" for code in REGIONS if code != "WORLD")


def test_what_everybody_counts_in_a_region_nobody_counts_in_one_apart_from_it() -> None:
    for one, other in combinations(KNOWN.regions, 2):
        if KNOWN.are_apart(one.code, other.code):
            for here, there in ((one, other), (other, one)):
                countries = filter(is_country, here.members)
                assert [code for code in countries if not KNOWN.are_apart(code, there.code)] == []


def test_what_may_be_in_a_region_is_no_member_of_it_or_of_a_region_inside() -> None:
    for region in KNOWN.regions:
        assert [code for code in region.perhaps if region.code in KNOWN.around(code)] == []


def test_a_country_lies_in_the_regions_that_everybody_counts_it_in() -> None:
    for place, regions in {
        "DE": ("EU5", "WEUROPE", "EUROPE", "EMEA", "WORLD"),
        "CN": ("GREATER_CHINA", "APEJ", "APAC", "WORLD"),
        "JP": ("APAC", "WORLD"),
        "NG": ("SSA", "AFRICA", "MEA", "EMEA", "WORLD"),
        "US": ("NAM", "WORLD"),
        "TR": (),
        "MX": (),
    }.items():
        assert KNOWN.around(place) == regions


@pytest.mark.parametrize(
    ("brand", "company", "inside", "apart"),
    [
        ("honor", "huawei", ("2014", "2020-Q4"), ("2021-Q1", "2023")),
        ("iqoo", "vivo", ("2019-Q1", "2024"), ()),
        ("motorola", "lenovo", ("2014-Q4", "2023"), ("2014-Q3", "2012")),
        ("oneplus", "oppo", ("2021-Q3", "2024"), ("2020", "2018-Q4")),
        ("poco", "xiaomi", ("2018-Q3", "2022"), ()),
        ("realme", "oppo", ("2018-Q2",), ("2018-Q4", "2019", "2025-Q4")),
        ("redmi", "xiaomi", ("2013-Q3", "2024"), ()),
        ("tecno", "transsion", ("2019",), ()),  # by its parent
    ],
)
def test_brands_are_counted_in_for_their_time(
    brand: str, company: str, inside: tuple[str, ...], apart: tuple[str, ...]
) -> None:
    assert [company in KNOWN.companies(brand, parse_period(period)) for period in inside] == [True] * len(inside)
    assert [company in KNOWN.companies(brand, parse_period(period)) for period in apart] == [False] * len(apart)


@pytest.mark.parametrize(
    ("vendors", "regions", "told"),
    [
        ([{"id": "acme", "counted_in": [{"by": "nobody"}]}], [], "'acme': no vendor is called 'nobody'"),
        ([VENDOR], [{"code": "NORTH", "members": ["COAST"]}], "'NORTH': no region is called 'COAST'"),
        (
            [VENDOR],
            [{"code": "NORTH", "members": ["NN"]}, {"code": "SOUTH", "members": ["NN"]}],
            "'NN': is a member of both 'NORTH' and 'SOUTH'",
        ),
        (
            [VENDOR],
            [{"code": "NORTH", "members": ["COAST"]}, {"code": "COAST", "members": ["NORTH"]}],
            "'NORTH': is a member of itself",
        ),
    ],
)
def test_a_file_that_cannot_be_right_is_refused(
    vendors: list[dict[str, object]], regions: list[dict[str, object]], told: str
) -> None:
    with pytest.raises(KnowledgeError) as found:
        inclusions_in({"vendor": vendors}, {"region": regions})
    assert told in str(found.value)
