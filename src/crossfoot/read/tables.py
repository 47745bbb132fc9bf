"""The tables of an HTML page: their rows and cells as they open.

Invariant: a cell belongs to the innermost open table; a table that holds another one only lays out the page.
"""

from __future__ import annotations

from crossfoot.read.layout import Slot, TableMark
from crossfoot.read.markup import Tag

__all__ = ["TableParts"]

_LARGEST_SPAN = 1000


class TableParts:
    """Counts tables, rows and cells while a page is read."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self._containers: list[int] = []
        self._rows: list[int] = []
        self._nests: set[int] = set()
        self._open: list[int] = []

    def start_table(self, container: int) -> TableMark:
        """A table opens."""
        if self._open:
            self._nests.add(self._open[-1])
        table = len(self._rows)
        self._rows.append(-1)
        self._open.append(table)
        return TableMark(table, container)

    def end_tables(self, count: int) -> None:
        """So many of the innermost tables close."""
        del self._open[len(self._open) - count :]

    def start_row(self) -> None:
        """A row opens."""
        if self._open:
            self._rows[self._open[-1]] += 1

    def start_cell(self, tag: Tag) -> int:
        """A cell or caption opens; gives its index, or -1 outside any table."""
        if not self._open:
            return -1
        table = self._open[-1]
        if tag.name == "caption":
            self.slots.append(Slot(table, -1))
        else:
            self._rows[table] = max(self._rows[table], 0)
            spans = _span(tag.get("colspan")), _span(tag.get("rowspan"))
            self.slots.append(Slot(table, self._rows[table], tag.name == "th", *spans))
        return len(self.slots) - 1

    def is_nest(self, table: int) -> bool:
        """Whether a table holds another one."""
        return table in self._nests


def _span(written: str | None) -> int:
    digits = (written or "").strip()
    return min(max(int(digits), 1), _LARGEST_SPAN) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 1
