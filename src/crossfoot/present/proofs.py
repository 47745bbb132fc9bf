"""A proof as a sum that can be redone by hand: inequalities, what each is multiplied by, and what they add up to.

Invariant: the lines are the certificate's rows, all of them, with exact numbers; adding them up gives the last line.
Figures have letters, so that the sum fits on a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from string import ascii_uppercase

from crossfoot.present.citation import Citation
from crossfoot.present.sums import Lookup
from crossfoot.present.words import exact, rounded_down, rounded_up
from crossfoot.reconcile import Certificate
from crossfoot.reconcile.problem import Row, Sense, Terms

__all__ = ["ProofLine", "ProofSum", "proof_sum"]

_STRICT = {Sense.LE: "<", Sense.GE: ">", Sense.EQ: "="}


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One inequality of a proof.

    Args:
        weight: What it is multiplied by.
        relation: The inequality, figures by their letters.
        notes: Numbers of the notes it rests on; none where it is arithmetic.
        why: The arithmetic it follows from; empty where it rests on notes.
    """

    weight: str
    relation: str
    notes: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ProofSum:
    """A proof.

    Args:
        where: Each letter, and the figure it stands for.
        lines: What is added up.
        total: What it adds up to.
        notes: The claims it rests on; the first is note 1.
    """

    where: tuple[tuple[str, str], ...]
    lines: tuple[ProofLine, ...]
    total: str
    notes: tuple[Citation, ...]


def proof_sum(proof: Certificate, cite: Lookup) -> ProofSum:
    """A certificate as a sum.

    Args:
        proof: The certificate.
        cite: Gives the claim of an entry.
    """
    letters = {unknown: _letter(number) for number, (unknown, _) in enumerate(proof.names)}
    notes: dict[str, int] = {}
    lines = tuple(
        _line(weight, row, ids, letters, notes) for (weight, row), ids in zip(proof.parts, proof.entries, strict=True)
    )
    total = _relation(proof.question, proof.sense, proof.bound, letters, is_strict=proof.is_strict)
    where = tuple((letters[unknown], name) for unknown, name in proof.names)
    return ProofSum(where, lines, f"{total}{_as_decimal(proof)}", tuple(cite(id_) for id_ in notes))


def _as_decimal(proof: Certificate) -> str:
    """The end as a decimal too, rounded outward, where it is a fraction."""
    shown = rounded_up(proof.bound) if proof.sense is Sense.LE else rounded_down(proof.bound)
    return "" if shown == exact(proof.bound) else f", that is {shown}"


def _line(
    weight: Fraction, row: Row, ids: tuple[str, ...], letters: dict[int, str], notes: dict[str, int]
) -> ProofLine:
    """One row; a reason that is a claim gets a number."""
    numbers = tuple(notes.setdefault(id_, len(notes) + 1) for id_ in ids)
    relation = _relation(row.terms, row.sense, row.rhs, letters, is_strict=row.is_strict)
    return ProofLine(exact(weight), relation, numbers, "" if numbers else row.why)


def _relation(terms: Terms, sense: Sense, rhs: Fraction, letters: dict[int, str], *, is_strict: bool) -> str:
    left = ""
    for unknown, value in terms:
        size = "" if abs(value) == 1 else f"{exact(abs(value))} "
        left += f" {'-' if value < 0 else '+'} " if left else "-" if value < 0 else ""
        left += f"{size}{letters[unknown]}"
    return f"{left or '0'} {_STRICT[sense] if is_strict else sense.value} {exact(rhs)}"


def _letter(number: int) -> str:
    """A to Z, then A2 to Z2 and so on."""
    turn, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(turn + 1) if turn else "")
