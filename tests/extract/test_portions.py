"""What part of a larger market a place is."""

from __future__ import annotations


def test_a_country_has_its_part_of_the_world(claims: list[str]) -> None:
    """China took 27 per cent of the 158 million smartphones shipped globally in the second quarter of 2012.

    Europe, with a 30 per cent share of worldwide tablet shipments, came second.
    The Indian market alone was responsible for 8 per cent of global smartphone sales.
    """
    assert claims == [
        "ALL shipments smartphone CN 2012-Q2 share 27% of=WORLD",
        "ALL shipments smartphone WORLD 2012-Q2 level 158M",
        "ALL shipments tablet EUROPE 2012-Q2 share 30% of=WORLD",
        "ALL sales smartphone IN 2012-Q2 share 8% of=WORLD",
    ]


def test_the_whole_may_be_a_region(claims: list[str]) -> None:
    """Norway accounted for 8 per cent of electric car sales in Europe in 2016."""
    assert claims == ["ALL sales ev NO 2016 share 8% of=EUROPE"]


def test_the_place_may_stand_behind(claims: list[str]) -> None:
    """A third of worldwide PC shipments went to North America in 2016."""
    assert claims == ["ALL shipments pc NAM 2016 share [32333333/1000000,34333333/1000000]pct:word of=WORLD"]


def test_the_place_is_the_one_whose_part_it_is(claims: list[str]) -> None:
    """Smartphone shipments in India fell 5 per cent in 2016, and China made up 30 per cent of global shipments.

    China, ahead of India, made up a quarter of all tablets shipped worldwide.
    """
    assert [claim for claim in claims if " share " in claim] == [
        "ALL shipments smartphone CN 2016 share 30% of=WORLD",
        "ALL shipments tablet CN 2016 share [24,26]pct:word of=WORLD",
    ]


def test_what_a_vendor_has_in_a_place_is_the_vendors(claims: list[str]) -> None:
    """In China, Huawei took 40 per cent of smartphone shipments in 2016."""
    assert claims == ["huawei shipments smartphone CN 2016 share 40%"]


def test_growth_money_and_people_are_no_part_of_a_market(claims: list[str]) -> None:
    """Smartphone shipments reached 1.3 billion units worldwide in 2016.

    China accounted for 70 per cent of the growth in global smartphone shipments. China accounted for 60 per cent of
    global smartphone revenue. China is home to 18 per cent of the world's population.
    """
    assert not [claim for claim in claims if " share " in claim]


def test_a_population_is_no_count_of_goods(claims: list[str]) -> None:
    """Sales of electric cars in Norway, with a population of five million, came to 105,000 in 2016."""
    assert claims == ["ALL sales ev NO 2016 level 105,000"]


def test_how_much_of_a_sum_is_each_places_nobody_says(claims: list[str]) -> None:
    """China and India accounted for 45 per cent of global smartphone shipments in 2016."""
    assert claims == []


def test_a_part_of_a_growth_is_tied_to_the_growth_told_before(claims: list[str]) -> None:
    """Smartphone shipments in India rose 14 per cent in 2016. Xiaomi accounted for 70 per cent of the growth."""
    assert claims[-1] == "xiaomi shipments smartphone IN 2016 share 70% of=c1"
