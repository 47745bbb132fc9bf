"""Figures beside what a vendor counted: margins to a forecast, steps, rates of a base, parts of lines nobody names.

Invariant: each is told by the words right around the figure; where those words are missing nothing is said of it.
"""

from __future__ import annotations

from crossfoot.extract.tokens import SUBJECTS, Token

__all__ = [
    "is_fitted",
    "is_habit",
    "is_margin",
    "is_of_more",
    "is_of_other_lines",
    "is_of_parts",
    "is_of_top_group",
    "is_rate_of_base",
    "restates_step",
]

_HOPES = ("expectations", "estimates", "predictions", "forecasts", "projections", "consensus")
_ARE = ("is", "are", "was", "were")
_MADE = ("from", "by", "made", "sold", "shipped", "bought")
_GOODS = ("UNIT", "PRODUCT", "OWN")
_RANKED = ("vendors", "companies", "brands", "players", "manufacturers", "makers", "oems", "suppliers", "firms")


def is_margin(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Beat the forecasts by 56,000 cars": how far what was expected was missed or passed, and no count of its own."""
    if index < 2:
        return False
    if tokens[index - 1].value == "of" and tokens[index - 2].value in ("difference", "gap", "margin"):
        return True  # "a difference of 66 units"
    if tokens[index - 1].value != "by":
        return False
    hoped = tokens[index - 2]
    return hoped.cls in ("FORECAST", "TARGET", "GUIDANCE") or hoped.text.lower() in _HOPES


def is_of_parts(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Components for up to 240 million phones": parts that are bought, and no phones that are made or sold."""
    if index < 2 or tokens[index - 1].value != "for":
        return False
    return tokens[index - 2].value in ("components", "parts", "chips", "panels", "displays", "orders", "capacity")


def is_habit(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Apple usually ships around 200 million a year": what is done as a rule is done in no one period."""
    return any(t.value in ("usually", "typically", "normally") for t in tokens[max(0, index - 4) : index])


def is_of_other_lines(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Other Tesla models made up 15,933": of lines of a vendor that nobody names, and not of all it sold."""
    first = next((i + 1 for i in range(index - 1, -1, -1) if tokens[i].text in (";", ":")), 0)
    owner = next((i for i in range(index - 1, first - 1, -1) if tokens[i].cls in SUBJECTS), first)
    for here in range(max(first, owner - 2), index):
        behind = tokens[here + 1 : here + 3]
        if tokens[here].text.lower() == "other" and any(t.text.lower() in ("model", "models") for t in behind):
            return True
    return False


def is_fitted(tokens: tuple[Token, ...], here: int) -> bool:
    """ "97 per cent of the phones sold in the quarter were 5G devices": of all of them, whoever made them."""
    verb = next((i for i in range(here + 1, min(len(tokens), here + 9)) if tokens[i].value in _ARE), None)
    if verb is None or any(t.cls in SUBJECTS or t.text in (",", ";") for t in tokens[here + 1 : verb]):
        return False
    return not any(t.cls in SUBJECTS or t.value in _MADE for t in tokens[verb + 1 : verb + 5])


def is_of_more(tokens: tuple[Token, ...], index: int) -> bool:
    """ "With one million more watches shipped than a year ago": a step up or down, and no count."""
    if tokens[index].cls != "COUNT" or index + 2 >= len(tokens) or tokens[index + 1].cls not in ("MORE", "LESS"):
        return False
    goods = tokens[index + 1].text.lower() in ("more", "fewer") and tokens[index + 2].cls in _GOODS
    return goods and any(t.cls == "COMPARED" or t.value == "than" for t in tokens[index + 3 : index + 16])


def restates_step(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Passed last year's figure by one million units (or 13 per cent)": the same step as a percentage."""
    if index < 3 or tokens[index - 1].value != "or" or tokens[index - 2].text != "(":
        return False
    before = next((i for i in range(index - 3, 0, -1) if tokens[i].number is not None), 0)
    return tokens[before].cls == "COUNT" and tokens[before - 1].value == "by"


def is_rate_of_base(tokens: tuple[Token, ...], index: int) -> bool:
    """ "A net loss of 90,000 lines, a monthly decline rate of 0.4 per cent": of all lines, not of the loss."""
    near = [t.text.lower() for t in tokens[max(0, index - 5) : index]]
    return "rate" in near and any(word in ("monthly", "quarterly", "annual", "yearly") for word in near)


def is_of_top_group(tokens: tuple[Token, ...], index: int) -> bool:
    """ "The top five vendors, four of them Chinese, took 87 per cent": of a group that is not spelled out."""
    for here in range(index - 1, 1, -1):
        if tokens[here].cls in SUBJECTS or tokens[here].text == ";" or tokens[here].number is not None:
            return False
        if tokens[here].text.lower() in _RANKED:
            return "top" in [t.value for t in tokens[max(0, here - 3) : here]]
    return False
