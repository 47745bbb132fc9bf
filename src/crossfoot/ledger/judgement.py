"""Judgements on entries: what somebody found out about them later, and why.

Invariant: a judgement changes no entry. It names one, its author and a reason, and can itself only be taken back by
another judgement; what the judgements in force do to a view is worked out in `standing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from crossfoot.errors import InputError
from crossfoot.ledger.codec import content_id
from crossfoot.ledger.occurrence import in_utc

__all__ = ["Judged", "Judgement", "JudgementKind", "check_judgement", "hidden", "in_force", "judgement_id"]


class JudgementKind(StrEnum):
    """What is found."""

    MISREAD = "misread"
    MISPRINTED = "misprinted"
    RETRACTED = "retracted"
    SAME_ORIGIN = "same origin"
    DIFFERENT_DEFINITION = "different definition"
    REPAIRED = "repaired"
    WITHDRAWN = "withdrawn"


_HIDING = (JudgementKind.MISREAD, JudgementKind.MISPRINTED, JudgementKind.RETRACTED)
_OF_TWO = (JudgementKind.SAME_ORIGIN, JudgementKind.REPAIRED)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody says of an entry.

    Args:
        names: Id of the entry; of a judgement where the kind is `withdrawn`.
        kind: What is found.
        author: Who says so.
        reason: Why, in a sentence.
        on: Day from which it holds in replays of history (a retraction's day); None where it always did, as when
            the page was misread.
        other: Id of a second entry it speaks of (the one whose origin it has, the one that stands in its place), or
            None.
    """

    names: str
    kind: JudgementKind
    author: str
    reason: str
    on: date | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as recorded: its id, and when this ledger took it in."""

    id: str
    judgement: Judgement
    recorded_at: datetime


def judgement_id(judgement: Judgement, recorded_at: datetime) -> str:
    """Hash of a judgement; it is an act, so its time is part of it."""
    on = None if judgement.on is None else judgement.on.isoformat()
    record = {name: getattr(judgement, name) for name in ("names", "author", "reason", "other")}
    return content_id({**record, "kind": judgement.kind.value, "on": on, "recorded_at": in_utc(recorded_at)})


def check_judgement(judgement: Judgement) -> None:
    """Refuse a judgement without author or reason, or without the second entry it speaks of.

    Raises:
        InputError: One of them is missing, or the second entry is the first.
    """
    for name in ("author", "reason"):
        if not getattr(judgement, name).strip():
            raise InputError(f"Cannot record a judgement on '{judgement.names}': its {name} is empty.")
    if judgement.kind in _OF_TWO and judgement.other is None:
        raise InputError(f"Cannot record '{judgement.kind}' on '{judgement.names}': it needs the other entry.")
    if judgement.other == judgement.names:
        raise InputError(f"Cannot record '{judgement.kind}' on '{judgement.names}': the other entry is the same one.")


def in_force(judged: Iterable[Judged], as_of: date | None) -> tuple[Judged, ...]:
    """Those that hold on a day and are not taken back by a later one, in the order of recording.

    Args:
        judged: In the order of recording.
        as_of: The day; None is now.
    """
    standing: list[Judged] = []
    withdrawn: set[str] = set()
    for one in reversed(tuple(judged)):
        holds = one.judgement.on is None or as_of is None or one.judgement.on <= as_of
        if holds and one.id not in withdrawn:
            standing.append(one)
            if one.judgement.kind is JudgementKind.WITHDRAWN:
                withdrawn.add(one.judgement.names)
    return tuple(reversed(standing))


def hidden(judged: Iterable[Judged], as_of: date | None) -> frozenset[str]:
    """Ids of the entries that a view as of a day leaves out."""
    return frozenset(one.judgement.names for one in in_force(judged, as_of) if one.judgement.kind in _HIDING)
