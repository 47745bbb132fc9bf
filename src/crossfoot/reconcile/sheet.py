"""Columns with limits and lines between them, each limit remembering the rows it follows from.

Invariant: the rows of a limit, weighted as said, add up to nothing but its column or line and to a number that is not
looser than the limit; so whatever is concluded from a sheet can be told as a weighted sum of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.reconcile.exact import solve
from crossfoot.reconcile.problem import Row, Sense, Terms, combine
from crossfoot.reconcile.solver import Limits, Optimum, Programme, Shape
from crossfoot.reconcile.turned import Turned

__all__ = ["Line", "Sheet", "Side", "Span", "sides_of", "tighter", "weights_of"]


@dataclass(frozen=True, slots=True)
class Side:
    """A limit on one side.

    Args:
        value: The limit.
        rows: Place of a row and its weight; together they prove the limit.
        is_strict: Whether the limit itself is excluded.
    """

    value: Fraction
    rows: Terms
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """What a column or a line may be, None where a side is open."""

    low: Side | None = None
    high: Side | None = None

    @property
    def limits(self) -> Limits:
        """The bare numbers."""
        return Limits(None if self.low is None else self.low.value, None if self.high is None else self.high.value)

    @property
    def is_fixed(self) -> bool:
        """Whether it leaves one value."""
        return self.low is not None and self.high is not None and self.low.value == self.high.value

    def meet(self, other: Span) -> Span:
        """The tighter of each side."""
        return Span(tighter(self.low, other.low, Sense.GE), tighter(self.high, other.high, Sense.LE))


@dataclass(frozen=True, slots=True)
class Line:
    """A weighted sum of columns, by place, and what it may be."""

    terms: Terms
    span: Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns and the lines between them."""

    columns: tuple[Span, ...]
    lines: tuple[Line, ...]

    def programme(self) -> Programme:
        """The sheet for the solver."""
        shapes = [Shape(line.terms, line.span.limits) for line in self.lines]
        kind = Turned if len(self.lines) > len(self.columns) else Programme
        return kind.of([column.limits for column in self.columns], shapes)


def sides_of(row: Row, rows: Terms, value: Fraction) -> Span:
    """What a row allows a sum to be.

    Args:
        row: Gives the sense.
        rows: The weighted rows that prove it.
        value: The limit.
    """
    side = Side(value, rows, row.is_strict)
    return Span(None if row.sense is Sense.LE else side, None if row.sense is Sense.GE else side)


def tighter(one: Side | None, other: Side | None, sense: Sense) -> Side | None:
    """The tighter of two limits; of equal ones a strict one, then the first."""
    if one is None or other is None:
        return one or other
    if one.value == other.value:
        return other if other.is_strict and not one.is_strict else one
    return other if (other.value > one.value) == (sense is Sense.GE) else one


def weights_of(sheet: Sheet, optimum: Optimum, costs: Terms) -> Terms | None:
    """Weights of rows that prove the least value of a question; None where the optimum gives none.

    The multipliers come rounded. Where they do not add up, they follow from the columns that cost nothing at the
    optimum; what a column at a limit lacks is made up by the rows of that limit.

    Args:
        sheet: What was solved.
        optimum: Its answer.
        costs: The question, over columns.
    """
    guessed = _completed(sheet, optimum.multipliers, costs, optimum.priced)
    if guessed is not None:
        return guessed
    solved = _solved(sheet, optimum, costs)
    if solved is None:
        return _completed(sheet, optimum.multipliers, costs, None)
    return _completed(sheet, solved, costs, None)


def _completed(sheet: Sheet, multipliers: Terms, costs: Terms, priced: frozenset[int] | None) -> Terms | None:
    """The rows behind lines and columns; None if a column lacks what no limit gives.

    Args:
        sheet: What was solved.
        multipliers: Line and its weight.
        costs: The question, over columns.
        priced: Columns that may lack anything; None for all.
    """
    used = [
        (weight, line.terms, side)
        for place, weight in multipliers
        for line in (sheet.lines[place],)
        for side in (line.span.low if weight.numerator > 0 else line.span.high,)
        if side is not None
    ]
    one = Fraction(1)
    lacking = combine((one, costs), *((-weight, terms) for weight, terms, _ in used))
    parts = [(weight, side.rows) for weight, _, side in used]
    for column, value in lacking:
        span = sheet.columns[column]
        support = span.low if value.numerator > 0 else span.high
        if support is None or (priced is not None and column not in priced):
            return None
        parts.append((value, support.rows))
    return combine(*parts)


def _solved(sheet: Sheet, optimum: Optimum, costs: Terms) -> Terms | None:
    lines: Sequence[int] = [line for line, _ in optimum.multipliers]
    wanted = dict(costs)
    equations: dict[int, dict[int, Fraction]] = {column: {} for column in wanted if column not in optimum.priced}
    for line in lines:
        for column, value in sheet.lines[line].terms:
            if column not in optimum.priced:
                equations.setdefault(column, {})[line] = value
    found = solve([(left, wanted.get(column, Fraction(0))) for column, left in sorted(equations.items())])
    return None if found is None else tuple(sorted(found.items()))
