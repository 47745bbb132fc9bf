"""From what a model said to quotations, each found in the sentence it was asked about.

Invariant: a quotation stands in the sentence exactly once, character by character, or the claim that holds it is
refused with the reason.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from crossfoot.llm.question import ASKED, KINDS_ASKED

__all__ = ["Pointed", "Quoted", "parse"]

_FENCED = re.compile(r"\A\s*```(?:json)?\s*(\{.*\})\s*```\s*\Z", re.DOTALL)
_MOST_CLAIMS = 40

# Field, and where its words stand in the sentence: first character and one past the last.
Quoted = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a model says of one figure: its kind, and quotations."""

    kind: str
    quotes: tuple[Quoted, ...]

    def quote(self, field: str) -> tuple[int, int] | None:
        """Where the words of a field stand, or None where the model gave none."""
        return next(((start, end) for name, start, end in self.quotes if name == field), None)


def parse(text: str, sentence: str) -> tuple[tuple[Pointed, ...], tuple[str, ...]]:
    """What a model pointed to, and the reasons why the rest of its answer is refused.

    Args:
        text: The answer as given.
        sentence: The sentence it was asked about, to the letter.
    """
    fenced = _FENCED.match(text)
    try:
        found = json.loads(fenced[1] if fenced else text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return (), ("the answer is no JSON",)
    claims = found.get("claims") if isinstance(found, dict) else None
    if not isinstance(claims, list):
        return (), ("the answer holds no list of claims",)
    pointed, refused = [], []
    for claim in claims[:_MOST_CLAIMS]:
        one = _pointed(claim, sentence)
        if isinstance(one, str):
            refused.append(one)
        else:
            pointed.append(one)
    if len(claims) > _MOST_CLAIMS:
        refused += ["more claims than a sentence can hold"] * (len(claims) - _MOST_CLAIMS)
    return tuple(pointed), tuple(refused)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object as JSON has it; one that says a thing twice says nothing."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _pointed(claim: Any, sentence: str) -> Pointed | str:
    if not isinstance(claim, dict):
        return "a claim is no object"
    kind = claim.get("kind")
    if kind not in KINDS_ASKED:
        return "a kind that was not asked for"
    quotes = []
    for field in ASKED:
        if field == "kind":
            continue
        words = claim.get(field)
        if words is None or words == "":
            continue
        if not isinstance(words, str):
            return f"its {field} is no text"
        start = sentence.find(words)
        if start < 0 or not words.strip():
            return f"its {field} does not stand in the sentence"
        if sentence.find(words, start + 1) >= 0:
            return f"its {field} stands in the sentence more than once"
        quotes.append((field, start, start + len(words)))
    if not any(field == "number" for field, _, _ in quotes):
        return "it quotes no number"
    return Pointed(kind, tuple(quotes))
