"""Shares of a draft that are said to be all there is and do not make up the whole.

Invariant: only plain percentages of one sentence are added up, and only where its words say that nothing is left
besides; each may be off by its rounding, and a hedge or a change beside them leaves the sentence alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from crossfoot.extract.sentences import split_sentences

__all__ = ["broken_wholes"]

_PERCENT = re.compile(r"(?<![\d.,])(?P<number>\d{1,3}(?:\.\d+)?) ?(?:%|percent\b|per cent\b)")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_NUMBER = "|".join(_COUNTS)
_PARTS = r"(?:product |phone |smartphone |model |car )?(?:lines?|series|brands|ranges|families|divisions|segments)"
_OWN = r"(?:its|the company's|the maker's|the group's|the brand's)"
# Words that leave nothing besides what they name.
_ONLY = re.compile(
    rf"\b(?:{_OWN}|the) only (?P<only>{_NUMBER}) {_PARTS}\b|\b(?:the rest|the remainder|the remaining|the other) "
    rf"(?:\d|of {_OWN})",
    re.IGNORECASE,
)
# Words that name a whole and its parts, and may leave out what is small.
_SPLIT = re.compile(r"\b(?:split|divided|shared out) (?:between|among|into)\b|\bmix consist", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|approximately|some|over|under|more|less|least|most|close|just|"
    r"(?<!made )up|down|grew|grow|growth|rose|rise|fell|fall|drop\w*|declin\w*|increas\w*|decreas\w*|gain\w*|"
    r"jump\w*|surg\w*|plung\w*|points?|compared|higher|lower)\b",
    re.IGNORECASE,
)
_WHOLE = 100


def broken_wholes(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of each of the shares that are said to be all and are not, and what is wrong in words.

    Args:
        text: A block of the draft.
    """
    for start, end in split_sentences(text):
        sentence = text[start:end]
        shares = list(_PERCENT.finditer(sentence))
        if len(shares) < 2 or _OTHER.search(sentence):  # noqa: PLR2004  one share is no sum
            continue
        total = sum((Fraction(one["number"]) for one in shares), Fraction(0))
        most_off = sum((_rounding(one["number"]) for one in shares), Fraction(0))
        if abs(total - _WHOLE) > most_off and _is_all(sentence, shares, total):
            told = f"the shares come to {float(total):g} percent together, and are said to be all"
            yield from ((start + one.start(), start + one.end(), told) for one in shares)


def _is_all(sentence: str, shares: list[re.Match[str]], total: Fraction) -> bool:
    """Whether nothing is left besides the shares, by the words in front of them or behind."""
    only = _ONLY.search(sentence)
    if only is not None:
        return only["only"] is None or _COUNTS[only["only"].lower()] == len(shares)
    split = _SPLIT.search(sentence)
    # Who splits a whole may pass over what is small; nobody passes over more than half of it.
    return split is not None and split.start() < shares[0].start() and (total > _WHOLE or 2 * total < _WHOLE)


def _rounding(number: str) -> Fraction:
    """How far a printed percentage may be off."""
    return Fraction(1, 2 * 10 ** len(number.partition(".")[2]))
