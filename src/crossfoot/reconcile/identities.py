"""What holds whatever anybody says: parts of a time, of a market, of the world, of a brand.

Invariant: a total all of whose parts are there equals their sum, any other total is at least their sum; no identity
joins two definitions of a measure, a product or a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from crossfoot.reconcile.cells import Days, Unknown, at_days, has_floor
from crossfoot.reconcile.live import Families, members_of, wholes_of
from crossfoot.reconcile.problem import Sense
from crossfoot.reconcile.reading import Draft, amount, minus, plus

__all__ = ["distinct", "floors", "groups", "parts", "tilings"]

# One user may be counted by two vendors, and one country is served by many: sums over parts say nothing.
_OVERLAPPING = ("users", "countries")
_ZERO = Fraction(0)


def tilings(families: Families) -> tuple[tuple[Draft, ...], frozenset[Unknown]]:
    """Each period as the sum of the longest periods inside it, and the stretches that had to be made up for that.

    Every period is cut down, step by step, to the stretches between neighbouring ends of periods, so that all sums
    between periods of one address follow from these rows.
    """
    rows: list[Draft] = []
    made: set[Unknown] = set()
    for family in sorted(families, key=lambda found: found.label):
        known = families[family]
        ends = sorted({day for days in known for day in days})
        by_start: dict[object, list[Days]] = {}
        for days in sorted(known, key=lambda pair: pair[1], reverse=True):
            by_start.setdefault(days[0], []).append(days)
        for whole in sorted(known):
            pieces: list[Days] = []
            start = whole[0]
            while start < whole[1]:
                inside = [days for days in by_start.get(start, ()) if days[1] <= whole[1] and days != whole]
                piece = inside[0] if inside else (start, next(day for day in ends if day > start))
                pieces.append(piece)
                start = piece[1]
            if len(pieces) == 1:
                continue
            sums = [amount(Unknown(at_days(family.cell, piece), family.owner)) for piece in pieces]
            made.update(found for terms in sums for found, _ in terms)
            total = amount(Unknown(at_days(family.cell, whole), family.owner))
            rows.append(Draft(minus(plus(*sums), total), Sense.EQ, _ZERO, "parts of the period add up to the whole"))
    return tuple(rows), frozenset(made)


def groups(live: frozenset[Unknown]) -> Iterator[Draft]:
    """A group of vendors is the sum of its members."""
    for found in sorted(live, key=lambda u: u.label):
        members = members_of(found)
        if members and live.issuperset(members):
            total = plus(*(amount(member) for member in members))
            yield Draft(minus(total, amount(found)), Sense.EQ, _ZERO, "members of the group add up to it")


def parts(live: frozenset[Unknown], brands: tuple[tuple[str, str], ...]) -> Iterator[Draft]:
    """A market is at least its named vendors, the world at least its countries, a brand at least its models.

    Args:
        live: The unknowns.
        brands: Brand and the company that counts it in; a brand is not added beside its company.
    """
    sums: dict[tuple[Unknown, str], list[Unknown]] = {}
    for found in sorted(live, key=lambda u: u.label):
        if found.owner.startswith("goal") or found.cell.measure in _OVERLAPPING:
            continue
        for kind, cell in wholes_of(found.cell):
            whole = Unknown(cell)
            if whole in live:
                sums.setdefault((whole, kind), []).append(found)
    for (whole, kind), members in sums.items():
        if kind == "vendor":
            yield _at_least(whole, distinct(members, brands), "the market is at least its named vendors")
        elif kind == "country":
            yield _at_least(whole, members, "the world is at least its countries")
        else:
            for member in members:
                yield _at_least(whole, [member], "the whole is at least its part")
    yield from _abroad(live)


def floors(live: Iterable[Unknown], positive: frozenset[Unknown]) -> Iterator[Draft]:
    """Counts are not negative; what a ratio is taken of is at least one.

    Args:
        live: The unknowns.
        positive: Those that a growth, a share or a ratio is measured against.
    """
    for found in live:
        if has_floor(found.cell):
            least = Fraction(1) if found in positive else _ZERO
            why = "what a ratio is taken of is at least one" if least else "counts are never negative"
            yield Draft(amount(found), Sense.GE, least, why)


def _at_least(whole: Unknown, members: list[Unknown], why: str) -> Draft:
    return Draft(minus(amount(whole), plus(*(amount(member) for member in members))), Sense.GE, _ZERO, why)


def distinct(members: list[Unknown], brands: tuple[tuple[str, str], ...]) -> list[Unknown]:
    """One unknown per vendor, the plainest definition of each, and no brand beside the company that counts it in."""
    chosen: dict[str, Unknown] = {}
    for member in members:
        name = member.cell.vendor[0]
        held = chosen.get(name)
        if held is None or _narrowness(member) < _narrowness(held):
            chosen[name] = member
    companies = dict(brands)
    return [chosen[name] for name in sorted(chosen) if companies.get(name) not in chosen]


def _narrowness(found: Unknown) -> tuple[int, int, str]:
    return len(found.cell.incl), len(found.cell.excl), found.label


def _abroad(live: frozenset[Unknown]) -> Iterator[Draft]:
    """The world is a country and everything outside it; outside it is at least the other countries."""
    for found in sorted(live, key=lambda u: u.label):
        place = found.cell.place or ""
        if not place.startswith("WORLD-"):
            continue
        home = place.removeprefix("WORLD-")
        world, country = (Unknown(replace(found.cell, place=name), found.owner) for name in ("WORLD", home))
        if world in live and country in live:
            total = plus(amount(country), amount(found))
            yield Draft(minus(total, amount(world)), Sense.EQ, _ZERO, "home and abroad add up to the world")
        others = [
            other
            for other in live
            if len(other.cell.place or "") == len(home) != 0
            and other.cell.place != home
            and replace(other.cell, place=place) == found.cell
        ]
        if others:
            yield _at_least(found, sorted(others, key=lambda u: u.label), "abroad is at least its countries")
