"""Which claims stand: the worthier first, by what they say and not by how conflicts were found."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from crossfoot.reconcile.problem import Problem, Row, Sense
from crossfoot.reconcile.recall import NOTHING, RecallingSearch
from crossfoot.reconcile.standing import settle, told

ONE = Fraction(1)


def problem(*windows: tuple[int, int, int]) -> Problem:
    """Each window is a claim: an unknown and the two numbers it lies between."""
    rows = []
    for claim, (unknown, low, high) in enumerate(windows):
        for sense, end in ((Sense.GE, low), (Sense.LE, high)):
            rows.append(Row(((unknown, ONE), (9, ONE)), sense, Fraction(end), f"claim {claim}", (claim,)))
    rows.append(Row(((9, ONE),), Sense.EQ, Fraction(0), "nothing is nothing"))
    names = tuple(f"x{number}" for number in range(10))
    return Problem(names, tuple(rows), tuple((f"e{n}",) for n in range(len(windows))), (1,) * len(windows))


def standing(found: Problem, worth: list[int], claims: frozenset[int] | None = None) -> set[int]:
    search = RecallingSearch(found, range(len(found.rows)), worth.__getitem__, NOTHING)
    active = search.claims if claims is None else claims
    return set(active - settle(search, active, worth.__getitem__).given_up)


def one_by_one(found: Problem, worth: list[int]) -> set[int]:
    """The definition: a claim stands if it can hold together with the worthier ones that stand."""
    search = RecallingSearch(found, range(len(found.rows)), worth.__getitem__, NOTHING)
    kept: set[int] = set()
    for claim in sorted(range(len(worth)), key=worth.__getitem__, reverse=True):
        if search.can_hold(frozenset(kept | {claim})):
            kept.add(claim)
    return kept


def test_the_worthier_of_two_figures_stands() -> None:
    found = problem((0, 10, 11), (0, 20, 21))
    assert standing(found, [1, 2]) == {1}
    assert standing(found, [2, 1]) == {0}


def test_a_claim_returns_when_what_it_disagreed_with_gives_way() -> None:
    # The middle one disagrees with both, and gives way to the first: the last has nothing against it any more.
    assert standing(problem((0, 0, 10), (0, 12, 30), (0, 5, 11)), [3, 2, 1]) == {0, 2}


def test_it_is_what_asking_claim_by_claim_gives() -> None:
    random = Random(7)  # noqa: S311  no secret
    for _ in range(30):
        windows = [(random.randrange(4), low, low + random.randrange(6)) for low in random.choices(range(20), k=60)]
        worth = random.sample(range(60), 60)
        assert standing(problem(*windows), worth) == one_by_one(problem(*windows), worth)


def test_a_claim_that_can_hold_beside_all_that_stand_joins_them_and_changes_nothing_else() -> None:
    random = Random(11)  # noqa: S311  no secret
    for _ in range(30):
        windows = [(0, low, low + 4) for low in random.choices(range(20), k=12)]
        worth = random.sample(range(13), 13)
        whole = problem(*windows, (0, 0, 40))
        before = standing(whole, worth, frozenset(range(12)))
        assert standing(whole, worth) == before | {12}


def test_each_claim_given_up_is_told_with_a_minimal_conflict_whose_other_members_stand() -> None:
    found = problem((0, 0, 10), (0, 12, 30), (0, 5, 11), (0, 40, 50), (1, 0, 1), (1, 3, 4))
    search = RecallingSearch(found, range(len(found.rows)), [5, 4, 3, 2, 1, 0].__getitem__, NOTHING)
    settled = settle(search, search.claims, [5, 4, 3, 2, 1, 0].__getitem__)
    conflicts = [proof.claims for proof in told(search, search.claims, settled).conflicts]
    assert settled.given_up == {1, 3, 5}
    assert [claims[-1] for claims in conflicts] == [1, 3, 5]
    assert all(len(claims) == 2 and claims[0] not in settled.given_up for claims in conflicts)


def test_of_what_speaks_against_a_claim_the_widest_gap_is_told() -> None:
    found = problem((0, 0, 20), (0, 0, 12), (0, 0, 25), (0, 30, 40))
    search = RecallingSearch(found, range(len(found.rows)), [4, 3, 2, 1].__getitem__, NOTHING)
    settled = settle(search, search.claims, [4, 3, 2, 1].__getitem__)
    assert settled.given_up == {3}
    assert [proof.claims for proof in told(search, search.claims, settled).conflicts] == [(1, 3)]
