"""Patterns are left out only where they cannot match."""

from __future__ import annotations

import re

import pytest

from crossfoot.extract.triggers import Triggers, needs
from crossfoot.knowledge import load_vocabulary


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"\bby the end of (?P<y>20\d\d)", [{"by the end of "}]),
        (r"(?i)\b(?:first|second)[\s-]half\b", [{"second", "first"}, {"half"}]),
        (r"[1-4]Q", [{"1q", "2q", "3q", "4q"}]),
        (r"\w+ \d", [{f" {digit}" for digit in "0123456789"}]),
        (r"quarters?(?:['’]s)?", [{"quarter"}]),
        (r"(?:a|\w+)", []),
        (r"(?:in a row|\w+ running)", [{"in a row", " running"}]),
    ],
)
def test_a_pattern_needs_the_letters_every_match_of_it_holds(pattern: str, pieces: list[set[str]]) -> None:
    found = [set(some) for some in needs(pattern)]
    assert all(some in found for some in pieces)
    assert bool(found) == bool(pieces)


def test_every_wording_of_the_vocabulary_is_tried_on_its_examples() -> None:
    vocabulary = load_vocabulary()
    records = [(phrase.pattern, phrase.examples) for phrase in vocabulary.phrases]
    records += [(period.pattern, period.examples) for period in vocabulary.periods]
    triggers = Triggers(needs(pattern) for pattern, _ in records)
    for number, (_, examples) in enumerate(records):
        for example in examples:
            assert number in triggers.among(example.lower()), example


def test_a_pattern_that_matches_is_among_those_told() -> None:
    vocabulary = load_vocabulary()
    patterns = [*(p.pattern for p in vocabulary.phrases), *(p.pattern for p in vocabulary.periods)]
    triggers = Triggers(map(needs, patterns))
    texts = [text for phrase in vocabulary.phrases for text in (*phrase.examples, *phrase.counter)]
    texts += [text for frame in vocabulary.frames for text in (*frame.examples, *frame.counter)]
    for text in texts:
        told = set(triggers.among(text.lower()))
        matching = {number for number, pattern in enumerate(patterns) if re.search(pattern, text) is not None}
        assert matching <= told, text


def test_a_text_without_the_letters_calls_for_no_pattern() -> None:
    assert Triggers(map(needs, [r"quarter", r"\d+ units", r"(?:half|month)"])).among("it sells phones") == []
