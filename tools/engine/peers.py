"""The peers: what others would run to bound every cell of the same programme.

Invariant: a peer gets the rows as they stand, is built before the clock starts, and owes no proof. Its answers are
counted against ours, so that a ratio of speeds is one of equal answers.
"""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Iterable, Mapping
from fractions import Fraction
from random import Random
from typing import Any

from crossfoot.reconcile.problem import Problem, Sense
from crossfoot.reconcile.solver import Limits, Programme, Shape
from tools.engine.clock import Clock, timed
from tools.engine.instances import Instance

__all__ = ["Ends", "agreeing", "cold", "missing", "variability"]

_NEEDED = ("cobra", "swiglpk")
_SAMPLE = 40

Ends = Mapping[tuple[int, Sense], float]


def missing() -> tuple[str, ...]:
    """The peers that are not installed."""
    return tuple(name for name in _NEEDED if importlib.util.find_spec(name) is None)


def variability(instance: Instance, processes: int) -> tuple[Clock, Ends]:
    """Time and ends of cobra's flux variability analysis with GLPK, no objective to be kept."""
    from cobra.flux_analysis import flux_variability_analysis  # noqa: PLC0415 - an extra: only where it is there

    logging.getLogger("cobra").setLevel(logging.ERROR)
    model = _network(instance.problem)
    names = [f"x{cell}" for cell in instance.targets]
    with timed() as clock:
        found = flux_variability_analysis(model, reaction_list=names, fraction_of_optimum=0.0, processes=processes)
    columns = ((Sense.GE, found["minimum"]), (Sense.LE, found["maximum"]))
    return clock, {(c, sense): float(ends[f"x{c}"]) for sense, ends in columns for c in instance.targets}


def cold(instance: Instance) -> tuple[float, Ends]:
    """Processor time of two HiGHS runs a cell, each from nothing, as sdcTable does it: timed on a sample and scaled."""
    columns, lines = _shapes(instance.problem)
    programme = Programme.of(columns, lines)
    cells = sorted(Random(0).sample(instance.targets, min(_SAMPLE, len(instance.targets))))  # noqa: S311
    seconds = 0.0
    found = {}
    for cell in cells:
        for sense, sign in ((Sense.GE, Fraction(1)), (Sense.LE, Fraction(-1))):
            with timed() as clock:
                fresh = programme.fresh()
                fresh.price(((cell, sign),))
                _, value = fresh.solve()
            seconds += clock.processor
            found[cell, sense] = float(sign * value)
    return seconds * len(instance.targets) / len(cells), found


def _shapes(problem: Problem) -> tuple[list[Limits], list[Shape]]:
    """Rows over one unknown as limits, all others as lines."""
    lows: dict[int, Fraction] = {}
    highs: dict[int, Fraction] = {}
    lines = []
    for row in problem.rows:
        low = None if row.sense is Sense.LE else row.rhs
        high = None if row.sense is Sense.GE else row.rhs
        if len(row.terms) > 1:
            lines.append(Shape(row.terms, Limits(low, high)))
            continue
        ((unknown, value),) = row.terms
        low, high = (low, high) if value > 0 else (high, low)
        if low is not None:
            lows[unknown] = max(low / value, lows.get(unknown, low / value))
        if high is not None:
            highs[unknown] = min(high / value, highs.get(unknown, high / value))
    return [Limits(lows.get(unknown), highs.get(unknown)) for unknown in range(len(problem.names))], lines


def _network(problem: Problem) -> Any:
    """The programme as cobra wants it: a reaction for each unknown, a metabolite for each line."""
    import cobra  # noqa: PLC0415 - an extra: only where it is there

    columns, lines = _shapes(problem)
    model = cobra.Model("programme")
    model.solver = "glpk"
    substances = [cobra.Metabolite(f"r{number}") for number in range(len(lines))]
    model.add_metabolites(substances)
    parts: list[dict[Any, float]] = [{} for _ in columns]
    for substance, line in zip(substances, lines, strict=True):
        for unknown, value in line.terms:
            parts[unknown][substance] = float(value)
    reactions = []
    for number, (limits, made) in enumerate(zip(columns, parts, strict=True)):
        reaction = cobra.Reaction(f"x{number}", lower_bound=_low(limits), upper_bound=_high(limits))
        reaction.add_metabolites(made)
        reactions.append(reaction)
    model.add_reactions(reactions)
    for substance, line in zip(substances, lines, strict=True):
        balance = model.constraints[substance.id]
        balance.lb, balance.ub = None, None
        balance.lb = None if line.limits.low is None else float(line.limits.low)
        balance.ub = None if line.limits.high is None else float(line.limits.high)
    return model


def _low(limits: Limits) -> float:
    return float("-inf") if limits.low is None else float(limits.low)


def _high(limits: Limits) -> float:
    return float("inf") if limits.high is None else float(limits.high)


def agreeing(ours: Iterable[tuple[tuple[int, Sense], float]], theirs: Ends) -> tuple[int, int]:
    """How many ends of a peer are ours to a hundred-thousandth, and how many it gave."""
    known = dict(ours)
    right = sum(abs(value - known[key]) <= 1e-5 * (1 + abs(known[key])) for key, value in theirs.items())
    return right, len(theirs)
