"""How a vendor stands in one place, from everything told of it there.

Invariant: the last fact decides, by the day it tells of; plans and tips count only where they came after it. What
contradicts is kept beside the answer, never dropped. A tip stays a tip, and a plan whose time has passed without word
is told as unconfirmed. Figures are the weaker evidence: they overturn plans and tips, and no fact that is claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import takewhile

from crossfoot.track.footprint.step import Basis, Firmness, Step, Way

__all__ = ["Footing", "State", "footing_of"]

# Two accounts of how things stand, further apart than this, are a move that nobody told, and no contradiction.
_MOVES = timedelta(days=365)


class State(StrEnum):
    """How a vendor stands in a place."""

    PRESENT = "present"
    ENTERED = "entered"
    LEAVING = "leaving"
    ENTERING = "entering"
    PLANNED = "planned"
    UNCONFIRMED = "unconfirmed"
    TIPPED = "tipped"
    ABSENT = "absent"
    EXITED = "exited"

    @property
    def is_there(self) -> bool:
        """Whether the vendor is in the place."""
        return self in (State.PRESENT, State.ENTERED, State.LEAVING)


@dataclass(frozen=True, slots=True)
class Footing:
    """How a vendor stands in a place.

    Args:
        place: Where.
        product: With what, or None where no claim tells.
        state: How.
        decided_by: The steps it rests on, the deciding one last.
        pending: What is announced or tipped since and has not come about, in order.
        against: What contradicts it, in order.
        steps: Everything told of the place, in order.
    """

    place: str
    product: str | None
    state: State
    decided_by: tuple[Step, ...]
    pending: tuple[Step, ...] = ()
    against: tuple[Step, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def decisive(self) -> Step:
        """The step that decides."""
        return self.decided_by[-1]

    @property
    def through(self) -> tuple[str, ...]:
        """The other places it follows from: countries of a region, or the region around a country."""
        return tuple(sorted({step.place for step in self.decided_by} - {self.place}))


def footing_of(place: str, product: str | None, steps: Sequence[Step], *, as_of: date) -> Footing | None:
    """How a vendor stands in a place; None where nothing is told.

    Args:
        place: Where.
        product: With what.
        steps: Everything told of the place, published by the day.
        as_of: The day.
    """
    told = tuple({(step.entry.id, step.place): step for step in sorted(steps, key=lambda step: step.order)}.values())
    facts = [s for s in told if s.firmness is Firmness.DONE and s.basis is not Basis.FIGURES]
    figures = [s for s in told if s.basis is Basis.FIGURES]
    if not facts and not figures:
        return _expected(place, product, told, as_of) if told else None
    if not facts:
        return _counted(place, product, told, figures[-1])
    decided = _run(facts)
    last = decided[-1]
    other = [s for s in told if s.firmness is not Firmness.DONE and s.way is not last.way]
    pending = tuple(s for s in other if s.said_on > last.day)
    against = [*_opposed(facts, decided), *(s for s in other if s.said_on == last.day)]
    state = _staying(decided, pending, as_of) if last.way is Way.IN else _away(decided, pending, as_of)
    newer = [s for s in figures[-1:] if last.way is Way.OUT and _began(s) > last.day]
    if newer and pending:
        return _counted(place, product, told, newer[0])
    if pending and last.way is Way.OUT:
        decided = (_foremost(pending),)
    against = sorted([*against, *newer], key=lambda step: step.order)
    return Footing(place, product, state, decided, pending, tuple(against), told)


def _counted(place: str, product: str | None, told: tuple[Step, ...], figure: Step) -> Footing:
    """A place where figures alone tell that something is sold."""
    since = (s for s in told if s.firmness is not Firmness.DONE and s.said_on > figure.day)
    return Footing(place, product, State.PRESENT, (figure,), pending=tuple(since), steps=told)


def _run(facts: Sequence[Step]) -> tuple[Step, ...]:
    """The last facts that point the same way, in order."""
    way = facts[-1].way
    return tuple(reversed(list(takewhile(lambda step: step.way is way, reversed(facts)))))


def _opposed(facts: Sequence[Step], decided: Sequence[Step]) -> list[Step]:
    """Facts that say otherwise of the same time, unless an entry or exit told since explains the difference."""
    before = facts[: len(facts) - len(decided)]
    first, last = decided[0], decided[-1]
    if any(step.is_event for step in decided):
        return [step for step in before if step.day == last.day]
    return [step for step in before if step.day >= first.day - _MOVES and step.day >= before[-1].day]


def _began(step: Step) -> date:
    """The first day a figure counts."""
    return step.entry.claim.cell.period.start or step.day


def _staying(decided: Sequence[Step], pending: Sequence[Step], as_of: date) -> State:
    if any(s.firmness is Firmness.ANNOUNCED and not s.is_overdue(as_of) for s in pending):
        return State.LEAVING
    return State.ENTERED if all(step.is_event for step in decided) else State.PRESENT


def _away(decided: Sequence[Step], pending: Sequence[Step], as_of: date) -> State:
    if pending:
        return _coming(_foremost(pending), as_of)
    return State.EXITED if any(step.is_event for step in decided) else State.ABSENT


def _expected(place: str, product: str | None, told: tuple[Step, ...], as_of: date) -> Footing:
    """A place of which no fact is told: what is announced for it, or else tipped."""
    first = _foremost(told)
    against = tuple(step for step in told if step.way is not first.way)
    if first.way is Way.OUT:  # who is to leave a place is in it
        is_going = first.firmness is Firmness.ANNOUNCED and not first.is_overdue(as_of)
        state = State.LEAVING if is_going else State.PRESENT
    else:
        state = _coming(first, as_of)
    return Footing(place, product, state, (first,), told, against, told)


def _foremost(pending: Sequence[Step]) -> Step:
    """The firmest, and of these the one said last."""
    return max(pending, key=lambda step: (step.firmness, step.said_on, step.basis is Basis.CLAIM, step.order))


def _coming(step: Step, as_of: date) -> State:
    if step.firmness is Firmness.TIPPED:
        return State.TIPPED
    if step.is_overdue(as_of):
        return State.UNCONFIRMED
    return State.ENTERING if step.word == "entering" else State.PLANNED
