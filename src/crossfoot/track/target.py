"""A goal: what a vendor set out to reach, or is expected to reach, as first said and as revised.

Invariant: the company's own word is kept apart from what sources report of its goals and from what others expect:
neither ever stands in the place of a number the company itself has named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossfoot.model import Cell, Interval, Mode, Period, Quantity, Strength
from crossfoot.model.statement import Growth, Level, Rank, Share
from crossfoot.track.aim import aim_of, stretch_of

__all__ = ["Act", "Revision", "Target", "Voice"]


class Act(StrEnum):
    """What a wording does to the one before it in the same name."""

    SET = "set"
    RAISED = "raised"
    CUT = "cut"
    REWORDED = "reworded"


class Voice(StrEnum):
    """In whose name a goal is told."""

    OWN = "own"
    """The company says it, or is flatly said to have set it."""
    REPORTED = "reported"
    """Sources, insiders, rumours or leaked papers tell of a goal of the company's."""
    EXPECTED = "expected"
    """Somebody else expects the company to get there."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One wording of a goal or of an expectation.

    Args:
        statement: What is said: a level, growth, share or rank to be reached.
        setter: Who set it: the vendor or its executive, or who expects it.
        via: Who reported it where the setter is not cited directly, or None.
        said_on: When it was set as far as pages tell, else when the first of them was published; None is unknown.
        mode: Target, guidance or forecast.
        strength: The firmest way it is said.
        entries: Ids of the entries that say it, in order of publication.
        voice: In whose name.
        act: What it does to the wording before it in the same name.
        repeated_on: The last later day on which it was told in the same name again, or None.
        words: The figure in the words of the page, or as it was stated.
        number: Place in the order of revisions where a page or collection gives one.
    """

    statement: Level | Growth | Share | Rank
    setter: str
    via: str | None
    said_on: date | None
    mode: Mode
    strength: Strength
    entries: tuple[str, ...]
    voice: Voice = Voice.OWN
    act: Act = Act.SET
    repeated_on: date | None = None
    words: str = ""
    number: int | None = None

    @property
    def quantity(self) -> Quantity:
        """The figure as worded."""
        return self.statement.value

    @property
    def aim(self) -> Interval | None:
        """The numbers that reach it, or keep to it where it is a cap; None where its wording names neither."""
        return aim_of(self.quantity, self.words)

    @property
    def stretch(self) -> Interval | None:
        """The numbers that reach the top of its range, where it is a range."""
        return stretch_of(self.quantity)


@dataclass(frozen=True, slots=True)
class Target:
    """A goal.

    Args:
        vendor: Whose.
        cell: Address of what is counted: measure, product, place, period, rate.
        measures: Measures its claims name; one family.
        revisions: The company's own wordings in order of time, at least one, and the last one stands; where the company
            itself names none, those that sources report, and failing these those that others expect.
        expectations: What is reported or expected for the same figure beside them, in order of time.
        goal: Name of the goal where a collection gives one, or None.
    """

    vendor: str
    cell: Cell
    measures: tuple[str, ...]
    revisions: tuple[Revision, ...]
    expectations: tuple[Revision, ...] = ()
    goal: str | None = None

    @property
    def current(self) -> Revision:
        """The wording that stands."""
        return self.revisions[-1]

    @property
    def voice(self) -> Voice:
        """In whose name the wording that stands is told."""
        return self.current.voice

    @property
    def period(self) -> Period:
        """When it is to be reached."""
        return self.cell.period

    @property
    def is_rate(self) -> bool:
        """Whether it is so many a month (a quarter, a week) and not a total."""
        return self.cell.per is not None
