"""The gate: a brief is read back by our own reader, and stopped where its words say other than what is known.

Invariant: nothing passes by trust. Each number of the text must be a true rounding of the figure in its place, under
words that bound it no tighter; each name, time and weighty word must be there, must be read as what it stands for, and
must be the only one of its kind in its place; and every claim that the reader makes of the text must be one it means.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.brief.accounting import Place, account_for
from crossfoot.brief.readback import read_back
from crossfoot.brief.telling import Brief
from crossfoot.errors import BriefError
from crossfoot.knowledge import Vocabulary

__all__ = ["check", "faults_of"]


def check(brief: Brief, vocabulary: Vocabulary) -> Brief:
    """The brief, once it has passed.

    Args:
        brief: What is to be printed.
        vocabulary: What the reader knows.

    Raises:
        BriefError: A sentence says other than what is known; it is quoted, with what is wrong.
    """
    for sentence, why in faults_of(brief, vocabulary):
        raise BriefError(sentence, why)
    return brief


def faults_of(brief: Brief, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Sentences that say other than what is known, each with what is wrong, those found at once first."""
    places: list[tuple[Place, ...]] = []
    for sentence in brief.sentences:
        found, why = account_for(sentence, vocabulary, published=brief.as_of)
        places.append(found)
        if why is not None:
            yield sentence.text, why
    yield from read_back(brief, places, vocabulary)
