"""What each member of a conflict would have to be, were it the wrong one.

Invariant: a repair names no culprit; giving up any one member resolves the conflict, and the interval given follows
from the other members alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from crossfoot.model import EVERYTHING, Interval, Quantity, Unit
from crossfoot.model.statement import Change, Growth
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.book import sum_for
from crossfoot.reconcile.build import Model
from crossfoot.reconcile.cells import canonical, is_dated
from crossfoot.reconcile.equation import Equation, EquationKind
from crossfoot.reconcile.reading import Reading, growth_of
from crossfoot.reconcile.scene import Scene, moved
from crossfoot.reconcile.slips import Slip, SlipKind, slips_of

__all__ = ["Repair", "repairs_of"]

_WHAT = {
    EquationKind.SAME: "the two figures",
    EquationKind.SUM: "the sum",
    EquationKind.RATIO: "the ratio",
    EquationKind.ORDER: "the order",
    EquationKind.CHAIN: "the figures",
}
_NAMES = {"growth": "the growth", "share": "the share"}
_MONTHS_BACK = (12, 3, 1, 6)


@dataclass(frozen=True, slots=True)
class Repair:
    """One way out of a conflict.

    Args:
        entry: The entry to give up.
        implied: Where its figure would have to lie, given the others; everything where they leave it free.
        stated: Where it lies as stated.
        printed: The numeral as printed, or None.
        slips: Slips that would explain the figure, the likeliest first.
        is_enough: Whether all other figures of the release can hold without it, not only those of the conflict; None
            where that was not looked for.
    """

    entry: str
    implied: Interval
    stated: Interval
    printed: str | None
    slips: tuple[Slip, ...]
    is_enough: bool | None = None


def repairs_of(scene: Scene, equation: Equation, enough: frozenset[int] | None = None) -> tuple[Repair, ...]:
    """One repair for each member: those that mend the whole release first, then those that a slip explains."""
    found = [_repair(scene, claim, equation, enough) for claim in scene.members]
    return tuple(sorted(found, key=lambda repair: (repair.is_enough is False, not repair.slips, repair.entry)))


def _repair(scene: Scene, claim: int, equation: Equation, enough: frozenset[int] | None) -> Repair:
    assertion = scene.model.assertions[claim]
    reading = scene.spoken(claim)
    quantity: Quantity | None = getattr(assertion.claim.statement, "value", None)
    has_figure = reading is not None and assertion.claim.kind not in ("rank", "order")
    implied = scene.implied(claim, reading) if reading is not None and has_figure else EVERYTHING
    slips: tuple[Slip, ...] = ()
    if quantity is not None and reading is not None and (assertion.is_goal or reading.interval == quantity.interval):
        target = next(a for a in scene.model.assertions if a.id == equation.entry)
        what = _NAMES.get(target.claim.kind, _WHAT[equation.kind])
        slips = (*slips_of(quantity, implied, what), *_rereadings(scene, claim, quantity))
        slips += tuple(_neighbours(scene.model, assertion, quantity))
    return Repair(
        entry=assertion.id,
        implied=implied,
        stated=reading.interval if reading is not None and has_figure else EVERYTHING,
        printed=None if quantity is None else quantity.written,
        slips=slips,
        is_enough=None if enough is None else claim in enough,
    )


def _rereadings(scene: Scene, claim: int, quantity: Quantity) -> Iterator[Slip]:
    """The figure would be right against another base, or as percent instead of points."""
    statement = scene.model.assertions[claim].claim.statement
    printed = quantity.written or "the figure"
    cell = statement.cell
    if isinstance(statement, Growth) and quantity.unit is Unit.PERCENT and cell.period.has_whole_months:
        for months in _MONTHS_BACK:
            base = cell.at(cell.period.shift_months(-months))
            if canonical(base).period == canonical(cell.at(statement.base.period)).period:
                continue
            reading = growth_of(sum_for(cell), sum_for(base), quantity.interval)
            if _fits(scene, claim, reading):
                yield Slip(
                    SlipKind.BASE,
                    printed,
                    base.period.label,
                    f"{printed} is the growth on {base.period.label}, not on {statement.base.period.label}",
                )
    if isinstance(statement, Change) and quantity.unit is Unit.POINTS:
        base = cell.at(statement.base.period)
        reading = growth_of(sum_for(cell), sum_for(base), quantity.interval)
        if is_dated(base) and _fits(scene, claim, reading):
            yield Slip(SlipKind.POINTS, printed, f"{printed} percent", f"{printed} fits as percent, not as points")


def _fits(scene: Scene, claim: int, reading: Reading) -> bool:
    """Whether a sentence agrees with figures of the same view, which have to say something about it."""
    if any(found not in scene.model.numbers for found in reading.unknowns):
        return False
    stated = {
        found.top[0][0]: found.interval
        for number, readings in enumerate(scene.model.readings)
        if number != claim
        for found in readings
        if len(found.top) == 1 and not found.bottom and found.interval.is_bounded
    }
    top, bottom = (stated.get(unknown) for unknown in reading.unknowns)
    if top is None or bottom is None or bottom.low is None or bottom.low <= 0:
        return False
    quotient = top.divide(bottom).scale(reading.scale)
    return moved(quotient, reading.offset).meets(reading.interval)


def _neighbours(model: Model, assertion: Assertion, quantity: Quantity) -> Iterator[Slip]:
    """The same figure is given for another vendor or another measure in the same period."""
    cell = canonical(assertion.claim.cell)
    printed = quantity.written or "the figure"
    seen = set()
    for claim in model.alike.get((assertion.claim.kind, quantity.interval), ()):
        there = canonical(model.assertions[claim].claim.cell)
        if there.period != cell.period or there.place != cell.place:
            continue
        if there == replace(cell, vendor=there.vendor) and there.vendor != cell.vendor:
            name = ", ".join(there.vendor)
        elif there == replace(cell, measure=there.measure) and there.measure != cell.measure:
            name = there.measure or ""
        else:
            continue
        if name not in seen:
            seen.add(name)
            yield Slip(SlipKind.NEIGHBOUR, printed, name, f"{printed} is also given for {name}")
