"""Times that only say what a figure is compared with.

Invariant: a time is a base by the words in front of it; a rival compared with makes none.
"""

from __future__ import annotations

from crossfoot.extract.tokens import Token

__all__ = ["is_compared", "is_compared_with", "is_of_goods_compared"]

_BEFORE_BASE = frozenset(
    ("in", "the", "of", "during", "for", "a", "seen", "strong", "weak", "reached", "set", "hit", "high", "prior",
     "previous", "record", "peak")
)  # fmt: skip
_MULTIPLES = ("doubled", "tripled", "trebled", "quadrupled", "halved", "doubling", "tripling")


def is_compared(tokens: tuple[Token, ...], index: int) -> bool:
    """ "than in Q2", "below January", "from 1Q16": a period that is only the base."""
    here = index - 1
    while here >= 0 and tokens[here].value in _BEFORE_BASE:
        here -= 1
    here = _before_adjective(tokens, here)
    if here < 0:
        return False
    token = tokens[here]
    if _is_to_last(tokens, here, index):
        return True
    moved = here > 0 and tokens[here - 1].cls in ("UP", "DOWN", "PCT", "FRACTION")
    if token.value == "from" and not moved and (time := tokens[index].time) is not None and time.expr.unit == "months":
        return False
    if token.cls in ("MORE", "LESS", "COMPARED") or token.value in ("than", "from", "those", "versus"):
        return not (token.value == "from" and index + 1 < len(tokens) and tokens[index + 1].value in ("to", "through"))
    than = next((i for i in range(index - 1, max(-1, index - 8), -1) if tokens[i].value == "than"), None)
    if than is not None and (tokens[than + 1].cls in ("VENDOR", "VENDORS") or tokens[than + 1].value in _MULTIPLES):
        return False  # "more phones than Vivo in Q3", "more than doubled last year": not a time is compared with
    if than is not None and not any(
        t.number is not None or t.text in (",", ";") for t in tokens[max(0, index - 6) : index]
    ):
        return True
    if token.value in ("over", "on"):
        at = here - 1
        while at > here - 4 and at > 0 and tokens[at].cls in ("MEASURE", "PRODUCT", "SHARE", "UNIT"):
            at -= 1 + (tokens[at - 1].value in ("in", "of"))  # "an increase in sales on last quarter"
        return at >= 0 and tokens[at].cls in ("PCT", "UP", "DOWN", "PP")
    return False


def _before_adjective(tokens: tuple[Token, ...], here: int) -> int:
    """ "From a strike-constrained Q2 output": the word in front of what only describes the time."""
    if here > 0 and tokens[here].cls == "W" and "-" in tokens[here].text and tokens[here].text.endswith("ed"):
        return here - 1 - (tokens[here - 1].value == "a")
    return here


def _is_to_last(tokens: tuple[Token, ...], here: int, index: int) -> bool:
    """ "Up 25 per cent to last year": compared with it, and not risen up to it."""
    time = tokens[index].time
    to = tokens[here].value == "to" and here > 0 and tokens[here - 1].cls == "PCT"
    return to and time is not None and time.expr.relation == "last"


def is_of_goods_compared(tokens: tuple[Token, ...], index: int) -> bool:
    """ "A decrease from its shipments last year": the time of the goods that the figure is measured against."""
    here = index - 1
    while here > 1 and tokens[here].cls in ("MEASURE", "PRODUCT", "SHARE", "UNIT", "PRONOUN"):
        here -= 1
    return 0 < here < index - 1 and tokens[here].value == "from" and tokens[here - 1].cls in ("UP", "DOWN")


def is_compared_with(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a figure is a base itself: "up from 56%", "against 40 million"."""
    before = tokens[index - 1] if index else None
    return before is not None and (before.value == "from" or before.cls == "COMPARED")
