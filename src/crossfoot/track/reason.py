"""A verdict as one sentence.

Invariant: made from the verdict's own numbers, rounded outward, so it never claims more than is proven.
"""

from __future__ import annotations

from crossfoot.model import Form, Interval
from crossfoot.model.statement import Growth, Level, Rank, Share
from crossfoot.track.aim import is_cap, number_of
from crossfoot.track.gaps import is_told
from crossfoot.track.verdict import Obstacle, PartVerdict, State, Verdict
from crossfoot.track.wording import (
    and_list,
    ceiling_text,
    exact_text,
    interval_text,
    percent_text,
    period_name,
    periods_text,
    place_text,
)

__all__ = ["sentence"]


def sentence(verdict: Verdict) -> str:
    """Why a goal stands as it does."""
    if verdict.state is State.NOT_RATABLE or verdict.aim is None:
        return _not_ratable(verdict)
    if verdict.target.is_rate:
        return _rate(verdict, verdict.aim)
    if isinstance(verdict.revision.statement, Rank):
        return _rank(verdict, verdict.aim)
    if not isinstance(verdict.revision.statement, Level):
        return _relation(verdict, verdict.aim)
    match verdict.state:
        case State.MET | State.MISSED:
            return _decided(verdict, verdict.aim)
        case State.UNDECIDED:
            return _undecided(verdict, verdict.aim)
    return _open(verdict, verdict.aim)


def _not_ratable(verdict: Verdict) -> str:
    target, statement = verdict.target, verdict.revision.statement
    measure = and_list(target.measures, joint="or").replace("_", " ")
    found = and_list([name.replace("_", " ") for name in verdict.others])
    match verdict.obstacle:
        case Obstacle.OTHER_MEASURE:
            return (
                f"The goal counts {measure}, while this view has only figures of {found}, which count something else."
            )
        case Obstacle.OTHER_SCOPE:
            return f"This view has only figures of another scope than the goal's: {found}."
        case Obstacle.NO_PARTS if verdict.aim is not None and is_cap(verdict.aim):
            return f"A cap on every {target.cell.per} is not rated."
        case Obstacle.NO_PARTS:
            return f"A goal of so many a {target.cell.per} cannot be rated: figures come by month or quarter."
        case Obstacle.NO_TIME:
            return "Nothing says by when the goal is to be reached, so no figures can tell."
        case Obstacle.OTHER_WHOLE if isinstance(statement, Share):
            return f"A share of {statement.whole} cannot be rated: figures of the market say nothing of it."
        case Obstacle.NO_BASE if isinstance(statement, Growth):
            base = period_name(statement.base.period)
            return f"The goal is a growth on {base}, and this view has neither the growth nor a figure of {base}."
    if verdict.revision.quantity.form is Form.AT_MOST:
        return "The wording names how far the goal may go and no number to be reached."
    return "The wording of the goal names no number to be reached."


def _decided(verdict: Verdict, aim: Interval) -> str:
    number, period = exact_text(number_of(aim)), period_name(verdict.target.period)
    found, margin = verdict.whole, verdict.margin
    if found is None or margin is None:
        return ""
    proven = interval_text(found.interval)
    if is_cap(aim):
        kept = "keeps to" if verdict.state is State.MET else "exceeds"
        return _capital(f"{proven} is proven for {period}, which {kept} the cap of {number}.")
    if verdict.state is State.MET:
        over = "" if margin.low is None or margin.low <= 0 else f", {_distance(margin)} above the {number} aimed at"
        reached = "" if over else f", which reaches the {number} aimed at"
        return _capital(f"{proven} is proven for {period}{over}{reached}.")
    short = "" if margin.high is None or margin.high >= 0 else f", {_distance(-margin)} short of the {number} aimed at"
    return _capital(f"{proven} is proven for {period}{short or f', which cannot reach the {number} aimed at'}.")


def _distance(margin: Interval) -> str:
    return interval_text(margin)


def _open(verdict: Verdict, aim: Interval) -> str:
    return f"{_known(verdict, aim)}{_needed(verdict)}{_gaps(verdict)}."


def _undecided(verdict: Verdict, aim: Interval) -> str:
    number = exact_text(number_of(aim))
    if not is_told(verdict.whole, aim):
        much = "was reached" if is_cap(aim) else f"of the {number} was reached"
        return f"The period is over, and no claim of this view says how much {much}."
    found = verdict.whole
    proven = "" if found is None else interval_text(found.interval)
    return f"The period is over, and what is proven ({proven}) neither reaches nor rules out {number}."


def _known(verdict: Verdict, aim: Interval) -> str:
    course, achieved = verdict.course, verdict.achieved
    if course is None or course.elapsed is None:
        return f"{_capital(period_name(verdict.target.period))} has not begun to count"
    when = period_name(course.elapsed)
    if achieved is None or not is_told(achieved, aim):
        return f"No figure of this view says how much was reached in {when}"
    return f"{_capital(interval_text(achieved.interval))} is proven for {when}"


def _needed(verdict: Verdict) -> str:
    remaining, required, course = verdict.remaining, verdict.required, verdict.course
    if remaining is None or required is None or course is None or course.left is None:
        return ""
    rate = f", {_still(required)} a {course.unit}" if course.units_left > 1 else ""
    is_capped = verdict.aim is not None and is_cap(verdict.aim)
    want = "left to the cap for" if is_capped else "still needed in"
    return f"; {_still(remaining)} are {want} {period_name(course.left, year=False)}{rate}"


def _still(needed: Interval) -> str:
    """A need in words: nobody needs "less than" a number, so an open end is told as "at most"."""
    return interval_text(Interval(needed.low, needed.high))


def _gaps(verdict: Verdict) -> str:
    """The months nothing is known about, unless that is all of them."""
    course = verdict.course
    if not verdict.unknown or course is None or verdict.unknown == (course.elapsed,):
        return ""
    return f"; no figure for {periods_text(verdict.unknown, joint='or')} is known"


def _rate(verdict: Verdict, aim: Interval) -> str:
    number, per = exact_text(number_of(aim)), verdict.target.cell.per
    wanted = f"{'more than ' if aim.low_open else ''}{number} a {per}"
    if verdict.state is State.MISSED and verdict.weakest is not None and verdict.weakest_bound is not None:
        high = verdict.weakest_bound.interval.high
        most = "" if high is None else ceiling_text(high)
        under = "less than" if verdict.weakest_bound.interval.high_open else "at most"
        return f"The weakest {per} of {period_name(verdict.weakest)} had {under} {most}, and {wanted} was the goal."
    if not verdict.parts:
        return _stated_rate(verdict, wanted)
    told = "; ".join(_run(run, aim, per) for run in verdict.runs)
    return f"Of {wanted}, {told}{_average(verdict)}."


def _stated_rate(verdict: Verdict, wanted: str) -> str:
    """A rate by the week or the day, as somebody states it."""
    when, per, bound = period_name(verdict.target.period), verdict.target.cell.per, verdict.whole
    if bound is None or not is_told(bound, verdict.aim or bound.interval):
        return f"No figure of this view says how many a {per} it was in {when}; {wanted} was the goal."
    proven = f"{interval_text(bound.interval)} a {per} is proven for {when}"
    match verdict.state:
        case State.MET:
            return _capital(f"{proven}, which reaches the goal of {wanted}.")
        case State.MISSED:
            return _capital(f"{proven}, which cannot reach the goal of {wanted}.")
    return _capital(f"{proven}, which neither reaches nor rules out {wanted}.")


def _run(run: tuple[PartVerdict, ...], aim: Interval, per: str | None) -> str:
    """How neighbouring months stand."""
    names = periods_text([part.period for part in run])
    verb = "are" if len(run) > 1 else "is"
    match run[0].state:
        case State.MET:
            return f"{names} reached it"
        case State.MISSED:
            return f"{names} missed it"
    if is_told(run[0].bound, aim):
        return f"{names} {verb} not decided by {interval_text(run[0].bound.interval)}"
    if run[0].state is State.OPEN:
        return f"{names} {verb} open"
    return f"{names} {verb} not decided by any figure for a {per}"


def _average(verdict: Verdict) -> str:
    """Why a rate that nothing decides is still possible: the tightest average a month that is known."""
    bound, stretch = verdict.weakest_bound, verdict.weakest
    inside = [part for part in verdict.parts if stretch is not None and stretch.contains(part.period)]
    if verdict.state is not State.UNDECIDED or bound is None or stretch is None:
        return ""
    if all(part.state is State.MET for part in inside):
        return ""
    average, per = interval_text(bound.interval), verdict.target.cell.per
    return f"; on average {average} a {per} is proven for {period_name(stretch)}, so it is possible"


def _rank(verdict: Verdict, aim: Interval) -> str:
    most, place, period = number_of(aim), verdict.place, period_name(verdict.target.period)
    goal = place_text(most)
    if place is None or place.low is None:
        return f"No figure of this view says which place it has in {period}."
    best, worst = place.low, place.high
    where = f"number {best}" if best == worst else f"number {best} or lower"
    if worst is not None and best != worst:
        where = f"number {best} to {worst}"
    match verdict.state:
        case State.MET:
            return f"By this view it is {where} in {period}, which reaches {goal}."
        case State.MISSED:
            return f"By this view it is {where} in {period}, which misses {goal}."
        case State.OPEN:
            return f"{_capital(period)} is not over; what this view has of it so far leaves {goal} possible."
    return f"The period is over, and by this view it is {where} in {period}, which leaves {goal} possible."


def _relation(verdict: Verdict, aim: Interval) -> str:
    number = percent_text(number_of(aim))
    is_growth = isinstance(verdict.revision.statement, Growth)
    kind = "share" if not is_growth else "fall" if number_of(aim) < 0 else "growth"
    most = "at most " if is_cap(aim) else ""
    goal = f"a {kind} of {most}{number} percent in {period_name(verdict.target.period)}"
    match verdict.state:
        case State.MET:
            return f"The figures of this view prove {goal}{_amounting(verdict)}."
        case State.MISSED:
            return f"The figures of this view rule out {goal}{_amounting(verdict)}."
    told = f"The figures of this view neither prove nor rule out {goal}{_amounting(verdict)}"
    if verdict.state is State.OPEN and verdict.achieved is not None:
        known = _known(verdict, verdict.implied or aim)
        return f"{told}. {known}{_needed(verdict)}."
    return f"{told}."


def _amounting(verdict: Verdict) -> str:
    """What a growth comes to in units, as far as its base is known."""
    return "" if verdict.implied is None else f", which is {interval_text(verdict.implied)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
