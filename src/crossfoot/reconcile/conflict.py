"""Claims that cannot all be true, with the proof, the equation, the severity and the ways out.

Invariant: members are minimal; at least one of them is wrong, or means something else than it says, and nothing here
says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crossfoot.model import Form, Unit
from crossfoot.model.statement import Level
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.build import Model
from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.equation import Equation, equation_of
from crossfoot.reconcile.habits import Habit, distance_between
from crossfoot.reconcile.layers import Layer, layer_of
from crossfoot.reconcile.parting import Parting
from crossfoot.reconcile.problem import Sense
from crossfoot.reconcile.repair import Repair, repairs_of
from crossfoot.reconcile.scene import Scene
from crossfoot.reconcile.severity import HARD, severity_of

__all__ = ["Conflict", "conflict_from"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A minimal conflict.

    Args:
        members: Entries, one id for each claim.
        copies: For each member all entries that say the same.
        layer: Whether one release contradicts itself, one source has restated, or sources part.
        is_miscounted: Whether all figures are written out to the last unit and miss each other by more than one.
        needs_soft: Whether it needs a figure that is only worded, signed or hedged, or that "about so many" is no more.
        severity: The factor by which all intervals would have to widen to meet, rounded up.
        certificate: The proof that the members cannot all hold.
        equation: The members as a sum, a ratio or an order.
        given_up: The entry that gives way so that the others can hold; empty where that was not asked.
        habit: How far such figures usually lie apart; None within a release, and where too little is known.
        parting: Where most of the difference lies; None where that is not printed.
        repairs: What each member would have to be, were it the wrong one; none where nobody need be wrong.
    """

    members: tuple[str, ...]
    copies: tuple[tuple[str, ...], ...]
    layer: Layer
    is_miscounted: bool
    needs_soft: bool
    severity: Fraction
    certificate: Certificate
    equation: Equation
    repairs: tuple[Repair, ...]
    given_up: str = ""
    habit: Habit | None = None
    parting: Parting | None = None

    @property
    def is_hard(self) -> bool:
        """Whether it is plain arithmetic within one release, which no rounding and no loose phrase explains."""
        if self.layer is not Layer.RELEASE or self.needs_soft:
            return False
        # A count may be given twice on a page, preliminary and final, two units of its last digit apart; a rate is not.
        is_rate = self.equation.unit is not Unit.COUNT
        return self.severity > HARD or (is_rate and self.severity == HARD) or self.is_miscounted

    @property
    def distance(self) -> Fraction | None:
        """The gap as figures of different releases and sources are compared; None where it has no size."""
        return distance_between(self.equation.implied, self.equation.stated, self.equation.unit)

    @property
    def is_usual(self) -> bool:
        """Whether such figures lie so far apart anyway."""
        return self.habit is not None and self.distance is not None and self.distance <= self.habit.most

    @property
    def gap(self) -> Fraction:
        """Distance between what is implied and what is stated, in the unit of the equation."""
        return self.equation.gap


def conflict_from(model: Model, proof: Certificate, enough: frozenset[int] | None = None) -> Conflict:
    """Everything there is to say about a proof that some claims cannot all hold.

    Args:
        model: Where the claims stand.
        proof: The proof.
        enough: Claims without which all others of the release can hold; None where that was not looked for.
    """
    scene = Scene(model, proof)
    equation = equation_of(scene)
    assertions = [model.assertions[claim] for claim in scene.members]
    layer = layer_of(assertions)
    return Conflict(
        members=tuple(assertion.id for assertion in assertions),
        copies=tuple(tuple(entry.id for entry in assertion.entries) for assertion in assertions),
        layer=layer,
        is_miscounted=equation.gap > 1 and all(_is_written_out(assertion) for assertion in assertions),
        needs_soft=any(assertion.is_soft for assertion in assertions) or _needs_a_ceiling(model, proof),
        severity=severity_of(scene),
        certificate=proof,
        equation=equation,
        repairs=repairs_of(scene, equation, enough) if layer is Layer.RELEASE else (),
    )


def _needs_a_ceiling(model: Model, proof: Certificate) -> bool:
    """Whether a proof rests on "about so many" being no more than that.

    A count that is told as a bound is told as a floor: of the counts of the starter figures with one end 47 are "more
    than" or "at least" and 4 are below. Who retells one as "about" leaves the upper end as open as it was.
    """
    return any(
        row.sense is Sense.LE and len(row.terms) == 1 and _is_about(model.assertions[claim])
        for _, row in proof.parts
        for claim in row.claims
    )


def _is_about(assertion: Assertion) -> bool:
    statement = assertion.claim.statement
    return isinstance(statement, Level) and statement.value.form is Form.ABOUT and statement.value.unit is Unit.COUNT


def _is_written_out(assertion: Assertion) -> bool:
    """Whether it counts to the last unit: nothing was rounded that would explain a difference."""
    value = getattr(assertion.claim.statement, "value", None)
    return value is not None and value.form is Form.EXACT and value.unit is Unit.COUNT
