"""Numbers written out: "twenty-five", "two hundred thousand", "4 hundred", "one million two hundred thousand".

Invariant: a run of words is read whole or not at all, so that "twenty-five million" is never five million; two numbers
side by side that do not make one ("five two") are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Spelled", "SpelledGrammar"]

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words as met.

    Args:
        start: First character.
        end: One past the last.
        value: What it counts.
        scale: Magnitude of its last word, 1 where that is none: 200 thousand is a count of thousands.
        is_compound: Whether it has more than one word.
    """

    start: int
    end: int
    value: int
    scale: int
    is_compound: bool


class SpelledGrammar:
    """The expression that finds numbers in words.

    Args:
        words: Words from one to ninety.
        magnitudes: Words that multiply, a thousand or more.
    """

    def __init__(self, words: Iterable[tuple[str, int]], magnitudes: Iterable[tuple[str, int]]) -> None:
        self._values = {"a": 1, "an": 1, **dict(words)}
        self._scales = dict(magnitudes)
        tens = _any(word for word, value in words if value > 10 and value % 10 == 0)
        ones = _any(word for word, value in words if value < 10)
        self._after_ten = re.compile(rf"ty[- ](?:{ones})\b", re.IGNORECASE)
        small = rf"(?:(?:{tens})[- ](?:{ones})|(?:{_any(dict(words))}))"
        hundreds = rf"(?:(?:{small}|a|\d{{1,2}})[ -]hundred(?:(?: and |[ -]){small})?)"
        part = rf"(?:{hundreds}|{small})"
        scale = _any(self._scales)
        self.pattern = re.compile(
            rf"(?<![\w.,])(?<!\d )(?:{part}[ -](?:{scale})(?: and | )"
            rf"(?:{hundreds}(?:[ -](?:{scale}))?|{small}[ -](?:{scale}))"
            rf"|{part}[ -]thousand(?: and | ){small}|{hundreds}(?:[ -](?:{scale}))?|{small}(?:[ -](?:{scale}))?)(?!\w)",
            re.IGNORECASE,
        )

    def find_compounds(self, text: str) -> Iterator[Spelled]:
        """Numbers of several words that are more than a word and its magnitude; most texts hold none."""
        if "undred" in text or "housand" in text or self._after_ten.search(text) is not None:
            yield from (found for found in self.find(text) if found.is_compound)

    def find(self, text: str) -> Iterator[Spelled]:
        """Every number in words of a text, single words included."""
        for found in self.pattern.finditer(text):
            words = [word for word in re.split(r"[\s,-]+", found[0].lower()) if word != "and"]
            value, scale = self._value(words)
            yield Spelled(found.start(), found.end(), value, scale, len(words) > 1)

    def _value(self, words: list[str]) -> tuple[int, int]:
        total = current = 0
        last = ""
        for word in words:
            if word in self._scales and last in self._scales:  # "three lakh crore"
                total *= self._scales[word]
            elif word == "hundred":
                current = (current or 1) * _HUNDRED
            elif word in self._scales:
                total, current = total + (current or 1) * self._scales[word], 0
            else:
                current += int(word) if word.isdigit() else self._values[word]
            last = word
        return total + current, self._scales.get(words[-1], 1)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
