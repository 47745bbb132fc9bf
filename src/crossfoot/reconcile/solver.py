"""Linear programmes by HiGHS: with `turned` and `weights`, the only file with floating-point numbers.

Invariant: exact fractions come in and fractions go out, and what goes out is a guess: which lines are tight, with
which multipliers, and how far the optimum lies. Nothing is believed before `certificate` has added it up exactly.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any, Self

from crossfoot.reconcile.problem import Sense, Terms

__all__ = ["Limits", "Optimum", "Programme", "Shape", "Status", "rounded", "smallest_cover", "terms_of", "unit_of"]

# Figures are scaled so that the largest lies between 1e3 and 1e4: HiGHS works to 1e-9 absolute, so that a unit in the
# last of ten digits is still seen.
_DIGITS = 4
_FEASIBILITY = 1e-9
_DUAL_ZERO = 1e-9
# A point reaches a limit where it comes so near.
_REACH = 1e-8
# A multiplier of a proof is a ratio of printed figures; beyond this the exact equations are needed anyway.
_DENOMINATOR = 10**7
_HALF = 0.5
_ZERO = Fraction(0)
# HiGHS' names: after new costs the last basis is still feasible, which is what the primal simplex starts from.
_ANY, _PRIMAL = 0, 4


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
class Shape:
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
        priced: Columns at a limit that moving would cost something; all others the lines account for.
    """

    status: Status
    value: Fraction = Fraction(0)
    multipliers: Terms = ()
    priced: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Arrays:
    """Columns and lines as numpy arrays, the terms of the lines one after the other."""

    column_low: Any
    column_high: Any
    line_low: Any
    line_high: Any
    starts: Any
    index: Any
    value: Any


def terms_of(lines: Any, starts: Any) -> tuple[Any, Any]:
    """Where the terms of some lines start when put one after the other, and where they stand now.

    Args:
        lines: Places of the lines.
        starts: Where the terms of each line start now, and where the last ends.
    """
    import numpy as np  # noqa: PLC0415

    sizes = starts[lines + 1] - starts[lines]
    found = np.concatenate(([0], np.cumsum(sizes)))
    return found, np.repeat(starts[lines] - found[:-1], sizes) + np.arange(found[-1])


class Programme:
    """One linear programme, asked many questions; each run starts warm from the last.

    Args:
        arrays: The columns and lines.
        unit: What figures were divided by.
    """

    _warm = _PRIMAL
    _options = (("primal_simplex_bound_perturbation_multiplier", 0.0),)

    def __init__(self, arrays: _Arrays, unit: Fraction) -> None:
        self._arrays, self._unit = arrays, unit
        self._costs: dict[int, Fraction] = {}
        self._is_warm = False
        self._is_new = True
        self._goals: tuple[Any, Any] | None = None
        self._reached: dict[Sense, set[int]] = {Sense.GE: set(), Sense.LE: set()}

    @classmethod
    def of(cls, columns: Sequence[Limits], lines: Sequence[Shape], *, unit: Fraction | None = None) -> Self:
        """A programme of limits and lines.

        Args:
            columns: Limits of each unknown.
            lines: The inequalities; terms name columns by place.
            unit: What figures are divided by before solving; None picks a power of ten that suits them.
        """
        chosen = unit or unit_of([*columns, *(line.limits for line in lines)])
        return cls(_arrays_of(columns, lines, chosen), chosen)

    @property
    def tolerance(self) -> Fraction:
        """How far an optimum may be off, in the units of the question."""
        return self._unit / 10**6

    def minimise(self, question: Terms) -> Optimum:
        """The least value of a weighted sum of columns.

        Args:
            question: The sum.
        """
        wanted = dict(question)
        gone = [(column, _ZERO) for column in self._costs if column not in wanted]
        self.price((*gone, *question))
        status, value = self.solve()
        return self.optimum(value) if status is Status.OPTIMAL else Optimum(status)

    def price(self, costs: Terms) -> None:
        """Change what some columns cost."""
        for column, value in costs:
            if self._costs.get(column, _ZERO) != value:
                self._charge(column, float(value))
                self._costs[column] = value
                if value == 0:
                    del self._costs[column]

    def solve(self) -> tuple[Status, Fraction]:
        """Run with the costs as they are: how it ended, and the least value."""
        status = self._run()
        if status is Status.FAILED:
            self.forget()
            status = self._run()
        # A run that went out of bounds left a feasible basis behind.
        self._is_warm = status in (Status.OPTIMAL, Status.UNBOUNDED)
        return status, Fraction(self._least()) * self._unit if status is Status.OPTIMAL else _ZERO

    def optimum(self, value: Fraction) -> Optimum:
        """What the last run, which was optimal, suggests."""
        import numpy as np  # noqa: PLC0415

        duals, prices = self._prices()
        tight = np.flatnonzero(np.abs(duals) > _DUAL_ZERO)
        priced = np.flatnonzero(np.abs(prices) > _DUAL_ZERO)
        return Optimum(
            status=Status.OPTIMAL,
            value=value,
            multipliers=tuple(zip(tight.tolist(), map(rounded, duals[tight].tolist()), strict=True)),
            priced=frozenset(priced.tolist()),
        )

    def watch(self, limits: Sequence[Limits]) -> None:
        """Keep limits of all columns, to be compared with the points of runs."""
        low = _ends((found.low for found in limits), -math.inf, self._unit)
        high = _ends((found.high for found in limits), math.inf, self._unit)
        self._goals = (low + _REACH, high - _REACH)

    def note(self) -> None:
        """Compare the point of the last run, which was optimal, with the limits watched."""
        import numpy as np  # noqa: PLC0415

        if self._goals is not None:
            point = self._point()
            self._reached[Sense.GE].update(np.flatnonzero(point <= self._goals[0]).tolist())
            self._reached[Sense.LE].update(np.flatnonzero(point >= self._goals[1]).tolist())

    def reaches(self, column: int, sense: Sense) -> bool:
        """Whether a point that was noted comes to the limit watched of a column, `>=` for its low end."""
        return column in self._reached[sense]

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
        self._is_warm = False

    def fresh(self) -> Self:
        """The same programme as if it had never been asked."""
        return type(self)(self._arrays, self._unit)

    @cached_property
    def _module(self) -> Any:
        import highspy  # noqa: PLC0415  a tenth of a second that only solving should pay

        return highspy

    @cached_property
    def _engine(self) -> Any:
        engine = self._module.Highs()
        for name, value in (
            ("output_flag", False),
            ("threads", 1),
            ("random_seed", 0),
            ("primal_feasibility_tolerance", _FEASIBILITY),
            ("dual_feasibility_tolerance", _FEASIBILITY),
            *self._options,
        ):
            engine.setOptionValue(name, value)
        engine.passModel(self._model())
        return engine

    def _run(self) -> Status:
        # Only the first run is presolved; a second cold one is to take another way.
        self._engine.setOptionValue("presolve", "on" if self._is_new else "off")
        self._engine.setOptionValue("simplex_strategy", self._warm if self._is_warm else _ANY)
        self._is_new = False
        self._engine.run()
        return self._meanings.get(self._engine.getModelStatus(), Status.FAILED)

    @cached_property
    def _meanings(self) -> Mapping[Any, Status]:
        """What the solver's words for the end of a run mean."""
        known = self._module.HighsModelStatus
        return {
            known.kOptimal: Status.OPTIMAL,
            known.kInfeasible: Status.INFEASIBLE,
            known.kUnbounded: Status.UNBOUNDED,
            known.kModelEmpty: Status.OPTIMAL,
        }

    def _charge(self, place: int, cost: float) -> None:
        """Tell the solver what a column costs."""
        self._engine.changeColCost(place, cost)

    def _least(self) -> float:
        """The least value found by the last run."""
        found: float = self._engine.getInfo().objective_function_value
        return found

    def _point(self) -> Any:
        """Where the columns stand after the last run."""
        import numpy as np  # noqa: PLC0415

        return np.array(self._engine.getSolution().col_value)

    def _prices(self) -> tuple[Any, Any]:
        """What moving the limit of each line and of each column would cost."""
        import numpy as np  # noqa: PLC0415

        solution = self._engine.getSolution()
        return np.array(solution.row_dual), np.array(solution.col_dual)

    def _model(self) -> Any:
        arrays = self._arrays
        model = self._module.HighsLp()
        model.num_col_, model.num_row_ = len(arrays.column_low), len(arrays.line_low)
        model.col_cost_ = [0.0] * len(arrays.column_low)
        model.col_lower_, model.col_upper_ = arrays.column_low, arrays.column_high
        model.row_lower_, model.row_upper_ = arrays.line_low, arrays.line_high
        matrix = model.a_matrix_
        matrix.format_ = self._module.MatrixFormat.kRowwise
        matrix.num_col_, matrix.num_row_ = model.num_col_, model.num_row_
        matrix.start_, matrix.index_, matrix.value_ = arrays.starts, arrays.index, arrays.value
        return model


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
    lines = [Shape(tuple(sorted((place[m], one) for m in found)), Limits(low=one)) for found in sets]
    programme = Programme.of([Limits(Fraction(0), one) for _ in members], lines, unit=one)
    chosen, least = programme.choose([weights[member] for member in members], nodes)
    return frozenset(members[column] for column in chosen), least


def _arrays_of(columns: Sequence[Limits], lines: Sequence[Shape], unit: Fraction) -> _Arrays:
    import numpy as np  # noqa: PLC0415

    sizes = [len(line.terms) for line in lines]
    return _Arrays(
        column_low=_ends((limits.low for limits in columns), -math.inf, unit),
        column_high=_ends((limits.high for limits in columns), math.inf, unit),
        line_low=_ends((line.limits.low for line in lines), -math.inf, unit),
        line_high=_ends((line.limits.high for line in lines), math.inf, unit),
        starts=np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))).astype(np.int32),
        index=np.array([column for line in lines for column, _ in line.terms], dtype=np.int32),
        value=np.array([float(value) for line in lines for _, value in line.terms], dtype=np.double),
    )


def _ends(limits: Iterable[Fraction | None], missing: float, unit: Fraction) -> Any:
    import numpy as np  # noqa: PLC0415

    return np.array([missing if end is None else float(end / unit) for end in limits], dtype=np.double)


def rounded(multiplier: float) -> Fraction:
    """A multiplier as the fraction it probably is: a whole number, or a ratio of printed figures."""
    whole = round(multiplier)
    return (
        Fraction(whole)
        if abs(multiplier - whole) < _DUAL_ZERO
        else Fraction(multiplier).limit_denominator(_DENOMINATOR)
    )


def unit_of(limits: Sequence[Limits]) -> Fraction:
    """A power of ten that brings the largest limit to about four digits before the point."""
    ends = [abs(end) for found in limits for end in (found.low, found.high) if end is not None]
    largest = max(ends, default=Fraction(0))
    if largest == 0:
        return Fraction(1)
    digits = len(str(int(largest))) if largest >= 1 else 1 - len(str(int(1 / largest)))
    return Fraction(10) ** (digits - _DIGITS)
