"""Runs and their judgement to the blocks and tables of a document.

Invariant: every run of the layout is in the blocks, in order; the cells of a table of figures are together in one
table, those of a table that only lays out the page are blocks of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossfoot.model import Block, BlockKind, Piece, Table, TableCell
from crossfoot.read.furniture import Judgement
from crossfoot.read.layout import Layout, Run, TableMark

__all__ = ["assemble"]

_LONGEST_CELL = 300
_FEWEST_CELLS = 2


def assemble(layout: Layout, judgement: Judgement) -> tuple[Block | Table, ...]:
    """The blocks and tables of a page in reading order."""
    cells = _cells_of_tables(layout)
    runs: dict[int, list[Run]] = {}
    for item in layout.items:
        if isinstance(item, Run) and item.slot >= 0:
            runs.setdefault(item.slot, []).append(item)
    tables = frozenset(
        item.table
        for item in layout.items
        if isinstance(item, TableMark) and not item.is_nest and _is_of_figures(layout, cells.get(item.table, []), runs)
    )
    blocks: list[Block | Table] = []
    for at, item in enumerate(layout.items):
        reason = judgement.reasons[at]
        if isinstance(item, TableMark):
            if item.table in tables:
                blocks.append(_table(layout, cells[item.table], runs, reason))
        elif item.slot < 0 or layout.slots[item.slot].table not in tables:
            blocks.append(_block(item, reason, is_title=at == judgement.title))
    return tuple(blocks)


def _cells_of_tables(layout: Layout) -> dict[int, list[int]]:
    cells: dict[int, list[int]] = {}
    for at, slot in enumerate(layout.slots):
        cells.setdefault(slot.table, []).append(at)
    return cells


def _is_of_figures(layout: Layout, cells: Sequence[int], runs: dict[int, list[Run]]) -> bool:
    """Two rows with two cells or more, and no cell that holds an article."""
    sizes: dict[int, int] = {}
    for at in cells:
        slot = layout.slots[at]
        if slot.row >= 0:
            sizes[slot.row] = sizes.get(slot.row, 0) + 1
            if sum(len(run.text) for run in runs.get(at, ())) > _LONGEST_CELL:
                return False
    return sum(size >= _FEWEST_CELLS for size in sizes.values()) >= _FEWEST_CELLS


def _table(layout: Layout, cells: Sequence[int], runs: dict[int, list[Run]], reason: str | None) -> Table:
    caption: Block | None = None
    rows: dict[int, list[TableCell]] = {}
    for at in cells:
        slot = layout.slots[at]
        if slot.row < 0:
            caption = replace(_joined(runs.get(at, ()), reason), kind=BlockKind.CAPTION)
        else:
            cell = TableCell(_joined(runs.get(at, ()), reason), slot.is_header, slot.colspan, slot.rowspan)
            rows.setdefault(slot.row, []).append(cell)
    return Table(caption, tuple(tuple(rows[row]) for row in sorted(rows)), reason)


def _block(run: Run, reason: str | None, *, is_title: bool) -> Block:
    kind = BlockKind.TITLE if is_title else run.kind
    level = max(run.level, 1) if is_title else run.level
    return Block(kind, run.text, run.pieces, level, None if is_title else reason)


def _joined(runs: Sequence[Run], reason: str | None) -> Block:
    """The runs of one cell as one block; the tags between two of them read as a space."""
    text, pieces = "", []
    for run in runs:
        if pieces:
            end = pieces[-1].raw_start + pieces[-1].raw_length
            pieces.append(Piece(len(text), 1, end, run.pieces[0].raw_start - end))
            text += " "
        pieces.extend(replace(piece, start=piece.start + len(text)) for piece in run.pieces)
        text += run.text
    return Block(BlockKind.CELL, text, tuple(pieces), 0, reason)
