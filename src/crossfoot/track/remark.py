"""What pages say of how a goal stands: outcomes ("61 million"), verdicts ("missed its target"), outlooks ("on track").

Invariant: what is said decides nothing; each saying is held against the wording it speaks of and against the proven
verdict, and keeps its entry. A saying that fits no one goal is attached to none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from crossfoot.ledger import Entry
from crossfoot.model import Interval, LinkKind, Mode, Polarity, Quantity, Strength
from crossfoot.model.statement import Growth, Level, Rank, Share, Status
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.track.measures import family_of, speaks_for
from crossfoot.track.target import Revision, Target
from crossfoot.track.verdict import State, Verdict

__all__ = ["Bearing", "Remark", "bearing_of", "remarks_on"]

_MEANS = {"met": State.MET, "exceeded": State.MET, "missed": State.MISSED}
_TENDS = {"on_track": State.MET, "ahead": State.MET, "unlikely": State.MISSED, "behind": State.MISSED}
_OF = {Grade.PROVEN: State.MET, Grade.REFUTED: State.MISSED}


class Bearing(StrEnum):
    """How a saying stands beside what is proven."""

    BORNE_OUT = "borne out"
    CONTRADICTED = "contradicted"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Remark:
    """One saying about a goal.

    Args:
        entry: Id of its entry.
        origin: Who says it.
        said_on: When the page appeared, or None.
        says: `missed`, `on track` and so on; for an outcome `outcome`.
        figure: The outcome as worded, or None.
        means: What it comes to: met or missed; None where it says neither.
        is_outlook: Whether it tells what will be, and not what was.
        aim: The numbers that reach the wording it speaks of; None where it names none.
    """

    entry: str
    origin: str
    said_on: date | None
    says: str
    figure: Quantity | None
    means: State | None
    is_outlook: bool
    aim: Interval | None


def remarks_on(target: Target, entries: Iterable[Entry]) -> tuple[Remark, ...]:
    """What pages say of how a goal stands, in order of publication; copies of one statement are one saying.

    Args:
        target: The goal.
        entries: Entries about the goal's vendor.
    """
    known = tuple(entry for entry in entries if entry.definition is None)
    found = [*_statuses(target, known), *_outcomes(target, known)]
    first: dict[tuple[object, ...], Remark] = {}
    for remark in sorted(found, key=lambda r: (r.said_on or date.max, r.entry)):
        first.setdefault((remark.origin, remark.says, remark.figure, remark.aim), remark)
    return tuple(first.values())


def bearing_of(remark: Remark, verdict: Verdict) -> Bearing:
    """How a saying stands beside a verdict; one about an earlier wording is held against that wording.

    Args:
        remark: The saying.
        verdict: The verdict of the goal as it stands.
    """
    proven = verdict.state
    if remark.aim is not None and remark.aim != verdict.aim and verdict.whole is not None:
        proven = _OF.get(grade_of(verdict.whole.interval, remark.aim), State.UNDECIDED)
    if remark.means is None or proven not in (State.MET, State.MISSED):
        return Bearing.UNDECIDED
    return Bearing.BORNE_OUT if remark.means is proven else Bearing.CONTRADICTED


def _statuses(target: Target, entries: tuple[Entry, ...]) -> Iterator[Remark]:
    places = {(e.page.id, e.claim.id): e.id for e in entries if e.claim.mode is not Mode.ACTUAL}
    revisions = (*target.revisions, *target.expectations)
    wording = {entry: revision for revision in revisions for entry in revision.entries}
    for entry in entries:
        statement = entry.claim.statement
        if not isinstance(statement, Status) or entry.claim.polarity is not Polarity.AFFIRMED:
            continue
        linked = entry.claim.link(LinkKind.TARGET)
        about = wording.get(places.get((entry.page.id, linked), "")) if linked else None
        if about is None and (linked or not _is_same(entry, target)):
            continue
        means = _MEANS.get(statement.state) or _TENDS.get(statement.state)
        yield Remark(
            entry=entry.id,
            origin=entry.origin,
            said_on=entry.page.published_at,
            says=statement.state.replace("_", " "),
            figure=None,
            means=means,
            is_outlook=statement.state not in _MEANS,
            aim=_aim_of(about, target),
        )


def _aim_of(about: Revision | None, target: Target) -> Interval | None:
    return (about or target.current).aim


def _is_same(entry: Entry, target: Target) -> bool:
    """Whether a status names no goal of its page, and the product, place and time it speaks of are the goal's."""
    cell, goal = canonical(entry.claim.cell), canonical(target.cell)
    return (cell.product, cell.place, cell.period) == (goal.product, goal.place, goal.period)


def _outcomes(target: Target, entries: tuple[Entry, ...]) -> Iterator[Remark]:
    """Figures for the goal's whole time, as fact, in a measure that counts for it."""
    goal, aim = target.current.statement, target.current.aim
    for entry in entries:
        statement = entry.claim.statement
        # A growth is told by a growth: the units of one year say nothing of the percent aimed at.
        if not isinstance(statement, Level | Growth | Share | Rank) or type(statement) is not type(goal):
            continue
        is_other_base = isinstance(statement, Growth) and isinstance(goal, Growth) and statement.base != goal.base
        if not is_other_base and _is_outcome(entry, target):
            grade = Grade.POSSIBLE if aim is None else grade_of(statement.value.interval, aim)
            yield Remark(
                entry=entry.id,
                origin=entry.origin,
                said_on=entry.page.published_at,
                says="outcome",
                figure=statement.value,
                means=_OF.get(grade),
                is_outlook=False,
                aim=aim,
            )


def _is_outcome(entry: Entry, target: Target) -> bool:
    claim, goal = entry.claim, canonical(target.cell)
    last, published = target.period.last, entry.page.published_at
    is_fact = claim.mode is Mode.ACTUAL and claim.polarity is Polarity.AFFIRMED and claim.strength is Strength.PLAIN
    is_over = published is None or last is None or published >= last
    is_own = speaks_for(entry.origin, target.vendor, target.period)
    allowed = family_of(goal.measure) if is_own else target.measures
    is_same = replace(canonical(claim.cell), measure=goal.measure) == goal
    return is_fact and is_over and is_same and claim.cell.measure in allowed
