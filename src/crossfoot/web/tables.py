"""Tables that grow with the ledger, so that a page once worked out costs little when others add to it.

Invariant: a table is that of just the entries given; it has grown out of the last one of its name where that held
nothing else. What is kept is bounded.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

from crossfoot.api import table_of
from crossfoot.ledger import Entry
from crossfoot.reconcile import Table

__all__ = ["Tables"]


@dataclass(frozen=True, slots=True)
class _Made:
    """A table and the entries it is of, by id."""

    entries: dict[str, Entry]
    table: Table


class Tables:
    """Tables by name; those longest not asked for are forgotten first.

    Args:
        most: How many entries the tables kept may hold in all.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, _Made] = OrderedDict()
        self._lock = Lock()

    def of(self, name: Hashable, entries: tuple[Entry, ...]) -> Table:
        """All figures that follow from some entries.

        Args:
            name: Names what the entries are all of, so that the next of that name may grow out of this one.
            entries: The entries.
        """
        with self._lock:
            before = self._made.get(name)
        now = {entry.id: entry for entry in entries}
        made = _Made(now, _grown(before, now))
        with self._lock:
            self._made[name] = made
            self._made.move_to_end(name)
            over = sum(len(one.entries) for one in self._made.values()) - self._most
            while over > 0 and len(self._made) > 1:
                _, gone = self._made.popitem(last=False)
                over -= len(gone.entries)
        made.table.regions  # noqa: B018  grown once for all who share it
        return made.table.with_entries(())  # what is asked of it besides is forgotten with the page


def _grown(before: _Made | None, now: dict[str, Entry]) -> Table:
    if before is None or any(now.get(id_) != entry for id_, entry in before.entries.items()):
        return table_of(tuple(now.values()))
    new = [entry for id_, entry in now.items() if id_ not in before.entries]
    return before.table.with_entries(new) if new else before.table
