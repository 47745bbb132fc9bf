"""Figures that nobody printed, as rows of a table, records, and proofs with what they prove.

Invariant: each kind of question has one entry in `KINDS`; a verdict and an end are shown only with what proves them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crossfoot.cli.answers import ENDS, ends_cells, ids
from crossfoot.cli.show import Column
from crossfoot.errors import InputError
from crossfoot.model import Cell, Interval, Period, notation
from crossfoot.present.answers import ended_record
from crossfoot.present.records import ends_record
from crossfoot.present.words import amount, ends
from crossfoot.reconcile import Bound, Certificate, Grade, Table, to_json
from crossfoot.reconcile.derived import above, growth_of, run_rate, share_of
from crossfoot.reconcile.derived_parts import every_part_at_least
from crossfoot.reconcile.derived_quotient import Quotient
from crossfoot.reconcile.derived_rank import rank_of

__all__ = ["KINDS", "Answer", "Asked", "Kind"]

_AHEAD: tuple[Column, ...] = tuple(
    (f"ahead by {name}" if name.startswith("at ") else name, side) for name, side in ENDS
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    Args:
        cell: The figure.
        whole: What its share is taken of, or None for its market.
        base: What its growth is measured against, or None for a year before.
        than: What it is held against, where `above` is asked.
        floor: What each part must reach, where `each` is asked.
        months: How long a part is.
    """

    cell: Cell
    whole: Cell | None = None
    base: Period | None = None
    than: Cell | None = None
    floor: Interval | None = None
    months: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What one view answers.

    Args:
        rows: Rows under the kind's columns, without the view.
        record: The same for programs.
        proofs: Each proof, and the quotient it bounds where it bounds one.
    """

    rows: tuple[tuple[str, ...], ...]
    record: dict[str, Any]
    proofs: tuple[tuple[Certificate, Quotient | None], ...]

    def proof_records(self) -> Iterator[dict[str, Any]]:
        """The certificates for the verifier, each with the quotient it bounds."""
        for proof, found in self.proofs:
            yield to_json(proof) if found is None else {**to_json(proof), "ratio": found.to_json(proof.sense)}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: the columns of its answer, what is told about it, and how it is asked."""

    columns: tuple[Column, ...]
    title: Callable[[Asked], str]
    ask: Callable[[Table, Asked], Answer]


def _share(table: Table, asked: Asked) -> Answer:
    return _quotient(share_of(table, asked.cell, whole=asked.whole))


def _growth(table: Table, asked: Asked) -> Answer:
    return _quotient(growth_of(table, asked.cell, base=asked.base))


def _quotient(found: Quotient) -> Answer:
    record = {**ended_record(found), "unit": found.unit.value, "can_vanish": found.can_vanish}
    proofs = tuple((proof, found) for proof in (found.low, found.high) if proof is not None)
    return Answer((ends_cells(found, found.unit),), record, proofs)


def _rate(table: Table, asked: Asked) -> Answer:
    pace = run_rate(table, asked.cell)
    found = [("month", pace.month), ("day", pace.day)]
    paces = [(unit, bound) for unit, bound in found if bound is not None]
    return Answer(
        rows=tuple((unit, *ends_cells(bound)) for unit, bound in paces),
        record={f"a_{unit}": ended_record(bound) for unit, bound in paces},
        proofs=tuple(pair for _, bound in paces for pair in _both(bound)),
    )


def _above(table: Table, asked: Asked) -> Answer:
    if asked.than is None:
        raise InputError("Above whom? Give a vendor or the address of a figure with --than.")
    found = above(table, asked.cell, asked.than)
    told = found.grade.value
    if found.grade is Grade.POSSIBLE and found.is_never_below:
        told = "possible (never below)"
    return Answer(
        rows=((told, *ends_cells(found.difference)),),
        record={
            "grade": found.grade.value,
            "never_below": found.is_never_below,
            "difference": ended_record(found.difference),
        },
        proofs=() if found.proof is None else ((found.proof, None),),
    )


def _each(table: Table, asked: Asked) -> Answer:
    if asked.floor is None:
        raise InputError("At least how many? Give a figure such as 10M with --at-least.")
    found = every_part_at_least(table, asked.cell, asked.floor, months=asked.months)
    rows = [
        (part.period.label, grade.value, *ends_cells(part.average))
        for part, grade in zip(found.parts, found.grades, strict=True)
    ]
    entries = () if found.weakest is None else found.weakest.average.high_entries
    low = "" if found.least.low is None else amount(Interval(found.least.low, None, found.least.low_open))
    high = (
        "unbounded"
        if found.least.high is None
        else ends(Interval(None, found.least.high, False, found.least.high_open))
    )
    rows.append(("the weakest", found.grade.value, low, "", high, ids(entries), ""))
    return Answer(
        rows=tuple(rows),
        record={
            "grade": found.grade.value,
            "weakest": {**ends_record(found.least), "entries": list(entries),
                        "stretch": None if found.weakest is None else found.weakest.period.label},
            "parts": [{"period": part.period.label, "grade": grade.value, **ended_record(part.average)}
                      for part, grade in zip(found.parts, found.grades, strict=True)],
        },
        proofs=tuple((proof, None) for proof in found.proofs),
    )  # fmt: skip


def _rank(table: Table, asked: Asked) -> Answer:
    found = rank_of(table, asked.cell)
    by_grade = {grade: [pair.one.vendor[0] for pair in found.rivals if pair.grade is grade] for grade in Grade}
    listed = [", ".join(by_grade[grade]) for grade in Grade]
    unnamed = "any number" if found.unnamed is None else str(found.unnamed)
    proving = ids(tuple(sorted({entry for proof in found.proofs for entry in proof.entry_ids})))
    return Answer(
        rows=((ends(found.interval), ends(found.named), *listed, unnamed, proving),),
        record={
            **ends_record(found.interval),
            "among_named": ends_record(found.named),
            "above": by_grade[Grade.PROVEN],
            "perhaps_above": by_grade[Grade.POSSIBLE],
            "not_above": by_grade[Grade.REFUTED],
            "unnamed_above": found.unnamed,
            "printed_by": list(found.printed),
            "set_aside": list(found.given_up),
        },
        proofs=tuple((proof, found.room if proof is found.room.high else None) for proof in found.proofs),
    )


def _both(bound: Bound) -> Iterable[tuple[Certificate, None]]:
    return ((proof, None) for proof in (bound.low, bound.high) if proof is not None)


def _title_share(asked: Asked) -> str:
    whole = "its market" if asked.whole is None else notation.write_cell(asked.whole)
    return f"{notation.write_cell(asked.cell)} as a share of {whole}"


def _title_growth(asked: Asked) -> str:
    base = asked.base or asked.cell.period.shift_years(-1)
    return f"{notation.write_cell(asked.cell)}, growth on {base.label}"


def _title_above(asked: Asked) -> str:
    return f"{notation.write_cell(asked.cell)} above {notation.write_cell(asked.than or asked.cell)}"


def _title_each(asked: Asked) -> str:
    part = {1: "month", 3: "quarter"}[asked.months]
    return f"{notation.write_cell(asked.cell)}, each {part} {ends(asked.floor or Interval(None, None))}"


KINDS: Mapping[str, Kind] = {
    "share": Kind(ENDS, _title_share, _share),
    "growth": Kind(ENDS, _title_growth, _growth),
    "rank": Kind(
        (("place", "left"), ("among the named", "left"), ("above", "left"), ("perhaps above", "left"),
         ("not above", "left"), ("unnamed above", "right"), ("proven by", "left")),
        lambda asked: f"{notation.write_cell(asked.cell)}, place in its market",
        _rank,
    ),
    "above": Kind((("verdict", "left"), *_AHEAD), _title_above, _above),
    "each": Kind((("part", "left"), ("verdict", "left"), *ENDS), _title_each, _each),
    "rate": Kind((("a", "left"), *ENDS), lambda asked: f"{notation.write_cell(asked.cell)}, evenly spread", _rate),
}  # fmt: skip
