"""Brands counted in and left out, and figures told in a relative clause: each docstring is a page of its own."""

from __future__ import annotations


def test_brands_counted_in_stand_beside_the_vendor(claims: list[str]) -> None:
    """Oppo (including OnePlus) shipped 28.5 million smartphones in Q3 2016."""
    assert claims == ["oppo shipments smartphone WORLD 2016-Q3 level 28.5M incl=oneplus"]


def test_brands_left_out_are_not_the_vendor(claims: list[str]) -> None:
    """Huawei, excluding Honor, shipped 28.5 million smartphones in Q3 2016."""
    assert claims == ["huawei shipments smartphone WORLD 2016-Q3 level 28.5M excl=honor"]


def test_what_a_rival_sold_is_the_rivals(claims: list[str]) -> None:
    """In Q3 2017 Samsung sold more than the 46.7 million smartphones Apple shipped."""
    assert claims == ["apple shipments smartphone WORLD 2017-Q3 level 46.7M"]


def test_what_a_vendor_had_planned_is_its_target(claims: list[str]) -> None:
    """Xiaomi shipped 8 million of the 10 million smartphones it had planned for Q3 2017."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2017-Q3 level 8M",
        "xiaomi shipments smartphone WORLD 2017-Q3 level 10M mode=target said=vendor:Xiaomi@xiaomi",
    ]


def test_a_figure_reckoned_by_the_outlet_has_no_source(claims: list[str]) -> None:
    """Nio delivered 19,329 vehicles in October 2017. It aims for 55,000; that leaves 15,209 for December."""
    assert claims[-1] == "nio deliveries nev WORLD 2017-12 level 15,209 mode=counterfactual"


def test_an_executive_is_quoted_by_surname(claims: list[str]) -> None:
    """Lei Jun said Xiaomi would ship 100 million smartphones in 2018. Lei said the goal in India was 30 million."""
    assert [claim.rsplit("said=", 1)[-1] for claim in claims] == ['"executive:Lei Jun@xiaomi"'] * 2


def test_brands_may_be_counted_in_where_the_sentence_opens(claims: list[str]) -> None:
    """Including OnePlus, Oppo's smartphone shipments rose 12 per cent in Q3 2016.

    Without Honor, Huawei shipped 28.5 million smartphones in Q3 2016. With its Redmi brand, Xiaomi shipped 20 million.
    """
    assert claims == [
        "oppo shipments smartphone WORLD 2016-Q3 growth 12% base=yoy:2015-Q3 incl=oneplus",
        "huawei shipments smartphone WORLD 2016-Q3 level 28.5M excl=honor",
        "xiaomi shipments smartphone WORLD 2016-Q3 level 20M incl=redmi",
    ]


def test_a_brand_that_is_added_for_the_sake_of_argument_is_no_subject(claims: list[str]) -> None:
    """Oppo's smartphone shipments fell 24 per cent in Q3 2016.

    If OnePlus is included, the decline was 20 per cent. Oppo shipped 20 million smartphones including OnePlus.
    """
    assert claims == [
        "oppo shipments smartphone WORLD 2016-Q3 growth -24% base=yoy:2015-Q3",
        "oppo shipments smartphone WORLD 2016-Q3 growth -20% base=yoy:2015-Q3 incl=oneplus",
        "oppo shipments smartphone WORLD 2016-Q3 level 20M incl=oneplus",
    ]


def test_what_a_brand_shipped_by_itself_is_the_brands(claims: list[str]) -> None:
    """In Q3 2016 Huawei was third with its Honor brand, which shipped 12 million smartphones."""
    assert claims[-1] == "honor shipments smartphone WORLD 2016-Q3 level 12M"
