"""The next question of an open goal: which one figure would decide it, and from which number on.

Invariant: each answer is proven. Its certificate bounds the figure asked for less a multiple of the goal's own figure,
so that a figure beyond the number leaves the goal's own no room on the other side of what is aimed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from crossfoot.model import Cell, Interval, Period
from crossfoot.model.interval import at_least, at_most, below, more_than
from crossfoot.model.statement import Level
from crossfoot.reconcile import Certificate, Entry, Grade, Table
from crossfoot.reconcile.problem import Sense
from crossfoot.reconcile.supposition import Fact, Supposition
from crossfoot.track.aim import beyond, is_cap, number_of
from crossfoot.track.evidence import evidence_for, plain
from crossfoot.track.verdict import State, Verdict
from crossfoot.track.wording import periods_text

__all__ = ["Deciding", "deciding_figures", "next_sentence"]

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Deciding:
    """One figure that would decide a goal.

    Args:
        cell: Its address; for a rate that of the goal's whole time.
        periods: When; several for a rate: each of them to prove it, any of them to rule it out.
        wanted: The numbers that decide.
        grade: `proven` where they prove the goal met, `refuted` where they rule it out.
        proof: The sum that ties the figure to the goal's own; None where it is the goal's own.
    """

    cell: Cell
    periods: tuple[Period, ...]
    wanted: Interval
    grade: Grade
    proof: Certificate | None = None

    @property
    def number(self) -> Fraction:
        """The number from which on, or up to which, a figure decides."""
        return (self.wanted.high if self.wanted.low is None else self.wanted.low) or Fraction(0)


def deciding_figures(verdict: Verdict, entries: Iterable[Entry]) -> tuple[Deciding, ...]:
    """Figures that would decide a goal that is open or undecided, the least demanding first; none for any other.

    What would prove it comes before what would rule it out. A figure is the less demanding the less it asks of each day
    it speaks of; the goal's own figure comes last, since nobody needs to be told to wait for that.

    Args:
        verdict: How the goal stands.
        entries: The entries of the view it was rated in.
    """
    if verdict.state not in (State.OPEN, State.UNDECIDED) or verdict.aim is None:
        return ()
    if verdict.target.is_rate:
        return tuple(_of_rate(verdict, verdict.aim))
    if not isinstance(verdict.revision.statement, Level):
        return ()
    grades = {Grade.PROVEN: Grade.REFUTED, Grade.REFUTED: Grade.PROVEN} if is_cap(verdict.aim) else {}
    reach = beyond(verdict.aim) if grades else verdict.aim
    cell, periods = plain(verdict.target.cell), tuple(dict.fromkeys(_periods(verdict)))
    table = evidence_for(verdict.target, entries, questions=[cell.at(period) for period in periods]).table
    found = [one for period in periods for one in _of_part(table, cell, reach, period)]
    every = (*found, *_of_whole(cell, reach))
    # To exceed a cap is to reach what lies beyond it, and so what proves the one rules out the other.
    every = tuple(replace(one, grade=grades.get(one.grade, one.grade)) for one in every)
    return tuple(sorted(every, key=_demand))


def next_sentence(found: tuple[Deciding, ...]) -> str:
    """What would decide a goal: the least demanding proof, another one where there is one, and what would rule it out.

    That less than the goal in its whole time would rule it out goes without saying.

    Args:
        found: As `deciding_figures` gives them.
    """
    proofs = [one for one in found if one.grade is Grade.PROVEN][:2]
    against = [one for one in found if one.grade is Grade.REFUTED and (one.proof or not proofs or not proofs[0].proof)][
        :1
    ]
    parts = [f"{'a figure' if not n else 'so would one'} of {_told(one)}" for n, one in enumerate(proofs)]
    if parts:
        parts[0] += " would prove it"
    parts += [f"one of {_told(one)} would rule it out" for one in against]
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _told(found: Deciding) -> str:
    """The numbers that decide and the time they are for; rounded to whole units, away from what leaves it open."""
    low, high = found.wanted.low, found.wanted.high
    if low is not None:
        size = f"{'more than' if found.wanted.low_open else 'at least'} {ceil(low):,}"
        return f"{size} for {'each of ' if len(found.periods) > 1 else ''}{periods_text(found.periods)}"
    size = f"{'less than' if found.wanted.high_open else 'at most'} {floor(high or 0):,}"
    return f"{size} for {'any of ' if len(found.periods) > 1 else ''}{periods_text(found.periods)}"


def _periods(verdict: Verdict) -> Iterator[Period]:
    """The stretches nothing is known about: those that are over, what is left, and its first month."""
    yield from verdict.unknown
    left = None if verdict.course is None else verdict.course.left
    if left is not None:
        yield left
        if left.has_whole_months:
            yield left.split_months()[0]


def _demand(found: Deciding) -> tuple[object, ...]:
    """The goal's own figure last; proofs before the rest, then what asks least of a day: a low floor, a high cap."""
    (period,) = found.periods
    pace = found.number / (period.days or 1)
    is_floor = found.wanted.low is not None
    return found.proof is None, found.grade is not Grade.PROVEN, pace if is_floor else -pace, period.start, period.end


def _of_part(table: Table, cell: Cell, aim: Interval, period: Period) -> Iterator[Deciding]:
    """The figures of one stretch that would prove a total reached, and those that would rule it out."""
    asked = cell.at(period)
    for grade, sense in ((Grade.PROVEN, Sense.LE), (Grade.REFUTED, Sense.GE)):
        # The largest figure with which the goal is just missed, and the smallest with which it is just met.
        edge = Fact(((_ONE, cell),), sense, number_of(aim), "if the goal were just at its edge")
        supposed = Supposition(table, (edge,), (asked,))
        proof = supposed.end(asked, sense)
        if proof is not None and asked != cell and any(row.why == edge.why for _, row in proof.parts):
            yield Deciding(asked, (period,), _past(proof, aim, grade), grade, supposed.settled(proof))


def _past(proof: Certificate, aim: Interval, grade: Grade) -> Interval:
    """The figures beyond an end; the end itself counts where it leaves nothing on the other side of the aim."""
    if grade is Grade.PROVEN:
        return at_least(proof.bound) if proof.is_strict or not aim.low_open else more_than(proof.bound)
    return at_most(proof.bound) if proof.is_strict or aim.low_open else below(proof.bound)


def _of_whole(cell: Cell, aim: Interval) -> Iterator[Deciding]:
    yield Deciding(cell, (cell.period,), aim, Grade.PROVEN)
    yield Deciding(cell, (cell.period,), beyond(aim), Grade.REFUTED)


def _of_rate(verdict: Verdict, aim: Interval) -> Iterator[Deciding]:
    """All parts that are not decided, each of them enough; or any one of them too little."""
    cell = plain(verdict.target.cell)
    left = tuple(part.period for part in verdict.parts if part.state is not State.MET) or (cell.period,)
    yield Deciding(cell, left, aim, Grade.PROVEN)
    yield Deciding(cell, left, beyond(aim), Grade.REFUTED)
