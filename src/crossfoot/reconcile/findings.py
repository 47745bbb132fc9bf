"""Which of the conflicts found are told, and what is only remarked.

Invariant: one conflict, the smallest, for each claim given up; conflicts that a coarser reading or touching roundings
explain are remarks.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossfoot.model import Issue
from crossfoot.reconcile.build import Model
from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.conflict import Conflict, conflict_from
from crossfoot.reconcile.layers import Layer
from crossfoot.reconcile.region import Region
from crossfoot.reconcile.severity import TOUCHING

__all__ = ["conflicts_of", "remarks_on", "rereadings_of"]


def rereadings_of(model: Model, regions: Sequence[Region]) -> frozenset[int]:
    """Claims given up in favour of their own coarser reading."""
    given_up = frozenset(claim for region in regions for claim in region.given_up)
    return frozenset(fine for coarse, fine in model.finer.items() if fine in given_up and coarse not in given_up)


def conflicts_of(model: Model, regions: Sequence[Region]) -> tuple[Conflict, ...]:
    """One conflict for each claim given up, errors first, then by severity."""
    reread = rereadings_of(model, regions)
    proofs: dict[tuple[int, ...], Certificate] = {}
    for region in regions:
        for stage in region.stages:
            for claim in sorted(stage.correction.given_up - reread):
                holding = [proof for proof in stage.correction.conflicts if claim in proof.claims]
                smallest = min(holding, key=lambda proof: (len(proof.claims), proof.claims), default=None)
                if smallest is not None:
                    proofs[smallest.claims] = smallest
    found = [conflict_from(model, proof) for _, proof in sorted(proofs.items())]
    order = list(Layer)
    told = [conflict for conflict in found if conflict.severity > TOUCHING]
    return tuple(sorted(told, key=lambda c: (order.index(c.layer), not c.is_hard, -c.severity, c.members)))


def remarks_on(model: Model, regions: Sequence[Region], conflicts: Sequence[Conflict]) -> tuple[Issue, ...]:
    """Readings made coarser, conflicts that are none, and searches that ended early."""
    found = []
    for claim in sorted(rereadings_of(model, regions)):
        assertion = model.assertions[claim]
        written = getattr(assertion.claim.statement, "value").written  # noqa: B009
        found.append(
            Issue(
                "coarse-reading",
                f"'{written}' fits the other figures only if it is rounded more coarsely.",
                assertion.id,
            )
        )
    for conflict in conflicts:
        if conflict.layer is Layer.RELEASE and not conflict.is_hard:
            message = "These figures meet only if roundings or loose phrases are stretched."
            found.append(Issue("soft-conflict", message, " ".join(conflict.members)))
    for region in regions:
        for stage in region.stages:
            correction = stage.correction
            if not correction.is_proven:
                message = (
                    f"At least {correction.least} and at most {correction.cost} tenths of a claim's weight must go."
                )
                found.append(Issue("correction-not-proven", message))
    return tuple(found)
