"""Goals newly set, raised or cut, and verdicts that changed.

Invariant: a verdict is told only where all views together have changed their answer, and decided ones only with the
entries of their proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from crossfoot.ledger import Entry, View
from crossfoot.model import ALL, Cell, Period
from crossfoot.model.statement import Growth, Share
from crossfoot.reconcile.cells import canonical
from crossfoot.track.board import RatedTarget, rate_each
from crossfoot.track.evidence import periods_of, touches
from crossfoot.track.measures import family_of
from crossfoot.track.news.change import Change
from crossfoot.track.news.naming import goal_name
from crossfoot.track.news.value import Ground, Kind, Naming, News
from crossfoot.track.setting import targets_in
from crossfoot.track.target import Act, Revision, Target, Voice
from crossfoot.track.verdict import State, Verdict
from crossfoot.track.wording import period_name, quantity_text

__all__ = ["Goals", "goal_news", "goals_of", "same_goal"]

Same = tuple[object, ...]
_DECIDED = (State.MET, State.MISSED)
_KINDS = {Act.SET: Kind.TARGET, Act.RAISED: Kind.RAISED, Act.CUT: Kind.CUT}
_STATES = {State.MET: "proven met", State.MISSED: "proven missed", State.OPEN: "open again",
           State.UNDECIDED: "undecided", State.NOT_RATABLE: "not ratable"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Goals:
    """The goals of a vendor that a change can bear on, as they stood and as they stand.

    Args:
        before: By what stays the same of a goal when claims are added (`same_goal`).
        after: As they stand.
    """

    before: Mapping[Same, RatedTarget]
    after: tuple[RatedTarget, ...]

    def pairs(self) -> Iterator[tuple[RatedTarget, RatedTarget | None]]:
        """Each goal, and how it stood before, or None."""
        for rated in self.after:
            yield rated, self.before.get(same_goal(rated.target))


def goals_of(change: Change, vendor: str) -> Goals:
    """The goals of a vendor, rated on both sides of a change.

    Args:
        change: What changed.
        vendor: Whose goals.
    """
    moved = tuple(e for e in (*change.new, *change.gone) if {vendor, ALL} & set(e.claim.cell.vendor))
    before = _rated(change.before, change.since, vendor, moved, change)
    after = _rated(change.after, change.until, vendor, moved, change)
    return Goals({same_goal(one.target): one for one in before}, after)


def goal_news(change: Change, goals: Goals, names: Naming) -> Iterator[News]:
    """What is new about goals.

    Args:
        change: What changed.
        goals: They, before and after.
        names: What everybody is called.
    """
    for rated, before in goals.pairs():
        yield from _setting(change, rated.target, None if before is None else before.target, names)
        yield from _verdict(change, rated, before, names)
        yield from _months(change, rated, before, names)


def _rated(view: View, day: date, vendor: str, moved: tuple[Entry, ...], change: Change) -> tuple[RatedTarget, ...]:
    """The goals that entries which came or went can bear on, and those whose time has run on."""
    entries = view.entries(vendors=(vendor, ALL))
    mine = (target for target in targets_in(entries) if target.vendor == vendor)
    near = [t for t in mine if change.passes(t.period) or any(_bears(entry, t) for entry in moved)]
    return rate_each(near, view, entries, as_of=day)


def _bears(entry: Entry, target: Target) -> bool:
    """Whether a claim is about a goal, or about figures of its time or of one that such figures are compared with."""
    cell = entry.claim.cell
    is_alike = cell.product == target.cell.product and cell.measure in family_of(target.cell.measure)
    return is_alike and any(touches(p, target.period) for p in periods_of(entry))


def same_goal(target: Target) -> Same:
    """What stays the same of a goal when claims are added."""
    statement = target.current.statement
    base = statement.base if isinstance(statement, Growth) else None
    whole = statement.whole if isinstance(statement, Share) else None
    return replace(canonical(target.cell), measure=None), type(statement), base, whole


def _setting(change: Change, target: Target, before: Target | None, names: Naming) -> Iterator[News]:
    """A goal first told of, or one that now stands otherwise."""
    revision = target.current
    if revision.voice is Voice.EXPECTED or change.new_ids.isdisjoint(revision.entries):
        return
    if before is not None and before.current.aim == revision.aim and before.voice is revision.voice:
        return
    name, kind = goal_name(target, revision, names), _KINDS.get(revision.act)
    earlier = [one for one in target.revisions[:-1] if one.aim is not None and one.aim != revision.aim]
    if kind is Kind.TARGET:
        yield _set(change, target, kind, f"{name} is new.")
    elif kind is not None and earlier:
        words = f"{name} is {kind.value} from {quantity_text(earlier[-1].quantity)}."
        yield _set(change, target, kind, words, before=earlier[-1])


def _set(change: Change, target: Target, kind: Kind, words: str, *, before: Revision | None = None) -> News:
    revision = target.current
    return News(
        kind,
        change.day_of(revision.entries),
        (target.vendor,),
        words,
        revision.entries,
        Ground.STATED,
        cell=target.cell,
        before="" if before is None else quantity_text(before.quantity),
        after=quantity_text(revision.quantity),
        interval=revision.aim,
    )


def _verdict(change: Change, rated: RatedTarget, before: RatedTarget | None, names: Naming) -> Iterator[News]:
    """A verdict that is another than before; that a goal is open or cannot be rated is no news at first."""
    was = State.OPEN if before is None else before.state
    is_first = before is None and rated.state not in _DECIDED
    if rated.state is was or is_first or rated.target.voice is Voice.EXPECTED:
        return
    one = rated.chief
    verdict, name = one.verdict, goal_name(rated.target, rated.target.current, names)
    if rated.is_divided:
        words = f"{name}: views disagree, some prove it met and some missed."
    elif rated.state is State.UNDECIDED and was is State.OPEN:
        words = f"{name}: its time is over, and nothing proves it met or missed."
    else:
        by = _by(one.spec.text, rated.target, names) if rated.state in _DECIDED else ""
        words = f"{name}: {_STATES[rated.state]}{by}. {verdict.why}".rstrip()
    yield _judged(change, rated, verdict, words, was=was, view=one.spec.text)


def _by(view: str, target: Target, names: Naming) -> str:
    """Whose figures decide."""
    whose = "its own figures" if view == target.vendor else f"the figures of {names.voice(view)}"
    return f" by {whose}"


def _judged(change: Change, rated: RatedTarget, verdict: Verdict, words: str, *, was: State, view: str) -> News:
    whole = None if verdict.whole is None else verdict.whole.interval
    return News(
        Kind.VERDICT,
        change.day_of(verdict.entry_ids),
        (rated.target.vendor,),
        words,
        verdict.entry_ids,
        Ground.PROVEN if rated.state in _DECIDED else Ground.STATED,
        cell=rated.target.cell,
        view=view,
        before=was.value,
        after=rated.state.value,
        interval=whole,
    )


def _decided(rated: RatedTarget | None) -> frozenset[Period]:
    """Months of a rate that some view decides."""
    parts = (part for one in (() if rated is None else rated.standpoints) for part in one.verdict.parts)
    return frozenset(part.period for part in parts if part.state in _DECIDED)


def _months(change: Change, rated: RatedTarget, before: RatedTarget | None, names: Naming) -> Iterator[News]:
    """Months of a rate that are newly decided, while the goal as a whole is not."""
    if rated.target.voice is Voice.EXPECTED or rated.state in _DECIDED:
        return
    known = _decided(before)
    name = goal_name(rated.target, rated.target.current, names)
    told: set[Cell] = set()
    for one in rated.standpoints:
        for part in one.verdict.parts:
            cell = rated.target.cell.at(part.period)
            if part.state not in _DECIDED or part.period in known or cell in told:
                continue
            told.add(cell)
            by = _by(one.spec.text, rated.target, names)
            words = f"{name}: {_STATES[part.state]} for {period_name(part.period)}{by}."
            entries = (*part.bound.low_entries, *part.bound.high_entries)
            yield News(
                Kind.MONTH,
                change.day_of(entries),
                (rated.target.vendor,),
                words,
                (*entries, *one.verdict.revision.entries),
                Ground.PROVEN,
                cell=cell,
                view=one.spec.text,
                before=State.OPEN.value,
                after=part.state.value,
                interval=part.bound.interval,
            )
