"""Tokens cover a text once, in order, each with the class it has for the frames."""

from __future__ import annotations

import pytest

from crossfoot.extract.tokens import Token, tokenize
from crossfoot.knowledge import load_vocabulary

WORDS = load_vocabulary()
TEXT = "Xiaomi’s CEO Lei Jun said the vendor shipped more than 10 million Redmi Note 4 phones (Rs 10,999) in Q3 2017."


def tokens_of(text: str, *classes: str) -> list[str]:
    return [token.text for token in tokenize(text, WORDS) if token.cls in classes]


def token_of(text: str, cls: str) -> Token:
    (token,) = [token for token in tokenize(text, WORDS) if token.cls == cls]
    return token


def test_tokens_cover_every_word_once_in_order() -> None:
    position = 0
    for token in tokenize(TEXT, WORDS):
        assert TEXT[position : token.start].strip() == ""
        assert token.text == TEXT[token.start : token.end]
        position = token.end
    assert TEXT[position:].strip() == ""


@pytest.mark.parametrize(
    ("text", "cls", "words"),
    [
        ("Xiaomi shipped 5 million", "VENDOR", "Xiaomi"),
        ("Lei Jun said", "PERSON", "Lei Jun"),
        ("in Western Europe", "PLACE", "Western Europe"),
        ("the Chinese market", "MARKET", "the Chinese market"),
        ("IDC said", "SOURCE", "IDC"),
        ("people familiar with the matter said", "UNNAMED", "people familiar with the matter"),
        ("the research firm said", "THESOURCE", "the research firm"),
        ("it shipped less", "PRONOUN", "it"),
        ("Everybody else shipped less", "OTHERS", "Everybody else"),
        ("China-based vendors grew", "COHORT", "China-based vendors"),
        ("more than 10 million units", "COUNT", "more than 10 million"),
        ("about 16 per cent", "PCT", "about 16 per cent"),
        ("$16.2 billion", "MONEY", "$16.2 billion"),
        ("in the third quarter of 2016", "PERIOD", "third quarter of 2016"),
        ("on 31 October 2017", "DATE", "31 October 2017"),
        ("than a year ago", "BASE", "a year ago"),
        ("the second month in a row", "STREAK", "second month in a row"),
        ("half of the phones", "FRACTION", "half"),
        ("in its home market", "HOME", "its home market"),
        ("shipments outside China", "ABROAD", "outside China"),
    ],
)
def test_words_have_the_class_they_have_in_a_sentence(text: str, cls: str, words: str) -> None:
    assert tokens_of(text, cls) == [words]


def test_names_joined_by_and_are_one_list_of_vendors() -> None:
    token = token_of("Huawei, Oppo and Vivo grew", "VENDORS")
    assert (token.value, [part.text for part in token.parts]) == ("huawei,oppo,vivo", ["Huawei", "Oppo", "Vivo"])


def test_names_without_an_and_are_no_list() -> None:
    assert tokens_of("Huawei, Oppo grew", "VENDORS") == []


def test_a_person_named_like_a_month_is_no_month() -> None:
    assert tokens_of("Lei Jun said so in June", "PERIOD") == ["June"]


def test_digits_of_a_model_are_part_of_its_name() -> None:
    assert [token.text for token in tokenize(TEXT, WORDS) if token.number is not None] == [
        "more than 10 million",
        "Rs 10,999",
    ]


def test_the_owner_of_brands_is_their_parent() -> None:
    assert token_of("the owner of Tecno, Infinix and itel grew", "DESCRIBED").value == "=transsion"


def test_a_description_names_a_home_or_the_vendors_it_may_mean() -> None:
    assert token_of("the Cupertino company took 18 per cent", "DESCRIBED").value == "any=apple"
    assert token_of("the Korean company took 18 per cent", "DESCRIBED").value == "home=KR"


def test_no_text_has_no_tokens() -> None:
    assert tokenize("", WORDS) == ()
