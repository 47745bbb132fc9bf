"""The words of a page as a search sees them, and what is searched for.

Invariant: every ledger cuts texts into words here, so that all find the same. A word is folded: case, accents and
vowel points, invisible joiners and the grouping of digits mean nothing; the tags of a page are no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile
from unicodedata import category, decimal, normalize

from crossfoot.errors import InputError
from crossfoot.model import Span

__all__ = ["Phrase", "excerpt", "holds", "phrases_of", "plain", "words_of"]

Phrase = tuple[str, ...]
"""Words that stand one behind the other."""

_MOST = 64  # letters of a word that count, words of a search
_SHOWN = 240  # characters of an excerpt
_BEFORE = 60  # of them in front of what was found

_CODE = r"<!--.*?(?:-->|\Z)|<(?i:script)\b.*?(?:</(?i:script)|\Z)|<(?i:style)\b.*?(?:</(?i:style)|\Z)"
_MARKUP = rf"{_CODE}|<[a-zA-Z/!?][^<>]*>?|&\#?\w{{1,31}};"
_NUMBER = r"\d+(?:[.,\u066b\u066c]\d+)*"
# Scripts written without blanks: each character is a word, and what is typed together a phrase.
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_JOINERS = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic: written or not, the word is the same.
_POINTS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_FOLDED_AWAY = re.compile(f"[{_JOINERS}{_POINTS}]")
_NO_LETTER = re.compile(r"[\x00-\x2d\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]")
_GROUPING = re.compile(r",(?=\d{3}(?!\d)|\d{2},)")
_ASCII = re.compile(r"(\d+(?:[.,]\d+)*|[a-z0-9]+)")
_ASKED = re.compile(r'["\u201c\u201d\u201e]([^"\u201c\u201d\u201e]*)["\u201c\u201d\u201e]?|([^\s"\u201c\u201d\u201e]+)')


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in order.

    Example:
        >>> words_of("Xiaomi sold 94,008 phones in <b>España</b>")
        ['xiaomi', 'sold', '94008', 'phones', 'in', 'espana']
    """
    if _is_simple(text):
        return [word[:_MOST] if word.isalnum() else _number(word) for word in _ASCII.findall(text.lower())]
    return [folded for word in _pattern().findall(text) if word and (folded := _fold(word))]


def phrases_of(asked: str) -> tuple[Phrase, ...]:
    """What is searched for: every word, and words in quotation marks as a phrase.

    Raises:
        InputError: It holds no word, or too many.

    Example:
        >>> phrases_of('xiaomi "9.2 million" OR')
        (('xiaomi',), ('9.2', 'million'), ('or',))
    """
    pieces = (tuple(words_of(phrase or word)) for phrase, word in _ASKED.findall(asked))
    phrases = tuple(dict.fromkeys(piece for piece in pieces if piece))
    if not phrases:
        raise InputError(f"Cannot search for '{asked}': it holds no word.")
    if sum(map(len, phrases)) > _MOST:
        raise InputError(f"Cannot search for more than {_MOST} words at once.")
    return phrases


def holds(words: list[str], phrase: Phrase) -> bool:
    """Whether a phrase stands somewhere in the words of a text."""
    return next(_places(words, phrase), None) is not None


def excerpt(text: str, phrases: tuple[Phrase, ...]) -> Span | None:
    """The cut of a text, at whole words, that shows most of what was searched for; None where it shows nothing."""
    located = list(_located(text))
    words = [word for word, _, _ in located]
    found = sorted(
        (located[at][1], located[at + len(phrase) - 1][2], number)
        for number, phrase in enumerate(phrases)
        for at in _places(words, phrase)
    )
    if not found:
        return None
    first, until = _fullest(found)
    start = next(start for _, start, _ in located if start >= first - _BEFORE)
    end = max([until, *(end for _, _, end in located if until < end <= start + _SHOWN)])
    return Span(start, end, text[start:end])


def _places(words: list[str], phrase: Phrase) -> Iterator[int]:
    """Where a phrase starts, counted in words."""
    size = len(phrase)
    return (at for at, word in enumerate(words) if word == phrase[0] and tuple(words[at : at + size]) == phrase)


def _fullest(found: list[tuple[int, int, int]]) -> tuple[int, int]:
    """Start and end of the find from which on most different phrases are in reach; the first of several.

    Args:
        found: Start, end and number of the phrase, sorted.
    """
    best, until, most = found[0][0], found[0][1], 0
    for at, (start, end, _) in enumerate(found):
        reach = start + _SHOWN - _BEFORE
        inside = takewhile(lambda other: other[1] <= reach, found[at:])  # noqa: B023  used up in this round
        count = len({number for _, _, number in inside})
        if count > most:
            best, until, most = start, end, count
    return best, until


def plain(text: str) -> str:
    """A cut of a page for people: tags gone, white space as single blanks."""
    return " ".join(re.sub(_MARKUP, " ", text, flags=re.DOTALL).split())


def _is_simple(text: str) -> bool:
    """Whether its words are runs of plain letters and digits, found ten times faster."""
    return text.isascii() and "<" not in text and "&" not in text


def _located(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text as `words_of` gives them, each with its start and end."""
    simple = _is_simple(text)
    for found in (_ASCII if simple else _pattern()).finditer(text.lower() if simple else text):
        folded = _fold(found[1]) if found[1] else ""
        if folded:
            yield folded, found.start(1), found.end(1)


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    digits = "".join(str(decimal(letter)) if letter.isdecimal() else letter for letter in word)
    bare = _FOLDED_AWAY.sub("", normalize("NFKD", digits).casefold())
    folded = _NO_LETTER.sub("", normalize("NFKC", _number(bare)))
    return folded[:_MOST]


def _number(word: str) -> str:
    """A number as one word: 94,008 and 94008 are one, and so are 9,2 and 9.2; cut at the same length as any word."""
    if not word[:1].isdigit():
        return word[:_MOST]
    return _GROUPING.sub("", word.replace("\u066c", ",").replace("\u066b", ".")).replace(",", ".")[:_MOST]


@cache
def _pattern() -> re.Pattern[str]:
    """What is skipped, or else one group: a word. Marks belong to words though they are no letters (vowel signs)."""
    marks = "".join(chr(code) for code in range(0x300, 0x1F000) if category(chr(code)).startswith("M"))
    letters = rf"[^\W\d_{_IDEOGRAPH}](?:[^\W_{_IDEOGRAPH}]|[{marks}{_JOINERS}])*"
    return re.compile(f"{_MARKUP}|({_NUMBER}|[{_IDEOGRAPH}]|{letters})", re.DOTALL)
