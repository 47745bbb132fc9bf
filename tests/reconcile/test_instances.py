"""Instances with known answers: the ends of the key, and the planted errors."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from crossfoot.reconcile.certificate import to_json
from crossfoot.reconcile.problem import Sense
from crossfoot.reconcile.search import Search
from crossfoot.reconcile.system import System
from crossfoot.verify import faults_of
from tools.engine.instances import load


@pytest.mark.parametrize(
    "name", ["ledger-1e3-11-clean", "sdc-turnover_act_size-rounded", "sdc-turnover_nuts_size-exact"]
)
def test_every_end_is_that_of_the_key_and_proved(shared: Path, name: str) -> None:
    problem, key = load(shared / "bench" / "reconcile", name)
    seen = 0
    for places in problem.components():
        system = System(problem, places)
        for unknown in system.unknowns:
            for sense, wanted in ((Sense.GE, key["lo"][unknown]), (Sense.LE, key["hi"][unknown])):
                _, proof, _ = system.bound(((unknown, Fraction(1)),), sense)
                assert (proof is None) == (wanted is None)
                if proof is not None:
                    assert abs(float(proof.bound) - wanted) <= 1e-6 * (1 + abs(wanted))
                    seen += 1
                    if seen % 20 == 0:
                        assert faults_of(to_json(proof)) == []
    assert seen > 100


@pytest.mark.parametrize("name", ["ledger-1e3-11-planted", "ledger-1e3-12-planted", "facts-smartphones"])
def test_the_smallest_correction_is_found_and_proved(shared: Path, name: str) -> None:
    problem, key = load(shared / "bench" / "reconcile", name)
    cost, blamed = 0, set()
    for places in problem.components():
        search = Search(problem, places, lambda _: 0)
        correction = search.correct(search.claims, problem.weights)
        assert correction.is_proven
        cost += correction.cost
        blamed |= {problem.claims[claim][0] for proof in correction.conflicts for claim in proof.claims}
    assert cost == key["smallest_correction_size"]
    for planted in key.get("planted", []):
        assert blamed & set(planted)
