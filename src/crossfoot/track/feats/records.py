"""Records: a period above, or below, every one before it that is known.

Invariant: a record is told with how far back it reaches: to the first period known, or to the last one that did as
well or may have; nothing before the known history is ever claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from crossfoot.model import Period
from crossfoot.model.interval import more_than
from crossfoot.reconcile import Grade
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Best, Feat, Figure, Kind, Part
from crossfoot.track.feats.lines import Line

__all__ = ["find_records"]

_ONE = Fraction(1)
# A record beats at least so many periods: two years of quarters, a year of months, three years.
LEAST = {1: 12, 3: 8, 12: 3}
# One that may be is told where at most one in so many of the periods it would beat is open.
_OPEN_OF = 3


def find_records(asker: Asker, line: Line) -> Iterator[Feat]:
    """Levels higher or lower than all before them.

    Args:
        asker: The table.
        line: The figure over time.
    """
    known = frozenset(line.known)
    for number, period in enumerate(line.periods):
        if period in known and number >= LEAST[line.months]:
            for is_high in (True, False):
                yield from _records_at(asker, line, number, is_high=is_high)


def _records_at(asker: Asker, line: Line, number: int, *, is_high: bool) -> Iterator[Feat]:
    """The record of one period: as far back as it is proven, and further where it may reach further."""
    parts: list[Part] = []
    proven = 0
    for earlier in reversed(line.periods[:number]):
        part = _above(asker, line, line.periods[number], earlier, is_high=is_high)
        if part.grade is Grade.REFUTED:
            break
        parts.append(part)
        if part.grade is Grade.PROVEN and proven == len(parts) - 1:
            proven += 1
    if proven >= LEAST[line.months]:
        yield _feat(asker, line, number, parts[:proven], is_high=is_high)
    opened = sum(part.grade is Grade.POSSIBLE for part in parts)
    if opened and len(parts) >= LEAST[line.months] and opened * _OPEN_OF <= len(parts):
        yield _feat(asker, line, number, parts, is_high=is_high)


def _above(asker: Asker, line: Line, one: Period, other: Period, *, is_high: bool) -> Part:
    sign = _ONE if is_high else -_ONE
    terms = ((sign, line.cell(one)), (-sign, line.cell(other)))
    return Part(other, (asker.ground(terms, more_than(0)),))


def _feat(asker: Asker, line: Line, number: int, parts: list[Part], *, is_high: bool) -> Feat:
    cell = line.cell(line.periods[number])
    stop = number - len(parts) - 1
    beaten_by = line.periods[stop] if stop >= 0 else None
    detail = Best(Figure.LEVEL, is_high, line.months, asker.bound(cell).interval, beaten_by)
    return Feat(Kind.RECORD, cell, detail, tuple(reversed(parts)), line.since)
