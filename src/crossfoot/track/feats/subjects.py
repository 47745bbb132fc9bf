"""What feats are looked for in: each line by itself, each market, each running total, with the figures they rest on.

Invariant: a subject's feats follow from its figures, from what is printed of their quotients, and, where these leave
something open, from the table; they are looked for only when asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from crossfoot.model import Cell, Grain
from crossfoot.model.interval import at_least
from crossfoot.model.predicate import Predicate, parse_predicate
from crossfoot.reconcile import Grade
from crossfoot.reconcile.book import market_of
from crossfoot.reconcile.cells import Unknown, is_vendor
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Feat, Run
from crossfoot.track.feats.levels import NamedLevel, round_marks
from crossfoot.track.feats.lines import Line
from crossfoot.track.feats.markets import Market, leads, markets_of
from crossfoot.track.feats.milestones import find_milestones, find_totals
from crossfoot.track.feats.ratios import Printed
from crossfoot.track.feats.records import growth_in, level_in, records_of, share_in
from crossfoot.track.feats.standings import find_arrivals, find_moves, find_passings
from crossfoot.track.feats.streaks import find_streaks, part_of

__all__ = ["EVERYTHING", "Grounds", "Scope", "Subject"]

_GROWTH = {
    Grain.MONTH: ("growth yoy > 0", "growth yoy < 0", "growth mom > 0", "growth mom < 0"),
    Grain.QUARTER: ("growth yoy > 0", "growth yoy < 0", "growth qoq > 0", "growth qoq < 0"),
    Grain.YEAR: ("growth yoy > 0", "growth yoy < 0"),
}
# A streak above a round mark that nobody named is worth telling from so many periods on.
_LONG = 4
# Above a level that a goal or a page names, two in a row are news.
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose feats are looked for.

    Args:
        vendor: A vendor, `ALL` for the market itself, or None for everybody.
        place: Only there; None is everywhere.
        product: Only of this; None is everything.
    """

    vendor: str | None = None
    place: str | None = None
    product: str | None = None

    def holds(self, cell: Cell) -> bool:
        """Whether a figure is of the place and the product asked for, whoever it counts."""
        return self.place in (None, cell.place) and self.product in (None, cell.product)

    def is_about(self, *vendors: str) -> bool:
        """Whether one of some vendors is the one asked for."""
        return self.vendor is None or self.vendor in vendors


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that has feats: what it is called, the figures they rest on, and the feats, found when asked for."""

    key: object
    cells: tuple[Cell, ...]
    feats: Iterator[Feat]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What feats are looked for in."""

    asker: Asker
    lines: tuple[Line, ...]
    totals: tuple[tuple[Cell, ...], ...]
    levels: tuple[NamedLevel, ...]
    printed: Printed
    scope: Scope

    def subjects(self) -> Iterator[Subject]:
        """All lines, markets and running totals."""
        for line in self.lines:
            if not self.scope.is_about(*line.family.vendor):
                continue
            own = tuple(line.cell(period) for period in line.periods)
            yield Subject(line, (*own, *self._markets(own)), self._on_line(line))
        for market in markets_of(self.asker, self.lines):
            if not self.scope.is_about(*market.vendors):
                continue
            lines = tuple(line for line in self.lines if line.family in market.families and line.grain is market.grain)
            own = tuple(line.cell(period) for line in lines for period in line.periods)
            key = (market.family, market.grain, market.periods, tuple(market.named.items()))
            yield Subject(key, (*own, *self._markets(own)), self._in_market(market, lines))
        for days in self.totals:
            if self.scope.is_about(*days[0].vendor):
                yield Subject(days, days, find_totals(self.asker, days))

    def seen(self, cells: Iterable[Cell]) -> tuple[object, ...]:
        """Where some figures lie, and what is printed of their quotients."""
        numbers = {self.asker.table.model.numbers[Unknown(cell)] for cell in cells}
        ends = tuple(
            (pair, end.number, end.sense)
            for pair, ends in self.printed.items()
            if numbers.issuperset(pair)
            for end in ends
        )
        return (*((cell, self.asker.bound(cell).interval) for cell in cells), *sorted(ends))

    def _markets(self, cells: Iterable[Cell]) -> tuple[Cell, ...]:
        """The markets that some vendors' figures are parts of, as far as they can be asked about."""
        found = dict.fromkeys(market_of(cell) for cell in cells if is_vendor(cell))
        return tuple(cell for cell in found if self.asker.has(cell))

    def _on_line(self, line: Line) -> Iterator[Feat]:
        asker, holds = self.asker, partial(part_of, self.asker)
        for text in _GROWTH[line.grain]:
            yield from find_streaks(line, parse_predicate(f"{text} per {line.grain.value}"), holds)
        for level in self.levels:
            if level.is_about(line):
                yield from find_streaks(line, level.predicate, holds, least=_NAMED)
        yield from _highest(asker, line)
        yield from find_milestones(asker, line)
        for ranked in (level_in(asker, line), growth_in(asker, line, self.printed)):
            yield from records_of(ranked)
        if is_vendor(line.family) and line.family.model is None:
            yield from records_of(share_in(asker, line, self.printed))

    def _in_market(self, market: Market, lines: Iterable[Line]) -> Iterator[Feat]:
        predicate = parse_predicate(f"rank = 1 per {market.grain.value}")
        for line in lines:
            if self.scope.is_about(*line.family.vendor):
                yield from find_streaks(line, predicate, lambda _, cell: leads(self.asker, market, cell))
        for vendor in market.vendors:
            if self.scope.is_about(vendor):
                yield from find_arrivals(self.asker, market, vendor)
            for rival in market.vendors:
                if rival != vendor and self.scope.is_about(vendor, rival):
                    yield from find_passings(self.asker, market, vendor, rival)
        yield from (feat for feat in find_moves(self.asker, market) if self.scope.is_about(*feat.cell.vendor))


def _highest(asker: Asker, line: Line) -> Iterator[Feat]:
    """Of streaks above round marks that still last the one above the highest mark, if it ever lay below that."""
    lows = [asker.bound(line.cell(period)).interval.low or Fraction(0) for period in line.known]
    for mark in reversed(round_marks(min(lows), max(lows))):
        predicate = Predicate("level", at_least(mark), line.grain)
        found = [f for f in find_streaks(line, predicate, partial(part_of, asker)) if f.grade is Grade.PROVEN]
        lasting = [
            feat for feat in found if isinstance(feat.detail, Run) and feat.detail.is_current and not feat.detail.is_cut
        ]
        if lasting:
            yield lasting[0]
            return
