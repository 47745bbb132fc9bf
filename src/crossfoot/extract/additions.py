"""Subscribers won and lost: net additions over a period, told from the base at a date.

Invariant: a figure counts as won or lost only under a verb of winning or losing, in its own clause, in the list it goes
on with, or in the relative clause behind it.
"""

from __future__ import annotations

from dataclasses import replace

from crossfoot.extract.draft import Draft
from crossfoot.extract.margins import is_rate_of_base
from crossfoot.extract.relative import told_behind
from crossfoot.extract.runs import run_of
from crossfoot.extract.scope import clause_of
from crossfoot.extract.sentence import Sentence
from crossfoot.extract.tokens import Token

__all__ = ["added", "has_other_goods", "is_of_additions", "is_of_base", "of_base_or_additions"]

# fmt: off
_WINS = frozenset((
    "added", "adds", "add", "adding", "gained", "gain", "gains", "gaining", "net", "additions", "won", "wins", "signed",
    "attracted", "netted", "acquired", "picked", "picking", "brought in",
))
_LOSES = frozenset(("lost", "loses", "lose", "losing", "shed", "sheds", "shedding", "bled"))
# fmt: on
_STANDS = ("base", "total", "stands", "stood", "reached", "to", "had", "has")
_FALLS = ("loss", "losses", "decline", "decrease", "reduction")
_BASES = (
    "total",
    "base",
    "serves",
    "serving",
    "has",
    "have",
    "stood",
    "stands",
    "counts",
    "tally",
    "network",
    "ended",
    "ends",
    "ending",
    "finished",
    "closed",
)
_SIGNS = {"UP": 1, "DOWN": -1}
_LISTED = ("VENDOR", "VENDORS", "UNIT", "PRODUCT")


def added(sentence: Sentence, index: int) -> int:
    """Whether a number of subscribers was won (1) or lost (-1) over the period; 0 for a base or other goods."""
    tokens = sentence.tokens
    if not sentence.facts.is_of_operators or has_other_goods(sentence, index):
        return 0
    changed = _net_change(tokens, index)
    if changed:
        return changed
    if [t.value for t in tokens[index + 1 : index + 2]] == ["new"]:  # "708,000 new phone subscribers"
        return 1
    told = told_behind(tokens, index)
    if told is not None:  # "fewer than the 780,000 it gained a year before"
        return _way(tokens[told[1]])
    run = run_of(tokens, index, ("COUNT", "BARE"))
    if len(run) > 1 and index != run[0] and tokens[run[0] - 1].value == "by":  # "rose by 2.2 and 3.7 million"
        return next((_SIGNS[t.cls] for t in reversed(tokens[: run[0]]) if t.cls in _SIGNS), 0)
    before = _goes_on(tokens, index)
    if before is not None:
        return added(sentence, before)
    first, _ = clause_of(sentence.marks, index)
    dashed = index > 1 and tokens[index - 1].text in ("–", "—") and not any(t.number for t in tokens[:index])
    if dashed and any(_way(t) < 0 for t in tokens[:index]):
        return -1  # "lost even more than Oppo – 2.6 million subscribers"
    part = index > 1 and tokens[index - 1].value == "including"  # "won 2.3 million, including 1 million on contract"
    whole = next((i for i in range(index - 2, -1, -1) if tokens[i].cls == "COUNT"), None) if part else None
    if whole is not None:
        return added(sentence, whole)
    if tokens[first].cls == "COMPARED" and first:
        first, _ = clause_of(sentence.marks, first - 1)
    return _way_in_front(tokens[first:index])


def has_other_goods(sentence: Sentence, index: int) -> bool:
    """ "Added 40,000 smartphones to its shelves": goods right behind a figure that are no subscribers."""
    behind = sentence.tokens[index + 1 : index + 3]
    return any(t.cls in ("OWN", "PRODUCT") and not t.value.endswith("_subscribers") for t in behind)


def _way_in_front(tokens: tuple[Token, ...]) -> int:
    """The way of the nearest verb of winning or losing in a clause up to a figure; 0 for a verb of standing."""
    measured = _measure_in_front(tokens)
    if measured is not None and measured.value == "net_adds":  # "its net additions came to 442,000"
        return -1 if measured.text.lower().endswith(_FALLS) else 1
    if [t.text for t in tokens[-2:]] in (["'", "s"], ["’", "s"]) and any(_way(t) for t in tokens[-6:-3]):
        return 0  # "it would add Alltel's 13 million": Alltel has them
    compared = any(t.cls == "COMPARED" for t in tokens)
    for token in reversed(tokens):
        if token.cls == "COUNT" and not compared:
            return 0
        if token.value in _STANDS or token.value == "subscribers":
            return 0
        if _way(token):
            return _way(token)
    return 0


def _net_change(tokens: tuple[Token, ...], index: int) -> int:
    """ "The net decline in the subscriber base was 0.09 million": what opens the sentence is what was counted."""
    opening = next((t for t in tokens[:4] if t.cls == "MEASURE"), None)
    if opening is None or opening.value != "net_adds" or any(t.number is not None for t in tokens[:index]):
        return 0
    return -1 if opening.text.lower().endswith(_FALLS) else 1


def _measure_in_front(tokens: tuple[Token, ...]) -> Token | None:
    """The measure named last in front of a figure, with no other figure and no "and" in between."""
    for token in reversed(tokens):
        if token.cls == "MEASURE" or token.number is not None or token.value == "and":
            return token if token.cls == "MEASURE" else None
    return None


def _way(token: Token) -> int:
    word = token.text.lower()
    return 1 if word in _WINS or token.value == "net_adds" else -1 if word in _LOSES else 0


def _goes_on(tokens: tuple[Token, ...], index: int) -> int | None:
    """The figure before in "lost 73.61 lakh, Airtel 18.64 lakh, MTNL 8,068": a list goes on under its verb."""
    named = False
    for here in range(index - 1, -1, -1):
        token = tokens[here]
        if token.cls == "COUNT":
            compared = any(t.cls == "COMPARED" for t in tokens[max(0, here - 4) : here])
            return here if named or compared else None
        named = named or token.cls in ("VENDOR", "VENDORS")
        in_list = token.cls in (*_LISTED, "PERIOD", "PLACE") or token.value in ("and", "in", "while", "subscribers")
        if not in_list and token.text not in (",", "(", ")"):
            return None
    return None


def is_of_additions(sentence: Sentence, index: int) -> bool:
    """ "566,000 new subscribers, 27 per cent fewer than …": the growth of what was won, not of the base."""
    if any(t.value == "rate" for t in sentence.tokens[max(0, index - 3) : index]):
        return False  # "a monthly decline rate of 0.4 per cent" is of the base
    counts = [i for i in range(index) if sentence.tokens[i].cls == "COUNT"]
    if not counts or any(t.text == ";" for t in sentence.tokens[counts[-1] : index]):
        return False
    noun = next((i for i in range(counts[-1], index) if sentence.tokens[i].text == ","), counts[-1] + 2)
    told = (t for t in sentence.tokens[noun:index] if t.cls == "MEASURE" and t.value != "net_adds")
    return bool(added(sentence, counts[-1])) and next(told, None) is None


def is_of_base(sentence: Sentence, index: int) -> bool:
    """ "It finished December with a total of 46.7 million customers", "now serves 96 million": a base, none won."""
    tokens = sentence.tokens
    if any(t.value == "net_adds" for t in tokens[index + 1 : index + 5]):
        return False
    return any(t.text.lower() in _BASES for t in tokens[max(0, index - 5) : index])


def of_base_or_additions(sentence: Sentence, index: int, draft: Draft) -> Draft:
    """Whether what moves is an operator's base or what it won."""
    if draft.kind == "growth" and draft.measure == "net_adds" and is_rate_of_base(sentence.tokens, index):
        return replace(draft, measure="subscribers")
    if draft.kind == "growth" and is_of_additions(sentence, index):
        return replace(draft, measure="net_adds")
    told = any(t.value == "net_adds" for t in sentence.tokens)
    return draft if told or draft.measure != "net_adds" else replace(draft, measure="subscribers")
