"""A piece of news: what is new, about whom, on which grounds, with the entries it rests on.

Invariant: equal grounds give an equal `key`, in every ledger that holds the entries, whenever it was looked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from typing import Protocol

from crossfoot.model import Cell, Interval
from crossfoot.model.notation import write_cell

__all__ = ["Ground", "Kind", "Naming", "News"]


class Kind(StrEnum):
    """What is new, in the order it is told."""

    VERDICT = "verdict"
    MONTH = "month"
    RAISED = "raised"
    CUT = "cut"
    TARGET = "target"
    CHANCE = "chance"
    LEVEL = "level"
    MILESTONE = "milestone"
    OVERTAKE = "overtake"
    RANK = "rank"
    RECORD = "record"
    FIRST = "first"
    STREAK = "streak"
    CONFLICT = "conflict"
    RESTATEMENT = "restatement"
    DIVERGENCE = "divergence"
    FOOTPRINT = "footprint"
    BOUND = "bound"
    CLAIMS = "claims"


class Ground(StrEnum):
    """On what it stands."""

    STATED = "stated"
    """Somebody says so."""
    PROVEN = "proven"
    """It follows from claims, with a proof."""
    MODEL = "model"
    """A forecast says so; nothing is proven."""


class Naming(Protocol):
    """What vendors, places and voices are called in a sentence."""

    def vendor(self, slug: str) -> str:
        """A vendor's name."""
        ...

    def where(self, place: str | None) -> str:
        """A place as an adverb: "worldwide", "in India"."""
        ...

    def voice(self, origin: str) -> str:
        """The name of who speaks."""
        ...


@dataclass(frozen=True, slots=True)
class News:
    """A piece of news.

    Args:
        kind: What is new.
        day: When it came to be known: the day the claim that changed it was published, or the day asked about where
            time alone has changed it.
        vendors: About whom, the first of them above all.
        cell: The figure or goal it is about, or None.
        place: Where, for news of a place, or None.
        words: It in a sentence.
        entries: Ids of the entries it rests on, sorted.
        ground: On what it stands.
        view: Whose claims prove it, as a view is typed, or None.
        before: How it stood before, in a word; empty where nothing was known.
        after: How it stands, in a word.
        interval: The bounds or the goal it tells of, or None.
        chance: The chance it tells of, for news of kind `chance`.
    """

    kind: Kind
    day: date
    vendors: tuple[str, ...]
    words: str
    entries: tuple[str, ...]
    ground: Ground
    cell: Cell | None = None
    place: str | None = None
    view: str | None = None
    before: str = ""
    after: str = ""
    interval: Interval | None = None
    chance: Fraction | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "entries", tuple(sorted(set(self.entries))))

    @property
    def vendor(self) -> str:
        """Whom it is about above all."""
        return self.vendors[0]

    @property
    def where(self) -> str | None:
        """The place it is about, be it of a figure."""
        return self.place or (None if self.cell is None else self.cell.place)

    @property
    def key(self) -> str:
        """A hash of what it says and of what it rests on; its words and its day are no part of it."""
        cell = "" if self.cell is None else write_cell(self.cell)
        said = (self.kind.value, *self.vendors, cell, self.place or "", self.view or "", self.before, self.after)
        text = "\n".join((*said, str(self.interval or ""), str(self.chance or ""), *self.entries))
        return f"sha256:{sha256(text.encode()).hexdigest()}"

    @property
    def order(self) -> tuple[date, int, tuple[str, ...], str, str]:
        """By day, then by kind, vendor and figure."""
        cell = "" if self.cell is None else write_cell(self.cell)
        return self.day, list(Kind).index(self.kind), self.vendors, cell, self.key
