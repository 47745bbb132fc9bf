"""Which goods a word names: the product, and the part of it ("notebooks" of the PCs).

Invariant: goods are what the vocabulary says of the very words met; nothing is guessed from the words around them.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.extract.scan import scan
from crossfoot.extract.tokens import Token
from crossfoot.knowledge import Vocabulary

__all__ = ["Goods", "goods_at", "goods_of"]


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


def _segment(token: Token) -> str | None:
    return next((t.segment for t in token.terms if t.kind == token.cls and t.value == token.value), None)
