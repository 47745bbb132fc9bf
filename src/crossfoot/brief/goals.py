"""A vendor's goals in sentences: what it set out to do, and how that stands in each view.

Invariant: a verdict is told with the view it holds in, an open goal with what is still needed, and a stretch without
figures is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.brief.names import Names, product_name, verb_for
from crossfoot.brief.telling import Draft, Sentence
from crossfoot.ledger import Entry
from crossfoot.model import Form, Interval, Period, Strength
from crossfoot.model.statement import Growth, Level
from crossfoot.reconcile import Bound
from crossfoot.track import PartVerdict, Revision, State, Target, Verdict
from crossfoot.track.gaps import is_told
from crossfoot.track.wording import and_list, day_name, period_name, periods_text

__all__ = ["Rating", "goal_sentences", "headline_of"]

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


def headline_of(rating: Rating, names: Names) -> Sentence:
    """The news about a goal in one line."""
    verdict, draft = rating.verdict, Draft()
    draft.cite(*verdict.revision.entries)
    goal = f"{names.vendor(verdict.target.vendor)}'s goal of {_goal(draft, verdict)}"
    by = f"by {rating.voice}"
    match verdict.state:
        case State.MET:
            text = f"{goal} is met, {by}"
        case State.MISSED:
            text = f"{goal} is missed, {by}"
        case State.OPEN if is_told(verdict.achieved, _aim(verdict)) and verdict.achieved is not None:
            text = f"{goal} is open: {draft.bound(verdict.achieved)} proven {by}"
        case State.OPEN:
            text = f"{goal} is open"
        case _:
            text = f"{goal} stays undecided"
    _cite_decision(draft, verdict)
    return draft.sentence(text)


def goal_sentences(target: Target, ratings: tuple[Rating, ...], names: Names) -> Iterator[Sentence]:
    """What a goal asks, what it asked before, what others expect, and how it stands."""
    verdict = ratings[0].verdict
    yield _stated(target, verdict, names)
    yield from _revised(target, verdict)
    yield from _expected(target)
    for rating in ratings:
        yield from _rated(rating, names)


def _stated(target: Target, verdict: Verdict, names: Names) -> Sentence:
    draft, revision = Draft(), target.current
    draft.cite(*revision.entries)
    is_past = verdict.course is not None and verdict.course.is_over
    doubt = "" if revision.strength is Strength.PLAIN else " reportedly"
    aims = f"{doubt} set out to" if is_past else f"{doubt} aims to"
    via = f", as {revision.via} reported" if revision.via else ""
    text = f"{names.vendor(target.vendor)}{aims} {_asked(draft, target, revision, names)}{via}."
    return draft.sentence(text)


def _asked(draft: Draft, target: Target, revision: Revision, names: Names) -> str:
    cell, when = target.cell, _during(target)
    where = names.where(cell.place)
    thing = f"{cell.model.replace('-', ' ')} " if cell.model else ""
    match revision.statement:
        case Level():
            each = f" a {cell.per}" if cell.per else ""
            amount = draft.words(revision.quantity)
            verb = verb_for(cell.measure, past=False)
            return " ".join(f"{verb} {amount} {thing}{product_name(cell.product)}{each} {where} {when}".split())
        case Growth():
            amount = draft.words(revision.quantity)
            verb = "grow" if (revision.quantity.interval.high or 1) > 0 else "shrink"
            return f"{verb} by {amount} {where} {when}"
    return f"reach a share of {draft.words(revision.quantity)} {where} {when}"


def _during(target: Target) -> str:
    name = period_name(target.period)
    return f"from {name}" if " to " in name else f"in {name}"


def _goal(draft: Draft, verdict: Verdict) -> str:
    """A goal as a noun: "90 million smartphones for 2017", "a 25 percent share in 2018"."""
    target, quantity = verdict.target, verdict.revision.quantity
    amount, period = draft.words(quantity), period_name(target.period)
    if isinstance(verdict.revision.statement, Level):
        each = f" a {target.cell.per}" if target.cell.per else ""
        return f"{amount} {product_name(target.cell.product)}{each} for {period}"
    kind = "growth" if isinstance(verdict.revision.statement, Growth) else "market share"
    return f"{amount} {kind} for {period}"


def _revised(target: Target, verdict: Verdict) -> Iterator[Sentence]:
    """Earlier wordings; with the days from which they are known, where these tell the order."""
    revisions = target.revisions
    if len(revisions) == 1:
        return
    days = [revision.said_on for revision in revisions if revision.said_on is not None]
    in_order = len(days) == len(revisions) and days == sorted(set(days))
    draft, told = Draft(), []
    for revision in revisions:
        draft.cite(*revision.entries)
        since = f", known since {day_name(revision.said_on)}" if in_order and revision.said_on is not None else ""
        told.append(f"{draft.words(revision.quantity)}{since}")
    *before, now = told
    is_past = verdict.course is not None and verdict.course.is_over
    yield draft.sentence(
        f"the figure was {', then '.join(before)}; {'at last it was' if is_past else 'it is now'} {now}."
    )


def _expected(target: Target) -> Iterator[Sentence]:
    """What others expect, one clause each."""
    if not target.expectations:
        return
    draft = Draft()
    told: list[str] = []
    for revision in target.expectations:
        draft.cite(*revision.entries)
        verb = "" if told else " expected"
        told.append(f"{revision.setter}{verb} {draft.words(revision.quantity)}")
    yield draft.sentence(f"{and_list(told)}.")


def _rated(rating: Rating, names: Names) -> Iterator[Sentence]:
    verdict = rating.verdict
    if verdict.state is State.NOT_RATABLE:
        yield Draft().sentence(f"by {rating.voice} it cannot be rated: {verdict.why[:1].lower()}{verdict.why[1:]}")
    elif verdict.target.is_rate:
        yield _rate(rating)
    elif not isinstance(verdict.revision.statement, Level):
        draft = Draft()
        _cite_decision(draft, verdict)
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
    aim, bound = _aim(verdict), verdict.achieved
    vendor, verb = names.vendor(verdict.target.vendor), verb_for(verdict.target.cell.measure, past=True)
    if verdict.course is None or verdict.course.elapsed is None or bound is None:
        return draft.sentence(verdict.why)
    when = period_name(verdict.course.elapsed)
    told = f"in {when}" if " to " not in when else f"from {when}"
    if not is_told(bound, aim):
        return draft.sentence(f"by {rating.voice} nothing is known of {when}.")
    amount = _as_printed(draft, bound, rating.entries) or draft.bound(bound)
    text = f"by {rating.voice} {vendor} {verb} {amount} {told}"
    gaps = () if verdict.unknown == (verdict.course.elapsed,) else verdict.unknown
    missing = f", with no figure for {periods_text(gaps, joint='or')}" if gaps else ""
    return draft.sentence(f"{text}{missing}.")


def _needed(rating: Rating) -> Iterator[Sentence]:
    """What the amount means for the goal."""
    verdict, draft = rating.verdict, Draft()
    course, aim = verdict.course, _aim(verdict)
    goal = draft.number(aim.low) if aim.low is not None else "the goal"
    _cite_decision(draft, verdict)
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
    told = "; ".join(_run(draft, run, _aim(verdict)) for run in verdict.runs)
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


def _aim(verdict: Verdict) -> Interval:
    return verdict.aim or Interval(None, None)


def _cite_decision(draft: Draft, verdict: Verdict) -> None:
    bound = verdict.decided_by
    if bound is not None:
        draft.cite(*(bound.low_entries if verdict.state is State.MET else bound.high_entries))


def _state_words(state: State) -> str:
    return {State.MET: "proven met", State.MISSED: "proven missed", State.OPEN: "open"}.get(state, "undecided")
