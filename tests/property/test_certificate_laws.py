"""Every end and every conflict of a random problem ships a proof that the stand-alone verifier accepts."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from crossfoot.reconcile.certificate import to_json
from crossfoot.verify import faults_of
from tools.engine.certificates import problem_of, proofs_of


@given(st.integers(0, 10**9))
def test_every_proof_of_a_random_problem_is_accepted(seed: int) -> None:
    for proof in proofs_of(problem_of(Random(seed))):  # noqa: S311
        assert faults_of(to_json(proof)) == []
