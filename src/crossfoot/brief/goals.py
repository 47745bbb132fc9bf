"""A vendor's goals in sentences: what it set out to do, what it said before, what others expect, and how that stands.

Invariant: the hedges of a goal are kept, and who reported it is said where its setter is not cited.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.brief.draft import Draft
from crossfoot.brief.names import Names, verb_for
from crossfoot.brief.telling import FigureKind, Sense, Sentence
from crossfoot.brief.verdicts import Rating, cite_decision, verdict_sentences
from crossfoot.model import Mode, Strength
from crossfoot.model.statement import Growth, Level, Rank
from crossfoot.track import Revision, State, Target, Verdict, Voice
from crossfoot.track.wording import and_list, period_name

__all__ = ["earlier_goals", "goal_sentences", "goal_title", "headline_of"]

_RATES = {"day": "daily", "week": "weekly", "month": "monthly", "quarter": "quarterly", "year": "yearly"}
_SEVERAL = 2  # earlier wordings and expectations told of each goal


def headline_of(rating: Rating, names: Names) -> Sentence:
    """The news about a goal in one line."""
    verdict, draft = rating.verdict, Draft(names)
    draft.cite(*verdict.revision.entries)
    text = f"{draft.possessive(draft.vendor(verdict.target.vendor))} {_as_noun(draft, verdict)}"
    match verdict.state:
        case State.MET:
            text = f"{text} is {draft.say(Sense.MET, 'met')}, by {rating.whose(draft)}"
        case State.MISSED:
            text = f"{text} is {draft.say(Sense.MISSED, 'missed')}, by {rating.whose(draft)}"
        case State.OPEN:
            text = f"{text} is still {draft.say(Sense.OPEN, 'open')}"
        case _:
            text = f"{text} stays {draft.say(Sense.OPEN, 'undecided')}"
    cite_decision(draft, verdict)
    return draft.sentence(text)


def goal_title(target: Target) -> str:
    """A heading for a goal."""
    kind = f"{_RATES[target.cell.per]} goal" if target.cell.per in _RATES else "goal"
    return f"The {kind} for {period_name(target.period)}"


def goal_sentences(
    target: Target, ratings: tuple[Rating, ...], names: Names, *, is_first: bool = True, is_whole: bool = True
) -> Iterator[Sentence]:
    """What a goal asks, how it stands, and what others report or expect.

    Args:
        target: The goal.
        ratings: How it stands in each view, the telling ones first.
        names: Names.
        is_first: Whether no goal of the vendor has been told yet.
        is_whole: Whether all of it is told, or only what it asks and how it stands in the first view.
    """
    verdict = ratings[0].verdict
    yield _stated(target, verdict, names, is_first=is_first)
    for rating in ratings if is_whole else ratings[:1]:
        yield from verdict_sentences(rating, names)
    if is_whole:
        yield from _expected(target, names)


def _stated(target: Target, verdict: Verdict, names: Names, *, is_first: bool) -> Sentence:
    draft, revision = Draft(names), target.current
    draft.cite(*revision.entries)
    is_past = verdict.course is not None and verdict.course.is_over
    doubt = "" if revision.strength is Strength.PLAIN else f" {draft.say(Sense.HEDGE, 'reportedly')}"
    wants = draft.say(Sense.GOAL, "wanted" if is_past else "wants")
    via = f", as {draft.source(revision.via)} reported" if revision.via else ""
    also = "" if is_first else " also"
    return draft.sentence(
        f"{draft.vendor(target.vendor)}{doubt}{also} {wants} to {_asked(draft, target, revision)}{via}."
    )


def _asked(draft: Draft, target: Target, revision: Revision) -> str:
    cell = target.cell
    when = draft.throughout(target.period) if target.is_rate else draft.during(target.period)
    where = draft.where(cell.place)
    thing = f"{draft.model(cell.model)} " if cell.model else ""
    match revision.statement:
        case Level():
            each = f" {draft.per(cell.per)}" if cell.per else ""
            amount = draft.goal(revision.quantity, FigureKind.LEVEL, cell)
            verb = draft.did(cell.measure, past=False)
            return " ".join(f"{verb} {amount} {thing}{draft.goods(cell.product)}{each} {where} {when}".split())
        case Growth():
            is_rise = (revision.quantity.interval.high or 1) > 0
            verb = draft.say(Sense.UP, "grow") if is_rise else draft.say(Sense.DOWN, "shrink")
            return f"{verb} by {draft.goal(revision.quantity, FigureKind.GROWTH, cell)} {where} {when}"
        case Rank():
            return f"be {draft.place_wanted(revision.quantity, cell)} {where} {when}"
    share = draft.goal(revision.quantity, FigureKind.SHARE, cell)
    return f"have {share} of the market for {draft.goods(cell.product)} {where} {when}"


def _as_noun(draft: Draft, verdict: Verdict) -> str:
    """A goal as a noun: "goal of 90 million smartphones for 2017", "goal of 25 percent of the market in 2018"."""
    target, quantity = verdict.target, verdict.revision.quantity
    cell, period, goal = target.cell, draft.when(target.period), _goal(draft, target)
    match verdict.revision.statement:
        case Level():
            each = f" {draft.per(cell.per)}" if cell.per else ""
            amount = draft.goal(quantity, FigureKind.LEVEL, cell)
            return f"{goal} of {amount} {draft.goods(cell.product)}{each} for {period}"
        case Growth():
            way = (draft.say(Sense.UP, "growth") if (quantity.interval.high or 1) > 0
                   else draft.say(Sense.DOWN, "decline"))  # fmt: skip
            return f"{goal} of {draft.goal(quantity, FigureKind.GROWTH, cell)} {way} for {period}"
        case Rank():
            return f"{goal} of being {draft.place_wanted(quantity, cell)} {draft.where(cell.place)} in {period}"
    return f"{goal} of {draft.goal(quantity, FigureKind.SHARE, cell)} of the market for {period}"


def _goal(draft: Draft, target: Target) -> str:
    """The word "goal", with what is counted where that is not what goals of its trade count."""
    goal, verb = draft.say(Sense.GOAL, "goal"), verb_for(target.cell.measure, past=True)
    return f"{draft.counted('production', target.cell.measure)} {goal}" if verb == "built" else goal


def earlier_goals(target: Target, names: Names) -> Iterator[Sentence]:
    """Earlier wordings, where the days from which they are known tell the order."""
    *before, _ = target.revisions
    days = [revision.said_on for revision in target.revisions]
    told = [day for day in days if day is not None]
    if not before or len(told) != len(days) or told != sorted(set(told)):
        return
    for number, revision in enumerate(before[-_SEVERAL:]):
        draft = Draft(names)
        draft.cite(*revision.entries)
        if revision.said_on is not None:
            on, goal = draft.day(revision.said_on), draft.say(Sense.GOAL, "goal")
            still = "the {goal} was" if number else "the {goal} was still"
            figure = _wished(draft, target, revision)
            yield draft.sentence(f"on {on} {still.format(goal=goal)} {figure}.")


def _expected(target: Target, names: Names) -> Iterator[Sentence]:
    """What others report of its goals, and what they expect of it, one clause each."""
    others = [r for r in target.expectations if r.voice is not Voice.OWN]
    reported = [r for r in others if r.voice is Voice.REPORTED and r.via]
    own = names.vendor(target.vendor)
    expected = [r for r in others if r.voice is Voice.EXPECTED and r.setter != own]
    if reported:
        draft = Draft(names)
        told: list[str] = []
        for revision in reported[-_SEVERAL:]:
            verb = "" if told else " reported"
            goal = f" a {draft.say(Sense.GOAL, 'goal')} of" if not told else ""
            told.append(f"{draft.source(revision.via or '')}{verb}{goal} {_wished(draft, target, revision)}")
        yield draft.sentence(f"{and_list(told)} for {draft.when(target.period)}.")
    if expected:
        draft, told = Draft(names), []
        for revision in expected[-_SEVERAL:]:
            verb = "" if told else f" {draft.say(Sense.OUTLOOK, 'expected')} {_to(draft, target, revision)}"
            told.append(f"{draft.source(revision.setter)}{verb} {_wished(draft, target, revision)}")
        yield draft.sentence(f"{and_list(told)} {draft.during(target.period)}.")


def _to(draft: Draft, target: Target, revision: Revision) -> str:
    """Whom something is expected of: "Xiaomi to ship", "Xiaomi to grow by"."""
    match revision.statement:
        case Level():
            return f"{draft.vendor(target.vendor)} to {draft.did(target.cell.measure, past=False)}"
        case Growth():
            is_rise = (revision.quantity.interval.high or 1) > 0
            verb = draft.say(Sense.UP, "grow") if is_rise else draft.say(Sense.DOWN, "shrink")
            return f"{draft.vendor(target.vendor)} to {verb} by"
        case Rank():
            return f"{draft.vendor(target.vendor)} to be"
    return "a share of"


def _wished(draft: Draft, target: Target, revision: Revision) -> str:
    draft.cite(*revision.entries)
    mode = Mode.FORECAST if revision.voice is Voice.EXPECTED else Mode.TARGET
    if isinstance(revision.statement, Rank):
        return draft.place_wanted(revision.quantity, target.cell, mode=mode)
    return draft.goal(revision.quantity, _kind(revision), target.cell, mode=mode)


def _kind(revision: Revision) -> FigureKind:
    match revision.statement:
        case Level():
            return FigureKind.LEVEL
        case Growth():
            return FigureKind.GROWTH
        case Rank():
            return FigureKind.RANK
    return FigureKind.SHARE
