"""What holds whatever anybody says: parts of a time, of a market, of the world, of a brand.

Invariant: a total all of whose parts are there equals their sum, any other total is at least their sum; no identity
joins two definitions of a measure, a product or a place. Each function looks only at what it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise

from crossfoot.model import Cell, Inclusions
from crossfoot.model.inclusion import are_models_apart
from crossfoot.reconcile.cells import Days, Unknown, at_days, has_floor
from crossfoot.reconcile.live import members_of
from crossfoot.reconcile.problem import Sense
from crossfoot.reconcile.reading import Draft, Sum, amount, minus, plus

__all__ = ["abroad", "distinct", "floor", "flows", "group", "is_counted_in", "parts", "tiling"]

_ZERO = Fraction(0)
_ABROAD = "WORLD-"


def tiling(family: Unknown, known: frozenset[Days]) -> tuple[tuple[Draft, ...], frozenset[Days]]:
    """Each period as the sum of the longest periods inside it, and the stretches that had to be made up for that.

    Every period is cut down, step by step, to the stretches between neighbouring ends of periods, so that all sums
    between periods of one address follow from these rows.
    """
    rows: list[Draft] = []
    made: set[Days] = set()
    ends = sorted({day for days in known for day in days})
    after = dict(pairwise(ends))
    by_start: dict[object, list[Days]] = {}
    for days in sorted(known, key=lambda pair: pair[1], reverse=True):
        by_start.setdefault(days[0], []).append(days)
    named = {days: amount(Unknown(at_days(family.cell, days), family.owner)) for days in known}
    for whole in sorted(known):
        pieces: list[Days] = []
        start = whole[0]
        while start < whole[1]:
            inside = next((days for days in by_start.get(start, ()) if days[1] <= whole[1] and days != whole), None)
            pieces.append(inside or (start, after[start]))
            start = pieces[-1][1]
        if len(pieces) == 1:
            continue
        made.update(piece for piece in pieces if piece not in named)
        for piece in pieces:
            named.setdefault(piece, amount(Unknown(at_days(family.cell, piece), family.owner)))
        sums = [named[piece] for piece in pieces]
        rows.append(_equal(plus(*sums), named[whole], "parts of the period add up to the whole"))
    return tuple(rows), frozenset(made)


def group(found: Unknown) -> tuple[Draft, ...]:
    """A group of vendors is the sum of its members; a vendor with its brands is at most that, and at least each.

    Its figure alone may have the brands in it already, as some sources count them, or not.
    """
    members = members_of(found)
    total = plus(*(amount(member) for member in members))
    if len(found.cell.vendor) > 1:
        return (_equal(total, amount(found), "members of the group add up to it"),)
    most = Draft(minus(total, amount(found)), Sense.GE, _ZERO, "a vendor with its brands is at most all of them")
    why = "a vendor with its brands is at least each of them"
    return (most, *(_at_least(found, [member], why) for member in members))


def parts(whole: Unknown, kind: str, members: Iterable[Unknown], inclusions: Inclusions) -> tuple[Draft, ...]:
    """A market is at least its named vendors, a place at least the places in it, a maker at least its models.

    Args:
        whole: The total.
        kind: In which way the others are parts of it.
        members: The parts.
        inclusions: Which brands and places are counted in which others, and so are not added beside them.
    """
    found = sorted(members, key=lambda u: u.label)
    if kind == "vendor" and inclusions.brands is not None:
        sums = (distinct(found, inclusions), distinct(found, inclusions, with_brands=True))
        why = "the market is at least its named vendors"
        return tuple(_at_least(whole, members, why) for members in sums[: 1 + (sums[0] != sums[1])])
    if kind == "place":
        why = f"{'the world' if whole.cell.place == 'WORLD' else 'a region'} is at least the places in it"
        return tuple(_at_least(whole, members, why) for members in _place_sums(found, inclusions))
    alone = [_at_least(whole, [member], "the whole is at least its part") for member in found]
    apart = {_models_beside(member, found) for member in found if kind == "narrow"}
    together = sorted((models for models in apart if len(models) > 1), key=lambda sum_: [u.label for u in sum_])
    return (*alone, *(_at_least(whole, models, "a maker's figure is at least its models") for models in together))


def floor(found: Unknown, *, is_positive: bool) -> Draft | None:
    """Counts are not negative; what a growth, a share or a ratio is measured against is at least one."""
    if not has_floor(found.cell):
        return None
    least = Fraction(1) if is_positive else _ZERO
    why = "what a ratio is taken of is at least one" if least else "counts are never negative"
    return Draft(amount(found), Sense.GE, least, why)


def abroad(found: Unknown, places: Iterable[Unknown], inclusions: Inclusions) -> tuple[Draft, ...]:
    """The world is a country and everything outside it; outside it is at least what lies apart from it.

    Args:
        found: What is outside a country.
        places: The same address in other places.
        inclusions: Which countries are counted in which regions.
    """
    home = (found.cell.place or "").removeprefix(_ABROAD)
    by_place = {other.cell.place or "": other for other in places}
    rows = []
    world, country = by_place.get("WORLD"), by_place.get(home)
    if world is not None and country is not None:
        total = plus(amount(country), amount(found))
        rows.append(_equal(total, amount(world), "home and abroad add up to the world"))
    if not has_floor(found.cell):  # what can fall abroad leaves the countries room to rise
        return tuple(rows)
    others = [by_place[name] for name in by_place if inclusions.are_apart(name, home)]
    rows += [_at_least(found, sums, "abroad is at least the places in it") for sums in _place_sums(others, inclusions)]
    return tuple(rows)


def flows(family: Unknown, known: frozenset[Days], stocks: Mapping[date, Unknown]) -> tuple[Draft, ...]:
    """A stock at one time and what was added since make the stock at a later time.

    Args:
        family: Address of what is added, without its period.
        known: The days for which there is a figure of what was added.
        stocks: First day after which a stock was counted: the stock.
    """
    steps: list[tuple[date, date, tuple[Days, ...]]] = [
        (days[0], days[1], (days,)) for days in sorted(known) if days[0] in stocks and days[1] in stocks
    ]
    by_start: dict[date, list[Days]] = {}
    for days in sorted(known, key=lambda pair: pair[1], reverse=True):
        by_start.setdefault(days[0], []).append(days)
    for start, end in pairwise(sorted(stocks)):
        path: list[Days] = []
        at: date | None = start
        while at is not None and at < end:
            step = next((days for days in by_start.get(at, ()) if days[1] <= end), None)
            path += [] if step is None else [step]
            at = None if step is None else step[1]
        if at is not None and len(path) > 1:
            steps.append((start, end, tuple(path)))
    return tuple(
        _equal(
            plus(amount(stocks[start]), *(amount(Unknown(at_days(family.cell, days), family.owner)) for days in path)),
            amount(stocks[end]),
            "a stock and what is added to it make the later stock",
        )
        for start, end, path in steps
    )


def distinct(members: Iterable[Unknown], inclusions: Inclusions, *, with_brands: bool = False) -> list[Unknown]:
    """One unknown per vendor, and no brand beside a company that may count it in.

    Args:
        members: The vendors of a market, some in several definitions.
        inclusions: Which brands are counted in which companies.
        with_brands: Whether the definition that counts in most brands is taken, and not the plainest.
    """
    chosen: dict[str, Unknown] = {}
    for member in members:
        name = member.cell.vendor[0]
        held = chosen.get(name)
        if held is None or _narrowness(member, with_brands) < _narrowness(held, with_brands):
            chosen[name] = member
    cells = [found.cell for found in chosen.values()]
    return [chosen[name] for name in sorted(chosen) if not is_counted_in(chosen[name].cell, cells, inclusions)]


def is_counted_in(cell: Cell, others: Iterable[Cell], inclusions: Inclusions) -> bool:
    """Whether a vendor's figure may be a part of the figure of another vendor of the same market."""
    return any(
        brand in other.incl or (brand not in other.excl and not companies.isdisjoint(other.vendor))
        for brand in cell.vendor
        for companies in (inclusions.companies(brand, cell.period),)
        for other in others
        if brand not in other.vendor
    )


def _models_beside(member: Unknown, found: Iterable[Unknown]) -> tuple[Unknown, ...]:
    """A model and those of the others that share nothing with it, nor with each other."""
    taken = [member]
    for other in found:
        names = [known.cell.model for known in taken]
        mine = other.cell.model
        if mine is not None and all(name is not None and are_models_apart(name, mine) for name in names):
            taken.append(other)
    return tuple(sorted(taken, key=lambda u: u.label))


def _place_sums(members: Iterable[Unknown], inclusions: Inclusions) -> Iterator[list[Unknown]]:
    """Figures of several places in sets that can be added up."""
    by_place = {member.cell.place or "": member for member in members}
    for places in inclusions.sums_of(by_place):
        yield [by_place[place] for place in places]


def _narrowness(found: Unknown, with_brands: bool) -> tuple[int, int, str]:
    return (-1 if with_brands else 1) * len(found.cell.incl), len(found.cell.excl), found.label


def _at_least(whole: Unknown, members: Iterable[Unknown], why: str) -> Draft:
    return Draft(minus(amount(whole), plus(*(amount(member) for member in members))), Sense.GE, _ZERO, why)


def _equal(one: Sum, other: Sum, why: str) -> Draft:
    return Draft(minus(one, other), Sense.EQ, _ZERO, why)
