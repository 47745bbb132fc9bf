"""What figures say about a goal: the verdict and everything it rests on.

Invariant: `proven_met` and `proven_missed` stand only on a bound with a certificate; every number is a bound, the
goal's own number, or exact arithmetic of both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from crossfoot.model import Interval, Period
from crossfoot.model.interval import exactly
from crossfoot.reconcile import Bound, Certificate
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.track.aim import is_cap, number_of
from crossfoot.track.gaps import is_told
from crossfoot.track.pace import WEEK, Pace
from crossfoot.track.progress import Course, even_share, required_run_rate
from crossfoot.track.target import Revision, Target

__all__ = ["Obstacle", "PartVerdict", "State", "Verdict", "decided"]


class Obstacle(StrEnum):
    """Why a goal cannot be rated."""

    NO_NUMBER = "no_number"
    """Its wording names no number to be reached."""
    NO_TIME = "no_time"
    """Nothing says by when."""
    OTHER_WHOLE = "other_whole"
    """It is a share of something else than the market."""
    NO_PARTS = "no_parts"
    """It is a rate, and figures do not come by such parts of time."""
    NO_BASE = "no_base"
    """It is a growth, and nothing is known of what it is measured against."""
    OTHER_MEASURE = "other_measure"
    """The view has only figures that count something else."""
    OTHER_SCOPE = "other_scope"
    """The view has only figures of other places, models or segments."""


class State(StrEnum):
    """How a goal stands."""

    MET = "proven_met"
    MISSED = "proven_missed"
    OPEN = "open"
    UNDECIDED = "undecided"
    NOT_RATABLE = "not_ratable"


@dataclass(frozen=True, slots=True)
class PartVerdict:
    """How one month (or quarter) of a rate stands.

    Args:
        period: The month.
        state: Met, missed, open while it runs and nothing is proven yet, undecided once it is over and nothing is.
        bound: What is proven for it.
    """

    period: Period
    state: State
    bound: Bound


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a goal stands in a view as of a day.

    Args:
        target: The goal.
        revision: The wording that is rated: one of its revisions or of others' expectations.
        aim: The numbers that reach it; None where its wording names no floor.
        as_of: The day.
        state: The verdict.
        course: How far its period has run, or None where that is not known.
        whole: What is proven for the whole period, or for the question a growth or share asks; None if not ratable.
        achieved: What is proven for the part of the period that is over; None before that or for a rate.
        remaining: Units still needed after that part; None for a rate, a growth or a share.
        required: Units needed a month (a day, where the period is cut by days) in the part left; None once it is over.
        pace: The last month or quarter that a figure is known for, or None.
        unknown: Stretches of the part that is over for which nothing but "at least 0" is known, in order.
        parts: For a rate how each of its months stands, in order.
        weakest: For a rate the stretch of months with the least proven average cap: the weakest month is at most the
            high end of `weakest_bound`.
        weakest_bound: The average of that stretch a month.
        decided_by: The bound that decides, where the verdict is met or missed.
        why: The verdict in a sentence.
        others: Measures of figures in the view that count something else than the goal, or where there are none, the
            places, models and segments of those that count another part.
        obstacle: Why it cannot be rated; None where it can.
        place: For a rank the places it can have by what is known; None for any other goal.
        rank_proofs: What decides a rank.
        implied: Units a growth amounts to by what is known of its base; None for any other goal.
    """

    target: Target
    revision: Revision
    aim: Interval | None
    as_of: date
    state: State
    course: Course | None = None
    whole: Bound | None = None
    achieved: Bound | None = None
    remaining: Interval | None = None
    required: Interval | None = None
    pace: Pace | None = None
    unknown: tuple[Period, ...] = ()
    parts: tuple[PartVerdict, ...] = ()
    weakest: Period | None = None
    weakest_bound: Bound | None = None
    decided_by: Bound | None = None
    why: str = ""
    others: tuple[str, ...] = ()
    obstacle: Obstacle | None = None
    implied: Interval | None = None
    place: Interval | None = None
    rank_proofs: tuple[Certificate, ...] = ()

    @property
    def proofs(self) -> tuple[Certificate, ...]:
        """What decides it: the end of a bound, each month of a rate that is met, each rival of a rank."""
        if self.decided_by is not None:
            is_cap_on_it = self.aim is not None and is_cap(self.aim)
            is_floor = (self.state is State.MET) is not is_cap_on_it
            found = [self.decided_by.low if is_floor else self.decided_by.high]
        else:
            found = [part.bound.low for part in self.parts] if self.state is State.MET else []
        return (*(proof for proof in found if proof is not None), *self.rank_proofs)

    @property
    def grade(self) -> Grade:
        """Whether reaching it is proven, possible or refuted."""
        return {State.MET: Grade.PROVEN, State.MISSED: Grade.REFUTED}.get(self.state, Grade.POSSIBLE)

    @property
    def even_share(self) -> Interval | None:
        """What an even pace would have brought by now; None unless the goal is an open total that has begun."""
        course = self.course
        if self.state is not State.OPEN or self.achieved is None or self.aim is None or course is None:
            return None
        return even_share(self.aim, course)

    @property
    def on_track(self) -> Grade | None:
        """Whether an even pace is kept; possible where figures do not tell, None where `even_share` is."""
        wanted = self.even_share
        return None if wanted is None or self.achieved is None else grade_of(self.achieved.interval, wanted)

    @property
    def required_a_day(self) -> Interval | None:
        """Units needed a day in the part left, every day counting alike; None where `required` is."""
        days = 0 if self.course is None or self.required is None else self.course.days_left
        return None if self.remaining is None or not days else required_run_rate(self.remaining, days)

    @property
    def required_a_week(self) -> Interval | None:
        """Units needed in seven days; None where `required` is."""
        return None if self.required_a_day is None else self.required_a_day.scale(WEEK)

    @property
    def margin(self) -> Interval | None:
        """How far the figure for the whole period lies above the number named; negative where it lies below.

        None for a rate, and where the bound is not of the figure itself, as for a growth or a share.
        """
        if self.whole is None or self.aim is None or self.target.is_rate or len(self.whole.terms) > 1:
            return None
        return self.whole.interval - exactly(number_of(self.aim))

    @property
    def gap(self) -> Fraction | None:
        """How far what is proven falls short of the number to be reached; None where it is reached, and for a cap."""
        margin = self.margin
        if margin is None or margin.low is None or margin.low >= 0 or (self.aim is not None and is_cap(self.aim)):
            return None
        return -margin.low

    @property
    def runs(self) -> tuple[tuple[PartVerdict, ...], ...]:
        """Neighbouring months of a rate that stand alike, in order; a month whose figure decides nothing is alone."""
        found: list[tuple[PartVerdict, ...]] = []
        for part in self.parts:
            last = found[-1][-1] if found else None
            is_alike = last is not None and last.state is part.state and not (self._tells(part) or self._tells(last))
            if is_alike:
                found[-1] = (*found[-1], part)
            else:
                found.append((part,))
        return tuple(found)

    def _tells(self, part: PartVerdict) -> bool:
        is_undecided = part.state in (State.OPEN, State.UNDECIDED)
        return is_undecided and self.aim is not None and is_told(part.bound, self.aim)

    @property
    def entry_ids(self) -> tuple[str, ...]:
        """Ids of the entries behind its bounds, and of the goal's own, sorted."""
        bounds = (self.whole, self.achieved, self.weakest_bound, *(part.bound for part in self.parts))
        found = {i for bound in bounds if bound is not None for i in (*bound.low_entries, *bound.high_entries)}
        found.update(i for proof in self.rank_proofs for i in proof.entry_ids)
        return tuple(sorted(found.union(self.revision.entries)))

    @property
    def given_up(self) -> tuple[str, ...]:
        """Ids of entries left out because they contradict others of the view, sorted."""
        bounds = (self.whole, self.achieved, *(part.bound for part in self.parts))
        return tuple(sorted({i for bound in bounds if bound is not None for i in bound.given_up}))


def decided(blank: Verdict, whole: Bound, wanted: Interval) -> Verdict:
    """The verdict a bound alone gives: met or missed with the bound that proves it, else open until its time is over.

    Args:
        blank: The verdict so far, its course known.
        whole: What is proven.
        wanted: Where it has to lie.
    """
    grade = grade_of(whole.interval, wanted)
    if grade is Grade.POSSIBLE:
        is_over = blank.course is not None and blank.course.is_over
        return replace(blank, whole=whole, state=State.UNDECIDED if is_over else State.OPEN)
    state = State.MET if grade is Grade.PROVEN else State.MISSED
    return replace(blank, whole=whole, state=state, decided_by=whole)
