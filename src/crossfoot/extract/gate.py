"""Whether a page counts goods, told from its letters before any word is read.

Invariant: a page passes only where one of its sentences, or one of its tables, names goods, says what is counted
("shipped", "market share") and holds a number or a vendor; subscribers are goods and count at once. A page without
such a sentence is about something else, and its figures are of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import ahocorasick_rs

from crossfoot.extract.page import GOODS, UNITS
from crossfoot.extract.scan import is_whole
from crossfoot.extract.sentences import split_sentences
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Block, Document, Table

__all__ = ["counts_goods"]

_MARKET = ("market", "markets", "industry", "share", "shares")
_MULTIPLES = ("double", "twice", "triple", "half")
# "Its phone unit", "a device that …": goods are counted in the plural.
_COMPANY_UNITS = {"unit", "device"}
_SUBSCRIBERS = "mobile_subscribers"


class _Signs:
    """The words of goods, and the words that count, of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        terms = vocabulary.terms
        both = {t.text.lower() for t in terms if t.value in (_SUBSCRIBERS, "subscribers", "net_adds")}
        goods = {t.text.lower() for t in terms if t.kind in ("OWN", "LINE", "PRODUCT")} | {*GOODS, *UNITS}
        goods -= _COMPANY_UNITS
        counts = {t.text.lower() for t in terms if t.kind in ("MEASURE", "SHARE")} | {*_MARKET}
        self.goods = ahocorasick_rs.AhoCorasick(sorted(goods | both))
        self.counts = ahocorasick_rs.AhoCorasick(sorted(counts | both))
        words = vocabulary.numbers
        named = (
            *dict(words.magnitudes),
            *dict(words.words),
            *dict(words.fractions),
            *dict(words.ordinals),
            *_MULTIPLES,
        )
        self.vendors = ahocorasick_rs.AhoCorasick(sorted({t.text.lower() for t in terms if t.kind == "VENDOR"}))
        self.number = re.compile(rf"(?<![$£€¥\d.,])\d|\b(?:{'|'.join(map(re.escape, named))})", re.IGNORECASE)


@lru_cache(maxsize=4)
def _signs(vocabulary: Vocabulary) -> _Signs:
    return _Signs(vocabulary)


def counts_goods(document: Document, vocabulary: Vocabulary) -> bool:
    """Whether a sentence or table of the page names goods, what is counted, and how many or whose."""
    signs = _signs(vocabulary)
    for text in _texts(document):
        lowered = text.lower()
        if not (_holds(signs.goods, lowered) and _holds(signs.counts, lowered)):
            continue
        for start, end in split_sentences(text):
            sentence = lowered[start:end]
            if not (_holds(signs.goods, sentence) and _holds(signs.counts, sentence)):
                continue
            if signs.number.search(sentence) is not None or _holds(signs.vendors, sentence):
                return True
    return False


def _holds(automaton: ahocorasick_rs.AhoCorasick, lowered: str) -> bool:
    hits = automaton.find_matches_as_indexes(lowered, overlapping=True)
    return any(is_whole(lowered, start, end) for _, start, end in hits)


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.furniture is None:
            yield block.text if isinstance(block, Block) else _flat(block)


def _flat(table: Table) -> str:
    """The caption and the cells of a table as one text."""
    caption = [] if table.caption is None else [table.caption.text]
    return " ".join(caption + [cell.block.text for row in table.rows for cell in row])
