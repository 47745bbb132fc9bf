"""Figures of one sentence of which one must be wrong are all left unread."""

from __future__ import annotations


def test_a_list_paired_in_part_is_left_unread(claims: list[str]) -> None:
    """Smartphone shipments in Peru and Chile rose 12 percent to 2 million and 77 percent to 1 million, respectively."""
    assert claims == []


def test_two_ranks_of_one_vendor_in_one_market_are_none(claims: list[str]) -> None:
    """In Q3 2016, Xiaomi and Nokia-branded phones from HMD rose to fourth and fifth place in smartphone shipments."""
    assert [claim for claim in claims if " rank " in claim and claim.startswith("hmd")] == []


def test_a_list_that_is_paired_is_kept(claims: list[str]) -> None:
    """Xiaomi and Transsion saw smartphone shipments grow by 43 percent and 159 percent, respectively, in Q3 2016."""
    assert [claim.split()[0] for claim in claims] == ["xiaomi", "transsion"]


def test_a_change_of_share_in_percent_is_neither_growth_nor_share(claims: list[str]) -> None:
    """Apple had 12 percent of the smartphone market in Q3 2016, its share declining by 1.6 percent."""
    assert claims == ["apple shipments smartphone WORLD 2016-Q3 share 12%"]


def test_a_lead_in_points_over_a_rival_is_no_change(claims: list[str]) -> None:
    """Samsung managed to top Apple by 1 percentage point as it took 22 percent of smartphone shipments in Q3 2016."""
    assert claims == ["samsung shipments smartphone WORLD 2016-Q3 share 22%"]


def test_several_leaders_with_brackets_are_no_single_leader(claims: list[str]) -> None:
    """Samsung (up 12%), Huawei (down 3%) and Apple (down 4%) led smartphone shipments in Q3 2016."""
    assert [claim for claim in claims if " rank " in claim] == []
