"""From claims to goals: which of them speak of one goal, in whose name, and in what order they were set.

Invariant: claims of one goal are one `Target`, whoever reports them and however often; each revision is one wording.
Every claim that names a goal is in exactly one revision of one target, and nothing denied or judged to count something
else is in any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from crossfoot.errors import NotationError
from crossfoot.ledger import Entry, Goal, View, goal_of
from crossfoot.model import ALL, OTHERS, LinkKind, Mode, Period, Polarity, Role, Strength, parse_period
from crossfoot.model.attribution import Channel
from crossfoot.model.statement import Growth, Level, Rank, Share, Statement, Status
from crossfoot.reconcile.cells import canonical
from crossfoot.track.aim import aim_of, number_of, stretch_of
from crossfoot.track.measures import FAMILY, family_of
from crossfoot.track.target import Act, Revision, Target, Voice

__all__ = ["find_targets", "targets_in"]

_SET = (Mode.TARGET, Mode.GUIDANCE)
_SPEAKS = (Role.VENDOR, Role.EXECUTIVE)
# Who tells of a goal without the company's name to it.
_TALKS = (Role.SUPPLY_CHAIN, Role.INSIDER, Role.UNNAMED, Role.ANALYST, Role.TRACKER)
_MOVES = ("raised", "lowered")
_Key = tuple[object, ...]
_Place = tuple[str, str]  # page and claim


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
    moved: set[_Place] = set()
    for entry in entries:
        if _is_goal(entry):
            groups.setdefault(_key(entry.claim.statement), []).append(entry)
        new = entry.claim.link(LinkKind.TARGET)
        if new is not None and isinstance(entry.claim.statement, Status) and entry.claim.statement.state in _MOVES:
            moved.add((entry.page.id, new))
    return tuple(sorted((_target(group, moved) for group in groups.values()), key=_order))


def _is_goal(entry: Entry) -> bool:
    claim = entry.claim
    is_said = claim.mode in (*_SET, Mode.FORECAST) and claim.polarity is Polarity.AFFIRMED
    is_vendor = len(claim.cell.vendor) == 1 and claim.cell.vendor[0] not in (ALL, OTHERS)
    is_known = entry.definition is None and not claim.cell.vendor[0].startswith("@")
    return is_said and is_vendor and is_known and isinstance(claim.statement, Level | Growth | Share | Rank)


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


def _target(entries: list[Entry], moved: set[_Place]) -> Target:
    (vendor,) = entries[0].claim.cell.vendor
    by_voice = {voice: [entry for entry in entries if _voice(entry) is voice] for voice in Voice}
    standing = next(found for found in by_voice.values() if found)
    revisions = _revisions(standing, vendor, moved)
    measures = tuple(sorted({entry.claim.cell.measure or "" for entry in standing}))
    cell = canonical(revisions[-1].statement.cell)
    measure = next((name for name in FAMILY if name in measures), cell.measure)
    goals = [goal.id for goal in map(_goal, standing) if goal is not None]
    return Target(
        vendor=vendor,
        cell=replace(cell, measure=measure),
        measures=measures,
        revisions=revisions,
        expectations=_revisions([entry for entry in entries if entry not in standing], vendor, moved),
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


def _revisions(entries: Iterable[Entry], vendor: str, moved: set[_Place]) -> tuple[Revision, ...]:
    """One revision for each figure (and each voice, where others expect it), in order of time."""
    groups: dict[_Key, list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: (e.page.published_at or date.max, e.id)):
        value = getattr(entry.claim.statement, "value")  # noqa: B009
        voice = entry.origin if entry.claim.mode is Mode.FORECAST else ""
        key = (_voice(entry), voice, aim_of(value, _words(entry)) or value.interval, stretch_of(value))
        groups.setdefault(key, []).append(entry)
    found = [(_moved_on(group, moved), _revision(group, vendor)) for group in groups.values()]
    return tuple(_acts(_in_order(found)))


def _moved_on(entries: Iterable[Entry], moved: set[_Place]) -> date | None:
    """The last day on which a page tells that a goal was raised or lowered to this figure."""
    days = [
        e.page.published_at for e in entries if (e.page.id, e.claim.id) in moved and e.page.published_at is not None
    ]
    return max(days, default=None)


def _in_order(revisions: Iterable[tuple[date | None, Revision]]) -> tuple[Revision, ...]:
    """By the order a collection gives them, and by day: a page of later years may be the first to tell an early one.

    A page that tells of a change names the old figure as well; of one day the figure it was changed to is the later.
    """
    found = sorted(revisions, key=lambda pair: (pair[1].number is None, pair[1].number or 0, *_day(pair)))
    placed: list[tuple[date, bool, int, Revision]] = []
    latest = date.min
    for place, (changed, revision) in enumerate(found):
        day, is_change = _day((changed, revision))
        if revision.number is not None:
            latest = day = max(latest, revision.said_on or latest)
        placed.append((day, is_change, place, revision))
    return tuple(revision for *_, revision in sorted(placed, key=lambda item: item[:3]))


def _day(pair: tuple[date | None, Revision]) -> tuple[date, bool]:
    changed, revision = pair
    return changed or revision.said_on or date.max, changed is not None


def _acts(revisions: Iterable[Revision]) -> Iterator[Revision]:
    """Each revision with what it does to the one before it in the same name."""
    before: dict[str, Revision] = {}
    for revision in revisions:
        name = revision.setter if revision.voice is Voice.EXPECTED else revision.voice.value
        yield replace(revision, act=_act(before.get(name), revision))
        before[name] = revision


def _act(before: Revision | None, now: Revision) -> Act:
    if before is None:
        return Act.SET
    if before.aim is None or now.aim is None or number_of(before.aim) == number_of(now.aim):
        return Act.REWORDED
    is_higher = number_of(now.aim) > number_of(before.aim)
    is_rank = isinstance(now.statement, Rank)  # the lower the number, the higher the goal
    return Act.RAISED if is_higher is not is_rank else Act.CUT


def _revision(entries: list[Entry], vendor: str) -> Revision:
    best = min(entries, key=_rank)
    statement = best.claim.statement
    if not isinstance(statement, Level | Growth | Share | Rank):
        raise TypeError(f"A goal is a level, growth, share or rank, not {statement}")
    setter, via = _voices(best, vendor)
    days = [day for day in map(_said_on, entries) if day is not None]
    numbers = [goal.revision for goal in map(_goal, entries) if goal is not None and goal.revision is not None]
    return Revision(
        statement=statement,
        setter=setter,
        via=via,
        said_on=min(days, default=None),
        repeated_on=max(days) if len(set(days)) > 1 else None,
        mode=best.claim.mode,
        strength=min((entry.claim.strength for entry in entries), key=list(Strength).index),
        entries=tuple(entry.id for entry in entries),
        voice=_voice(best),
        words=_words(best),
        number=min(numbers, default=None),
    )


def _words(entry: Entry) -> str:
    """The figure as the page prints it, its bound word in front."""
    return entry.stated or ("" if entry.claim.span is None else entry.claim.span.text)


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
