"""Where a figure holds: its own place, that of its clause, that of the register."""

from __future__ import annotations


def test_the_clause_where_something_was_sold_is_of_the_place_in_front(claims: list[str]) -> None:
    """Seat was strongest in Spain, where it delivered 18,514 cars in Q3 2017, and in France with 8,285 cars."""
    assert [claim.split()[3] for claim in claims] == ["ES", "FR"]


def test_the_place_of_one_figure_is_not_that_of_the_list_below(claims: list[str]) -> None:
    """Tesla delivered 26,150 cars in Q3 2017.

    Deliveries in Norway came to 2,975.

    Deliveries by model:

    Model S: 14,065

    Model X: 11,865
    """
    assert [claim.split()[3] for claim in claims] == ["WORLD", "NO", "WORLD", "WORLD"]
    assert all(" deliveries " in claim for claim in claims)


def test_a_lead_before_the_register_is_named_has_its_country(claims: list[str]) -> None:
    """Ather sold 2,710 electric scooters in September 2017.

    FADA said Ola Electric sold 2,980 electric scooters in September 2017.
    """
    assert [claim.split()[3] for claim in claims] == ["IN", "IN"]


def test_where_a_brand_hails_from_is_no_place(claims: list[str]) -> None:
    """In Germany the most successful brand from China was MG with 6,354 cars sold in May 2017."""
    assert [claim.split()[3] for claim in claims] == ["DE"]


def test_a_lead_without_figures_says_where_the_text_is(claims: list[str]) -> None:
    """Tata has a stronghold in the Indian electric car market.

    It sold 1,586 electric cars in October 2016, against 1,422 in October 2015.
    """
    assert [claim.split()[3] for claim in claims] == ["IN", "IN"]
