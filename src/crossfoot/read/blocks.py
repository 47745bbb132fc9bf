"""HTML to runs of text: which block each character belongs to, and what kind of block that is.

Invariant: every character of shown text is in exactly one run, in page order; inline tags leave no trace, so
`<b>Samsung</b>, first` is one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from crossfoot.model import BlockKind
from crossfoot.read import elements
from crossfoot.read.clean import CleanText
from crossfoot.read.layout import Container, Layout, Run, TableMark
from crossfoot.read.markup import Event, Tag, Text
from crossfoot.read.tables import TableParts, tables_of_figures
from crossfoot.read.tree import Open, OpenElements
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


def lay_out(page: str, events: Iterable[Event], wordings: Wordings) -> Layout:
    """The runs, containers and tables of an HTML page."""
    builder = _Builder(page, wordings)
    for event in events:
        if isinstance(event, Text):
            builder.text(event.start, event.end)
        elif isinstance(event, Tag):
            (builder.end if event.is_end else builder.start)(event)
    return builder.finish()


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
        self._known: dict[tuple[str, str | None, str | None, str | None], ElementWording | None] = {}
        self._breaks = self._linked = self._marked = 0
        self._mark: str | None = None

    def text(self, start: int, end: int) -> None:
        """A run of text."""
        if self._open.top.name == "head" and not self._page[start:end].isspace():
            self._open.close("head")
        top = self._open.top
        if top.is_hidden:
            return
        added = self._clean.feed(start, end)
        if added:
            self._breaks = 0
        if self._open.is_link:
            self._linked += added
        if top.mark is not None:
            self._marked += added
            self._mark = self._mark or top.mark

    def start(self, tag: Tag) -> None:
        """A start tag."""
        if tag.name in elements.BLOCK:
            self._flush()
        elif tag.name == "br":
            self._break(tag)
        elif tag.name == "sup" and _FOOTNOTE.match(self._page, tag.end):
            self._clean.space(tag.start, tag.end)
        self._tables.end_tables(self._open.close_implied(tag.name))
        is_drawing = tag.is_empty and self._open.top.is_hidden
        if tag.name not in elements.VOID and not is_drawing:
            self._push(tag)

    def end(self, tag: Tag) -> None:
        """An end tag."""
        if tag.name in elements.BLOCK:
            self._flush()
        elif tag.name == "br":
            self._break(tag)
        self._tables.end_tables(self._open.close(tag.name))

    def finish(self) -> Layout:
        """The whole page, when the last event is in."""
        self._flush()
        items = tuple(
            replace(item, is_nest=self._tables.is_nest(item.table)) if isinstance(item, TableMark) else item
            for item in self._items
        )
        slots = tuple(self._tables.slots)
        return Layout(items, tuple(self._containers), slots, tables_of_figures(items, slots))

    def _break(self, tag: Tag) -> None:
        """A line break reads as a space; two with nothing between them start a new block."""
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        else:
            self._clean.space(tag.start, tag.end)

    def _flush(self) -> None:
        """End the current block, if it has text."""
        if self._clean.size:
            text, pieces = self._clean.take()
            top = self._open.top
            run = Run(
                top.kind, text, pieces, top.level, top.container, top.slot, self._linked, self._marked, self._mark
            )
            self._items.append(run)
        self._breaks = self._linked = self._marked = 0
        self._mark = None

    def _push(self, tag: Tag) -> None:
        above, name = self._open.top, tag.name
        reason = self._reason(tag)
        container, kind, level, slot, mark = above.container, above.kind, above.level, above.slot, above.mark
        if name in elements.BLOCK:
            # An inline element around blocks is one that was left open.
            mark = None
            self._containers.append(_container(above.container, name, reason))
            container = len(self._containers) - 1
            if name in _KINDS:
                kind, level = _KINDS[name], 0
            elif name in elements.HEADINGS:
                kind, level = BlockKind.HEADING, elements.HEADINGS[name]
        elif reason is not None:
            mark = mark or reason.name
        if name == "table":
            self._items.append(self._tables.start_table(container))
            slot = -1
        elif name == "tr":
            self._tables.start_row()
        elif name in ("td", "th", "caption"):
            slot = self._tables.start_cell(tag)
        is_hidden = above.is_hidden or name in elements.HIDDEN
        element = Open(name, kind, level, container, slot, mark, is_hidden)
        self._open.push(element, has_address=tag.get("href") is not None)

    def _reason(self, tag: Tag) -> ElementWording | None:
        """The wording that makes an element furniture by its tag, role, class or id."""
        if tag.name in _UNJUDGED:
            return None
        style = tag.get("style")
        if tag.get("hidden") is not None or (style is not None and _HIDING.search(style)):
            return _HIDDEN
        key = tag.name, tag.get("class"), tag.get("id"), tag.get("role")
        if key not in self._known:
            words = words_of(f"{key[1] or ''} {key[2] or ''}")
            self._known[key] = self._wordings.of_element(tag.name, words, (key[3] or "").lower())
        return self._known[key]


_HIDDEN = ElementWording("hidden", frozenset(), frozenset(), frozenset(), False, (), ())


def _container(parent: int, name: str, reason: ElementWording | None) -> Container:
    return Container(parent, name) if reason is None else Container(parent, name, reason.name, reason.is_strong)
