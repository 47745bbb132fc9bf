"""The tightest interval of one sum of figures divided by another.

Invariant: `top / bottom <= r` is proven as the weighted sum `top - r * bottom <= 0`, a certificate like any other, and
holds wherever the divisor is above 0. A divisor that may be negative, or can only be 0, bounds nothing.

Source:
    Charnes, Cooper, "Programming with linear fractional functionals" (1962): with all figures divided by the divisor
    the greatest quotient is the greatest value of a linear programme, and its multipliers are those of a proof. The
    proof given is that of the sum itself, which also tells where a quotient is only approached, and those are given
    where it fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from crossfoot.errors import InputError
from crossfoot.model import Cell, Interval, Unit
from crossfoot.reconcile.bound import Bound, EndStatus
from crossfoot.reconcile.certificate import Certificate, certify
from crossfoot.reconcile.problem import Problem, Row, Sense, Terms, combine
from crossfoot.reconcile.solver import Status
from crossfoot.reconcile.system import System
from crossfoot.reconcile.table import Table

__all__ = ["Quotient", "Weighted", "quotient"]

Weighted = tuple[tuple[Fraction, Cell], ...]
Named = tuple[tuple[Fraction, str], ...]

_ONE = Fraction(1)
_ZERO = Fraction(0)
# A floor of one unit beside figures of hundreds of millions takes more digits than the solver has. Where a quotient is
# looked for it is read as a floor of 0: at most an end is wider for it.
_DIGITS = 10**6
# Programmes kept for further quotients, of some megabytes each: a market's shares come between its growths.
_KEPT = 3


@dataclass(frozen=True, slots=True)
class Quotient:
    """Where the quotient of two sums of figures lies.

    Args:
        top: What is divided: weights and names of figures, as in the proofs.
        bottom: The divisor, the same way.
        interval: `scale * top / bottom + offset`, wherever the divisor is not 0; an end is open where it is not
            attained.
        low: Proof of the low end: `top - r * bottom >= 0`, or more than 0.
        high: Proof of the high end: `top - r * bottom <= 0`, or less than 0.
        low_status: `exact` where nothing tighter holds, `outer` where that is not known, `unbounded`.
        high_status: The same for the high end.
        divisor: What is proven for the divisor.
        scale: 100 for percent.
        offset: -100 for growth.
        given_up: Entries on these figures that were left out because they contradict others, by id.
    """

    top: Named
    bottom: Named
    interval: Interval
    low: Certificate | None
    high: Certificate | None
    low_status: EndStatus
    high_status: EndStatus
    divisor: Bound
    scale: Fraction = _ONE
    offset: Fraction = _ZERO
    given_up: tuple[str, ...] = ()

    @property
    def unit(self) -> Unit:
        """Percent, or times."""
        return Unit.RATIO if self.scale == 1 else Unit.PERCENT

    @property
    def low_entries(self) -> tuple[str, ...]:
        """Ids of the entries behind the low end."""
        return () if self.low is None else self.low.entry_ids

    @property
    def high_entries(self) -> tuple[str, ...]:
        """Ids of the entries behind the high end."""
        return () if self.high is None else self.high.entry_ids

    @property
    def can_vanish(self) -> bool:
        """Whether the divisor may be 0, so that there may be no quotient at all."""
        return 0 in self.divisor.interval

    def told(self, sense: Sense) -> str:
        """What the proof of an end says about the quotient, in words; empty where there is no such end."""
        limit, is_strict = self._limit(sense)
        relation = sense.value.rstrip("=") if is_strict else sense.value
        return "" if limit is None else f"({_sum(self.top)}) / ({_sum(self.bottom)}) {relation} {limit}"

    def to_json(self, sense: Sense) -> dict[str, Any]:
        """The same for the verifier, beside the proof: the two sums, and the limit of their quotient."""
        limit, is_strict = self._limit(sense)
        top, bottom = ({name: str(value) for value, name in side} for side in (self.top, self.bottom))
        return {"top": top, "bottom": bottom, "bound": str(limit), "strict": is_strict}

    def _limit(self, sense: Sense) -> tuple[Fraction | None, bool]:
        """An end of the bare quotient, and whether it is left out."""
        end, is_open = self.interval.low, self.interval.low_open
        if sense is Sense.LE:
            end, is_open = self.interval.high, self.interval.high_open
        return (None if end is None else (end - self.offset) / self.scale), is_open


def quotient(
    table: Table, top: Weighted, bottom: Weighted, *, scale: Fraction = _ONE, offset: Fraction = _ZERO
) -> Quotient:
    """The tightest interval of a quotient of two weighted sums of cells.

    Args:
        table: The figures of a view.
        top: What is divided.
        bottom: The divisor.
        scale: What the quotient is multiplied by, above 0.
        offset: What is then added.

    Raises:
        InputError: One sum is a multiple of the other, so that there is nothing to ask.
    """
    table = table.having(cell for _, cell in (*top, *bottom))
    above, below = table.question(top), table.question(bottom)
    if _is_multiple(above, below):
        raise InputError("A figure divided by itself, or by nothing, needs no figures.")
    divisor = table.bound_of(bottom)
    ends: dict[Sense, tuple[EndStatus, Certificate | None, Fraction]] = {}
    for sense in (Sense.GE, Sense.LE):
        status, proof, limit = EndStatus.UNBOUNDED, None, _ZERO
        if _is_positive(divisor):
            status, proof, limit = _end(table, above, below, sense)
        if proof is not None and proof.bound != 0 and divisor.interval.high is not None:
            status = EndStatus.OUTER  # only where the divisor has no limit can a quotient be approached and the sum not
        ends[sense] = (status, proof, limit)
    (low_status, low, least), (high_status, high, most) = ends[Sense.GE], ends[Sense.LE]
    is_point = low is not None and high is not None and least == most
    interval = Interval(
        None if low is None else scale * least + offset,
        None if high is None else scale * most + offset,
        low is not None and _is_open(low) and not is_point,
        high is not None and _is_open(high) and not is_point,
    )
    names = table.model.problem.names
    sides = [tuple((value, names[unknown]) for unknown, value in side) for side in (above, below)]
    return Quotient(
        sides[0], sides[1], interval, low, high, low_status, high_status, divisor, scale, offset,
        table.left_out(combine((_ONE, above), (_ONE, below)), (low, high)),
    )  # fmt: skip


def _is_positive(divisor: Bound) -> bool:
    """Whether a divisor is at least 0 and not always 0."""
    low, high = divisor.interval.low, divisor.interval.high
    return low is not None and low >= 0 and (high is None or high > 0)


def _is_open(proof: Certificate) -> bool:
    """Whether the quotient itself cannot be attained: the sum is strictly on one side of 0."""
    return proof.is_strict or proof.bound != 0


def _is_multiple(one: Terms, other: Terms) -> bool:
    if not one or not other:
        return True
    factor = one[0][1] / other[0][1]
    return one == tuple((unknown, factor * value) for unknown, value in other)


def _end(table: Table, top: Terms, bottom: Terms, sense: Sense) -> tuple[EndStatus, Certificate | None, Fraction]:
    """How an end is known, its proof, and the quotient there."""
    problem = table.model.problem
    places = table.in_force(unknown for unknown, _ in (*top, *bottom))
    with table.lock:
        system = _system(table, places, bottom)
        if not {unknown for unknown, _ in top} <= set(system.unknowns):
            return EndStatus.UNBOUNDED, None, _ZERO
        status, proof, is_attained = system.bound(top, sense)
    if proof is None:
        return EndStatus.UNBOUNDED if status is Status.UNBOUNDED else EndStatus.OUTER, None, _ZERO
    question = combine((_ONE, top), (-proof.bound, bottom))
    found = table.end(question, sense)[1]
    if found is None or (found.bound > 0 if sense is Sense.LE else found.bound < 0):
        found = _undivided(problem, dict(zip(system.problem.rows, places, strict=False)), question, proof)
    return EndStatus.EXACT if is_attained else EndStatus.OUTER, found, proof.bound


def _system(table: Table, places: tuple[int, ...], bottom: Terms) -> System:
    """The rows divided by a divisor, made once for both ends and for all that is divided by it."""
    system = table.divided.pop((places, bottom), None)
    if system is None:
        scaled = _divided(table.model.problem, places, bottom)
        system = System(scaled, range(len(scaled.rows)))
    table.divided[places, bottom] = system
    if len(table.divided) > _KEPT:
        table.divided.popitem(last=False)
    return system


def _undivided(problem: Problem, place_of: Mapping[Row, int], question: Terms, proof: Certificate) -> Certificate:
    """The same sum of the rows as they stand in the table; those added for the division fall out of it."""
    multipliers: dict[int, Fraction] = {}
    for weight, row in proof.parts:
        if row in place_of:
            multipliers[place_of[row]] = multipliers.get(place_of[row], _ZERO) + weight
    return certify(problem, question, proof.sense, multipliers)


def _divided(problem: Problem, places: tuple[int, ...], bottom: Terms) -> Problem:
    """The same rows between figures divided by the divisor; right-hand sides are multiples of a new unknown.

    That is 1 / divisor, counted in the largest right-hand side so that all numbers of the programme are of one size.
    """
    rows = [problem.rows[place] for place in places]
    inverse = len(problem.names)
    unit = max((abs(row.rhs) for row in rows), default=_ZERO) or _ONE
    scaled = []
    for row in rows:
        is_nothing = row.rhs == 0 or (len(row.terms) == 1 and abs(row.rhs) < unit / _DIGITS)
        terms = row.terms if is_nothing else (*row.terms, (inverse, -row.rhs / unit))
        scaled.append(Row(terms, row.sense, _ZERO, row.why, row.claims, row.is_strict))
    scaled.append(Row(((inverse, _ONE),), Sense.GE, _ZERO, "one divided by the divisor is not negative"))
    scaled.append(Row(bottom, Sense.EQ, _ONE, "the divisor divided by itself is one"))
    return Problem((*problem.names, "1 / divisor"), tuple(scaled), problem.claims, problem.weights)


def _sum(terms: Named) -> str:
    line = ""
    for value, name in terms:
        sign = " - " if value < 0 else " + "
        size = "" if abs(value) == 1 else f"{abs(value)} "
        line += (sign if line else sign.strip(" +")) + size + name
    return line
