"""The text of a page as HTML: headings, paragraphs, lists, quotations, tables, with what was read on it lit.

Invariant: every character of the page passes through `plain`, so nothing on it can become markup; all that is lit is a
link to its note.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePath

from crossfoot.model import Block, BlockKind, Document, Table, TableCell
from crossfoot.present.lit.layer import UNREAD, Cut, Layer

__all__ = ["article", "body", "left_out", "plain"]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LOWEST = 6  # of headings


def plain(text: str) -> str:
    """Text as HTML that shows just that text; what HTML cannot hold is shown as the mark for unreadable letters."""
    return html.escape(_CONTROL.sub("\ufffd", text), quote=True)


def article(document: Document, layer: Layer) -> Iterator[str]:
    """The blocks that were read, in order, under a headline."""
    if not any(isinstance(item, Block) and item.kind is BlockKind.TITLE for item in _read(document)):
        yield f'<h1 dir="auto">{plain(document.provenance.title or PurePath(document.provenance.name).name)}</h1>'
    yield from body(document, layer)


def _read(document: Document) -> list[Block | Table]:
    return [item for item in document.blocks if item.furniture is None]


def body(document: Document, layer: Layer) -> Iterator[str]:
    """The blocks that were read, in order, under what headline they have."""
    read, titled = _read(document), False
    for is_item, group in groupby(read, key=lambda item: isinstance(item, Block) and item.kind is BlockKind.ITEM):
        if is_item:
            yield "<ul>"
        for item in group:
            if isinstance(item, Table):
                yield from _table(item, layer)
            elif item.text.strip():
                level = 1 if item.kind is BlockKind.TITLE and not titled else 2
                titled = titled or item.kind is BlockKind.TITLE
                yield _block(item, layer, level)
        if is_item:
            yield "</ul>"


def left_out(document: Document) -> Iterator[str]:
    """The blocks that are no part of the article, each with the reason."""
    for item in document.blocks:
        if item.furniture is None:
            continue
        text = " ".join(b.text for b in _of_table(item)) if isinstance(item, Table) else item.text
        if text.strip():
            yield f'<li><span class="why">{plain(item.furniture)}</span> <bdi>{plain(text)}</bdi></li>'


def _of_table(table: Table) -> Iterator[Block]:
    if table.caption is not None:
        yield table.caption
    yield from (cell.block for row in table.rows for cell in row)


def _block(block: Block, layer: Layer, level: int) -> str:
    inside = _lit(block, layer)
    match block.kind:
        case BlockKind.TITLE:
            return f'<h{level} dir="auto">{inside}</h{level}>'
        case BlockKind.HEADING:
            rank = min(max(block.level, 2), _LOWEST)
            return f'<h{rank} dir="auto">{inside}</h{rank}>'
        case BlockKind.ITEM:
            return f'<li dir="auto">{inside}</li>'
        case BlockKind.QUOTE:
            return f'<blockquote dir="auto"><p>{inside}</p></blockquote>'
        case BlockKind.CAPTION:
            return f'<p class="caption" dir="auto">{inside}</p>'
    return f'<p dir="auto">{inside}</p>'


def _table(table: Table, layer: Layer) -> Iterator[str]:
    name = ' aria-label="A table of the page"' if table.caption is None else ""
    yield f'<div class="wide" role="region" tabindex="0" aria-label="A table of the page"><table{name}>'
    if table.caption is not None and table.caption.text.strip():
        yield f'<caption dir="auto"><span>{_lit(table.caption, layer)}</span></caption>'
    numeric = {i for row in table.rows for i, cell in enumerate(row) if not cell.is_header and _is_number(cell)}
    for row in table.rows:
        yield "<tr>" + "".join(_cell(cell, layer, i in numeric) for i, cell in enumerate(row)) + "</tr>"
    yield "</table></div>"


def _is_number(cell: TableCell) -> bool:
    text = cell.block.text
    return any(c.isdigit() for c in text) and sum(c.isalpha() for c in text) <= len(text) / 2


def _cell(cell: TableCell, layer: Layer, is_numeric: bool) -> str:
    name = "th" if cell.is_header else "td"
    over = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    down = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    number = ' class="number"' if is_numeric and cell.colspan == 1 else ""
    return f'<{name}{number}{over}{down} dir="auto">{_lit(cell.block, layer)}</{name}>'


def _lit(block: Block, layer: Layer) -> str:
    return "".join(_piece(cut, layer.asked) for cut in layer.cuts(block)) if layer.has(block) else plain(block.text)


def _piece(cut: Cut, asked: str | None) -> str:
    """A piece of text; a link to the note of the claim asked for, or of the innermost one where there is one."""
    if not cut.marks:
        return plain(cut.text)
    inner = min(cut.marks, key=lambda mark: (mark.id != asked, mark.kind == UNREAD, mark.end - mark.start))
    several = " several" if len(cut.marks) > 1 else ""
    ids = " ".join(mark.id for mark in (inner, *(m for m in cut.marks if m is not inner)))
    begins = "".join(f'<i id="{id_}"></i>' + ('<i id="claim"></i>' if id_ == asked else "") for id_ in cut.begins)
    several += " asked" if inner.id == asked else ""
    told = " ".join(f"s-{id_}" for id_ in ids.split())
    return (
        f'<a class="lit k-{inner.kind}{several}" href="#n-{inner.id}" data-of="{ids}" aria-describedby="{told}">'
        f"{begins}{plain(cut.text)}</a>"
    )
