"""Frames match by class and word, mark their anchor, and refuse patterns that say nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossfoot.errors import KnowledgeError
from crossfoot.extract.frames import compile_pattern, encode, find_frames
from crossfoot.extract.tokens import tokenize
from crossfoot.knowledge import Frame, load_vocabulary

WORDS = load_vocabulary()


def anchors(text: str, kind: str) -> list[str]:
    tokens = tokenize(text, WORDS)
    found = [m for m in find_frames(tokens, WORDS) if m.frame.kind == kind]
    return [text[tokens[m.anchor].start : tokens[m.anchor_last].end] for m in found]


def test_an_anchor_is_the_words_that_say_it() -> None:
    assert set(anchors("Xiaomi is in fourth place.", "rank")) == {"fourth"}
    assert "9.2 million" in anchors("Xiaomi shipped 9.2 million units.", "level")


def test_frames_come_in_their_order_of_precedence() -> None:
    order = {frame.name: number for number, frame in enumerate(WORDS.frames)}
    tokens = tokenize("Xiaomi shipped 9.2 million units, 8 per cent fewer than a year ago.", WORDS)
    found = [order[match.frame.name] for match in find_frames(tokens, WORDS)]
    assert found == sorted(found)


def test_a_frame_has_an_anchor_once() -> None:
    tokens = tokenize("Xiaomi shipped 9.2 million units and Oppo shipped 8 million units.", WORDS)
    pairs = [(match.frame.name, match.anchor) for match in find_frames(tokens, WORDS)]
    assert len(pairs) == len(set(pairs))


def test_no_tokens_have_no_frames() -> None:
    assert find_frames((), WORDS) == ()


def test_a_pattern_without_an_anchor_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="anchor"):
        compile_pattern(Frame("nameless", "level", "VENDOR COUNT"))


def test_a_pattern_that_cannot_be_read_is_refused_from_where_it_stops() -> None:
    with pytest.raises(KnowledgeError, match="%"):
        compile_pattern(Frame("odd", "level", "VENDOR %COUNT"))


@pytest.mark.parametrize(
    ("pattern", "text", "is_found"),
    [
        ("VENDOR @COUNT", "Xiaomi 9.2 million", True),
        ("VENDOR @COUNT", "Xiaomi shipped 9.2 million", False),
        ("VENDOR _? @COUNT", "Xiaomi shipped 9.2 million", True),
        ("VENDOR _{0,2} @COUNT", "Xiaomi has shipped 9.2 million", True),
        ("VENDOR _{0,3} @COUNT", "Xiaomi shipped. A 9.2 million", False),
        ('"for|by" @VENDOR', "9.2 million by Xiaomi", True),
        ('"for|from" @VENDOR', "9.2 million by Xiaomi", False),
        ("@NUMBER", "9.2 million", True),
        ("@(VENDOR|COHORT)", "Chinese smartphone brands", True),
        ("VENDOR @COUNT", "Huawei and Oppo 9.2 million", True),
    ],
)
def test_the_pattern_language_means_what_it_says(pattern: str, text: str, is_found: bool) -> None:
    one = replace(WORDS, frames=(Frame("tried", "level", pattern),))
    assert bool(find_frames(tokenize(text, WORDS), one)) is is_found


def test_a_frame_that_matches_is_never_left_out() -> None:
    vocabulary = load_vocabulary()
    texts = [text for frame in vocabulary.frames for text in (*frame.examples, *frame.counter)]
    for text in texts:
        tokens = tokenize(text, vocabulary)
        encoded, _ = encode(tokens)
        matching = [f.name for f in vocabulary.frames if compile_pattern(f).search(encoded) is not None]
        assert matching == list(dict.fromkeys(match.frame.name for match in find_frames(tokens, vocabulary))), text
