"""First times at the top, overtakings and changes of place, market by market.

Invariant: who passed whom is told between two periods for which the view names both, and rests on who stood above whom
in each; a first time needs the opposite in every period before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise

from crossfoot.model import ALL, Cell, Period
from crossfoot.model.interval import at_least
from crossfoot.reconcile import Grade
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Arrival, Feat, Ground, Height, Kind, Move, Part, Passing, part_of_all
from crossfoot.track.feats.lines import months_between
from crossfoot.track.feats.markets import LEAST, Market, leads, place_above

__all__ = ["find_arrivals", "find_moves", "find_passings"]

_ONE = Fraction(1)
# A first time has so many periods before it, and of these at most one in `_OPEN_OF` may be open.
_BEFORE = {1: 6, 3: 4, 12: 3}
_OPEN_OF = 3
_TOP = 5
# One vendor that passes one other is told as that.
_SEVERAL = 2
# A figure is sized where its high end is at most so many times its low end.
_SIZED = Fraction(5, 4)
# Two periods of one comparison lie at most so many months apart.
_APART = 12


def find_arrivals(asker: Asker, market: Market, vendor: str) -> Iterator[Feat]:
    """A vendor that leads, or is among the first five, for the first time.

    Args:
        asker: The table.
        market: The market.
        vendor: Whose.
    """
    yield from _arrival(asker, market, vendor, Height.LEADS, leads, _is_led)
    yield from _arrival(asker, market, vendor, Height.TOP_FIVE, _in_top, _not_in_top)


def find_passings(asker: Asker, market: Market, vendor: str, rival: str) -> Iterator[Feat]:
    """Each time a vendor passed another.

    Args:
        asker: The table.
        market: The market.
        vendor: Who passed.
        rival: Who was passed.
    """
    pairs = [
        (one, other)
        for period in market.periods
        if (one := market.figure(vendor, period)) and (other := market.figure(rival, period))
    ]
    for number in range(1, len(pairs)):
        if months_between(pairs[number - 1][0].period, pairs[number][0].period) <= _APART:
            yield from _passing(asker, market, pairs[: number + 1])


def find_moves(asker: Asker, market: Market) -> Iterator[Feat]:
    """Each time a vendor changed places with several others.

    Args:
        asker: The table.
        market: The market.
    """
    told = [period for period in market.periods if market.is_told(period)]
    for before, after in pairwise(told):
        vendors = [v for v in market.vendors if market.figure(v, before) and market.figure(v, after)]
        if len(vendors) >= LEAST and months_between(before, after) <= _APART:
            for vendor in vendors:
                yield from _move(asker, market, vendor, tuple(vendors), (before, after))


def _arrival(
    asker: Asker,
    market: Market,
    vendor: str,
    height: Height,
    holds: Callable[[Asker, Market, Cell], Part],
    fails: Callable[[Asker, Market, str, Period], Part],
) -> Iterator[Feat]:
    """The first period in which something holds, if it failed in all those before."""
    before: list[Part] = []
    for period in market.periods:
        cell = market.figure(vendor, period)
        now = None if cell is None else holds(asker, market, cell)
        if cell is not None and now is not None and now.grade is Grade.PROVEN:
            opened = sum(part.grade is Grade.POSSIBLE for part in before)
            if len(before) >= _BEFORE[market.months] and opened * _OPEN_OF <= len(before):
                rivals = tuple(sorted(rival.vendor[0] for rival in market.rivals(cell)))
                yield Feat(Kind.FIRST, cell, Arrival(height, rivals), (*before, now), market.history)
            return
        before.append(fails(asker, market, vendor, period))


def _is_led(asker: Asker, market: Market, vendor: str, period: Period) -> Part:
    """Whether somebody stood above a vendor."""
    grounds = _above(asker, market, vendor, period, most=1)
    return Part(period, Grade.PROVEN if grounds else Grade.POSSIBLE, grounds)


def _not_in_top(asker: Asker, market: Market, vendor: str, period: Period) -> Part:
    """Whether five others stood above a vendor."""
    grounds = _above(asker, market, vendor, period, most=_TOP)
    return Part(period, Grade.PROVEN if len(grounds) == _TOP else Grade.POSSIBLE, grounds)


def _above(asker: Asker, market: Market, vendor: str, period: Period, *, most: int) -> tuple[Ground, ...]:
    """Proofs that others stood above a vendor, as many as are looked for."""
    named = market.named.get(period, ())
    families = [cell for cells in market.named.values() for cell in cells if cell.vendor == (vendor,)]
    cell = families[0].at(period)
    if not asker.has(cell):
        return ()
    rivals = [rival for rival in named if rival.vendor != (vendor,)]
    grounds = (place_above(asker, rival, cell) for rival in rivals)
    return tuple(ground for ground in grounds if ground.grade is Grade.PROVEN)[:most]


def _in_top(asker: Asker, market: Market, cell: Cell) -> Part:
    """Whether the market leaves room for no more than four above a vendor.

    Those named that may stand above take a place each; all that nobody names together would have to be as large as the
    vendor once for each place left.
    """
    rivals = market.rivals(cell)
    whole = cell.of(ALL)
    if not market.is_told(cell.period) or not asker.has(whole):
        return Part(cell.period, Grade.POSSIBLE)
    against = [place_above(asker, cell, rival, or_level=True) for rival in rivals]
    below = [ground for ground in against if ground.grade is Grade.PROVEN]
    free = _TOP - (len(rivals) - len(below))
    if free <= 0:
        return Part(cell.period, Grade.POSSIBLE)
    rest = ((_ONE, cell), *((_ONE, rival) for rival in rivals), (-_ONE, whole))
    room = tuple((weight + free * (found == cell), found) for weight, found in rest)
    return part_of_all(cell.period, (*below, asker.ground(room, at_least(0))))


def _passing(asker: Asker, market: Market, pairs: list[tuple[Cell, Cell]]) -> Iterator[Feat]:
    """The last of some periods, if a vendor stood above the other in it and below in the one before."""
    *earlier, (before, ahead), (cell, passed) = pairs
    parts = (
        part_of_all(before.period, (place_above(asker, ahead, before),)),
        part_of_all(cell.period, (place_above(asker, cell, passed),)),
    )
    grades = [part.grade for part in parts]
    is_open = grades == [Grade.PROVEN, Grade.POSSIBLE] and all(_is_sized(asker, one) for one in pairs[-1])
    if not is_open and grades != [Grade.PROVEN, Grade.PROVEN]:
        return
    first = [part_of_all(one.period, (place_above(asker, other, one),)) for one, other in earlier]
    history = (pairs[0][0].period, market.periods[-1])
    is_first = len(first) + 1 >= _BEFORE[market.months] and all(part.grade is Grade.PROVEN for part in first)
    if is_first and grades[-1] is Grade.PROVEN:
        yield Feat(Kind.FIRST, cell, Passing(passed.vendor[0], before.period, True), (*first, *parts), history)
        return
    yield Feat(Kind.OVERTAKE, cell, Passing(passed.vendor[0], before.period, False), parts, history)


def _is_sized(asker: Asker, cell: Cell) -> bool:
    """Whether a figure is known well enough that "it may be above" is more than that nobody knows."""
    found = asker.bound(cell).interval
    return found.low is not None and found.high is not None and found.high <= found.low * _SIZED


def _move(
    asker: Asker, market: Market, vendor: str, vendors: tuple[str, ...], periods: tuple[Period, Period]
) -> Iterator[Feat]:
    """A vendor's change of place among those named in both periods, if it passed, or was passed by, several."""
    parts, places = [], []
    above: list[frozenset[str]] = []
    for period in periods:
        cells = {name: cell for name in vendors if (cell := market.figure(name, period)) is not None}
        mine = cells.pop(vendor)
        below = {name: place_above(asker, mine, cell) for name, cell in cells.items()}
        over = {name: place_above(asker, cell, mine) for name, cell in cells.items()}
        sides = [next((g for g in (below[name], over[name]) if g.grade is Grade.PROVEN), None) for name in cells]
        if None in sides:
            return
        above.append(frozenset(name for name, ground in over.items() if ground.grade is Grade.PROVEN))
        parts.append(Part(period, Grade.PROVEN, tuple(ground for ground in sides if ground is not None)))
        places.append(1 + len(above[-1]))
    passed, passed_by = sorted(above[0] - above[1]), sorted(above[1] - above[0])
    if len(passed) + len(passed_by) < _SEVERAL or places[0] == places[1]:
        return
    detail = Move(periods[0], (places[0], places[1]), vendors, tuple(passed), tuple(passed_by))
    cell = market.figure(vendor, periods[1])
    if cell is not None:
        yield Feat(Kind.PLACE, cell, detail, tuple(parts), market.history)
