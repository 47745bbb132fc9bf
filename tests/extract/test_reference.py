"""What names, descriptions and pronouns stand for."""

from __future__ import annotations


def test_it_is_the_last_subject(claims: list[str]) -> None:
    """Samsung led the market in 2016. It shipped 311 million smartphones."""
    assert claims == [
        "samsung shipments smartphone WORLD 2016 rank 1#",
        "samsung shipments smartphone WORLD 2016 level 311M",
    ]


def test_the_company_is_the_vendor_in_focus(claims: list[str]) -> None:
    """Samsung led the market in 2016. The company shipped 311 million smartphones."""
    assert claims == [
        "samsung shipments smartphone WORLD 2016 rank 1#",
        "samsung shipments smartphone WORLD 2016 level 311M",
    ]


def test_a_home_town_names_a_vendor(claims: list[str]) -> None:
    """Samsung shipped 311 million smartphones in 2016. Apple came second: the Cupertino firm shipped 215 million."""
    assert claims == [
        "samsung shipments smartphone WORLD 2016 level 311M",
        "apple shipments smartphone WORLD 2016 rank 2#",
        "apple shipments smartphone WORLD 2016 level 215M",
    ]


def test_a_country_names_the_only_vendor_of_the_page_from_there(claims: list[str]) -> None:
    """Apple sold 215 million smartphones in 2016. Samsung stayed ahead: the Korean vendor shipped 311 million."""
    assert claims == [
        "apple sales smartphone WORLD 2016 level 215M",
        "samsung shipments smartphone WORLD 2016 level 311M",
    ]


def test_a_description_that_fits_two_vendors_of_the_page_is_no_guess(claims: list[str]) -> None:
    """Oppo and Vivo were the winners of 2016. The Chinese vendor shipped 99 million smartphones."""
    assert claims == []


def test_the_former_and_the_latter_are_the_first_and_the_last(claims: list[str]) -> None:
    """Oppo and Vivo grew fast in 2016. The former shipped 99 million smartphones, the latter 77 million."""
    assert claims == [
        "oppo shipments smartphone WORLD 2016 level 99M",
        "vivo shipments smartphone WORLD 2016 level 77M",
    ]


def test_its_is_the_subject_of_the_sentence(claims: list[str]) -> None:
    """Xiaomi said its shipments in India reached 9.2 million smartphones in the third quarter of 2017."""
    assert claims == [
        "xiaomi shipments smartphone IN 2017-Q3 level 9.2M said=vendor:Xiaomi@xiaomi",
    ]


def test_the_owner_of_brands_is_their_parent(claims: list[str]) -> None:
    """The owner of Tecno, Infinix and itel shipped 20 million smartphones in Africa in 2016."""
    assert claims == [
        "transsion shipments smartphone AFRICA 2016 level 20M",
    ]


def test_who_sells_the_line_of_its_brand_is_the_one_said_to_sell_it(claims: list[str]) -> None:
    """In May 2017 GM sold 19,700 units of the Chevrolet Bolt in the US."""
    assert claims == ["gm sales bev US 2017-05 level 19,700 model=bolt"]


def test_it_behind_an_opening_aside_is_the_name_behind_the_comma(claims: list[str]) -> None:
    """HP shipped 15 million PCs in Q3 2017. Unlike HP and Lenovo, Dell did well. It had 15 percent of the market."""
    assert claims == [
        "hp shipments pc WORLD 2017-Q3 level 15M",
        "dell shipments pc WORLD 2017-Q3 share 15%",
    ]


def test_its_in_an_opening_aside_is_of_the_name_behind_the_comma(claims: list[str]) -> None:
    """HP shipped 15 million PCs in Q3 2017. Despite its troubles, Dell grew. The firm had 15 percent of the market."""
    assert claims[1:] == ["dell shipments pc WORLD 2017-Q3 share 15%"]


def test_each_figure_is_of_the_name_in_the_possessive_in_front_of_it(claims: list[str]) -> None:
    """Nokia sold 80 million smartphones in 2016 against Motorola's 34 million and HTC's 24 million."""
    assert claims == [
        "nokia sales smartphone WORLD 2016 level 80M",
        "motorola sales smartphone WORLD 2016 level 34M",
        "htc sales smartphone WORLD 2016 level 24M",
    ]


def test_both_behind_two_names_is_each_of_them(claims: list[str]) -> None:
    """Oppo and Vivo both sold over 10 million smartphones in September 2017."""
    assert claims == [
        "oppo sales smartphone WORLD 2017-09 level >10M",
        "vivo sales smartphone WORLD 2017-09 level >10M",
    ]


def test_so_many_of_which_were_of_one_line(claims: list[str]) -> None:
    """Tesla delivered 26,150 cars in Q3 2017, about 12,000 of which were Model S."""
    assert claims == [
        "tesla deliveries bev WORLD 2017-Q3 level 26,150",
        "tesla deliveries bev WORLD 2017-Q3 level ~12,000 model=model-s",
    ]


def test_it_was_something_for_a_vendor_turns_to_that_vendor(claims: list[str]) -> None:
    """Honor shipped 5 million smartphones in 2016. It was a good year for Huawei. It managed to ship 139 million."""
    assert claims[-1] == "huawei shipments smartphone WORLD 2016 level 139M"


def test_a_country_in_front_of_a_kind_of_giant_describes_it(claims: list[str]) -> None:
    """Samsung leads. The Korean tech giant's smartphone shipments fell by 13.4 percent in Q3 2017."""
    assert claims[-1] == "samsung shipments smartphone WORLD 2017-Q3 growth -13.4% base=yoy:2016-Q3"


def test_a_drop_of_the_whole_world_is_not_of_the_vendor_before(claims: list[str]) -> None:
    """Samsung shipped 83 million smartphones in Q3 2017, in spite of a global drop in shipments of around 6 percent."""
    assert claims[-1] == "ALL shipments smartphone WORLD 2017-Q3 growth -~6% base=yoy:2016-Q3"


def test_sales_that_rise_behind_an_as_are_nobodys_named_before(claims: list[str]) -> None:
    """BYD tops Nio as auto sales rise 5.9 percent in Q3 2017.

    BYD sold 30,900 cars in Q3 2017.
    """
    assert [claim for claim in claims if "growth" in claim] == []


def test_all_of_the_other_manufacturers_are_the_others(claims: list[str]) -> None:
    """HP shipped 12 million PCs in Q3 2017. All of the other PC manufacturers shipped a total of 33 million PCs."""
    assert claims[-1] == "OTHERS shipments pc WORLD 2017-Q3 level 33M"


def test_both_companies_are_not_the_market(claims: list[str]) -> None:
    """Apple and Xiaomi lead in wearables, IDC said. Both companies shipped 3.6 million devices in Q3 2017."""
    assert [claim for claim in claims if claim.startswith("ALL")] == []


def test_a_firm_of_a_country_sells_everywhere(claims: list[str]) -> None:
    """Fitbit shipped 3.4 million wearables in Q3 2017 with Apple at 2.8 million, the U.S. firm having grown."""
    assert claims[-1] == "apple shipments wearable WORLD 2017-Q3 level 2.8M"
