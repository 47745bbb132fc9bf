"""Rows on the scales: the same answers however the rows came to lie there, each with its proof."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from crossfoot.reconcile.problem import Problem, Row, Sense
from crossfoot.reconcile.scales import Scales
from crossfoot.reconcile.solver import Status
from crossfoot.reconcile.system import System

ONE = Fraction(1)
_TRIES = 60


def drawn(random: Random, *, slips: int = 0) -> Problem:
    """Rows that a point meets, but for some slips, between few figures that are never negative."""
    point = [random.randint(0, 9) for _ in range(random.randint(2, 6))]
    rows = [Row(((n, ONE),), Sense.GE, Fraction(0), "never negative") for n in range(len(point))]
    for claim in range(random.randint(2, 12)):
        chosen = sorted(random.sample(range(len(point)), random.randint(1, min(3, len(point)))))
        terms = tuple((unknown, Fraction(random.choice((-2, -1, 1, 3)))) for unknown in chosen)
        value = sum((weight * point[unknown] for unknown, weight in terms), Fraction(0))
        sense = random.choice(list(Sense))
        give = {Sense.LE: random.randint(0, 3), Sense.GE: -random.randint(0, 3), Sense.EQ: 0}[sense]
        rows.append(Row(terms, sense, value + give, f"claim {claim}", (claim,)))
    for place in random.sample(range(len(point), len(rows)), min(slips, len(rows) - len(point))):
        row = rows[place]
        rows[place] = Row(row.terms, row.sense, row.rhs + random.choice((-40, 40)), row.why, row.claims)
    claims = len(rows) - len(point)
    names = tuple(f"x{number}" for number in range(len(point)))
    return Problem(names, tuple(rows), tuple((f"e{n}",) for n in range(claims)), (1,) * claims)


def grown(random: Random, problem: Problem) -> Scales:
    """Scales that were laid out with other rows first, and asked in between."""
    places = range(len(problem.rows))
    first = random.sample(places, random.randint(1, len(places)))
    scales = Scales.of(problem, sorted(first))
    claims = frozenset(claim for place in first for claim in problem.rows[place].claims)
    scales.contradiction(claims, lambda claim: -claim)
    return scales.grown(problem, places)


def claims_of(problem: Problem) -> frozenset[int]:
    return frozenset(range(len(problem.claims)))


def test_the_ends_are_those_of_the_same_rows_as_a_sheet() -> None:
    random = Random(3)  # noqa: S311
    for _ in range(_TRIES):
        problem = drawn(random)
        for places in problem.components():
            scales, system = Scales.of(problem, places), System(problem, places)
            for unknown in system.unknowns:
                for sense in (Sense.GE, Sense.LE):
                    mine = scales.end(((unknown, ONE),), sense, claims_of(problem))
                    theirs = system.bound(((unknown, ONE),), sense)
                    assert mine[0] == theirs[0]
                    assert (mine[1] and mine[1].bound) == (theirs[1] and theirs[1].bound)


def test_rows_that_come_and_go_leave_the_answers_of_a_fresh_start() -> None:
    random = Random(5)  # noqa: S311
    for _ in range(_TRIES):
        problem = drawn(random)
        once, later = Scales.of(problem, range(len(problem.rows))), grown(random, problem)
        for unknown in range(len(problem.names)):
            for sense in (Sense.GE, Sense.LE):
                mine, theirs = (s.end(((unknown, ONE),), sense, claims_of(problem)) for s in (later, once))
                assert mine[0] == theirs[0]
                assert (mine[1] and mine[1].bound) == (theirs[1] and theirs[1].bound)


def test_rows_taken_away_bind_no_more() -> None:
    problem = Problem(
        ("x",),
        (
            Row(((0, ONE),), Sense.GE, Fraction(0), "never negative"),
            Row(((0, ONE),), Sense.LE, Fraction(5), "claim", (0,)),
            Row(((0, ONE),), Sense.LE, Fraction(9), "claim", (1,)),
            Row(((0, ONE),), Sense.GE, Fraction(7), "claim", (2,)),
        ),
        (("a",), ("b",), ("c",)),
        (1, 1, 1),
    )
    everybody = frozenset((0, 1, 2))
    scales = Scales.of(problem, range(4))
    found = scales.contradiction(everybody, lambda claim: -claim)
    assert found is not None
    assert found.claims == (0, 2)
    without = scales.grown(problem, (0, 2, 3))
    assert without.contradiction(everybody, lambda claim: -claim) is None
    _, high, _ = without.end(((0, ONE),), Sense.LE, everybody)
    assert high is not None
    assert high.bound == 9


def test_a_figure_that_nothing_limits_has_no_end() -> None:
    problem = Problem(("x",), (Row(((0, ONE),), Sense.GE, Fraction(0), "never negative"),), (), ())
    scales = Scales.of(problem, (0,))
    assert scales.end(((0, ONE),), Sense.LE, frozenset())[0] is Status.UNBOUNDED
    assert scales.end(((0, ONE),), Sense.GE, frozenset())[0] is Status.OPTIMAL


def test_what_contradicts_is_proved_whether_asked_as_a_whole_in_part_or_grown() -> None:
    random = Random(9)  # noqa: S311
    seen = 0
    for _ in range(_TRIES):
        problem = drawn(random, slips=1)
        places, everybody = range(len(problem.rows)), claims_of(problem)
        once = Scales.of(problem, places)
        answers = [
            scales.contradiction(everybody, lambda claim: -claim)
            for scales in (once, once.part(everybody), grown(random, problem))
        ]
        assert len({proof is None for proof in answers}) == 1
        assert all(proof is None or proof.is_contradiction for proof in answers)
        seen += answers[0] is not None
    assert 0 < seen < _TRIES


def test_a_figure_far_beyond_all_others_makes_a_fresh_start() -> None:
    low = Row(((0, ONE),), Sense.GE, Fraction(1, 1000), "claim", (0,))
    high = Row(((0, ONE),), Sense.LE, Fraction(10**12), "claim", (1,))
    problem = Problem(("x",), (low, high), (("a",), ("b",)), (1, 1))
    scales = Scales.of(problem, (0,)).grown(problem, (0, 1))
    _, proof, is_exact = scales.end(((0, ONE),), Sense.LE, frozenset((0, 1)))
    assert proof is not None
    assert proof.bound == 10**12
    assert is_exact


def test_of_two_equal_limits_the_one_that_excludes_itself_counts_and_of_those_the_first() -> None:
    limits = [Row(((0, ONE),), Sense.LE, Fraction(5), "claim", (n,), is_strict=n > 0) for n in range(3)]
    rows = (*limits, Row(((0, -2 * ONE),), Sense.GE, Fraction(-10), "claim", (3,), is_strict=True))
    problem = Problem(("x",), rows, tuple((f"e{n}",) for n in range(4)), (1,) * 4)
    for first in range(4):
        scales = Scales.of(problem, (first,)).grown(problem, range(4))
        _, proof, _ = scales.end(((0, ONE),), Sense.LE, frozenset(range(4)))
        assert proof is not None
        assert (proof.bound, proof.is_strict, proof.claims) == (Fraction(5), True, (1,))
