"""Shares and places of a market told in money: all of a sentence that says so, not only the figure beside the word.

Invariant: a sentence that also speaks of units or of volume is left to the words beside each figure.
"""

from __future__ import annotations

import re

from crossfoot.extract.sentence import Sentence

__all__ = ["is_told_in_money"]

_MONEY = re.compile(
    r"\b(?:(?:in|by|on) (?:a )?(?:sales |total |dollar |market |retail )?(?:value|revenues?|turnover)\b(?! segment)"
    r"|(?:in )?terms of (?:the )?(?:sales |total |retail |dollar |market )?(?:value|revenues?|prices?|turnover)"
    r"|(?:value|revenue|dollar)[- ](?:terms|share|basis|based)"
    r"|(?:market|phones?|smartphones?|handsets?|tablets?|PCs?|devices?|India|China)(?:['’]s)? value"
    r" (?:also |has |had )*(?:surged|grew|rose|fell|jumped|climbed|dropped|declined|increased|growth)"
    r"|the value growth|value share"
    r"|(?:share|per ?cent|%) of (?:the )?(?:global |worldwide |total |overall |market )?(?:revenues?|value)\b)",
    re.IGNORECASE,
)
_UNITS = re.compile(r"\b(?:units?|volumes?|shipments?|shipped|deliver(?:y|ies|ed)|million)\b", re.IGNORECASE)


def is_told_in_money(sentence: Sentence) -> bool:
    """ "With 30.2 % in value terms, followed by LG (17 %) and TCL (9.3 %)": every one of them is of money."""
    text = sentence.block.text[sentence.tokens[0].start : sentence.tokens[-1].end]
    return _MONEY.search(text) is not None and _UNITS.search(text) is None
