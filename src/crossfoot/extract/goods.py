"""Which goods a word names: the product, and the part of it ("notebooks" of the PCs).

Invariant: goods are what the vocabulary says of the very words met; nothing is guessed from the words around them.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.extract.scan import scan
from crossfoot.extract.tokens import Token
from crossfoot.knowledge import Vocabulary

__all__ = ["Goods", "goods_at", "goods_of", "is_constituent"]

_GLUE = frozenset((",", "and", "both", "the", "those", "of", "as", "well"))
_HOLDS = frozenset(
    (
        "includes",
        "including",
        "include",
        "inclusive",
        "comprises",
        "comprising",
        "covers",
        "counting",
        "excluding",
        "excludes",
    )
)
_KINDS = ("category", "segment")


_CARS = ("car", "auto", "automotive", "new-car", "vehicle")


@dataclass(frozen=True, slots=True)
class Goods:
    """A product, and the segment of it or None for all of it."""

    product: str
    segment: str | None = None


def goods_at(token: Token, vocabulary: Vocabulary) -> Goods | None:
    """The goods a token names: "notebooks", "iPads", "the smartwatch market"; None where it names none."""
    match token.cls:
        case "PRODUCT":
            return Goods(token.value, _segment(token))
        case "OWN":
            return Goods(token.value.split("|")[1], _segment(token))
        case "LINE":
            product = next((t.product for t in token.terms if t.kind == "LINE" and t.value == token.value), None)
            return None if product is None else Goods(product)
        case "MARKET":
            terms = (t for hit in scan(token.text, vocabulary) for t in hit.terms if t.kind == "PRODUCT")
            term = next(terms, None)
            if term is None:  # "the Chinese car market", "the diesel car market"
                return Goods("car") if any(word.lower() in _CARS for word in token.text.split()) else None
            return Goods(term.value, term.segment)
    return None


def goods_of(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> frozenset[Goods]:
    """All goods that some words name."""
    return frozenset(goods for token in tokens if (goods := goods_at(token, vocabulary)) is not None)


def is_constituent(tokens: tuple[Token, ...], index: int) -> bool:
    """Goods named to say what others hold or are one kind of.

    "The PC market, which includes notebooks, desktops and tablets", "the market of laptops, desktops and tablets", "the
    fastest-growing wearable category": the figure is of the PCs, and of the smartwatches named before.
    """
    if tokens[index].value.endswith(_KINDS) and any(
        t.value.endswith(("fastest-growing", "largest", "biggest")) for t in tokens[:index]
    ):
        return True
    here, listed = index - 1, 1
    while here > 0 and (tokens[here].cls in ("PRODUCT", "OWN", "MARKET") or tokens[here].value in _GLUE):
        listed += tokens[here].cls in ("PRODUCT", "OWN", "MARKET")
        here -= 1
    if here >= 0 and tokens[here].text.lower() in _HOLDS:
        return True
    there = index + 1
    while there < len(tokens) and (tokens[there].cls == "PRODUCT" or tokens[there].value in _GLUE):
        listed += tokens[there].cls == "PRODUCT"
        there += 1
    paired = any(t.cls == "RESPECTIVELY" for t in tokens)  # "grew by 5.9, 7.4 and 12.4 per cent, respectively"
    return listed > 2 and tokens[max(0, here)].cls != "COUNT" and not paired


def _segment(token: Token) -> str | None:
    return next((t.segment for t in token.terms if t.kind == token.cls and t.value == token.value), None)
