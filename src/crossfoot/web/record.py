"""What a voice has to show for itself: its conflicts with itself, what it restated, and where others say otherwise.

Invariant: a figure is called impossible only as one of several that a certificate proves cannot all be true; which of
them is wrong stays open. What is proven of a voice follows from its own entries, and is worked out again only where
these changed. That figures of two voices lie apart is no error of either.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from crossfoot.ledger import Entry, origin_of
from crossfoot.model import Cell, Interval, Mode, Polarity, Role, Unit
from crossfoot.model.statement import Growth, Level, Rank, Share
from crossfoot.reconcile import Habit, Layer, Table
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.habits import habits_of
from crossfoot.web.conflicted import Clash, conflicts_of
from crossfoot.web.desk import Desk

__all__ = ["Apart", "Heard", "Kind", "Record", "apart_of", "heard", "impossible_of", "record_of", "restatements_of"]

_FIGURES = (Growth, Level, Rank, Share)


class Kind(StrEnum):
    """What a voice is."""

    TRACKER = "tracker"
    COMPANY = "company"
    OUTLET = "outlet"
    OTHER = "other"


_KINDS = {Role.TRACKER: Kind.TRACKER, Role.VENDOR: Kind.COMPANY, Role.EXECUTIVE: Kind.COMPANY, Role.MEDIA: Kind.OUTLET}


@dataclass(slots=True)
class Heard:
    """What can be told of a voice beside the others, without solving anything.

    Args:
        kind: What it is.
        figures: How many figures it states as fact.
        alone: How many of them nobody else states.
        first: How many of them others state as well, and it first.
        copied: Outlets that repeat its words, and how often.
        copies: Voices whose words it repeats, and how often.
    """

    kind: Kind = Kind.OTHER
    figures: int = 0
    alone: int = 0
    first: int = 0
    copied: Counter[str] = field(default_factory=Counter)
    copies: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Record:
    """What follows from a voice's own claims.

    Args:
        given_up: Entries that give way to others of its own, by id.
        releases: How many states of its figures there are, as far as they can be told apart.
        again: How many figures it prints more than once.
        moved: How many of them it prints otherwise later.
        habits: How far figures that it prints again lie apart: of sizes in parts, of percentages in points.
    """

    given_up: tuple[str, ...]
    releases: int
    again: int
    moved: int
    habits: tuple[tuple[Unit, Habit], ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Sizes that two voices print for the same thing.

    Args:
        other: The other voice.
        figures: How many both print.
        above: How many of them lie wholly above the other's.
        below: How many lie wholly below.
        widest: The figure where they lie furthest apart, as a part of the larger one; None where they meet everywhere.
    """

    other: str
    figures: int
    above: int
    below: int
    widest: Cell | None


def heard(desk: Desk) -> Mapping[str, Heard]:
    """What can be told of every voice beside the others."""
    return desk.recall("heard", lambda: _heard(desk.view.entries()))


def record_of(desk: Desk, voice: str, entries: tuple[Entry, ...]) -> Record:
    """What follows from a voice's own claims.

    Args:
        desk: What was worked out before.
        voice: The voice.
        entries: All of its entries.
    """
    return desk.recall_of(("record", voice), entries, lambda: _recorded(voice, desk.table(("view", voice), entries)))


def restatements_of(desk: Desk, voice: str, entries: tuple[Entry, ...]) -> tuple[Clash, ...]:
    """Where a voice printed another figure later, further apart than is usual for it.

    Args:
        desk: What was worked out before.
        voice: The voice.
        entries: All of its entries.
    """

    def restated() -> tuple[Clash, ...]:
        return tuple(_restated(desk.table(("view", voice), entries), entries))

    return desk.recall_of(("restatements", voice), entries, restated)


def impossible_of(desk: Desk, voice: str) -> tuple[Clash, ...]:
    """Claims of a voice that cannot all be true within one release, by arithmetic that no rounding explains."""
    return tuple(clash for clash in conflicts_of(desk, voice) if clash.conflict.is_hard)


def _recorded(voice: str, table: Table) -> Record:
    whose, habits = frozenset((voice,)), habits_of(table.model.assertions)
    distances = [distance for unit in Unit for distance in habits.distances.get((whose, unit), ())]
    found = ((unit, habits.of(whose, unit)) for unit in (Unit.COUNT, Unit.PERCENT))
    return Record(
        given_up=table.given_up,
        releases=len(table.releases()),
        again=len(distances),
        moved=sum(distance > 0 for distance in distances),
        habits=tuple((unit, habit) for unit, habit in found if habit is not None and habit.is_own),
    )


def _restated(table: Table, entries: tuple[Entry, ...]) -> Iterator[Clash]:
    by_id = {entry.id: entry for entry in entries}
    for conflict in table.differences():
        if conflict.layer is Layer.SOURCE:
            yield Clash(conflict, tuple(by_id[member] for member in conflict.members))


def _heard(entries: tuple[Entry, ...]) -> dict[str, Heard]:
    found: defaultdict[str, Heard] = defaultdict(Heard)
    roles: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for entry in entries:
        roles[entry.origin][_kind(entry)] += 1
        own = origin_of(entry.claim, entry.page)
        if own != entry.origin:
            found[entry.origin].copied[own] += 1
            found[own].copies[entry.origin] += 1
            roles[own][_kind(entry)] += 1
    for voice, kinds in roles.items():
        found[voice].kind = kinds.most_common(1)[0][0]
    for days in _stated(entries).values():
        earliest = sorted(days.values())
        for voice, day in days.items():
            found[voice].figures += 1
            found[voice].alone += len(days) == 1
            found[voice].first += len(days) > 1 and day == earliest[0] < earliest[1]
    return dict(found)


def _stated(entries: Iterable[Entry]) -> dict[tuple[Cell, str], dict[str, date]]:
    """Every figure stated as fact, by address and kind: the day on which each voice first stated it."""
    found: defaultdict[tuple[Cell, str], dict[str, date]] = defaultdict(dict)
    for entry in entries:
        if _is_a_figure(entry):
            days = found[canonical(entry.claim.cell), entry.claim.kind]
            day = entry.page.published_at or date.max
            days[entry.origin] = min(day, days.get(entry.origin, day))
    return found


def _is_a_figure(entry: Entry) -> bool:
    claim = entry.claim
    is_fact = claim.mode is Mode.ACTUAL and claim.polarity is Polarity.AFFIRMED
    return is_fact and isinstance(claim.statement, _FIGURES)


def _kind(entry: Entry) -> Kind:
    sources = entry.claim.sources
    return _KINDS.get(sources[-1].role, Kind.OTHER) if sources else Kind.OUTLET


def apart_of(desk: Desk, voice: str) -> tuple[Apart, ...]:
    """Where a voice's sizes lie against those of others, those with most in common first."""
    return desk.recall(("apart", voice), lambda: tuple(_apart(voice, _sizes(desk.view.entries()))))


def _sizes(entries: Iterable[Entry]) -> dict[Cell, dict[str, Interval]]:
    """The last size that each voice prints of each figure."""
    found: defaultdict[Cell, dict[str, Interval]] = defaultdict(dict)
    for entry in sorted(entries, key=lambda one: one.page.published_at or date.min):
        statement = entry.claim.statement
        if not isinstance(statement, Level) or not _is_a_figure(entry):
            continue
        if statement.value.unit is Unit.COUNT and statement.value.interval.is_bounded:
            found[canonical(entry.claim.cell)][entry.origin] = statement.value.interval
    return found


def _apart(voice: str, sizes: Mapping[Cell, Mapping[str, Interval]]) -> Iterator[Apart]:
    shared: defaultdict[str, list[tuple[Cell, Interval, Interval]]] = defaultdict(list)
    for cell, said in sizes.items():
        for other, interval in said.items():
            if other != voice and voice in said:
                shared[other].append((cell, said[voice], interval))
    for other, both in sorted(shared.items(), key=lambda item: (-len(item[1]), item[0])):
        above = [(cell, _gap(theirs, mine)) for cell, mine, theirs in both if _is_above(mine, theirs)]
        below = [(cell, _gap(mine, theirs)) for cell, mine, theirs in both if _is_above(theirs, mine)]
        widest = max((*above, *below), key=lambda pair: pair[1], default=None)
        yield Apart(other, len(both), len(above), len(below), None if widest is None else widest[0])


def _is_above(one: Interval, other: Interval) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _gap(low: Interval, high: Interval) -> Fraction:
    """The distance between two intervals that do not meet, as a part of the larger figure."""
    if low.high is None or high.low is None or high.high is None:
        return Fraction(0)
    return (high.low - low.high) / high.high
