"""Which unknowns a problem needs: those spoken of, those asked for, and the totals that tie them together.

Invariant: nothing else is created. A part gets the periods of its whole only where it has figures inside them, a whole
gets the periods of its parts only where its own periods can be cut to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from crossfoot.model import ALL, Cell
from crossfoot.model.period import UNKNOWN
from crossfoot.reconcile.cells import Days, Unknown, at_days, days_of, is_vendor, unknown

__all__ = ["Families", "families_of", "members_of", "wholes_of"]

Families = dict[Unknown, set[Days]]

# A total may need another total: vendor and country, market and country, market of the world.
_ROUNDS = 3
_COUNTRY = 2


def families_of(unknowns: Iterable[Unknown]) -> tuple[Families, set[Unknown]]:
    """Unknowns by address without period, completed, and those whose periods do not add up.

    Returns:
        For each address its days; and the unknowns that stand alone in time (stocks, rates).
    """
    families: Families = {}
    alone: set[Unknown] = set()
    for found in unknowns:
        for member in (found, *members_of(found)):
            days = days_of(member.cell)
            if days is None:
                alone.add(member)
            else:
                families.setdefault(_family(member), set()).add(days)
    for _ in range(_ROUNDS):
        added = {child for child in sorted(families, key=lambda u: u.label) if _complete(families, child)}
        if not added:
            break
    return families, alone


def members_of(group: Unknown) -> tuple[Unknown, ...]:
    """The vendors a group is the sum of; empty for anything else."""
    if len(group.cell.vendor) == 1:
        return ()
    return tuple(unknown(replace(group.cell, vendor=(vendor,), incl=(), excl=())) for vendor in group.cell.vendor)


def wholes_of(cell: Cell) -> Iterator[tuple[str, Cell]]:
    """Addresses this one is a part of, each with the way it is: `vendor`, `country`, `region`, `place`, `narrow`."""
    if cell.vendor != (ALL,) and cell.model is None and len(cell.vendor) == 1:
        kind = "vendor" if is_vendor(cell) else "narrow"
        yield kind, replace(cell, vendor=(ALL,), incl=(), excl=())
    place = cell.place
    if place is not None and "/" in place:
        yield "place", replace(cell, place=place.partition("/")[0])
    elif place is not None and place != "WORLD":
        yield ("country" if len(place) == _COUNTRY else "region"), replace(cell, place="WORLD")
    if cell.model is not None:
        yield "narrow", replace(cell, model=None)
    if cell.segment is not None:
        yield "narrow", replace(cell, segment=None)
    for brand in cell.excl:
        yield "narrow", replace(cell, excl=tuple(other for other in cell.excl if other != brand))


def contains(families: Families, found: Unknown) -> bool:
    """Whether an unknown with days is among the families."""
    days = days_of(found.cell)
    return days is not None and days in families.get(_family(found), ())


def unknowns_of(families: Families) -> Iterator[Unknown]:
    """Every unknown of the families."""
    for family, found in families.items():
        for days in found:
            yield Unknown(at_days(family.cell, days), family.owner)


def _family(found: Unknown) -> Unknown:
    return Unknown(found.cell.at(UNKNOWN), found.owner)


def _complete(families: Families, child: Unknown) -> bool:
    """Give a part and its wholes each other's periods; whether anything was added."""
    added = False
    for _, cell in wholes_of(child.cell):
        mine, theirs = families[child], families.get(Unknown(cell))
        if theirs is None:
            continue
        down = {days for days in theirs - mine if any(_is_inside(part, days) for part in mine)}
        cuts = _cuts(theirs)
        up = {days for days in mine - theirs if _is_cut(days, cuts, theirs)}
        mine |= down
        theirs |= up
        added = added or bool(down or up)
    return added


def _is_inside(part: Days, whole: Days) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1]


def _cuts(found: set[Days]) -> set[object]:
    return {day for days in found for day in days}


def _is_cut(days: Days, cuts: set[object], found: set[Days]) -> bool:
    """Whether days can be cut out of periods that are there: both ends are ends of such, and none is left uncovered."""
    if days[0] not in cuts or days[1] not in cuts:
        return False
    inner = sorted({day for pair in found for day in pair if days[0] <= day <= days[1]})
    return all(any(_is_inside(piece, other) for other in found) for piece in pairwise(inner))
