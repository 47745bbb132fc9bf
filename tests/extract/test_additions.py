"""What operators win, lose and have, also in texts that are mostly about the phones they sell."""

from __future__ import annotations


def test_subscribers_won_are_no_phones_in_a_text_on_phones(claims: list[str]) -> None:
    """AT&T sold 5.1 million smartphones in Q2 2017. AT&T sold 3.7 million smartphones of one maker.

    AT&T added 1.3 million subscribers in Q2 2017, bringing it to a total of 105.2 million subscribers.
    """
    assert claims[2:] == [
        "att net_adds mobile_subscribers US 2017-Q2 level 1.3M",
        "att subscribers mobile_subscribers US @2017-06-30 level 105.2M",
    ]


def test_a_tally_that_rose_by_so_many_won_them(claims: list[str]) -> None:
    """Airtel's subscriber tally in India rose by 1.32 million in September 2017."""
    assert claims == ["airtel net_adds mobile_subscribers IN 2017-09 level 1.32M"]


def test_a_list_of_what_bases_rose_by_is_won(claims: list[str]) -> None:
    """In India Jio and Airtel saw mobile subscribers rise in July 2017 by 2.2 million and 3.7 million respectively."""
    assert [claim.split()[:2] for claim in claims] == [["jio", "net_adds"], ["airtel", "net_adds"]]


def test_goods_that_open_a_sentence_hold_for_it(claims: list[str]) -> None:
    """Jio has 120 million mobile subscribers in India. In wireline services, BSNL lost 176,000 users in July 2017."""
    assert claims[-1].startswith("bsnl net_adds wireline_subscribers IN 2017-07")


def test_where_a_base_started_from_is_a_base(claims: list[str]) -> None:
    """Airtel's mobile subscribers in India rose from 310.2 million at the end of May 2017 to 312.9 million in June."""
    assert [line for line in claims if "310.2" in line] == [
        "airtel subscribers mobile_subscribers IN @2017-05-31 level 310.2M"
    ]
