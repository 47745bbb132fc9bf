"""How often a draft says a thing was done, held against the times it lists.

Invariant: only cuts, rises, delays and recalls whose months stand in a list are counted, and only an ordinal that is
said of the last of them, or of the next after them, is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossfoot.extract.sentences import split_sentences

__all__ = ["miscounted"]

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
_DEEDS = {
    "cut": r"cut(?:s|ting)?|lower(?:s|ed|ing)|reduc(?:ed|es|ing|tions?)|trim(?:s|med|ming)|slash(?:es|ed|ing)",
    "rise": r"rais(?:e[sd]?|ing)|lift(?:s|ed|ing)|increas(?:e[sd]?|ing)",
    "delay": r"delay(?:s|ed|ing)?|postpon(?:e[sd]?|ing|ements?)",
    "recall": r"recall(?:s|ed|ing)?",
}
_DEED = "|".join(f"(?P<{name}>{words})" for name, words in _DEEDS.items())
_LIST = re.compile(
    rf"\b(?P<after>(?:after|following) (?:\w+ ){{0,3}})?(?:{_DEED})\b(?:(?!\b(?:{'|'.join(_DEEDS.values())})\b)[^.;])*?"
    rf" in (?P<months>{_MONTH}(?:,? (?:in )?{_MONTH})*,? and (?:again |then |now |finally )?(?:in )?{_MONTH})",
    re.IGNORECASE,
)
_TIME = rf"(?P<ordinal>{'|'.join(_ORDINALS)})"
_NTH = re.compile(
    rf"\b(?:the|its|a|their) {_TIME}(?: such)?(?: (?:{_DEED})\b| (?:of|in|this) (?:the |this )?(?:year\b|\d{{4}}\b))",
    re.IGNORECASE,
)
_NTH_TIME = re.compile(rf"\bfor (?:the|a) {_TIME} time\b", re.IGNORECASE)
_LATEST = re.compile(r"\b(?:latest|last|most recent|newest|that was|this was|that is|this is)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list of months in which something was done.

    Args:
        deed: What: a key of `_DEEDS`.
        count: How often.
        last: The month of the last time.
        is_before: Whether the list is of the times before the one that is spoken of.
    """

    deed: str
    count: int
    last: str
    is_before: bool


def miscounted(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of each ordinal that does not fit the times listed, and what is wrong in words.

    Args:
        text: A block of the draft.
    """
    listed: _Listed | None = None
    for start, end in split_sentences(text):
        sentence = text[start:end]
        here = _listed(sentence)
        if here is not None and here.is_before:
            yield from _wrong(start, _NTH_TIME.search(sentence) or _NTH.search(sentence), here, here.count + 1)
        elif here is None and listed is not None and _is_of_last(sentence, listed):
            yield from _wrong(start, _NTH.search(sentence) or _NTH_TIME.search(sentence), listed, listed.count)
        listed = here or listed


def _listed(sentence: str) -> _Listed | None:
    found = _LIST.search(sentence)
    if found is None:
        return None
    months = re.findall(_MONTH, found["months"], re.IGNORECASE)
    deed = next(name for name in _DEEDS if found[name])
    return _Listed(deed, len(months), months[-1], found["after"] is not None)


def _is_of_last(sentence: str, listed: _Listed) -> bool:
    """Whether a sentence speaks of the last of the times listed."""
    return listed.last.lower() in sentence.lower() or _LATEST.search(sentence) is not None


def _wrong(start: int, said: re.Match[str] | None, listed: _Listed, count: int) -> Iterator[tuple[int, int, str]]:
    if said is None or count > len(_ORDINALS):
        return
    deed = next((name for name in _DEEDS if said.groupdict().get(name)), listed.deed)
    if deed == listed.deed and said["ordinal"].lower() != _ORDINALS[count - 1]:
        told = f"the times listed make it the {_ORDINALS[count - 1]}, not the {said['ordinal'].lower()}"
        yield start + said.start("ordinal"), start + said.end("ordinal"), told
