"""Random problems, each end and each conflict checked by the stand-alone verifier.

Invariant: what is counted as valid passed `crossfoot.verify`, which shares no code with the engine.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from fractions import Fraction
from random import Random
from statistics import median

from crossfoot.reconcile.certificate import Certificate, to_json
from crossfoot.reconcile.problem import Problem, Row, Sense
from crossfoot.reconcile.search import Search
from crossfoot.reconcile.system import System
from crossfoot.verify import faults_of

__all__ = ["problem_of", "proofs_of", "show_certificates"]

_ONE = Fraction(1)
_UNKNOWNS = 6


def show_certificates(count: int) -> None:
    """Prints how many certificates of a run are valid and what one takes to make and check."""
    random = Random(1)  # noqa: S311
    made, wrong = 0, 0
    seconds: list[float] = []
    while made < count:
        proofs = proofs_of(problem_of(random))
        while made < count:
            start = time.perf_counter()
            proof = next(proofs, None)
            if proof is None:
                break
            faults = faults_of(to_json(proof))
            seconds.append(time.perf_counter() - start)
            made, wrong = made + 1, wrong + bool(faults)
    print(
        f"engine   {made:,} certificates of random problems, {made - wrong:,} valid; "
        f"median {1000 * median(seconds):.2f} ms to make and check one, its run of the solver included"
    )


def proofs_of(problem: Problem) -> Iterator[Certificate]:
    """A conflict of each component that has one, and the proven ends of every unknown of the others."""
    for places in problem.components():
        search = Search(problem, places, lambda _: 0)
        conflict = search.conflict(search.claims)
        if conflict is not None:
            yield conflict
            continue
        system = System(problem, places)
        for sense in (Sense.GE, Sense.LE):
            for unknown in system.unknowns:
                _, proof, _ = system.bound(((unknown, _ONE),), sense)
                if proof is not None:
                    yield proof


def problem_of(random: Random) -> Problem:
    """Sums, shares and growth of a few unknowns, each row a claim of its own, some strict, floors as identities."""
    rows = [Row(((unknown, _ONE),), Sense.GE, Fraction(0), "not negative") for unknown in range(_UNKNOWNS)]
    for claim in range(random.randint(2, 12)):
        few = sorted(random.sample(range(_UNKNOWNS), random.randint(1, 4)))
        terms = tuple((unknown, _coefficient(random)) for unknown in few)
        sense = random.choice((Sense.LE, Sense.LE, Sense.GE, Sense.GE, Sense.EQ))
        figure = Fraction(random.randint(-200, 2000), random.choice((1, 10, 100)))
        is_strict = sense is not Sense.EQ and random.random() < 1 / 3
        rows.append(Row(terms, sense, figure, f"claim {claim}", (claim,), is_strict))
    claims = len(rows) - _UNKNOWNS
    names = tuple("abcdef"[:_UNKNOWNS])
    return Problem(names, tuple(rows), tuple((f"e{claim}",) for claim in range(claims)), (1,) * claims)


def _coefficient(random: Random) -> Fraction:
    """Mostly 1, else a share or a growth of three digits."""
    size = random.choice((_ONE, _ONE, _ONE, Fraction(random.randint(1, 2000), 1000)))
    return size if random.random() < 2 / 3 else -size
