"""Whose two figures are when the name stands behind both: "fell to 8 million from 9.3 million at Apple".

Invariant: nothing but goods and times may stand between the figures and the name.
"""

from __future__ import annotations

from crossfoot.extract.tokens import Token

__all__ = ["name_behind_base"]

_GOODS = ("UNIT", "PRODUCT", "OWN")
_TIMES = ("BASE", "TIME", "PERIOD")


def name_behind_base(tokens: tuple[Token, ...], index: int) -> int | None:
    """The name behind a figure and the one it is compared with, or None.

    Args:
        tokens: The sentence.
        index: Either figure.
    """
    if tokens[index].cls != "COUNT" or index == 0 or tokens[index - 1].value not in ("to", "from"):
        return None
    here = _behind(tokens, index + 1, _GOODS)
    if here + 1 < len(tokens) and tokens[here].value == "from" and tokens[here + 1].cls == "COUNT":
        here = _behind(tokens, here + 2, _GOODS)
    here = _behind(tokens, here, _TIMES)
    behind = tokens[here : here + 2]
    return here + 1 if len(behind) > 1 and behind[0].value == "at" and behind[1].cls == "VENDOR" else None


def _behind(tokens: tuple[Token, ...], here: int, classes: tuple[str, ...]) -> int:
    """The first token from here on that is of none of these classes."""
    while here < len(tokens) and tokens[here].cls in classes:
        here += 1
    return here
