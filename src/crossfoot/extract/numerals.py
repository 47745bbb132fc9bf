"""The grammar of numbers: regular expressions built once from the words of number.

Invariant: what can multiply, bound or price a number stands in the data; only how the parts follow each other is code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache

import ahocorasick_rs

from crossfoot.extract.spelled import SpelledGrammar
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Form, Interval

__all__ = ["Grammar", "grammar_of"]

_GOODS = r"units|phones|smartphones|handsets|devices|cars|vehicles|tablets|PCs|notebooks|subscribers|customers|iPhones"
# Decimal commas and spaced or dotted thousands only where nothing else can be meant: "12,9 %", "343 830 units".
_NUMERAL = (
    r"(?:(?P<grouped>\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d{1,3}(?:\.\d{3})+(?=\s(?:" + _GOODS + r")\b)"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?=\s(?:" + _GOODS + r")\b))"
    r"|(?P<comma>\d{1,3},\d{1,2})(?=\s?%|[\s-](?:per ?cent|pct|percentage points?|points?|million|billion|mn|bn|m)\b)"
    r"|\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?½?)"
)
_THOUSAND = 1000
_AFTER_A = ("million", "billion")
_DIGITS = re.compile(r"\d[\d.,]*")
# A currency and what parts it from its numeral.
_LEAD = 8
_PERCENT = r"\s?%(?![\s-]points?\b)|[\s-]per[\s-]?cent\b|[\s-]pct\b|(?-i:[\s-]?pc\b)"
_POINTS = (
    r"\s?%[\s-]points?\b"
    r"|[\s-](?:percentage|percent|per cent|market share)[\s-]points?\b|[\s-]?p\.?p\.?(?:ts?|s)?\b|[\s-]?ppts?\b"
    r"|[\s-]points?\b(?!\s+of\s+sale)"
)


def _any(words: Iterable[str]) -> str:
    """One of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


class Grammar:
    """The compiled expressions of one vocabulary.

    `atom` finds a numeral or number word with its magnitude and unit, `before` and `after` the bound words around it,
    `spelled` numbers written out and `unit` what may follow them, `fraction`, `n_in_m` and `vague` sizes in words,
    `money_after` a currency behind a number, `fraction_of` and `low` what stands in front of "a million" and of the
    upper end of a range.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Compile the words of a vocabulary."""
        words = vocabulary.numbers
        self.magnitudes: dict[str, int] = {**dict(words.magnitudes), **dict(words.letters)}
        self.words: dict[str, int] = dict(words.words)
        self.ordinals: dict[str, int] = dict(words.ordinals)
        self.fractions: dict[str, Fraction] = dict(words.fractions)
        self.forms: dict[str, Form] = dict(words.bounds)
        self.forms_after: dict[str, Form] = dict(words.bounds_after)
        self.vague_ends: dict[str, Interval] = dict(words.vague)
        self.fraction_of = re.compile(rf"\b(?:{_any(self.fractions)})s? of \Z", re.IGNORECASE)
        self.low = re.compile(rf"\b(?P<low>{_any(self.words)}) (?:or|to) \Z", re.IGNORECASE)
        self.spelled = SpelledGrammar(
            words.words, [(word, value) for word, value in words.magnitudes if value >= _THOUSAND and len(word) > 3]
        )
        self.unit = re.compile(rf"(?P<pct>{_PERCENT})|(?P<pp>{_POINTS})|(?P<fold>[\s-]?fold\b)", re.IGNORECASE)
        self.atom = _atom(words.money_before, dict(words.magnitudes), dict(words.letters), self.words)
        self._anchors = ahocorasick_rs.AhoCorasick(
            [*self.words, "half", "quarter", *(f"a{gap}{much}" for gap in " -\u00a0" for much in _AFTER_A)]
        )
        self._leads = frozenset("".join(sign[-1].lower() + sign[-1].upper() for sign in words.money_before) + "-+−–")
        self._lead = re.compile(
            rf"(?:(?<![A-Za-z])(?:{_any(words.money_before)})\s?)?(?:(?<![A-Za-z])[-+−–])?\Z", re.IGNORECASE
        )
        self.before = re.compile(
            rf"(?<![\w-])(?P<bound>{_any(self.forms)})(?:[\s-]+(?:a total of |the )?|(?<=~))\Z", re.IGNORECASE
        )
        after = _any(word for word in self.forms_after if not word.startswith("-"))
        self.after = re.compile(rf"(?P<plus>\+)|[\s-]+(?P<words>{after})\b", re.IGNORECASE)
        self.phrasal = {
            bound: re.compile(rf"\b(?:{_any(v for b, v in words.phrasal if b == bound)})\s\Z", re.IGNORECASE)
            for bound, _ in words.phrasal
        }
        self.money_after = re.compile(rf"\s?(?:{_any(words.money_after)})\b", re.IGNORECASE)
        self.fraction = re.compile(
            rf"\b(?P<by>by )?(?P<frac>{_any(self.fractions)})(?P<of>s?\s+of\b)?",
            re.IGNORECASE,
        )
        few = rf"{_any(self.words)}|[0-9]{{1,2}}"
        self.n_before = re.compile(rf"\b(?:{few})\Z", re.IGNORECASE)
        self.in_m = re.compile(rf" (?:in|out of) (?:every )?(?:{few})\b", re.IGNORECASE)
        self.n_in_m = re.compile(
            rf"\b(?P<n>{few}) (?:in|out of) (?:every )?(?P<m>{few})\b"
            r"(?=,| (?:\w+ ){0,2}(?:phones|smartphones|handsets|devices|cars|vehicles|units|tablets|PCs|sold)\b)",
            re.IGNORECASE,
        )
        sizes = list(self.vague_ends)
        tens = _any(name for name in sizes if name.endswith("s")).replace(chr(92) + " ", "[- ]")
        digits = _any(name for name in sizes if not name.endswith("s")).replace(chr(92) + " ", "[- ]")
        self.vague = re.compile(rf"\b(?P<v>{digits})[- ]digits?\b|\b(?P<tens>{tens})\b(?! old)", re.IGNORECASE)

    def atoms(self, text: str) -> Iterator[re.Match[str]]:
        """Every atom of a text, none overlapping: tried only where digits or a number word stand."""
        end = 0
        for start, at in sorted([*self._digits_at(text), *self._words_at(text)]):
            found = self.atom.match(text, start) if start >= end else None
            if found is None and at >= end and at != start:
                found = self.atom.match(text, at)
            if found is not None:
                yield found
                end = found.end()

    def _digits_at(self, text: str) -> Iterator[tuple[int, int]]:
        """Where each run of digits starts, a currency or sign in front taken in."""
        for run in _DIGITS.finditer(text):
            at = run.start()
            near = text[at - 1 : at] or " "
            near = text[at - 2 : at - 1] if near.isspace() and at > 1 else near
            lead = self._lead.search(text, max(0, at - _LEAD), at) if near in self._leads else None
            yield (at if lead is None else lead.start()), at

    def _words_at(self, text: str) -> Iterator[tuple[int, int]]:
        """Where each number word starts."""
        lowered = text.lower()
        if len(lowered) != len(text):  # a letter that grows in lower case: rare, and offsets must stay
            lowered = text
        for _, start, _ in self._anchors.find_matches_as_indexes(lowered, overlapping=True):
            if start == 0 or not (lowered[start - 1].isalnum() or lowered[start - 1] == "_"):
                front = start - 2 if lowered.startswith(("a quarter", "a\u00a0quarter"), max(0, start - 2)) else start
                yield front, start


def _atom(
    currencies: tuple[str, ...], magnitudes: dict[str, int], letters: dict[str, int], words: dict[str, int]
) -> re.Pattern[str]:
    long = _any(magnitudes)
    touching = "".join(letter for letter in letters if len(letter) == 1)
    magnitude = (
        rf"(?:[\s-]?(?:{long})\b|[{touching}{touching.upper()}](?!\w)"
        rf"|\s(?:{_any(letters)})(?=\s+(?:units|phones|smartphones|handsets|devices)\b))"
    )
    unit = rf"(?P<pct>{_PERCENT})|(?P<pp>{_POINTS})|(?P<fold>[\s-]?fold\b|x\b|[\s-]times\b)|(?P<nth>(?:st|nd|rd|th)\b)"
    digits = (
        rf"(?:(?P<cur>(?<![A-Za-z])(?:{_any(currencies)})\s?)|(?<![\w.,])|(?<=(?-i:[A-Z][A-Z][A-Z]))|(?<=\bNo\.))(?P<sign>(?<![A-Za-z])[-+−–](?=\d))?(?P<num>{_NUMERAL})(?!\d)(?P<inplus>\+(?=\s?(?:{long})\b))?"
        rf"(?P<mag>{magnitude})?(?:{unit})?(?P<nthmag>(?:\s|-)?(?:millionth|billionth)\b)?"
    )
    worded = (
        rf"\b(?P<word>(?P<whole>{_any(words)})[\s-]and[\s-]a[\s-]half|(?P<part>a quarter|three[- ]quarters) of a"
        rf"|(?P<quarter>quarter)(?=[\s-](?:million|billion))"
        rf"|{_any(words)}|half a|half|a)(?:(?P<wmag>[\s-](?:{long})\b)(?:{_PERCENT})?(?P<tail>\sand a half\b)?"
        rf"|(?P<wpp>{_POINTS})|(?P<wpct>{_PERCENT})|(?P<wfold>[\s-]?fold\b)|[\s-](?P<wnth>(?:millionth|billionth)\b))"
    )
    return re.compile(rf"{digits}|{worded}", re.IGNORECASE)


@lru_cache(maxsize=4)
def grammar_of(vocabulary: Vocabulary) -> Grammar:
    """The grammar of a vocabulary, compiled once."""
    return Grammar(vocabulary)
