"""Brands a figure counts in or leaves out: "Oppo (including OnePlus)", "Oppo, not counting OnePlus".

Invariant: only what stands right behind the vendor's name is taken; a company it merely has dealings with is no brand.
"""

from __future__ import annotations

from crossfoot.extract.tokens import Token

__all__ = ["counted_in", "left_out"]

_IN = (("including",), ("incl",), ("incl.",), ("counting",), ("together", "with"))
_OUT = (("excluding",), ("without",), ("not", "counting"), ("not", "including"), ("minus",), ("excl",), ("excl.",))
_BRANDS = frozenset(("its", "the", "brand", "brands", "sub-brand", "sub-brands", "marque", "marques", "labels"))


def counted_in(tokens: tuple[Token, ...], vendor: int | None) -> tuple[str, ...]:
    """Slugs of the brands counted in behind a vendor; "with" needs a bracket or the word "brands"."""
    if vendor is None:
        return ()
    at = _opening(tokens, vendor)
    words = [t.value for t in tokens[at : at + 5]]
    plain_with = words[:1] == ["with"] and (tokens[at - 1].text == "(" or bool(_BRANDS.intersection(words[1:4])))
    return _named(tokens, at + 1) if plain_with else _behind(tokens, at, _IN)


def left_out(tokens: tuple[Token, ...], vendor: int | None) -> tuple[str, ...]:
    """Slugs of the brands left out behind a vendor."""
    return () if vendor is None else _behind(tokens, _opening(tokens, vendor), _OUT)


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
