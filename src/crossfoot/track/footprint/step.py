"""One claim that tells something about a vendor in a place: into it or out of it, and how firmly.

Invariant: a step says what its claim says. A rumour is tipped for ever: no age and no number of copies makes it firmer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from crossfoot.ledger import Entry
from crossfoot.model import Period

__all__ = ["Basis", "Firmness", "Step", "Way"]


class Way(StrEnum):
    """Which way a claim points."""

    IN = "in"
    OUT = "out"


class Firmness(IntEnum):
    """How much of it is fact."""

    TIPPED = 1
    ANNOUNCED = 2
    DONE = 3


class Basis(StrEnum):
    """What kind of claim tells it, the strongest first."""

    CLAIM = "claim"
    DEAL = "deal"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Step:
    """What one entry tells of a vendor in a place.

    Args:
        place: Where.
        product: Of what, or None where the claim does not tell.
        way: Into the place or out of it; selling there is in, not selling there is out.
        firmness: Whether it is so, is announced, or is only tipped or expected by others.
        is_event: Whether it tells of an entry or an exit, and not of how things stand.
        day: The last day by which it was so: of the entry or exit where the claim dates it, else of publication.
        due: When it is to happen, for what is announced or tipped with a time, or None.
        basis: What kind of claim tells it.
        word: What the claim says, in a word: `entering`, `planned`, `no plans`, `denied`.
        entry: The claim.
    """

    place: str
    product: str | None
    way: Way
    firmness: Firmness
    is_event: bool
    day: date
    due: Period | None
    basis: Basis
    word: str
    entry: Entry

    @property
    def said_on(self) -> date:
        """Day of publication; pages without one make no steps."""
        return self.entry.page.published_at or self.day

    @property
    def order(self) -> tuple[date, date, bool, str]:
        """By the day it tells of, then by publication; an event comes after how things stood that day."""
        return (self.day, self.said_on, self.is_event, self.entry.id)

    def is_overdue(self, as_of: date) -> bool:
        """Whether the time it was to happen in has passed."""
        return self.due is not None and self.due.last is not None and self.due.last < as_of
