"""A statement, its attribution, and its span.

Invariant: a claim is what one page says once. Its `id` is unique on its page only; its content has an identity of
its own, a hash made in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossfoot.model.attribution import Mode, Polarity, Source, Strength
from crossfoot.model.cell import Cell
from crossfoot.model.document import Span
from crossfoot.model.statement import Statement, kind_of

__all__ = ["Claim", "How", "LinkKind"]


class How(StrEnum):
    """How a slot was filled (claims schema, section 10)."""

    STATED = "stated"
    ANAPHOR = "anaphor"
    CARRIED = "carried"
    RELATIVE = "relative"
    INFERRED = "inferred"
    DEFAULT = "default"


class LinkKind(StrEnum):
    """What one claim is to another on the same page."""

    RESTATES = "restates"
    REVISES = "revises"
    TARGET = "target"
    PART_OF = "part_of"
    CORRECTS = "corrects"
    DISPUTES = "disputes"
    SAME_QUANTITY = "same_quantity"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one page says once.

    Args:
        id: `c1`, `c2` and so on, unique on its page.
        statement: What is said.
        span: The words that say it; None for a figure carried over without its page.
        mode: In which sense.
        strength: How firmly.
        polarity: Affirmed, denied or retracted.
        sources: The chain, nearest to the page first; empty for the outlet's own voice.
        cue: The hedging words, or None.
        how: Slot name and how it was filled, sorted by slot; each slot once.
        links: Kind and the id it points to on the same page, sorted; each kind once.
        flag: `suspect`, `unit_carried`, or None.
        note: A remark for the reader, or None.
        frame: Name of the pattern that read it, or None; with `how` it is the start of the derivation.
    """

    id: str
    statement: Statement
    span: Span | None
    mode: Mode = Mode.ACTUAL
    strength: Strength = Strength.PLAIN
    polarity: Polarity = Polarity.AFFIRMED
    sources: tuple[Source, ...] = ()
    cue: str | None = None
    how: tuple[tuple[str, How], ...] = ()
    links: tuple[tuple[LinkKind, str], ...] = ()
    flag: str | None = None
    note: str | None = None
    frame: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "how", tuple(sorted(set(self.how))))
        object.__setattr__(self, "links", tuple(sorted(set(self.links))))
        for pairs in (self.how, self.links):
            names = [name for name, _ in pairs]
            if len(names) != len(set(names)):
                raise ValueError(f"Claim '{self.id}' names one slot or one kind of link twice: {', '.join(names)}")

    @property
    def kind(self) -> str:
        """The kind's name: `level`, `growth` and so on."""
        return kind_of(self.statement)

    @property
    def cell(self) -> Cell:
        """The address the statement is about."""
        return self.statement.cell

    def link(self, kind: LinkKind) -> str | None:
        """The id a link of this kind points to, or None."""
        return next((to for name, to in self.links if name is kind), None)
