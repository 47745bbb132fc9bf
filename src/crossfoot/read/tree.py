"""The open elements of an HTML page, with the ends that are left unwritten.

Invariant: every element is pushed once and popped once, and no step looks through the stack, so the work stays linear
on ten thousand nested tags and on as many stray end tags.

Source: the tree construction rules of the HTML standard, section 13.2.6, as far as they move the borders of blocks.
"""

from __future__ import annotations

from typing import NamedTuple

from crossfoot.model import BlockKind
from crossfoot.read import elements
from crossfoot.read.elements import Nature, nature_of

__all__ = ["Inside", "OpenElements"]


class Inside(NamedTuple):
    """What holds for text inside an open element; a tuple, because a page opens thousands."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    container: int = 0
    slot: int = -1
    mark: str | None = None
    is_hidden: bool = False


class OpenElements:
    """A stack that knows for each name where it was last opened."""

    def __init__(self) -> None:
        # The innermost open element, and what holds inside it.
        self.top = nature_of("page")
        self.inside = Inside()
        self._stack = [(self.top, self.inside)]
        self._paragraphs: list[int] = []
        self._drawings: list[int] = []
        self._formulas: list[int] = []
        self._places = {"p": self._paragraphs, "svg": self._drawings, "math": self._formulas}
        self._blocks = [0]
        self._scopes = [0]
        self._link = 0

    @property
    def is_link(self) -> bool:
        """Whether text here is the text of a link."""
        return self._link > 0

    def push(self, nature: Nature, inside: Inside, *, has_address: bool = False) -> None:
        """Open an element; `has_address` if it is a link."""
        place = len(self._stack)
        self._stack.append((nature, inside))
        self.top = nature
        self.inside = inside
        places = self._places.get(nature.name)
        if places is None:
            self._places[nature.name] = [place]
        else:
            places.append(place)
        if nature.is_block:
            self._blocks.append(place)
            if nature.is_scope:
                self._scopes.append(place)
        elif nature.name == "a":
            self._link = place if has_address else 0

    def close_implied(self, nature: Nature) -> int:
        """Close what the start of an element closes; gives how many tables that closed."""
        closed = 0
        if nature.is_block:
            # Markup of the page's own kind ends a drawing or a formula.
            while self._drawings and self._drawings[-1] > self._blocks[-1]:
                closed += self._close_from(self._drawings[-1], self._blocks[-1])
            while self._formulas and self._formulas[-1] > self._blocks[-1]:
                closed += self._close_from(self._formulas[-1], self._blocks[-1])
        if self.top.name == "head" and not nature.is_in_head:
            closed += self._close_from(self._place("head"), 0)
        if nature.ends_paragraph and self._paragraphs:
            closed += self._close_from(self._paragraphs[-1], self._scopes[-1])
        # Most often the list or row is the innermost open element, and there is nothing to close.
        if nature.closes is not None and self.top.name not in nature.closes[1]:
            others, barriers = nature.closes
            barrier = max(map(self._place, barriers))
            if nature.name not in elements.TABLE_PARTS:
                barrier = max(barrier, self._scopes[-1])
            places = [place for other in others if (place := self._place(other)) > barrier]
            closed += self._close_from(min(places, default=-1), barrier)
        if nature.name == "a":
            self._close_from(self._place("a"), self._blocks[-1])
        return closed

    def close(self, nature: Nature) -> int:
        """Close the element an end tag names, if it is open and in reach; gives how many tables that closed."""
        name = nature.name
        if nature is self.top:
            # Most often the innermost element ends.
            return self._close_from(len(self._stack) - 1, 0)
        if nature.level:
            # `<h2>…</h3>` happens: the end of any heading ends the open one.
            return self._close_from(max(map(self._place, elements.HEADINGS)), self._scopes[-1])
        places = self._places.get(name)
        if name == "a":
            self._link = 0
        if not places:
            return 0
        if name == "table":
            return self._close_from(places[-1], 0)
        if name in elements.TABLE_PARTS:
            return self._close_from(places[-1], self._place("table"))
        return self._close_from(places[-1], self._scopes[-1] if nature.is_block else self._blocks[-1])

    def _place(self, name: str) -> int:
        places = self._places.get(name)
        return places[-1] if places else -1

    def _close_from(self, place: int, barrier: int) -> int:
        """Close everything from a place on, if it lies above the barrier."""
        if place <= barrier:
            return 0
        tables = 0
        stack = self._stack
        while len(stack) > place:
            nature = stack.pop()[0]
            self._places[nature.name].pop()
            if nature.is_block:
                self._blocks.pop()
                if nature.is_scope:
                    self._scopes.pop()
                    tables += nature.name == "table"
        self.top, self.inside = stack[-1]
        if self._link >= len(stack):
            self._link = 0
        return tables
