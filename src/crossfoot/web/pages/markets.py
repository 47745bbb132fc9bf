"""Markets: which place, product and time something can be said of, and who speaks of it.

Invariant: a market is listed where a vendor's figure of it is told as fact. A large ledger is listed without times
until it is narrowed to a place or a product, so that no list loads a million claims.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from crossfoot.brief.names import Names, names_of, product_name
from crossfoot.knowledge.naming import read_place, read_product
from crossfoot.ledger import Entry, Narrowed, Slice, Tallied
from crossfoot.model import ALL, OTHERS, Cell, Mode, Period
from crossfoot.model.notation import read_cell
from crossfoot.present.asked import read_period
from crossfoot.reconcile.cells import canonical
from crossfoot.track.wording import period_name
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.large import is_large
from crossfoot.web.links import market_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Side, Slot, Table

__all__ = ["PAGE", "build"]

_COLUMNS = (
    Column("place", "where"),
    Column("product", "product"),
    Column("period", "when", is_tight=True),
    Column("vendors", "vendors", Side.RIGHT),
    Column("claims", "claims", Side.RIGHT),
    Column("voices", "who speaks"),
)
_EVERY = Slice(10**9, is_newest_first=False)
_MOST_VOICES = 4  # named in a row
_Key = tuple[str, str, Period | None]


@dataclass(slots=True)
class _Told:
    """What is told of one market."""

    vendors: set[str] = field(default_factory=set)
    voices: Counter[str] = field(default_factory=Counter)
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing the list can be narrowed by: its name in the address, what it is called, and the choices there are."""

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...]


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The list of markets, those most is told of first."""
    place, product, voice, when = (asked.one(name) for name in ("place", "product", "voice", "period"))
    code = None if place is None else read_place(place, desk.vocabulary)
    goods = None if product is None else read_product(product, desk.vocabulary)
    within = read_period(when)
    names = names_of(desk.vocabulary, ())
    series = [
        (read_cell(tally.name), tally.entries)
        for tally in desk.recall("series", lambda: desk.view.tally(Tallied.SERIES))
    ]
    if is_large(desk) and code is None and goods is None:
        found = _without_times(series)
    else:
        narrowed = Narrowed(
            product=goods, place=code, origins=None if voice is None else (voice.lower(),), within=within
        )
        entries = desk.view.some(_EVERY, narrowed)
        names = names_of(desk.vocabulary, entries)
        found = _with_times(entries)
    ranked = sorted(found.items(), key=lambda item: (-item[1].claims, str(item[0])))
    rows = tuple(_row(asked, names, key, told) for key, told in ranked)
    table = Table("markets", "Markets", _COLUMNS, rows, "Claims of single vendors, as fact.")
    places = sorted({cell.place for cell, _ in series if cell.place}, key=names.place)
    products = sorted({cell.product for cell, _ in series if cell.product}, key=product_name)
    filters = (
        Filter("place", "where", code or "", tuple((one, names.place(one)) for one in places)),
        Filter("product", "product", goods or "", tuple((one, product_name(one)) for one in products)),
    )
    lead = (
        f"{len(rows):,} {'market' if len(rows) == 1 else 'markets'}: a place, a product and a time, most told of first."
    )
    return Shown("Markets", "markets.html", filters, (table,), lead)


def _with_times(entries: Iterable[Entry]) -> dict[_Key, _Told]:
    found: defaultdict[_Key, _Told] = defaultdict(_Told)
    for entry in entries:
        cell = canonical(entry.claim.cell)
        if entry.claim.mode is Mode.ACTUAL and _is_in_a_market(cell) and cell.period.has_whole_months:
            told = found[cell.place or "", cell.product or "", cell.period]
            told.vendors.add(cell.vendor[0])
            told.voices[entry.origin] += 1
            told.claims += 1
    return found


def _without_times(series: Iterable[tuple[Cell, int]]) -> dict[_Key, _Told]:
    found: defaultdict[_Key, _Told] = defaultdict(_Told)
    for cell, claims in series:
        if _is_in_a_market(cell):
            told = found[cell.place or "", cell.product or "", None]
            told.vendors.add(cell.vendor[0])
            told.claims += claims
    return found


def _is_in_a_market(cell: Cell) -> bool:
    is_one = len(cell.vendor) == 1 and cell.vendor[0] not in (ALL, OTHERS) and not cell.vendor[0].startswith("@")
    return (
        is_one and None not in (cell.place, cell.product, cell.measure) and (cell.model, cell.segment) == (None, None)
    )


def _row(asked: Asked, names: Names, key: _Key, told: _Told) -> tuple[Slot, ...]:
    place, product, period = key
    href = market_link(asked, place, product, period)
    if period is None:
        href = asked.link("/markets", place=place, product=product)
    return (
        Slot(names.place(place), href, place),
        Slot(product_name(product), href, product),
        Slot("" if period is None else period_name(period), href, "" if period is None else period.notation),
        Slot(str(len(told.vendors))),
        Slot(f"{told.claims:,}", value=str(told.claims)),
        Slot(", ".join(_voices(names, told)), value=" ".join(sorted(told.voices))),
    )


def _voices(names: Names, told: _Told) -> Iterator[str]:
    """Who speaks most of it, and how many more do."""
    ranked = sorted(told.voices, key=lambda voice: (-told.voices[voice], voice))
    yield from (names.voice(voice) for voice in ranked[:_MOST_VOICES])
    if len(ranked) > _MOST_VOICES:
        yield f"{len(ranked) - _MOST_VOICES} more"


PAGE = Page("/markets", build)
