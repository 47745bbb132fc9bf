"""Made-up ledgers with a known truth, as large as wanted.

A world is vendors times countries times months of one or more markets, added up to the world, to quarters, halves and
years. Each source counts it a little differently, and publishes lists the way trackers do: the market and its first
five, levels of two to four digits, shares and growth to a tenth of a point or a point, places, "more than", the year
before. Vendors and countries that no list names are in the totals.

Invariant: the same seed and shape make the same world; every figure of a source holds in that source's truth, except
those of `World.slipped`.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from itertools import accumulate
from random import Random

from crossfoot.model import ALL, Base, Cell, Claim, Form, Period, Quantity, Relation, Unit
from crossfoot.model.interval import exactly
from crossfoot.model.period import month, months
from crossfoot.model.rounding import Numeral, interval_of
from crossfoot.model.statement import Growth, Level, Rank, Share, Statement
from crossfoot.reconcile import PlainEntry, PlainPage

__all__ = ["Shape", "Truth", "World", "make_world"]

WORLD = "WORLD"
COUNTRIES = (
    "CN", "IN", "US", "ID", "BR", "RU", "DE", "GB", "FR", "JP", "MX", "IT", "ES", "TR", "VN", "TH", "PH", "PK", "BD",
    "EG", "NG", "ZA", "KE", "SA", "AE", "PL", "NL", "BE", "SE", "KR", "TW", "MY", "SG", "AU", "CA", "AR", "CO", "CL",
    "PE", "UA",
)  # fmt: skip
# Nobody's name: vendors and countries that are counted and never listed.
_UNNAMED = "unnamed"
_YEAR = 2012  # the first
_LISTED = 5
_MILLION = Fraction(10**6)
# How often a list has each thing it may say.
_HAS_LEVEL, _IS_MORE, _HAS_GROWTH, _HAS_BEFORE, _HAS_SHARE, _HAS_RANK = 0.8, 0.1, 0.7, 0.3, 0.6, 0.3
_SIZES = (1, 3, 3, 3, 3, 3, 3, 6, 12, 12)  # months of a list; quarters are what trackers publish most

_Series = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a world is.

    Args:
        sources: How many count it.
        vendors: How many vendors are named.
        countries: How many countries are named, at most 40.
        months: For how many months, from January 2012.
        claims: How many claims each source makes, as far as its lists go.
        markets: Measure and product of each market.
        slips: How many levels of each source are ten times too high.
    """

    sources: int = 1
    vendors: int = 12
    countries: int = 8
    months: int = 60
    claims: int = 2500
    markets: tuple[tuple[str, str], ...] = (("shipments", "smartphone"),)
    slips: int = 0


@dataclass(frozen=True, slots=True)
class Truth:
    """What a source counted.

    Args:
        totals: Measure, product, vendor and place: running totals at the end of each month, from 0 on.
    """

    totals: Mapping[_Series, tuple[int, ...]]

    def figure(self, cell: Cell) -> int:
        """The figure at an address.

        Args:
            cell: One vendor, a group or the market; a country or the world; whole months inside the world's time.

        Raises:
            KeyError: The world has no such vendor, place or market.
            ValueError: The period has no two ends.
        """
        start, end = cell.period.start, cell.period.end
        if start is None or end is None:
            raise ValueError(f"A world counts by months, not for '{cell.period.notation}'")
        first, after = ((day.year - _YEAR) * 12 + day.month - 1 for day in (start, end))
        found = 0
        for vendor in cell.vendor:
            totals = self.totals[cell.measure or "", cell.product or "", vendor, cell.place or ""]
            found += totals[after] - totals[first]
        return found


@dataclass(frozen=True, slots=True)
class World:
    """Entries and what is true.

    Args:
        entries: What the sources say, one source after the other, each in the order of its lists.
        truths: Source: what it counted.
        slipped: Ids of the entries whose figure is wrong.
    """

    entries: tuple[PlainEntry, ...]
    truths: Mapping[str, Truth]
    slipped: frozenset[str]

    def of(self, source: str) -> tuple[PlainEntry, ...]:
        """The entries of one source."""
        return tuple(entry for entry in self.entries if entry.origin == source)


def make_world(seed: int, shape: Shape) -> World:
    """A world and what is said about it.

    Args:
        seed: Worlds of the same seed and shape are equal.
        shape: How large.
    """
    random = Random(seed)  # noqa: S311  worlds are drawn, not guarded
    counted = _counted(random, shape)
    entries: list[PlainEntry] = []
    truths: dict[str, Truth] = {}
    slipped: set[str] = set()
    for number in range(shape.sources):
        source = f"tracker-{number:02}"
        truth = truths[source] = _seen_by(random, counted, shape)
        own = _entries_of(random, source, truth, shape)
        levels = [n for n, entry in enumerate(own) if entry.claim.kind == "level"]
        for place in random.sample(levels, min(shape.slips, len(levels))):
            own[place] = _slipped(own[place])
            slipped.add(own[place].id)
        entries += own
    return World(tuple(entries), truths, frozenset(slipped))


def _counted(random: Random, shape: Shape) -> dict[_Series, list[int]]:
    """Units a month of each vendor in each country, the unnamed ones too."""
    found: dict[_Series, list[int]] = {}
    for measure, product in shape.markets:
        for place in (*COUNTRIES[: shape.countries], _UNNAMED):
            size = random.lognormvariate(14.5, 1)
            for vendor in (*vendors_of(shape), _UNNAMED):
                level = size * random.lognormvariate(-2.5, 0.9)
                trend = random.gauss(0.003, 0.01)
                season = [random.gauss(1, 0.15) for _ in range(12)]
                found[measure, product, vendor, place] = [
                    max(1, int(level * (1 + trend) ** n * season[n % 12] * random.gauss(1, 0.05)))
                    for n in range(shape.months)
                ]
    return found


def vendors_of(shape: Shape) -> tuple[str, ...]:
    """The vendors of a world."""
    return tuple(f"vendor-{number:02}" for number in range(shape.vendors))


def _seen_by(random: Random, counted: Mapping[_Series, list[int]], shape: Shape) -> Truth:
    """What one source counts, with its totals: each series up to a few percent off, always the same way."""
    sums: dict[_Series, list[int]] = {}
    for (measure, product, vendor, place), units in counted.items():
        factor = random.gauss(1, 0.03)
        seen = [max(1, int(value * factor)) for value in units]
        for total in ((vendor, place), (ALL, place), (vendor, WORLD), (ALL, WORLD)):
            held = sums.setdefault((measure, product, *total), [0] * shape.months)
            for number, value in enumerate(seen):
                held[number] += value
    return Truth({key: (0, *accumulate(units)) for key, units in sums.items()})


def _entries_of(random: Random, source: str, truth: Truth, shape: Shape) -> list[PlainEntry]:
    places = (*(WORLD,) * max(1, shape.countries // 3), *COUNTRIES[: shape.countries])
    lists = sorted(
        {
            (measure, product, place, first, size)
            for measure, product in shape.markets
            for place in places
            for size in _SIZES
            for first in range(0, shape.months - size + 1, size)
        }
    )
    random.shuffle(lists)
    found: list[PlainEntry] = []
    for measure, product, place, first, size in lists:
        if len(found) >= shape.claims:
            break
        market = Cell(measure, (ALL,), product, place, _period(first, size))
        days = timedelta(days=random.randrange(20, 45))
        end = market.period.end
        name = f"{source} {product} {measure} {place} {market.period.notation}"
        page = PlainPage(name, None if end is None else end + days)
        for statement in _list_of(random, market, truth, shape):
            number = len(found)
            found.append(PlainEntry(f"{source}#{number:06}", Claim(f"c{number}", statement, None), source, page))
    return found[: shape.claims]


def _period(first: int, size: int) -> Period:
    year, number = divmod(first, 12)
    return month(_YEAR + year, number + 1) if size == 1 else months(_YEAR + year, number + 1, size)


def _list_of(random: Random, market: Cell, truth: Truth, shape: Shape) -> Iterator[Statement]:
    """The market and its first five, each with some of what can be said."""
    standing: list[tuple[int, str]] = []
    for vendor in vendors_of(shape):
        insort(standing, (-truth.figure(market.of(vendor)), vendor))
    yield from _figures(random, market, truth)
    for place, (_, vendor) in enumerate(standing[:_LISTED], 1):
        cell = market.of(vendor)
        yield from _figures(random, cell, truth)
        if random.random() < _HAS_SHARE:
            yield from _share(random, cell, market, truth)
        if random.random() < _HAS_RANK:
            yield Rank(cell, Quantity(exactly(place), Unit.RANK, Form.EXACT, str(place)))


def _figures(random: Random, cell: Cell, truth: Truth) -> Iterator[Statement]:
    """Level, growth, and the level of the year before."""
    form = Form.MORE if random.random() < _IS_MORE else Form.PLAIN
    if random.random() < _HAS_LEVEL:
        yield _level(random, cell, truth, form)
    before = cell.period.shift_years(-1)
    if before.start is None or before.start.year < _YEAR or random.random() >= _HAS_GROWTH:
        return
    base = cell.at(before)
    value = Fraction(100 * truth.figure(cell), truth.figure(base)) - 100
    yield Growth(cell, _percent(random, value), Base(Relation.YOY, before))
    if random.random() < _HAS_BEFORE:
        yield _level(random, base, truth, Form.PLAIN)


def _level(random: Random, cell: Cell, truth: Truth, form: Form) -> Level:
    """A level in millions, of two to four digits; "more than" with the digits cut off."""
    value = truth.figure(cell) / _MILLION
    places, digits = 0, random.choice((2, 3, 4))
    while value * 10**places < 10 ** (digits - 1):
        places += 1
    units = value * 10**places
    whole = units.numerator // units.denominator if form is Form.MORE else round(units)
    if form is Form.MORE and whole == units:
        whole -= 1
    numeral = Numeral(_digits(whole, places), _MILLION, has_magnitude=True)
    return Level(cell, Quantity(interval_of(numeral, form), Unit.COUNT, form, numeral.digits))


def _share(random: Random, cell: Cell, market: Cell, truth: Truth) -> Iterator[Share]:
    found = _percent(random, Fraction(100 * truth.figure(cell), truth.figure(market)))
    if found.interval.low is not None and found.interval.low > 0:
        yield Share(cell, found)


def _percent(random: Random, value: Fraction) -> Quantity:
    places = random.choice((0, 1))
    whole = round(abs(value) * 10**places)
    numeral = Numeral(_digits(whole, places), has_magnitude=True, is_count=False)
    interval = interval_of(numeral, Form.PLAIN)
    return Quantity(interval if value >= 0 else interval.scale(-1), Unit.PERCENT, Form.PLAIN, numeral.digits)


def _digits(whole: int, places: int) -> str:
    """A whole number with its decimal point so many places from the right."""
    if places == 0:
        return str(whole)
    head, tail = divmod(whole, 10**places)
    return f"{head}.{tail:0{places}}"


def _slipped(entry: PlainEntry) -> PlainEntry:
    statement = entry.claim.statement
    if not isinstance(statement, Level):
        return entry
    value = replace(statement.value, interval=statement.value.interval.scale(10))
    return replace(entry, claim=replace(entry.claim, statement=replace(statement, value=value)))
