"""A figure is narrowed by the word of segment that stands with its goods, and by no other."""

from __future__ import annotations


def test_a_segment_in_front_of_the_goods_counted_narrows(claims: list[str]) -> None:
    """Verizon added 41,000 prepaid mobile subscribers in the US in Q3 2016."""
    assert claims == ["verizon net_adds mobile_subscribers US 2016-Q3 level 41,000 segment=prepaid"]


def test_a_segment_in_front_of_the_measure_narrows(claims: list[str]) -> None:
    """Verizon's postpaid phone net additions in the US came to 442,000 in Q3 2016."""
    assert claims == ["verizon net_adds mobile_subscribers US 2016-Q3 level 442,000 segment=postpaid-phone"]


def test_a_segment_of_one_figure_is_not_that_of_another_with_goods_of_its_own(claims: list[str]) -> None:
    """China Mobile added 3.1 million 4G mobile subscribers in China in August 2016 and had 843 million customers."""
    assert [("segment=4g" in claim) for claim in claims] == [True, False]


def test_a_segment_of_other_goods_is_none(claims: list[str]) -> None:
    """Oppo, a prepaid sponsor, shipped 25 million smartphones in Q3 2016."""
    assert claims == ["oppo shipments smartphone WORLD 2016-Q3 level 25M"]


def test_two_segments_together_narrow_together(claims: list[str]) -> None:
    """Petrol and diesel cars took 55.8 percent of new car registrations in Spain in September 2017."""
    assert ['segment="petrol and diesel"' in claim for claim in claims] == [True]


def test_a_segment_that_opens_a_sentence_narrows_it(claims: list[str]) -> None:
    """In the 4G segment China Mobile ended July 2017 with 594 million mobile customers."""
    assert claims == ["china-mobile subscribers mobile_subscribers CN @2017-07-31 level 594M segment=4g"]


def test_a_class_of_price_narrows_every_figure_of_its_clause(claims: list[str]) -> None:
    """OnePlus led India's premium smartphone segment (above Rs 30,000) in Q3 2016 with a 40 percent share."""
    assert [("segment=premium" in claim) for claim in claims] == [True, True]


def test_a_class_of_price_carries_to_the_list_behind_it(claims: list[str]) -> None:
    """Samsung had 34 percent of the premium smartphone market in India in Q3 2016. Apple's share was 14 percent."""
    assert [claim.split()[0] for claim in claims if "segment=premium" in claim] == ["samsung", "apple"]


def test_a_class_of_price_named_as_a_reason_narrows_nothing(claims: list[str]) -> None:
    """Oppo shipped 25 million smartphones in Q3 2016, driven by demand for its premium phones."""
    assert claims == ["oppo shipments smartphone WORLD 2016-Q3 level 25M"]


def test_a_band_of_price_without_a_name_is_never_the_whole_market(claims: list[str]) -> None:
    """Vivo led the Rs 10,000-Rs 15,000 segment of the Indian smartphone market in Q3 2016 with a 25 percent share."""
    assert claims == []


def test_a_price_in_brackets_makes_no_growth_of_money(claims: list[str]) -> None:
    """Smartphone shipments in India's premium segment (over Rs 30,000) declined 32 percent in Q3 2016."""
    assert claims == ["ALL shipments smartphone IN 2016-Q3 growth -32% base=yoy:2015-Q3 segment=premium"]
