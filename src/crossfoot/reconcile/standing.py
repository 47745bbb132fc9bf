"""Which claims stand where claims of several releases or sources cannot all hold: the less worthy one gives way.

Invariant: a claim stands exactly if it can hold together with all worthier claims that stand. That follows from the
claims alone, whichever conflicts were found on the way; a further claim that can hold beside all that stand joins them
and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.recall import RecallingSearch
from crossfoot.reconcile.search import Correction, Search

__all__ = ["settle", "told"]

# Claims added at a time. Asking for all at once finds many conflicts between claims that do not stand anyway: of IDC's
# 645 starter claims 171 gave way when this was set, which took 242 questions in twenties and 2,123 in one.
_BLOCK = 20

# The members of a conflict by how they rank, the worthiest first.
_Places = tuple[int, ...]


def settle(search: RecallingSearch, active: frozenset[int], worth: Callable[[int], int]) -> Correction:
    """Let the worthier claims stand; no cheapest set to give up is sought, for nobody need be wrong.

    Going through the claims one by one would ask the solver once for each. Conflicts are asked for instead, until what
    they leave can hold: each claim given up is then the least worthy of a conflict whose other members stand.

    Args:
        search: Where conflicts are found.
        active: The claims.
        worth: What a claim is worth; no two are worth the same.

    Returns:
        The claims given up, with conflicts that need not be minimal.
    """
    if search.can_hold(active):
        return Correction(frozenset(), 0, 0, ())
    ranked = sorted(active, key=worth, reverse=True)
    place = {claim: number for number, claim in enumerate(ranked)}
    conflicts = {_places(proof, place): proof for proof in search.known(active)}
    given_up = frozenset(ranked[number] for number in _giving_way(conflicts))
    # With conflicts known from before, what they leave can often hold; then every part of it can.
    is_left_holding = bool(conflicts) and search.can_hold(active - given_up)
    for end in () if is_left_holding else range(_BLOCK, len(ranked) + _BLOCK, _BLOCK):
        while (proof := search.contradiction(frozenset(ranked[:end]) - given_up)) is not None:
            conflicts[_places(proof, place)] = proof
            given_up = frozenset(ranked[number] for number in _giving_way(conflicts))
    return Correction(given_up, len(given_up), 0, tuple(conflicts.values()))


def told(search: Search, active: frozenset[int], settled: Correction) -> Correction:
    """The same with a minimal conflict of a wide gap for each claim given up, its other members standing.

    Args:
        search: Where conflicts are found.
        active: The claims that were settled.
        settled: What was given up of them.
    """
    standing = active - settled.given_up
    conflicts = []
    for claim in sorted(settled.given_up):
        beside = standing | {claim}
        proof = next(proof for proof in settled.conflicts if claim in proof.claims and beside.issuperset(proof.claims))
        conflicts.append(search.widest(proof, beside))
    return Correction(settled.given_up, settled.cost, settled.least, tuple(conflicts))


def _places(proof: Certificate, place: Mapping[int, int]) -> _Places:
    return tuple(sorted(place[claim] for claim in proof.claims))


def _giving_way(conflicts: Iterable[_Places]) -> set[int]:
    """The last member of each conflict that no earlier decision has resolved, from the worthiest down."""
    given_up: set[int] = set()
    for places in sorted(conflicts, key=lambda places: places[-1]):
        if given_up.isdisjoint(places):
            given_up.add(places[-1])
    return given_up
