"""Claims of one sentence that cannot all have been understood: two places of one rank, lists that were not paired.

Invariant: where one of several figures of a sentence must be wrong and nothing says which, none of them is kept.
"""

from __future__ import annotations

from collections.abc import Mapping

from crossfoot.extract.draft import Draft
from crossfoot.extract.scope import in_brackets
from crossfoot.extract.sentence import Sentence

__all__ = ["coherent"]

_ONCE = ("share", "rank")
_LISTED = (*_ONCE, "growth", "level", "change")
_NUMBERS = ("COUNT", "PCT", "PP", "FRACTION", "BARE", "ORDINAL")
_REACH = 7


def coherent(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The claims of a sentence without those that contradict each other or stand in a list half understood."""
    if len(drafts) < 2:
        return drafts
    listed = _list_of_respectively(sentence)
    once = _LISTED if listed else _ONCE
    drafts = _without_asides(sentence, drafts)
    values: dict[object, set[object]] = {}
    for draft in drafts:
        if draft.kind in once:
            values.setdefault(_cell(draft), set()).add(draft.value.interval if draft.value is not None else None)
    kept = [d for d in drafts if d.kind not in once or len(values[_cell(d)]) == 1]
    return _without_broken_list(kept, listed)


def _without_asides(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """ "17.7 % (last year: 15.5 %)": what a bracket gives for the same cell is another time's, and not told which."""
    at = {t.start: i for i, t in enumerate(sentence.tokens)}
    inside = {d.start for d in drafts if d.start in at and in_brackets(sentence.tokens, at[d.start]) is not None}
    outside = {_cell(d) for d in drafts if d.kind in _ONCE and d.start not in inside}
    return [d for d in drafts if d.start not in inside or d.kind not in _ONCE or _cell(d) not in outside]


def _cell(draft: Draft) -> object:
    cell = (draft.kind, draft.vendor, draft.measure, draft.product, draft.place, draft.period, draft.segment)
    return (*cell, draft.model, draft.mode, draft.base if draft.kind in ("growth", "change") else None)


def _list_of_respectively(sentence: Sentence) -> Mapping[int, int]:
    """The figures of the list in front of "respectively", as positions in the text by token."""
    tokens = sentence.tokens
    end = next((i for i, t in enumerate(tokens) if t.cls == "RESPECTIVELY"), None)
    if end is None:
        return {}
    out: dict[int, int] = {}
    last = end
    for here in range(end - 1, -1, -1):
        if last - here > _REACH or tokens[here].text == ";":
            break
        if tokens[here].cls in _NUMBERS:
            out[here] = tokens[here].start
            last = here
        elif tokens[here].cls in ("VENDOR", "VENDORS", "PLACE", "OWN", "MARKET", "PERIOD") and out:
            break
    return out if len(out) > 1 else {}


def _without_broken_list(drafts: list[Draft], listed: Mapping[int, int]) -> list[Draft]:
    """ "Up 12 per cent to 2.7 million and 77 per cent to 1.5 million, respectively": all of the list or nothing."""
    starts = set(listed.values())
    read = {d.start for d in drafts if d.start in starts}
    return drafts if read == starts else [d for d in drafts if d.start not in starts]
