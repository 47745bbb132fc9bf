"""Tables whose borders are lost: rows of a name and figures in plain lines, in one line, or a cell to a line.

Invariant: a table is restored only where several rows have the same number of figures; each cell is a cut of the line
it stood in, and what is no part of the table stays as it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from crossfoot.extract.heads import columns_of, header_start
from crossfoot.model import Block, BlockKind, Table, TableCell

__all__ = ["restored"]

_WORD = re.compile(r"[^\s|]+|\|")
_FIGURE = re.compile(
    r"\(?[+\-−–(]?[$€£]?\d[\d,]*(?:\.\d+)?(?:pp|pts)?[%)]*[KkMm]?[*#†]*|n/?a|N/?A|--|—|–|-|NM|N\.M\.", re.ASCII
)
_SIZED = re.compile(
    rf"(?:{_FIGURE.pattern})(?: ?(?:million|thousand|mn|mln|bn|billion|%|units))?", re.ASCII | re.IGNORECASE
)
_RANK = re.compile(r"\d{1,2}[.)]?|#\d{1,2}")
_SIZES = ("million", "millions", "thousand", "mn", "mln", "bn", "billion", "%")
_DASHES = ("-", "–", "—", "--")
_LONGEST_NAME = 8
_LONGEST_HEAD = 24
_LONGEST_LINE = 160
_FEWEST = 2
_MOST_IN_FRONT = 16
# A table of one cell to a block is no longer, so that pages of short lines are read in time that grows as they do.
_MOST_CELLS = 600
# Two figures with nothing but blanks, a border or a size between them, as in every row of a table.
_NEIGHBOURS = re.compile(
    r"(?:[\d%)*#†–—-]|n/?a|N/?A|NM)(?: ?(?:million|millions|thousand|mn|mln|bn|billion))?"
    r"[\s|]+(?=[+(–—$€£-]*\d|n/?a|N/?A|NM|[–—-])"
)
_SENTENCE = re.compile(r"[.!?:] +(?=[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class _Cut:
    """Characters of a block."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    def cell(self, *, is_header: bool = False) -> TableCell:
        return TableCell(self.block.part(self.start, self.end, BlockKind.CELL), is_header)


@dataclass(frozen=True, slots=True)
class _Row:
    name: _Cut
    figures: tuple[_Cut, ...]


def restored(blocks: Sequence[Block | Table], names: Callable[[str], bool]) -> tuple[Block | Table, ...]:
    """The blocks of a page with the tables put together again that were lines or cells of their own.

    Args:
        blocks: Of the page.
        names: Whether the first cell of a row names whom it is about.
    """
    out: list[Block | Table] = []
    at = 0
    while at < len(blocks):
        before = list(out[-_MOST_IN_FRONT:])
        table, end = _table_at(blocks, at, before)
        if table is not None and not _is_about(table, names):
            table = None
        if table is not None:
            out[len(out) - min(len(out), _MOST_IN_FRONT) :] = before
        if table is None:
            out.append(blocks[at])
            at += 1
        else:
            out += table
            at = end
    return tuple(out)


def _is_about(found: list[Block | Table], names: Callable[[str], bool]) -> bool:
    """Whether two rows of a table say whom they are about, and its figures need a header to be read."""
    table = next(item for item in found if isinstance(item, Table))
    rows = table.rows[1:]
    if sum(names(row[0].block.text) for row in rows) < _FEWEST:
        return False
    figures = [cell.block.text for row in rows for cell in row[1:]]
    bare = sum("%" not in text and not any(c.isalpha() for c in text) for text in figures)
    # "Samsung, 6.9 million (29%)" says itself what it counts
    return any(cell.block.text for cell in table.rows[0]) or 4 * bare > len(figures)


def _table_at(
    blocks: Sequence[Block | Table], at: int, before: list[Block | Table]
) -> tuple[list[Block | Table] | None, int]:
    """The table that starts at a block, with the rest of a line it shares, and the block after it."""
    block = blocks[at]
    if not isinstance(block, Block) or block.furniture is not None or not any(c.isdigit() for c in block.text):
        return None, at
    if sum(1 for _ in islice(_NEIGHBOURS.finditer(block.text), _FEWEST + 1)) > _FEWEST:
        rows = _rows_in(block)
        if len(rows) > _FEWEST:
            return _of_one_line(block, rows), at + 1
    if len(block.text) > _LONGEST_LINE:
        return None, at
    lines, end = _lines_from(blocks, at)
    if len(lines) >= _FEWEST:
        return _of_lines(lines, before), end
    cells, end = _cells_from(blocks, at)
    return (None, at) if cells is None else (_of_cells(cells, before), end)


def _figures(block: Block) -> list[tuple[str, _Cut]]:
    """The words of a block: `n` for a name's word, `f` for a figure, `b` for a border; a size belongs to its figure."""
    out: list[tuple[str, _Cut]] = []
    for found in _WORD.finditer(block.text):
        cut = _Cut(block, found.start(), found.end())
        if found[0] == "|":
            out.append(("b", cut))
        elif out and out[-1][0] == "f" and found[0].lower() in _SIZES:
            out[-1] = ("f", _Cut(block, out[-1][1].start, cut.end))
        else:
            is_dash = found[0] in _DASHES and out and out[-1][0] == "n"  # "Vivo – 27%"
            out.append(("f" if _FIGURE.fullmatch(found[0]) and not is_dash else "n", cut))
    return out


def _rows_in(block: Block) -> list[_Row]:
    """Names with at least two figures each behind them, all of one number."""
    found: list[_Row] = []
    names: list[_Cut] = []
    figures: list[_Cut] = []
    for kind, cut in [*_figures(block), ("n", _Cut(block, 0, 0))]:
        if kind == "b":
            continue
        if kind == "n" and figures:
            if len(figures) >= _FEWEST and names:
                found.append(_Row(_Cut(block, names[0].start, names[-1].end), tuple(figures)))
            names, figures = [], []
        (figures if kind == "f" else names).append(cut)
    counts = Counter(len(row.figures) for row in found)
    width = counts.most_common(1)[0][0] if counts else 0
    first = next((i for i, row in enumerate(found) if len(row.figures) == width), 0)
    rows = [row for i, row in enumerate(found[first:]) if i == 0 or len(row.name.text.split()) <= _LONGEST_NAME]
    return [_Row(row.name, row.figures[:width]) for row in rows if len(row.figures) >= width]


def _of_one_line(block: Block, rows: list[_Row]) -> list[Block | Table] | None:
    """A whole table in one line: its header runs up to the name of the first row."""
    width = len(rows[0].figures)
    front = rows[0].name
    first = header_start(front.text)
    spans = columns_of(front.text, width)
    if not spans:  # a table all the same: figures of unknown columns are no sentence
        return [_table(None, [], rows)]
    name = _Cut(block, front.start + spans[-1][1], front.end)
    if not name.text.strip() or len(name.text.split()) > _LONGEST_NAME:
        return None
    head = [_Cut(block, front.start + start, front.start + end) for start, end in spans]
    rows = [_Row(_trimmed(name), rows[0].figures), *rows[1:]]
    start = _start_of_caption(block.text[: front.start + (first or spans[0][0])])
    caption = _Cut(block, start, head[0].start)
    last = rows[-1].figures[-1].end
    out: list[Block | Table] = []
    if block.text[:start].strip():
        out.append(block.part(0, start, block.kind))
    out.append(_table(caption, head, rows))
    if block.text[last:].strip():
        out.append(block.part(last, len(block.text), block.kind))
    return out


def _start_of_caption(text: str) -> int:
    ends = [m.end() for m in _SENTENCE.finditer(text)]
    return ends[-1] if ends else 0


def _trimmed(cut: _Cut) -> _Cut:
    text = cut.text
    return _Cut(cut.block, cut.start + len(text) - len(text.lstrip()), cut.end)


def _lines_from(blocks: Sequence[Block | Table], at: int) -> tuple[list[_Row], int]:
    """Lines that are each a name and as many figures, from a block on."""
    out: list[_Row] = []
    here = at
    while here < len(blocks):
        block = blocks[here]
        row = _row(block) if isinstance(block, Block) and block.furniture is None else None
        if row is None or (out and len(row.figures) != len(out[0].figures)):
            break
        out.append(row)
        here += 1
    return out, here


def _row(block: Block) -> _Row | None:
    """A line that is a name with figures behind it and nothing else; a place in the list may stand in front."""
    if len(block.text) > _LONGEST_LINE:
        return None
    if "|" in block.text:
        return _bordered_row(block)
    words = _figures(block)
    if words and _RANK.fullmatch(words[0][1].text) and len(words) > 1 and words[1][0] == "n":
        words = words[1:]
    names = next((i for i, (kind, _) in enumerate(words) if kind == "f"), len(words))
    figures = [cut for kind, cut in words[names:] if kind == "f"]
    if not 0 < names <= _LONGEST_NAME or len(figures) != len(words) - names:
        return None
    if len(figures) < _FEWEST or not any(any(c.isdigit() for c in f.text) for f in figures):
        return None
    return _Row(_Cut(block, words[0][1].start, words[names - 1][1].end), tuple(figures))


def _bordered_row(block: Block) -> _Row | None:
    """A line with bars: the first cell that is no place in a list names, all others are figures."""
    cells = [_Cut(block, m.start(), m.end()) for m in re.finditer(r"[^|\s](?:[^|]*[^|\s])?", block.text)]
    if cells and _RANK.fullmatch(cells[0].text):
        cells = cells[1:]
    figures = [cut for cut in cells[1:] if _SIZED.fullmatch(cut.text)]
    if not figures or len(figures) < len(cells) - 1 or not any(c.isalpha() for c in cells[0].text):
        return None
    return _Row(cells[0], tuple(figures))


def _of_lines(rows: list[_Row], before: list[Block | Table]) -> list[Block | Table] | None:
    """Lines of rows below the line of their header."""
    width = len(rows[0].figures)
    for back in (1, 2):
        header = before[-back] if len(before) >= back else None
        if not isinstance(header, Block) or len(header.text) > 2 * _LONGEST_LINE:
            break
        spans = _bordered(header.text, width) or columns_of(header.text, width)
        if spans:
            del before[-back:]
            head = [_Cut(header, start, end) for start, end in spans]
            above = _caption(before) if header_start(header.text[: spans[0][0]]) else None
            over = _Cut(header, 0, len(header.text[: spans[0][0]].rstrip(" |")))
            return [_table(above or (over if over.end > _LONGEST_HEAD else _caption(before)), head, rows)]
    return [_table(None, [], rows)]


def _bordered(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """The columns of a header with bars, the first one aside."""
    bars = [i for i, c in enumerate(text) if c == "|"]
    if not bars:
        return ()
    ends = [-1, *bars, len(text)]
    spans = [(a + 1, b) for a, b in pairwise(ends) if text[a + 1 : b].strip()]
    nameless = len(spans) == width and not header_start(text)  # "December | % change | 2022 | % change"
    return tuple(spans[-width:]) if len(spans) > width or nameless else ()


def _caption(before: list[Block | Table]) -> _Cut | None:
    """The short line in front of a table, taken out of the text."""
    last = before[-1] if before else None
    if not isinstance(last, Block) or last.furniture is not None or len(last.text) > 2 * _LONGEST_LINE:
        return None
    if last.kind is BlockKind.TITLE or last.text.rstrip().endswith((".", "!", "?")):
        return None
    before.pop()
    return _Cut(last, 0, len(last.text))


def _cells_from(blocks: Sequence[Block | Table], at: int) -> tuple[list[tuple[str, _Cut]] | None, int]:
    """Blocks that are each one cell, a name or a figure, up to the last figure."""
    out: list[tuple[str, _Cut]] = []
    here, last = at, 0
    while here < len(blocks) and len(out) < _MOST_CELLS:
        block = blocks[here]
        one = _one_cell(block) if isinstance(block, Block) and block.furniture is None else None
        if one is None:
            break
        out.append(one)
        here += 1
        last = len(out) if one[0] == "f" else last
    runs = _runs(out[:last])
    widths = Counter(runs)
    steady = len(runs) > _FEWEST and widths.most_common(1)[0][1] * 4 >= len(runs) * 3
    return (out[:last], at + last) if steady and widths.most_common(1)[0][0] >= _FEWEST else (None, at)


def _one_cell(block: Block) -> tuple[str, _Cut] | None:
    if len(block.text) > _LONGEST_LINE:
        return None
    words = [(kind, cut) for kind, cut in _figures(block) if kind != "b"]
    if not words or len(words) > _LONGEST_NAME:
        return None
    kind = "f" if words[0][0] == "f" and len(words) == 1 else "n"
    return kind, _Cut(block, words[0][1].start, words[-1][1].end)


def _runs(cells: list[tuple[str, _Cut]]) -> list[int]:
    """How many figures stand behind one another, run by run."""
    out: list[int] = []
    before = "n"
    for kind, _ in cells:
        if kind == "f":
            if before == "f":
                out[-1] += 1
            else:
                out.append(1)
        before = kind
    return out


def _of_cells(cells: list[tuple[str, _Cut]], before: list[Block | Table]) -> list[Block | Table] | None:
    """Cells in a row, the name of each row in front of its figures; the header's cells are the lines before."""
    width = Counter(_runs(cells)).most_common(1)[0][0]
    named = _one_cell(before[-1]) if cells[0][0] == "f" and before and isinstance(before[-1], Block) else None
    if named is not None:
        cells = [named, *cells]
        before.pop()
    front = next(i for i, (kind, _) in enumerate(cells) if kind == "f") - 1
    names = [cut for _, cut in cells[: max(front, 0)]]
    before += [cut.block for cut in names]  # what stands in front of the first row's name is the header
    rows: list[_Row] = []
    figures: list[_Cut] = []
    name = cells[max(front, 0)][1]
    for kind, cut in cells[max(front, 0) :]:
        if kind == "n":
            if figures:
                rows.append(_Row(name, tuple(figures)))
            name, figures = cut, []
        else:
            figures.append(cut)
    rows.append(_Row(name, tuple(figures)))
    rows = [row for row in rows if len(row.figures) == width]
    head = _head_cells(before, width)
    above = _caption(before) if head else None
    return [_table(above, head, rows)]


def _head_cells(before: list[Block | Table], width: int) -> list[_Cut]:
    last = before[-width:]
    cells = [_one_cell(block) for block in last if isinstance(block, Block)]
    if len(cells) != width or None in cells:
        return []
    del before[-width:]
    if before and isinstance(before[-1], Block) and header_start(before[-1].text):
        before.pop()
    return [cell[1] for cell in cells if cell is not None]


def _table(caption: _Cut | None, head: list[_Cut], rows: list[_Row]) -> Table:
    empty = TableCell(Block(BlockKind.CELL, "", ()), is_header=True)
    width = len(rows[0].figures)
    names = [cut.cell(is_header=True) for cut in head] or [empty] * width
    body = [(row.name.cell(), *(cut.cell() for cut in row.figures)) for row in rows]
    above = None if caption is None else caption.block.part(caption.start, caption.end, BlockKind.CAPTION)
    return Table(above, ((empty, *names), *body))
