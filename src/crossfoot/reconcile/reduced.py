"""A component in fewer unknowns: equal ones are one, fixed ones are numbers, equal lines are one.

Invariant: a table meets the rows exactly if it meets the sheet, and every limit of the sheet remembers its rows. Only
identities and figures that are one number are used up; no limit is sharpened by passing it through a longer row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.reconcile.problem import Problem, Row, Sense, Terms, combine
from crossfoot.reconcile.sheet import Line, Sheet, Side, Span, sides_of

__all__ = ["Home", "Reduced", "reduce_rows"]

_ONE = Fraction(1)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Home:
    """Where an unknown went.

    Args:
        column: Its column.
        rows: Weighted identities that add up to the unknown less the column.
    """

    column: int
    rows: Terms


@dataclass(frozen=True, slots=True)
class Reduced:
    """A sheet and where each unknown went."""

    sheet: Sheet
    homes: Mapping[int, Home]


def reduce_rows(problem: Problem, places: Sequence[int]) -> Reduced:
    """Rows as a sheet.

    Args:
        problem: Where the rows stand.
        places: The rows.
    """
    rows = {place: problem.rows[place] for place in places}
    homes = _homes(rows)
    columns = [Span()] * (1 + max(home.column for home in homes.values()))
    lines: list[Line] = []
    for place, row in rows.items():
        line = _homed(place, row, homes)
        if len(line.terms) == 1:
            column, span = _limit(line)
            columns[column] = columns[column].meet(span)
        elif line.terms or not _is_idle(line.span):
            lines.append(line)
    settled = tuple(_settled(columns, lines))
    return Reduced(Sheet(tuple(columns), settled), homes)


def _homes(rows: Mapping[int, Row]) -> dict[int, Home]:
    """A column for each set of unknowns that identities say are equal, with the way from each member to the first."""
    equal: dict[int, list[tuple[int, int, Fraction]]] = {}
    for place, row in rows.items():
        for unknown, _ in row.terms:
            equal.setdefault(unknown, [])
        if _is_equality(row):
            (one, value), (other, _) = row.terms
            equal[one].append((other, place, -1 / value))
            equal[other].append((one, place, 1 / value))
    homes: dict[int, Home] = {}
    count = 0
    for first in sorted(equal):
        if first in homes:
            continue
        homes[first] = Home(count, ())
        ring = [first]
        for unknown in ring:
            for other, place, weight in equal[unknown]:
                if other not in homes:
                    # The weighted row is the other less this one; with the way from this one it leads to the first.
                    homes[other] = Home(count, combine((_ONE, homes[unknown].rows), (_ONE, ((place, weight),))))
                    ring.append(other)
        count += 1
    return homes


def _is_equality(row: Row) -> bool:
    return (
        row.sense is Sense.EQ
        and not row.claims
        and row.rhs == 0
        and len(row.terms) == _PAIR
        and row.terms[0][1] == -row.terms[1][1]
    )


def _homed(place: int, row: Row, homes: Mapping[int, Home]) -> Line:
    """A row over columns."""
    moved = [(-value, homes[unknown].rows) for unknown, value in row.terms if homes[unknown].rows]
    own = ((place, _ONE),)
    rows = combine((_ONE, own), *moved) if moved else own
    terms = tuple(sorted((homes[unknown].column, value) for unknown, value in row.terms))
    if len({column for column, _ in terms}) < len(terms):
        terms = combine((_ONE, terms))
    return Line(terms, sides_of(row, rows, row.rhs))


def _is_idle(span: Span) -> bool:
    """Whether 0 lies in a span, so that an empty line says nothing."""
    return (span.low is None or span.low.value <= 0) and (span.high is None or span.high.value >= 0)


def _limit(line: Line) -> tuple[int, Span]:
    """A line over one column as a limit of it."""
    column, value = line.terms[0]
    return column, _scaled(line.span, value if abs(value) == 1 else 1 / value)


def _scaled(span: Span, by: Fraction) -> Span:
    """A span multiplied; a negative number turns it round."""
    low, high = (_scaled_side(side, by) for side in (span.low, span.high))
    return Span(low, high) if by > 0 else Span(high, low)


def _scaled_side(side: Side | None, by: Fraction) -> Side | None:
    if side is None or by == 1:
        return side
    return Side(side.value * by, tuple((place, weight * by) for place, weight in side.rows), side.is_strict)


def _settled(columns: list[Span], lines: Iterable[Line]) -> Iterable[Line]:
    """The lines that are left once fixed columns are numbers and lines over the same columns are one.

    Lines of which one column is left become limits in `columns`.
    """
    pending = list(lines)
    while True:
        fixed = {column for column, span in enumerate(columns) if span.is_fixed}
        left: list[Line] = []
        is_changed = False
        for line in pending:
            rest = _without(line, fixed, columns)
            if len(rest.terms) == 1:
                column, span = _limit(rest)
                columns[column] = columns[column].meet(span)
                is_changed = is_changed or columns[column].is_fixed
            elif rest.terms or not _is_idle(rest.span):
                left.append(rest)
        pending = left
        if not is_changed:
            return _distinct(pending)


def _without(line: Line, fixed: set[int], columns: Sequence[Span]) -> Line:
    """A line with its fixed columns taken out."""
    gone = [(column, value) for column, value in line.terms if column in fixed]
    if not gone:
        return line
    terms = tuple((column, value) for column, value in line.terms if column not in fixed)
    spans = [_scaled(columns[column], -value) for column, value in gone]
    low, high = (
        _sum([side, *((span.low if is_low else span.high) for span in spans)])
        for is_low, side in ((True, line.span.low), (False, line.span.high))
    )
    return Line(terms, Span(low, high))


def _sum(sides: Sequence[Side | None]) -> Side | None:
    known = [side for side in sides if side is not None]
    if len(known) < len(sides):
        return None
    return Side(
        sum((side.value for side in known), Fraction(0)),
        combine(*((_ONE, side.rows) for side in known)),
        any(side.is_strict for side in known),
    )


def _distinct(lines: Iterable[Line]) -> Iterable[Line]:
    """Lines, those over the same columns in the same proportion as one."""
    found: dict[Terms, Line] = {}
    for line in lines:
        first = line.terms[0][1] if line.terms else _ONE
        key = _led_by_one(line.terms, first)
        held = found.get(key)
        if held is None:
            found[key] = line
        else:
            by = (held.terms[0][1] if held.terms else _ONE) / first
            found[key] = Line(held.terms, held.span.meet(_scaled(line.span, by)))
    return found.values()


def _led_by_one(terms: Terms, first: Fraction) -> Terms:
    """Terms divided by the first coefficient, which nearly always is 1 or -1."""
    if first == 1:
        return terms
    if first == -1:
        return tuple((column, -value) for column, value in terms)
    return tuple((column, value / first) for column, value in terms)
