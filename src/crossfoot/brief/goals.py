"""A vendor's goals in sentences: what it set out to do, what it said before, what others expect, and how that stands.

Invariant: the hedges of a goal are kept, and who reported it is said where its setter is not cited.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.brief.names import Names, product_name, verb_for
from crossfoot.brief.telling import Draft, Sentence
from crossfoot.brief.verdicts import Rating, aim_told, cite_decision, verdict_sentences
from crossfoot.model import Strength
from crossfoot.model.statement import Growth, Level
from crossfoot.track import Revision, State, Target, Verdict
from crossfoot.track.gaps import is_told
from crossfoot.track.wording import and_list, day_name, period_name

__all__ = ["goal_sentences", "headline_of"]


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
        case State.OPEN if is_told(verdict.achieved, aim_told(verdict)) and verdict.achieved is not None:
            text = f"{goal} is open: {draft.bound(verdict.achieved)} proven {by}"
        case State.OPEN:
            text = f"{goal} is open"
        case _:
            text = f"{goal} stays undecided"
    cite_decision(draft, verdict)
    return draft.sentence(text)


def goal_sentences(target: Target, ratings: tuple[Rating, ...], names: Names) -> Iterator[Sentence]:
    """What a goal asks, what it asked before, what others expect, and how it stands."""
    verdict = ratings[0].verdict
    yield _stated(target, verdict, names)
    yield from _revised(target, verdict)
    yield from _expected(target)
    for rating in ratings:
        yield from verdict_sentences(rating, names)


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
