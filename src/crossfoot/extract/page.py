"""What a page is about as a whole: vendors, product, measure and tracker, counted over its body.

Invariant: only the body counts, never furniture; headlines weigh thrice for vendors and products, not for measures,
since they are loose with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from crossfoot.extract.discourse import PageFacts
from crossfoot.extract.goods import goods_at
from crossfoot.extract.tokens import Token, tokenize
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Block, BlockKind, Document, Role, Table

__all__ = ["GOODS", "UNITS", "known_lines", "page_facts"]

_COUNTED = (
    "vendor",
    "product",
    "segment",
    "goods",
    "measure",
    "place",
    "where",
    "share",
    "market",
    "tracker",
    "accounts",
)
_CARS = "cars"
_PLAIN_UNITS = ("unit", "units", "device", "devices")
_PRODUCT_WORDS = {
    "phone": "smartphone",
    "phones": "smartphone",
    "handset": "smartphone",
    "handsets": "smartphone",
    "car": _CARS,
    "cars": _CARS,
    "automobiles": _CARS,
    "vehicles": _CARS,
    "vehicle": _CARS,
}
_VEHICLES = ("nev", "bev", "phev", "ev", "vehicle", "car", "electric_two_wheeler")
GOODS = ("smartphone", "phone", "handset", "tablet", "pc", "car", "vehicle", "ev", "wearable", "laptop")
_ACCOUNTS = ("revenue", "revenues", "profit", "profits", "income", "earnings", "turnover", "margin", "results")
UNITS = (*_PLAIN_UNITS, *_PRODUCT_WORDS)
_MANY = 3
_STOCKS = ("net_adds", "subscribers")
_LONG = 6
_DEFAULT_MEASURE = {"nev": "deliveries", "bev": "deliveries", "ev": "sales", "mobile_subscribers": "subscribers"}


def page_facts(document: Document, tokens: Mapping[int, tuple[Token, ...]], vocabulary: Vocabulary) -> PageFacts:
    """Vendors, product, measure, places and tracker of the page, counted over its body.

    Args:
        document: The page.
        tokens: Of each block of text, by its position; cells and captions are read here.
        vocabulary: Words and names.
    """
    counts: dict[str, Counter[str]] = {name: Counter() for name in _COUNTED}
    for number, block in enumerate(document.blocks):
        if block.furniture is not None:
            continue
        if isinstance(block, Table):
            for inner in _texts(block):
                for token in tokenize(inner.text, vocabulary):
                    _count(token, 1, counts, vocabulary)
            continue
        weight = 3 if block.kind in (BlockKind.TITLE, BlockKind.HEADING) else 1
        for token in tokens[number]:
            _count(token, weight, counts, vocabulary)
    product = _page_product(counts["vendor"], counts["product"], vocabulary)
    segment = _page_segment(product, counts["product"], counts["segment"])
    measures, trackers = counts["measure"], counts["tracker"]
    if product not in _VEHICLES:
        measures["shipments"] += measures.pop("deliveries", 0)
        measures.pop("registrations", None)  # "registered a rise": goods of this kind are registered nowhere
    measures = +measures
    is_stock = product == "mobile_subscribers"  # subscribers are goods and measure at once
    reports = None if trackers else _reporting(counts["accounts"], counts["vendor"])
    return PageFacts(
        reports=reports,
        spelled=_spelled(tokens),
        is_of_operators=_is_of_operators(product, counts, vocabulary),
        owner=None if trackers else _owner(counts["vendor"], vocabulary),
        published=document.provenance.published_at,
        main=next((slug for slug, n in counts["vendor"].items() if 2 * n >= counts["vendor"].total()), None),
        vendors=tuple(slug for slug, _ in counts["vendor"].most_common()),
        product=product,
        segment=segment,
        measure=max(measures, key=lambda m: (measures[m], m == "shipments"))
        if measures
        else _DEFAULT_MEASURE.get(product or "", "shipments"),
        tracker=next(iter(trackers)) if len(trackers) == 1 else None,
        places=tuple(code for code, _ in counts["place"].most_common() if len(code) == 2),
        only_place=_only_place(+counts["where"]),
        has_shares=bool(counts["share"]),
        names_goods=bool(counts["goods"]) and bool(measures or counts["share"] or counts["market"] or is_stock),
    )


def known_lines(tokens: Mapping[int, tuple[Token, ...]], facts: PageFacts) -> dict[int, tuple[Token, ...]]:
    """The tokens, short names of lines kept only where the page names their maker.

    "G6" and "i3" are a car of one maker, a phone of another and a processor of a third.
    """
    return {
        number: tuple(t._replace(cls="NAME") if t.cls == "LINE" and not _is_plain_line(t, facts) else t for t in words)
        if any(t.cls == "LINE" for t in words)
        else words
        for number, words in tokens.items()
    }


def _only_place(places: Counter[str]) -> str | None:
    """The country of a page that names it again and again, and no other place, nor the world."""
    ((code, count),) = places.items() if len(places) == 1 else ((None, 0),)
    return code if code is not None and len(code) == 2 and count > 1 else None


def _is_plain_line(token: Token, facts: PageFacts) -> bool:
    vendor = token.value.partition("|")[0]
    return len(token.text) > _LONG or vendor in facts.vendors or token.text.lower().startswith(vendor)


def _count(token: Token, weight: int, counts: dict[str, Counter[str]], vocabulary: Vocabulary) -> None:
    """Add one token to what it counts for."""
    word = token.text.lower()
    _count_accounts(token, counts["accounts"])
    match token.cls:
        case "VENDOR" | "VENDORS":
            counts["vendor"].update(dict.fromkeys(token.value.split(","), weight))
        case "OWN" | "PRODUCT" | "UNIT" | "LINE":
            _count_goods(token, weight, counts, vocabulary)
        case "MEASURE":  # headlines are loose with measures: they only decide a tie
            counts["measure"][token.value] += 10 if weight == 1 else 1
            _count_subscribers(token, weight, counts)
        case "MARKET":
            counts["market"][word] += 1
            if any(part.rstrip("s") in GOODS for part in word.split()):  # "the Indian smartphone market"
                counts["goods"][word] += 1
            _count_named(token, 2 * weight, counts, vocabulary)
        case "PLACE" | "ADJ":
            counts["place"][token.value] += 1
            counts["where"][token.value] += token.cls == "PLACE"
        case "SHARE" if word != "shares":
            counts["share"][word] += 1
        case "SOURCE":
            name = vocabulary.source(token.value)
            if name is None or name.role in (Role.TRACKER, Role.REGULATOR):
                counts["tracker"][token.text if name is None else name.who] += 1


def _count_subscribers(token: Token, weight: int, counts: dict[str, Counter[str]]) -> None:
    """Subscribers are goods and measure at once."""
    if token.value in _STOCKS:
        counts["goods"][token.text.lower()] += 1
        counts["product"]["mobile_subscribers"] += weight


def _count_accounts(token: Token, accounts: Counter[str]) -> None:
    fiscal = token.time is not None and token.time.expr.relation == "fiscal"
    if fiscal or token.value in _ACCOUNTS:
        accounts["fiscal" if fiscal else token.value] += 1


def _reporting(accounts: Counter[str], vendors: Counter[str]) -> str | None:
    """The company whose results the page reports: its accounts are spoken of, and hardly any other company is."""
    if accounts.total() < _MANY or len(accounts) < 2 or not vendors:
        return None
    slug, count = vendors.most_common(1)[0]
    return slug if 3 * count >= 2 * vendors.total() else None


def _is_of_operators(product: str | None, counts: dict[str, Counter[str]], vocabulary: Vocabulary) -> bool:
    """Whether subscribers are counted, by themselves or by an operator that sells phones too."""
    if product == "mobile_subscribers" or not counts["vendor"]:
        return product == "mobile_subscribers"
    first = vocabulary.vendor(counts["vendor"].most_common(1)[0][0])
    return bool(counts["product"]["mobile_subscribers"]) and first is not None and first.product == "mobile_subscribers"


def _owner(vendors: Counter[str], vocabulary: Vocabulary) -> str | None:
    """The company that hardly any other is named beside; its brands are its own."""
    groups: Counter[str] = Counter()
    for slug, count in vendors.items():
        vendor = vocabulary.vendor(slug)
        parent = None if vendor is None else vendor.parent
        groups[parent if parent is not None and parent in vendors else slug] += count
    if not groups:
        return None
    slug, count = groups.most_common(1)[0]
    return slug if count >= _MANY and 4 * count >= 3 * groups.total() else None


def _spelled(tokens: Mapping[int, tuple[Token, ...]]) -> tuple[tuple[str, str], ...]:
    """Every company with its name as the page mostly writes it."""
    names: dict[str, Counter[str]] = {}
    for words in tokens.values():
        for token in words:
            for part in token.parts or (token,):
                if part.cls == "VENDOR":
                    names.setdefault(part.value, Counter())[part.text] += 1
    return tuple((slug, found.most_common(1)[0][0]) for slug, found in names.items())


def _count_named(token: Token, weight: int, counts: dict[str, Counter[str]], vocabulary: Vocabulary) -> None:
    """The product a token names, and its segment as `pc/notebook`."""
    goods = goods_at(token, vocabulary)
    if goods is not None:
        counts["product"][goods.product] += weight
        counts["segment"][f"{goods.product}/{goods.segment}" if goods.segment is not None else ""] += weight


def _page_segment(product: str | None, products: Counter[str], segments: Counter[str]) -> str | None:
    """The part of the product that two of three of its mentions name, or None."""
    named, count = max(segments.items(), key=lambda item: (bool(item[0]), item[1]), default=("", 0))
    whole, _, segment = named.partition("/")
    return segment if segment and whole == product and 3 * count >= 2 * products[whole] else None


def _count_goods(token: Token, weight: int, counts: dict[str, Counter[str]], vocabulary: Vocabulary) -> None:
    word = token.text.lower()
    goods = goods_at(token, vocabulary) if token.cls == "LINE" else None
    if token.cls == "LINE" and goods is not None and goods.product in _DRIVES:
        return  # a Leaf runs on a battery, and the text is still on electric cars of all kinds
    if token.cls == "LINE":
        _count_named(token, weight, counts, vocabulary)
        return
    if token.cls == "OWN":
        counts["vendor"][token.value.partition("|")[0]] += weight
        _count_named(token, weight, counts, vocabulary)
    elif token.cls == "PRODUCT":
        _count_named(token, 2 * weight, counts, vocabulary)
    elif word in _PRODUCT_WORDS:
        counts["product"][_PRODUCT_WORDS[word]] += weight
    elif word not in _PLAIN_UNITS:
        return
    counts["goods"][word] += 1


_MOST_EV = 4
"""Mentions of electric cars of all kinds for one of pure electric ones in a text that is still on the latter."""

_DRIVES = ("bev", "phev", "car")


def _page_product(vendors: Counter[str], products: Counter[str], vocabulary: Vocabulary) -> str | None:
    """What the page is about: its own words, and the usual products of its vendors.

    "Cars" are what the page's makers are tracked for: electric ones of an electric maker, any of another.
    """
    usual: Counter[str] = Counter()
    for slug, count in vendors.items():
        vendor = vocabulary.vendor(slug)
        if vendor is not None:
            usual[vendor.product] += count
    cars = max((p for p in usual if p in _VEHICLES), key=lambda p: usual[p], default="car")
    total = usual
    for name, count in products.items():  # what the page says outweighs what its vendors are known for
        total[cars if name == _CARS else name] += 4 * count
    if not total:
        return None
    top = total.most_common(1)[0][0]
    if top == "ev" and _MOST_EV * products["bev"] >= products["ev"] and not products["phev"] + products["nev"]:
        return "bev"  # "electric cars" of a text on pure electric ones
    phones = next((name for name in products if name in ("smartphone", "mobile_phone")), top)
    if top == "smartphone" and phones == "mobile_phone" and 3 * products["mobile_phone"] >= products["smartphone"]:
        return phones  # a text that opens with mobile phones and names smartphones among them
    return top


def _texts(table: Table) -> list[Block]:
    """The caption and the cells of a table."""
    caption = [] if table.caption is None else [table.caption]
    return caption + [cell.block for row in table.rows for cell in row]
