"""Which of the conflicts found are told, and what is only remarked.

Invariant: one conflict, the smallest, for each claim given up; conflicts that a coarser reading or touching roundings
explain are remarks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossfoot.model import Issue
from crossfoot.reconcile.build import Model
from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.conflict import Conflict, conflict_from
from crossfoot.reconcile.layers import Layer
from crossfoot.reconcile.region import Stage
from crossfoot.reconcile.severity import TOUCHING

__all__ = ["conflicts_of", "remarks_on", "rereadings_of"]


def rereadings_of(model: Model, given_up: frozenset[int]) -> frozenset[int]:
    """Claims given up in favour of their own coarser reading."""
    return frozenset(fine for coarse, fine in model.finer.items() if fine in given_up and coarse not in given_up)


def conflicts_of(model: Model, stages: Sequence[Stage]) -> tuple[Conflict, ...]:
    """One conflict for each claim given up, errors first, then by severity."""
    given_up = frozenset(claim for stage in stages for claim in stage.correction.given_up)
    reread = rereadings_of(model, given_up)
    proofs: dict[tuple[int, ...], tuple[Certificate, frozenset[int] | None]] = {}
    for stage in stages:
        for claim in sorted(stage.correction.given_up - reread):
            smallest = stage.correction.smallest(claim)
            if smallest is not None:
                proofs[smallest.claims] = (smallest, stage.enough)
    found = [conflict_from(model, proof, enough) for _, (proof, enough) in sorted(proofs.items())]
    order = list(Layer)
    told = [conflict for conflict in found if conflict.severity > TOUCHING or conflict.is_miscounted]
    return tuple(sorted(told, key=lambda c: (order.index(c.layer), not c.is_hard, -c.severity, c.members)))


def remarks_on(model: Model, stages: Sequence[Stage], conflicts: Iterable[Conflict]) -> tuple[Issue, ...]:
    """Readings made coarser, conflicts that are none, and searches that ended early."""
    found = []
    given_up = frozenset(claim for stage in stages for claim in stage.correction.given_up)
    for claim in model.in_order(rereadings_of(model, given_up)):
        assertion = model.assertions[claim]
        written = getattr(assertion.claim.statement, "value").written  # noqa: B009
        message = f"'{written}' fits the other figures only if it is rounded more coarsely."
        found.append(Issue("coarse-reading", message, assertion.id))
    for conflict in conflicts:
        if not conflict.is_hard:
            message = "These figures meet only if roundings or loose phrases are stretched."
            found.append(Issue("soft-conflict", message, " ".join(conflict.members)))
    for stage in stages:
        if not stage.correction.is_proven:
            message = (
                f"At least {stage.correction.least} and at most {stage.correction.cost} of weight must be given up."
            )
            found.append(Issue("correction-not-proven", message))
    return tuple(found)
