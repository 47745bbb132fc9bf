"""Goals: what a vendor set out to reach, as first set and as revised.

Invariant: claims of one goal are one `Target`, whoever reports them and however often; each revision is one wording,
in order of time. What others expect is kept apart and never becomes the vendor's goal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from crossfoot.errors import NotationError
from crossfoot.ledger import Entry, Goal, View, goal_of
from crossfoot.model import Cell, Interval, Mode, Period, Polarity, Quantity, Role, Strength, parse_period
from crossfoot.model.statement import Growth, Level, Share, Statement
from crossfoot.reconcile.cells import canonical
from crossfoot.track.aim import aim_of, stretch_of
from crossfoot.track.measures import FAMILY, family_of

__all__ = ["Revision", "Target", "find_targets"]

_OWN = (Mode.TARGET, Mode.GUIDANCE)
_SPEAKS = (Role.VENDOR, Role.EXECUTIVE)
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """One wording of a goal or of an expectation.

    Args:
        statement: What is said: a level, growth or share to be reached.
        setter: Who set it: the vendor or its executive, or who expects it.
        via: Who reported it where the setter is not cited directly, or None.
        said_on: When it was set as far as pages tell, else when the first of them was published; None is unknown.
        mode: Target, guidance or forecast.
        strength: The firmest way it is said.
        entries: Ids of the entries that say it, in order of publication.
        number: Place in the order of revisions where a page or collection gives one.
    """

    statement: Level | Growth | Share
    setter: str
    via: str | None
    said_on: date | None
    mode: Mode
    strength: Strength
    entries: tuple[str, ...]
    number: int | None = None

    @property
    def quantity(self) -> Quantity:
        """The figure as worded."""
        return self.statement.value

    @property
    def aim(self) -> Interval | None:
        """The numbers that reach it; None where its wording names no floor."""
        return aim_of(self.quantity)

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
        revisions: Wordings in order of time, at least one; the last one stands.
        expectations: What others expect for the same figure, in order of time.
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
    def period(self) -> Period:
        """When it is to be reached."""
        return self.cell.period

    @property
    def is_rate(self) -> bool:
        """Whether it is so many a month (a quarter, a week) and not a total."""
        return self.cell.per is not None


def find_targets(view: View, *, vendor: str, period: Period | None = None) -> tuple[Target, ...]:
    """The goals of a vendor, by period, whoever reports them.

    Args:
        view: The ledger as of a day.
        vendor: Whose goals.
        period: Only goals for this time or a part of it; None for all.
    """
    groups: dict[_Key, list[Entry]] = {}
    for entry in view.entries(vendors=(vendor,)):
        claim = entry.claim
        is_goal = claim.mode in (*_OWN, Mode.FORECAST) and claim.polarity is Polarity.AFFIRMED
        if is_goal and claim.cell.vendor == (vendor,) and isinstance(claim.statement, Level | Growth | Share):
            groups.setdefault(_key(claim.statement), []).append(entry)
    found = (_target(vendor, group) for group in groups.values())
    chosen = [t for t in found if t is not None and (period is None or period.contains(t.period))]
    return tuple(sorted(chosen, key=_order))


def _order(target: Target) -> tuple[object, ...]:
    period = target.period
    return (period.start or date.min, period.end or date.max, target.cell.product or "", target.cell.measure or "",
            target.is_rate, target.cell.place or "", target.cell.model or "", target.cell.segment or "",
            type(target.current.statement).__name__)  # fmt: skip


def _key(statement: Statement) -> _Key:
    """What the claims of one goal have in common."""
    cell = canonical(statement.cell)
    base = statement.base if isinstance(statement, Growth) else None
    whole = statement.whole if isinstance(statement, Share) else None
    return type(statement), replace(cell, measure=None), family_of(cell.measure), base, whole


def _target(vendor: str, entries: list[Entry]) -> Target | None:
    own = [entry for entry in entries if entry.claim.mode in _OWN and entry.claim.strength is not Strength.WEAK]
    if not own:
        return None
    revisions = _revisions(own, vendor)
    measures = tuple(sorted({entry.claim.cell.measure or "" for entry in own}))
    cell = canonical(revisions[-1].statement.cell)
    measure = next((name for name in FAMILY if name in measures), cell.measure)
    goals = [goal.id for goal in map(_goal, own) if goal is not None]
    return Target(
        vendor=vendor,
        cell=replace(cell, measure=measure),
        measures=measures,
        revisions=revisions,
        expectations=_revisions([entry for entry in entries if entry not in own], vendor),
        goal=goals[0] if goals else None,
    )


def _goal(entry: Entry) -> Goal | None:
    return goal_of(entry.claim)


def _revisions(entries: Iterable[Entry], vendor: str) -> tuple[Revision, ...]:
    """One revision for each figure (and each voice, where others expect it), in order of time."""
    groups: dict[_Key, list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: (e.page.published_at or date.max, e.id)):
        value = getattr(entry.claim.statement, "value")  # noqa: B009
        voice = entry.origin if entry.claim.mode is Mode.FORECAST else ""
        groups.setdefault((voice, aim_of(value) or value.interval, stretch_of(value)), []).append(entry)
    return _in_order(_revision(group, vendor) for group in groups.values())


def _in_order(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """By the order a collection gives them, and by day: a page of later years may be the first to tell an early one."""
    found = sorted(revisions, key=lambda r: (r.number is None, r.number or 0, r.said_on or date.max, r.entries))
    placed: list[tuple[date, int, Revision]] = []
    latest = date.min
    for place, revision in enumerate(found):
        day = revision.said_on or date.max
        if revision.number is not None:
            latest = day = max(latest, revision.said_on or latest)
        placed.append((day, place, revision))
    return tuple(revision for _, _, revision in sorted(placed, key=lambda item: item[:2]))


def _revision(entries: list[Entry], vendor: str) -> Revision:
    best = min(entries, key=_rank)
    statement = best.claim.statement
    if not isinstance(statement, Level | Growth | Share):
        raise TypeError(f"A goal is a level, growth or share, not {statement}")
    setter, via = _voices(best, vendor)
    days = [day for day in map(_said_on, entries) if day is not None]
    numbers = [goal.revision for goal in map(_goal, entries) if goal is not None and goal.revision is not None]
    return Revision(
        statement=statement,
        setter=setter,
        via=via,
        said_on=min(days, default=None),
        mode=best.claim.mode,
        strength=min((entry.claim.strength for entry in entries), key=list(Strength).index),
        entries=tuple(entry.id for entry in entries),
        number=min(numbers, default=None),
    )


def _rank(entry: Entry) -> tuple[object, ...]:
    """An executive before the company before a report of either; firmly said before hedged; early before late."""
    sources = entry.claim.sources
    role = sources[-1].role if sources else None
    standing = 0 if role is Role.EXECUTIVE else 1 if role is Role.VENDOR else 2
    return standing, list(Strength).index(entry.claim.strength), entry.page.published_at or date.max, entry.id


def _voices(entry: Entry, vendor: str) -> tuple[str, str | None]:
    """Who set a goal, and who is cited for it in place of the setter."""
    sources, outlet = entry.claim.sources, entry.page.outlet
    if sources and sources[-1].role in _SPEAKS:
        return sources[-1].who, None
    cited = sources[-1].who if sources else outlet
    return (vendor, cited) if entry.claim.mode in _OWN else (cited or vendor, None)


def _said_on(entry: Entry) -> date | None:
    """The day a goal was set as the page tells, no later than the page itself; else the page's day."""
    goal, published = goal_of(entry.claim), entry.page.published_at
    if goal is None or goal.stated_on is None:
        return published
    try:
        told = parse_period(goal.stated_on).last
    except NotationError:
        return published
    return min((day for day in (told, published) if day is not None), default=None)
