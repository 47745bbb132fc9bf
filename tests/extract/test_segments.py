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
