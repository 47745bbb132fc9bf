"""Both ends of many unknowns at once, in as many processes as asked.

Invariant: what comes back from another process is only which rows to add up; every proof is added up here. The answer
is that of `System.bound`, end by end, whatever the number of processes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from itertools import chain

from crossfoot.reconcile.certificate import certify
from crossfoot.reconcile.problem import Problem, Sense, combine
from crossfoot.reconcile.solver import Status
from crossfoot.reconcile.system import End, System

__all__ = ["ends_of"]

# Fewer unknowns than this are done before another process has started.
_SHARE = 50

_Task = tuple[tuple[int, ...], tuple[int, ...]]
_Sum = tuple[tuple[int, int, int], ...]
_Found = tuple[Status, bool, _Sum | None]


def ends_of(problem: Problem, unknowns: Iterable[int], *, processes: int = 1) -> Mapping[tuple[int, Sense], End]:
    """The low and the high end of unknowns, each with its proof.

    Args:
        problem: Rows that can all hold.
        unknowns: Those asked about; one that no row holds has no ends and is left out.
        processes: How many may work at a time.
    """
    tasks = _tasks(problem, frozenset(unknowns), processes)
    found: dict[tuple[int, Sense], End] = {}
    # This process is one of them.
    others = [task for number, task in enumerate(tasks) if number % processes]
    with ProcessPoolExecutor(max(1, processes - 1), initializer=_take, initargs=(problem,)) as pool:
        parts = pool.map(_ends, others)
        for places, asked in tasks[::processes]:
            found |= System(problem, places).ends(asked)
        for unknown, sense, told in chain.from_iterable(parts):
            found[unknown, sense] = _added_up(problem, unknown, sense, told)
    return found


def _tasks(problem: Problem, unknowns: frozenset[int], processes: int) -> list[_Task]:
    """Components and the unknowns asked for in each; large ones are shared out, the longest task first."""
    tasks: list[_Task] = []
    for places in problem.components():
        asked = sorted(unknowns.intersection(unknown for place in places for unknown, _ in problem.rows[place].terms))
        size = max(_SHARE, -(-len(asked) // processes))
        tasks += [(places, tuple(asked[start : start + size])) for start in range(0, len(asked), size)]
    return sorted(tasks, key=lambda task: -len(task[1]))


_problem: list[Problem] = []


def _take(problem: Problem) -> None:
    """Keep the problem of a process, which is handed over once and not with every task."""
    _problem[:] = [problem]


def _ends(task: _Task) -> list[tuple[int, Sense, _Found]]:
    """The ends of a task, in the other process; proofs as bare numbers, which travel faster."""
    places, asked = task
    (problem,) = _problem
    at = {id(problem.rows[place]): place for place in places}
    found: list[tuple[int, Sense, _Found]] = []
    for (unknown, sense), (status, proof, is_reached) in System(problem, places).ends(asked).items():
        rows = None
        if proof is not None:
            sums = combine((Fraction(1), tuple((at[id(row)], weight) for weight, row in proof.parts)))
            rows = tuple((place, weight.numerator, weight.denominator) for place, weight in sums)
        found.append((unknown, sense, (status, is_reached, rows)))
    return found


def _added_up(problem: Problem, unknown: int, sense: Sense, found: _Found) -> End:
    status, is_reached, rows = found
    if rows is None:
        return status, None, is_reached
    weights = {place: Fraction(top, bottom) for place, top, bottom in rows}
    return status, certify(problem, ((unknown, Fraction(1)),), sense, weights), is_reached
