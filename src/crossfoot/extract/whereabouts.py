"""Which place of a sentence a figure stands for: right behind it, paired by position, and which it cannot be.

Invariant: only places of the sentence are looked at; a place that says why, or who is the largest where, is none of a
figure's.
"""

from __future__ import annotations

from crossfoot.extract.apposition import is_of_apposition
from crossfoot.extract.placing import Where
from crossfoot.extract.runs import run_of
from crossfoot.extract.scope import in_brackets
from crossfoot.extract.tokens import Token

__all__ = ["can_place", "place_behind", "place_of_list", "place_where"]

_SUPERLATIVES = ("largest", "biggest", "leading")
_CAUSES = (
    "despite",
    "amid",
    "because",
    "thanks",
    "due",
    "notwithstanding",
    "owing",
    "given",
    "after",
    "following",
    "driven",
    "helped",
    "boosted",
    "fuelled",
    "fueled",
)
_REASONS = frozenset(
    (*_CAUSES, "driven", "fuelled", "fueled", "boosted", "helped", "buoyed", "benefited", "benefiting", "attributed",
     "unless", "reflecting", "caused", "since", "aided", "hurt", "hit", "weighed")
)  # fmt: skip
_HAILING = frozenset(
    ("brand", "maker", "company", "vendor", "manufacturer", "player", "carmaker", "automaker", "rival", "operator")
)
_REACH = 14
_GOODS = ("UNIT", "PRODUCT", "OWN", "LINE", "MEASURE", "UP", "DOWN", "YOY", "QOQ", "SHARE")
_BRACKET = 8
_MANY = 3
_LISTING = (",", "and", "the", "or")


def place_behind(tokens: tuple[Token, ...], places: tuple[Where, ...], index: int) -> int | None:
    """ "9.2 million smartphones in India and 15 million in China": the place right behind is the figure's own.

    A bracket may stand in between: "9.4 million (up 0.6 per cent) in Argentina" places both figures.
    """
    if index > 1 and tokens[index - 1].text == "(" and tokens[index - 2].cls == "PLACE":  # "in the USA (15.1 %)"
        return next((w.index for w in places if w.index == index - 2), None)
    here = index + 1
    while here < len(tokens) and tokens[here].cls in _GOODS:
        here += 1
    opens = here < len(tokens) and tokens[here].text == "("
    if opens or in_brackets(tokens, index) is not None:
        closing = (i for i in range(here, min(len(tokens), here + _BRACKET)) if tokens[i].text == ")")
        here = next(closing, here - 1) + 1
    if here >= len(tokens) or tokens[here].value not in ("in", "to", "across"):
        return None
    return next((w.index for w in places if w.index == here + 1), None)


def place_where(tokens: tuple[Token, ...], places: tuple[Where, ...], index: int) -> int | None:
    """ "The US, where it sold 18,514, and then China": the clause is of the place it starts from."""
    for here in range(index - 1, max(0, index - 10), -1):
        if tokens[here].number is not None:
            return None
        if tokens[here].value == "where":
            return next((w.index for w in places if here - 2 <= w.index < here), None)
    return None


def place_of_list(tokens: tuple[Token, ...], places: tuple[Where, ...], index: int) -> int | None:
    """ "In Britain, France and Germany fell 29.6, 23.2 and 16.7 per cent": paired by position."""
    run = run_of(tokens, index, ("COUNT", "PCT", "BARE"))
    listed = [w.index for w in places if w.index < run[0] and tokens[w.index].cls == "PLACE"]
    if len(run) < 2 or len(listed) != len(run) or listed[-1] - listed[0] > 2 * len(run):
        return None
    return listed[run.index(index)]


def can_place(tokens: tuple[Token, ...], there: int, index: int) -> bool:
    """Whether a place can be that of a figure.

    In "China Mobile, the world's largest operator, had …" it is that of the rank; what stands in front of a colon
    ("they move out of their home market: Huawei …") introduces.
    """
    if there and tokens[there - 1].value in ("excluding", "except", "outside", "without", "barring"):
        return False
    if tokens[index].number is None:
        return True
    if there > index and _opens_the_next(tokens, there):
        return False
    if _listed(tokens, there) >= _MANY:  # "in Indonesia, the Philippines and Malaysia": of all of them, of none alone
        return False
    behind = [t for t in tokens[there + 1 : there + 4] if t.text not in ("’", "'", "s")]
    titled = bool(behind) and behind[0].text.lower().startswith(_SUPERLATIVES)
    if there > 1 and tokens[there - 1].value == "from" and tokens[there - 2].text.lower().rstrip("s") in _HAILING:
        return False  # "the best-selling brand from China"
    if any(_helps_vendor(tokens, i) for i in range(there + 1, index)):
        return False
    introduces = tokens[there].cls == "HOME" and any(t.text == ":" for t in tokens[there:index])
    why = _is_of_a_cause(tokens, there, index) or _is_of_a_reason(tokens, there, index)
    return not titled and not introduces and not why and not is_of_apposition(tokens, there, index)


def _listed(tokens: tuple[Token, ...], there: int) -> int:
    """How many places stand in the list that a place is one of."""
    count = 1
    for way in (-1, 1):
        here = there + way
        while 0 <= here < len(tokens) and (
            tokens[here].cls == "PLACE" or tokens[here].value in (",", "and", "the", "or")
        ):
            count += tokens[here].cls == "PLACE"
            here += way
    return count


def _opens_the_next(tokens: tuple[Token, ...], there: int) -> bool:
    """ "65.5 % in the US, and in China it rose to 77 %": the place behind an "and in" is that of the next figure."""
    here = there - 1
    while here > 0 and tokens[here].value in ("in", "the", "across", "urban"):
        here -= 1
    joined = tokens[here].value in ("and", "while", "but") and here < there - 1
    ahead = tokens[there + 1 : there + 9]
    stop = next((i for i, t in enumerate(ahead) if t.text in (";", ".")), len(ahead))
    return joined and any(t.number is not None for t in ahead[:stop])


def _is_of_a_cause(tokens: tuple[Token, ...], there: int, index: int) -> bool:
    """ "Despite a stop of production in Europe and lockdowns in China, 217,100 cars were …": why, not where."""
    comma = next((i for i in range(index - 1, there, -1) if tokens[i].text == ","), None)
    if comma is None:
        return False
    opening = next((i for i in range(there, -1, -1) if i == 0 or tokens[i - 1].text in (",", ";")), 0)
    if tokens[0].text.lower() in _CAUSES and not any(t.number for t in tokens[:there]):
        return True
    return any(tokens[i].text.lower() in _CAUSES for i in range(max(0, opening), opening + 2))


def _helps_vendor(tokens: tuple[Token, ...], here: int) -> bool:
    """ "Gains in Italy helped Huawei's share in Europe grow": the reason in front, and behind it what came of it."""
    after = tokens[here + 1] if here + 1 < len(tokens) else None
    return tokens[here].value in ("helped", "lifted") and after is not None and after.cls in ("VENDOR", "PRONOUN")


def _is_of_a_reason(tokens: tuple[Token, ...], place: int, figure: int) -> bool:
    """ "Up 5 per cent, thanks to demand in China": where a cause lies, unless the figure lies in it too."""
    for here in range(place - 1, max(-1, place - _REACH), -1):
        token = tokens[here]
        if token.text in (".", ";") or token.number is not None:
            return False
        if _helps_vendor(tokens, here):
            return False
        if token.value in _REASONS or (token.value == "as" and tokens[here - 1].text == ","):
            return not here < figure < place
        if token.text == "," and here < place - 1 and tokens[here + 1].cls not in ("PLACE", "ADJ"):
            return False
    return False
