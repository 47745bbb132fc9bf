"""HTML to runs of text: which block each character belongs to, and what kind of block that is.

Invariant: every character of shown text is in exactly one run, in page order; inline tags leave no trace, so
`<b>Samsung</b>, first` is one text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from crossfoot.model import BlockKind
from crossfoot.read.clean import CleanText
from crossfoot.read.layout import Container, Layout, Run, TableMark
from crossfoot.read.markup import Event, Tag, scan
from crossfoot.read.tables import TableParts, tables_of_figures
from crossfoot.read.tree import Inside, OpenElements
from crossfoot.read.wordings import ElementWording, Wordings, words_of

__all__ = ["lay_out"]

# `10 million<sup>1</sup>`: a footnote number must not become a digit of the figure.
_FOOTNOTE = re.compile(r"(?:<a[^<>]{0,300}>)?[\[(]?[0-9*]")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_KINDS = {
    "li": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "table": BlockKind.PARAGRAPH,
    "td": BlockKind.PARAGRAPH,
    "th": BlockKind.PARAGRAPH,
    "aside": BlockKind.PARAGRAPH,
}
# Classes on these speak of the whole page or of a grid, not of what stands in them.
_UNJUDGED = frozenset({"html", "body", "main", "h1", "tbody", "thead", "tr"})
_CELLS = frozenset({"td", "th", "caption"})


def lay_out(page: str, wordings: Wordings) -> tuple[Layout, tuple[Event, ...]]:
    """The runs, containers and tables of an HTML page, and the tags in which it speaks about itself."""
    builder = _Builder(page, wordings)
    telling: list[Event] = []
    for event in scan(page):
        start, end, tag = event
        if tag is None:
            builder.text(start, end)
            continue
        if tag.is_telling:
            telling.append(event)
        if tag.is_end:
            builder.end(start, end, tag)
        elif not tag.is_content:
            builder.start(start, end, tag)
    return builder.finish(), tuple(telling)


class _Builder:
    """Walks the events of one page."""

    def __init__(self, page: str, wordings: Wordings) -> None:
        self._page = page
        self._wordings = wordings
        self._clean = CleanText(page, has_entities=True)
        self._open = OpenElements()
        self._tables = TableParts()
        self._items: list[Run | TableMark] = []
        self._containers = [Container(-1, "page")]
        self._breaks = self._linked = self._marked = 0
        self._mark: str | None = None

    def text(self, start: int, end: int) -> None:
        """A run of text."""
        if not self._clean.size and self._page[start:end].isspace():
            return
        inside = self._open.inside
        if inside.is_hidden:
            if self._open.top.name != "head":
                return
            self._open.close(self._open.top)
            inside = self._open.inside
            if inside.is_hidden:
                return
        added = self._clean.feed(start, end)
        if not added:
            return
        self._breaks = 0
        if self._open.is_link:
            self._linked += added
        if inside.mark is not None:
            self._marked += added
            self._mark = self._mark or inside.mark

    def start(self, start: int, end: int, tag: Tag) -> None:
        """A start tag."""
        nature = tag.nature
        if nature.is_block:
            self._flush()
        elif nature.name == "br":
            self._break(start, end)
        elif nature.name == "sup" and _FOOTNOTE.match(self._page, end):
            self._clean.space(start, end)
        closed = self._open.close_implied(nature)
        if closed:
            self._tables.end_tables(closed)
        is_drawing = tag.is_empty and self._open.inside.is_hidden
        # What holds no tags holds no text to show, and its end closes nothing.
        if not nature.is_void and not nature.is_raw and not is_drawing:
            self._push(tag)

    def end(self, start: int, end: int, tag: Tag) -> None:
        """An end tag."""
        nature = tag.nature
        if nature.is_block:
            self._flush()
        elif nature.name == "br":
            self._break(start, end)
        closed = self._open.close(nature)
        if closed:
            self._tables.end_tables(closed)

    def finish(self) -> Layout:
        """The whole page, when the last event is in."""
        self._flush()
        items = tuple(
            replace(item, is_nest=self._tables.is_nest(item.table)) if isinstance(item, TableMark) else item
            for item in self._items
        )
        slots = tuple(self._tables.slots)
        return Layout(items, tuple(self._containers), slots, tables_of_figures(items, slots))

    def _break(self, start: int, end: int) -> None:
        """A line break reads as a space; two with nothing between them start a new block."""
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        else:
            self._clean.space(start, end)

    def _flush(self) -> None:
        """End the current block, if it has text."""
        self._breaks = 0
        if self._clean.size:
            text, pieces = self._clean.take()
            kind, level, container, slot, _, _ = self._open.inside
            self._items.append(Run(kind, text, pieces, level, container, slot, self._linked, self._marked, self._mark))
            self._linked = self._marked = 0
            self._mark = None

    def _push(self, tag: Tag) -> None:
        nature, reason, inside = tag.nature, _reason(tag, self._wordings), self._open.inside
        if nature.is_block:
            inside = self._inside_block(tag, reason, inside)
        elif nature.is_hidden or (reason is not None and inside.mark is None):
            mark = inside.mark or (None if reason is None else reason.name)
            inside = inside._replace(mark=mark, is_hidden=inside.is_hidden or nature.is_hidden)
        self._open.push(nature, inside, has_address=tag.has_address)

    def _inside_block(self, tag: Tag, reason: ElementWording | None, above: Inside) -> Inside:
        """What holds inside a block-level element."""
        kind, level, container, slot, _, is_hidden = above
        nature, name = tag.nature, tag.nature.name
        self._containers.append(_container(container, name, reason))
        container = len(self._containers) - 1
        if name in _KINDS:
            kind, level = _KINDS[name], 0
        elif nature.level:
            kind, level = BlockKind.HEADING, nature.level
        if name == "table":
            self._items.append(self._tables.start_table(container))
            slot = -1
        elif name == "tr":
            self._tables.start_row()
        elif name in _CELLS:
            slot = self._tables.start_cell(tag)
        # An inline element around blocks is one that was left open, so its mark ends here.
        return Inside(kind, level, container, slot, None, is_hidden or nature.is_hidden)


@lru_cache(maxsize=8192)
def _reason(tag: Tag, wordings: Wordings) -> ElementWording | None:
    """The wording that makes an element furniture by its tag, role, class or id."""
    if tag.name in _UNJUDGED:
        return None
    style = tag.get("style")
    if tag.get("hidden") is not None or (style is not None and _HIDING.search(style)):
        return _HIDDEN
    words = words_of(f"{tag.get('class') or ''} {tag.get('id') or ''}")
    return wordings.of_element(tag.name, words, (tag.get("role") or "").lower())


_HIDDEN = ElementWording("hidden", frozenset(), frozenset(), frozenset(), False, (), ())


def _container(parent: int, name: str, reason: ElementWording | None) -> Container:
    return Container(parent, name) if reason is None else Container(parent, name, reason.name, reason.is_strong)
