"""From claims to goals: which of them speak of one goal, in whose name, and in what order they were set.

Invariant: claims of one goal are one `Target`, whoever reports them and however often; each revision is one wording.
Every claim that names a goal is in exactly one revision of one target, and nothing denied or judged to count something
else is in any.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from crossfoot.errors import NotationError
from crossfoot.ledger import Entry, Goal, View, goal_of
from crossfoot.model import ALL, OTHERS, Mode, Period, Polarity, Role, Strength, parse_period
from crossfoot.model.attribution import Channel
from crossfoot.model.statement import Growth, Level, Share, Statement
from crossfoot.reconcile.cells import canonical
from crossfoot.track.aim import aim_of, stretch_of
from crossfoot.track.measures import FAMILY, family_of
from crossfoot.track.target import Revision, Target, Voice

__all__ = ["find_targets", "targets_in"]

_SET = (Mode.TARGET, Mode.GUIDANCE)
_SPEAKS = (Role.VENDOR, Role.EXECUTIVE)
# Who tells of a goal without the company's name to it.
_TALKS = (Role.SUPPLY_CHAIN, Role.INSIDER, Role.UNNAMED, Role.ANALYST, Role.TRACKER)
_Key = tuple[object, ...]


def find_targets(
    view: View,
    *,
    vendor: str | None = None,
    period: Period | None = None,
    voices: tuple[Voice, ...] = (Voice.OWN, Voice.REPORTED),
) -> tuple[Target, ...]:
    """Goals by vendor and period, whoever reports them.

    Args:
        view: The ledger as of a day.
        vendor: Whose goals; None for everybody's.
        period: Only goals for this time or a part of it; None for all.
        voices: Only goals whose standing wording is told in one of these names; a figure that others merely expect is
            the company's goal to nobody, and is found only where it is asked for.
    """
    entries = view.entries(vendors=None if vendor is None else (vendor,))
    found = targets_in(entry for entry in entries if vendor is None or entry.claim.cell.vendor == (vendor,))
    return tuple(t for t in found if t.voice in voices and (period is None or period.contains(t.period)))


def targets_in(entries: Iterable[Entry]) -> tuple[Target, ...]:
    """All goals that some entries tell of, by vendor and period.

    Args:
        entries: Entries of a view.
    """
    groups: dict[_Key, list[Entry]] = {}
    for entry in entries:
        if _is_goal(entry):
            groups.setdefault(_key(entry.claim.statement), []).append(entry)
    return tuple(sorted((_target(group) for group in groups.values()), key=_order))


def _is_goal(entry: Entry) -> bool:
    claim = entry.claim
    is_said = claim.mode in (*_SET, Mode.FORECAST) and claim.polarity is Polarity.AFFIRMED
    is_vendor = len(claim.cell.vendor) == 1 and claim.cell.vendor[0] not in (ALL, OTHERS)
    is_known = entry.definition is None and not claim.cell.vendor[0].startswith("@")
    return is_said and is_vendor and is_known and isinstance(claim.statement, Level | Growth | Share)


def _order(target: Target) -> tuple[object, ...]:
    period = target.period
    cell, kind = target.cell, type(target.current.statement).__name__
    times = (period.start or date.min, period.end or date.max)
    return (target.vendor, *times, cell.product or "", cell.measure or "", target.is_rate, cell.place or "",
            cell.model or "", cell.segment or "", kind)  # fmt: skip


def _key(statement: Statement) -> _Key:
    """What the claims of one goal have in common."""
    cell = canonical(statement.cell)
    base = statement.base if isinstance(statement, Growth) else None
    whole = statement.whole if isinstance(statement, Share) else None
    return type(statement), replace(cell, measure=None), family_of(cell.measure), base, whole


def _target(entries: list[Entry]) -> Target:
    (vendor,) = entries[0].claim.cell.vendor
    by_voice = {voice: [entry for entry in entries if _voice(entry) is voice] for voice in Voice}
    standing = next(found for found in by_voice.values() if found)
    revisions = _revisions(standing, vendor)
    measures = tuple(sorted({entry.claim.cell.measure or "" for entry in standing}))
    cell = canonical(revisions[-1].statement.cell)
    measure = next((name for name in FAMILY if name in measures), cell.measure)
    goals = [goal.id for goal in map(_goal, standing) if goal is not None]
    return Target(
        vendor=vendor,
        cell=replace(cell, measure=measure),
        measures=measures,
        revisions=revisions,
        expectations=_revisions([entry for entry in entries if entry not in standing], vendor),
        goal=goals[0] if goals else None,
    )


def _voice(entry: Entry) -> Voice:
    """In whose name a goal is told: flatly, by the company or of it; by people who talk; or as an outlook of others."""
    claim = entry.claim
    if claim.mode not in _SET:
        return Voice.EXPECTED
    far = claim.sources[-1] if claim.sources else None
    is_leaked = any(source.channel is Channel.INTERNAL_MEMO for source in claim.sources)
    is_talk = far is not None and far.role in _TALKS
    if claim.strength is not Strength.PLAIN or is_leaked or is_talk:
        return Voice.REPORTED
    return Voice.OWN


def _goal(entry: Entry) -> Goal | None:
    return goal_of(entry.claim)


def _revisions(entries: Iterable[Entry], vendor: str) -> tuple[Revision, ...]:
    """One revision for each figure (and each voice, where others expect it), in order of time."""
    groups: dict[_Key, list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: (e.page.published_at or date.max, e.id)):
        value = getattr(entry.claim.statement, "value")  # noqa: B009
        voice = entry.origin if entry.claim.mode is Mode.FORECAST else ""
        key = (_voice(entry), voice, aim_of(value) or value.interval, stretch_of(value))
        groups.setdefault(key, []).append(entry)
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
        voice=_voice(best),
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
        return sources[-1].who, sources[0].who if len(sources) > 1 else None
    cited = sources[-1].who if sources else outlet
    return (vendor, cited) if entry.claim.mode in _SET else (cited or vendor, None)


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
