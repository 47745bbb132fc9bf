"""Unknown numbers and the inequalities between them, each inequality remembering the claims it came from.

Invariant: a row whose `claims` is empty holds whatever anybody says (an identity); every other row falls away as soon
as one of its claims is given up. Coefficients and ends are exact fractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import lcm

__all__ = ["Problem", "Row", "Sense", "Terms", "combine", "pieces_of"]

Terms = tuple[tuple[int, Fraction], ...]


class Sense(StrEnum):
    """How the two sides of a row are related."""

    LE = "<="
    GE = ">="
    EQ = "="


@dataclass(frozen=True, slots=True)
class Row:
    """A weighted sum of unknowns against a number.

    Args:
        terms: Unknown (its place in `Problem.names`) and coefficient, sorted, no coefficient 0.
        sense: How the sum is related to `rhs`.
        rhs: The number.
        why: What the row says, for a reader: an identity in words, or the claim in notation.
        claims: Places in `Problem.claims` of the claims it rests on, sorted; empty for an identity.
        is_strict: Whether equality itself is excluded.
    """

    terms: Terms
    sense: Sense
    rhs: Fraction
    why: str
    claims: tuple[int, ...] = ()
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A system of rows.

    Args:
        names: What each unknown is called; unique.
        rows: The rows.
        claims: For each claim the ids of the ledger entries that say it; at least one each.
        weights: What giving up each claim costs, positive whole numbers.
    """

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    claims: tuple[tuple[str, ...], ...]
    weights: tuple[int, ...]

    def components(self) -> tuple[tuple[int, ...], ...]:
        """Rows that share no unknown with rows of another component, as places in `rows`, in order of first row."""
        return pieces_of(self.rows, range(len(self.rows)))


def pieces_of(rows: Sequence[Row], places: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """Rows grouped so that no two groups share an unknown.

    Args:
        rows: All rows.
        places: Those to be grouped.
    """
    root: dict[int, int] = {}

    def find(unknown: int) -> int:
        while root.setdefault(unknown, unknown) != unknown:
            root[unknown] = root[root[unknown]]
            unknown = root[unknown]
        return unknown

    chosen = tuple(places)
    for place in chosen:
        for unknown, _ in rows[place].terms[1:]:
            root[find(unknown)] = find(rows[place].terms[0][0])
    groups: dict[int, list[int]] = {}
    for place in chosen:
        groups.setdefault(find(rows[place].terms[0][0]), []).append(place)
    return tuple(tuple(group) for group in groups.values())


def combine(*parts: tuple[Fraction, Terms]) -> Terms:
    """The weighted sum of several sums, sorted, without zeros.

    Added up as whole numbers over one denominator: a proof is some hundred such terms, and fractions would take most of
    the time it takes to make one.
    """
    bottom = 1
    for weight, terms in parts:
        bottoms = {value.denominator for _, value in terms}
        bottom = lcm(bottom, weight.denominator * lcm(*bottoms))
    total: dict[int, int] = {}
    for weight, terms in parts:
        top, share = weight.numerator, bottom // weight.denominator
        for unknown, value in terms:
            total[unknown] = total.get(unknown, 0) + top * value.numerator * (share // value.denominator)
    return tuple(sorted((unknown, _fraction(value, bottom)) for unknown, value in total.items() if value != 0))


@lru_cache(maxsize=1 << 12)
def _fraction(top: int, bottom: int) -> Fraction:
    """A fraction; nearly all are 1 or -1, and making one takes longer than all the adding up."""
    return Fraction(top, bottom)
