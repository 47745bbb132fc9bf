"""Which of the conflicts found are told, and what is only remarked.

Invariant: one conflict, the smallest, for each claim given up; conflicts that a coarser reading or touching roundings
explain are remarks, and gaps that are usual between two releases or two sources are not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from crossfoot.model import Issue
from crossfoot.reconcile.build import Model
from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.conflict import Conflict, conflict_from
from crossfoot.reconcile.equation import EquationKind
from crossfoot.reconcile.habits import habits_of
from crossfoot.reconcile.layers import Layer
from crossfoot.reconcile.parting import levels_of, parting_of
from crossfoot.reconcile.region import Stage
from crossfoot.reconcile.severity import TOUCHING

__all__ = ["conflicts_of", "differences_of", "remarks_on", "rereadings_of"]


def rereadings_of(model: Model, given_up: frozenset[int]) -> frozenset[int]:
    """Claims given up in favour of their own coarser reading."""
    return frozenset(fine for coarse, fine in model.finer.items() if fine in given_up and coarse not in given_up)


def conflicts_of(model: Model, stages: Sequence[Stage]) -> tuple[Conflict, ...]:
    """One conflict for each claim given up within a release, errors first, then by severity."""
    found = [conflict_from(model, proof, stage.enough) for _, proof, stage in _smallest(model, stages)]
    told = [conflict for conflict in found if conflict.severity > TOUCHING or conflict.is_miscounted]
    return tuple(sorted(told, key=lambda c: (not c.is_hard, -c.severity, c.members)))


def differences_of(
    model: Model, stages: Sequence[Stage], among: AbstractSet[int] | None = None
) -> tuple[Conflict, ...]:
    """One conflict for each claim given up between releases or sources, restatements first, the most direct first.

    A gap as wide as is usual between the two is left out.

    Args:
        model: Where the claims stand.
        stages: What was given up.
        among: Only conflicts that one of these claims is part of; None for all.
    """
    habits, levels = habits_of(model.assertions), levels_of(model.assertions)
    order = list(Layer)
    told = []
    for claim, proof, _ in _smallest(model, stages):
        if among is not None and among.isdisjoint(proof.claims):
            continue
        conflict = conflict_from(model, proof)
        assertions = [model.assertions[member] for member in proof.claims]
        voices = frozenset(assertion.origin for assertion in assertions if not assertion.is_outlet)
        parts = conflict.equation.kind is EquationKind.SAME and len(assertions) == 2  # noqa: PLR2004  one against one
        conflict = replace(
            conflict,
            given_up=model.assertions[claim].id,
            habit=habits.of(voices, conflict.equation.unit),
            parting=parting_of(assertions[0], assertions[1], levels) if parts else None,
        )
        if conflict.severity > TOUCHING and not conflict.is_usual:
            told.append(conflict)
    return tuple(sorted(told, key=lambda c: (order.index(c.layer), len(c.members), -(c.distance or 0), c.members)))


def _smallest(model: Model, stages: Sequence[Stage]) -> list[tuple[int, Certificate, Stage]]:
    """Each claim given up with its smallest conflict and the stage it was given up in, each conflict once."""
    given_up = frozenset(claim for stage in stages for claim in stage.correction.given_up)
    reread = rereadings_of(model, given_up)
    proofs: dict[tuple[int, ...], tuple[int, Certificate, Stage]] = {}
    for stage in stages:
        for claim in sorted(stage.correction.given_up - reread):
            smallest = stage.correction.smallest(claim)
            if smallest is not None:
                proofs[smallest.claims] = (claim, smallest, stage)
    return [found for _, found in sorted(proofs.items(), key=lambda item: item[0])]


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
