"""What a draft says came of a goal ("met", "missed"), held against the verdict on it in each voice's figures.

Invariant: a goal that the draft names is rated by the number it names; of one that it does not name every wording that
the ledger has must come to the same. A goal is missed only once its time is over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossfoot.draft.mark import Answer, Grounds, Held
from crossfoot.draft.voice import may_ask
from crossfoot.extract import Reading
from crossfoot.ledger import Entry, View
from crossfoot.model import ALL, Claim, Interval, LinkKind, Mode, Polarity
from crossfoot.model.statement import Level, Status
from crossfoot.reconcile import Bound, Grade, PlainEntry
from crossfoot.reconcile.cells import canonical
from crossfoot.reconcile.grade import grade_of
from crossfoot.track import RatedTarget, Revision, Standpoint, Target, Voice, targets_in
from crossfoot.track.aim import aim_of
from crossfoot.track.board import rate_each
from crossfoot.track.measures import family_of
from crossfoot.track.wording import period_name

__all__ = ["hold_goals"]

_MET = {"met": True, "exceeded": True, "missed": False}


def _is_outcome(claim: Claim) -> bool:
    """Whether it tells as fact that a goal was met or missed."""
    is_fact = claim.mode is Mode.ACTUAL and claim.polarity is Polarity.AFFIRMED
    return is_fact and isinstance(claim.statement, Status) and claim.statement.state in _MET


def hold_goals(
    view: View, reading: Reading, page: Sequence[PlainEntry], only: frozenset[str] | None
) -> Iterator[tuple[str, tuple[Held, ...]]]:
    """Each outcome that a draft tells of a goal, by its claim's id, with what the figures of every voice say of it.

    Args:
        view: The ledger as of a day.
        reading: The draft.
        page: Its claims.
        only: Ids of the only entries that may count; None for all.
    """
    day, own = reading.document.provenance.published_at, reading.document.provenance.sha256
    for asked in page:
        if day is None or not _is_outcome(asked.claim) or len(asked.claim.cell.vendor) != 1:
            continue
        every = view.entries(vendors=(asked.claim.cell.vendor[0], ALL))
        entries = [entry for entry in every if (only is None or entry.id in only) and entry.page.sha256 != own]
        goals = tuple(_goals(asked.claim, page, entries))
        rated = rate_each(goals, view, entries, as_of=day)
        yield asked.claim.id, tuple(_held(asked, rated, {entry.id: entry for entry in entries}))


def _goals(claim: Claim, page: Sequence[PlainEntry], entries: Sequence[Entry]) -> Iterator[Target]:
    """The goal that a draft names, or else those the ledger has for the same figure."""
    linked = claim.link(LinkKind.TARGET)
    named = next((one for one in page if one.claim.id == linked and one.claim.mode is not Mode.ACTUAL), None)
    if named is not None:
        yield from _as_named(named)
    elif linked is None:
        for goal in targets_in(entries):
            is_own = goal.voice is not Voice.EXPECTED and isinstance(goal.current.statement, Level)
            if is_own and not goal.is_rate and _is_same(claim, goal):
                yield goal


def _as_named(named: PlainEntry) -> Iterator[Target]:
    statement, cell = named.claim.statement, canonical(named.claim.cell)
    if isinstance(statement, Level) and len(cell.vendor) == 1 and cell.per is None and cell.measure is not None:
        words = "" if named.claim.span is None else named.claim.span.text
        wording = Revision(statement, cell.vendor[0], None, named.page.published_at, named.claim.mode,
                           named.claim.strength, (named.id,), words=words)  # fmt: skip
        yield Target(cell.vendor[0], cell, (cell.measure,), (wording,))


def _is_same(claim: Claim, goal: Target) -> bool:
    """Whether an outcome speaks of the figure that a goal is for."""
    cell, aimed = canonical(claim.cell), canonical(goal.cell)
    same = (cell.vendor, cell.product, cell.place, cell.period, cell.model, cell.segment) == (
        aimed.vendor, aimed.product, aimed.place, aimed.period, aimed.model, aimed.segment)  # fmt: skip
    return same and (cell.measure is None or cell.measure in family_of(aimed.measure))


def _held(asked: PlainEntry, rated: Sequence[RatedTarget], entries: dict[str, Entry]) -> Iterator[Held]:
    """What each voice says of an outcome; nothing where it cannot tell which of several goals is meant."""
    (goal, *others) = rated or (None,)
    if goal is None or others:
        return
    for one in goal.standpoints:
        (voice,) = one.spec.parts
        whole = one.verdict.whole
        if whole is not None and may_ask(asked, voice):
            yield _answer(asked, goal.target, one, whole, entries)


def _answer(asked: PlainEntry, goal: Target, one: Standpoint, whole: Bound, entries: dict[str, Entry]) -> Held:
    """What one voice's figure for the goal's whole time says of an outcome."""
    statement, course, voice = asked.claim.statement, one.verdict.course, one.spec.parts[0]
    grades = {_grade(whole.interval, wording) for wording in goal.revisions}
    is_over = course is not None and course.is_over
    if len(grades) > 1 or Grade.POSSIBLE in grades or (Grade.REFUTED in grades and not is_over):
        return Held(voice, Answer.ALLOWS, grounds=Grounds("the figures leave it open", is_open=True))
    is_reached = Grade.PROVEN in grades
    is_told = isinstance(statement, Status) and _MET[statement.state]
    ids = whole.low_entries if is_reached else whole.high_entries
    shown = tuple(entries[id_] for id_ in ids if id_ in entries)
    end = "reaches the goal" if is_reached else "stays short of the goal"
    why = f"what it came to in {period_name(goal.period)} {end}"
    return Held(voice, Answer.PROVES if is_told is is_reached else Answer.EXCLUDES, grounds=Grounds(why, shown))


def _grade(done: Interval, wording: Revision) -> Grade:
    aim = aim_of(wording.quantity, wording.words)
    return Grade.POSSIBLE if aim is None else grade_of(done, aim)
