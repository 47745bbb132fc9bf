"""Records: a level, a share or a growth above, or below, every earlier one that is known.

Invariant: a record is told with how far back it reaches: to the first period known, or to the last one that did as
well or may have; nothing before the known history is ever claimed. A period that may have been better leaves it open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from crossfoot.model import Interval, Period
from crossfoot.model.interval import more_than
from crossfoot.reconcile import Grade
from crossfoot.reconcile.book import market_of
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Best, Feat, Figure, Kind, Part, part_of_all
from crossfoot.track.feats.lines import Line
from crossfoot.track.feats.ratios import Printed, Ratio, both, is_over, ratio_of

__all__ = ["Ranked", "growth_in", "level_in", "records_of", "share_in"]

_ONE = Fraction(1)
# A record beats at least so many periods: two years of quarters, a year of months, three years.
LEAST = {1: 12, 3: 8, 12: 3}
# One that may be is told where at most one in so many of the periods it would beat is open.
_OPEN_OF = 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """A figure of a line by which its periods are compared.

    Args:
        line: The line.
        figure: Level, share or growth.
        periods: Neighbouring periods in order.
        known: Those that may be a record.
        value: Where the figure of a period lies, in units or percent.
        is_above: Whether the figure of the first period is above, or below, that of the second.
    """

    line: Line
    figure: Figure
    periods: tuple[Period, ...]
    known: frozenset[Period]
    value: Callable[[Period], Interval]
    is_above: Callable[[Period, Period, bool], Part]


def level_in(asker: Asker, line: Line) -> Ranked:
    """The level of a line."""

    def is_above(one: Period, other: Period, is_high: bool) -> Part:
        sign = _ONE if is_high else -_ONE
        terms = ((sign, line.cell(one)), (-sign, line.cell(other)))
        return part_of_all(other, (asker.ground(terms, more_than(0)),))

    known = frozenset(line.known)
    return Ranked(line, Figure.LEVEL, line.periods, known, lambda p: asker.bound(line.cell(p)).interval, is_above)


def share_in(asker: Asker, line: Line, printed: Printed) -> Ranked:
    """The share of the market that a vendor has."""
    periods = tuple(period for period in line.periods if asker.has(market_of(line.cell(period))))

    @cache
    def share(period: Period) -> Ratio:
        return ratio_of(asker, line.cell(period), market_of(line.cell(period)), printed)

    return _by_ratio(line, Figure.SHARE, periods, share, lambda ratio: ratio.interval.scale(100))


def growth_in(asker: Asker, line: Line, printed: Printed) -> Ranked:
    """The growth on the same period of the year before."""
    periods = tuple(period for period in line.periods if period.shift_years(-1) in line.periods)

    @cache
    def growth(period: Period) -> Ratio:
        return ratio_of(asker, line.cell(period), line.cell(period.shift_years(-1)), printed)

    return _by_ratio(
        line, Figure.GROWTH, periods, growth, lambda ratio: (ratio.interval - Interval(_ONE, _ONE)).scale(100)
    )


def records_of(ranked: Ranked) -> Iterator[Feat]:
    """Periods whose figure is higher or lower than all before."""
    for number, period in enumerate(ranked.periods):
        if period in ranked.known and number >= LEAST[ranked.line.months]:
            for is_high in (True, False):
                yield from _records_at(ranked, number, is_high=is_high)


def _records_at(ranked: Ranked, number: int, *, is_high: bool) -> Iterator[Feat]:
    """The record of one period: as far back as it is proven, and further where it may reach further."""
    parts: list[Part] = []
    proven = 0
    for earlier in reversed(ranked.periods[:number]):
        part = ranked.is_above(ranked.periods[number], earlier, is_high)
        if part.grade is Grade.REFUTED:
            break
        parts.append(part)
        if part.grade is Grade.PROVEN and proven == len(parts) - 1:
            proven += 1
    least = LEAST[ranked.line.months]
    if proven >= least:
        yield _feat(ranked, number, parts[:proven], is_high=is_high)
    opened = sum(part.grade is Grade.POSSIBLE for part in parts)
    if opened and len(parts) >= least and opened * _OPEN_OF <= len(parts):
        yield _feat(ranked, number, parts, is_high=is_high)


def _feat(ranked: Ranked, number: int, parts: list[Part], *, is_high: bool) -> Feat:
    period = ranked.periods[number]
    stop = number - len(parts) - 1
    beaten_by = ranked.periods[stop] if stop >= 0 else None
    is_beaten = beaten_by is not None and ranked.is_above(period, beaten_by, is_high).grade is Grade.REFUTED
    detail = Best(ranked.figure, is_high, ranked.line.months, ranked.value(period), beaten_by, is_beaten)
    return Feat(
        Kind.RECORD, ranked.line.cell(period), detail, tuple(reversed(parts)), (ranked.periods[0], ranked.periods[-1])
    )


def _by_ratio(
    line: Line,
    figure: Figure,
    periods: tuple[Period, ...],
    ratio: Callable[[Period], Ratio],
    value: Callable[[Ratio], Interval],
) -> Ranked:
    def is_above(one: Period, other: Period, is_high: bool) -> Part:
        upper, lower = (ratio(one), ratio(other)) if is_high else (ratio(other), ratio(one))
        if is_over(upper.interval.low, lower.interval.high):
            return Part(other, Grade.PROVEN, both(upper.low, lower.high))
        if is_over(lower.interval.low, upper.interval.high):
            return Part(other, Grade.REFUTED, both(upper.high, lower.low))
        return Part(other, Grade.POSSIBLE)

    known = frozenset(period for period in periods if period in line.known and ratio(period).interval.is_bounded)
    return Ranked(line, figure, periods, known, lambda period: value(ratio(period)), is_above)
