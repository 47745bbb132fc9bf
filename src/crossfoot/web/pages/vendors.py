"""Vendors: who is spoken of, of which products, how often, and since when.

Invariant: a vendor is listed once, with what the ledger shows of it as of the day; what it is narrowed to and how it is
ordered stands in the address.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from crossfoot.brief.names import Names, names_of, product_name
from crossfoot.errors import InputError
from crossfoot.knowledge.naming import read_product
from crossfoot.ledger import Tallied, Tally
from crossfoot.model import ALL, OTHERS, Cell
from crossfoot.model.notation import read_cell
from crossfoot.track.chance.constants import load_constants
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.goals import INDUSTRIES
from crossfoot.web.lines import Choice
from crossfoot.web.links import vendor_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Side, Slot, Table

__all__ = ["PAGE", "build"]

_COLUMNS = (
    Column("vendor", "vendor"),
    Column("claims", "claims", Side.RIGHT),
    Column("series", "series", Side.RIGHT),
    Column("products", "products"),
    Column("first", "first told of", is_tight=True),
    Column("last", "last told of", is_tight=True),
)
_SHEET = 200
_FEW = 40  # vendors among which nobody needs letters to find one
_ELSEWHERE = "#"  # stands for names that begin with no letter


@dataclass(frozen=True, slots=True)
class Listed:
    """A vendor of the list.

    Args:
        slug: Its name in addresses.
        name: Its name.
        claims: How many claims speak of it.
        series: Of how many series.
        products: Of which products, sorted.
        first: When it was first told of, or None.
        last: When it was last told of, or None.
    """

    slug: str
    name: str
    claims: int
    series: int
    products: tuple[str, ...]
    first: date | None
    last: date | None

    @property
    def letter(self) -> str:
        """The letter its name begins with."""
        first = self.name[:1].upper()
        return first if first.isalpha() else _ELSEWHERE

    @property
    def is_of_vehicles(self) -> bool:
        """Whether it is spoken of for vehicles."""
        return bool(set(self.products).intersection(load_constants().vehicles.products))


@dataclass(frozen=True, slots=True)
class Narrowing:
    """How the list is narrowed and ordered, and how else it may be.

    Args:
        name: Part of a name that is asked for, or empty.
        product: The product asked for, or empty.
        products: Every product there is, with its name.
        industries: Choices of industry.
        orders: Choices of order.
        letters: Choices of first letter; none where the list is short.
        newer: The sheet before, or empty.
        older: The sheet behind, or empty.
    """

    name: str
    product: str
    products: tuple[tuple[str, str], ...]
    industries: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    letters: tuple[Choice, ...]
    newer: str
    older: str


Key = tuple[int, str]

_ORDERS: dict[str, tuple[str, Callable[[Listed], Key]]] = {
    "claims": ("most claims", lambda one: (-one.claims, one.name)),
    "name": ("by name", lambda one: (0, one.name.casefold())),
    "series": ("most series", lambda one: (-one.series, one.name)),
    "last": ("last told of", lambda one: (-(one.last or date.min).toordinal(), one.name)),
    "first": ("first told of", lambda one: ((one.first or date.max).toordinal(), one.name)),
}


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The list of vendors; made from counts, since a ledger may hold a million claims."""
    every = desk.recall("vendors listed", lambda: _listed(desk))
    order = _one_of(asked, "sort", tuple(_ORDERS), "claims")
    near = sorted((one for one in every if _is_wanted(one, asked, desk)), key=_ORDERS[order][1])
    letter = asked.one("letter")
    found = [one for one in near if letter is None or one.letter == letter]
    sheet = _sheet(asked)
    shown = found[(sheet - 1) * _SHEET : sheet * _SHEET]
    first = (sheet - 1) * _SHEET + 1
    note = "" if len(found) <= _SHEET else f"{first:,} to {first + len(shown) - 1:,} of {len(found):,}."
    table = Table("vendors", "Vendors", _COLUMNS, tuple(_row(asked, one) for one in shown), note)
    body = _narrowing(asked, every, near, order, (sheet, len(found)))
    some = "" if len(found) == len(every) else f" {len(found):,} of them are listed."
    return Shown("Vendors", "vendors.html", body, (table,), f"{len(every):,} vendors are spoken of.{some}")


def _listed(desk: Desk) -> tuple[Listed, ...]:
    by_vendor: defaultdict[str, list[tuple[Cell, Tally]]] = defaultdict(list)
    for tally in desk.recall("series", lambda: desk.view.tally(Tallied.SERIES)):
        cell = read_cell(tally.name)
        for vendor in cell.vendor:
            if vendor not in (ALL, OTHERS):
                by_vendor[vendor].append((cell, tally))
    names = names_of(desk.vocabulary, ())
    return tuple(_one(vendor, told, names) for vendor, told in by_vendor.items())


def _one(vendor: str, told: list[tuple[Cell, Tally]], names: Names) -> Listed:
    return Listed(
        slug=vendor,
        name=names.vendor(vendor),
        claims=sum(tally.entries for _, tally in told),
        series=len(told),
        products=tuple(sorted({cell.product for cell, _ in told if cell.product})),
        first=min((tally.first for _, tally in told if tally.first), default=None),
        last=max((tally.last for _, tally in told if tally.last), default=None),
    )


def _is_wanted(one: Listed, asked: Asked, desk: Desk) -> bool:
    """Whether a vendor passes every filter but its first letter."""
    name, product = asked.one("name"), asked.one("product")
    industry = _one_of(asked, "industry", ("", *INDUSTRIES), "")
    return (
        (name is None or name.casefold() in one.name.casefold() or name.casefold() in one.slug)
        and (product is None or read_product(product, desk.vocabulary) in one.products)
        and (not industry or one.is_of_vehicles is (industry == INDUSTRIES[0]))
    )


def _narrowing(
    asked: Asked, every: tuple[Listed, ...], near: list[Listed], order: str, at: tuple[int, int]
) -> Narrowing:
    products = sorted({product for one in every for product in one.products}, key=product_name)
    letters = sorted({one.letter for one in near})
    chosen = asked.one("letter")
    sheet, count = at
    industry = asked.one("industry") or ""
    return Narrowing(
        name=asked.one("name") or "",
        product=asked.one("product") or "",
        products=tuple((product, product_name(product)) for product in products),
        industries=tuple(
            Choice(name or "all", asked.here(industry=name or None, sheet=None, letter=None), industry == name)
            for name in ("", *INDUSTRIES)
        ),
        orders=tuple(
            Choice(label, asked.here(sort=name if name != "claims" else None, sheet=None), order == name)
            for name, (label, _) in _ORDERS.items()
        ),
        letters=() if len(near) <= _FEW else (
            Choice("all", asked.here(letter=None, sheet=None), chosen is None),
            *(Choice(letter, asked.here(letter=letter, sheet=None), chosen == letter) for letter in letters),
        ),
        newer=asked.here(sheet=str(sheet - 1)) if sheet > 1 else "",
        older=asked.here(sheet=str(sheet + 1)) if sheet * _SHEET < count else "",
    )  # fmt: skip


def _row(asked: Asked, one: Listed) -> tuple[Slot, ...]:
    href = vendor_link(asked, one.slug)
    return (
        Slot(one.name, href, one.slug),
        Slot(f"{one.claims:,}", f"{href}#claims", str(one.claims)),
        Slot(f"{one.series:,}", value=str(one.series)),
        Slot(", ".join(product_name(product) for product in one.products), value=",".join(one.products)),
        Slot("" if one.first is None else one.first.isoformat()),
        Slot("" if one.last is None else one.last.isoformat()),
    )


def _one_of(asked: Asked, name: str, allowed: tuple[str, ...], usual: str) -> str:
    found = asked.one(name) or usual
    if found not in allowed:
        raise InputError(f"Cannot read '{found}' as {name}: expected {', '.join(one for one in allowed if one)}.")
    return found


def _sheet(asked: Asked) -> int:
    text = asked.one("sheet") or "1"
    if not (text.isascii() and text.isdigit() and 1 <= int(text) < _SHEET * _SHEET):
        raise InputError(f"'{text}' is no sheet of the list: expected a number from 1 on.")
    return int(text)


PAGE = Page("/vendors", build)
