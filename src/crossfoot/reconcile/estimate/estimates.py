"""The best estimates of a view: what all that is printed makes likely, balanced so that every row of the view holds.

Invariant: a pure function of the entries; their order and copies change nothing. An estimate lies inside the proven
bounds of its cell, and so do its bands but for the chance that a claim behind the bounds is wrong; estimates of one
table add up wherever an identity says so, and a figure of which nothing printed speaks has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from crossfoot.model import Cell, Interval, Issue
from crossfoot.reconcile.bound import Bound
from crossfoot.reconcile.estimate.balance import balanced
from crossfoot.reconcile.estimate.bands import Told
from crossfoot.reconcile.estimate.evidence import Evidence, Likely
from crossfoot.reconcile.estimate.series import line_of
from crossfoot.reconcile.estimate.value import LEVELS, Band, Estimate, Weight
from crossfoot.reconcile.problem import Row
from crossfoot.reconcile.table import Table

__all__ = ["Estimates"]

_MOST_WEIGHTS = 12
_MOST_UNKNOWNS = 600  # balancing takes the third power of them
_DECIMALS, _FINE = 1000, 1_000_000
_LEAST_WEIGHT = Fraction(1, 100)
# Less trusted, a proof is told to be in doubt: of 30 hidden figures of which it was told 22 lay outside their ends.
_DOUBTFUL = 0.3


class Estimates:
    """The estimates of one table.

    Args:
        table: The proven part: what the entries of a view leave possible.
        evidence: What is printed, in the view and beside it; it makes values likely and bounds nothing.
        source: In whose count to estimate; None is the view's one voice, or, where it has several or none, what all
            sources have in common.
    """

    def __init__(self, table: Table, evidence: Evidence, *, source: str | None = None) -> None:
        self._table = table
        self._evidence = evidence
        voices = {assertion.origin for assertion in table.model.assertions}
        self._source = source or (voices.pop() if len(voices) == 1 else "")
        self._answers: dict[int, tuple[Mapping[int, float], Mapping[int, Likely]]] = {}

    def of(self, cell: Cell) -> Estimate | None:
        """The estimate of a cell; None where nothing printed speaks of it.

        Args:
            cell: The figure; one that the table knows, as a claim's or as a question asked.
        """
        drawn = self.drawn_from(cell)
        if drawn is None:
            return None
        bound, found, told = drawn
        proven = bound.interval
        stretches = self._evidence.constants.stretches_of(found.basis)
        trust, value = told.trust(stretches), _inside(_decimal(told.inside), proven)
        bands = []
        for level, ends in zip(LEVELS, told.bands(stretches), strict=True):
            low, high = (_decimal(end) for end in ends)
            if trust >= 1:
                low, high = _inside(low, proven), _inside(high, proven)
            bands.append(Band(level, min(low, value), max(high, value)))
        weights = tuple(
            Weight(figure.entries, _decimal(weight))
            for figure, weight in found.weights[:_MOST_WEIGHTS]
            if abs(weight) >= _LEAST_WEIGHT
        )
        return Estimate(
            cell=cell,
            value=value,
            bands=tuple(bands),
            basis=found.basis,
            spread=_decimal(found.spread, _FINE),
            weights=weights,
            proven=proven,
            trust=_decimal(trust),
            remark=None if trust >= _DOUBTFUL else remark_on(bound, found.middle, trust),
        )

    def drawn_from(self, cell: Cell) -> tuple[Bound, Likely, Told] | None:
        """What the estimate of a cell and its bands are drawn from; None where nothing printed speaks of it.

        Args:
            cell: The figure, as for `of`.
        """
        bound = self._table.bounds(cell)
        ((number, _),) = self._table.question(((Fraction(1), cell),))
        values, likely = self._balanced(number)
        if number not in likely or bound.interval.is_empty:
            return None
        found = likely[number]
        claims = {claim for proof in (bound.low, bound.high) if proof is not None for claim in proof.claims}
        ends, doubt = (bound.interval.low, bound.interval.high), self._evidence.constants.doubt(len(claims))
        return bound, found, Told(values[number], found.middle, found.spread, ends, doubt)

    def _balanced(self, number: int) -> tuple[Mapping[int, float], Mapping[int, Likely]]:
        """The values of an unknown and of those that hang together with it, and what was likely for them."""
        if number not in self._answers:
            rows = tuple(self._table.model.problem.rows[place] for place in self._table.in_force((number,)))
            near = neighbours(rows, number, _MOST_UNKNOWNS)
            kept = tuple(row for row in rows if near.issuperset(unknown for unknown, _ in row.terms))
            likely = self._likely(near, self._table.model.unknowns[number].cell)
            answer = balanced(kept, {n: (one.middle, one.middle * one.spread) for n, one in likely.items()})
            # Beyond the limit every figure is balanced among its own neighbours.
            whole = len(kept) == len(rows)
            self._answers |= dict.fromkeys(near if whole else (number,), (answer, likely))
        return self._answers[number]

    def _likely(self, numbers: Iterable[int], near: Cell) -> dict[int, Likely]:
        """What is likely for the unknowns of a piece, asked for series by series."""
        lines: dict[Cell, list[int]] = {}
        for number in sorted(numbers):
            unknown = self._table.model.unknowns[number]
            if not unknown.owner.startswith("goal"):
                lines.setdefault(line_of(unknown.cell), []).append(number)
        found: dict[int, Likely] = {}
        for members in lines.values():
            cells = tuple(self._table.model.unknowns[number].cell for number in members)
            answers = zip(members, self._evidence.likely(cells, self._source, near), strict=True)
            found |= {number: likely for number, likely in answers if likely is not None}
        return found


def remark_on(bound: Bound, likely: float, trust: float) -> Issue:
    """What a reader should know of an interval that is more likely missed than not.

    Args:
        bound: The interval with its proofs.
        likely: Where the figure would be if nothing were proven.
        trust: The chance that it lies in the interval.
    """
    low, high = bound.interval.low, bound.interval.high
    is_low = low is not None and (high is None or likely - low < high - likely)
    end, entries = ("low", bound.low_entries) if is_low else ("high", bound.high_entries)
    few = len(entries) == 1
    among = (
        "The claim behind that end is likely" if few else f"One of the {len(entries)} claims behind that end is likely"
    )
    return Issue(
        "proof-in-doubt",
        f"What else is printed puts the figure beyond the {end} end: of 100 like it about {round(100 * trust)} lie "
        f"between the proven ends. {among} to be wrong or restated.",
        " ".join(entries),
    )


def _decimal(value: float, parts: int = _DECIMALS) -> Fraction:
    """A number in so many parts of a whole."""
    return Fraction(round(value * parts), parts)


def neighbours(rows: Sequence[Row], number: int, most: int) -> frozenset[int]:
    """An unknown and those it hangs together with, the nearest first, until there are as many as may be."""
    rows_of: dict[int, list[Row]] = {}
    for row in rows:
        for unknown, _ in row.terms:
            rows_of.setdefault(unknown, []).append(row)
    near, ring = {number}, [number]
    while ring:
        found = sorted({u for old in ring for row in rows_of.get(old, ()) for u, _ in row.terms} - near)
        ring = found[: most - len(near)]
        near |= set(ring)
    return frozenset(near)


def _inside(value: Fraction, proven: Interval) -> Fraction:
    """The nearest number of an interval, half way to the other end or one unit inside where its end is left out."""
    if value in proven:
        return value
    if proven.low is not None and value <= proven.low:
        room = Fraction(2) if proven.high is None else min(proven.high - proven.low, Fraction(2))
        return proven.low + room / 2 if proven.low_open else proven.low
    assert proven.high is not None  # noqa: S101  a value outside lies beyond an end
    room = Fraction(2) if proven.low is None else min(proven.high - proven.low, Fraction(2))
    return proven.high - room / 2 if proven.high_open else proven.high
