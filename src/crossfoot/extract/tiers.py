"""Prices that mark off a part of the market, and classes of price named in passing.

Invariant: a sum with a word of magnitude is never a price of goods; a class of price named as a reason narrows nothing.
"""

from __future__ import annotations

import re

from crossfoot.extract.tokens import Token

__all__ = ["PART_NAMES", "is_price", "is_reason"]

# fmt: off
_FRONT = frozenset((
    "over", "above", "below", "under", "sub", "priced", "between", "less", "than", ">", "<", "≥", "≤", "from",
    "starting", "beyond", "upwards",
))
_BEHIND = frozenset((
    "and", "or", "to", "plus", "+", "segment", "price", "band", "range", "category", "tier", "bracket", "smartphones",
    "phones", "devices", "handsets", "smartphone", "phone",
))
PART_NAMES = frozenset(("segment", "category", "tier", "band", "bracket", "price-band", "range"))
_REASONS = frozenset((
    "driven", "thanks", "due", "led", "helped", "boosted", "fuelled", "fueled", "demand", "because", "owing", "amid",
    "popularity", "focus", "focused", "strategy", "aided", "supported", "launches", "launch", "expansion", "portfolio",
    "attributed", "propelled", "despite", "such", "offerings", "including", "towards", "toward", "push", "selling",
    "success", "strength", "like", "featuring",
))
_PRICED = frozenset(("priced", "price", "prices", "costing", "sub", "above", "under", "below"))
# fmt: on
_SUM = re.compile(r"\d\s?(?:million|billion|trillion|crore|lakh|bn|mn|m|b|k crore)\b", re.IGNORECASE)


def is_price(tokens: tuple[Token, ...], index: int) -> bool:
    """ "(over Rs 30,000)", "priced Rs 30,000 and above", "the $200-$400 band": what goods cost, no sum that moves."""
    if tokens[index].cls != "MONEY" or _SUM.search(tokens[index].text):
        return False
    front, behind = tokens[max(0, index - 3) : index], tokens[index + 1 : index + 3]
    bracketed = any(t.text == "(" for t in front)
    opens = any(t.text.lower() in _FRONT for t in front[-2:])
    closes = bool(behind) and (
        behind[0].value in _BEHIND or behind[0].cls in ("PRODUCT", "UNIT", "MARKET", "MORE", "MONEY")
    )
    ranged = re.search(r"\d\s?[-–—]\s?\D{0,4}\d", tokens[index].text) is not None
    return (opens and (bracketed or closes or _is_priced(front))) or ranged or (closes and _is_part(tokens, index))


def _is_priced(front: tuple[Token, ...]) -> bool:
    return any(t.text.lower() in _PRICED for t in front)


def _is_part(tokens: tuple[Token, ...], index: int) -> bool:
    return any(t.value in (*PART_NAMES, "above", "price") for t in tokens[index + 1 : index + 4])


def is_reason(tokens: tuple[Token, ...], here: int) -> bool:
    """ "Driven by demand for premium phones", "its premium Galaxy S series": no part that a figure is told of."""
    for there in range(here - 1, max(-1, here - 8), -1):
        token = tokens[there]
        if token.text in (",", ";") or token.number is not None:
            break
        if token.text.lower() in _REASONS:
            return True
    if tokens[here].cls in ("PRODUCT", "MARKET", "MEASURE"):
        return False
    behind = tokens[here + 1 : here + 5]
    goods = next((t for t in behind if t.cls in ("PRODUCT", "MARKET", "UNIT", "MEASURE", "SHARE", "OWN", "LINE")), None)
    return goods is None and not any(t.value in (*PART_NAMES, "market", "space", "sector") for t in behind)
