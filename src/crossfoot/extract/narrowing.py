"""Figures of a part of the market that only a price marks off.

Invariant: a figure told of a class of price carries it or is not read; a band of price without a name is never the
whole market.
"""

from __future__ import annotations

from dataclasses import replace

from crossfoot.extract.draft import Draft
from crossfoot.extract.scope import clause_of
from crossfoot.extract.segments import segments_of
from crossfoot.extract.sentence import Sentence
from crossfoot.extract.tiers import PART_NAMES, is_price
from crossfoot.extract.tokens import Token

__all__ = ["narrowed"]

_PARTS = ("share", "growth", "change", "level", "rank", "order", "compare", "record", "streak")
_OF_PHONES = ("smartphone", "mobile_phone", "feature_phone")


def narrowed(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The claims of a sentence with the class of price they are told of; those of an unnamed part are left out."""
    if not any(d.kind in _PARTS and d.segment is None and d.product in _OF_PHONES for d in drafts):
        return drafts
    tiers = {segment.id for segment in sentence.vocabulary.segments if segment.is_tier}
    named = {here: found for here, found in segments_of(sentence, "smartphone").items() if found in tiers}
    banded = [i for i in range(len(sentence.tokens)) if is_price(sentence.tokens, i)]
    others = bool(banded) and any(d.product == "feature_phone" for d in drafts)
    unnamed = others or (not named and (bool(banded) or _is_told_part(sentence)))
    out = []
    for draft in drafts:
        if draft.kind not in _PARTS or draft.segment is not None or draft.product not in _OF_PHONES:
            out.append(draft)
        elif unnamed:
            continue
        else:
            kept = _with_tier(sentence, draft, named)
            out += [kept] if kept is not None else []
    return out


def _with_tier(sentence: Sentence, draft: Draft, named: dict[int, str]) -> Draft | None:
    """The claim with the class of price its clause names; None where one in front of it may narrow it."""
    if not named:
        return draft
    index = next((i for i, t in enumerate(sentence.tokens) if t.end > draft.start), 0)
    first, last = clause_of(sentence.marks, index)
    inside = {found for here, found in named.items() if first <= here < last}
    if len(inside) == 1 and not _is_overall(sentence.tokens[first:last]):
        return replace(draft, segment=inside.pop())
    front = [here for here in named if here < index]
    if inside or (front and _is_fronted(sentence, min(front))):
        return replace(draft, segment=named[min(front)]) if len(set(named.values())) == 1 and front else None
    return draft if not front else None


def _is_fronted(sentence: Sentence, here: int) -> bool:
    return here <= 4 and sentence.tokens[0].value in ("in", "for", "within", "on", "among", "at")


def _is_overall(words: tuple[Token, ...]) -> bool:
    return any(t.text.lower() in ("overall", "total") for t in words)


def _is_told_part(sentence: Sentence) -> bool:
    """ "In this segment", "this price band": a part named before, and by no name that a claim could carry."""
    if sentence.state.goods is not None and sentence.state.goods[1] is not None:
        return False
    tokens = sentence.tokens
    return any(
        t.value in PART_NAMES and tokens[i - 1].value in ("this", "that", "price", "same")
        for i, t in enumerate(tokens)
        if i
    )
