"""A draft checked: every number marked against the draft itself and against the ledger.

Invariant: the same draft and the same view of a ledger give the same marks; nothing of the draft is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from crossfoot.draft.beside import by_voice, entries_near, names_of
from crossfoot.draft.desk import Desk
from crossfoot.draft.events import hold_events
from crossfoot.draft.firm import Trust, is_explained, trust_in
from crossfoot.draft.itself import hold_alone
from crossfoot.draft.judge import verdict_of
from crossfoot.draft.known import told
from crossfoot.draft.mark import Answer, Checked, Clash, Held, Mark, Nearest, Number
from crossfoot.draft.numbers import Place, places_of
from crossfoot.draft.spoken import confused, spoken
from crossfoot.draft.voice import Voice
from crossfoot.extract import Reading
from crossfoot.ledger import Entry, View, origin_of, page_of
from crossfoot.model import Claim, Form, Inclusions, Quantity, Unit
from crossfoot.reconcile import PlainEntry, PlainPage
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.habits import Habits, gap_between, habits_of

__all__ = ["check_draft"]

_OUTLET = "outlet:"
_CONFUSED = "its sentence gives two figures for what was read as one thing, so one of them was misread"

_HEDGED = (Form.ABOUT, Form.NEARLY, Form.JUST_OVER)
# "About" and "nearly" in front of a numeral are stretched further than roundings before they are called wrong; a size
# in words is never.
_LOOSE = 5
# Readings of a ledger from which on it is not read as a whole for one draft.
_MANY = 3_000
_DOUBTFUL = "it does not fit other figures, or one of them was misread: see the remarks"


def check_draft(
    reading: Reading, view: View | None, *, inclusions: Inclusions, only: frozenset[str] | None = None
) -> Checked:
    """Mark every number of a draft.

    Args:
        reading: The draft as read.
        view: The ledger as of a day, or None where there is none.
        inclusions: Which brands and places are counted in which others.
        only: Ids of the only entries of the view that count; None for all.
    """
    page = _entries(reading)
    unsure = confused(reading)
    sure = tuple(entry for entry in page if entry.claim.id not in unsure)
    alone = hold_alone(spoken(sure, reading), inclusions)
    beside = () if view is None else entries_near(view, reading, inclusions, only)
    habits = _habits(view, beside)
    voices = [Voice(name, said, inclusions, habits) for name, said in by_voice(beside).items()]
    desk = Desk(sure, voices)
    inner = (Clash("", one, is_impossible=one.is_hard) for one in alone.conflicts)
    trust = trust_in(reading)
    events = hold_events(view, reading, sure, inclusions, only)
    clashes = tuple(_weighed(clash, trust, page) for clash in (*inner, *desk.clashes))
    held = {
        entry.claim.id: (*((alone.held[entry.id],) if entry.id in alone.held else ()), *desk.held[entry.id])
        for entry in sure
    }
    context = _Context(held, clashes, {e.claim.id: e for e in page}, names_of(beside, page), view is not None)
    return Checked(
        reading=reading,
        numbers=tuple(events.mark(_number(place, context), trust) for place in places_of(reading)),
        clashes=clashes,
        remarks=alone.differences,
        issues=alone.issues,
        beside=tuple({entry.id: entry for entry in (*beside, *events.entries)}.values()),
        voices=tuple(sorted({*by_voice(beside), *by_voice(events.entries)})),
        has_ledger=view is not None,
    )


def _weighed(clash: Clash, trust: Mapping[str, Trust], page: Sequence[PlainEntry]) -> Clash:
    """A misfit, doubtful where one of its numbers may have been misread, or is only worded."""
    mine = {entry.id: entry.claim for entry in page}
    ours = [mine[member] for member in clash.conflict.members if member in mine]
    found = {trust.get(claim.id, Trust.WEAK) for claim in ours}
    is_loose = any(_is_worded(claim) or (_is_hedged(claim) and clash.conflict.severity <= _LOOSE) for claim in ours)
    is_sure = Trust.NONE not in found and (found <= {Trust.FIRM} or is_explained(clash.conflict.repairs))
    if not clash.is_impossible or (is_sure and not is_loose):
        return clash
    return replace(clash, is_impossible=False, is_doubtful=True)


def _is_hedged(claim: Claim) -> bool:
    value: Quantity | None = getattr(claim.statement, "value", None)
    return value is not None and value.form in _HEDGED


def _is_worded(claim: Claim) -> bool:
    """Whether its size is a word in place of a numeral: "nearly half"."""
    value: Quantity | None = getattr(claim.statement, "value", None)
    return value is not None and value.written is None and value.unit is Unit.PERCENT


class _Context:
    """What the marks of single numbers are made from."""

    def __init__(
        self,
        held: Mapping[str, tuple[Held, ...]],
        clashes: Sequence[Clash],
        entries: Mapping[str, PlainEntry],
        names: Mapping[str, str],
        has_ledger: bool,
    ) -> None:
        self.held = held
        self.entries = entries
        self.names = names
        self.has_ledger = has_ledger
        self.clashing: dict[str, list[int]] = {}
        self.doubted: set[str] = set()
        for place, clash in enumerate(clashes):
            members = [member for copies in clash.conflict.copies for member in copies]
            if clash.is_doubtful:
                self.doubted.update(members)
            for member in members if clash.is_impossible else ():
                self.clashing.setdefault(member, []).append(place)


def _number(place: Place, context: _Context) -> Number:
    """A number with its mark."""
    claim = place.claim
    if claim is None:
        mark = Mark.IMPOSSIBLE if place.is_wrong else Mark.UNKNOWN
        return Number(place.id, place.start, place.end, place.text, mark, place.reason)
    entry = context.entries[claim.id]
    if claim.id not in context.held:
        return Number(place.id, place.start, place.end, place.text, Mark.UNKNOWN, _CONFUSED, claim)
    held = context.held[claim.id]
    clashes = tuple(context.clashing.get(entry.id, ()))
    if clashes:
        mark, why = Mark.IMPOSSIBLE, "it cannot be true beside the other figures of the contradiction"
    else:
        attributed = "" if entry.origin.startswith(_OUTLET) else entry.origin
        verdict = verdict_of(held, attributed=attributed, has_ledger=context.has_ledger, names=context.names)
        mark, why = verdict.mark, verdict.why
        if entry.id in context.doubted:
            mark, why = Mark.UNKNOWN, _DOUBTFUL
    return Number(place.id, place.start, place.end, place.text, mark, why, claim, held, _nearest(place, held), clashes)


def _nearest(place: Place, held: Sequence[Held]) -> Nearest | None:
    """The figure of the ledger nearest to the one stated: of voices that exclude it first."""
    stated = None if place.claim is None else told(place.claim)

    def far(one: Held) -> tuple[object, ...]:
        printed = None if one.nearest is None else told(one.nearest.entry.claim)
        gap = 0 if stated is None or printed is None else gap_between(stated, printed)
        return one.answer is not Answer.EXCLUDES, gap, one.voice

    found = [one for one in held if one.nearest is not None]
    return min(found, key=far).nearest if found else None


def _entries(reading: Reading) -> tuple[PlainEntry, ...]:
    """The claims of a draft under the voices a ledger would give them."""
    found = page_of(reading.document)
    page = PlainPage(found.name, found.published_at)
    return tuple(
        PlainEntry(f"{found.name}#{claim.id}", claim, origin_of(claim, found), page) for claim in reading.claims
    )


def _habits(view: View | None, beside: tuple[Entry, ...]) -> Callable[[], Habits]:
    """How far figures of the ledger usually lie apart, worked out once somebody asks; of a large one those near by."""

    @cache
    def found() -> Habits:
        entries = beside if view is None or view.readings > _MANY else view.entries()
        return habits_of(Assertion((entry,)) for entry in entries)

    return found
