"""What a page is about fills what its sentences leave out: the product, the measure, the tracker."""

from __future__ import annotations


def test_the_product_of_the_page_is_that_of_a_figure_without_one(claims: list[str]) -> None:
    """Lenovo shipped 3 million tablets in 2016. Samsung shipped 9 million."""
    assert claims == [
        "lenovo shipments tablet WORLD 2016 level 3M",
        "samsung shipments tablet WORLD 2016 level 9M",
    ]


def test_cars_of_a_maker_of_electric_ones_are_electric(claims: list[str]) -> None:
    """Nio delivered 3,667 cars in October 2016."""
    assert claims == ["nio deliveries nev WORLD 2016-10 level 3,667"]


def test_cars_of_a_maker_of_battery_cars_only_are_battery_cars(claims: list[str]) -> None:
    """Tesla delivered 3,667 cars in October 2016."""
    assert claims == ["tesla deliveries bev WORLD 2016-10 level 3,667"]


def test_the_measure_of_the_page_is_that_of_a_verb_without_one(claims: list[str]) -> None:
    """Apple sold 45.5 million iPhones in Q3 2016. Samsung moved 83 million smartphones in Q3 2016."""
    assert claims == [
        "apple sales smartphone WORLD 2016-Q3 level 45.5M",
        "samsung sales smartphone WORLD 2016-Q3 level 83M",
    ]


def test_the_only_tracker_of_the_page_is_the_research_firm(claims: list[str]) -> None:
    """The research firm said Oppo shipped 25 million smartphones in Q3 2016. IDC also looked at tablets."""
    assert claims == ["oppo shipments smartphone WORLD 2016-Q3 level 25M said=tracker:IDC"]


def test_a_short_name_of_a_line_counts_only_beside_its_maker(claims: list[str]) -> None:
    """Samsung sold 2 million smartphones in Q3 2016. The G6 sold 1 million smartphones in Q3 2016."""
    assert not any("xpeng" in claim for claim in claims)


def test_a_line_beside_its_maker_is_the_model(claims: list[str]) -> None:
    """XPeng delivered 3,100 G6 cars in September 2016."""
    assert claims == ["xpeng deliveries nev WORLD 2016-09 level 3,100 model=g6"]
