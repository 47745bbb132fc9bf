"""Names between commas that only explain the name in front of them.

Invariant: a name is set aside only between two commas right behind a company's name, with a verb that goes on after
them and no figure inside; a list of names is no explanation.
"""

from __future__ import annotations

from crossfoot.extract.tokens import Token

__all__ = ["is_of_apposition"]

_APPOSED = 14
_LISTS = (",", "and", "&", "or")


def is_of_apposition(tokens: tuple[Token, ...], here: int, limit: int) -> bool:
    """ "Li Auto, Tesla's nearest rival, sold …", "Voyah, a brand owned by Dongfeng, said …": who only explains."""
    if tokens[here].cls not in ("VENDOR", "DESCRIBED", "OWN", "PLACE"):
        return False
    opens = next((i for i in range(here - 1, max(0, here - _APPOSED), -1) if tokens[i].text == ","), None)
    closes = next((i for i in range(here + 1, min(limit, here + _APPOSED)) if tokens[i].text == ","), None)
    if opens is None or closes is None or opens < 1 or tokens[opens - 1].cls != "VENDOR":
        return False
    inside = tokens[opens + 1 : closes]
    listed = tokens[here].cls != "PLACE" and tokens[here + 1].value in _LISTS
    told = listed or any(t.number is not None or t.cls in ("MEASURE", "SAY") for t in inside)
    following = tokens[closes + 1] if closes + 1 < len(tokens) else None
    goes_on = following is not None and (following.cls in ("MEASURE", "DEEM", "SAY", "UP", "DOWN"))
    return len(inside) > 2 and not told and goes_on
