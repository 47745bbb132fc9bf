"""The open elements of an HTML page, with the ends that are left unwritten.

Invariant: every element is pushed once and popped once, and no step looks through the stack, so the work stays linear
on ten thousand nested tags and on as many stray end tags.

Source: the tree construction rules of the HTML standard, section 13.2.6, as far as they move the borders of blocks.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.model import BlockKind
from crossfoot.read import elements

__all__ = ["Open", "OpenElements"]


@dataclass(frozen=True, slots=True)
class Open:
    """An open element and what holds for text inside it."""

    name: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    container: int = 0
    slot: int = -1
    mark: str | None = None
    is_hidden: bool = False


class OpenElements:
    """A stack that knows for each name where it was last opened."""

    def __init__(self) -> None:
        self._stack = [Open("page")]
        self._places: dict[str, list[int]] = {}
        self._blocks = [0]
        self._scopes = [0]
        self._link = 0

    @property
    def top(self) -> Open:
        """The innermost open element."""
        return self._stack[-1]

    @property
    def is_link(self) -> bool:
        """Whether text here is the text of a link."""
        return self._link > 0

    def push(self, element: Open, *, has_address: bool = False) -> None:
        """Open an element; `has_address` if it is a link."""
        place = len(self._stack)
        self._stack.append(element)
        self._places.setdefault(element.name, []).append(place)
        if element.name in elements.BLOCK:
            self._blocks.append(place)
        if element.name in elements.SCOPES:
            self._scopes.append(place)
        if element.name == "a":
            self._link = place if has_address else 0

    def close_implied(self, name: str) -> int:
        """Close what the start of an element of this name closes; gives how many tables that closed."""
        closed = 0
        if name in elements.BLOCK:
            # Markup of the page's own kind ends a drawing or a formula.
            for foreign in elements.FOREIGN:
                closed += self._close_from(self._place(foreign), self._blocks[-1])
        if name not in elements.IN_HEAD and self.top.name == "head":
            closed += self._close_from(self._place("head"), 0)
        if name in elements.ENDS_PARAGRAPH:
            closed += self._close_from(self._place("p"), self._scopes[-1])
        if name in elements.CLOSED_BY_START:
            others, barriers = elements.CLOSED_BY_START[name]
            barrier = max(self._place(other) for other in barriers)
            if name not in elements.TABLE_PARTS:
                barrier = max(barrier, self._scopes[-1])
            places = [place for other in others if (place := self._place(other)) > barrier]
            closed += self._close_from(min(places, default=-1), barrier)
        if name == "a":
            self._close_from(self._place("a"), self._blocks[-1])
        return closed

    def close(self, name: str) -> int:
        """Close the element an end tag names, if it is open and in reach; gives how many tables that closed."""
        if name in elements.HEADINGS:
            # `<h2>…</h3>` happens: the end of any heading ends the open one.
            return self._close_from(max(map(self._place, elements.HEADINGS)), self._scopes[-1])
        if name == "table":
            return self._close_from(self._place(name), 0)
        if name in elements.TABLE_PARTS:
            return self._close_from(self._place(name), self._place("table"))
        if name in elements.BLOCK:
            return self._close_from(self._place(name), self._scopes[-1])
        if name == "a":
            self._link = 0
        return self._close_from(self._place(name), self._blocks[-1])

    def _place(self, name: str) -> int:
        places = self._places.get(name)
        return places[-1] if places else -1

    def _close_from(self, place: int, barrier: int) -> int:
        """Close everything from a place on, if it lies above the barrier."""
        tables = 0
        while place > barrier and len(self._stack) > place:
            gone = self._stack.pop()
            self._places[gone.name].pop()
            if gone.name in elements.BLOCK:
                self._blocks.pop()
            if gone.name in elements.SCOPES:
                self._scopes.pop()
            tables += gone.name == "table"
        if self._link >= len(self._stack):
            self._link = 0
        return tables
