"""The wordings of furniture: every entry fits its examples and none of its counter-examples."""

from __future__ import annotations

import re

import pytest

from crossfoot.errors import KnowledgeError
from crossfoot.read.markup import scan
from crossfoot.read.wordings import ElementWording, LineWording, parsed, wordings, words_of

ELEMENTS = wordings().elements
LINES = (*wordings().lines, *wordings().segments)
PLACES = {"any", "top", "end", "edge", "after"}


def named(wording: ElementWording | LineWording) -> str:
    return wording.name.replace(" ", "-")


def fits(wording: ElementWording, start_tag: str) -> bool:
    (tag,) = [tag for _, _, tag in scan(start_tag) if tag is not None]
    words = words_of(f"{tag.get('class') or ''} {tag.get('id') or ''}")
    return wording.fits(tag.name, words, tag.get("role") or "")


@pytest.mark.parametrize("wording", ELEMENTS, ids=named)
def test_an_element_wording_fits_its_examples_and_no_counter_example(wording: ElementWording) -> None:
    assert wording.examples
    assert [tag for tag in wording.examples if not fits(wording, tag)] == []
    assert wording.counter
    assert [tag for tag in wording.counter if fits(wording, tag)] == []


@pytest.mark.parametrize("wording", LINES, ids=named)
def test_a_line_wording_fits_its_examples_and_no_counter_example(wording: LineWording) -> None:
    assert wording.examples
    assert [line for line in wording.examples if not wording.fits(line)] == []
    assert wording.counter
    assert [line for line in wording.counter if wording.fits(line)] == []


@pytest.mark.parametrize("wording", LINES, ids=named)
def test_a_line_wording_names_a_place_and_what_it_takes(wording: LineWording) -> None:
    assert wording.place in PLACES
    assert wording.takes in {"", "lines", "rest"}


@pytest.mark.parametrize("wording", LINES, ids=named)
def test_no_alternative_of_a_line_wording_is_idle(wording: LineWording) -> None:
    idle = [
        alternative
        for alternative in wording.alternatives
        if not any(re.compile(alternative, wording.pattern.flags).fullmatch(line) for line in wording.examples)
    ]
    assert idle == []


def test_class_words_are_cut_at_signs_and_at_capitals() -> None:
    assert words_of("postMeta ad-slot_3 JSONFeed") == {"post", "meta", "ad", "slot", "json", "feed"}


def test_what_belongs_to_the_article_is_no_furniture_whatever_else_its_class_says() -> None:
    assert wordings().of_element("div", words_of("social-embed"), "") is None
    assert wordings().of_element("blockquote", words_of("share-quote"), "") is None
    assert wordings().of_element("div", words_of("social-bar"), "") is not None


NO_ELEMENTS = "element=[]\nsegment=[]\n[macros]\n[article]\ntags=[]\nwords=[]\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[line]", "is no TOML"),
        ("[macros]\n[article]\ntags=[]\nwords=[]\n[[element]]\nname='x'\nexamples=[]\n", "lacks 'counter'"),
        (NO_ELEMENTS + "[[line]]\nname='x'\npatterns=['(']\nexamples=[]\ncounter=[]\n", "'(' is no pattern"),
        (NO_ELEMENTS + "[[line]]\nname='x'\npatterns=['{day}']\nexamples=[]\ncounter=[]\n", "no macro is named 'day'"),
    ],
)
def test_a_damaged_data_file_is_named_with_its_fault(text: str, says: str) -> None:
    with pytest.raises(KnowledgeError) as fault:
        parsed(text)
    assert says in str(fault.value)
    assert "furniture.toml" in str(fault.value)
