"""Which frame takes which words of a sentence, and what is left unread.

Invariant: a number is taken by the first frame that builds a claim from it, once; one that no frame takes is listed
with the reason the first frame gave.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crossfoot.extract.coherence import coherent
from crossfoot.extract.draft import Draft
from crossfoot.extract.events import build_event, build_reach
from crossfoot.extract.figures import FIGURES, REASONS, build_figure, is_of_many
from crossfoot.extract.frames import Match, find_frames
from crossfoot.extract.moments import find_moments
from crossfoot.extract.moved import EARLIER, build_moved
from crossfoot.extract.narrowing import narrowed
from crossfoot.extract.portions import build_portion
from crossfoot.extract.sentence import Sentence
from crossfoot.extract.standing import build_order, build_rank
from crossfoot.extract.unread import Unread
from crossfoot.model import Document, Polarity, Role, Source

__all__ = ["attempts", "read_sentence"]

_NUMBERS = ("COUNT", "PCT", "PP", "RATIO", "FRACTION", "BARE", "ORDINAL")


def read_sentence(sentence: Sentence, document: Document) -> tuple[list[Draft], list[Unread]]:
    """The claims of a sentence, and its numbers that no frame takes."""
    drafts: list[Draft] = []
    reasons: dict[int, str] = {}
    taken: set[int] = set()
    matches = find_frames(sentence.tokens, sentence.vocabulary)
    sentence = _without_markets_entered(sentence, matches)
    for match in matches:
        spread = set(range(match.anchor, match.anchor_last + 1))
        is_number = sentence.tokens[match.anchor].cls in _NUMBERS
        captured = match.index("w")
        if (is_number and match.anchor in taken) or (not is_number and (spread <= taken or captured in taken)):
            continue
        is_taken = match.anchor in taken and captured is None
        if match.frame.kind in ("presence", "nondisclosure") and is_taken:
            continue
        found = _build(sentence, match)
        if isinstance(found, str):
            if is_number:
                reasons.setdefault(match.anchor, found)
            continue
        kept = narrowed(sentence, list(found))
        if found and not kept:
            if is_number:
                reasons.setdefault(match.anchor, REASONS["mix"])
            continue
        drafts += kept
        taken |= {i for name, i in match.names if name == "w"}
        free = {i for i in spread if sentence.tokens[i].cls in _NUMBERS and match.frame.kind != "rank"}
        taken |= {match.anchor} if is_number else spread - free
    kept = coherent(sentence, drafts)
    lost = {draft.start for draft in drafts} - {draft.start for draft in kept}
    taken -= {i for i, t in enumerate(sentence.tokens) if t.start in lost}
    unread = [
        _unread(sentence, i, _why_unread(sentence, i, reasons.get(i, REASONS.get(t.cls, REASONS["bare"]))), document)
        for i, t in enumerate(sentence.tokens)
        if t.number is not None and i not in taken
    ]
    return _taken_back(sentence, kept), unread


def attempts(sentence: Sentence, index: int) -> tuple[tuple[Match, str], ...]:
    """Every frame that would take the number at a token, each with why it makes no claim; "" where it would."""
    matches = find_frames(sentence.tokens, sentence.vocabulary)
    tried = _without_markets_entered(sentence, matches)
    found = ((match, _build(tried, match)) for match in matches if match.anchor == index)
    return tuple((match, why if isinstance(why, str) else "") for match, why in found)


def _without_markets_entered(sentence: Sentence, matches: tuple[Match, ...]) -> Sentence:
    """A place somebody enters or sells in is the place of that claim only, not of the figures around it."""
    entered = {i for m in matches if m.frame.kind == "presence" for i in range(m.first, m.last + 1)}
    if not any(w.index in entered for w in sentence.places):
        return sentence
    return replace(sentence, places=tuple(w for w in sentence.places if w.index not in entered))


_RETRACTS = re.compile(
    r"\b(?:an? |the )?(?:earlier|previous|original) version\b"
    r"|\b(?:it|we|they|article|story|report) (?:had |was )?previously (?:stated|said|reported)\b",
    re.IGNORECASE,
)


def _taken_back(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """ "An earlier version gave the company's own figure as 2.75 million": withdrawn, and it was the company's."""
    words = sentence.block.text[sentence.tokens[0].start : sentence.tokens[-1].end]
    if not drafts or _RETRACTS.search(words) is None:
        return drafts
    out = []
    for draft in drafts:
        vendor = sentence.vocabulary.vendor(draft.vendor[0]) if len(draft.vendor) == 1 else None
        own = vendor is not None and re.search(r"\bown (?:figure|number|count|total)", words) is not None
        sources = (Source(vendor.names[0], Role.VENDOR, vendor.id),) if own and vendor is not None else draft.sources
        out.append(replace(draft, polarity=Polarity.RETRACTED, sources=sources))
    return out


def _build(sentence: Sentence, match: Match) -> tuple[Draft, ...] | str:
    only = match.frame.slot("only")
    token = sentence.tokens[match.anchor]
    if only == "big" and not is_of_many(token):
        return REASONS["place"]
    if (
        only == "verb"
        and not re.match(r"(?:passed|crossed|reached|hit|surpass|topped|exceed)", token.text.lower())
        and not any(
            t.value in ("reached", "hit", "passed") for t in sentence.tokens[max(0, match.anchor - 3) : match.anchor]
        )
    ):
        return "no milestone"
    if match.frame.kind == "rank":
        return build_rank(sentence, match)
    if match.frame.kind == "order":
        return build_order(sentence, match)
    if match.frame.slot("measure") == "countries":
        return build_reach(sentence, match)
    if match.frame.slot("other") == EARLIER:
        return build_moved(sentence, match)
    if match.index("whole") is not None or match.index("growth") is not None:
        return build_portion(sentence, match)
    if match.frame.kind in FIGURES and token.cls in _NUMBERS:
        return build_figure(sentence, match)
    return build_event(sentence, match)


def _why_unread(sentence: Sentence, index: int, reason: str) -> str:
    """The reason, or that the number tells a time: "in 12 weeks", "at 9 p.m.", "the 1990s"."""
    if reason not in (REASONS["bare"], REASONS["noun"]):
        return reason
    number, start = sentence.tokens[index].number, sentence.tokens[0].start
    at = (sentence.tokens[index].start if number is None else number.numeral) - start
    words = sentence.block.text[start : sentence.tokens[-1].end]
    tells = any(m.start <= at < m.end for m in find_moments(words, sentence.vocabulary))
    return REASONS["time"] if tells else reason


def _unread(sentence: Sentence, index: int, reason: str, document: Document) -> Unread:
    token = sentence.tokens[index]
    return Unread.at(document, sentence.block, token.start, token.end, reason)
