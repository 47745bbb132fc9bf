"""Brands a figure counts in or leaves out: "Oppo (including OnePlus)", "excluding Honor, Huawei's shipments rose".

Invariant: only what stands right behind the vendor's name, right behind the figure, or opens the sentence is taken; a
company it merely has dealings with is no brand.
"""

from __future__ import annotations

from crossfoot.extract.tokens import Token

__all__ = ["counted_in", "is_counted", "left_out"]

_IN = (
    ("including",), ("incl",), ("incl.",), ("counting",), ("together", "with"), ("along", "with"), ("combined", "with"),
)  # fmt: skip
_OUT = (("excluding",), ("without",), ("not", "counting"), ("not", "including"), ("minus",), ("excl",), ("excl.",))
_BRANDS = frozenset(("its", "the", "brand", "brands", "sub-brand", "sub-brands", "marque", "marques", "labels"))
_ADDED = frozenset(("included", "added", "counted", "combined"))
_TURNS = ("however", "but", "still", "and", "yet")
_BRACKET = 8


def counted_in(tokens: tuple[Token, ...], vendor: int | None, *, figure: int | None = None) -> tuple[str, ...]:
    """Slugs of the brands counted in; behind a vendor "with" needs a bracket or the word "brands"."""
    if vendor is not None:
        at = _opening(tokens, vendor)
        words = [t.value for t in tokens[at : at + 5]]
        plain_with = words[:1] == ["with"] and (tokens[at - 1].text == "(" or bool(_BRANDS.intersection(words[1:4])))
        found = _named(tokens, at + 1) if plain_with else _behind(tokens, at, _IN)
        if found:
            return found
    return () if figure is None else _around(tokens, figure, _IN) or _in_front(tokens, figure)


def left_out(tokens: tuple[Token, ...], vendor: int | None, *, figure: int | None = None) -> tuple[str, ...]:
    """Slugs of the brands left out."""
    behind = () if vendor is None else _behind(tokens, _opening(tokens, vendor), _OUT)
    return behind if behind or figure is None else _around(tokens, figure, _OUT)


def is_counted(tokens: tuple[Token, ...], vendor: int) -> bool:
    """ "If Realme (80,000 units) is included", "with Realme's 80,000 units added": named only to be counted in."""
    at = vendor + 1
    if at < len(tokens) and tokens[at].text == "(":
        at = next((i + 1 for i in range(at, min(len(tokens), at + _BRACKET)) if tokens[i].text == ")"), at)
    while at < len(tokens) and (tokens[at].cls in ("COUNT", "UNIT", "PRODUCT") or tokens[at].text in ("'", "’", "s")):
        at += 1
    is_passive = at < len(tokens) and tokens[at].value in ("is", "are", "were", "was")
    is_led = "with" in [t.value for t in tokens[max(0, vendor - 3) : vendor]]  # "Jio added 5 million" itself
    at += is_passive
    return (is_passive or is_led) and at < len(tokens) and tokens[at].text.lower() in _ADDED


def _around(tokens: tuple[Token, ...], index: int, openings: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Brands named where the sentence opens, in front of a comma, or right behind the figure."""
    start = 2 if tokens[0].text.lower() in _TURNS and len(tokens) > 1 and tokens[1].text == "," else 0
    at = index + 1
    while at < len(tokens) and tokens[at].cls in ("YOY", "QOQ", "MOM", "UNIT", "PRODUCT", "OWN"):
        at += 1
    opened = any(t.text == "," for t in tokens[start:index])
    return (_behind(tokens, start, openings) if opened else ()) or _behind(tokens, at, openings)


def _in_front(tokens: tuple[Token, ...], index: int) -> tuple[str, ...]:
    """ "With Realme counted in, Oppo fell …", "if Realme is added": brands that the sentence adds up first."""
    opens = tokens[0].value == "with" and bool(_BRANDS.intersection(t.value for t in tokens[1:4]))
    named = _named(tokens, 1) if opens and any(t.text == "," for t in tokens[:index]) else ()
    if named:  # "with its Honor brand, Huawei shipped …"
        return named
    for here, token in enumerate(tokens[:index]):
        if token.cls == "VENDOR" and is_counted(tokens, here) and any(t.text == "," for t in tokens[here:index]):
            return (token.value,)
    return ()


def _opening(tokens: tuple[Token, ...], vendor: int) -> int:
    at = vendor + 1
    return at + 1 if at < len(tokens) and tokens[at].text in ("(", ",") else at


def _behind(tokens: tuple[Token, ...], at: int, openings: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    for words in openings:
        if tuple(t.text.lower() for t in tokens[at : at + len(words)]) == words:
            return _named(tokens, at + len(words))
    return ()


def _named(tokens: tuple[Token, ...], at: int) -> tuple[str, ...]:
    while at < len(tokens) and (tokens[at].value in _BRANDS or tokens[at].text == "."):
        at += 1
    is_named = at < len(tokens) and tokens[at].cls in ("VENDOR", "VENDORS")
    return tuple(sorted(tokens[at].value.split(","))) if is_named else ()
