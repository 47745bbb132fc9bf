"""What a user asks about, as typed: figures and vendors, in the names the vocabulary knows.

Invariant: nothing is guessed: a name that is not known is refused with the nearest ones that are.
"""

from __future__ import annotations

from difflib import get_close_matches

from crossfoot.errors import InputError
from crossfoot.knowledge import Vocabulary, load_vocabulary
from crossfoot.ledger import View
from crossfoot.model import ALL, MEASURES, OTHERS, Cell, Period, notation, parse_period

__all__ = ["check_vendors", "read_address", "read_period", "read_vendor"]

_COLUMNS = ("vendor", "measure", "product", "place")
_GROUPS = (ALL, OTHERS)
_WORLD = "WORLD"


def read_address(text: str) -> Cell:
    """A figure's address as typed: `xiaomi shipments smartphone IN 2017-Q3`; case and spelled-out places are forgiven.

    Raises:
        InputError: It is no address, or names a measure, product or place that nobody knows.
    """
    words = text.split()
    if len(words) <= len(_COLUMNS):
        notation.read_cell(text)  # says what is missing
    vocabulary = load_vocabulary()
    vendor, measure, product, place = words[: len(_COLUMNS)]
    words[: len(_COLUMNS)] = (
        vendor.upper() if vendor.upper() in _GROUPS else vendor.lower(),
        _one_of("measure", measure.lower(), MEASURES),
        _one_of("product", product.lower(), _products(vocabulary)),
        _place(place, vocabulary),
    )
    return notation.read_cell(" ".join(words))


def read_vendor(text: str, view: View) -> str:
    """A vendor as typed, which the ledger has to know something about.

    Raises:
        InputError: It knows nothing; the sentence names vendors spelled alike.
    """
    vocabulary = load_vocabulary()
    named = {name.casefold(): vendor.id for vendor in vocabulary.vendors for name in vendor.names}
    vendor = named.get(text.strip().casefold(), text.strip().lower())
    if view.entries(vendors=(vendor,)):
        return vendor
    told = f" published by {view.as_of}" if view.as_of else ""
    if vocabulary.vendor(vendor) is not None:
        raise InputError(f"The ledger has nothing on '{vendor}'{told}.")
    known = {name for entry in view.entries() for name in entry.claim.cell.vendor}
    raise InputError(f"Unknown vendor '{text}': the ledger has nothing on it{told}{_near(vendor, known)}.")


def check_vendors(cell: Cell, view: View) -> None:
    """Refuse an address of a vendor that neither the ledger nor the vocabulary has ever heard of.

    Raises:
        InputError: There is one; the sentence names vendors spelled alike.
    """
    for vendor in cell.vendor:
        if vendor not in _GROUPS and not vendor.startswith("@") and load_vocabulary().vendor(vendor) is None:
            read_vendor(vendor, view)


def read_period(text: str | None) -> Period | None:
    """A period as typed, or None for any."""
    return None if text is None else parse_period(text)


def _place(text: str, vocabulary: Vocabulary) -> str:
    """A place's code; a place called by its name is forgiven."""
    for place in vocabulary.places:
        if text.casefold() in (name.casefold() for name in place.names):
            return place.code
    area, slash, part = text.partition("/")
    codes = {place.code for place in vocabulary.places} | {_WORLD}
    if area.upper().removeprefix(f"{_WORLD}-") not in codes:
        raise InputError(
            f"Unknown place '{text}': a place is {_WORLD}, a two-letter code such as IN, or a region such as EUROPE"
            f"{_near(area.upper(), codes)}."
        )
    return area.upper() + slash + part


def _products(vocabulary: Vocabulary) -> tuple[str, ...]:
    spoken = {term.value for term in vocabulary.terms if term.kind == "PRODUCT"}
    return tuple(sorted(spoken | {vendor.product for vendor in vocabulary.vendors}))


def _one_of(what: str, word: str, known: tuple[str, ...]) -> str:
    if word not in known:
        raise InputError(f"Unknown {what} '{word}': expected one of {', '.join(known)}.")
    return word


def _near(word: str, known: set[str]) -> str:
    near = get_close_matches(word, sorted(known), n=3)
    return f"; spelled alike: {', '.join(near)}" if near else ""
