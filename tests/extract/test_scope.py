"""What a clause keeps to itself, and what it hands on."""

from __future__ import annotations


def test_while_starts_a_clause_with_its_own_subject(claims: list[str]) -> None:
    """Samsung shipped 83 million smartphones in the third quarter of 2016, while Apple sold 45.5 million."""
    assert claims == [
        "samsung shipments smartphone WORLD 2016-Q3 level 83M",
        "apple sales smartphone WORLD 2016-Q3 level 45.5M",
    ]


def test_a_semicolon_parts_two_subjects(claims: list[str]) -> None:
    """Samsung shipped 83 million smartphones in 2016; Huawei, 33.6 million."""
    assert claims == [
        "samsung shipments smartphone WORLD 2016 level 83M",
        "huawei shipments smartphone WORLD 2016 level 33.6M",
    ]


def test_a_period_in_one_clause_holds_for_the_next(claims: list[str]) -> None:
    """In the third quarter of 2016, Samsung shipped 83 million smartphones and Apple sold 45.5 million."""
    assert claims == [
        "samsung shipments smartphone WORLD 2016-Q3 level 83M",
        "apple sales smartphone WORLD 2016-Q3 level 45.5M",
    ]


def test_a_product_of_one_clause_is_not_the_next_ones_when_that_names_its_own(claims: list[str]) -> None:
    """Apple sold 46.7 million iPhones, 10.3 million iPads and 5.4 million Macs in the third quarter of 2017."""
    assert claims == [
        "apple sales smartphone WORLD 2017-Q3 level 46.7M",
        "apple sales tablet WORLD 2017-Q3 level 10.3M",
        "apple sales pc WORLD 2017-Q3 level 5.4M",
    ]


def test_a_heading_gives_its_place_to_what_follows(claims: list[str]) -> None:
    """How many smartphones does India buy?

    Xiaomi shipped 9.2 million units in the third quarter of 2017, and Samsung shipped 9.4 million.
    """
    assert claims == [
        "xiaomi shipments smartphone IN 2017-Q3 level 9.2M",
        "samsung shipments smartphone IN 2017-Q3 level 9.4M",
    ]


def test_who_only_explains_a_name_between_commas_has_no_figure(claims: list[str]) -> None:
    """XPeng, Tesla's nearest rival in mainland China, sold 3,709 cars in Q3 2017, its record of 2,000 cars broken."""
    assert claims[0] == "xpeng sales nev WORLD 2017-Q3 level 3,709"


def test_a_list_of_names_between_commas_explains_nobody(claims: list[str]) -> None:
    """Nio, XPeng and Tesla, in that order, delivered 3,000, 2,000 and 1,000 cars in Q3 2017."""
    assert [claim.split()[0] for claim in claims] == ["nio", "xpeng", "tesla"]


def test_a_rival_described_by_its_trade_is_still_overtaken(claims: list[str]) -> None:
    """In 2016 VW sold 70,628 EVs in Germany and overtook US car manufacturer Tesla as leader, with a share of 14 %."""
    assert [line for line in claims if "share" in line] == ["volkswagen sales ev DE 2016 share 14%"]
