"""A vendor's whole footprint: every place it is told of, regions with their countries.

Invariant: being in a country is being in the regions around it; being out of a region is being out of every country
that everybody counts in it. Nothing else follows from one place for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from crossfoot.ledger import Entry
from crossfoot.model import Inclusions, Mode, Polarity, Quantity
from crossfoot.model.statement import Level
from crossfoot.track.footprint.footing import Footing, State, footing_of
from crossfoot.track.footprint.step import Firmness, Step, Way
from crossfoot.track.footprint.steps import steps_of

__all__ = ["Footprint", "MarketCount", "footprint_of"]

_Told = dict[str, list[Step]]


@dataclass(frozen=True, slots=True)
class MarketCount:
    """In how many countries a vendor is said to sell: "present in 70 markets".

    Args:
        said_on: When.
        count: How many.
        mode: As fact, or as a goal or plan.
        entries: Ids of the claims that say so, in order.
    """

    said_on: date
    count: Quantity
    mode: Mode
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Footprint:
    """Where a vendor sells.

    Args:
        vendor: Who.
        as_of: The day.
        footings: Places by product, those of one state together.
        counts: In how many countries it is said to sell, the last first.
    """

    vendor: str
    as_of: date
    footings: tuple[Footing, ...]
    counts: tuple[MarketCount, ...] = ()

    def within(self, place: str, inclusions: Inclusions) -> tuple[Footing, ...]:
        """The footings of a place and of the places in it; for a country also those of the regions around it."""
        around = inclusions.around(place)
        return tuple(f for f in self.footings if place in (f.place, *inclusions.around(f.place)) or f.place in around)


def footprint_of(
    entries: Iterable[Entry], *, vendor: str, as_of: date, inclusions: Inclusions, asked: tuple[str, ...] = ()
) -> Footprint:
    """Where a vendor is told to be, to come, and to have left.

    Args:
        entries: Entries of a view that count the vendor; all published by the day.
        vendor: Who.
        as_of: The day.
        inclusions: Which countries lie in which regions.
        asked: Places that are wanted even where only others tell of them.
    """
    known = tuple(entries)
    products: dict[str | None, _Told] = {}
    for step in steps_of(known, vendor=vendor):
        products.setdefault(step.product, {}).setdefault(step.place, []).append(step)
    found = [
        footing
        for product, told in products.items()
        for footing in _footings(product, {**{place: [] for place in asked}, **told}, as_of, inclusions)
    ]
    states = list(State)
    found.sort(key=lambda f: (f.product or "", states.index(f.state), f.place))
    return Footprint(vendor, as_of, tuple(found), _counts(known, vendor))


def _footings(product: str | None, told: _Told, as_of: date, inclusions: Inclusions) -> Iterator[Footing]:
    """Each place, smaller ones before the regions around them."""
    done: dict[str, Footing] = {}
    for place in sorted(told, key=lambda name: (-len(inclusions.around(name)), name)):
        around = [region for region in inclusions.around(place) if region in told]
        inside = [done[name] for name in done if place in inclusions.around(name)]
        steps = (
            *told[place],
            *(step for region in around for step in told[region] if _is_fact_out(step)),
            *(footing.decisive for footing in inside if footing.decisive.way is Way.IN),
        )
        footing = footing_of(place, product, steps, as_of=as_of)
        if footing is not None:
            done[place] = footing
    yield from done.values()


def _is_fact_out(step: Step) -> bool:
    return step.way is Way.OUT and step.firmness is Firmness.DONE


def _counts(entries: Iterable[Entry], vendor: str) -> tuple[MarketCount, ...]:
    groups: dict[tuple[date, Quantity, Mode], list[str]] = {}
    for entry in entries:
        claim, day = entry.claim, entry.page.published_at
        is_said = claim.polarity is Polarity.AFFIRMED and claim.cell.vendor == (vendor,) and day is not None
        if is_said and day is not None and claim.cell.measure == "countries" and isinstance(claim.statement, Level):
            groups.setdefault((day, claim.statement.value, claim.mode), []).append(entry.id)
    said = sorted(groups, key=lambda key: (key[0], str(key[1])), reverse=True)
    return tuple(MarketCount(*key, tuple(groups[key])) for key in said)
