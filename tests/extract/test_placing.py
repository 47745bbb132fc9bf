"""What is a place of goods and what only says where somebody is at home."""

from __future__ import annotations


def test_where_a_rival_comes_from_is_no_place(claims: list[str]) -> None:
    """Lenovo shipped 15.8 million smartphones in the second quarter of 2014. Taiwan rival HTC shipped 5.9 million."""
    assert claims == [
        "lenovo shipments smartphone WORLD 2014-Q2 level 15.8M",
        "htc shipments smartphone WORLD 2014-Q2 level 5.9M",
    ]


def test_a_possessive_country_in_front_of_a_name_is_its_home(claims: list[str]) -> None:
    """China's Huawei shipped 75 million smartphones in 2014."""
    assert claims == ["huawei shipments smartphone WORLD 2014 level 75M"]


def test_the_latin_american_market_is_not_that_of_the_united_states(claims: list[str]) -> None:
    """The Latin American smartphone market grew 17 per cent in the third quarter of 2016."""
    assert claims == ["ALL shipments smartphone LATAM 2016-Q3 growth 17% base=yoy:2015-Q3"]


def test_a_place_behind_a_bracket_is_that_of_the_figures_before_it(claims: list[str]) -> None:
    """In 2016 Samsung shipped 9.4 million smartphones (up 0.6 per cent) in Argentina and 37.5 million in Brazil."""
    assert [claim.split()[3] for claim in claims] == ["AR", "AR", "BR"]


def test_a_global_research_firm_makes_no_figure_a_worldwide_one(claims: list[str]) -> None:
    """How many smartphones does Africa buy?

    According to global research firm IDC, 52.2 million smartphones were shipped in the third quarter of 2016.
    """
    assert claims[-1] == "ALL shipments smartphone AFRICA 2016-Q3 level 52.2M said=tracker:IDC"


def test_global_sales_of_cars_are_sold_in_the_world(claims: list[str]) -> None:
    """Electric car sales in China rose by 65 per cent in 2016. That is 1.2 per cent of global car sales."""
    assert not any(" CN " in claim for claim in claims if " share " in claim)


def test_a_country_of_makers_is_not_where_they_sell(claims: list[str]) -> None:
    """China's leading manufacturers are growing. Xiaomi shipped 27.6 million smartphones in Q3 2017."""
    assert claims == ["xiaomi shipments smartphone WORLD 2017-Q3 level 27.6M"]
