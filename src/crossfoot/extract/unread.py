"""Numbers that no frame took, with the reason each.

Invariant: the text is exactly what stands on the page; a list that nobody looks at is never made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from crossfoot.model import Block, Document

__all__ = ["Postponed", "Unread"]


@dataclass(frozen=True, slots=True)
class Unread:
    """A number no frame took.

    Args:
        start: First character on the page.
        end: One past the last.
        text: The words.
        reason: Why: `money`, `part of a name`, `nothing says what is counted` and so on.
    """

    start: int
    end: int
    text: str
    reason: str

    @classmethod
    def at(cls, document: Document, block: Block, start: int, end: int, reason: str) -> Unread:
        """The number at a place of a block.

        Args:
            document: The page.
            block: Where it stands.
            start: First character in the block.
            end: One past the last.
            reason: Why no frame took it.
        """
        first, last = block.raw_span(start, end)
        return cls(first, last, document.text[first:last], reason)


@dataclass(frozen=True)
class Postponed(Sequence[Unread]):
    """A list made when it is first looked at: most pages of an archive are about no goods, and nobody asks of theirs.

    Args:
        make: Makes it.
    """

    make: Callable[[], tuple[Unread, ...]]

    @cached_property
    def _made(self) -> tuple[Unread, ...]:
        return self.make()

    @overload
    def __getitem__(self, index: int) -> Unread: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Unread, ...]: ...
    def __getitem__(self, index: int | slice) -> Unread | tuple[Unread, ...]:
        return self._made[index]

    def __len__(self) -> int:
        return len(self._made)

    def __eq__(self, other: object) -> bool:
        return self._made == (other._made if isinstance(other, Postponed) else other)

    def __hash__(self) -> int:
        return hash(self._made)
