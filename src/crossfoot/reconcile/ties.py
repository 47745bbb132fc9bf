"""Which unknowns are live, and which identities tie them; only those whose unknowns come or go are made again.

Invariant: what is live and what is tied depends on the unknowns spoken of and asked for alone; growing step by step
ends at the same as growing at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from typing import TypeVar

from crossfoot.model import Inclusions
from crossfoot.reconcile.cells import Days, Unknown, at_days, days_of, has_floor, is_goal
from crossfoot.reconcile.identities import abroad, floor, flows, group, parts, tiling
from crossfoot.reconcile.live import NOWHEN, Times, family_of, grown_times, members_of, wholes_of
from crossfoot.reconcile.reading import Draft

__all__ = ["Key", "Tie", "Ties", "grown_ties", "no_ties"]

# One user may be counted by two vendors, and one country is served by many: sums over parts say nothing. Neither do
# sums of what can fall.
_OVERLAPPING = ("users", "countries")
_ABROAD = "WORLD-"
_STOCK, _ADDED = "subscribers", "net_adds"


class Tie(IntEnum):
    """Kinds of identities, in the order of their rows."""

    FLOOR = 0
    TILING = 1
    GROUP = 2
    PARTS = 3
    ABROAD = 4
    FLOWS = 5


# What an identity is about: its kind, the unknown it is made for, and in which way others are parts of that.
Key = tuple[Tie, Unknown, str]
K = TypeVar("K")
_WAYS = ("vendor", "place", "channel", "narrow")


@dataclass(frozen=True, slots=True)
class Ties:
    """The live unknowns and what is needed to find their identities.

    Args:
        inclusions: Which brands and places are counted in which others.
        times: The days of each address.
        made: Address without period: the stretches made up to cut its periods.
        alone: Live unknowns whose periods do not add up.
        live: All live unknowns.
        positive: Unknowns that something is divided by.
        members: Whole and way: its live parts.
        groups: Vendor of a live group: the groups.
        spots: Address without place: the live unknowns there.
        stocks: Address without period of what is added to a stock: the live stocks.
    """

    inclusions: Inclusions
    times: Times
    made: Mapping[Unknown, frozenset[Days]]
    alone: frozenset[Unknown]
    live: frozenset[Unknown]
    positive: frozenset[Unknown]
    members: Mapping[tuple[Unknown, str], frozenset[Unknown]]
    groups: Mapping[Unknown, frozenset[Unknown]]
    spots: Mapping[Unknown, frozenset[Unknown]]
    stocks: Mapping[Unknown, frozenset[Unknown]]


def no_ties(inclusions: Inclusions) -> Ties:
    """The ties of nothing."""
    return Ties(inclusions, NOWHEN, {}, frozenset(), frozenset(), frozenset(), {}, {}, {}, {})


def grown_ties(
    ties: Ties, spoken: Iterable[Unknown], positive: frozenset[Unknown]
) -> tuple[Ties, Mapping[Key, tuple[Draft, ...]]]:
    """The ties with more unknowns spoken of, and the identities that are now others.

    Args:
        ties: Before.
        spoken: What is newly spoken of or asked for; what was before stays so.
        positive: All unknowns that something is divided by.

    Returns:
        The ties, and for each identity that was made again its rows, none where it holds no more.
    """
    found = list(spoken)
    times, changed = grown_times(ties.times, found, ties.inclusions)
    drafts: dict[Key, tuple[Draft, ...]] = {}
    made = dict(ties.made)
    born = {u for one in found for u in (one, *members_of(one)) if days_of(u.cell) is None} - ties.alone
    alone = ties.alone | born
    gone: set[Unknown] = set()
    for family in sorted(changed, key=lambda u: u.label):
        drafts[Tie.TILING, family, ""], stretches = tiling(family, times.days[family])
        before = ties.times.days.get(family, frozenset()) | made.get(family, frozenset())
        now = times.days[family] | stretches
        born.update(Unknown(at_days(family.cell, days), family.owner) for days in now - before)
        gone.update(Unknown(at_days(family.cell, days), family.owner) for days in before - now)
        made[family] = stretches
    grown = replace(_moved(ties, born, gone), times=times, made=made, alone=alone, positive=positive)
    added = changed.intersection(grown.stocks).union(_added_to(u) for u in born | gone if u.cell.measure == _STOCK)
    touched = _touched(grown, born | gone, positive ^ ties.positive)
    for key in touched.union((Tie.FLOWS, family, "") for family in added):
        drafts[key] = _identity(grown, key)
    return grown, drafts


def _moved(ties: Ties, born: set[Unknown], gone: set[Unknown]) -> Ties:
    """The ties with some unknowns more and some less."""
    members, groups, spots, stocks = dict(ties.members), dict(ties.groups), dict(ties.spots), dict(ties.stocks)
    for unknowns, is_born in ((gone, False), (born, True)):
        for found in unknowns:
            for kind, whole in _wholes(found, ties.inclusions):
                _put(members, (whole, kind), found, is_born=is_born)
            for member in members_of(found):
                _put(groups, member, found, is_born=is_born)
            _put(spots, _spot(found), found, is_born=is_born)
            if found.cell.measure == _STOCK:
                _put(stocks, _added_to(found), found, is_born=is_born)
    live = (ties.live - gone) | born
    return replace(ties, live=live, members=members, groups=groups, spots=spots, stocks=stocks)


def _put(index: dict[K, frozenset[Unknown]], key: K, found: Unknown, *, is_born: bool) -> None:
    held = index.get(key, frozenset())
    index[key] = held | {found} if is_born else held - {found}


def _touched(ties: Ties, moved: Iterable[Unknown], turned: Iterable[Unknown]) -> set[Key]:
    """The identities to be made again when unknowns came or went, or became something that is divided by."""
    keys: set[Key] = {(Tie.FLOOR, found, "") for found in turned}
    for found in moved:
        keys.add((Tie.FLOOR, found, ""))
        keys.update((Tie.PARTS, whole, kind) for kind, whole in _wholes(found, ties.inclusions))
        keys.update((Tie.PARTS, found, kind) for kind in _WAYS if (found, kind) in ties.members)
        keys.update((Tie.GROUP, whole, "") for whole in (found, *ties.groups.get(found, ())) if members_of(whole))
        keys.update((Tie.ABROAD, other, "") for other in ties.spots.get(_spot(found), ()) if _is_abroad(other))
        if _is_abroad(found):
            keys.add((Tie.ABROAD, found, ""))
    return keys


def _identity(ties: Ties, key: Key) -> tuple[Draft, ...]:
    """The rows of an identity, none where what it needs is not live."""
    what, found, kind = key
    if what is Tie.FLOWS:
        return flows(found, ties.times.days.get(found, frozenset()), _by_day(ties.stocks.get(found, ())))
    if found not in ties.live:
        return ()
    match what:
        case Tie.FLOOR:
            row = floor(found, is_positive=found in ties.positive)
            return () if row is None else (row,)
        case Tie.GROUP:
            return group(found) if ties.live.issuperset(members_of(found)) else ()
        case Tie.PARTS:
            members = ties.members[found, kind]
            return parts(found, kind, members, ties.inclusions) if members else ()
    return abroad(found, ties.spots[_spot(found)], ties.inclusions)


def _added_to(stock: Unknown) -> Unknown:
    """The address, without its period, of what is added to a stock."""
    return family_of(Unknown(replace(stock.cell, measure=_ADDED), stock.owner))


def _by_day(stocks: Iterable[Unknown]) -> dict[date, Unknown]:
    """Stocks by the first day after them, the one at a day before those at the end of a longer time."""
    found: dict[date, Unknown] = {}
    for stock in sorted(stocks, key=lambda u: (u.cell.period.days or 0, u.label)):
        if stock.cell.period.end is not None and stock.cell.per is None:
            found.setdefault(stock.cell.period.end, stock)
    return found


def _wholes(found: Unknown, inclusions: Inclusions) -> Iterator[tuple[str, Unknown]]:
    if not is_goal(found) and found.cell.measure not in _OVERLAPPING and has_floor(found.cell):
        for kind, cell in wholes_of(found.cell, inclusions):
            yield kind, Unknown(cell)


def _spot(found: Unknown) -> Unknown:
    return Unknown(replace(found.cell, place=None), found.owner)


def _is_abroad(found: Unknown) -> bool:
    return (found.cell.place or "").startswith(_ABROAD)
