"""What a name somebody typed stands for: vendors, places, products and measures.

Invariant: nothing is guessed: a name is known as it is spelled, case aside, or refused with those spelled alike.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

from crossfoot.errors import InputError
from crossfoot.knowledge.vocabulary import Vocabulary
from crossfoot.model import MEASURES

__all__ = ["near", "read_measure", "read_place", "read_product", "vendor_named"]

_WORLD = "WORLD"


def vendor_named(text: str, vocabulary: Vocabulary) -> str | None:
    """The vendor of a name or slug, or None."""
    name = text.strip().casefold()
    return _vendors(vocabulary).get(name) or (name if vocabulary.vendor(name) else None)


@lru_cache(maxsize=1024)  # tables repeat their names in every row
def read_place(text: str, vocabulary: Vocabulary) -> str:
    """A place's code, from its code or its name; `IN/online` is a part of India.

    Raises:
        InputError: There is no such place.
    """
    named = _places(vocabulary).get(text.strip().casefold())
    if named is not None:
        return named
    area, slash, part = text.strip().partition("/")
    codes = {place.code for place in vocabulary.places} | {_WORLD}
    if area.upper().removeprefix(f"{_WORLD}-") not in codes:
        raise InputError(
            f"Unknown place '{text}': a place is {_WORLD}, a two-letter code such as IN, or a region such as EUROPE"
            f"{near(area.upper(), codes)}."
        )
    return area.upper() + slash + part


@lru_cache(maxsize=1024)
def read_product(text: str, vocabulary: Vocabulary) -> str:
    """A product, from its name as claims write it or a word for all of it.

    Raises:
        InputError: There is no such product.
    """
    word = text.strip().casefold()
    products = _products(vocabulary)
    if word not in products:
        expected = ", ".join(sorted(set(products.values())))
        raise InputError(f"Unknown product '{text.strip().lower()}': expected one of {expected}.")
    return products[word]


def read_measure(text: str) -> str:
    """A measure as claims write it; blanks stand for underscores.

    Raises:
        InputError: There is no such measure.
    """
    word = "_".join(text.lower().split())
    if word not in MEASURES:
        raise InputError(f"Unknown measure '{text.strip().lower()}': expected one of {', '.join(MEASURES)}.")
    return word


def near(word: str, known: set[str] | frozenset[str]) -> str:
    """The names spelled alike, as the end of a sentence; empty where there are none."""
    found = get_close_matches(word, sorted(known), n=3)
    return f"; spelled alike: {', '.join(found)}" if found else ""


@lru_cache(maxsize=4)
def _vendors(vocabulary: Vocabulary) -> dict[str, str]:
    return {name.casefold(): vendor.id for vendor in vocabulary.vendors for name in vendor.names}


@lru_cache(maxsize=4)
def _places(vocabulary: Vocabulary) -> dict[str, str]:
    return {name.casefold(): place.code for place in vocabulary.places for name in place.names}


@lru_cache(maxsize=4)
def _products(vocabulary: Vocabulary) -> dict[str, str]:
    """Every product by its own name and by the words for all of it, not for a segment."""
    words = {
        term.text.casefold(): term.value for term in vocabulary.terms if term.kind == "PRODUCT" and term.segment is None
    }
    own = {term.value for term in vocabulary.terms if term.kind == "PRODUCT"}
    return words | {name: name for name in own | {vendor.product for vendor in vocabulary.vendors}}
