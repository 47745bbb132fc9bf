"""Times of what is only outdone: "beating its Q4 2019 deliveries of 112,000", "topping last year's figure by 9 %".

Invariant: such a time dates the figure that is passed, or is compared with; it never dates the figure that passes it.
"""

from __future__ import annotations

from crossfoot.extract.compared import is_compared
from crossfoot.extract.shifting import is_since_last
from crossfoot.extract.tokens import Token

__all__ = ["MARKS", "OUTDONE", "growth_outdone", "is_passed_by", "measured_of", "opens_aside"]

_GOODS = ("UNIT", "PRODUCT", "OWN", "LINE")
OUTDONE = (
    "than", "over", "beating", "topping", "eclipsing", "exceeding", "breaking", "rewriting", "shattering", "surpassing",
    "bettering", "smashing", "broke", "shattered",
)  # fmt: skip
"""Words behind which a figure stands that another one has passed."""
MARKS = ("record", "high", "peak", "best", "total", "figure")
"""Nouns of which a figure that was passed is told: "its record of 51,000"."""


def measured_of(tokens: tuple[Token, ...], index: int) -> int | None:
    """ "Beating its Q4 2019 deliveries of 112,000": the figure of a time that is only outdone."""
    here = index - 1 - (index > 0 and tokens[index - 1].value in ("its", "the", "their"))
    outdone = here >= 0 and (tokens[here].cls in ("AHEAD", "OVERTOOK", "COMPARED") or tokens[here].value in OUTDONE)
    rest = index + 1
    while outdone and rest < len(tokens) and tokens[rest].cls in (*_GOODS, "MEASURE"):
        rest += 1
    of = outdone and rest + 1 < len(tokens) and tokens[rest].value in ("of", *MARKS)
    rest += bool(of) + bool(of and tokens[rest + 1].value == "of")
    return rest if of and rest < len(tokens) and tokens[rest].cls == "COUNT" else None


def growth_outdone(tokens: tuple[Token, ...], index: int) -> int | None:
    """ "Topping a 9.8 per cent decline in 2013": the time of the growth that is only outdone."""
    moved = index - 1 - (tokens[index - 1].value in ("in", "of"))
    if moved < 2 or tokens[moved].cls not in ("UP", "DOWN") or tokens[moved - 1].cls != "PCT":
        return None
    front = moved - 2 - (tokens[moved - 2].value in ("a", "the", "its"))
    return moved - 1 if front >= 0 and tokens[front].value in OUTDONE else None


def is_passed_by(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Topping last year's Q2 figure by one million": the time of what is passed by so much."""
    here = index - 1
    while here > 0 and (tokens[here].time is not None or tokens[here].value in ("its", "the", "their", "'s", "'", "s")):
        here -= 1
    passed = here >= 0 and (tokens[here].value in (*OUTDONE, "topped") or tokens[here].cls in ("OVERTOOK", "AHEAD"))
    behind = tokens[index + 1 : index + 7]
    by = next((i for i, t in enumerate(behind[:-1]) if t.value == "by"), None)
    return passed and by is not None and behind[by + 1].cls in ("COUNT", "PCT", "PP")


def opens_aside(tokens: tuple[Token, ...], index: int) -> int:
    """ "From April, when it sold", "from April, during which it sold": where what happened then begins, else 0."""
    if not (is_compared(tokens, index) or is_since_last(tokens, index)):
        return 0
    here = index + 1 + (index + 1 < len(tokens) and tokens[index + 1].cls == "MEASURE")  # "March deliveries, when"
    here += here < len(tokens) and tokens[here].text == ","
    words = [t.value for t in tokens[here : here + 2]]
    if words[:1] == ["when"]:
        return here + 1
    return here + 2 if words in (["during", "which"], ["in", "which"]) else 0
