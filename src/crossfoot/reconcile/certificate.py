"""A bound and the weighted sum of rows that proves it.

Invariant: a `Certificate` can only be made by `certify`, which adds the rows up in exact fractions and refuses a sum
that is not the question, a multiplier of the wrong sign, and a strictness no strict row carries. A contradiction is
a certificate for the empty question: 0 <= a negative number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from crossfoot.errors import ProofError
from crossfoot.reconcile.problem import Problem, Row, Sense, Terms, combine

__all__ = ["Certificate", "certify", "contradict", "join", "to_json", "weigh"]

_TURNED = {Sense.LE: Sense.GE, Sense.GE: Sense.LE}


@dataclass(frozen=True, slots=True)
class Certificate:
    """A proof that can be redone by hand.

    Args:
        question: The sum that is bounded; empty for a contradiction.
        sense: `<=` for a high end, `>=` for a low end.
        bound: The end.
        is_strict: Whether the end itself is excluded.
        parts: Multiplier and row; the weighted rows add up to the question and the bound.
        names: Unknown and its name, for those that occur, sorted.
        entries: For each part the ids of the ledger entries it rests on.
        claims: Places of the claims it rests on, sorted.
    """

    question: Terms
    sense: Sense
    bound: Fraction
    is_strict: bool
    parts: tuple[tuple[Fraction, Row], ...]
    names: tuple[tuple[int, str], ...]
    entries: tuple[tuple[str, ...], ...]
    claims: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "claims", tuple(sorted({claim for _, row in self.parts for claim in row.claims})))

    @property
    def entry_ids(self) -> tuple[str, ...]:
        """One id for each claim it rests on, sorted, without repetition."""
        return tuple(sorted({ids[0] for ids in self.entries if ids}))

    @property
    def is_contradiction(self) -> bool:
        """Whether it proves that its rows cannot all hold."""
        return not self.question and (self.bound < 0 or (self.bound == 0 and self.is_strict))


def certify(problem: Problem, question: Terms, sense: Sense, multipliers: Mapping[int, Fraction]) -> Certificate:
    """Add rows up into a proof.

    Args:
        problem: Where the rows stand.
        question: The sum to be bounded; empty for a contradiction.
        sense: `<=` or `>=`.
        multipliers: Place of a row in `problem.rows` and its weight.

    Raises:
        ProofError: The rows do not add up to the question, or a weight has the wrong sign.
    """
    # Fractions are slow to compare; their numerators have the same sign.
    parts = tuple((weight, problem.rows[place]) for place, weight in sorted(multipliers.items()) if weight.numerator)
    for weight, row in parts:
        if row.sense is not Sense.EQ and (weight.numerator > 0) != (row.sense is sense):
            raise ProofError(f"Row '{row.why}' is used against its direction.")
    if combine(*((weight, row.terms) for weight, row in parts)) != combine((Fraction(1), question)):
        raise ProofError("The weighted rows do not add up to the question.")
    bound = dict(combine(*((weight, ((0, row.rhs),)) for weight, row in parts))).get(0, Fraction(0))
    used = {unknown for _, row in parts for unknown, _ in row.terms} | {unknown for unknown, _ in question}
    return Certificate(
        question=question,
        sense=sense,
        bound=bound,
        is_strict=any(row.is_strict for _, row in parts),
        parts=parts,
        names=tuple((unknown, problem.names[unknown]) for unknown in sorted(used)),
        entries=tuple(tuple(i for claim in row.claims for i in problem.claims[claim][:1]) for _, row in parts),
    )


def contradict(problem: Problem, multipliers: Mapping[int, Fraction]) -> Certificate | None:
    """A proof that rows cannot all hold; None where the sum of the rows proves no such thing.

    Args:
        problem: Where the rows stand.
        multipliers: Place of a row and its weight, positive for `<=`.
    """
    try:
        found = certify(problem, (), Sense.LE, multipliers)
    except ProofError:
        return None
    return found if found.bound < 0 else None


def join(certificates: Sequence[Certificate], question: Terms) -> Certificate:
    """The sum of proofs of the same sense, as a proof of the sum of their questions.

    Raises:
        ProofError: The questions do not add up.
    """
    found = weigh([(Fraction(1), proof) for proof in certificates])
    if found.question != combine((Fraction(1), question)):
        raise ProofError("The proofs do not add up to the question.")
    return found


def weigh(certificates: Sequence[tuple[Fraction, Certificate]]) -> Certificate:
    """The weighted sum of proofs, as a proof of the weighted sum of their questions.

    Args:
        certificates: Weight, not 0, and proof; a negative weight turns the sense of a proof.

    Raises:
        ProofError: They bound from different sides.
    """
    senses = {proof.sense if weight > 0 else _TURNED[proof.sense] for weight, proof in certificates}
    if len(senses) != 1:
        raise ProofError("Proofs of both ends do not add up to a proof of one.")
    return Certificate(
        question=combine(*((weight, proof.question) for weight, proof in certificates)),
        sense=senses.pop(),
        bound=sum((weight * proof.bound for weight, proof in certificates), Fraction(0)),
        is_strict=any(proof.is_strict for _, proof in certificates),
        parts=tuple((weight * value, row) for weight, proof in certificates for value, row in proof.parts),
        names=tuple(sorted({name for _, proof in certificates for name in proof.names})),
        entries=tuple(ids for _, proof in certificates for ids in proof.entries),
    )


def to_json(certificate: Certificate) -> dict[str, Any]:
    """The certificate as the JSON object that `python -m crossfoot.verify` checks."""
    names = dict(certificate.names)

    def side(terms: Terms) -> dict[str, str]:
        return {names[unknown]: str(coefficient) for unknown, coefficient in terms}

    return {
        "question": side(certificate.question),
        "sense": certificate.sense.value,
        "bound": str(certificate.bound),
        "strict": certificate.is_strict,
        "terms": [
            {
                "multiplier": str(weight),
                "row": {
                    "terms": side(row.terms),
                    "sense": row.sense.value,
                    "rhs": str(row.rhs),
                    "strict": row.is_strict,
                    "why": row.why,
                },
                "claim": " ".join(ids) if ids else None,
            }
            for (weight, row), ids in zip(certificate.parts, certificate.entries, strict=True)
        ],
    }
