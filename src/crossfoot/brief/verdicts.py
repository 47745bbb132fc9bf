"""A goal's verdict in one view, in sentences: how much was reached, what that means, what is still needed.

Invariant: a verdict is told with the view it holds in, an open goal with what it still needs, and a stretch without
figures is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.brief.names import Names, verb_for
from crossfoot.brief.telling import Draft, Sentence
from crossfoot.ledger import Entry
from crossfoot.model import Form, Interval, Period
from crossfoot.model.interval import exactly
from crossfoot.model.statement import Level
from crossfoot.reconcile import Bound
from crossfoot.track import Grade, PartVerdict, State, Verdict
from crossfoot.track.gaps import is_told
from crossfoot.track.wording import period_name, periods_text

__all__ = ["Rating", "aim_told", "cite_decision", "verdict_sentences"]

_ROUNDED = (Form.PLAIN,)


@dataclass(frozen=True, slots=True)
class Rating:
    """A goal's verdict in one view.

    Args:
        verdict: The verdict.
        voice: Whose figures: "its own figures", "IDC's figures"; starts a sentence after "By".
        is_mixed: Whether voices are joined, so that the verdict is inference.
        entries: The view's entries by id, to quote figures as printed.
    """

    verdict: Verdict
    voice: str
    is_mixed: bool
    entries: tuple[Entry, ...]


def verdict_sentences(rating: Rating, names: Names) -> Iterator[Sentence]:
    """How a goal stands by the figures of one view."""
    verdict = rating.verdict
    if verdict.state is State.NOT_RATABLE:
        yield Draft().sentence(f"by {rating.voice} it cannot be rated: {verdict.why[:1].lower()}{verdict.why[1:]}")
    elif verdict.target.is_rate:
        yield _rate(rating)
    elif not isinstance(verdict.revision.statement, Level):
        draft = Draft()
        cite_decision(draft, verdict)
        yield draft.sentence(f"by {rating.voice} the goal is {_state_words(verdict.state)}.")
    else:
        yield from _amounts(rating, names)
    if rating.is_mixed and verdict.state is not State.NOT_RATABLE:
        yield Draft().sentence("This joins figures of several sources, which may count differently: it is inference.")


def _amounts(rating: Rating, names: Names) -> Iterator[Sentence]:
    verdict, draft = rating.verdict, Draft()
    if verdict.course is not None and verdict.course.elapsed is None and verdict.state is State.OPEN:
        unit = verdict.course.unit
        rate = "" if verdict.required is None else f"; the goal takes {draft.need(verdict.required)} a {unit}"
        yield draft.sentence(f"no {unit} of that period is over yet{rate}.")
        return
    yield _achieved(rating, names)
    yield from _needed(rating)


def _achieved(rating: Rating, names: Names) -> Sentence:
    verdict, draft = rating.verdict, Draft()
    period, bound = _told_of(verdict)
    if period is None or bound is None or not is_told(bound, aim_told(verdict)):
        return draft.sentence(f"by {rating.voice} nothing is known of {period_name(period or verdict.target.period)}.")
    vendor, verb = names.vendor(verdict.target.vendor), verb_for(verdict.target.cell.measure, past=True)
    amount = _as_printed(draft, bound, rating.entries) or draft.bound(bound)
    when = period_name(period)
    told = f"from {when}" if " to " in when else f"in {when}"
    early = " so far" if verdict.course is not None and not verdict.course.is_over and verdict.decided_by else ""
    gaps = () if verdict.unknown == (period,) or early else verdict.unknown
    missing = f", with no figure for {periods_text(gaps, joint='or')}" if gaps else ""
    return draft.sentence(f"by {rating.voice} {vendor} {verb} {amount}{early} {told}{missing}.")


def _told_of(verdict: Verdict) -> tuple[Period | None, Bound | None]:
    """The period that is told of: the whole where it decides, else the part that is over."""
    if verdict.decided_by is not None:
        return verdict.target.period, verdict.whole
    return None if verdict.course is None else verdict.course.elapsed, verdict.achieved


def _needed(rating: Rating) -> Iterator[Sentence]:
    """What the amount means for the goal."""
    verdict, draft = rating.verdict, Draft()
    course, aim = verdict.course, aim_told(verdict)
    goal = draft.number(aim.low) if aim.low is not None else "the goal"
    cite_decision(draft, verdict)
    if verdict.decided_by is None and verdict.achieved is not None and is_told(verdict.achieved, aim):
        draft.cite(*verdict.achieved.low_entries)
    match verdict.state:
        case State.MET:
            over = _margin(draft, verdict.margin)
            yield draft.sentence(f"That proves the goal of {goal} met{over}.")
        case State.MISSED:
            short = _margin(draft, None if verdict.margin is None else -verdict.margin)
            yield draft.sentence(f"That proves the goal of {goal} missed{short}.")
        case State.UNDECIDED if is_told(verdict.achieved, aim):
            yield draft.sentence(f"The period is over, and that neither reaches {goal} nor rules it out.")
        case State.OPEN if course is not None and course.left is not None and verdict.remaining is not None:
            left = period_name(course.left, year=False)
            amount = draft.need(verdict.remaining)
            many = course.units_left > 1 and verdict.required is not None
            rate = f", {draft.need(verdict.required)} a {course.unit}" if many and verdict.required else ""
            yield draft.sentence(f"to reach {goal} it needs {amount} in {left}{rate}; the goal is open.")
            yield from _paced(verdict)


def _paced(verdict: Verdict) -> Iterator[Sentence]:
    """Whether an even pace is kept, where anything is known at all."""
    share, bound = verdict.even_share, verdict.achieved
    if share is None or share.low is None or bound is None or not is_told(bound, aim_told(verdict)):
        return
    draft = Draft()
    draft.cite(*bound.low_entries, *bound.high_entries)
    even = f"an even pace would have brought {draft.interval(exactly(share.low))} by then"
    match verdict.on_track:
        case Grade.PROVEN:
            yield draft.sentence(f"{even}, so it is on track.")
        case Grade.REFUTED:
            yield draft.sentence(f"{even}, so it is behind.")
        case _:
            yield draft.sentence(f"{even}; whether it is on track is not proven.")


def _rate(rating: Rating) -> Sentence:
    verdict, draft = rating.verdict, Draft()
    per = verdict.target.cell.per
    bound, stretch = verdict.weakest_bound, verdict.weakest
    if verdict.state is State.MISSED and bound is not None and bound.interval.high is not None and stretch is not None:
        draft.cite(*bound.high_entries)
        most = draft.interval(Interval(Fraction(0), bound.interval.high, False, bound.interval.high_open))
        if verdict.whole is None or stretch != verdict.target.period:
            weak = period_name(stretch) if _is_part(verdict, stretch) else f"one {per} of {period_name(stretch)}"
            return draft.sentence(f"by {rating.voice} that is missed: {weak} had {most}.")
        total = _total(draft, verdict.whole, rating)
        return draft.sentence(f"by {rating.voice} that is missed: {total}, so its weakest {per} had {most}.")
    told = "; ".join(_run(draft, run, aim_told(verdict)) for run in verdict.runs)
    return draft.sentence(f"by {rating.voice} {told}.")


def _run(draft: Draft, run: tuple[PartVerdict, ...], aim: Interval) -> str:
    """How neighbouring months stand."""
    names = periods_text([part.period for part in run])
    bound, many = run[0].bound, len(run) > 1
    match run[0].state:
        case State.MET:
            draft.cite(*(i for part in run for i in part.bound.low_entries))
            return f"{names} reached it"
        case State.MISSED:
            draft.cite(*(i for part in run for i in part.bound.high_entries))
            return f"{names} missed it"
    if is_told(bound, aim):
        return f"{names} had {draft.bound(bound)}, which does not decide it"
    if run[0].state is State.OPEN:
        return f"{names} {'are' if many else 'is'} open"
    return f"{names} {'have' if many else 'has'} no figure"


def _is_part(verdict: Verdict, stretch: Period) -> bool:
    """Whether a stretch is one month (or quarter) of a rate."""
    return any(part.period == stretch for part in verdict.parts)


def _total(draft: Draft, whole: Bound, rating: Rating) -> str:
    amount = _as_printed(draft, whole, rating.entries) or draft.bound(whole)
    return f"{period_name(rating.verdict.target.period)} came to {amount}"


def _as_printed(draft: Draft, bound: Bound, entries: tuple[Entry, ...]) -> str | None:
    """The figure as its page prints it, where one page's rounded figure is all there is behind a bound."""
    behind = {*bound.low_entries, *bound.high_entries}
    if len(behind) != 1:
        return None
    entry = next((entry for entry in entries if entry.id in behind), None)
    statement = None if entry is None else entry.claim.statement
    if entry is None or not isinstance(statement, Level) or statement.value.interval != bound.interval:
        return None
    return draft.claim(entry) if statement.value.form in _ROUNDED else None


def _margin(draft: Draft, margin: Interval | None) -> str:
    if margin is None or margin.low is None or margin.low <= 0:
        return ""
    return f", by {draft.interval(margin)}"


def _state_words(state: State) -> str:
    return {State.MET: "proven met", State.MISSED: "proven missed", State.OPEN: "open"}.get(state, "undecided")


def aim_told(verdict: Verdict) -> Interval:
    """The numbers that reach a goal; everything where its wording names none."""
    return verdict.aim or Interval(None, None)


def cite_decision(draft: Draft, verdict: Verdict) -> None:
    """Rest a sentence on what decides a verdict."""
    bound = verdict.decided_by
    if bound is not None:
        draft.cite(*(bound.low_entries if verdict.state is State.MET else bound.high_entries))
