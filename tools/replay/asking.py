"""The questions of a replay, each put to the product as it knew things on that day.

Invariant: a question is answered from the view of its day alone. How a goal ended stands beside the question for those
who fit constants, and no answer reads it.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from crossfoot.ledger import Entry, MemoryLedger, View, goal_of
from crossfoot.model import ALL, Mode
from crossfoot.model.interval import at_least
from crossfoot.model.statement import Level
from crossfoot.track import (
    RatedTarget,
    Revision,
    Standpoint,
    State,
    Target,
    Verdict,
    ViewSpec,
    targets_in,
    track_target,
)
from crossfoot.track.aim import number_of
from crossfoot.track.board import speakers_on
from tools.replay.facts import Clock

__all__ = ["SCORER", "Asked", "Question", "ask", "questions_of"]

SCORER = Path(__file__).resolve().parents[3] / "shared" / "score_targets.py"

_Knowledge = tuple[str, Fraction, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a goal will be reached.

    Args:
        goal_id: Its name in the facts.
        as_of: The day on which it is asked.
        number: The number to be reached.
    """

    goal_id: str
    as_of: date
    number: Fraction


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what the product knew.

    Args:
        question: The question.
        state: What all views together say of the goal; open where no such goal was known.
        verdict: How it stands in the view that speaks for it; None where no such goal was known.
        entries: All that was known of the vendor.
        weight: Its part of its goal: each goal weighs 1, however many questions it has.
        outcome: The figure with which the goal ended; None where the facts name none.
    """

    question: Question
    state: State
    verdict: Verdict | None
    entries: tuple[Entry, ...]
    weight: Fraction
    outcome: Fraction | None

    @property
    def vendor(self) -> str:
        """Whose goal it is, or "" where nobody knew."""
        return "" if self.verdict is None else self.verdict.target.vendor


def questions_of(folder: Path, clock: Clock) -> tuple[Question, ...]:
    """The questions that the scorer asks of a folder of facts."""
    command = [sys.executable, str(SCORER), "points", str(folder), "--clock", clock.value]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return tuple(
        Question(row["goal_id"], date.fromisoformat(row["as_of"]), Fraction(row["target"]))
        for row in csv.DictReader(io.StringIO(done.stdout))
    )


def ask(questions: Sequence[Question], ledger: MemoryLedger) -> tuple[Asked, ...]:
    """What the product knew when each question was asked.

    Args:
        questions: The questions.
        ledger: The facts.
    """
    counts = Counter(question.goal_id for question in questions)
    every, rated, found = ledger.view().entries(), dict[_Knowledge, RatedTarget](), []
    for question in questions:
        view = ledger.view(as_of=question.as_of)
        weight = Fraction(1, counts[question.goal_id])
        meant = _meant(view, question)
        if meant is None:
            found.append(Asked(question, State.OPEN, None, (), weight, None))
            continue
        target, wording = meant
        entries = view.entries(vendors=(target.vendor, ALL))
        known = (question.goal_id, question.number, frozenset(entry.id for entry in entries))
        if known not in rated:
            rated[known] = _rated(target, wording, entries, question)
        stands, own = rated[known], tuple(entry for entry in entries if target.vendor in entry.claim.cell.vendor)
        outcome = _outcome(target, question.goal_id, every)
        found.append(Asked(question, stands.state, stands.chief.verdict, own, weight, outcome))
    return tuple(found)


def _meant(view: View, question: Question) -> tuple[Target, Revision] | None:
    """The goal a question is about and its wording, as known in a view: the one whose number is nearest."""
    entries = view.entries()
    about = {entry.id for entry in entries if (goal := goal_of(entry.claim)) and goal.id == question.goal_id}
    wordings = [
        (abs(number_of(wording.aim) - question.number), number, target, wording)
        for target in targets_in(entries)
        for number, wording in enumerate((*target.revisions, *target.expectations))
        if wording.aim is not None and not about.isdisjoint(wording.entries)
    ]
    if not wordings:
        return None
    _, _, target, wording = min(wordings, key=lambda found: found[:2])
    return target, wording


def _rated(target: Target, wording: Revision, entries: tuple[Entry, ...], question: Question) -> RatedTarget:
    """The goal with its verdict by each voice that speaks of its figure, as the board of goals has them."""
    aim = wording.aim
    if aim is not None and number_of(aim) != question.number:
        aim = at_least(question.number)
    own = [entry for entry in entries if target.vendor in entry.claim.cell.vendor]
    standpoints = []
    for name in speakers_on(target, own) or (target.vendor,):
        said = tuple(entry for entry in entries if entry.origin == name)
        verdict = track_target(target, said, as_of=question.as_of, revision=wording, aim=aim)
        standpoints.append(Standpoint(ViewSpec((name,)), said, verdict))
    return RatedTarget(target, tuple(standpoints))


def _outcome(target: Target, goal_id: str, entries: Sequence[Entry]) -> Fraction | None:
    """The figure a goal ended with: the company's own before others', early before late, the middle of its words."""
    told = [
        (entry.origin != target.vendor, entry.page.published_at or date.max, entry.id, value)
        for entry in entries
        if (goal := goal_of(entry.claim)) and goal.id == goal_id and entry.claim.mode is Mode.ACTUAL
        if entry.claim.cell.period == target.period and (value := _value(entry)) is not None
    ]
    return min(told)[-1] if told else None


def _value(entry: Entry) -> Fraction | None:
    statement = entry.claim.statement
    if not isinstance(statement, Level) or statement.cell.per is not None:
        return None
    low, high = statement.value.interval.low, statement.value.interval.high
    return low if high is None else high if low is None else (low + high) / 2
