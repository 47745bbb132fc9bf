"""A claim in the making: slots as they are filled, with how each was filled.

Invariant: a draft never holds a guess; a slot that nothing fills is None or unknown.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.model import Base, Block, Document, How, Mode, Period, Polarity, Quantity, Source, Strength
from crossfoot.model.period import UNKNOWN

__all__ = ["Draft", "Unread"]


@dataclass(frozen=True, slots=True)
class Draft:
    """Slots of a claim; names as in `Claim` and `Cell`.

    Args:
        kind: Kind of statement.
        block: Where it stands.
        start: First character of the anchor in the block's text.
        end: One past the last.
        frame: Name of the frame.
        extra: Fields that only its kind has: `state`, `above`, `relation` and so on.
    """

    kind: str
    block: Block
    start: int
    end: int
    frame: str
    vendor: tuple[str, ...] = ()
    measure: str | None = None
    product: str | None = None
    place: str | None = None
    period: Period = UNKNOWN
    value: Quantity | None = None
    base: Base | None = None
    mode: Mode = Mode.ACTUAL
    strength: Strength = Strength.PLAIN
    cue: str | None = None
    polarity: Polarity = Polarity.AFFIRMED
    sources: tuple[Source, ...] = ()
    how: tuple[tuple[str, How], ...] = ()
    model: str | None = None
    segment: str | None = None
    incl: tuple[str, ...] = ()
    excl: tuple[str, ...] = ()
    per: str | None = None
    fiscal: str | None = None
    flag: str | None = None
    extra: tuple[tuple[str, str], ...] = ()

    def more(self, name: str) -> str | None:
        """A field that only its kind has, or None."""
        return next((value for key, value in self.extra if key == name), None)


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
