"""The gate: a brief is printed as it is meant, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crossfoot.brief import Brief, check, faults_of, write_brief
from crossfoot.errors import BriefError
from crossfoot.knowledge import load_vocabulary
from tests.track.ledgers import view_of

YEAR = "xiaomi shipments smartphone WORLD 2017 level"
LINES = (
    f"2017-01-05 Daily | {YEAR} 90M mode=target said=vendor:Xiaomi@xiaomi",
    f"2017-01-06 Daily | {YEAR} 65..70M mode=forecast said=analyst:Somebody",
    "2017-04-20 Daily | xiaomi shipments smartphone WORLD 2017-Q1 level >20M said=vendor:Xiaomi@xiaomi",
    "2017-04-21 Weekly | xiaomi shipments smartphone IN 2017-Q1 level ~4.1M said=tracker:Canalys",
    "2017-04-21 Weekly | xiaomi shipments smartphone IN 2017-Q1 growth -12.4% base=yoy:2016-Q1 said=tracker:Canalys",
    "2017-04-21 Weekly | xiaomi shipments smartphone IN 2017-Q1 rank 2# said=tracker:Canalys",
    "2017-04-21 Weekly | xiaomi shipments smartphone IN 2017-Q1 order above=samsung below=xiaomi said=tracker:Canalys",
)


@pytest.fixture(scope="module")
def brief() -> Brief:
    return write_brief("xiaomi", view_of(*LINES), as_of=date(2017, 4, 30), vocabulary=load_vocabulary())


def changed(brief: Brief, words: str, others: str) -> Brief:
    """The brief with words of its first sentence that has them put in other words."""
    paragraphs = list(brief.paragraphs)
    for number, paragraph in enumerate(paragraphs):
        for place, sentence in enumerate(paragraph.sentences):
            if words in sentence.text:
                spoilt = replace(sentence, text=sentence.text.replace(words, others, 1))
                told = (*paragraph.sentences[:place], spoilt, *paragraph.sentences[place + 1 :])
                paragraphs[number] = replace(paragraph, sentences=told)
                return replace(brief, paragraphs=tuple(paragraphs))
    raise AssertionError(f"no sentence has '{words}'")


def test_a_brief_as_written_passes(brief: Brief) -> None:
    assert check(brief, load_vocabulary()) is brief


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("90 million", "91 million"),
        ("90 million", "9 million"),
        ("90 million", "90 billion"),
        ("more than 20 million", "20 million"),
        ("more than 20 million", "less than 20 million"),
        ("more than 20 million", "more than 21 million"),
        ("at most 70 million", "at least 70 million"),
        ("wants to ship", "shipped"),
        ("with no figure", "with a figure"),
        ("about 4.1 million", "4.1 million"),
        ("down 12.4 percent", "up 12.4 percent"),
        ("12.4 percent", "12.4 points"),
        ("behind Samsung", "ahead of Samsung"),
        ("behind Samsung", "behind Apple"),
        ("second in", "third in"),
        ("In India", "In China"),
        ("first quarter of 2017, behind", "first quarter of 2016, behind"),
        ("according to Canalys", "according to IDC"),
        ("on the year before", "on the quarter before"),
        ("Somebody expected", "Somebody counted"),
        ("65 to 70 million", "65 to 69 million"),
        ("a month", "a quarter"),
        ("smartphones worldwide", "tablets worldwide"),
        ("is not proven", "is proven"),
    ],
)
def test_words_that_say_something_else_stop_it(brief: Brief, words: str, others: str) -> None:
    with pytest.raises(BriefError):
        check(changed(brief, words, others), load_vocabulary())


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("more than 20 million", "at least 20 million"),
        ("12.4 percent", "12 percent"),
        ("about 4.1 million", "about 4 million"),
        ("at most 8.75 million", "at most 8.8 million"),
    ],
)
def test_a_true_rounding_passes(brief: Brief, words: str, others: str) -> None:
    assert list(faults_of(changed(brief, words, others), load_vocabulary())) == []


def test_the_sentence_and_the_fault_are_told(brief: Brief) -> None:
    told = "is stopped at the sentence 'Xiaomi wants to ship 95 million .*': '95 million'"
    with pytest.raises(BriefError, match=told):
        check(changed(brief, "90 million", "95 million"), load_vocabulary())
