"""The next question: which one more figure would narrow a figure most, whatever it turned out to be.

Invariant: what a figure would leave at most is proven: two tables that agree in it differ in the figure asked about by
no more than that. A share or a growth, of which no such sum tells, is tried at five numbers evenly spread over all it
can be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.model import Cell, Interval
from crossfoot.reconcile.book import market_of
from crossfoot.reconcile.bound import Bound
from crossfoot.reconcile.cells import canonical, label
from crossfoot.reconcile.certificate import Certificate
from crossfoot.reconcile.derived_quotient import quotient
from crossfoot.reconcile.problem import Problem, Row, Sense
from crossfoot.reconcile.supposition import Fact, Supposition
from crossfoot.reconcile.system import System
from crossfoot.reconcile.table import Table

__all__ = ["Narrowing", "next_questions"]

_ONE = Fraction(1)
_ZERO = Fraction(0)
# So many figures, the best by what their middle would leave, are looked at for the worst they could leave.
_LOOKED_AT = 6
# A share or a growth is tried at so many numbers.
_TRIED = 5


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One more figure and what it would do.

    Args:
        cell: Its address.
        base: What it is a share of or a growth on; None for a level.
        possible: Where it can lie: units, or the quotient of `cell` and `base`.
        most: The width that the figure asked about would have left at most, whatever the one more figure is; None
            where nothing would limit it.
        middle: Where the figure asked about would lie were the one more figure the middle of what is possible, or twice
            the least where nothing limits it above; None where there is neither.
        proofs: What proves `most`: that two tables differ by no more; for a share or a growth both ends at the worst
            figure tried.
    """

    cell: Cell
    base: Cell | None
    possible: Interval
    most: Fraction | None
    middle: Interval | None
    proofs: tuple[Certificate, ...]

    @property
    def form(self) -> str:
        """`level`, `share` or `growth`."""
        if self.base is None:
            return "level"
        return "share" if self.base.is_market else "growth"


def next_questions(table: Table, cell: Cell) -> tuple[Narrowing, ...]:
    """Figures other than itself that would narrow a figure, the one that is sure to leave least first.

    Args:
        table: The figures of a view.
        cell: The figure; asked about are those in the proofs of its ends and those tied to it by an identity.
    """
    table = table.having((cell,))
    bound = table.bounds(cell)
    if bound.interval.is_point:
        return ()
    levels = [found for other in _neighbours(table, cell, bound) if (found := _at_middle(table, cell, other))]
    levels.sort(key=lambda found: (_order(_width(found.middle)), label(found.cell)))
    tried = [_at_worst(table, cell, found) for found in levels[:_LOOKED_AT]]
    tried += [found for base in _bases(table, cell) if (found := _ratio(table, cell, base))]
    width = _order(bound.interval.width)
    useful = [found for found in tried if min(_order(found.most), _order(_width(found.middle))) < width]
    return tuple(sorted(useful, key=lambda f: (_order(f.most), _order(_width(f.middle)), f.form, label(f.cell))))


def _order(width: Fraction | None) -> tuple[bool, Fraction]:
    """For sorting: no limit comes last."""
    return width is None, width or _ZERO


def _width(interval: Interval | None) -> Fraction | None:
    return None if interval is None else interval.width


def _neighbours(table: Table, cell: Cell, bound: Bound) -> Iterator[Cell]:
    """Figures in the proofs of both ends, and those that one identity ties to the figure."""
    problem, ((asked, _),) = table.model.problem, table.question(((_ONE, cell),))
    found = {unknown for proof in (bound.low, bound.high) if proof is not None for unknown, _ in proof.names}
    for place in table.in_force((asked,)):
        row = problem.rows[place]
        if not row.claims and asked in dict(row.terms):
            found |= {unknown for unknown, _ in row.terms}
    for unknown in sorted(found - {asked}):
        if not table.model.unknowns[unknown].owner:
            yield table.model.unknowns[unknown].cell


def _bases(table: Table, cell: Cell) -> Iterator[Cell]:
    """The market, the time a year before and the time just before, where the view speaks of them."""
    asked, period = canonical(cell), cell.period
    times = [period.shift_years(-1)] if period.end is not None else []
    if period.month_count is not None:
        times.append(period.shift_months(-period.month_count))
    known = {unknown.cell for unknown in table.model.numbers if not unknown.owner}
    for base in dict.fromkeys((market_of(asked), *(canonical(asked.at(time)) for time in times))):
        if base != asked and base in known:
            yield base


def _at_middle(table: Table, cell: Cell, other: Cell) -> Narrowing | None:
    """What the middle of what a figure can be would leave; None where the figure is known already."""
    possible = table.bounds(other).interval
    if possible.is_point or possible.is_empty:
        return None
    value, middle = _middle_of(possible), None
    if value is not None:
        fact = Fact(((_ONE, other),), Sense.EQ, value, "if the figure asked for were this")
        middle, _ = Supposition(table, (fact,), (cell,)).bounds(cell)
    return Narrowing(other, None, possible, None, middle, ())


def _middle_of(possible: Interval) -> Fraction | None:
    """The middle; twice the low end where nothing limits it above; None where there is neither."""
    low, high = possible.low, possible.high
    if low is None or (high is None and low <= 0):
        return None
    return 2 * low if high is None else (low + high) / 2


def _at_worst(table: Table, cell: Cell, found: Narrowing) -> Narrowing:
    """The widest that the figure asked about can be left: how far two tables that agree in the other can differ."""
    problem = table.model.problem
    (asked, _), (other, _) = sorted(table.question(((_ONE, cell), (2 * _ONE, found.cell))), key=lambda term: term[1])
    count = len(problem.names)
    rows = [problem.rows[place] for place in table.in_force((asked, other))]
    rows += [_moved(row, count) for row in rows]
    same = Row(((other, _ONE), (other + count, -_ONE)), Sense.EQ, _ZERO, "both tables have the figure asked for")
    names = (*problem.names, *(f"{name} in another table" for name in problem.names))
    two = Problem(names, (*rows, same), problem.claims, problem.weights)
    question = ((asked, _ONE), (asked + count, -_ONE))
    proof = System(two, range(len(two.rows))).bound(question, Sense.LE)[1]
    if proof is None:
        return found
    return Narrowing(found.cell, None, found.possible, proof.bound, found.middle, (proof,))


def _moved(row: Row, by: int) -> Row:
    terms = tuple((unknown + by, value) for unknown, value in row.terms)
    return Row(terms, row.sense, row.rhs, row.why, row.claims, row.is_strict)


def _ratio(table: Table, cell: Cell, base: Cell) -> Narrowing | None:
    """What a share or a growth would leave, tried at some numbers inside what it can be."""
    possible = quotient(table, ((_ONE, cell),), ((_ONE, base),)).interval
    if possible.low is None or possible.high is None or possible.is_point:
        return None
    step = (possible.high - possible.low) / (_TRIED + 1)
    words = f"if it were just so many times {label(base)}"
    left = []
    for number in range(_TRIED):  # inside the ends, where hardly anything is left to vary
        value = possible.low + (number + 1) * step
        fact = Fact(((_ONE, cell), (-value, base)), Sense.EQ, _ZERO, words)
        left.append(Supposition(table, (fact,), (cell,)).bounds(cell))
    worst = max(left, key=lambda found: _order(found[0].width))
    return Narrowing(cell, base, possible, worst[0].width, left[_TRIED // 2][0], worst[1])
