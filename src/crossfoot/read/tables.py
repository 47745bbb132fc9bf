"""The tables of an HTML page: their rows and cells as they open.

Invariant: a cell belongs to the innermost open table; a table that holds another one only lays out the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossfoot.read.layout import Run, Slot, TableMark
from crossfoot.read.markup import Tag

__all__ = ["TableParts", "tables_of_figures"]

_LARGEST_SPAN = 1000
_SPAN_DIGITS = 4
_LONGEST_CELL = 300
_FEWEST = 2


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
    return (
        min(max(int(digits), 1), _LARGEST_SPAN)
        if digits.isascii() and digits.isdigit() and len(digits) <= _SPAN_DIGITS
        else 1
    )


def tables_of_figures(items: Sequence[Run | TableMark], slots: Sequence[Slot]) -> frozenset[int]:
    """The tables with two rows of two cells or more, no other table inside, and no cell that holds an article."""
    sizes: dict[int, int] = {}
    for item in items:
        if isinstance(item, Run) and item.slot >= 0:
            sizes[item.slot] = sizes.get(item.slot, 0) + len(item.text)
    cells: dict[tuple[int, int], int] = {}
    nests = {item.table for item in items if isinstance(item, TableMark) and item.is_nest}
    for at, slot in enumerate(slots):
        if slot.row >= 0:
            cells[slot.table, slot.row] = cells.get((slot.table, slot.row), 0) + 1
            if sizes.get(at, 0) > _LONGEST_CELL:
                nests.add(slot.table)
    rows: dict[int, int] = {}
    for (table, _), count in cells.items():
        rows[table] = rows.get(table, 0) + (count >= _FEWEST)
    return frozenset(table for table, count in rows.items() if count >= _FEWEST and table not in nests)
