"""GLPK as a second solver: the ends of a system in floating point, by other people's simplex."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pytest

from crossfoot.reconcile.problem import Row, Sense, Terms
from tests.conftest import WITHOUT_GLPK

glpk: Any = pytest.importorskip("swiglpk", reason=WITHOUT_GLPK)

__all__ = ["Rival"]


class Rival:
    """Some rows, asked for many ends.

    Args:
        rows: The rows.
        unit: What right-hand sides are divided by, so that numbers are of one size.
    """

    def __init__(self, rows: Sequence[Row], *, unit: float = 1.0) -> None:
        self._unit = unit
        self._columns = {u: n for n, u in enumerate(sorted({u for row in rows for u, _ in row.terms}), 1)}
        self._problem = glpk.glp_create_prob()
        glpk.glp_add_cols(self._problem, len(self._columns))
        for column in self._columns.values():
            glpk.glp_set_col_bnds(self._problem, column, glpk.GLP_FR, 0.0, 0.0)
        glpk.glp_add_rows(self._problem, len(rows))
        kinds = {Sense.LE: glpk.GLP_UP, Sense.GE: glpk.GLP_LO, Sense.EQ: glpk.GLP_FX}
        for number, row in enumerate(rows, 1):
            limit = float(row.rhs) / unit
            glpk.glp_set_row_bnds(self._problem, number, kinds[row.sense], limit, limit)
            places, values = glpk.intArray(len(row.terms) + 1), glpk.doubleArray(len(row.terms) + 1)
            for place, (unknown, value) in enumerate(row.terms, 1):
                places[place], values[place] = self._columns[unknown], float(value)
            glpk.glp_set_mat_row(self._problem, number, len(row.terms), places, values)
        self._options = glpk.glp_smcp()
        glpk.glp_init_smcp(self._options)
        self._options.msg_lev = glpk.GLP_MSG_OFF

    def end(self, question: Terms, sense: Sense) -> float:
        """An end of a question; an infinity where there is none."""
        for column in self._columns.values():
            glpk.glp_set_obj_coef(self._problem, column, 0.0)
        for unknown, value in question:
            glpk.glp_set_obj_coef(self._problem, self._columns[unknown], float(value))
        glpk.glp_set_obj_dir(self._problem, glpk.GLP_MIN if sense is Sense.GE else glpk.GLP_MAX)
        assert glpk.glp_simplex(self._problem, self._options) == 0
        if glpk.glp_get_status(self._problem) == glpk.GLP_OPT:
            return float(glpk.glp_get_obj_val(self._problem)) * self._unit
        assert glpk.glp_get_status(self._problem) == glpk.GLP_UNBND
        return -math.inf if sense is Sense.GE else math.inf
