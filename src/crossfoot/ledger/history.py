"""What was known of a figure, and when.

Invariant: every entry that was ever recorded on the address has its moment, and so has everything that later took it
out of view or brought it back; nothing is left out because it stands no longer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from crossfoot.ledger.entry import Entry
from crossfoot.ledger.judgement import Judged, JudgementKind

__all__ = ["Event", "Known", "Moment", "moments_of"]


class Event(StrEnum):
    """What happened."""

    STATED = "stated"
    SUPERSEDED = "superseded"
    JUDGED = "judged"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Known:
    """An entry, and when a later reading of its page took its place; None where none did."""

    entry: Entry
    superseded_at: datetime | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A change in what was known.

    Args:
        day: From when on it holds for those who go by days: of publication, or the day a judgement names. None
            where neither is known.
        recorded_at: When this ledger took it in.
        event: What happened.
        entry: What was stated, superseded or judged.
        judged: The judgement, or the one taken back; None for other events.
        stands: Whether the entry is in the view that was asked.
    """

    day: date | None
    recorded_at: datetime
    event: Event
    entry: Entry
    judged: Judged | None
    stands: bool


def moments_of(known: Iterable[Known], judged: tuple[Judged, ...], *, standing: frozenset[str]) -> tuple[Moment, ...]:
    """The moments of an address, by day of publication and then by time of recording; undated ones last.

    Args:
        known: All entries on the address that the view knows of.
        judged: All judgements the view knows of, in the order of recording.
        standing: Ids of the entries in the view.
    """
    found: list[Moment] = []
    for one in known:
        entry, stands = one.entry, one.entry.id in standing
        day = entry.page.published_at
        found.append(Moment(day, entry.recorded_at, Event.STATED, entry, None, stands))
        if one.superseded_at is not None:
            found.append(Moment(day, one.superseded_at, Event.SUPERSEDED, entry, None, stands))
        for said in (j for j in judged if j.judgement.names == entry.id):
            since = said.judgement.on or day
            found.append(Moment(since, said.recorded_at, Event.JUDGED, entry, said, stands))
            found.extend(
                Moment(back.judgement.on or since, back.recorded_at, Event.WITHDRAWN, entry, said, stands)
                for back in judged
                if back.judgement.kind is JudgementKind.WITHDRAWN and back.judgement.names == said.id
            )
    return tuple(sorted(found, key=lambda moment: (moment.day is None, moment.day or date.max, moment.recorded_at)))
