"""All feats of a view, found once, and found again only where a figure has moved.

Invariant: what is found after entries came is what would be found in a table made at once. A line is looked at again
unless all its figures lie where they lay and were enough by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial

from crossfoot.model import Cell, Interval
from crossfoot.model.interval import at_least
from crossfoot.model.predicate import Predicate, parse_predicate
from crossfoot.reconcile import Entry, Grade, Table
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Feat, Run
from crossfoot.track.feats.levels import NamedLevel, round_marks
from crossfoot.track.feats.lines import Line, cells_of, lines_of
from crossfoot.track.feats.records import find_records
from crossfoot.track.feats.streaks import find_streaks, part_of

__all__ = ["Found", "find_feats"]

_GROWTH = {
    "month": ("growth yoy > 0", "growth yoy < 0", "growth mom > 0", "growth mom < 0"),
    "quarter": ("growth yoy > 0", "growth yoy < 0", "growth qoq > 0", "growth qoq < 0"),
    "year": ("growth yoy > 0", "growth yoy < 0"),
}
_Seen = tuple[tuple[Cell, Interval], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What was found on a line.

    Args:
        seen: The figures looked at, and where they lay.
        feats: What was found.
        is_enough: Whether these figures by themselves decided everything that is decided.
    """

    seen: _Seen
    feats: tuple[Feat, ...]
    is_enough: bool = field(compare=False)


@dataclass(frozen=True, slots=True)
class Found:
    """The feats of a view.

    Args:
        table: Its figures.
        levels: Levels that goals and pages name.
        looks: What was found on each line.
        again: How many lines had to be looked at to get here.
    """

    table: Table = field(compare=False)
    levels: tuple[NamedLevel, ...]
    looks: Mapping[Line, Look]
    again: int = field(compare=False)

    @property
    def feats(self) -> tuple[Feat, ...]:
        """All of them, line by line."""
        return tuple(feat for look in self.looks.values() for feat in look.feats)

    def with_entries(self, more: Iterable[Entry]) -> Found:
        """The feats of the same view with more entries.

        Args:
            more: The entries; those there already change nothing.
        """
        return _found(self.table.with_entries(more), self.levels, self.looks)


def find_feats(table: Table, *, levels: Iterable[NamedLevel] = ()) -> Found:
    """The feats that follow from the figures of a view.

    Args:
        table: The figures.
        levels: Levels that goals and pages name, from `named_levels`; round ones count besides.
    """
    return _found(table, tuple(levels), {})


def _found(table: Table, levels: tuple[NamedLevel, ...], before: Mapping[Line, Look]) -> Found:
    cells = cells_of(table)
    asker = Asker(table, cells)
    looks, again = {}, 0
    for line in lines_of(asker, cells):
        seen = tuple((line.cell(period), asker.bound(line.cell(period)).interval) for period in line.periods)
        held = before.get(line)
        if held is not None and held.is_enough and held.seen == seen:
            looks[line] = held
            continue
        leanings = asker.leanings
        feats = tuple(_on(asker, line, levels))
        looks[line] = Look(seen, feats, asker.leanings == leanings)
        again += 1
    return Found(asker.table, levels, looks, again)


def _on(asker: Asker, line: Line, levels: tuple[NamedLevel, ...]) -> Iterator[Feat]:
    holds = partial(part_of, asker)
    for text in _GROWTH[line.grain.value]:
        yield from find_streaks(line, parse_predicate(f"{text} per {line.grain.value}"), holds)
    for level in levels:
        if level.is_about(line):
            yield from find_streaks(line, level.predicate, holds)
    yield from _highest(asker, line)
    yield from find_records(asker, line)


def _highest(asker: Asker, line: Line) -> Iterator[Feat]:
    """Of streaks above round marks that still last the one above the highest mark."""
    lows = [asker.bound(line.cell(period)).interval.low or Fraction(0) for period in line.known]
    for mark in reversed(round_marks(min(lows), max(lows))):
        predicate = Predicate("level", at_least(mark), line.grain)
        found = [f for f in find_streaks(line, predicate, partial(part_of, asker)) if f.grade is Grade.PROVEN]
        lasting = [feat for feat in found if isinstance(feat.detail, Run) and feat.detail.is_current]
        if lasting:
            yield lasting[0]
            return
