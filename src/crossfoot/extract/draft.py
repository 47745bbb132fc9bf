"""A claim in the making: slots as they are filled, with how each was filled.

Invariant: a draft never holds a guess; a slot that nothing fills is None or unknown.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.model import Base, Block, How, Mode, Period, Polarity, Quantity, Source, Strength
from crossfoot.model.period import UNKNOWN

__all__ = ["Draft"]


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
