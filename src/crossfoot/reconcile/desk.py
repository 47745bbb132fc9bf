"""One table for each source, so that a new claim touches one of them.

Invariant: a source's table holds the entries of that source and nothing else; a table that gets no new entry is the
same one as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossfoot.model import Inclusions
from crossfoot.model.inclusion import NOTHING_KNOWN
from crossfoot.reconcile.assertion import Entry
from crossfoot.reconcile.table import Table, reconcile

__all__ = ["Desk", "desk_of"]


@dataclass(frozen=True, slots=True)
class Desk:
    """The view of each source.

    Args:
        tables: Source: its table.
        hedged: Whether reported and rumoured figures count.
        inclusions: Which brands and places are counted in which others.
    """

    tables: Mapping[str, Table]
    hedged: bool
    inclusions: Inclusions

    def table(self, source: str) -> Table:
        """What a source says; an empty table for one that says nothing."""
        found = self.tables.get(source)
        return reconcile((), hedged=self.hedged, inclusions=self.inclusions) if found is None else found

    def with_entries(self, more: Iterable[Entry]) -> Desk:
        """The views with more entries; those there already, and their order, change nothing."""
        new: dict[str, list[Entry]] = {}
        for entry in more:
            new.setdefault(entry.origin, []).append(entry)
        grown = {source: self.table(source).with_entries(entries) for source, entries in new.items()}
        return Desk({**self.tables, **grown}, self.hedged, self.inclusions)


def desk_of(entries: Iterable[Entry], *, hedged: bool = False, inclusions: Inclusions = NOTHING_KNOWN) -> Desk:
    """The views of all sources that say something.

    Args:
        entries: The entries; their order and repetitions change nothing.
        hedged: Whether reported and rumoured figures count.
        inclusions: Which brands and places are counted in which others.
    """
    return Desk({}, hedged, inclusions).with_entries(entries)
