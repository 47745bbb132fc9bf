"""All feats of a view, found once, and found again only where a figure has moved.

Invariant: what is found after entries came is what would be found in a table made at once. A line or a market is looked
at again unless all its figures lie where they lay, what is printed of its shares and growth is the same, and these were
enough by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crossfoot.reconcile import Entry, Table
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Feat
from crossfoot.track.feats.levels import NamedLevel
from crossfoot.track.feats.lines import cells_of, lines_of
from crossfoot.track.feats.milestones import totals_of
from crossfoot.track.feats.ratios import printed_ratios
from crossfoot.track.feats.subjects import EVERYTHING, Grounds, Scope

__all__ = ["Found", "find_feats"]


@dataclass(frozen=True, slots=True)
class Look:
    """What was found on a line or in a market.

    Args:
        seen: What was looked at: figures with where they lay, and what is printed of their quotients.
        feats: What was found.
        is_enough: Whether that by itself decided everything that is decided.
    """

    seen: tuple[object, ...]
    feats: tuple[Feat, ...]
    is_enough: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The feats of a view.

    Args:
        table: Its figures.
        levels: Levels that goals and pages name.
        scope: Whose feats they are.
        looks: What was found on each line and in each market.
        again: How many of them had to be looked at to get here.
    """

    table: Table = field(compare=False)
    levels: tuple[NamedLevel, ...]
    scope: Scope
    looks: Mapping[object, Look] = field(compare=False)
    again: int = field(compare=False)

    @property
    def feats(self) -> tuple[Feat, ...]:
        """All of them, line by line and market by market."""
        return tuple(feat for look in self.looks.values() for feat in look.feats)

    def with_entries(self, more: Iterable[Entry]) -> Found:
        """The feats of the same view with more entries.

        Args:
            more: The entries; those there already change nothing.
        """
        return _found(self.table.with_entries(more), self.levels, self.scope, self.looks)


def find_feats(table: Table, *, levels: Iterable[NamedLevel] = (), scope: Scope = EVERYTHING) -> Found:
    """The feats that follow from the figures of a view.

    Args:
        table: The figures.
        levels: Levels that goals and pages name, from `named_levels`; round ones count besides.
        scope: Whose feats are looked for.
    """
    return _found(table, tuple(levels), scope, {})


def _found(table: Table, levels: tuple[NamedLevel, ...], scope: Scope, before: Mapping[object, Look]) -> Found:
    cells = tuple(cell for cell in cells_of(table) if scope.holds(cell))
    totals = tuple(days for days in totals_of(table) if scope.holds(days[0]))
    asker = Asker(table, (*cells, *(cell for days in totals for cell in days)))
    grounds = Grounds(asker, lines_of(asker, cells), totals, levels, printed_ratios(asker.table), scope)
    looks: dict[object, Look] = {}
    again = 0
    for subject in grounds.subjects():
        seen = grounds.seen(subject.cells)
        held = before.get(subject.key)
        if held is None or not held.is_enough or held.seen != seen:
            leanings, again = asker.leanings, again + 1
            feats = tuple(subject.feats)
            held = Look(seen, feats, asker.leanings == leanings)
        looks[subject.key] = held
    return Found(asker.table, levels, scope, looks, again)
