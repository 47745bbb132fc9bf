"""The places of a sentence, and goods that stand without an owner.

Invariant: where somebody comes from ("the China-based vendor", "US-listed") is no place of a figure.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.extract.scan import scan
from crossfoot.extract.tokens import Token
from crossfoot.knowledge import Vocabulary
from crossfoot.model import How

__all__ = ["Where", "adjective_in", "names_goods", "owns_goods", "places_of"]


_BODIES = frozenset((
    "competitors", "rivals", "companies", "firms", "makers", "manufacturers", "brands", "players", "giants",
    "analysts", "investors", "operations", "economy", "tariffs", "sanctions", "listed", "exchange", "stock", "division",
    "unit", "head", "office", "team", "plant", "vendors", "retailers", "consumers", "buyers", "carriers", "officials",
    "authorities", "government", "president", "arm", "boss", "firm", "giant", "carmaker", "automaker",
))  # fmt: skip
_MAKERS = ("manufacturers", "makers", "vendors", "brands", "companies", "oems")
_CALLED = frozenset((
    "rival", "rivals", "giant", "maker", "vendor", "company", "firm", "brand", "manufacturer", "smartphone", "phone",
    "handset", "handsets", "mobile", "tech", "technology", "electronics", "telecoms", "telecom", "internet", "start-up",
    "startup", "upstart", "behemoth", "conglomerate", "budget", "based", "-based", "own", "rivals", "makers", "vendors",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Where:
    """A place of the sentence."""

    index: int
    code: str
    how: How


def places_of(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Where, ...]:
    """Every place of a sentence that a figure can stand for, in order."""
    out = []
    for index, token in enumerate(tokens):
        match token.cls:
            case "PLACE" if not _is_somebodys(tokens, index):
                out.append(Where(index, token.value, How.STATED))
            case "HOME":
                out.append(Where(index, "HOME", How.INFERRED))
            case "ABROAD":
                out.append(Where(index, "ABROAD", How.STATED))
            case "MARKET" | "ADJ":
                code = token.value if token.cls == "ADJ" else adjective_in(token.text, vocabulary)
                is_market = token.cls == "MARKET" or _sold_there(tokens, index)
                if code is not None and is_market:
                    out.append(Where(index, code, How.STATED))
    return tuple(out)


def _is_somebodys(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Global research firm", "China's Huawei", "US-listed", a dateline: no place of goods."""
    token = tokens[index]
    if (token.text.lower() == "global" and not _is_of_goods(tokens, index)) or _is_origin(tokens, index):
        return True
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    counted = behind is not None and token.value == "WORLD" and behind.cls == "UNIT"  # "global car sales"
    if behind is not None and behind.value in _BODIES and not counted:
        return True
    if index and tokens[index - 1].text.lower() in ("excluding", "except", "ex", "minus", "barring"):
        return True  # "South Asia (excluding India)"
    dashed = any(t.text in ("—", "–", "-") for t in tokens[index + 1 : index + 6])
    return dashed and index == 0 and token.text.isupper()


def adjective_in(words: str, vocabulary: Vocabulary) -> str | None:
    """The place of the longest adjective in some words: "the Latin American market" is none of the United States."""
    found = [term for hit in scan(words, vocabulary) for term in hit.terms if term.kind in ("ADJ", "PLACE")]
    named = next((term.value for term in found if term.kind == "ADJ"), None)
    return next((term.value for term in found), None) if named is None else named  # "the UK market"


def _is_origin(tokens: tuple[Token, ...], index: int) -> bool:
    """ "China's Huawei", "Taiwan rival HTC", "South Korea's LG": where somebody is at home."""
    here = index + 1
    owned = [t.text for t in tokens[here : here + 2]] in (["'", "s"], ["’", "s"])
    here += 2 if owned else 0
    start = here
    while here < len(tokens) and here < start + 4 and tokens[here].text.lower() in _CALLED:
        here += 1
    makers = tokens[start : start + 3] if owned else ()
    if any(t.text.lower() in _MAKERS and t.cls == "UNCOUNTED" for t in makers):
        return True  # "China's leading manufacturers": who makes the goods, not where they are sold
    named = here < len(tokens) and tokens[here].cls in ("VENDOR", "VENDORS")
    return named and (owned or here > start)


def _is_of_goods(tokens: tuple[Token, ...], index: int) -> bool:
    return any(t.cls in ("MEASURE", "PRODUCT", "MARKET", "UNIT", "SHARE", "OWN") for t in tokens[index + 1 : index + 5])


def _sold_there(tokens: tuple[Token, ...], index: int) -> bool:
    """ "British smartphone market", "Indian shipments": an adjective of where goods are sold, not of who makes them."""
    following = tokens[index + 1 : index + 3]
    if not following:
        return False
    if following[0].cls in ("MARKET", "MEASURE"):
        return True
    return following[0].cls == "PRODUCT" and following[-1].cls in ("MARKET", "MEASURE")


_GLUE = frozenset(
    ("of", "the", "passenger", "narrow-sense", "new", "total", "retail", "wholesale", "unit", "in", "volume")
)


def _is_of_all(before: tuple[Token, ...]) -> bool:
    """ "Global shipments declined", "Overall, sales fell": everybody's."""
    words = [t for t in before if t.text != ","][-1:]
    return bool(words) and (words[0].value in ("WORLD", "overall", "total", "industry"))


def owns_goods(clause: tuple[Token, ...]) -> bool:
    """ "Its PC shipments": the goods of somebody named before."""
    for index, token in enumerate(clause):
        if token.cls == "PRONOUN" and token.text.lower() in ("its", "their"):
            words = [t for t in clause[index + 1 : index + 4] if t.cls not in ("W", "ADJ", "PLACE")]
            if words and words[0].cls in ("PRODUCT", "MEASURE", "UNIT"):
                return True
    return False


_LEADS = ("W", "ADJ", "PLACE", "P", "PERIOD", "ACCORDING", "SOURCE", "SAY", "THESOURCE", "DATE", "MORE")


def names_goods(clause: tuple[Token, ...]) -> bool:
    """Whether goods and their measure stand together: "smartphone shipments", "deliveries of personal computers"."""
    for index, token in enumerate(clause):
        if (
            token.cls == "PRODUCT"
            and index == next((i for i, t in enumerate(clause) if t.cls not in _LEADS), -1)
            and len(clause) > index + 1
        ):
            return True
        if token.cls not in ("PRODUCT", "UNIT", "MEASURE") or (index and clause[index - 1].number is not None):
            continue
        if token.text.lower() in ("unit", "units"):  # "Units shipped dropped": whose, the sentence before says
            continue
        if token.cls == "MEASURE" and _is_of_all(clause[:index]):
            return True
        here = index + 1
        while here < len(clause) and here - index <= 4 and clause[here].value in _GLUE:
            here += 1
        other = clause[here].cls if here < len(clause) else ""
        if (
            other in ("PRODUCT", "UNIT", "MEASURE")
            and other != token.cls
            and "MEASURE" in (other, token.cls)
            and (token.cls == "MEASURE") == (clause[here - 1].value in _GLUE and here > index + 1)
        ):
            return True
    return False
