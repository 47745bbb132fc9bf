"""How right the engine is on instances with known answers: ends, planted errors, smallest corrections.

Invariant: an end counts as right only if it is the key's and its certificate passes the stand-alone verifier.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from crossfoot.reconcile.certificate import to_json
from crossfoot.reconcile.ends import ends_of
from crossfoot.reconcile.problem import Problem, Sense
from crossfoot.reconcile.search import Search
from crossfoot.verify import faults_of
from tools.engine.instances import FOLDER, Instance, read

__all__ = ["correction", "ends", "facts", "print_scores", "scores", "show_ends", "show_facts", "show_planted"]

_ENDS = (
    "sdc-turnover_act_size-exact",
    "sdc-turnover_act_size-rounded",
    "sdc-turnover_nuts_size-exact",
    "sdc-turnover_nuts_size-rounded",
    "sdc-turnover_act_nuts_size-exact",
    "sdc-turnover_act_nuts_size-rounded",
    "ledger-1e3-11-clean",
    "ledger-1e3-12-clean",
    "ledger-1e4-21-clean",
)
_CORRECTED = (
    "ledger-1e3-11-planted",
    "ledger-1e3-12-planted",
    "ledger-1e4-21-planted",
    "samplonomy-2014-2016",
)
_FACTS = "facts-smartphones"
_EQUAL = 1e-6

Figures = dict[str, float]


def scores(folder: Path) -> dict[str, Figures]:
    """The figures of every instance."""
    return {name: figures for part in (_ends_part, _planted_part, _facts_part) for name, figures in part(folder)}


def print_scores() -> None:
    """The figures of every instance as JSON."""
    print(json.dumps(scores(FOLDER) if FOLDER.is_dir() else {}))


def show_ends() -> None:
    """Every end of the tables with suppressed cells and of the clean ledgers, against the keys."""
    _show(_ends_part)


def show_planted() -> None:
    """Planted errors and smallest corrections."""
    _show(_planted_part)


def show_facts() -> None:
    """The starter facts: the smallest correction, then every interval."""
    _show(_facts_part)


def _show(part: Callable[[Path], Iterator[tuple[str, Figures]]]) -> None:
    if not FOLDER.is_dir():
        print("engine   NOT RUN: needs ../shared/bench/reconcile, which is not beside this clone")
        return
    for name, figures in part(FOLDER):
        line = ", ".join(f"{key.replace('_', ' ')} {figure:.6g}" for key, figure in figures.items())
        print(f"engine   {name}: {line}", flush=True)


def _ends_part(folder: Path) -> Iterator[tuple[str, Figures]]:
    yield from ((name, ends(read(folder, name))) for name in _ENDS)


def _planted_part(folder: Path) -> Iterator[tuple[str, Figures]]:
    yield from ((name, correction(read(folder, name))) for name in _CORRECTED)


def _facts_part(folder: Path) -> Iterator[tuple[str, Figures]]:
    instance = read(folder, _FACTS)
    yield _FACTS, correction(instance)
    yield f"{_FACTS}-corrected", facts(instance)


def ends(instance: Instance) -> Figures:
    """Shares of the ends that are the key's: as far as the key is good, and to a millionth; seconds with proofs.

    A key is good to its own `tolerance`. An end inside the key's interval by less than that is proved all the same.
    """
    start = time.process_time()
    found = ends_of(instance.problem, instance.targets)
    seconds = time.process_time() - start
    known: Mapping[str, list[float | None]] = instance.key.get("after_removal", instance.key)
    right = close = 0
    for (cell, sense), (_, proof, _) in found.items():
        wanted = known["lo" if sense is Sense.GE else "hi"][cell]
        if proof is None or wanted is None:
            is_same = proof is None and wanted is None
            right, close = right + is_same, close + is_same
        elif not faults_of(to_json(proof)):
            gap = abs(float(proof.bound) - wanted) / (1 + abs(wanted))
            right, close = right + (gap <= instance.key["tolerance"]), close + (gap <= _EQUAL)
    return {"right": right / len(found), "to_a_millionth": close / len(found), "seconds": seconds}


def correction(instance: Instance) -> Figures:
    """Whether the smallest correction has the key's size and is proved, the share of planted groups hit, seconds."""
    start = time.process_time()
    cost = least = 0
    blamed: set[str] = set()
    for places in instance.problem.components():
        search = Search(instance.problem, places, lambda _: 0)
        if not search.can_hold(search.claims):
            found = search.correct(search.claims, instance.problem.weights)
            cost, least = cost + found.cost, least + found.least
            blamed |= {instance.problem.claims[claim][0] for proof in found.conflicts for claim in proof.claims}
    seconds = time.process_time() - start
    groups = instance.key.get("planted", [])
    hit = sum(bool(blamed & set(group)) for group in groups)
    return {
        "proved_as_in_key": float(cost == least == instance.key["smallest_correction_size"]),
        "size": float(cost),
        "planted_hit": hit / len(groups) if groups else 1.0,
        "seconds": seconds,
    }


def facts(instance: Instance) -> Figures:
    """The ends of all cells of the facts once the key's own correction is taken out."""
    gone = set(instance.key["one_smallest_correction"])
    claims = {claim for claim, ids in enumerate(instance.problem.claims) if ids[0] in gone}
    rows = tuple(row for row in instance.problem.rows if claims.isdisjoint(row.claims))
    problem: Problem = replace(instance.problem, rows=rows)
    return ends(replace(instance, problem=problem))
