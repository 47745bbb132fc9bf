"""What a user asks about, as typed: figures and vendors, in the names the vocabulary knows.

Invariant: nothing is guessed: a name that is not known is refused with the nearest ones that are.
"""

from __future__ import annotations

from crossfoot.errors import UnknownVendorError
from crossfoot.knowledge import load_vocabulary
from crossfoot.knowledge.naming import near, read_measure, read_place, read_product, vendor_named
from crossfoot.ledger import Narrowed, Slice, View
from crossfoot.model import ALL, OTHERS, Cell, Period, notation, parse_period

__all__ = ["check_vendors", "read_address", "read_period", "read_vendor"]

_COLUMNS = ("vendor", "measure", "product", "place")
_GROUPS = (ALL, OTHERS)
_MOST_KNOWN = 20_000  # claims, of those recorded last, whose vendors are held beside a name nobody knows


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
        read_measure(measure),
        read_product(product, vocabulary),
        read_place(place, vocabulary),
    )
    return notation.read_cell(" ".join(words))


def read_vendor(text: str, view: View) -> str:
    """A vendor as typed, which the ledger has to know something about.

    Raises:
        UnknownVendorError: It knows nothing; the sentence names vendors spelled alike.
    """
    vocabulary = load_vocabulary()
    vendor = vendor_named(text, vocabulary) or text.strip().lower()
    if view.some(Slice(1), Narrowed(vendors=(vendor,))):
        return vendor
    told = f" published by {view.as_of}" if view.as_of else ""
    if vocabulary.vendor(vendor) is not None:
        raise UnknownVendorError(f"The ledger has nothing on '{vendor}'{told}.", text)
    known = {name for entry in view.some(Slice(_MOST_KNOWN)) for name in entry.claim.cell.vendor}
    raise UnknownVendorError(f"Unknown vendor '{text}': the ledger has nothing on it{told}{near(vendor, known)}.", text)


def check_vendors(cell: Cell, view: View) -> None:
    """Refuse an address of a vendor that neither the ledger nor the vocabulary has ever heard of.

    Raises:
        UnknownVendorError: There is one; the sentence names vendors spelled alike.
    """
    for vendor in cell.vendor:
        if vendor not in _GROUPS and not vendor.startswith("@") and load_vocabulary().vendor(vendor) is None:
            read_vendor(vendor, view)


def read_period(text: str | None) -> Period | None:
    """A period as typed, or None for any."""
    return None if text is None else parse_period(text)
