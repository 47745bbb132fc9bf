"""A page between tags and blocks: runs of text, the elements that hold them, the tables they stand in.

Invariant: runs are in reading order; a container's parent comes before it; nothing here says yet what is furniture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from crossfoot.model import BlockKind, Piece

__all__ = ["Container", "Layout", "Run", "Slot", "TableMark"]


class Container(NamedTuple):
    """An element that holds blocks; a tuple, because a page has thousands.

    Args:
        parent: Index of the container around it; -1 for the outermost.
        name: Tag name.
        reason: Why its tag, class or id says that it is furniture, or None.
        is_strong: Whether the reason holds even for a container that holds most of the page's text.
    """

    parent: int
    name: str
    reason: str | None = None
    is_strong: bool = False


class Run(NamedTuple):
    """The text of one block; a tuple, because a page has hundreds.

    Args:
        kind: What it is.
        text: Clean text.
        pieces: Its map to the page.
        level: Of a heading; 0 for other kinds.
        container: Index of the innermost container.
        slot: Index of the table cell or caption it stands in; -1 for none.
        linked: Characters of `text` inside links, white space not counted.
        marked: The same inside inline elements whose class says furniture.
        mark: Why they say so, or None.
    """

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...]
    level: int = 0
    container: int = 0
    slot: int = -1
    linked: int = 0
    marked: int = 0
    mark: str | None = None

    @property
    def shown(self) -> int:
        """Characters of `text` that are not white space."""
        return len(self.text) - self.text.count(" ")


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a table, or its caption (row -1)."""

    table: int
    row: int
    is_header: bool = False
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class TableMark:
    """Where a table starts in the order of reading; `is_nest` if it holds another table, so it only lays out."""

    table: int
    container: int
    is_nest: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A page as runs.

    Args:
        items: Runs in reading order, with marks where tables start.
        containers: The elements that hold them; one for the whole page is the first.
        slots: The cells and captions of its tables.
        figures: The tables that hold figures, not the page's layout.
    """

    items: tuple[Run | TableMark, ...]
    containers: tuple[Container, ...]
    slots: tuple[Slot, ...] = ()
    figures: frozenset[int] = frozenset()

    def is_figure(self, run: Run) -> bool:
        """Whether a run stands in a table of figures."""
        return run.slot >= 0 and self.slots[run.slot].table in self.figures
