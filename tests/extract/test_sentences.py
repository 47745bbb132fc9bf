"""Where sentences end, and where a stop is none."""

from __future__ import annotations

import pytest

from crossfoot.extract.sentences import split_sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Shipments reached 9.2 million units in Q3.",
        "Xiaomi Inc. shipped more than Apple Inc. did.",
        "The U.S. market shrank.",
        "Phones below Rs. 10,000 sold best.",
        "On Oct. 31 it said so.",
        "Founder J. K. Shin left.",
        "Samsung vs. Apple, once more.",
        "Was it 5.4 million?",
        "It grew by approx. 5 per cent.",
        "Growth of 12.9 % (IDC) or 13.1 % (Gartner).",
    ],
)
def test_a_stop_inside_a_sentence_ends_nothing(sentence: str) -> None:
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It shipped 10 million.", "Oppo shipped 8 million."],
        ["Did it?", "It did!", "So there."],
        ["“We sold 10 million.”", "He smiled."],
        ["It reached 40.", "20 more are due."],
        ["It fell (by 8 per cent).", "Apple rose."],
        ["The share was 9%.", "(It had been 7%.)"],
        ["It shipped 10 million in 2016.", "In 2017 it shipped 12 million."],
    ],
)
def test_a_stop_before_a_capital_or_a_digit_ends_a_sentence(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_only_blanks_stand_between_sentences() -> None:
    text = "  It shipped 10 million.   Oppo did not.  "
    spans = split_sentences(text)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert all(not text[left:right].strip() for left, right in zip(edges[::2], edges[1::2], strict=True))


def test_a_text_without_a_stop_is_one_sentence_and_no_text_is_none() -> None:
    assert cut("Xiaomi cracks 10M mark") == ["Xiaomi cracks 10M mark"]
    assert cut("   ") == []
