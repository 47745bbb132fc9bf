"""Whether a page counts goods, told from its letters before any word is read.

Invariant: a page passes only where one of its sentences, or one of its tables, names goods, says what is counted
("shipped", "market share") and holds a number or a vendor; subscribers are goods and count at once. A page without
such a sentence is about something else, and its figures are of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import ahocorasick_rs

from crossfoot.extract.page import GOODS, UNITS
from crossfoot.extract.scan import is_whole
from crossfoot.extract.sentences import split_sentences
from crossfoot.knowledge import Term, Vocabulary
from crossfoot.model import Block, Document, Table

__all__ = ["counts_goods", "tells_of_places"]

_MARKET = ("market", "markets", "industry", "share", "market shares")
_MULTIPLES = ("double", "doubled", "doubling", "twice", "triple", "tripled", "half", "halved")
_PLACES = ("largest", "biggest", "leader", "leading", "top", "best-selling", "#1")
# "Its phone unit", "a device that …": goods are counted in the plural.
_COMPANY_UNITS = {"unit", "device"}
_SUBSCRIBERS = "mobile_subscribers"
# Words for headings and captions: their table or list holds the figures.
_SHORT = 120


# Who goes where: "enters Spain", "pulls out of Brazil", "sells its phones in 80 countries", "no plans to sell".
_GOES = re.compile(
    r"\b(?:re-?)?enter(?:s|ed|ing)?\b|\b(?:launch|expand|arriv|debut|return)\w*\s+(?:\w+\s+){0,3}?(?:in|into|to)\b"
    r"|\b(?:exit|quit|leav|left|withdr[ae]w|retreat|pull\w* out)"
    r"|\b(?:entry|debut|foray|expansion|presence) (?:in|into|to)\b"
    r"|\b(?:sell|sold|sale|available|operat|present|offer)\w*\s.{0,40}\bin\b",
    re.IGNORECASE,
)


class _Words:
    """Spellings to look for; a name counts with its capitals only."""

    def __init__(self, terms: Iterable[Term], others: Iterable[str] = ()) -> None:
        cased = {t.text.lower(): t.is_cased for t in terms} | dict.fromkeys(others, False)
        self._cased = [cased[text] for text in sorted(cased)]
        self._automaton = ahocorasick_rs.AhoCorasick(sorted(cased))

    def stand_in(self, text: str, lowered: str) -> bool:
        """Whether one of them stands in a text, as a word of its own."""
        for number, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            if is_whole(lowered, start, end) and not (self._cased[number] and text[start:end].islower()):
                return True
        return False


class _Signs:
    """The words of goods, and the words that count, of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        terms = vocabulary.terms
        both = [t for t in terms if t.value in (_SUBSCRIBERS, "subscribers", "net_adds")]
        goods = [t for t in terms if t.kind in ("OWN", "LINE", "PRODUCT")]
        measures = [t for t in terms if t.kind == "MEASURE"]
        self.goods = _Words([*goods, *both], {*GOODS, *UNITS} - _COMPANY_UNITS)
        self.counts = _Words([*measures, *both, *(t for t in terms if t.kind == "SHARE")], _MARKET)
        self.measures = _Words(measures)
        self.vendors = _Words(t for t in terms if t.kind == "VENDOR")
        words = vocabulary.numbers
        named = (*dict(words.magnitudes), *dict(words.words), *dict(words.fractions), *dict(words.ordinals))
        listed = "|".join(map(re.escape, (*named, *_MULTIPLES, *_PLACES)))
        # No year, no sum of money and no digit of a name ("G7", "PS2").
        self.number = re.compile(rf"(?<![\w$£€¥.,-])(?!(?:19|20)\d\d\b(?![,.]\d))\d|\b(?:{listed})\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _signs(vocabulary: Vocabulary) -> _Signs:
    return _Signs(vocabulary)


def counts_goods(document: Document, vocabulary: Vocabulary) -> bool:
    """Whether a sentence or table of the page names goods, what is counted, and how many or whose."""
    signs = _signs(vocabulary)
    for text in _texts(document):
        lowered = text.lower()
        if not (signs.goods.stand_in(text, lowered) and signs.counts.stand_in(text, lowered)):
            continue
        for start, end in split_sentences(text):
            if _counts(text[start:end], lowered[start:end], signs):
                return True
    return False


def tells_of_places(document: Document, vocabulary: Vocabulary) -> bool:
    """Whether a page names goods, and one of its sentences a vendor and where it goes."""
    signs, names_goods, goes = _signs(vocabulary), False, False
    for text in _texts(document):
        lowered = text.lower()
        names_goods = names_goods or signs.goods.stand_in(text, lowered)
        goes = goes or (_GOES.search(text) is not None and signs.vendors.stand_in(text, lowered))
        if names_goods and goes:
            return True
    return False


def _counts(text: str, lowered: str, signs: _Signs) -> bool:
    if not (signs.goods.stand_in(text, lowered) and signs.counts.stand_in(text, lowered)):
        return False
    if signs.number.search(text) is not None or (len(text) <= _SHORT and any(c.isdigit() for c in text)):
        return True
    return signs.measures.stand_in(text, lowered) and signs.vendors.stand_in(text, lowered)


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.furniture is None:
            yield block.text if isinstance(block, Block) else _flat(block)


def _flat(table: Table) -> str:
    """The caption and the cells of a table as one text."""
    caption = [] if table.caption is None else [table.caption.text]
    return " ".join(caption + [cell.block.text for row in table.rows for cell in row])
