"""All assertions of a view, with the look-ups that rules need.

Invariant: pure look-up; what a rule reads here depends on the assertions alone, never on their order of arrival.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.model import ALL, Cell, Claim, Interval, Unit
from crossfoot.model.statement import Growth, Level, Rank, Share
from crossfoot.reconcile.assertion import Assertion, Entry, assertions_of, goals_of
from crossfoot.reconcile.cells import canonical, is_vendor, unknown
from crossfoot.reconcile.reading import Sum, amount

__all__ = ["Book", "book_of", "market_of", "sum_for"]

_Key = tuple[str, Cell]


@dataclass(frozen=True, slots=True)
class Book:
    """The assertions and what was found in them.

    Args:
        assertions: Figures first, then goals.
        claims: Page and claim id: the claim.
        goals: Page and claim id of a goal: its place in `assertions`.
        ranks: Origin and address without vendor: place in the list, place in `assertions`, vendor's cell; by rank.
        shares: Address: origin, interval in percent, place in `assertions`.
        named: Origin and address without vendor: cells of the vendors named there, sorted by vendor.
        listed: Page and address of a market: cells of the vendors whose figures the page prints, sorted by vendor.
        brands: Brand and the company that counts it in.
    """

    assertions: tuple[Assertion, ...]
    claims: Mapping[tuple[str, str], Claim]
    goals: Mapping[tuple[str, str], int]
    ranks: Mapping[_Key, tuple[tuple[Fraction, int, Cell], ...]]
    shares: Mapping[Cell, tuple[tuple[str, Interval, int], ...]]
    named: Mapping[_Key, tuple[Cell, ...]]
    listed: Mapping[tuple[str, Cell], tuple[Cell, ...]]
    brands: tuple[tuple[str, str], ...]

    def list_of(self, assertion: Assertion, cell: Cell) -> _Key:
        """Which list a vendor's figure stands in: the origin and the address without the vendor."""
        return assertion.origin, _without_vendor(cell)


def book_of(entries: Iterable[Entry], *, hedged: bool, brands: tuple[tuple[str, str], ...]) -> Book:
    """Fold entries and index them."""
    found = tuple(entries)
    figures = assertions_of(found, hedged=hedged)
    assertions = figures + goals_of(found)
    ranks: dict[_Key, list[tuple[Fraction, int, Cell]]] = {}
    shares: dict[Cell, list[tuple[str, Interval, int]]] = {}
    named: dict[_Key, set[Cell]] = {}
    listed: dict[tuple[str, Cell], dict[tuple[str, ...], Cell]] = {}
    for place, assertion in enumerate(figures):
        statement, cell = assertion.claim.statement, canonical(assertion.claim.cell)
        key = (assertion.origin, _without_vendor(cell))
        match statement:
            case Rank(value=value) if value.interval.is_point and value.interval.low is not None:
                ranks.setdefault(key, []).append((value.interval.low, place, cell))
            case Share(value=value, whole=None) if value.unit is Unit.PERCENT and not assertion.is_running:
                shares.setdefault(cell, []).append((assertion.origin, value.interval, place))
        if isinstance(statement, Level | Share | Growth) and is_vendor(cell):
            named.setdefault(key, set()).add(cell)
        if isinstance(statement, Level | Share) and _is_listed(cell) and not assertion.is_running:
            for page in assertion.pages:
                listed.setdefault((page, market_of(cell)), {}).setdefault(cell.vendor, cell)
    return Book(
        assertions=assertions,
        claims={(entry.page.id, entry.claim.id): entry.claim for entry in sorted(found, key=lambda e: e.id)},
        goals={
            (a.entries[0].page.id, a.claim.id): place
            for place, a in enumerate(assertions)
            if a.is_goal and isinstance(a.claim.statement, Level)
        },
        ranks={key: tuple(sorted(rows, key=lambda row: row[:2])) for key, rows in ranks.items()},
        shares={cell: tuple(sorted(rows, key=lambda row: row[2])) for cell, rows in shares.items()},
        named={key: tuple(sorted(cells, key=lambda cell: cell.vendor)) for key, cells in named.items()},
        listed={key: tuple(cells[vendor] for vendor in sorted(cells)) for key, cells in listed.items()},
        brands=brands,
    )


def sum_for(cell: Cell, page: str = "") -> Sum:
    """The figure at an address as a sum of unknowns."""
    return amount(unknown(cell, page))


def market_of(cell: Cell) -> Cell:
    """The market a vendor's figure is a part of."""
    return replace(cell, vendor=(ALL,), model=None, incl=(), excl=())


def vendors_of(cell: Cell) -> Iterator[Cell]:
    """The members of a group of vendors, one cell each."""
    for vendor in cell.vendor:
        yield replace(cell, vendor=(vendor,))


def _is_listed(cell: Cell) -> bool:
    """Whether a figure is a line of a market's list: of a vendor, or of several together."""
    return cell.model is None and all(is_vendor(vendor) for vendor in vendors_of(cell))


def _without_vendor(cell: Cell) -> Cell:
    return replace(cell, vendor=(ALL,), incl=(), excl=())
