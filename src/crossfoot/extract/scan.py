"""One pass over a text for all vocabulary: an automaton with word boundaries.

Invariant: a hit is a whole word or phrase in a spelling the vocabulary has; of overlapping hits the longest stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from crossfoot.knowledge import Term, Vocabulary

__all__ = ["Hit", "is_whole", "scan"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A term as met: characters from start to end, and every entry that has this spelling."""

    start: int
    end: int
    terms: tuple[Term, ...]


class _Index:
    """The automaton and what each of its spellings stands for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        by_text: dict[str, list[Term]] = {}
        for term in vocabulary.terms:
            by_text.setdefault(term.text.casefold(), []).append(term)
        self.spellings = list(by_text)
        self.terms = [tuple(by_text[text]) for text in self.spellings]
        self.automaton = ahocorasick_rs.AhoCorasick(self.spellings)


@lru_cache(maxsize=4)
def _index(vocabulary: Vocabulary) -> _Index:
    return _Index(vocabulary)


def scan(text: str, vocabulary: Vocabulary) -> tuple[Hit, ...]:
    """Every term of the vocabulary in a text, longest first where they overlap, in order."""
    index = _index(vocabulary)
    folded = _fold(text)
    hits = []
    for number, start, end in index.automaton.find_matches_as_indexes(folded, overlapping=True):
        if is_whole(folded, start, end):
            terms = tuple(t for t in index.terms[number] if not t.is_cased or _has_capitals(t.text, text[start:end]))
            if terms:
                hits.append(Hit(start, end, terms))
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    out: list[Hit] = []
    for hit in hits:
        if not out or hit.start >= out[-1].end:
            out.append(hit)
        elif hit.end - hit.start > out[-1].end - out[-1].start:
            out[-1] = hit
    return tuple(out)


def _fold(text: str) -> str:
    """Lower case, character by character, so that offsets stay."""
    folded = text.replace("’", "'").replace("\u00a0", " ").lower()
    return folded if len(folded) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a cut is a word or words of their own, and not a part of a longer one."""
    before = start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "_@#") or not text[start].isalnum()
    after = end == len(text) or not (text[end].isalnum() or text[end] == "_") or not text[end - 1].isalnum()
    # Half of a compound is another word: "runner-up", "China-based", "Huawei-backed".
    joined = text[max(0, start - 2) : start].endswith("-") and text[max(0, start - 2) : start - 1].isalpha()
    return before and after and not joined and not (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha())


def _has_capitals(spelling: str, met: str) -> bool:
    """A name counts in its own spelling, or with a capital and the rest in any case, or in capitals throughout."""
    if met == spelling:
        return True
    if not any(c.isupper() for c in met):
        return False
    letters = [c for c in spelling if c.isalpha()]
    if len(letters) <= 4 and all(c.isupper() for c in letters):
        return met.upper() == met and met.casefold() == spelling.casefold()
    return met[:1].isupper() == spelling[:1].isupper() or met.isupper()
