"""Words name a product and the part of it that is spoken of."""

from __future__ import annotations


def test_a_part_of_a_product_is_its_segment(claims: list[str]) -> None:
    """Lenovo shipped 3 million notebooks in Q3 2016."""
    assert claims == ["lenovo shipments pc WORLD 2016-Q3 level 3M segment=notebook"]


def test_a_product_of_a_company_s_own_has_the_segment_it_is_part_of(claims: list[str]) -> None:
    """Apple shipped 2.5 million MacBooks in Q3 2016."""
    assert claims == ["apple shipments pc WORLD 2016-Q3 level 2.5M segment=notebook"]


def test_a_product_of_a_company_s_own_is_of_the_segment_the_page_is_about(claims: list[str]) -> None:
    """Smartwatch shipments fell. Apple shipped 1.1 million Apple Watches in Q3 2016."""
    assert claims == ["apple shipments wearable WORLD 2016-Q3 level 1.1M segment=smartwatch"]


def test_a_segment_holds_for_the_next_figures_of_its_block(claims: list[str]) -> None:
    """Samsung shipped 2 million tablets in Q3 2016. Smartwatch shipments grew 5 per cent. Apple came to 1.1 million."""
    assert claims[1:] == [
        "ALL shipments wearable WORLD 2016-Q3 growth 5% base=yoy:2015-Q3 segment=smartwatch",
        "apple shipments wearable WORLD 2016-Q3 level 1.1M segment=smartwatch",
    ]


def test_a_part_of_one_vendor_s_goods_does_not_hold_for_another(claims: list[str]) -> None:
    """Samsung shipped 2 million TVs in Q3 2016. Its OLED TVs reached 0.2 million. LG shipped 1.8 million."""
    assert claims[1:] == [
        "samsung shipments tv WORLD 2016-Q3 level 0.2M segment=oled",
        "lg shipments tv WORLD 2016-Q3 level 1.8M",
    ]


def test_the_whole_product_ends_a_segment(claims: list[str]) -> None:
    """Lenovo shipped 9 million notebooks in Q3 2016. Its PC shipments came to 14 million."""
    assert claims[1] == "lenovo shipments pc WORLD 2016-Q3 level 14M"


def test_a_page_on_one_segment_has_it_in_figures_without_a_product(claims: list[str]) -> None:
    """Smartwatch shipments grew 5 per cent in Q3 2016. The smartwatch market has changed.

    Garmin sold 600,000 in Q3 2016.
    """
    assert claims[1] == "garmin sales wearable WORLD 2016-Q3 level 600,000 segment=smartwatch"


def test_a_maker_named_for_its_chips_has_no_part_in_a_figure(claims: list[str]) -> None:
    """PC shipments, hurt by a shortage of Intel processors, fell 3 per cent in Q3 2016."""
    assert claims == ["ALL shipments pc WORLD 2016-Q3 growth -3% base=yoy:2015-Q3"]


def test_two_lines_by_one_name_are_what_their_maker_is_tracked_for(claims: list[str]) -> None:
    """In May 2017 Tesla delivered 24,100 Model 3/Y cars."""
    assert claims == ["tesla deliveries bev WORLD 2017-05 level 24,100 model=model-3/y"]


def test_phones_of_both_kinds_are_mobile_phones(claims: list[str]) -> None:
    """On strong sales of smartphones and feature phones, handset shipments passed 84 million in India in Q3 2017."""
    assert claims == ["ALL shipments mobile_phone IN 2017-Q3 level >84M"]


def test_goods_behind_a_with_have_their_own_figure(claims: list[str]) -> None:
    """Tablet shipments fell to 33 million in Q3 2017, with slate tablets accounting for 28 million units.

    Samsung shipped 6 million tablets.
    """
    assert claims[:2] == [
        "ALL shipments tablet WORLD 2017-Q3 level 33M",
        "ALL shipments tablet WORLD 2017-Q3 level 28M segment=slate",
    ]


def test_a_measure_behind_despite_is_not_the_figures(claims: list[str]) -> None:
    """Tesla's production fell to 25,336 cars in Q3 2017 despite strong delivery numbers."""
    assert claims == ["tesla production bev WORLD 2017-Q3 level 25,336"]


def test_one_word_of_batteries_does_not_make_all_electric_cars_run_on_them(claims: list[str]) -> None:
    """Electric vehicle deliveries in September 2017.

    Electric vehicles sold well. The makers of electric vehicles, many of whom build battery-powered vehicles, grew.

    Li Auto delivered 3,413 electric vehicles. Nio delivered 2,900 electric vehicles.
    """
    assert claims == [
        "li-auto deliveries nev WORLD 2017-09 level 3,413",
        "nio deliveries nev WORLD 2017-09 level 2,900",
    ]
