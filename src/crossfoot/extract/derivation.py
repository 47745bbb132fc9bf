"""How a claim came about, stage by stage: its sentence, its words by class, its number, its frame, and its slots.

Invariant: every word named stands on the page where it is said to stand; a slot without words says which rule filled
it.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.extract.mention import Mention

__all__ = ["Attempt", "Derivation", "Figure", "Filled", "Piece", "Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the page: characters from start to end, and the text there with its white space folded."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A token: its class, its words, and what they stand for where that is not the words themselves."""

    cls: str
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """How a number was read.

    Args:
        words: The number with its bound words.
        mention: Its digits, magnitude and form.
        change: What was done to the interval of those words: "" nothing, `turned` for a fall, `carried` where the
            magnitude or the unit stands elsewhere.
        by: The words that turned it, or None.
    """

    words: Words
    mention: Mention
    change: str = ""
    by: Words | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot and what filled it.

    Args:
        slot: Its name.
        value: What it holds; "" for nothing.
        rule: How it was filled, in a few words.
        words: The words that filled it, or None where a rule did without any.
        sentence: The sentence those words stand in where it is another one; else None.
    """

    slot: str
    value: str
    rule: str
    words: Words | None = None
    sentence: Words | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A frame that matched around a number, and why it made no claim of it; an empty reason is a claim."""

    frame: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a claim came about, or why a number is none.

    Args:
        place: Kind and number of its block, and which sentence of it.
        sentence: The sentence, or the cell of a table.
        tokens: The words of the sentence by class.
        figure: How its number was read, or None for a claim without one.
        matched: The words its frame took, or None.
        slots: What filled each slot; empty for an unread number.
        attempts: For an unread number, the frames that matched around it.
    """

    place: str
    sentence: Words
    tokens: tuple[Piece, ...]
    figure: Figure | None
    matched: Words | None
    slots: tuple[Filled, ...] = ()
    attempts: tuple[Attempt, ...] = ()
