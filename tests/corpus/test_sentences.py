"""Sentences are read as they should be, but for the lines marked as not read yet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.corpus.sentences import (
    REFUSED,
    SENTENCES,
    Sentence,
    alarms_of,
    found_in,
    refused_of,
    sentences_of,
    shrunk_refused,
    shrunk_sentences,
)

EVERY = pytest.mark.parametrize("sentence", list(sentences_of(SENTENCES)), ids=lambda sentence: sentence.text[:60])

SAYS_NOTHING = pytest.mark.parametrize(
    ("is_known", "text"), list(refused_of(REFUSED)), ids=[text[:60] for _, text in refused_of(REFUSED)]
)


@EVERY
def test_a_sentence_says_what_it_is_known_to_say(sentence: Sentence) -> None:
    assert sorted(sentence.claims(are_read=True) - found_in(sentence)) == []


@EVERY
def test_what_is_marked_as_not_read_yet_is_not_read(sentence: Sentence) -> None:
    left = found_in(sentence) - sentence.claims(are_read=True)
    assert sorted(sentence.claims(are_read=False) & left) == [], "python -m tests.corpus.show --shrink"


def test_no_sentence_stands_there_twice() -> None:
    texts = [sentence.text for sentence in sentences_of(SENTENCES)]
    assert len(texts) == len(set(texts))


def test_a_mark_is_taken_off_a_line_that_is_read_by_now(tmp_path: Path) -> None:
    level = "samsung shipments smartphone WORLD 2016 level 20M"
    rank = "samsung shipments smartphone WORLD 2016 rank 7#"
    file = tmp_path / "sentences.txt"
    text = f"# A remark.\n2017-10-31 Samsung shipped 20 million smartphones in 2016.\n! {level}\n! {rank}\n"
    file.write_text(text, encoding="utf-8")
    assert shrunk_sentences(file) == text.replace(f"! {level}", f"  {level}")
    assert list(sentences_of(file)) == [
        Sentence("Samsung shipped 20 million smartphones in 2016.", date(2017, 10, 31), ((False, level), (False, rank)))
    ]


@SAYS_NOTHING
def test_a_sentence_that_says_nothing_is_refused_unless_it_is_marked(is_known: bool, text: str) -> None:
    if is_known:
        assert alarms_of(text) == ()
    else:
        assert alarms_of(text) != (), "python -m tests.corpus.show --shrink"


def test_a_mark_is_taken_off_a_sentence_that_is_refused_by_now(tmp_path: Path) -> None:
    file = tmp_path / "refused.txt"
    file.write_text("# A remark.\n! It rained.\n! Apple shipped 5 million smartphones in 2016.\n", encoding="utf-8")
    assert shrunk_refused(file) == "# A remark.\n  It rained.\n! Apple shipped 5 million smartphones in 2016.\n"
