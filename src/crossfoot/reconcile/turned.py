"""A programme solved by its dual, which takes about half the time where it has more lines than columns.

Invariant: it answers as the programme itself does. A question changes nothing but the limits of the dual's lines, so
that the last basis stays one the dual simplex can start from, and its edge weights stay known.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from crossfoot.reconcile.solver import Programme, Status, terms_of

__all__ = ["Turned"]

_DUAL = 1


class Turned(Programme):
    """A programme of rows that can hold, turned: a column for each limit of its lines, a line for each of its columns.

    Columns are measured from a limit of theirs, so that only those with two limits need one more column in the dual.
    """

    _warm = _DUAL
    _options = (("dual_simplex_cost_perturbation_multiplier", 0.0),)

    @cached_property
    def _origin(self) -> Any:
        """Where each column is measured from: its low limit, else its high one, else 0."""
        import numpy as np  # noqa: PLC0415

        low, high = self._arrays.column_low, self._arrays.column_high
        return np.where(np.isfinite(low), low, np.where(np.isfinite(high), high, 0.0))

    @cached_property
    def _sides(self) -> tuple[Any, Any, Any]:
        """Lines with a low limit, lines with a high limit that is not the same, columns with both limits."""
        import numpy as np  # noqa: PLC0415

        arrays = self._arrays
        low = np.isfinite(arrays.line_low)
        high = np.isfinite(arrays.line_high) & (arrays.line_low != arrays.line_high)
        both = np.isfinite(arrays.column_low) & np.isfinite(arrays.column_high)
        return np.flatnonzero(low), np.flatnonzero(high), np.flatnonzero(both)

    @cached_property
    def _meanings(self) -> Mapping[Any, Status]:
        known = self._module.HighsModelStatus
        return {
            known.kOptimal: Status.OPTIMAL,
            known.kInfeasible: Status.UNBOUNDED,
            known.kUnbounded: Status.INFEASIBLE,
        }

    def _charge(self, place: int, cost: float) -> None:
        self._engine.changeRowBounds(place, cost + self._give[0][place], cost + self._give[1][place])

    @cached_property
    def _give(self) -> tuple[Any, Any]:
        """What the lines of the dual may lack and exceed: a column at its low limit may cost, one at its high yield."""
        import numpy as np  # noqa: PLC0415

        has_low, has_high = np.isfinite(self._arrays.column_low), np.isfinite(self._arrays.column_high)
        return np.where(has_low, -np.inf, 0.0), np.where(has_high & ~has_low, np.inf, 0.0)

    def _least(self) -> float:
        moved = sum(float(value) * float(self._origin[place]) for place, value in self._costs.items())
        return moved - super()._least()

    def _point(self) -> Any:
        import numpy as np  # noqa: PLC0415

        return self._origin - np.array(self._engine.getSolution().row_dual)

    def _prices(self) -> tuple[Any, Any]:
        import numpy as np  # noqa: PLC0415

        low, high, both = self._sides
        solution = self._engine.getSolution()
        weights, left = np.array(solution.col_value), -np.array(solution.row_value)
        lines = np.zeros(len(self._arrays.line_low))
        lines[low] = weights[: len(low)]
        lines[high] += weights[len(low) : len(low) + len(high)]
        for place, value in self._costs.items():
            left[place] += float(value)
        left[both] -= weights[len(low) + len(high) :]
        return lines, left

    def _model(self) -> Any:
        import numpy as np  # noqa: PLC0415

        arrays = self._arrays
        low, high, both = self._sides
        starts, terms = terms_of(np.concatenate((low, high)), arrays.starts)
        values = arrays.value[terms]
        moved = np.add.reduceat(values * self._origin[arrays.index[terms]], starts[:-1])
        limits = np.concatenate((arrays.line_low[low], arrays.line_high[high]))
        is_equal = arrays.line_low[low] == arrays.line_high[low]
        width = arrays.column_high[both] - arrays.column_low[both]
        model = self._module.HighsLp()
        model.num_col_, model.num_row_ = len(limits) + len(both), len(arrays.column_low)
        model.col_cost_ = np.concatenate((moved - limits, width))
        model.col_lower_ = np.concatenate((np.where(is_equal, -np.inf, 0.0), np.full(len(high), -np.inf), 0.0 * both))
        model.col_upper_ = np.concatenate((np.full(len(low), np.inf), np.zeros(len(high)), np.full(len(both), np.inf)))
        model.row_lower_, model.row_upper_ = self._give
        matrix = model.a_matrix_
        matrix.format_ = self._module.MatrixFormat.kColwise
        matrix.num_col_, matrix.num_row_ = model.num_col_, model.num_row_
        matrix.start_ = np.concatenate((starts, starts[-1] + 1 + np.arange(len(both))))
        matrix.index_ = np.concatenate((arrays.index[terms], both))
        matrix.value_ = np.concatenate((values, np.full(len(both), -1.0)))
        return model
