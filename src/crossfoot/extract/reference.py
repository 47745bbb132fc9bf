"""What a subject token stands for: names, descriptions and pronouns resolved to vendors, or left open.

Invariant: a description is resolved only where one vendor of the page fits; no unique match is an open slot, not a
guess.
"""

from __future__ import annotations

from crossfoot.extract.apposition import is_of_apposition
from crossfoot.extract.discourse import PageFacts, State
from crossfoot.extract.scope import is_object
from crossfoot.extract.tokens import Token
from crossfoot.knowledge import Vocabulary
from crossfoot.model import How

__all__ = ["refer"]

_MAKERS_OF = {
    "CN": "@china-based",
    "IN": "@india-based",
    "TW": "@taiwan-based",
    "KR": "@korea-based",
    "JP": "@japan-based",
}


def refer(
    tokens: tuple[Token, ...], index: int, state: State, facts: PageFacts, vocabulary: Vocabulary
) -> tuple[tuple[str, ...], How]:
    """The vendors a subject token stands for; none where it cannot be told.

    Args:
        tokens: The sentence.
        index: The subject token.
        state: What is in focus before the sentence.
        facts: Page facts, for the vendors a description may mean.
        vocabulary: For homes and descriptions.
    """
    token = tokens[index]
    match token.cls:
        case "VENDOR":
            return (token.value,), How.STATED
        case "VENDORS":
            return tuple(token.value.split(",")), How.STATED
        case "OWN" | "LINE":
            return (_seller(tokens, index, token.value.split("|")[0], vocabulary),), How.STATED
        case "MARKET":
            return ("ALL",), How.STATED
        case "OTHERS":
            return ("OTHERS",), How.STATED
        case "COHORT":
            return (_local(state, facts) if token.value == "@local" else token.value,), How.STATED
        case "DESCRIBED":
            return _described(token.value, state, facts, vocabulary), How.ANAPHOR
        case "THEVENDOR":
            return _single(_before(tokens, index, state, facts, vocabulary)) or _single(state.vendor), How.ANAPHOR
        case "PRONOUN":
            return _pronoun(tokens, index, state, facts, vocabulary), How.ANAPHOR
    return (), How.STATED


def _seller(tokens: tuple[Token, ...], index: int, brand: str, vocabulary: Vocabulary) -> str:
    """ "GM sold 19,700 units of the Bolt": who owns the brand and is said to have sold the line, else the brand."""
    vendor = vocabulary.vendor(brand)
    here = next((i for i in range(index - 1, -1, -1) if tokens[i].cls == "VENDOR"), None)
    if vendor is None or vendor.parent is None or here is None or tokens[here].value != vendor.parent:
        return brand
    sells = tokens[here + 1].cls == "MEASURE" and any(t.cls == "COUNT" for t in tokens[here + 2 : index])
    return vendor.parent if sells else brand


def _described(value: str, state: State, facts: PageFacts, vocabulary: Vocabulary) -> tuple[str, ...]:
    if value.startswith("="):
        return (value[1:],)
    if value.startswith("any="):
        fits = [slug for slug in facts.vendors if slug in value[4:].split(",")]
    else:
        code = value.removeprefix("home=")
        fits = [s for s in facts.vendors if (v := vocabulary.vendor(s)) is not None and v.home == code]
    focus = _single(state.vendor)
    if focus and focus[0] in fits:
        return focus
    near = [slug for slug in fits if slug in state.recent]
    if len(near) == 1:
        return (near[0],)
    return (fits[0],) if len(fits) == 1 else ()


def _local(state: State, facts: PageFacts) -> str:
    """Whose makers "local vendors" are: those of the place in focus, else of the country the page names most."""
    place = state.place or state.home or next(iter(facts.places), None)
    return _MAKERS_OF.get(place or "", "@local")


def _single(vendors: tuple[str, ...]) -> tuple[str, ...]:
    return vendors if len(vendors) == 1 and vendors[0] not in ("ALL", "OTHERS") else ()


def _before(
    tokens: tuple[Token, ...], index: int, state: State, facts: PageFacts, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """The last subject named before a token in its own sentence."""
    for here in range(index - 1, -1, -1):
        if _is_of_a_kind(tokens, here):
            return ("ALL",)  # "the desktop category went on as it grew by 30.5 percent"
        names = tokens[here].cls in ("VENDOR", "VENDORS", "COHORT", "DESCRIBED", "OWN", "LINE", "OTHERS")
        if names and not is_object(tokens, here) and not is_of_apposition(tokens, here, index):
            return refer(tokens, here, state, facts, vocabulary)[0]
    return ()


def _pronoun(
    tokens: tuple[Token, ...], index: int, state: State, facts: PageFacts, vocabulary: Vocabulary
) -> tuple[str, ...]:
    word = tokens[index].text.lower()
    named = _before(tokens, index, state, facts, vocabulary) or state.vendor
    if word in ("they", "their", "both", "the two", "the pair", "the duo"):
        return named if len(named) > 1 else named if word in ("they", "their") else ()
    if word in ("the former", "the latter"):
        return ((named[0] if word == "the former" else named[-1]),) if len(named) > 1 else ()
    return named if len(named) == 1 else ()


def _is_of_a_kind(tokens: tuple[Token, ...], here: int) -> bool:
    """ "The desktop category", as a subject: not "28.5 percent of the overall PC category"."""
    if tokens[here].cls != "MARKET" or not tokens[here].value.endswith(("category", "segment")):
        return False
    front = [t for t in tokens[max(0, here - 3) : here] if t.value not in ("the", "overall", "total", "whole")]
    return not front or front[-1].value not in ("in", "of", "for", "within", "dominate", "led", "lead")
