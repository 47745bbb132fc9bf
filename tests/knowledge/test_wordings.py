"""Frames, phrases and wordings of time fit each of their examples and none of their counter-examples."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from crossfoot.extract.frames import find_frames
from crossfoot.extract.moments import find_moments
from crossfoot.extract.periods import find_times
from crossfoot.extract.sentences import split_sentences
from crossfoot.extract.tokens import tokenize
from crossfoot.knowledge import Frame, MomentPattern, PeriodPattern, Phrase, Revision, load_vocabulary
from crossfoot.knowledge.pattern import check_pattern
from crossfoot.model.statement import KINDS

WORDS = load_vocabulary()
FRAMES = pytest.mark.parametrize("frame", WORDS.frames, ids=lambda frame: frame.name)
MOMENTS = pytest.mark.parametrize(
    "record", WORDS.moments.patterns, ids=lambda found: found.examples[0].replace(" ", "-")
)
PHRASES = pytest.mark.parametrize("phrase", WORDS.phrases, ids=lambda phrase: phrase.examples[0].replace(" ", "-"))
REVISIONS = pytest.mark.parametrize(
    "wording", WORDS.revisions, ids=lambda found: found.examples[0].strip().replace(" ", "-")
)
PERIODS = pytest.mark.parametrize("period", WORDS.periods, ids=lambda period: period.name)


def frames_of(text: str) -> set[str]:
    """Names of the frames found in the sentences of a text."""
    sentences = (text[start:end] for start, end in split_sentences(text))
    return {found.frame.name for s in sentences for found in find_frames(tokenize(s, WORDS), WORDS)}


@FRAMES
def test_a_frame_has_an_example(frame: Frame) -> None:
    assert frame.examples


@FRAMES
def test_a_frame_is_found_in_each_of_its_examples(frame: Frame) -> None:
    assert [text for text in frame.examples if frame.name not in frames_of(text)] == []


@FRAMES
def test_a_frame_is_found_in_none_of_its_counter_examples(frame: Frame) -> None:
    assert [text for text in frame.counter if frame.name in frames_of(text)] == []


@FRAMES
def test_a_frame_builds_a_kind_of_statement_that_there_is(frame: Frame) -> None:
    assert frame.kind in KINDS


def test_frames_have_names_of_their_own() -> None:
    assert [name for name, count in Counter(frame.name for frame in WORDS.frames).items() if count > 1] == []


@PHRASES
def test_a_phrase_is_found_in_each_of_its_examples(phrase: Phrase) -> None:
    assert phrase.examples
    assert [text for text in phrase.examples if not re.search(phrase.pattern, text)] == []


@PHRASES
def test_a_phrase_is_found_in_none_of_its_counter_examples(phrase: Phrase) -> None:
    assert [text for text in phrase.counter if re.search(phrase.pattern, text)] == []


def is_beside(wording: Revision, text: str) -> bool:
    return (re.search if wording.side == "before" else re.match)(wording.pattern, text) is not None


@REVISIONS
def test_words_of_a_revision_are_found_in_each_of_their_examples(wording: Revision) -> None:
    assert (wording.side, wording.marks) in {
        (side, marks) for side in ("before", "behind") for marks in ("older", "newer")
    }
    assert [text for text in wording.examples if not is_beside(wording, text)] == []


@REVISIONS
def test_words_of_a_revision_are_found_in_none_of_their_counter_examples(wording: Revision) -> None:
    assert wording.counter
    assert [text for text in wording.counter if is_beside(wording, text)] == []


@PERIODS
def test_a_wording_of_time_is_found_in_each_of_its_examples(period: PeriodPattern) -> None:
    assert period.examples
    assert [text for text in period.examples if not re.search(period.pattern, text)] == []
    assert [text for text in period.examples if not find_times(text, WORDS)] == []


def test_wordings_of_time_have_names_of_their_own() -> None:
    assert [name for name, count in Counter(period.name for period in WORDS.periods).items() if count > 1] == []


@MOMENTS
def test_a_wording_of_time_in_general_is_found_in_each_of_its_examples(record: MomentPattern) -> None:
    assert record.examples
    for example in record.examples:
        text = example.replace("[", "").replace("]", "")
        start, end = example.index("["), example.index("]") - 1
        assert [(m.sort, text[m.start : m.end]) for m in find_moments(text, WORDS)] == [(record.sort, text[start:end])]


@MOMENTS
def test_a_wording_of_time_in_general_is_found_in_none_of_its_counter_examples(record: MomentPattern) -> None:
    assert [text for text in record.counter if re.search(record.pattern, text)] == []


def test_no_wording_of_time_in_general_can_take_for_ever() -> None:
    for record in WORDS.moments.patterns:
        check_pattern(record.pattern, record.sort)
