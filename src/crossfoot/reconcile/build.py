"""From a book of assertions to a problem, keeping the way back.

Invariant: the numbering of unknowns and rows follows from the assertions alone. The coarser reading of a bare round
figure is a claim of its own, implied by the finer one, so that giving up the finer one leaves it in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.model import OTHERS, Cell, Form, Interval, Unit
from crossfoot.model.statement import Level
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import Book
from crossfoot.reconcile.cells import Unknown, canonical, has_floor, label
from crossfoot.reconcile.identities import floors, groups, parts, tilings
from crossfoot.reconcile.live import families_of, unknowns_of
from crossfoot.reconcile.problem import Problem, Row
from crossfoot.reconcile.reading import Draft, Reading, rows_of
from crossfoot.reconcile.rules import readings_of

__all__ = ["FIRM", "Model", "build"]

# Costs of giving up: a size that is only worded or hedged, or what a rest line completes; a figure with a coarser
# reading at hand; a figure as printed. One figure may be rounded more coarsely than its digits say; that two are at
# once is less likely than an error.
_SOFT, _REREAD, FIRM = 5, 6, 10


@dataclass(frozen=True, slots=True)
class Model:
    """A problem and what it was made from.

    Args:
        problem: The rows.
        assertions: For each claim of the problem what asserts it; the coarser readings come last.
        unknowns: For each unknown of the problem what it stands for.
        numbers: The way back from `unknowns`.
        readings: For each claim its sentences.
        finer: Claims that are coarser readings, each with the claim it is a reading of.
        alike: Kind and interval of a figure: the claims that print it.
    """

    problem: Problem
    assertions: tuple[Assertion, ...]
    unknowns: tuple[Unknown, ...]
    numbers: Mapping[Unknown, int]
    readings: tuple[tuple[Reading, ...], ...]
    finer: Mapping[int, int]
    alike: Mapping[tuple[str, Interval], tuple[int, ...]]

    def rows(self, claim: int, readings: Iterable[Reading]) -> tuple[Row, ...]:
        """Rows that say some sentences in the name of a claim."""
        return tuple(
            _numbered(draft, self.numbers, claims=tuple(sorted({claim, *reading.partners})))
            for reading in readings
            for draft in rows_of(reading, has_floor=all(has_floor(found.cell) for found in reading.unknowns))
        )


def build(book: Book, questions: Iterable[Cell]) -> Model:
    """Everything the assertions say, and the identities between what they speak of.

    Args:
        book: The assertions.
        questions: Further cells somebody asks for.
    """
    plain = tuple(_explained(a, readings_of(a, book)) for a in book.assertions)
    used = _used_goals(book, plain)
    readings = [
        found if not a.is_goal or n in used else ()
        for n, (a, found) in enumerate(zip(book.assertions, plain, strict=True))
    ]
    assertions = list(book.assertions)
    finer: dict[int, int] = {}
    for number, assertion in enumerate(book.assertions):
        coarse = _coarse(assertion)
        if coarse is not None and readings[number]:
            finer[len(assertions)] = number
            assertions.append(assertion)
            readings.append(tuple(replace(r, interval=coarse, why=f"{r.why}, coarser") for r in readings[number]))
    spoken = [found for rows in readings for reading in rows for found in reading.unknowns]
    families, alone = families_of([*spoken, *(Unknown(canonical(cell)) for cell in questions)])
    tiles, made = tilings(families)
    live = frozenset(alone | made | set(unknowns_of(families)))
    unknowns = tuple(sorted(live, key=lambda found: found.label))
    numbers = {found: number for number, found in enumerate(unknowns)}
    positive = frozenset(r.bottom[0][0] for rows in readings for r in rows if len(r.bottom) == 1)
    drafts = [*floors(unknowns, positive), *tiles, *groups(live), *parts(live, book.brands)]
    model = Model(Problem((), (), (), ()), tuple(assertions), unknowns, numbers, tuple(readings), finer, _alike(book))
    rows = [_numbered(draft, numbers) for draft in drafts if draft.terms]
    for claim, sentences in enumerate(readings):
        rows += model.rows(claim, sentences)
    problem = Problem(
        names=tuple(found.label for found in unknowns),
        rows=tuple(row for row in rows if row.terms),
        claims=tuple(tuple(entry.id for entry in assertion.entries) for assertion in assertions),
        weights=tuple(_weight(n, a, frozenset(finer.values())) for n, a in enumerate(assertions)),
    )
    return replace(model, problem=problem)


def _alike(book: Book) -> Mapping[tuple[str, Interval], tuple[int, ...]]:
    found: dict[tuple[str, Interval], list[int]] = {}
    for claim, assertion in enumerate(book.assertions):
        value = getattr(assertion.claim.statement, "value", None)
        if value is not None:
            found.setdefault((assertion.claim.kind, value.interval), []).append(claim)
    return {key: tuple(claims) for key, claims in found.items()}


def _explained(assertion: Assertion, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    claim = assertion.claim
    span = "" if claim.span is None else f": {claim.span.text}"
    why = f"{label(canonical(claim.cell))} {claim.kind}{span}"
    return tuple(replace(reading, why=why) for reading in readings)


def _used_goals(book: Book, readings: tuple[tuple[Reading, ...], ...]) -> frozenset[int]:
    """Goals that some figure, or a sentence about goals, is measured against."""
    measured = {
        unknown
        for assertion, found in zip(book.assertions, readings, strict=True)
        if not assertion.is_goal or not isinstance(assertion.claim.statement, Level)
        for reading in found
        for unknown in reading.unknowns
    }
    return frozenset(
        place
        for place, (assertion, found) in enumerate(zip(book.assertions, readings, strict=True))
        if assertion.is_goal and any(unknown in measured for reading in found for unknown in reading.unknowns)
    )


def _coarse(assertion: Assertion) -> Interval | None:
    """A bare round figure with a magnitude word, read to the digit before its last, a 0; None where that is no other.

    "20 million" may be 18 to 22 million, but "500 million" no more than 495 to 505: the more digits stand before the
    last, the finer somebody counted.
    """
    statement = assertion.claim.statement
    if not isinstance(statement, Level) or assertion.is_running or assertion.is_goal:
        return None
    value, interval = statement.value, statement.value.interval
    digits = (value.written or "").replace(",", "")
    if value.form is not Form.PLAIN or value.unit is not Unit.COUNT or not digits.isdigit() or not digits.endswith("0"):
        return None
    if interval.low is None or interval.high is None or not digits.strip("0"):
        return None
    middle = (interval.low + interval.high) / 2
    half = min(middle / Fraction(digits) * 10 / 2, middle / 10)
    return Interval(middle - half, middle + half) if half > middle - interval.low else None


def _weight(number: int, assertion: Assertion, reread: frozenset[int]) -> int:
    if number in reread:
        return _REREAD
    return _SOFT if assertion.is_soft or OTHERS in assertion.claim.cell.vendor else FIRM


def _numbered(draft: Draft, numbers: Mapping[Unknown, int], *, claims: tuple[int, ...] = ()) -> Row:
    terms: dict[int, Fraction] = {}
    for found, value in draft.terms:
        terms[numbers[found]] = terms.get(numbers[found], Fraction(0)) + value
    return Row(
        terms=tuple(sorted((number, value) for number, value in terms.items() if value != 0)),
        sense=draft.sense,
        rhs=draft.rhs,
        why=draft.why,
        claims=claims,
        is_strict=draft.is_strict,
    )
