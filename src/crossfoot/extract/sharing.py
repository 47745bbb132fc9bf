"""A list of vendors and a list of figures, paired or together.

Invariant: lists of one length are paired by position; "each" and "both" give the figure to everybody.
"""

from __future__ import annotations

from dataclasses import replace

from crossfoot.extract.runs import run_of
from crossfoot.extract.sentence import Sentence, Who
from crossfoot.extract.tokens import SUBJECTS

__all__ = ["shared_out"]

_REACH = 14


def _told_of_each(sentence: Sentence, index: int) -> bool:
    """ "Each with 3.6 million units and 13.7 per cent": all figures behind it, up to the next name."""
    for here in range(index - 1, max(-1, index - _REACH), -1):
        token = sentence.tokens[here]
        if token.cls == "EACH" and token.text.lower() == "each":
            return sentence.tokens[here + 1].value in ("with", "shipping", "selling", "holding", "taking", "having")
        if token.value == "all" and sentence.tokens[here + 1].cls == "MEASURE":  # "all shipping over 1 million"
            return True
        if token.cls in SUBJECTS or token.text == ";":
            return False
    return False


def shared_out(sentence: Sentence, index: int, who: Who) -> tuple[Who, ...]:
    """A list of vendors paired with a list of numbers, each for itself, or together."""
    tokens = sentence.tokens
    if len(who.vendor) < 2:
        return (who,)
    classes = (
        ("COUNT", "BARE")
        if tokens[index].cls in ("COUNT", "BARE")
        else ("PCT", "BARE", "FRACTION")
        if tokens[index].cls in ("PCT", "FRACTION")
        else (tokens[index].cls,)
    )
    run = run_of(tokens, index, classes)
    if len(run) == len(who.vendor):
        return (replace(who, vendor=(who.vendor[run.index(index)],)),)
    if tokens[index].cls == "BARE":
        following = run_of(tokens, index, ("BARE", "PCT", "COUNT"))
        if len(following) == len(who.vendor):
            return (replace(who, vendor=(who.vendor[following.index(index)],)),)
    each = any(
        t.cls == "EACH" or t.text.lower() == "both"
        for t in (*tokens[index + 1 : index + 4], *tokens[max(0, index - 4) : index])
    )
    led = who.index is not None and [t.text.lower() for t in tokens[who.index + 1 : who.index + 2]] == ["both"]
    each = each or (led and not any(t.number is not None for t in tokens[(who.index or 0) + 2 : index]))
    jointly = any(t.cls == "TOGETHER" for t in tokens[max(0, index - 4) : index])
    if (each or _told_of_each(sentence, index)) and not jointly:
        return tuple(replace(who, vendor=(slug,)) for slug in who.vendor)
    return (who,)
