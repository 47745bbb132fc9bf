"""What a page is about as a whole: vendors, product, measure and tracker, counted over its body.

Invariant: only the body counts, never furniture; headlines weigh thrice for vendors and products, not for measures,
since they are loose with them.
"""

from __future__ import annotations

from collections import Counter

from crossfoot.extract.discourse import PageFacts
from crossfoot.extract.tokens import tokenize
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Block, BlockKind, Document, Role, Table

__all__ = ["page_facts"]

_PRODUCT_WORDS = {
    "phone": "smartphone",
    "phones": "smartphone",
    "handset": "smartphone",
    "handsets": "smartphone",
    "cars": "nev",
    "vehicles": "nev",
    "vehicle": "nev",
}
_VEHICLES = ("nev", "bev", "phev", "ev", "vehicle", "electric_two_wheeler")
_DEFAULT_MEASURE = {"nev": "deliveries", "bev": "deliveries", "ev": "sales", "mobile_subscribers": "subscribers"}


def page_facts(document: Document, vocabulary: Vocabulary) -> PageFacts:
    """Vendors, product, measure and tracker of the page, counted over its body; headlines count thrice."""
    vendors: Counter[str] = Counter()
    products: Counter[str] = Counter()
    measures: Counter[str] = Counter()
    trackers: Counter[str] = Counter()
    places: Counter[str] = Counter()
    shares = 0
    for block in _body(document):
        weight = 3 if block.kind in (BlockKind.TITLE, BlockKind.HEADING) else 1
        for token in tokenize(block.text, vocabulary):
            match token.cls:
                case "VENDOR" | "VENDORS":
                    vendors.update(dict.fromkeys(token.value.split(","), weight))
                case "OWN":
                    owner, _, product_of_it = token.value.partition("|")
                    vendors[owner] += weight
                    products[product_of_it] += weight
                case "PRODUCT":
                    products[token.value] += 2 * weight
                case "UNIT":
                    products[_PRODUCT_WORDS.get(token.text.lower(), "")] += weight
                case "MEASURE":
                    measures[token.value] += weight == 1
                case "PLACE" | "ADJ":
                    places[token.value] += 1
                case "SHARE":
                    shares += token.text.lower() != "shares"
                case "SOURCE" if (name := vocabulary.source(token.value)) is not None:
                    trackers[name.who] += name.role in (Role.TRACKER, Role.REGULATOR)
    products.pop("", None)
    trackers, measures = +trackers, +measures
    product = _page_product(vendors, products, vocabulary)
    if product not in _VEHICLES:
        measures["shipments"] += measures.pop("deliveries", 0)
    measure = measures.most_common(1)[0][0] if measures else _DEFAULT_MEASURE.get(product or "", "shipments")
    tracker = next(iter(trackers)) if len(trackers) == 1 else None
    return PageFacts(
        published=document.provenance.published_at,
        vendors=tuple(slug for slug, _ in vendors.most_common()),
        product=product,
        measure=measure,
        tracker=tracker,
        places=tuple(code for code, _ in places.most_common() if len(code) == 2),
        has_shares=shares > 0,
    )


def _page_product(vendors: Counter[str], products: Counter[str], vocabulary: Vocabulary) -> str | None:
    """What the page is about: its own words, and the usual products of its vendors."""
    total = Counter(products)
    for slug, count in vendors.items():
        vendor = vocabulary.vendor(slug)
        if vendor is not None:
            total[vendor.product] += count
    return total.most_common(1)[0][0] if total else None


def _body(document: Document) -> list[Block]:
    out: list[Block] = []
    for block in document.blocks:
        if block.furniture is not None:
            continue
        if isinstance(block, Table):
            out += [cell.block for row in block.rows for cell in row]
            out += [block.caption] if block.caption is not None else []
        else:
            out.append(block)
    return out
