"""A goal's verdict in one view, in sentences: how much was reached, what that means, what is still needed.

Invariant: a verdict is told with the view it holds in, an open goal with what it still needs, and a stretch without
figures is named. "Met" and "missed" stand only where they are proven.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.brief.draft import Draft
from crossfoot.brief.names import Names
from crossfoot.brief.telling import FigureKind, Sense, Sentence
from crossfoot.ledger import Entry
from crossfoot.model import Form, Interval, Period
from crossfoot.model.interval import exactly
from crossfoot.model.statement import Level
from crossfoot.reconcile import Bound
from crossfoot.track import Grade, PartVerdict, State, Verdict
from crossfoot.track.evidence import plain
from crossfoot.track.gaps import is_told

__all__ = ["Rating", "aim_told", "cite_decision", "reached", "verdict_sentences"]

_ROUNDED = (Form.PLAIN, Form.EXACT)


@dataclass(frozen=True, slots=True)
class Rating:
    """A goal's verdict in one view.

    Args:
        verdict: The verdict.
        voices: Whose figures: slugs; the vendor's own for its own, none for everybody's.
        page: The name of the one page they are of, or None.
        entries: The view's entries, to quote figures as printed.
    """

    verdict: Verdict
    voices: tuple[str, ...]
    page: str | None
    entries: tuple[Entry, ...]

    @property
    def is_mixed(self) -> bool:
        """Whether voices are joined, so that the verdict is inference."""
        return len(self.voices) + (self.page is not None) != 1

    @property
    def is_own(self) -> bool:
        """Whether they are the vendor's own."""
        return self.voices == (self.verdict.target.vendor,) and self.page is None

    @property
    def is_decided(self) -> bool:
        """Whether the goal is proven met or missed."""
        return self.verdict.state in (State.MET, State.MISSED)

    @property
    def is_told(self) -> bool:
        """Whether anything is known at all of what was reached."""
        verdict = self.verdict
        if verdict.target.is_rate:
            return any(part.state in (State.MET, State.MISSED) for part in verdict.parts)
        return verdict.decided_by is not None or is_told(verdict.achieved, aim_told(verdict))

    def whose(self, draft: Draft) -> str:
        """Whose figures: "its own figures", "IDC's figures", "the figures of Xiaomi and IDC together"."""
        if self.is_own:
            return "its own figures"
        if not self.voices:
            page = self.page
            return "the figures of all sources together" if page is None else f"the page of {draft.source(page)}"
        names = [draft.voice(voice) for voice in self.voices] + ([draft.source(self.page)] if self.page else [])
        if len(names) == 1:
            return f"{draft.possessive(names[0])} figures"
        return f"the figures of {', '.join(names[:-1])} and {names[-1]} together"


def verdict_sentences(rating: Rating, names: Names) -> Iterator[Sentence]:
    """How a goal stands by the figures of one view."""
    verdict, draft = rating.verdict, Draft(names)
    if verdict.state is State.NOT_RATABLE:
        yield draft.sentence(f"{draft.say(Sense.NOT, 'no')} figure is known that settles it.")
    elif verdict.target.is_rate:
        yield _rate(rating, names)
    elif not isinstance(verdict.revision.statement, Level):
        cite_decision(draft, verdict)
        yield draft.sentence(f"by {rating.whose(draft)} {_state(draft, verdict.state)}.")
    elif rating.is_decided:
        yield _decided(rating, names)
    elif not rating.is_told:
        yield _unknown(rating, names)
    elif verdict.state is State.UNDECIDED:
        yield _undecided(rating, names)
    else:
        yield from _open(rating, names)
    if rating.is_mixed and verdict.state is not State.NOT_RATABLE:
        yield Draft(names).sentence("That joins sources which may count differently, so it is inference.")


def _decided(rating: Rating, names: Names) -> Sentence:
    verdict, draft = rating.verdict, Draft(names)
    cell = verdict.target.cell
    done = f"by {rating.whose(draft)} it {reached(draft, rating)}"
    running = verdict.course is not None and not verdict.course.is_over
    when = f"so far in {draft.when(cell.period)}" if running else draft.during(cell.period)
    cite_decision(draft, verdict)
    if verdict.state is State.MET:
        spare = _margin(draft, verdict.margin)
        spare = f", with {spare} {draft.say(Sense.OVER, 'to spare')}" if spare else ""
        return draft.sentence(f"{done} {when}, so the {_goal_met(draft)}{spare}.")
    lacking = _margin(draft, None if verdict.margin is None else -verdict.margin)
    lacking = f" by {lacking}" if lacking else ""
    return draft.sentence(f"{done} {when}, so the {_goal_missed(draft)}{lacking}.")


def _goal_met(draft: Draft) -> str:
    return f"{draft.say(Sense.GOAL, 'goal')} is {draft.say(Sense.MET, 'met')}"


def _goal_missed(draft: Draft) -> str:
    return f"{draft.say(Sense.GOAL, 'goal')} is {draft.say(Sense.MISSED, 'missed')}"


def reached(draft: Draft, rating: Rating) -> str:
    """What the vendor did of what its goal counts, as its page prints it where it can be: "shipped 92.4 million"."""
    _, bound = _told_of(rating.verdict)
    return "" if bound is None else _done(draft, bound, rating)


def _done(draft: Draft, bound: Bound, rating: Rating) -> str:
    entry = _printed(bound, rating.entries)
    cell = bound.terms[0][1] if entry is None else entry.claim.cell
    return f"{draft.did(cell.measure, past=True)} {draft.bound(bound) if entry is None else draft.claim(entry)}"


def _told_of(verdict: Verdict) -> tuple[Period | None, Bound | None]:
    """The period that is told of: the whole where it decides, else the part that is over."""
    if verdict.decided_by is not None:
        return verdict.target.period, verdict.whole
    return None if verdict.course is None else verdict.course.elapsed, verdict.achieved


def _unknown(rating: Rating, names: Names) -> Sentence:
    """Nothing is known of what was reached, or nothing can be yet."""
    verdict, draft = rating.verdict, Draft(names)
    course, no = verdict.course, draft.say(Sense.NOT, "no")
    if course is None or course.elapsed is not None:
        period = verdict.target.period if course is None or course.elapsed is None else course.elapsed
        if rating.is_own:
            return draft.sentence(f"it has given {no} figure of its own for {draft.when(period)}.")
        return draft.sentence(f"{no} figure for {draft.when(period)} is known by {rating.whose(draft)}.")
    text = f"{no} {course.unit} of that time has ended yet"
    if verdict.required is not None:
        text += f"; it {draft.say(Sense.WOULD, 'would')} take {draft.need(verdict.required)} {draft.per(course.unit)}"
    return draft.sentence(f"{text}.")


def _undecided(rating: Rating, names: Names) -> Sentence:
    """The time is over, and what is known proves nothing."""
    verdict, draft = rating.verdict, Draft(names)
    done = f"by {rating.whose(draft)} it {reached(draft, rating)}"
    when = f"{draft.during(verdict.target.cell.period)}{_gaps(draft, verdict, 'or')}"
    return draft.sentence(f"{done} {when}, which does {draft.say(Sense.NOT, 'not')} settle it.")


def _open(rating: Rating, names: Names) -> Iterator[Sentence]:
    """What is done, what that leaves, and whether an even pace is kept."""
    verdict, draft = rating.verdict, Draft(names)
    course = verdict.course
    if course is None or course.elapsed is None:
        return
    done = f"by {rating.whose(draft)} it {reached(draft, rating)}"
    yield draft.sentence(f"{done} {draft.during(course.elapsed)}{_gaps(draft, verdict, 'or')}.")
    if course.left is not None and verdict.remaining is not None:
        yield _left(verdict, names)
    yield from _paced(verdict, names)


def _gaps(draft: Draft, verdict: Verdict, joint: str) -> str:
    if not verdict.unknown:
        return ""
    return f", with {draft.say(Sense.NOT, 'no')} figure for {draft.each_of(verdict.unknown, joint=joint)}"


def _left(verdict: Verdict, names: Names) -> Sentence:
    draft, course = Draft(names), verdict.course
    if course is None or course.left is None or verdict.remaining is None:
        raise ValueError("Only a goal with time left leaves something to be done")
    _cite_achieved(draft, verdict)
    leaves = draft.say(Sense.WOULD, "that leaves")
    text = f"{leaves} {draft.need(verdict.remaining)} for {draft.when(course.left)}"
    if course.units_left > 1 and verdict.required is not None:
        text += f", or {draft.need(verdict.required)} {draft.per(course.unit)}"
    return draft.sentence(f"{text}.")


def _paced(verdict: Verdict, names: Names) -> Iterator[Sentence]:
    """Whether an even pace is kept."""
    share, course = verdict.even_share, verdict.course
    if share is None or share.low is None or course is None or course.elapsed is None or verdict.achieved is None:
        return
    draft = Draft(names)
    _cite_achieved(draft, verdict)
    even = f"an even pace {draft.say(Sense.WOULD, 'would')} have brought"
    even = f"{even} {draft.interval(exactly(share.low), FigureKind.PACE)} by then"
    match verdict.on_track:
        case Grade.PROVEN:
            yield draft.sentence(f"{even}, so it is {draft.say(Sense.AHEAD, 'on track')}.")
        case Grade.REFUTED:
            yield draft.sentence(f"{even}, so it is {draft.say(Sense.BEHIND, 'behind')}.")
        case _:
            track, no = draft.say(Sense.AHEAD, "on track"), draft.say(Sense.NOT, "not")
            yield draft.sentence(f"{even}; whether it is {track} is {no} proven.")


def _cite_achieved(draft: Draft, verdict: Verdict) -> None:
    if verdict.achieved is not None:
        draft.cite(*verdict.achieved.low_entries, *verdict.achieved.high_entries)


def _rate(rating: Rating, names: Names) -> Sentence:
    """How a goal of so many a month stands, by its months."""
    verdict, draft = rating.verdict, Draft(names)
    bound, stretch = verdict.weakest_bound, verdict.weakest
    if verdict.state is State.MISSED and bound is not None and bound.interval.high is not None and stretch is not None:
        draft.cite(*bound.high_entries)
        cause = _weakest(draft, rating, bound.interval, stretch)
        return draft.sentence(f"by {rating.whose(draft)} {cause}, so the {_goal_missed(draft)}.")
    told = "; ".join(_run(draft, run, aim_told(verdict)) for run in verdict.runs)
    return draft.sentence(f"by {rating.whose(draft)} {told}.")


def _weakest(draft: Draft, rating: Rating, interval: Interval, stretch: Period) -> str:
    """What a month cannot have reached, and why."""
    verdict, cell = rating.verdict, rating.verdict.target.cell
    most = Interval(Fraction(0), interval.high, False, interval.high_open)
    did = draft.did(cell.measure, past=True)
    if any(part.period == stretch for part in verdict.parts):
        amount = draft.interval(most, FigureKind.LEVEL, cell=plain(cell).at(stretch))
        return f"it {did} {amount} {draft.during(stretch)}"
    leaves, weakest = draft.say(Sense.WOULD, "which leaves"), draft.say(Sense.LEAST, "weakest")
    if verdict.whole is None or stretch != verdict.target.period:
        low, high = interval.scale(stretch.month_count or 1).low, interval.scale(stretch.month_count or 1).high
        total = draft.interval(Interval(low, high, interval.low_open, interval.high_open), FigureKind.LEVEL,
                               cell=plain(cell).at(stretch))  # fmt: skip
        total = f"{did} {total}"
    else:
        total = _done(draft, verdict.whole, rating)
    left = f"{leaves} {draft.interval(most, FigureKind.NEED)} for its {weakest} {cell.per}"
    return f"it {total} {draft.during(stretch)}, {left}"


def _run(draft: Draft, run: tuple[PartVerdict, ...], aim: Interval) -> str:
    """How neighbouring months stand."""
    periods, bound, many = tuple(part.period for part in run), run[0].bound, len(run) > 1
    names = draft.each_of(periods, joint="and")
    match run[0].state:
        case State.MET:
            draft.cite(*(i for part in run for i in part.bound.low_entries))
            return f"{names} {draft.say(Sense.MET, 'reached')} it"
        case State.MISSED:
            draft.cite(*(i for part in run for i in part.bound.high_entries))
            return f"{names} {draft.say(Sense.MISSED, 'missed')} it"
    if is_told(bound, aim):
        amount, no = draft.bound(bound), draft.say(Sense.NOT, "not")
        return f"{names} had {amount}, which does {no} settle it"
    if run[0].state is State.OPEN:
        return f"{names} {'are' if many else 'is'} still {draft.say(Sense.OPEN, 'open')}"
    return f"{names} {'have' if many else 'has'} {draft.say(Sense.NOT, 'no')} figure"


def _printed(bound: Bound, entries: tuple[Entry, ...]) -> Entry | None:
    """The entry whose figure a bound is, where one page's rounded figure is all there is behind it."""
    behind = {*bound.low_entries, *bound.high_entries}
    if len(behind) != 1:
        return None
    entry = next((entry for entry in entries if entry.id in behind), None)
    statement = None if entry is None else entry.claim.statement
    if not isinstance(statement, Level) or statement.value.interval != bound.interval:
        return None
    return entry if statement.value.form in _ROUNDED else None


def _margin(draft: Draft, margin: Interval | None) -> str:
    if margin is None or margin.low is None or margin.low <= 0:
        return ""
    return draft.interval(margin, FigureKind.GAP)


def _state(draft: Draft, state: State) -> str:
    if state is State.MET:
        return f"that {_goal_met(draft)}"
    if state is State.MISSED:
        return f"that {_goal_missed(draft)}"
    return f"that is still {draft.say(Sense.OPEN, 'open' if state is State.OPEN else 'undecided')}"


def aim_told(verdict: Verdict) -> Interval:
    """The numbers that reach a goal; everything where its wording names none."""
    return verdict.aim or Interval(None, None)


def cite_decision(draft: Draft, verdict: Verdict) -> None:
    """Rest a sentence on what decides a verdict."""
    bound = verdict.decided_by
    if bound is not None:
        draft.cite(*(bound.low_entries if verdict.state is State.MET else bound.high_entries))
