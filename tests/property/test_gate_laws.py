"""The gate lets no number out of its bounds and no hedge be lost, and stops nothing that is true."""

from __future__ import annotations

import sys
from collections import Counter
from fractions import Fraction
from random import Random

import pytest
from hypothesis import settings

from crossfoot.brief import faults_of
from crossfoot.knowledge import load_vocabulary
from tests.brief.generated import generated
from tests.brief.mutations import mutants_of

# Changes for each example that the profile asks of a law: 100 in a test run, 1,000 under `make property`.
_EACH = Fraction(5, 2)
_ALL = 1_000  # from so many changes on all briefs are taken


def test_changes_outside_their_bounds_are_stopped_and_changes_inside_are_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words, chance = load_vocabulary(), Random(2017)  # noqa: S311  the same changes in every run
    wanted = int(settings().max_examples * _EACH)
    briefs = list(generated(every=1 if wanted >= _ALL else 4))
    counts: Counter[tuple[bool, bool]] = Counter()
    for number, brief in enumerate(briefs, 1):
        for mutant in mutants_of(brief, chance, wanted * number // len(briefs) - counts.total()):
            is_stopped = any(faults_of(mutant.brief, words))
            counts[mutant.is_inside, is_stopped] += 1
            assert is_stopped is not mutant.is_inside, (mutant.how, mutant.was, mutant.text)
    told = f"{counts[False, True]} outside were stopped, {counts[True, False]} inside were not"
    with capsys.disabled():
        sys.stdout.write(f"\n{counts.total()} changes in {len(briefs)} briefs: {told}\n")
    assert counts.total() == wanted
    assert counts[True, False] > wanted // 20
