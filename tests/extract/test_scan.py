"""One pass finds whole words of the vocabulary, the longest where they overlap."""

from __future__ import annotations

from itertools import pairwise

import pytest

from crossfoot.extract.scan import scan
from crossfoot.knowledge import load_vocabulary

WORDS = load_vocabulary()


def hits(text: str, *kinds: str) -> list[str]:
    """Texts of the hits of these kinds."""
    return [text[h.start : h.end] for h in scan(text, WORDS) if any(term.kind in kinds for term in h.terms)]


def values(text: str, kind: str) -> list[str]:
    """Entries of this kind, each hit once although an entry may have two spellings that differ in case."""
    return [value for hit in scan(text, WORDS) for value in {t.value: t for t in hit.terms if t.kind == kind}]


def test_a_name_is_found_wherever_it_stands() -> None:
    assert values("Xiaomi, (Samsung) and Huawei's", "VENDOR") == ["xiaomi", "samsung", "huawei"]


def test_an_alias_stands_for_its_vendor() -> None:
    assert values("Samsung Electronics", "VENDOR") == ["samsung"]


@pytest.mark.parametrize("text", ["Pineapple", "apples", "an appleseed", "Vivor", "Huawei-backed", "@Apple", "#Apple"])
def test_a_part_of_a_word_is_no_name(text: str) -> None:
    assert hits(text, "VENDOR") == []


@pytest.mark.parametrize("text", ["an honor and a privilege", "oppo site", "the apple of his eye", "sony"])
def test_a_name_without_its_capital_is_no_name(text: str) -> None:
    assert hits(text, "VENDOR") == []


def test_a_name_in_capitals_is_the_name() -> None:
    assert values("XIAOMI AND OPPO GROW", "VENDOR") == ["xiaomi", "oppo"]


def test_a_common_word_is_found_in_any_case() -> None:
    assert hits("SHIPMENTS rose", "MEASURE") == ["SHIPMENTS"]


def test_the_longest_of_two_that_overlap_stays() -> None:
    assert hits("in Western Europe", "PLACE") == ["Western Europe"]
    assert hits("the Galaxy Note 7", "LINE") == ["Galaxy Note 7"]


def test_a_curly_apostrophe_and_a_hard_blank_are_plain_ones() -> None:
    assert hits("Xiaomi\u2019s shipments in South\u00a0Korea", "VENDOR", "PLACE") == ["Xiaomi", "South\u00a0Korea"]


def test_positions_are_those_of_the_text_where_small_letters_take_more_room() -> None:
    text = "İİİ Xiaomi"
    assert hits(text, "VENDOR") == ["Xiaomi"]


def test_hits_come_in_order_and_never_overlap() -> None:
    text = "Samsung Electronics shipped smartphones in South Korea and Western Europe, IDC said."
    found = scan(text, WORDS)
    assert [h.start for h in found] == sorted(h.start for h in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
