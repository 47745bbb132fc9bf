"""What rows weigh in a proof, by HiGHS: with `solver` and `turned`, the only file with floating-point numbers.

A proof is a weighted sum of rows. This is the programme whose unknowns are the weights: a column for each row, a line
for each unknown, which says what the rows add up to there. That some claims are left out, and another question, change
only limits, so that each run starts from where the last one ended; rows that come are columns that weigh nothing yet.

Invariant: exact fractions come in and fractions go out, and what goes out is a guess. Nothing is believed before
`certificate` has added it up exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any, Self

from crossfoot.reconcile.problem import Row, Sense, Terms
from crossfoot.reconcile.solver import Limits, Status, rounded, terms_of, unit_of

__all__ = ["Found", "Weights"]

_FEASIBILITY = 1e-9
_ZERO = 1e-9
# A row is broken by more than this.
_BROKEN = 1e-7
# Of two rows with the same limit the one that excludes the limit itself is to be used: it is made tighter by so much.
_STRICT = 1e-8
_DUAL = 1
_OPTIONS = (
    ("output_flag", False),
    ("threads", 1),
    ("random_seed", 0),
    ("primal_feasibility_tolerance", _FEASIBILITY),
    ("dual_feasibility_tolerance", _FEASIBILITY),
    ("dual_simplex_cost_perturbation_multiplier", 0.0),
    ("simplex_strategy", _DUAL),
)
_SIGNS = {Sense.LE: 1, Sense.EQ: 0, Sense.GE: -1}


@dataclass(frozen=True, slots=True)
class Found:
    """What a run suggests.

    Args:
        status: How it ended; the rest is empty unless it is optimal.
        value: The greatest value of the question, to about ten digits.
        weights: Row and its weight, rounded, those that are not 0.
        full: Rows that weigh all they may.
    """

    status: Status
    value: Fraction = Fraction(0)
    weights: Terms = ()
    full: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Frame:
    """Rows as numpy arrays, the terms of the rows one after the other; `heads` counts the claims a row rests on."""

    places: Any
    sides: Any
    ends: Any
    starts: Any
    index: Any
    value: Any
    heads: Any
    resting: Any
    bearing: Any
    is_gone: Any


class Weights:
    """The weights of the rows of one component, asked many questions.

    Args:
        frame: The rows.
        unknowns: Unknown: its line.
        claims: Claim: its number in the frame.
        unit: What figures were divided by.
        engine: The solver, where it has been set up.
    """

    def __init__(
        self, frame: _Frame, unknowns: Mapping[int, int], claims: Mapping[int, int], unit: Fraction, engine: Any = None
    ) -> None:
        import numpy as np  # noqa: PLC0415

        self._frame, self._unknowns, self._claims, self._unit = frame, unknowns, claims, unit
        self._most = np.where(frame.heads > 0, 0.0, np.where(frame.is_gone, 0.0, np.inf))
        self._asked: tuple[int, ...] = ()
        self._is_new = engine is None
        if engine is not None:
            self._engine = engine

    @classmethod
    def of(cls, rows: Mapping[int, Row]) -> Self:
        """The weights of some rows, by place."""
        unit = unit_of([Limits(row.rhs) for row in rows.values()])
        unknowns = {u: number for number, u in enumerate(sorted({u for row in rows.values() for u, _ in row.terms}))}
        claims = {c: number for number, c in enumerate(sorted({c for row in rows.values() for c in row.claims}))}
        return cls(_framed(rows, unknowns, claims, unit), unknowns, claims, unit)

    def grown(self, born: Mapping[int, Row], gone: Iterable[int]) -> Self | None:
        """The same with more rows and without some, going on from where this stands; None where a fresh start is due.

        Args:
            born: Rows that come, by place.
            gone: Places of rows that go.
        """
        import numpy as np  # noqa: PLC0415

        frame = self._frame
        is_gone = frame.is_gone | np.isin(frame.places, np.fromiter(gone, dtype=np.int64))
        if 2 * is_gone.sum() > len(is_gone) or unit_of([Limits(row.rhs) for row in born.values()]) > self._unit:
            return None
        unknowns, claims = dict(self._unknowns), dict(self._claims)
        for row in born.values():
            for unknown, _ in row.terms:
                unknowns.setdefault(unknown, len(unknowns))
            for claim in row.claims:
                claims.setdefault(claim, len(claims))
        more = _framed(born, unknowns, claims, self._unit)
        whole = _joined(replace(frame, is_gone=is_gone), more)
        return type(self)(whole, unknowns, claims, self._unit, self._engine_with(more, is_gone, len(unknowns)))

    def part(self, places: Iterable[int]) -> Self:
        """Some of the rows by themselves."""
        import numpy as np  # noqa: PLC0415

        whole = self._frame
        chosen = np.flatnonzero(np.isin(whole.places, np.fromiter(places, dtype=np.int64)) & ~whole.is_gone)
        starts, terms = terms_of(chosen, whole.starts)
        lines, index = np.unique(whole.index[terms], return_inverse=True)
        number = np.full(len(whole.places), -1)
        number[chosen] = np.arange(len(chosen))
        inside = number[whole.resting] >= 0
        heard, bearing = np.unique(whole.bearing[inside], return_inverse=True)
        frame = _Frame(
            places=whole.places[chosen],
            sides=whole.sides[chosen],
            ends=whole.ends[chosen],
            starts=starts,
            index=index,
            value=whole.value[terms],
            heads=whole.heads[chosen],
            resting=number[whole.resting[inside]],
            bearing=bearing,
            is_gone=whole.is_gone[chosen],
        )
        return type(self)(frame, _renumbered(self._unknowns, lines), _renumbered(self._claims, heard), self._unit)

    @property
    def tolerance(self) -> Fraction:
        """How far an optimum may be off, in the units of the question."""
        return self._unit / 10**6

    def has(self, unknown: int) -> bool:
        """Whether some row has spoken of an unknown."""
        return unknown in self._unknowns

    def touching(self, unknowns: Iterable[int]) -> tuple[int, ...]:
        """The rows that speak of some unknowns, by place."""
        import numpy as np  # noqa: PLC0415

        lines = [self._unknowns[unknown] for unknown in unknowns if unknown in self._unknowns]
        frame = self._frame
        spoken = np.add.reduceat(np.isin(frame.index, lines), frame.starts[:-1]) > 0
        return tuple(frame.places[spoken & ~frame.is_gone].tolist())

    def put_in_force(self, trusted: frozenset[int], priced: frozenset[int]) -> None:
        """Choose the rows that may weigh something: identities, and those all of whose claims are in force.

        Args:
            trusted: Claims in force whose rows may weigh anything.
            priced: Claims in force whose rows may weigh at most 1, so that to break one has its price.
        """
        import numpy as np  # noqa: PLC0415

        frame = self._frame
        counted = [self._counted(claims) for claims in (trusted, priced)]
        most = np.where(counted[1] > 0, 1.0, np.inf)
        wanted = np.where(frame.heads > 0, np.where(sum(counted) == frame.heads, most, 0.0), self._most)
        wanted[frame.is_gone] = 0.0
        changed = np.flatnonzero(wanted != self._most).astype(np.int32)
        if len(changed):
            limits = _limits(frame.sides[changed], wanted[changed])
            self._engine.changeColsBounds(len(changed), changed, *limits)
        self._most = wanted

    def _counted(self, claims: frozenset[int]) -> Any:
        """On how many of some claims each row rests."""
        import numpy as np  # noqa: PLC0415

        frame = self._frame
        is_in = np.zeros(len(self._claims), dtype=bool)
        is_in[[self._claims[claim] for claim in claims if claim in self._claims]] = True
        return np.bincount(frame.resting[is_in[frame.bearing]], minlength=len(frame.heads))

    def ask(self, question: Terms) -> Found:
        """The greatest value of a weighted sum of unknowns that the rows leave; for an empty one, 0 if they can hold.

        Args:
            question: The sum; each of its unknowns occurs in a row.
        """
        for line in self._asked:
            self._engine.changeRowBounds(line, 0.0, 0.0)
        self._asked = tuple(self._unknowns[unknown] for unknown, _ in question)
        for unknown, value in question:
            self._engine.changeRowBounds(self._unknowns[unknown], float(value), float(value))
        status = self._run()
        if status is Status.FAILED:
            self.forget()
            status = self._run()
        if status is not Status.OPTIMAL:
            return Found(status)
        return Found(status, Fraction(self._engine.getInfo().objective_function_value) * self._unit)

    def suggestion(self, found: Found) -> Found:
        """What the last run, which was optimal, found, with the weights."""
        import numpy as np  # noqa: PLC0415

        weights = np.array(self._engine.getSolution().col_value)
        used = np.flatnonzero(np.abs(weights) > _ZERO)
        places = self._frame.places[used].tolist()
        full = self._frame.places[used[np.abs(weights[used]) >= self._most[used] - _ZERO]]
        return replace(
            found,
            weights=tuple(sorted(zip(places, map(rounded, weights[used].tolist()), strict=True))),
            full=frozenset(full.tolist()),
        )

    def met(self) -> frozenset[int]:
        """The claims all of whose rows hold at the point of the last run, which was optimal."""
        import numpy as np  # noqa: PLC0415

        frame = self._frame
        gaps = np.array(self._engine.getSolution().col_dual)
        broken = ((frame.sides >= 0) & (gaps < -_BROKEN)) | ((frame.sides <= 0) & (gaps > _BROKEN))
        spoilt = frozenset(frame.bearing[broken[frame.resting]].tolist())
        return frozenset(claim for claim, number in self._claims.items() if number not in spoilt)

    def forget(self) -> None:
        """Start the next run cold."""
        self._engine.clearSolver()

    @cached_property
    def _module(self) -> Any:
        import highspy  # noqa: PLC0415  a tenth of a second that only solving should pay

        return highspy

    @cached_property
    def _engine(self) -> Any:
        engine = self._bare_engine()
        engine.passModel(self._model())
        return engine

    def _bare_engine(self) -> Any:
        engine = self._module.Highs()
        for name, value in _OPTIONS:
            engine.setOptionValue(name, value)
        return engine

    def _engine_with(self, more: _Frame, is_gone: Any, lines: int) -> Any:
        """Another solver that stands where this one does, with more rows, and with none of those that are gone."""
        import numpy as np  # noqa: PLC0415

        engine, count = self._bare_engine(), len(more.places)
        engine.passModel(self._engine.getLp())
        engine.setBasis(self._engine.getBasis())
        for line in self._asked:
            engine.changeRowBounds(line, 0.0, 0.0)
        new = lines - len(self._unknowns)
        if new:
            none = np.zeros(0, dtype=np.int32)
            engine.addRows(new, np.zeros(new), np.zeros(new), 0, np.zeros(new, dtype=np.int32), none, np.zeros(0))
        # Whatever stood in force is put out of it, as `_most` of the new ones says.
        every = np.flatnonzero((self._frame.heads > 0) | is_gone).astype(np.int32)
        engine.changeColsBounds(len(every), every, np.zeros(len(every)), np.zeros(len(every)))
        if count:
            most = np.where(more.heads > 0, 0.0, np.inf)
            starts, index = more.starts[:-1].astype(np.int32), more.index.astype(np.int32)
            engine.addCols(count, more.ends, *_limits(more.sides, most), len(index), starts, index, more.value)
        return engine

    def _run(self) -> Status:
        # Only the first run is presolved; a second cold one is to take another way.
        self._engine.setOptionValue("presolve", "on" if self._is_new else "off")
        self._is_new = False
        self._engine.run()
        return self._meanings.get(self._engine.getModelStatus(), Status.FAILED)

    @cached_property
    def _meanings(self) -> Mapping[Any, Status]:
        """What the solver's words say of the figures: weights are to rows what rows are to figures."""
        known = self._module.HighsModelStatus
        return {
            known.kOptimal: Status.OPTIMAL,
            known.kInfeasible: Status.UNBOUNDED,
            known.kUnbounded: Status.INFEASIBLE,
            known.kModelEmpty: Status.OPTIMAL,
        }

    def _model(self) -> Any:
        import numpy as np  # noqa: PLC0415

        frame = self._frame
        model = self._module.HighsLp()
        model.num_col_, model.num_row_ = len(frame.places), len(self._unknowns)
        model.col_cost_ = frame.ends
        model.col_lower_, model.col_upper_ = _limits(frame.sides, self._most)
        model.row_lower_ = model.row_upper_ = np.zeros(len(self._unknowns))
        matrix = model.a_matrix_
        matrix.format_ = self._module.MatrixFormat.kColwise
        matrix.num_col_, matrix.num_row_ = model.num_col_, model.num_row_
        matrix.start_, matrix.index_, matrix.value_ = frame.starts, frame.index, frame.value
        return model


def _renumbered(numbers: Mapping[int, int], kept: Any) -> dict[int, int]:
    """Those whose number is kept, with its place among the kept ones."""
    now = dict(zip(kept.tolist(), range(len(kept)), strict=True))
    return {name: now[number] for name, number in numbers.items() if number in now}


def _limits(sides: Any, most: Any) -> tuple[Any, Any]:
    """What rows may weigh: those that say "at most" nothing below 0, those that say "at least" nothing above."""
    import numpy as np  # noqa: PLC0415

    return np.where(sides > 0, 0.0, -most), np.where(sides < 0, 0.0, most)


def _framed(rows: Mapping[int, Row], unknowns: Mapping[int, int], claims: Mapping[int, int], unit: Fraction) -> _Frame:
    import numpy as np  # noqa: PLC0415

    sizes = [len(row.terms) for row in rows.values()]
    heads = np.array([len(row.claims) for row in rows.values()], dtype=np.int64)
    sides = np.array([_SIGNS[row.sense] for row in rows.values()], dtype=np.int64)
    is_strict = np.array([row.is_strict for row in rows.values()], dtype=bool)
    return _Frame(
        places=np.fromiter(rows, dtype=np.int64),
        sides=sides,
        ends=np.array([float(row.rhs / unit) for row in rows.values()], dtype=np.double) - _STRICT * sides * is_strict,
        starts=np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))).astype(np.int64),
        index=np.array([unknowns[unknown] for row in rows.values() for unknown, _ in row.terms], dtype=np.int64),
        value=np.array([float(value) for row in rows.values() for _, value in row.terms], dtype=np.double),
        heads=heads,
        resting=np.repeat(np.arange(len(heads)), heads),
        bearing=np.array([claims[claim] for row in rows.values() for claim in row.claims], dtype=np.int64),
        is_gone=np.zeros(len(heads), dtype=bool),
    )


def _joined(one: _Frame, other: _Frame) -> _Frame:
    """Rows, then other rows."""
    import numpy as np  # noqa: PLC0415

    shift = len(one.places)
    return _Frame(
        places=np.concatenate((one.places, other.places)),
        sides=np.concatenate((one.sides, other.sides)),
        ends=np.concatenate((one.ends, other.ends)),
        starts=np.concatenate((one.starts, one.starts[-1] + other.starts[1:])),
        index=np.concatenate((one.index, other.index)),
        value=np.concatenate((one.value, other.value)),
        heads=np.concatenate((one.heads, other.heads)),
        resting=np.concatenate((one.resting, other.resting + shift)),
        bearing=np.concatenate((one.bearing, other.bearing)),
        is_gone=np.concatenate((one.is_gone, other.is_gone)),
    )
