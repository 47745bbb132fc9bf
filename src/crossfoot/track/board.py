"""All goals of a ledger, each with its verdict in every view: the one call that others build on.

Invariant: a pure function of the view and the day. Each view answers by itself; the state of a goal is what all views
that decide agree on, and views that decide differently leave it undecided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from crossfoot.ledger import Entry, View
from crossfoot.model import ALL, Mode, Period
from crossfoot.model.statement import Rank
from crossfoot.track.evidence import plain, touches
from crossfoot.track.judge import track_target
from crossfoot.track.measures import family_of, speaks_for
from crossfoot.track.remark import Bearing, Remark, bearing_of, remarks_on
from crossfoot.track.setting import targets_in
from crossfoot.track.target import Target, Voice
from crossfoot.track.verdict import State, Verdict
from crossfoot.track.views import EVERYBODY, ViewSpec, entries_in
from crossfoot.track.wording import and_list

__all__ = ["RatedTarget", "Standpoint", "rate_each", "rate_targets", "speakers_on"]

# What decides comes before what does not, and what is known before what is not.
_ORDER = (State.MET, State.MISSED, State.OPEN, State.UNDECIDED, State.NOT_RATABLE)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A goal in one view.

    Args:
        spec: Whose claims count.
        entries: What the view holds about the vendor and its markets.
        verdict: How the goal stands by them.
    """

    spec: ViewSpec
    entries: tuple[Entry, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class RatedTarget:
    """A goal and how it stands.

    Args:
        target: The goal.
        standpoints: Its verdict in each view, at least one, in the order the views were asked for; where none was asked
            for, every voice that speaks of the figure, the company first, and the company alone where nobody does.
        remarks: What pages say of how it stands, in order of publication.
    """

    target: Target
    standpoints: tuple[Standpoint, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def state(self) -> State:
        """What all views together say: what those that decide agree on, else the most that any of them knows."""
        states = {one.verdict.state for one in self.standpoints}
        return State.UNDECIDED if self.is_divided else min(states, key=_ORDER.index)

    @property
    def is_divided(self) -> bool:
        """Whether one view proves it met and another one missed."""
        return {State.MET, State.MISSED} <= {one.verdict.state for one in self.standpoints}

    @property
    def why(self) -> str:
        """The state in a sentence: the chief view's, or which views disagree."""
        if not self.is_divided:
            return self.chief.verdict.why
        sides = []
        for state, word in ((State.MET, "met"), (State.MISSED, "missed")):
            names = [one.spec.text for one in self.standpoints if one.verdict.state is state]
            sides.append(f"{word} by the figures of {and_list(names)}")
        return f"Views disagree: it is {' and '.join(sides)}."

    def bearing_of(self, remark: Remark) -> Bearing:
        """How a saying stands beside what all views together prove."""
        return Bearing.UNDECIDED if self.is_divided else bearing_of(remark, self.chief.verdict)

    @property
    def chief(self) -> Standpoint:
        """The view that speaks for the goal: the first one of its state, of those that leave it open the fullest."""
        alike = [one for one in self.standpoints if one.verdict.state is self.state] or list(self.standpoints)
        return max(alike, key=_known)


def rate_targets(
    view: View,
    *,
    as_of: date,
    vendor: str | None = None,
    period: Period | None = None,
    views: tuple[ViewSpec, ...] = (),
    voices: tuple[Voice, ...] = tuple(Voice),
) -> tuple[RatedTarget, ...]:
    """Every goal of a ledger view with its verdicts, by vendor and period.

    Args:
        view: The ledger as of the day.
        as_of: The day.
        vendor: Whose goals; None for everybody's.
        period: Only goals for this time or a part of it; None for all.
        views: Whose figures rate them; none is every voice that speaks of the figure, each by itself.
        voices: Only goals whose standing wording is told in one of these names.
    """
    entries = view.entries(vendors=None if vendor is None else (vendor, ALL))
    asked = [t for t in targets_in(entries) if vendor is None or t.vendor == vendor]
    chosen = [t for t in asked if t.voice in voices and (period is None or period.contains(t.period))]
    return rate_each(chosen, view, entries, as_of=as_of, views=views)


def rate_each(
    targets: Iterable[Target], view: View, entries: Iterable[Entry], *, as_of: date, views: tuple[ViewSpec, ...] = ()
) -> tuple[RatedTarget, ...]:
    """Some goals with their verdicts, in the order given.

    Args:
        targets: The goals.
        view: The ledger as of the day.
        entries: What it holds about the goals' vendors and their markets.
        as_of: The day.
        views: Whose figures rate them; none is every voice that speaks of the figure, each by itself.
    """
    about: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in set(entry.claim.cell.vendor):
            about.setdefault(name, []).append(entry)
    return tuple(_rated(target, view, about, views, as_of) for target in targets)


def speakers_on(target: Target, entries: Iterable[Entry]) -> tuple[str, ...]:
    """Voices with a figure, as fact, that can count for a goal: the company first, then those with most to say.

    Args:
        target: The goal.
        entries: Entries of everybody about the goal's vendor.
    """
    counts: dict[str, int] = {}
    for entry in entries:
        if _speaks(entry, target):
            counts[entry.origin] = counts.get(entry.origin, 0) + 1
    return tuple(sorted(counts, key=lambda name: (name != target.vendor, -counts[name], name)))


def _speaks(entry: Entry, target: Target) -> bool:
    cell, goal = plain(entry.claim.cell), plain(target.cell)
    is_own = speaks_for(entry.origin, target.vendor, goal.period)
    allowed = family_of(goal.measure) if is_own else target.measures
    same = (cell.vendor, cell.product, cell.place) == (goal.vendor, goal.product, goal.place)
    is_actual = entry.claim.mode is Mode.ACTUAL and entry.definition is None
    return is_actual and same and cell.measure in allowed and touches(cell.period, goal.period)


def _rated(
    target: Target, view: View, about: dict[str, list[Entry]], views: tuple[ViewSpec, ...], as_of: date
) -> RatedTarget:
    found = tuple(_standpoints(target, view, about, views, as_of))
    return RatedTarget(target, found, remarks_on(target, about.get(target.vendor, ())))


def _standpoints(
    target: Target, view: View, about: dict[str, list[Entry]], views: tuple[ViewSpec, ...], as_of: date
) -> Iterator[Standpoint]:
    own = about.get(target.vendor, [])
    is_ranked = isinstance(target.current.statement, Rank)
    specs = views or tuple(ViewSpec((name,)) for name in speakers_on(target, own) or (target.vendor,))
    for spec in specs:
        if spec.pages:
            entries = entries_in(view, spec, vendor=target.vendor)
        else:
            wanted = set(spec.voices(target.vendor))
            every = view.entries() if is_ranked else (*own, *about.get(ALL, ()))
            entries = tuple(e for e in every if spec.parts == (EVERYBODY,) or e.origin in wanted)
        yield Standpoint(spec, entries, track_target(target, entries, as_of=as_of))


def _known(one: Standpoint) -> tuple[bool, object]:
    """How much a view knows: for an open goal how far it has come, for any other nothing sets views apart."""
    achieved = one.verdict.achieved if one.verdict.state is State.OPEN else None
    return achieved is not None, achieved.interval.low or 0 if achieved is not None else 0
