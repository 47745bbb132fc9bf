"""A figure's own relative clause: "the 11 million that analysts had looked for", "the 43 million it named".

Invariant: such a clause belongs to the figure right before it and to no other; who speaks in it speaks for that figure
only.
"""

from __future__ import annotations

from crossfoot.extract.tokens import Token

__all__ = ["speaks_for", "told_behind"]

_SPEAKERS = ("SOURCE", "THESOURCE", "UNNAMED", "PERSON", "VENDOR", "THEVENDOR", "DESCRIBED", "PRONOUN")
_GOODS = ("UNIT", "PRODUCT", "OWN", "LINE")
_TITLES = frozenset(("chief", "executive", "chairman", "founder", "president", "analysts", "researchers", "at", "from"))
_AUXILIARIES = frozenset(
    ("has", "have", "had", "first", "once", "already", "originally", "still", "also", "itself", "previously", "now")
)
_REACH = 8


def told_behind(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Who tells a figure in the relative clause behind it and with which verb, as tokens; None without such a clause.

    Without a "that" the figure must be a definite one: "the 46.4 million analysts expected".
    """
    here = index + 1
    while here < len(tokens) and tokens[here].cls in _GOODS:
        here += 1
    definite = "the " in tokens[index].text.lower() or (index > 0 and tokens[index - 1].value == "the")
    if here < len(tokens) and tokens[here].value in ("that", "which"):
        definite, here = True, here + 1
    while here < len(tokens) and tokens[here].value in _TITLES:
        here += 1
    if not definite or here >= len(tokens) or not _can_speak(tokens[here]):
        return None
    verb = here + 1
    while verb < len(tokens) and (tokens[verb].text.lower() in _AUXILIARIES):
        verb += 1
    if verb >= len(tokens) or tokens[verb].cls == "P" or tokens[verb].number is not None:
        return None
    return here, verb


def speaks_for(tokens: tuple[Token, ...], speaker: int) -> int | None:
    """The figure whose relative clause a speaker stands in, or None."""
    for here in range(speaker - 1, max(-1, speaker - _REACH), -1):
        if tokens[here].number is not None:
            told = told_behind(tokens, here)
            return here if told is not None and told[0] == speaker else None
    return None


def _can_speak(token: Token) -> bool:
    if token.cls == "PRONOUN":
        return token.value not in ("its", "their", "his", "her")
    return token.cls in _SPEAKERS or any(term.kind == "UNNAMED" for term in token.terms)
