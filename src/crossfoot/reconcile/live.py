"""Which days each address needs: those spoken of, those asked for, and those that tie parts and wholes together.

Invariant: nothing else is created. A part gets the periods of its whole only where it has figures inside them, a whole
gets the periods of its parts only where its own periods can be cut to them. What comes out is the least that is closed
under both, so it does not depend on the order in which figures came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from crossfoot.model import ALL, Cell, Inclusions
from crossfoot.model.period import UNKNOWN
from crossfoot.reconcile.cells import Days, Unknown, days_of, is_goal, is_vendor, unknown

__all__ = ["NOWHEN", "Times", "family_of", "grown_times", "members_of", "wholes_of"]


@dataclass(frozen=True, slots=True)
class Times:
    """The days of each address.

    Args:
        days: Address without period: the days it needs.
        parts: Address without period: the addresses that are a part of it.
    """

    days: Mapping[Unknown, frozenset[Days]]
    parts: Mapping[Unknown, frozenset[Unknown]]


NOWHEN = Times({}, {})


def grown_times(times: Times, spoken: Iterable[Unknown], inclusions: Inclusions) -> tuple[Times, frozenset[Unknown]]:
    """The days needed for some more unknowns, and the addresses whose days are now others."""
    days, parts = dict(times.days), dict(times.parts)
    changed: set[Unknown] = set()
    for family, found in _spoken(spoken).items():
        if family not in days:
            for whole in _wholes(family, inclusions):
                parts[whole] = parts.get(whole, frozenset()) | {family}
        if not found <= days.get(family, frozenset()):
            days[family] = days.get(family, frozenset()) | found
            changed.add(family)
    queue = set(changed)
    while queue:
        pairs = {(part, family) for family in queue for part in parts.get(family, ())}
        pairs |= {(part, whole) for part in queue for whole in _wholes(part, inclusions)}
        queue = set().union(*(_complete(days, part, whole) for part, whole in pairs if whole in days))
        changed |= queue
    return Times(days, parts), frozenset(changed)


def _spoken(spoken: Iterable[Unknown]) -> dict[Unknown, set[Days]]:
    """The days spoken of at each address; a group, or a vendor with brands counted in, speaks of its members."""
    fresh: dict[Unknown, set[Days]] = {}
    for found in spoken:
        for member in (found, *members_of(found)):
            held = days_of(member.cell)
            if held is not None:
                fresh.setdefault(family_of(member), set()).add(held)
    return fresh


def members_of(whole: Unknown) -> tuple[Unknown, ...]:
    """The vendors a group is the sum of, or a vendor alone and the brands counted in with it; empty for others."""
    cell = whole.cell
    if len(cell.vendor) > 1:
        return tuple(unknown(replace(cell, vendor=(vendor,), incl=(), excl=())) for vendor in cell.vendor)
    if not cell.incl or not is_vendor(cell) or cell.model is not None:
        return ()
    brands = (unknown(replace(cell, vendor=(brand,), incl=(), excl=())) for brand in cell.incl)
    return (unknown(replace(cell, incl=())), *brands)


def wholes_of(cell: Cell, inclusions: Inclusions) -> Iterator[tuple[str, Cell]]:
    """Addresses this one is a part of, each with the way it is: `vendor`, `place`, `channel`, `narrow`."""
    if cell.vendor != (ALL,) and cell.model is None and len(cell.vendor) == 1:
        kind = "vendor" if is_vendor(cell) else "narrow"
        yield kind, replace(cell, vendor=(ALL,), incl=(), excl=())
    place = cell.place
    if place is not None and "/" in place:
        yield "channel", replace(cell, place=place.partition("/")[0])
    elif place is not None and place != "WORLD":
        for whole in {*inclusions.around(place), "WORLD"}:
            yield "place", replace(cell, place=whole)
    if cell.model is not None:
        yield "narrow", replace(cell, model=None)
    if cell.segment is not None:
        yield "narrow", replace(cell, segment=None)
    for brand in cell.excl:
        yield "narrow", replace(cell, excl=tuple(other for other in cell.excl if other != brand))


def family_of(found: Unknown) -> Unknown:
    """An address without its period."""
    return Unknown(found.cell.at(UNKNOWN), found.owner)


def _wholes(family: Unknown, inclusions: Inclusions) -> tuple[Unknown, ...]:
    """What an address is a part of; a goal is a part of nothing."""
    return () if is_goal(family) else tuple(Unknown(whole) for _, whole in wholes_of(family.cell, inclusions))


def _complete(days: dict[Unknown, frozenset[Days]], part: Unknown, whole: Unknown) -> set[Unknown]:
    """Give a part and its whole each other's periods; those that got any."""
    mine, theirs = days[part], days[whole]
    down = {found for found in theirs - mine if any(_is_inside(own, found) for own in mine)}
    lacking = mine - theirs
    cuts = {day for found in theirs for day in found} if lacking else set()
    up = {found for found in lacking if found[0] in cuts and found[1] in cuts and _is_covered(found, theirs)}
    if down:
        days[part] = mine | down
    if up:
        days[whole] = theirs | up
    return ({part} if down else set()) | ({whole} if up else set())


def _is_inside(part: Days, whole: Days) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1]


def _is_covered(days: Days, found: frozenset[Days]) -> bool:
    """Whether between two ends of periods no stretch lies in none of them."""
    inner = sorted({day for pair in found for day in pair if days[0] <= day <= days[1]})
    return all(any(_is_inside(piece, other) for other in found) for piece in pairwise(inner))
