"""A market over time: which vendors a view names in it, and who stands above whom.

Invariant: places are among the vendors the view names for that period and nobody else; no brand stands beside a
company that counts it in. Somebody who stood above a vendor when last named, and is not named now, leaves its place
open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.model import Cell, Grain, Period
from crossfoot.model.interval import at_least, more_than
from crossfoot.model.period import UNKNOWN
from crossfoot.reconcile import Grade
from crossfoot.reconcile.book import market_of
from crossfoot.reconcile.cells import Unknown, is_vendor
from crossfoot.reconcile.identities import distinct
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Ground, Part, part_of_all
from crossfoot.track.feats.lines import MONTHS, Line, between

__all__ = ["Market", "leads", "markets_of", "place_above"]

_ONE = Fraction(1)
# A place among fewer vendors tells nothing.
LEAST = 3
# How many months back a vendor that is named no more is looked for.
_BACK = 12


@dataclass(frozen=True, slots=True)
class Market:
    """The vendors of a market, period by period.

    Args:
        family: Address of the market without a period.
        grain: Month, quarter or year.
        periods: Neighbouring periods in order, from the first to the last in which enough vendors are named.
        named: For each period in which any are the figures of the vendors named, by vendor.
    """

    family: Cell
    grain: Grain
    periods: tuple[Period, ...]
    named: Mapping[Period, tuple[Cell, ...]]

    @property
    def months(self) -> int:
        """Months in a period."""
        return MONTHS[self.grain]

    @property
    def history(self) -> tuple[Period, Period]:
        """The first and the last period in which enough vendors are named."""
        return self.periods[0], self.periods[-1]

    @property
    def vendors(self) -> tuple[str, ...]:
        """All that are ever named, sorted."""
        return tuple(sorted({cell.vendor[0] for cells in self.named.values() for cell in cells}))

    @property
    def families(self) -> frozenset[Cell]:
        """Addresses of the vendors without a period."""
        return frozenset(cell.at(UNKNOWN) for cells in self.named.values() for cell in cells)

    def figure(self, vendor: str, period: Period) -> Cell | None:
        """The figure of a vendor in a period; None where it is not named."""
        return next((cell for cell in self.named.get(period, ()) if cell.vendor == (vendor,)), None)

    def rivals(self, cell: Cell) -> tuple[Cell, ...]:
        """The others that are named in the period of a vendor's figure."""
        return tuple(other for other in self.named.get(cell.period, ()) if other.vendor != cell.vendor)

    def is_told(self, period: Period) -> bool:
        """Whether enough vendors are named."""
        return len(self.named.get(period, ())) >= LEAST


def markets_of(asker: Asker, lines: Iterable[Line]) -> tuple[Market, ...]:
    """The markets whose vendors have lines."""
    inclusions = asker.table.inclusions
    found: dict[tuple[Cell, Grain], dict[Period, list[Cell]]] = {}
    for line in lines:
        if is_vendor(line.family) and line.family.model is None and inclusions.brands is not None:
            named = found.setdefault((market_of(line.family), line.grain), {})
            for period in line.known:
                named.setdefault(period, []).append(line.cell(period))
    markets = []
    for (family, grain), cells in found.items():
        named_in = {
            period: tuple(unknown.cell for unknown in distinct(map(Unknown, several), inclusions))
            for period, several in cells.items()
        }
        told = [period for period, several in named_in.items() if len(several) >= LEAST]
        if told:
            markets.append(Market(family.at(UNKNOWN), grain, between(told, grain), named_in))
    return tuple(markets)


def place_above(asker: Asker, one: Cell, other: Cell, *, or_level: bool = False) -> Ground:
    """Whether one figure is above another."""
    return asker.ground(((_ONE, one), (-_ONE, other)), at_least(0) if or_level else more_than(0))


def leads(asker: Asker, market: Market, cell: Cell) -> Part:
    """Whether nobody named stands above a vendor; open where too few are named."""
    if not market.is_told(cell.period):
        return Part(cell.period, Grade.POSSIBLE)
    unseen = _unseen(asker, market, cell)
    rivals = (*market.rivals(cell), *(rival for rival in unseen if asker.has(rival)))
    part = part_of_all(cell.period, (place_above(asker, cell, rival, or_level=True) for rival in rivals))
    if part.grade is Grade.PROVEN and not all(map(asker.has, unseen)):
        return replace(part, grade=Grade.POSSIBLE)
    return part


def _unseen(asker: Asker, market: Market, cell: Cell) -> tuple[Cell, ...]:
    """Figures of vendors that are not named, and were not below the figure when they were last named."""
    found = []
    for vendor in market.vendors:
        last = None if market.figure(vendor, cell.period) else _last_seen(market, vendor, cell.period)
        if last is not None and place_above(asker, cell, last).grade is not Grade.PROVEN:
            found.append(last.at(cell.period))
    return tuple(found)


def _last_seen(market: Market, vendor: str, period: Period) -> Cell | None:
    for months in range(market.months, _BACK + 1, market.months):
        found = market.figure(vendor, period.shift_months(-months))
        if found is not None:
            return found
    return None
