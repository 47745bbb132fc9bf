"""Linear programmes by HiGHS: the only file with floating-point numbers.

Invariant: exact fractions come in and fractions go out, and what goes out is a guess: which lines are tight, with
which multipliers, and how far the optimum lies. Nothing is believed before `certificate` has added it up exactly.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from crossfoot.reconcile.problem import Terms

__all__ = ["Limits", "Line", "Optimum", "Programme", "Status", "smallest_cover"]

# Figures are scaled so that the largest lies between 1e3 and 1e4: HiGHS works to 1e-9 absolute, so that a unit in the
# last of ten digits is still seen.
_DIGITS = 4
_FEASIBILITY = 1e-9
_DUAL_ZERO = 1e-9
# A multiplier of a proof is a ratio of printed figures; beyond this the exact equations are needed anyway.
_DENOMINATOR = 10**7
_HALF = 0.5
# HiGHS' names: after new costs the last basis is still feasible, after new limits it is still optimal in its costs.
_ANY, _DUAL, _PRIMAL = 0, 1, 4


class Status(StrEnum):
    """How a run ended."""

    OPTIMAL = "optimal"
    INFEASIBLE = "infeasible"
    UNBOUNDED = "unbounded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Limits:
    """Least and greatest value, None where there is none."""

    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A weighted sum of columns within limits."""

    terms: Terms
    limits: Limits


@dataclass(frozen=True, slots=True)
class Optimum:
    """What a run suggests.

    Args:
        status: How it ended; the rest is empty unless it is optimal.
        value: The least value of the question, to about ten digits.
        multipliers: Line and its multiplier, rounded, those that are not 0.
        basic: Columns that stand at neither limit.
        tight: Lines that stand at a limit.
    """

    status: Status
    value: Fraction = Fraction(0)
    multipliers: tuple[tuple[int, Fraction], ...] = ()
    basic: frozenset[int] = frozenset()
    tight: frozenset[int] = frozenset()


class Programme:
    """One linear programme, asked many questions; each run starts warm from the last.

    Args:
        columns: Limits of each unknown.
        lines: The inequalities; terms name columns by place.
        unit: What figures are divided by before solving; None picks a power of ten that suits them.
    """

    def __init__(self, columns: Sequence[Limits], lines: Sequence[Line], *, unit: Fraction | None = None) -> None:
        import highspy  # noqa: PLC0415  a tenth of a second that only solving should pay

        self._module: Any = highspy
        self._unit = unit or _unit_of([*columns, *(line.limits for line in lines)])
        self._engine: Any = self._module.Highs()
        for name, value in (
            ("output_flag", False),
            ("threads", 1),
            ("presolve", "off"),
            ("random_seed", 0),
            ("primal_feasibility_tolerance", _FEASIBILITY),
            ("dual_feasibility_tolerance", _FEASIBILITY),
        ):
            self._engine.setOptionValue(name, value)
        self._engine.passModel(self._model(columns, lines))
        self._question: Terms = ()
        self._is_warm = False

    @property
    def tolerance(self) -> Fraction:
        """How far an optimum may be off, in the units of the question."""
        return self._unit / 10**6

    def switch(self, lines: Sequence[int], *, on: bool) -> None:
        """Put lines in force or out of it."""
        import numpy as np  # noqa: PLC0415

        if lines:
            places = np.array(lines, dtype=np.int32)
            low = self._row_low[places] if on else np.full(len(lines), -math.inf)
            high = self._row_high[places] if on else np.full(len(lines), math.inf)
            self._engine.changeRowsBounds(len(lines), places, low, high)

    def minimise(self, question: Terms, *, no_less_than: Fraction | None = None) -> Optimum:
        """The least value of a weighted sum of columns.

        Args:
            question: The sum.
            no_less_than: If the least value is at most this, nothing but the value is of interest.
        """
        if question != self._question:
            for column, _ in self._question:
                self._engine.changeColCost(column, 0.0)
            for column, coefficient in question:
                self._engine.changeColCost(column, float(coefficient))
            self._engine.setOptionValue("simplex_strategy", _PRIMAL if self._is_warm else _ANY)
            self._question = question
        else:
            self._engine.setOptionValue("simplex_strategy", _DUAL)
        status = self._run()
        if status is Status.FAILED:
            self.forget()
            status = self._run()
        self._is_warm = status is Status.OPTIMAL
        if status is not Status.OPTIMAL:
            return Optimum(status)
        value = Fraction(self._engine.getInfo().objective_function_value) * self._unit
        if no_less_than is not None and value <= no_less_than:
            return Optimum(status, value)
        return self._optimum(value)

    def choose(self, costs: Sequence[int], nodes: int) -> tuple[frozenset[int], int]:
        """The cheapest columns to set to 1, all others being 0; for programmes of small whole numbers.

        Args:
            costs: Cost of each column.
            nodes: Budget: how many branches may be looked at.

        Returns:
            The columns, and a proven lower limit of the cost.
        """
        whole = self._module.HighsVarType.kInteger
        for column, cost in enumerate(costs):
            self._engine.changeColCost(column, float(cost))
            self._engine.changeColIntegrality(column, whole)
        self._engine.setOptionValue("mip_max_nodes", nodes)
        self._engine.setOptionValue("mip_rel_gap", 0.0)
        self._engine.run()
        point = list(self._engine.getSolution().col_value)
        chosen = frozenset(column for column, value in enumerate(point) if value > _HALF)
        cost = sum(costs[column] for column in chosen)
        least = math.ceil(self._engine.getInfo().mip_dual_bound - _HALF / 1000)
        return chosen, min(cost, least)

    def forget(self) -> None:
        """Start the next run cold."""
        self._engine.clearSolver()
        self._engine.setOptionValue("simplex_strategy", _ANY)
        self._is_warm = False

    def _run(self) -> Status:
        self._engine.run()
        known = self._module.HighsModelStatus
        table = {
            known.kOptimal: Status.OPTIMAL,
            known.kInfeasible: Status.INFEASIBLE,
            known.kUnbounded: Status.UNBOUNDED,
            known.kModelEmpty: Status.OPTIMAL,
        }
        return table.get(self._engine.getModelStatus(), Status.FAILED)

    def _optimum(self, value: Fraction) -> Optimum:
        duals, basis = self._engine.getSolution().row_dual, self._engine.getBasis()
        at_neither = self._module.HighsBasisStatus.kBasic
        multipliers = tuple(
            (line, Fraction(dual).limit_denominator(_DENOMINATOR))
            for line, dual in enumerate(list(duals))
            if abs(dual) > _DUAL_ZERO
        )
        return Optimum(
            status=Status.OPTIMAL,
            value=value,
            multipliers=multipliers,
            basic=frozenset(c for c, state in enumerate(list(basis.col_status)) if state == at_neither),
            tight=frozenset(r for r, state in enumerate(list(basis.row_status)) if state != at_neither),
        )

    def _model(self, columns: Sequence[Limits], lines: Sequence[Line]) -> Any:
        import numpy as np  # noqa: PLC0415

        model = self._module.HighsLp()
        model.num_col_, model.num_row_ = len(columns), len(lines)
        model.col_cost_ = np.zeros(len(columns))
        model.col_lower_ = np.array([self._low(limits.low) for limits in columns], dtype=np.double)
        model.col_upper_ = np.array([self._high(limits.high) for limits in columns], dtype=np.double)
        self._row_low = np.array([self._low(line.limits.low) for line in lines], dtype=np.double)
        self._row_high = np.array([self._high(line.limits.high) for line in lines], dtype=np.double)
        model.row_lower_, model.row_upper_ = self._row_low, self._row_high
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line.terms))
        matrix = model.a_matrix_
        matrix.format_ = self._module.MatrixFormat.kRowwise
        matrix.num_col_, matrix.num_row_ = len(columns), len(lines)
        matrix.start_ = np.array(starts, dtype=np.int32)
        matrix.index_ = np.array([column for line in lines for column, _ in line.terms], dtype=np.int32)
        matrix.value_ = np.array([float(value) for line in lines for _, value in line.terms], dtype=np.double)
        return model

    def _low(self, end: Fraction | None) -> float:
        return -math.inf if end is None else float(end / self._unit)

    def _high(self, end: Fraction | None) -> float:
        return math.inf if end is None else float(end / self._unit)


def smallest_cover(sets: Sequence[frozenset[int]], weights: Sequence[int], *, nodes: int) -> tuple[frozenset[int], int]:
    """Members that hit every set at least total weight.

    Args:
        sets: What must be hit; each holds at least one member.
        weights: Cost of each member, positive.
        nodes: Budget: how many branches may be looked at.

    Returns:
        The members, and a proven lower limit of the weight.
    """
    members = sorted(set().union(*sets))
    place = {member: column for column, member in enumerate(members)}
    one = Fraction(1)
    lines = [Line(tuple(sorted((place[m], one) for m in found)), Limits(low=one)) for found in sets]
    programme = Programme([Limits(Fraction(0), one) for _ in members], lines, unit=one)
    chosen, least = programme.choose([weights[member] for member in members], nodes)
    return frozenset(members[column] for column in chosen), least


def _unit_of(limits: Sequence[Limits]) -> Fraction:
    """A power of ten that brings the largest limit to about four digits before the point."""
    ends = [abs(end) for found in limits for end in (found.low, found.high) if end is not None]
    largest = max(ends, default=Fraction(0))
    if largest == 0:
        return Fraction(1)
    digits = len(str(int(largest))) if largest >= 1 else 1 - len(str(int(1 / largest)))
    return Fraction(10) ** (digits - _DIGITS)
