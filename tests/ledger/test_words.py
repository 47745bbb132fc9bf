"""How texts are cut into words, and what an excerpt shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.ledger.words import excerpt, phrases_of, plain, words_of

_SCRIPTS = st.text("aé 9,.٩小米\u0301\u200f<b>&;\n\u064e-_", max_size=40)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("94,008 and 94008", ["94008", "and", "94008"]),
        ("1,23,456 lakh", ["123456", "lakh"]),
        ("9.2 or 9,2 million", ["9.2", "or", "9.2", "million"]),
        ("snake_case it's 5G", ["snake", "case", "it", "s", "5", "g"]),
        ("É é E\u0301", ["e", "e", "e"]),
        ("小米9", ["小", "米", "9"]),
        ("<p class='a'>A&amp;B</p><style>p {}</style>", ["a", "b"]),
        ("a < b > c", ["a", "b", "c"]),
        ("x" * 100, ["x" * 64]),
        ("\ud800 half", ["half"]),
        ("", []),
    ],
)
def test_words_are_cut_and_folded(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.text("abC 19,.-_\n", max_size=40))
def test_plain_letters_are_cut_the_same_in_a_text_with_other_letters(text: str) -> None:
    assert words_of(f"{text} é") == [*words_of(text), "e"]


@given(_SCRIPTS)
def test_a_folded_word_is_found_as_itself_and_is_one_word_to_an_index(text: str) -> None:
    for word in words_of(text):
        assert words_of(word) == [word]
        assert " " not in word


@given(_SCRIPTS, _SCRIPTS)
def test_an_excerpt_is_a_cut_of_the_text_that_holds_what_was_searched_for(text: str, before: str) -> None:
    whole = f"{before}\n{text}"
    for word in set(words_of(whole)):
        cut = excerpt(whole, ((word,),))
        assert cut is not None
        assert whole[cut.start : cut.end] == cut.text
        assert word in words_of(cut.text)


def test_an_excerpt_shows_the_place_where_most_stands_together() -> None:
    text = f"Xiaomi. {'Filling words. ' * 40}Here Xiaomi sold 9.2 million. {'Filling words. ' * 40}million"
    cut = excerpt(text, phrases_of("xiaomi million 9.2"))
    assert cut is not None
    assert "Xiaomi sold 9.2 million" in cut.text
    assert len(cut.text) <= 240


def test_an_excerpt_for_people_has_no_tags() -> None:
    assert plain("<p>Xiaomi\n <b>sold</b>&nbsp;it</p>") == "Xiaomi sold it"
