"""Which claims of a source its other figures speak against.

A claim is doubtful if more claims of its source contradict it than confirm it. What is asked is small and exact: do two
levels of one figure meet, do two ratios of the same two figures, and does a share or growth fit a level of its part and
one of its whole or base? Those who fit confirm each other, those who do not contradict each other, and each other claim
counts once, however often it is met. One decimal point lost in the newest report would else unsettle all that was
printed before. A revision told in a whole release stands: its figures confirm each other.

Of IDC's 647 starter claims 114 give way with this rule and 174 where only the newer is worthier.

Invariant: a function of what the claims say; a claim is judged by those within two ratios of it and by no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossfoot.model import Interval
from crossfoot.reconcile.assertion import Assertion
from crossfoot.reconcile.problem import Problem, Row, Sense

__all__ = ["Around", "doubtful", "doubtful_again"]

_PAIR = 2
_ANYWHERE = Interval(None, None)

_Said = tuple[int, Interval]
_Spans = Mapping[tuple[int, ...], list[_Said]]


def doubtful(problem: Problem, places: Iterable[int], assertions: Sequence[Assertion]) -> frozenset[int]:
    """Claims that more claims of their source contradict than confirm.

    Args:
        problem: Where the rows stand.
        places: The rows to look at.
        assertions: What asserts each claim.
    """
    confirmed: dict[int, set[str]] = {}
    contradicted: dict[int, set[str]] = {}
    for source in _by_source(problem, places, assertions).values():
        for members, fits in _meetings(source):
            found = confirmed if fits else contradicted
            ids = {assertions[claim].id for claim in members}
            if len(ids) == len(members):
                for claim in members:
                    found.setdefault(claim, set()).update(ids - {assertions[claim].id})
    return frozenset(claim for claim, against in contradicted.items() if len(against) > len(confirmed.get(claim, ())))


@dataclass(frozen=True, slots=True)
class Around:
    """How rows are found by what they speak of and by whose word they are.

    Args:
        touching: The rows, by place, that speak of some unknowns.
        made_by: The rows, by place, that a claim has made.
    """

    touching: Callable[[Iterable[int]], Iterable[int]]
    made_by: Callable[[int], Iterable[int]]


def doubtful_again(
    problem: Problem,
    around: Around,
    assertions: Sequence[Assertion],
    before: frozenset[int],
    stirred: Iterable[int],
) -> frozenset[int]:
    """The doubtful claims after rows that speak of some unknowns have come or gone; only what meets those is judged.

    Args:
        problem: Where the rows stand.
        around: The rows.
        assertions: What asserts each claim.
        before: The claims that were doubtful.
        stirred: The unknowns.
    """

    def beside(places: Iterable[int]) -> list[int]:
        """The rows that speak of what some rows speak of."""
        return said({unknown for place in places for unknown, _ in problem.rows[place].terms})

    def said(unknowns: Iterable[int]) -> list[int]:
        return [place for place in around.touching(unknowns) if _says_so(problem.rows[place])]

    # A ratio judges the levels of both its figures: what is stirred may unsettle a claim one ratio away. That claim is
    # judged by all it says and by what that meets, another ratio away.
    judged = frozenset(claim for place in beside(said(stirred)) for claim in problem.rows[place].claims)
    own = [place for claim in judged for place in around.made_by(claim) if _says_so(problem.rows[place])]
    return (before - judged) | (doubtful(problem, beside(beside(own)), assertions) & judged)


def _says_so(row: Row) -> bool:
    """Whether a row is one claim's word on one figure, or on how large one is beside another."""
    return len(row.claims) == 1 and (len(row.terms) == 1 or (len(row.terms) == _PAIR and row.rhs == 0))


def _by_source(problem: Problem, places: Iterable[int], assertions: Sequence[Assertion]) -> Mapping[str, _Spans]:
    """For each source, by one unknown or two, each claim with where it puts the unknown or their quotient."""
    spans: dict[tuple[int, tuple[int, ...]], Interval] = {}
    for place in places:
        row = problem.rows[place]
        if _says_so(row):
            key = row.claims[0], tuple(unknown for unknown, _ in row.terms)
            spans[key] = spans.get(key, _ANYWHERE).intersect(_span(row))
    found: dict[str, dict[tuple[int, ...], list[_Said]]] = {}
    for (claim, unknowns), span in spans.items():
        found.setdefault(assertions[claim].origin, {}).setdefault(unknowns, []).append((claim, span))
    return found


def _span(row: Row) -> Interval:
    value = row.terms[0][1]
    limit = (row.rhs if len(row.terms) == 1 else -row.terms[1][1]) / value
    if row.sense is Sense.EQ:
        return Interval(limit, limit)
    return Interval(limit, None) if (row.sense is Sense.GE) == (value > 0) else Interval(None, limit)


def _meetings(spans: _Spans) -> Iterator[tuple[tuple[int, ...], bool]]:
    """Claims that speak of the same, and whether they fit; those too loose to confirm anything are left out."""
    for unknowns, said in spans.items():
        for (one, here), (other, there) in combinations(said, 2):
            yield from _met((one, other), (here, there), here.meets(there))
        if len(unknowns) == _PAIR:
            tops, bottoms = (spans.get((unknown,), []) for unknown in unknowns)
            for ratio, quotient in said:
                for bottom, divisor in bottoms:
                    product = _product(quotient, divisor)
                    for top, figure in tops:
                        yield from _met((ratio, bottom, top), (quotient, divisor, figure), product.meets(figure))


def _met(claims: tuple[int, ...], spans: tuple[Interval, ...], fits: bool) -> Iterator[tuple[tuple[int, ...], bool]]:
    if not fits or all(span.is_bounded for span in spans):
        yield claims, fits


def _product(one: Interval, other: Interval) -> Interval:
    """Where the product of two figures lies; nothing is known of it where one may be below 0."""
    ends = (one.low, one.high, other.low, other.high)
    if any(end is not None and end < 0 for end in ends):
        return _ANYWHERE
    low = None if one.low is None or other.low is None else one.low * other.low
    high = None if one.high is None or other.high is None else one.high * other.high
    return Interval(low, high)
