"""Goods and measures that are named without being counted.

Invariant: a product that only says what somebody makes ("phone maker Nokia") or what a total takes in ("including
feature phones") is not what a figure counts; a verb of noting ("registered a rise") is no measure.
"""

from __future__ import annotations

from crossfoot.extract.scope import in_brackets
from crossfoot.extract.tokens import Token

__all__ = ["is_by_the_way", "merely_notes"]

_MAKERS = frozenset((
    "maker", "makers", "vendor", "vendors", "brand", "brands", "manufacturer", "manufacturers", "company", "companies",
    "giant", "giants", "firm", "firms", "producer", "seller", "players", "player", "business", "division", "unit",
    "leader", "oem", "oems",
))  # fmt: skip
_COUNTING_IN = frozenset(("including", "includes", "excluding", "include", "plus"))
_NOT_REGISTERED = ("smartphone", "mobile_phone", "feature_phone", "tablet", "pc", "wearable", "smartphone_chip")


def is_by_the_way(tokens: tuple[Token, ...], here: int, index: int) -> bool:
    """ "Mobile phone maker Nokia", "including feature phones", "(smartphones and feature phones combined)".

    Args:
        tokens: The sentence.
        here: The product.
        index: The figure.
    """
    behind = tokens[here + 1] if here + 1 < len(tokens) else None
    if tokens[here].cls == "PRODUCT" and behind is not None and behind.text.lower() in _MAKERS:
        return True
    if any(t.text.lower() in _COUNTING_IN for t in tokens[max(0, here - 4) : here]):
        start = max(
            (i + 1 for i in range(max(0, index - 4), index) if tokens[i].text == ","), default=max(0, index - 4)
        )
        return not any(t.text.lower() in _COUNTING_IN for t in tokens[start:index])
    bracket = in_brackets(tokens, here)
    return bracket is not None and bracket not in (in_brackets(tokens, index), index + 1)


def merely_notes(tokens: tuple[Token, ...], index: int, product: str | None) -> bool:
    """ "Registered a decline", "registered 20 per cent growth": a verb of noting, no count of registrations.

    Args:
        tokens: The sentence.
        index: The measure.
        product: What the page is about.
    """
    if tokens[index].text.lower() != "registered":
        return False
    if product in _NOT_REGISTERED:
        return True
    behind = tokens[index + 1 : index + 6]
    stop = next((i for i, t in enumerate(behind) if t.cls == "COUNT"), len(behind))
    return any(t.cls in ("UP", "DOWN", "PCT", "SHARE", "RECORD") for t in behind[:stop])
