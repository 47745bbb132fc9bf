"""A conflict as an equation: one stated figure against what the others make of it.

Invariant: the implied interval follows from the other members alone; the gap is the distance between it and the stated
interval, in the unit of the figure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from crossfoot.model import EVERYTHING, Cell, Interval, Unit
from crossfoot.reconcile.habits import gap_between
from crossfoot.reconcile.reading import Reading
from crossfoot.reconcile.scene import Scene

__all__ = ["Equation", "EquationKind", "Term", "equation_of"]


class EquationKind(StrEnum):
    """How the members are put together."""

    SAME = "same"
    SUM = "sum"
    RATIO = "ratio"
    ORDER = "order"
    CHAIN = "chain"


@dataclass(frozen=True, slots=True)
class Term:
    """A stated figure on the side that is worked out.

    Args:
        entry: The entry that states it.
        weight: What it is multiplied by; for a ratio the denominator's terms carry `is_below`.
        interval: The figure as stated.
        cell: Its address.
        is_below: Whether it stands below the line of a ratio.
    """

    entry: str
    weight: Fraction
    interval: Interval
    cell: Cell
    is_below: bool = False


@dataclass(frozen=True, slots=True)
class Equation:
    """What the figures make together, and what is stated for it.

    Args:
        kind: `same` (one figure given twice), `sum` (terms with weights), `ratio` (terms above and below a line),
            `order` (who stands above whom), or `chain` where the figures can only be listed.
        entry: The entry that states the figure that is compared.
        cell: Its address.
        terms: The other stated figures.
        implied: Where the figure lies if the others hold; everything where they bound it on neither side.
        stated: Where it lies as stated.
        gap: Distance between the two, 0 where they touch.
        unit: Unit of all three.
    """

    kind: EquationKind
    entry: str
    cell: Cell
    terms: tuple[Term, ...]
    implied: Interval
    stated: Interval
    gap: Fraction
    unit: Unit


def equation_of(scene: Scene) -> Equation:
    """The equation of a conflict, told about its total or its ratio."""
    spoken = {claim: scene.spoken(claim) for claim in scene.members}
    weights = _weights(scene)
    target, kind = _target(scene, spoken, weights)
    reading = spoken[target]
    stated = EVERYTHING if reading is None else reading.interval
    implied = EVERYTHING if reading is None else scene.implied(target, reading)
    assertion = scene.model.assertions[target]
    terms = tuple(_term(scene, claim, target, spoken, weights) for claim in scene.members if claim != target)
    if kind is EquationKind.SAME:
        # A proof weighs two growths of one figure by their sizes; to the reader they are one number given twice.
        terms = tuple(replace(term, weight=Fraction(1), is_below=False) for term in terms)
    return Equation(
        kind=kind,
        entry=assertion.id,
        cell=assertion.claim.cell,
        terms=terms,
        implied=implied,
        stated=stated,
        gap=gap_between(implied, stated),
        unit=unit_of(scene, target),
    )


def unit_of(scene: Scene, claim: int) -> Unit:
    """The unit of a member's figure; counts where it has none."""
    value = getattr(scene.model.assertions[claim].claim.statement, "value", None)
    unit = Unit.COUNT if value is None else value.unit
    return Unit.COUNT if unit in (Unit.RANK, Unit.PERIODS) else unit


def _weights(scene: Scene) -> dict[int, Fraction]:
    """The weight of each member in the proof, that of its own rows added up."""
    total: dict[int, Fraction] = {}
    for weight, row in scene.proof.parts:
        for claim in row.claims:
            total[claim] = total.get(claim, Fraction(0)) + weight
    return total


def _target(scene: Scene, spoken: dict[int, Reading | None], weights: dict[int, Fraction]) -> tuple[int, EquationKind]:
    """The member the equation is told about: the one ratio, the total of a sum, or the order."""
    orders = [claim for claim in scene.members if spoken[claim] and _is_order(scene, claim)]
    if orders:
        return orders[0], EquationKind.ORDER
    first, *others = [spoken[claim] for claim in scene.members]
    if first is not None and all(o is not None and (o.top, o.bottom) == (first.top, first.bottom) for o in others):
        return scene.members[-1], EquationKind.SAME
    ratios = [claim for claim in scene.members if (reading := spoken[claim]) is not None and reading.bottom]
    if len(ratios) == 1 and not _partners(spoken[ratios[0]]):
        return ratios[0], EquationKind.RATIO
    if ratios:
        return ratios[-1], EquationKind.CHAIN
    totals = [
        claim
        for claim in scene.members
        if all(weights[claim] * weights[other] < 0 for other in scene.members if other != claim)
    ]
    return (totals or list(scene.members))[-1], EquationKind.SUM


def _is_order(scene: Scene, claim: int) -> bool:
    return scene.model.assertions[claim].claim.kind in ("rank", "order")


def _partners(reading: Reading | None) -> tuple[int, ...]:
    return () if reading is None else reading.partners


def _term(
    scene: Scene,
    claim: int,
    target: int,
    spoken: dict[int, Reading | None],
    weights: dict[int, Fraction],
) -> Term:
    reading, aim = spoken[claim], spoken[target]
    ratio = -weights[claim] / weights[target] if weights[target] else Fraction(1)
    limit = _limit(scene, target)
    is_below = aim is not None and bool(aim.bottom) and ratio < 0
    assertion = scene.model.assertions[claim]
    return Term(
        entry=assertion.id,
        weight=-ratio / limit if is_below and limit else ratio,
        interval=EVERYTHING if reading is None else reading.interval,
        cell=assertion.claim.cell,
        is_below=is_below,
    )


def _limit(scene: Scene, target: int) -> Fraction:
    """What the target's row multiplies its denominator by."""
    reading = scene.spoken(target)
    if reading is None or not reading.bottom:
        return Fraction(1)
    numbers = {scene.model.numbers[found] for found, _ in reading.bottom}
    rows = [row for _, row in scene.proof.parts if target in row.claims]
    return next((-value for row in rows for unknown, value in row.terms if unknown in numbers), Fraction(1))
