"""What vendors, places, products and sources are called in a sentence.

Invariant: every slug has a name; one the vocabulary does not know is told as it is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossfoot.knowledge import Vocabulary
from crossfoot.ledger import Entry

__all__ = ["Names", "counted_name", "model_name", "names_of", "product_name", "verb_for"]

_PRODUCTS = {
    "bev": "battery-electric cars",
    "ev": "electric cars",
    "mobile_subscribers": "mobile subscribers",
    "nev": "new-energy cars",
    "pc": "PCs",
    "phev": "plug-in hybrids",
}
# Measure: what the company does, and what it did.
_VERBS = {
    "shipments": ("ship", "shipped"),
    "sell_in": ("ship", "shipped"),
    "sales": ("sell", "sold"),
    "sell_through": ("sell", "sold"),
    "deliveries": ("deliver", "delivered"),
    "production": ("build", "built"),
    "registrations": ("register", "registered"),
}
_PLACES = {"WORLD": "worldwide", "US": "in the United States", "GB": "in Britain", "AE": "in the Emirates"}
_OUTLET = "outlet:"
_COHORT = "@"


@dataclass(frozen=True)
class Names:
    """Look-up of names.

    Args:
        vendors: Slug and name.
        places: Code and name.
        voices: Origin and name.
    """

    vendors: Mapping[str, str]
    places: Mapping[str, str]
    voices: Mapping[str, str]

    def vendor(self, slug: str) -> str:
        """A vendor's name; a cohort's own words: "Chinese brands"."""
        if slug.startswith(_COHORT):
            return slug.removeprefix(_COHORT).replace("-", " ").capitalize()
        return self.vendors.get(slug, slug.replace("-", " ").title())

    def where(self, place: str | None) -> str:
        """A place as an adverb: "worldwide", "in India", "outside China"."""
        if place is None:
            return ""
        if place in _PLACES:
            return _PLACES[place]
        outside = place.removeprefix("WORLD-")
        if outside != place:
            return "abroad" if outside == "XX" else f"outside {self.places.get(outside, outside)}"
        return f"in {self.places.get(place, place)}"

    def place(self, place: str) -> str:
        """A place by its name."""
        if place in _PLACES:
            return _PLACES[place].removeprefix("in ") if place != "WORLD" else "the world"
        return self.places.get(place, place)

    def voice(self, origin: str) -> str:
        """The name of who speaks."""
        return self.voices.get(origin) or self.vendors.get(origin) or origin.removeprefix(_OUTLET).replace("-", " ")


def names_of(vocabulary: Vocabulary, entries: Iterable[Entry]) -> Names:
    """Names from the vocabulary, and those of voices as most entries have them."""
    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        far = entry.claim.sources[-1].who if entry.claim.sources else entry.page.outlet
        if far:
            counts.setdefault(entry.origin, Counter())[far] += 1
    vendors = {vendor.id: vendor.names[0] for vendor in vocabulary.vendors}
    voices = {origin: _most(found) for origin, found in counts.items() if origin not in vendors}
    return Names(vendors, {place.code: place.names[0] for place in vocabulary.places}, voices)


def _most(found: Counter[str]) -> str:
    """The name met most often; of equals the first by letter."""
    return min(found, key=lambda name: (-found[name], name))


def product_name(product: str | None) -> str:
    """A product in the plural."""
    if product is None:
        return "units"
    return _PRODUCTS.get(product, f"{product.replace('_', ' ')}s")


def model_name(model: str) -> str:
    """A line of products: "Model 3", "SU7"."""
    words = model.split("-")
    return " ".join(w.upper() if any(c.isdigit() for c in w) and not w.isdigit() else w.capitalize() for w in words)


def counted_name(measure: str | None) -> str:
    """What is counted, as a noun: "shipments", "deliveries"."""
    nouns = {"shipped": "shipments", "sold": "sales", "delivered": "deliveries"}
    return nouns.get(verb_for(measure, past=True), (measure or "figures").replace("_", " "))


def verb_for(measure: str | None, *, past: bool) -> str:
    """What a company does with what is counted: "ship", "sold"."""
    return _VERBS.get(measure or "", ("reach", "reached"))[past]
