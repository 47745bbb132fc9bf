"""Ranks and orders: who stands where, and who stands above whom."""

from __future__ import annotations


def test_a_place_is_a_rank(claims: list[str]) -> None:
    """Xiaomi was in fourth place in China by smartphone shipments in the third quarter of 2016."""
    assert claims == [
        "xiaomi shipments smartphone CN 2016-Q3 rank 4#",
    ]


def test_a_verb_of_ranking_is_a_rank(claims: list[str]) -> None:
    """Huawei ranked third worldwide in the third quarter of 2016, having shipped 33.6 million smartphones."""
    assert claims == [
        "huawei shipments smartphone WORLD 2016-Q3 rank 3#",
        "huawei shipments smartphone WORLD 2016-Q3 level 33.6M",
    ]


def test_the_largest_vendor_is_first(claims: list[str]) -> None:
    """Samsung was the largest smartphone vendor in India by shipments in 2016."""
    assert claims == [
        "samsung shipments smartphone IN 2016 rank 1#",
    ]


def test_the_second_largest_vendor_is_second(claims: list[str]) -> None:
    """Xiaomi was the second-largest smartphone vendor in India by shipments in 2016."""
    assert claims == [
        "xiaomi shipments smartphone IN 2016 rank 2#",
    ]


def test_the_second_largest_market_is_no_rank_of_a_vendor(claims: list[str]) -> None:
    """India is the second-largest market of the world for smartphone shipments."""
    assert claims == []


def test_a_list_of_rivals_ahead_is_one_order_each_and_no_numbering(claims: list[str]) -> None:
    """By smartphone shipments in Q3 2016, Xiaomi came fourth in China behind Oppo, Huawei and Vivo."""
    assert claims == [
        "xiaomi shipments smartphone CN 2016-Q3 rank 4#",
        "xiaomi shipments smartphone CN 2016-Q3 order above=oppo below=xiaomi event=standing",
        "xiaomi shipments smartphone CN 2016-Q3 order above=huawei below=xiaomi event=standing",
        "xiaomi shipments smartphone CN 2016-Q3 order above=vivo below=xiaomi event=standing",
    ]


def test_ahead_of_is_an_order_the_other_way(claims: list[str]) -> None:
    """Samsung was ahead of Apple in smartphone shipments in the third quarter of 2016."""
    assert claims == [
        "samsung shipments smartphone WORLD 2016-Q3 order above=samsung below=apple event=standing",
    ]


def test_overtaking_is_an_event(claims: list[str]) -> None:
    """Xiaomi overtook Samsung in smartphone shipments in India in the third quarter of 2017."""
    assert claims == [
        "xiaomi shipments smartphone IN 2017-Q3 order above=xiaomi below=samsung event=overtook",
    ]


def test_dethroned_puts_the_subject_above(claims: list[str]) -> None:
    """Oppo dethroned Xiaomi in smartphone shipments in China in the second quarter of 2016."""
    assert claims == [
        "oppo shipments smartphone CN 2016-Q2 order above=oppo below=xiaomi event=overtook",
    ]


def test_out_of_the_top_five_is_a_rank_beyond_it(claims: list[str]) -> None:
    """Samsung dropped out of the top five by smartphone shipments in China in the second quarter of 2016."""
    assert claims == [
        "samsung shipments smartphone CN 2016-Q2 rank >5#",
    ]


def test_rounding_out_the_top_five_is_fifth(claims: list[str]) -> None:
    """Vivo shipped 22 million smartphones in the third quarter of 2016 and rounded out the top five."""
    assert claims == [
        "vivo shipments smartphone WORLD 2016-Q3 level 22M",
        "vivo shipments smartphone WORLD 2016-Q3 rank 5#",
    ]


def test_two_that_complete_the_top_five_share_the_last_two_places(claims: list[str]) -> None:
    """Oppo and Vivo completed the top five by smartphone shipments in the third quarter of 2016."""
    assert claims == [
        "oppo shipments smartphone WORLD 2016-Q3 rank 4..5#",
        "vivo shipments smartphone WORLD 2016-Q3 rank 4..5#",
    ]


def test_an_ordinal_set_off_behind_a_name_is_its_rank(claims: list[str]) -> None:
    """In the second quarter of 2016 Dell, third, shipped 9.8 million PCs."""
    assert claims == [
        "dell shipments pc WORLD 2016-Q2 rank 3#",
        "dell shipments pc WORLD 2016-Q2 level 9.8M",
    ]


def test_third_placed_is_third(claims: list[str]) -> None:
    """In the second quarter of 2016 third-placed Dell shipped 9.8 million PCs."""
    assert claims == [
        "dell shipments pc WORLD 2016-Q2 rank 3#",
        "dell shipments pc WORLD 2016-Q2 level 9.8M",
    ]


def test_the_top_spot_is_the_first(claims: list[str]) -> None:
    """Lenovo kept the top spot in PC shipments in the second quarter of 2016."""
    assert claims == [
        "lenovo shipments pc WORLD 2016-Q2 rank 1#",
    ]


def test_number_one_is_first(claims: list[str]) -> None:
    """Huawei was the number one smartphone brand in Finland by shipments in 2016."""
    assert claims == [
        "huawei shipments smartphone FI 2016 rank 1#",
    ]


def test_back_on_top_is_first(claims: list[str]) -> None:
    """Huawei was back on top in smartphone shipments in China in the first quarter of 2017."""
    assert claims == [
        "huawei shipments smartphone CN 2017-Q1 rank 1#",
    ]


def test_two_ranks_in_two_lists(claims: list[str]) -> None:
    """Huawei and Xiaomi took fourth and fifth place by smartphone shipments in China in the third quarter of 2016."""
    assert claims == [
        "huawei shipments smartphone CN 2016-Q3 rank 4#",
        "xiaomi shipments smartphone CN 2016-Q3 rank 5#",
    ]


def test_a_wish_to_be_first_is_a_target(claims: list[str]) -> None:
    """Xiaomi wants to be number one in smartphone shipments in India in 2020."""
    assert claims == [
        "xiaomi shipments smartphone IN 2020 rank 1# mode=target said=vendor:Xiaomi@xiaomi",
    ]


def test_a_third_time_is_no_rank(claims: list[str]) -> None:
    """Samsung launched its smartphone for the third time, in a second attempt, before shipments began."""
    assert claims == []
