"""Goals of rank: whether the figures of a market, or a printed place, put a vendor where it wants to be.

Invariant: a place follows from figures only as far as each rival is proven above or not above; a place that a source
prints for the goal's own time counts as that source's word where its figures leave the place open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from crossfoot.model import Cell, Interval, Mode, Polarity, Strength
from crossfoot.model.interval import at_least
from crossfoot.model.statement import Rank
from crossfoot.reconcile import Certificate, Entry, RankRange, rank_of
from crossfoot.reconcile.certificate import certify
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.reconcile.problem import Problem, Row, Sense
from crossfoot.track.evidence import Evidence, plain
from crossfoot.track.verdict import State, Verdict

__all__ = ["judge_rank"]

_STATES = {Grade.PROVEN: State.MET, Grade.REFUTED: State.MISSED}
_ONE = Fraction(1)


def judge_rank(blank: Verdict, evidence: Evidence) -> Verdict:
    """The verdict on a rank.

    Args:
        blank: The verdict so far, its aim and its course known.
        evidence: What the view knows of the vendor and its rivals.
    """
    aim, course, cell = blank.aim, blank.course, plain(blank.target.cell)
    if aim is None or course is None:
        return blank
    found = rank_of(evidence.table, cell)
    place = found.interval.intersect(at_least(1))
    grade = grade_of(place, aim)
    proofs = _deciding(found, grade)
    if grade is Grade.POSSIBLE:
        grade, place, proofs = _printed(evidence.entries, cell, aim) or (grade, place, ())
    still = State.UNDECIDED if course.is_over else State.OPEN
    return replace(blank, state=_STATES.get(grade, still), place=place, rank_proofs=proofs)


def _deciding(found: RankRange, grade: Grade) -> tuple[Certificate, ...]:
    """What proves a place: who is above; or who is not, and that nobody else can be."""
    if grade is Grade.PROVEN:
        pairs = [pair.proof for pair in found.rivals if pair.grade is Grade.REFUTED]
        return tuple(proof for proof in (*pairs, found.room.high) if proof is not None)
    if grade is Grade.REFUTED:
        pairs = [pair.proof for pair in found.rivals if pair.grade is Grade.PROVEN]
        return tuple(proof for proof in pairs if proof is not None)
    return ()


def _printed(
    entries: Iterable[Entry], cell: Cell, aim: Interval
) -> tuple[Grade, Interval, tuple[Certificate, ...]] | None:
    """The place that is printed for the goal's own figure, where all who print one agree on what it means."""
    told = [entry for entry in entries if _is_place(entry, cell)]
    grades = {grade_of(_value(entry), aim) for entry in told}
    if len(grades) != 1 or Grade.POSSIBLE in grades:
        return None
    first = min(told, key=lambda entry: entry.id)
    (grade,) = grades
    return grade, _value(first), (_certified(first, cell, grade),)


def _is_place(entry: Entry, cell: Cell) -> bool:
    claim = entry.claim
    is_fact = claim.mode is Mode.ACTUAL and claim.polarity is Polarity.AFFIRMED and claim.strength is Strength.PLAIN
    return is_fact and isinstance(claim.statement, Rank) and plain(claim.cell) == cell


def _value(entry: Entry) -> Interval:
    statement = entry.claim.statement
    return statement.value.interval if isinstance(statement, Rank) else Interval(None, None)


def _certified(entry: Entry, cell: Cell, grade: Grade) -> Certificate:
    """The proof that consists of the printed place alone."""
    value, name = _value(entry), f"place of {' '.join((cell.vendor[0], cell.measure or '', cell.product or ''))}"
    sense = Sense.LE if grade is Grade.PROVEN else Sense.GE
    end = value.high if sense is Sense.LE else value.low
    row = Row(((0, _ONE),), sense, end or Fraction(1), "the place as printed", (0,))
    problem = Problem((f"{name} {cell.period.label}",), (row,), ((entry.id,),), (1,))
    return certify(problem, ((0, _ONE),), sense, {0: _ONE})
