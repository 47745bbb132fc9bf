"""The places of vendors in a market over time, as one source tells or proves them.

Invariant: a place is one that the source prints, or that its printed figures decide among the vendors it names; where
they leave several, all of these are shown. Somebody whom it names in another time, not surely below, and not in this
one, leaves the place open downwards; a time in which it does not name a vendor has no place of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.brief.market_desk import Count, MarketDesk
from crossfoot.model import Cell, Grain, Interval, Period
from crossfoot.reconcile.cells import canonical
from crossfoot.track import ViewSpec
from crossfoot.web.market import count_in

__all__ = ["Place", "places_of"]

_BEFORE, _AFTER = 4, 3
_MONTHS = {Grain.YEAR: 12, Grain.HALF: 6, Grain.QUARTER: 3, Grain.MONTH: 1}
_LEAST = 2
_MOST = 8  # vendors: more lines than that cannot be told apart


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a vendor in one period.

    Args:
        vendor: Who.
        cell: Its figure.
        period: When.
        place: The places it can have.
        is_printed: Whether the source prints it.
        among: How many vendors the source names.
    """

    vendor: str
    cell: Cell
    period: Period
    place: Interval
    is_printed: bool
    among: int


def places_of(market: MarketDesk, spec: ViewSpec) -> tuple[Place, ...]:
    """Places in the time asked about and the ones around it, by vendor and time; none for a view of several voices.

    Args:
        market: The market.
        spec: Whose figures.
    """
    period = market.period
    if period is None or period.grain not in _MONTHS:
        return ()
    step = _MONTHS[period.grain]
    around = [period.shift_months(step * number) for number in range(-_BEFORE, _AFTER + 1)]
    counts = [found for one in around if (found := count_in(spec, market.counts_of(one))) is not None]
    places = [place for count in counts if len(count.standings) >= _LEAST for place in _places(count, counts)]
    kept = _foremost(places)
    return tuple(sorted((one for one in places if one.vendor in kept), key=lambda one: (one.vendor, one.period.label)))


def _places(count: Count, around: Iterable[Count]) -> Iterator[Place]:
    for standing in count.standings:
        place = count.place_of(standing.vendor)
        if standing.rank is None and place.high is not None:
            place = Interval(place.low, place.high + len(_unseen(standing.vendor, count, around)))
        yield Place(
            standing.vendor,
            canonical(standing.entries[0].claim.cell),
            standing.period,
            place,
            standing.rank is not None,
            len(count.standings),
        )


def _unseen(vendor: str, count: Count, around: Iterable[Count]) -> frozenset[str]:
    """Vendors named in other times only, which no time puts below a vendor."""
    here = {standing.vendor for standing in count.standings}
    others = {standing.vendor for other in around for standing in other.standings} - here
    return frozenset(name for name in others if not any(other.has_above(vendor, name) for other in around))


def _foremost(places: Iterable[Place]) -> frozenset[str]:
    """The vendors that stand highest, by the best place each has in any of the periods."""
    best: dict[str, Fraction] = {}
    for one in places:
        best[one.vendor] = min(best.get(one.vendor, Fraction(99)), one.place.low or Fraction(1))
    return frozenset(sorted(best, key=lambda vendor: (best[vendor], vendor))[:_MOST])
