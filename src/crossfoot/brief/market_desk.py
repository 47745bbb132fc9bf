"""What a brief on a market is written from: what each source says of its vendors in one place and time.

Invariant: no source is mixed with another. A leader is named only where its source ranks it first or its figure lies
wholly above all that the source names; whether it leads those too who are not named is kept apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from crossfoot.brief.names import Names, names_of
from crossfoot.knowledge import Vocabulary
from crossfoot.ledger import Entry, Narrowed, Slice, View
from crossfoot.model import ALL, OTHERS, Grain, Interval, Mode, Period, Polarity, Relation, Strength, Unit
from crossfoot.model.statement import Growth, Level
from crossfoot.reconcile.cells import canonical
from crossfoot.track import Standing, find_standings

__all__ = ["Count", "MarketDesk", "figure_of"]

_GRAINS = (Grain.YEAR, Grain.HALF, Grain.QUARTER, Grain.MONTH)
_EVERY = Slice(10**9, is_newest_first=False)  # more than any ledger holds


@dataclass(frozen=True, slots=True)
class Count:
    """What one source says of a market in one time.

    Args:
        origin: Who.
        standings: Of its vendors, the largest first.
        size: The entry with the whole market, or None.
        growth: The entry with the growth of the whole market on the year before, or None.
    """

    origin: str
    standings: tuple[Standing, ...]
    size: Entry | None = None
    growth: Entry | None = None

    @property
    def leader(self) -> Standing | None:
        """The vendor its figures put in front of every other it names, or None."""
        first, *rest = self.standings or (None,)
        if first is None or (not rest and not _is_ranked_first(first)):
            return None
        return first if _is_ranked_first(first) or all(_is_above(first, other) for other in rest) else None

    @property
    def is_of_all(self) -> bool:
        """Whether the leader leads those too who are not named: it is ranked first, or too little is left for them."""
        first = self.leader
        if first is None:
            return False
        shares = [s.share for s in self.standings if s.share is not None]
        levels = [s.level for s in self.standings if s.level is not None]
        left_of_all = _left(Fraction(100), shares)
        size = None if self.size is None else figure_of(self.size).high
        left_of_size = None if size is None else _left(size, levels)
        return _is_ranked_first(first) or _exceeds(first.share, left_of_all) or _exceeds(first.level, left_of_size)

    def has_above(self, one: str, other: str) -> bool:
        """Whether its figures put one vendor above another."""
        by_name = {standing.vendor: standing for standing in self.standings}
        return one in by_name and other in by_name and _is_above(by_name[one], by_name[other])

    def place_of(self, vendor: str) -> Interval:
        """The places it leaves a vendor: the one it prints, else those among the vendors that it names."""
        one = next(standing for standing in self.standings if standing.vendor == vendor)
        if one.rank is not None:
            return figure_of(one.rank)
        others = [other for other in self.standings if other is not one]
        best = 1 + sum(_is_above(other, one) for other in others)
        worst = len(self.standings) - sum(_is_above(one, other) for other in others)
        return Interval(Fraction(best), Fraction(worst))


@dataclass(frozen=True)
class MarketDesk:
    """A market as of a day.

    Args:
        place: Where.
        product: Of what.
        view: The ledger as of the day.
        as_of: The day.
        vocabulary: Names of vendors and places.
        asked: The time asked for; None for the latest that some source divides among vendors.
        measure: Only what is counted so, or None for what each source names most vendors in.
    """

    place: str
    product: str
    view: View
    as_of: date
    vocabulary: Vocabulary
    asked: Period | None = None
    measure: str | None = None

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What is said as fact of the market or one of its vendors."""
        found = self.view.some(_EVERY, Narrowed(product=self.product, place=self.place))
        return tuple(entry for entry in found if self._belongs(entry))

    @cached_property
    def names(self) -> Names:
        """What everything is called."""
        return names_of(self.vocabulary, self.entries)

    @cached_property
    def period(self) -> Period | None:
        """The time that is told of; None where no source divides the market among vendors."""
        if self.asked is not None:
            return self.asked
        vendors: dict[Period, set[tuple[str, ...]]] = {}
        for entry in self.entries:
            period = canonical(entry.claim.cell).period
            is_part = entry.claim.cell.vendor not in ((ALL,), (OTHERS,)) and not isinstance(
                entry.claim.statement, Growth
            )
            if period.grain in _GRAINS and period.end is not None and is_part:
                vendors.setdefault(period, set()).add(entry.claim.cell.vendor)
        divided = [period for period, named in vendors.items() if len(named) > 1]
        return max(divided, key=lambda p: (p.end or date.min, -(p.days or 0)), default=None)

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """What each source says, the one that says most first."""
        return () if self.period is None else self.counts_of(self.period)

    def counts_of(self, period: Period) -> tuple[Count, ...]:
        """What each source says of a time, the one that says most first."""
        here = self._by_period.get(period, [])
        vendors = sorted({e.claim.cell.vendor for e in here} - {(ALL,), (OTHERS,)})
        standings = [s for v in vendors for s in find_standings(here, vendor=v[0], as_of=self.as_of, grains=_GRAINS)]
        markets = [e for e in here if e.claim.cell.is_market]
        origins = {s.origin for s in standings} | {e.origin for e in markets}
        found = (
            _count(origin, [s for s in standings if s.origin == origin], [e for e in markets if e.origin == origin])
            for origin in origins
        )
        return tuple(sorted(found, key=lambda c: (-len(c.standings), -_facts(c), c.origin)))

    @property
    def of_the_time(self) -> tuple[Entry, ...]:
        """What is said of the time that is told of."""
        return () if self.period is None else tuple(self._by_period.get(self.period, ()))

    @cached_property
    def _by_period(self) -> Mapping[Period, list[Entry]]:
        found: dict[Period, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(canonical(entry.claim.cell).period, []).append(entry)
        return found

    def _belongs(self, entry: Entry) -> bool:
        claim, cell = entry.claim, entry.claim.cell
        return (
            (cell.place, cell.product) == (self.place, self.product)
            and self.measure in (None, canonical(cell).measure)
            and claim.mode is Mode.ACTUAL
            and claim.polarity is Polarity.AFFIRMED
            and claim.strength is Strength.PLAIN
            and len(cell.vendor) == 1
            and not cell.vendor[0].startswith("@")
            and (cell.model, cell.segment, cell.per) == (None, None, None)
        )


def figure_of(entry: Entry) -> Interval:
    """The numbers an entry's figure may be."""
    value: Interval = getattr(entry.claim.statement, "value").interval  # noqa: B009
    return value


def _count(origin: str, standings: list[Standing], markets: Iterable[Entry]) -> Count:
    """What a source says, of the measure that it names most vendors in."""
    measures = Counter(standing.measure for standing in standings)
    usual = min(measures, key=lambda name: (-measures[name], name), default=None)
    size = growth = None
    for entry in markets:
        statement = entry.claim.statement
        if usual is not None and canonical(entry.claim.cell).measure != usual:
            continue
        if isinstance(statement, Level) and statement.value.unit is Unit.COUNT:
            size = entry
        elif isinstance(statement, Growth) and statement.base.relation is Relation.YOY:
            growth = entry
    return Count(origin, _in_order([s for s in standings if s.measure == usual]), size, growth)


def _in_order(standings: list[Standing]) -> tuple[Standing, ...]:
    """The largest first, by what most have: size, share or place; those without it come last."""
    by_name = sorted(standings, key=lambda s: s.vendor)
    slots = ("level", "share", "rank")
    chosen = max(slots, key=lambda slot: sum(getattr(s, slot) is not None for s in by_name))
    sign = 1 if chosen == "rank" else -1
    return tuple(sorted(by_name, key=lambda s: (getattr(s, chosen) is None, sign * _middle(getattr(s, chosen)))))


def _middle(entry: Entry | None) -> Fraction:
    interval = Interval(None, None) if entry is None else figure_of(entry)
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return sum(ends, Fraction(0)) / len(ends) if ends else Fraction(0)


def _is_ranked_first(standing: Standing) -> bool:
    return standing.rank is not None and figure_of(standing.rank) == Interval(Fraction(1), Fraction(1))


def _is_above(one: Standing, other: Standing) -> bool:
    """Whether a figure lies wholly above another of its kind, or a place before another."""
    for mine, theirs in ((one.level, other.level), (one.share, other.share), (other.rank, one.rank)):
        if mine is not None and theirs is not None:
            low, high = figure_of(mine).low, figure_of(theirs).high
            if low is not None and high is not None and low > high:
                return True
    return False


def _left(whole: Fraction, named: Iterable[Entry]) -> Fraction:
    """The most that is left of a whole for those who are not named."""
    return whole - sum((figure_of(entry).low or Fraction(0) for entry in named), Fraction(0))


def _exceeds(entry: Entry | None, number: Fraction | None) -> bool:
    low = None if entry is None else figure_of(entry).low
    return low is not None and number is not None and low > number


def _facts(count: Count) -> int:
    return sum(len(standing.entries) for standing in count.standings) + (count.size is not None)
