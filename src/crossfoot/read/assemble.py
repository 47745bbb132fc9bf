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


def assemble(layout: Layout, judgement: Judgement) -> tuple[Block | Table, ...]:
    """The blocks and tables of a page in reading order."""
    cells: dict[int, list[int]] = {}
    for at, slot in enumerate(layout.slots):
        cells.setdefault(slot.table, []).append(at)
    runs: dict[int, list[Run]] = {}
    for item in layout.items:
        if isinstance(item, Run) and item.slot >= 0:
            runs.setdefault(item.slot, []).append(item)
    blocks: list[Block | Table] = []
    for at, item in enumerate(layout.items):
        reason = judgement.reasons[at]
        if isinstance(item, TableMark):
            if item.table in layout.figures:
                blocks.append(_table(layout, cells[item.table], runs, reason))
        elif not layout.is_figure(item):
            blocks.append(_block(item, reason, is_title=at == judgement.title))
    return tuple(blocks)


def _table(layout: Layout, cells: Sequence[int], runs: dict[int, list[Run]], reason: str | None) -> Table:
    captions: list[Run] = []
    rows: dict[int, list[TableCell]] = {}
    for at in cells:
        slot = layout.slots[at]
        if slot.row < 0:
            captions.extend(runs.get(at, ()))
            continue
        block = _joined(runs.get(at, ()), reason)
        rows.setdefault(slot.row, []).append(TableCell(block, slot.is_header, slot.colspan, slot.rowspan))
    caption = replace(_joined(captions, reason), kind=BlockKind.CAPTION) if captions else None
    return Table(caption, tuple(tuple(rows[row]) for row in sorted(rows)), reason)


def _block(run: Run, reason: str | None, *, is_title: bool) -> Block:
    if is_title:
        return Block(BlockKind.TITLE, run.text, run.pieces, 1)
    return Block(run.kind, run.text, run.pieces, run.level, reason)


def _joined(runs: Sequence[Run], reason: str | None) -> Block:
    """The runs of one cell as one block; the tags between two of them read as a space."""
    text = ""
    pieces: list[Piece] = []
    for run in runs:
        if pieces:
            end = pieces[-1].raw_start + pieces[-1].raw_length
            pieces.append(Piece(len(text), 1, end, run.pieces[0].raw_start - end))
            text += " "
        pieces.extend(replace(piece, start=piece.start + len(text)) for piece in run.pieces)
        text += run.text
    return Block(BlockKind.CELL, text, tuple(pieces), 0, reason)
