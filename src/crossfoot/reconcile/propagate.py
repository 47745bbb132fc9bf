"""Bounds by passing limits from line to line to a fixed point, each with its reasons.

Invariant: a limit is a whole number of grains, rounded outward, and can be told as a weighted sum of rows that proves
at least as much. No limit rests on a looser one of the same column and side, so none creeps on for ever; limits may
be wider than the tightest ones, and where a feasible point reaches one it is the tightest.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from heapq import heapify, heappop, heappush
from math import lcm
from operator import or_

from crossfoot.reconcile.problem import Sense, Terms, combine
from crossfoot.reconcile.sheet import Line, Sheet, Side
from crossfoot.reconcile.solver import unit_of

__all__ = ["Propagation"]

# Whole numbers for the largest figure of a sheet have about so many digits more than it is written with.
_GRAINS = 10**12
# Lines are looked at so often each, on average, before limits are left as they are.
_VISITS = 40
# A hash of the columns a limit rests on: two limits without a common bit rest on none in common.
_BITS = 509


@dataclass(frozen=True, slots=True)
class _Limit:
    """A limit of one end: of its column itself (`line` is -1), or by a line and limits of the line's other columns."""

    end: int
    value: int
    is_strict: bool
    line: int
    is_low_side: bool
    reasons: tuple[int, ...]
    mask: int


@dataclass(frozen=True, slots=True)
class _Cap:
    """A line read from one side: a sum that is at most a number."""

    line: int
    terms: tuple[tuple[int, int], ...]
    most: int
    is_strict: bool
    is_low_side: bool


class Propagation:
    """The limits that follow for each column of a sheet. An end is twice its column, one more for the high end.

    Args:
        sheet: The columns and lines.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._grain = unit_of([*(c.limits for c in sheet.columns), *(row.span.limits for row in sheet.lines)]) / _GRAINS
        self._limits: list[_Limit] = []
        self._best = [-1] * (2 * len(sheet.columns))
        self._lines = [_whole(line, self._grain) for line in sheet.lines]
        self._lines_of: list[list[int]] = [[] for _ in sheet.columns]
        for number, line in enumerate(sheet.lines):
            for column, _ in line.terms:
                self._lines_of[column].append(number)
        for column, span in enumerate(sheet.columns):
            for side, end in ((span.low, 2 * column), (span.high, 2 * column + 1)):
                if side is not None:
                    value = _grains(side.value, self._grain, is_high=end % 2 == 1)
                    self._keep(_Limit(end, value, side.is_strict, -1, False, (), 1 << end % _BITS))
        self._spread()

    def has_limit(self, column: int, sense: Sense) -> bool:
        """Whether a column has a limit, `>=` for its low end."""
        return self._best[_end(column, sense)] >= 0

    def limit(self, column: int, sense: Sense) -> Fraction | None:
        """The limit of a column, `>=` for its low end; None where there is none."""
        number = self._best[_end(column, sense)]
        return None if number < 0 else self._limits[number].value * self._grain

    def rows(self, question: Terms, sense: Sense) -> Terms | None:
        """Weights of rows that prove an end of a question over columns; None where the limits give none."""
        weights: dict[int, int | Fraction] = {}
        for column, value in question:
            number = self._best[_end(column, sense if value > 0 else _turned(sense))]
            if number < 0:
                return None
            weights[number] = weights.get(number, 0) + value
        parts: list[tuple[Fraction, Terms]] = []
        # Limits rest on earlier ones only, so that the latest one's weight is known in full.
        pending = [-number for number in weights]
        heapify(pending)
        while pending:
            number = -heappop(pending)
            weight = weights.pop(number, 0)
            if weight:
                side, factor = self._unfold(number, weight, weights, pending)
                parts.append((factor if isinstance(factor, Fraction) else Fraction(factor), side.rows))
        return combine(*parts)

    def needs(self, column: int, sense: Sense) -> frozenset[int]:
        """Ends that stand at their limits wherever the column stands at its own."""
        first = self._best[_end(column, sense)]
        return frozenset(self._limits[number].end for number in self._chain([first]))

    def _unfold(
        self, number: int, weight: int | Fraction, weights: dict[int, int | Fraction], pending: list[int]
    ) -> tuple[Side, int | Fraction]:
        """The side a limit adds to a proof, and its weight; what it rests on is weighed and put among those pending."""
        limit = self._limits[number]
        if limit.line < 0:
            span = self._sheet.columns[limit.end // 2]
            side = span.high if limit.end % 2 else span.low
        else:
            line = self._sheet.lines[limit.line]
            side = line.span.low if limit.is_low_side else line.span.high
            own = next(value for column, value in line.terms if column == limit.end // 2)
            others = (value for column, value in line.terms if column != limit.end // 2)
            weight = weight * own.numerator if abs(own.numerator) == own.denominator else weight / own
            for reason, value in zip(limit.reasons, others, strict=True):
                if reason not in weights:
                    heappush(pending, -reason)
                weights[reason] = weights.get(reason, 0) - weight * (
                    value.numerator if value.denominator == 1 else value
                )
        if side is None:
            raise ValueError(limit)  # a limit was only kept where its side is there
        return side, weight

    def _spread(self) -> None:
        pending = deque(range(len(self._lines)))
        waiting = [True] * len(self._lines)
        for _ in range(_VISITS * len(self._lines)):
            if not pending:
                return
            number = pending.popleft()
            waiting[number] = False
            for limit in self._drawn(number):
                if self._keep(limit):
                    for other in self._lines_of[limit.end // 2]:
                        if not waiting[other]:
                            waiting[other] = True
                            pending.append(other)

    def _drawn(self, number: int) -> Iterator[_Limit]:
        """Limits that follow from a line, read from either side."""
        terms, low, high = self._lines[number]
        span = self._sheet.lines[number].span
        if high is not None and span.high is not None:
            yield from self._from(_Cap(number, terms, high, span.high.is_strict, is_low_side=False))
        if low is not None and span.low is not None:
            turned = tuple((column, -value) for column, value in terms)
            yield from self._from(_Cap(number, turned, -low, span.low.is_strict, is_low_side=True))

    def _from(self, cap: _Cap) -> Iterator[_Limit]:
        """Limits that follow from a sum that is at most a number: what the least of all others leaves to each."""
        limits = self._limits
        reasons = [self._best[2 * column + (value < 0)] for column, value in cap.terms]
        missing = reasons.count(-1)
        if missing > 1:
            return
        pairs = zip(reasons, cap.terms, strict=True)
        leasts = [0 if found < 0 else limits[found].value * value for found, (_, value) in pairs]
        total = sum(leasts)
        for place, (column, value) in enumerate(cap.terms):
            if missing and reasons[place] >= 0:
                continue
            rest = cap.most - (total - leasts[place])
            end, limit = 2 * column + (value > 0), -(-rest // value) if value > 0 else rest // value
            held = self._best[end]
            if held >= 0 and _is_tighter(limits[held].value, limit, end):
                continue
            others = (*reasons[:place], *reasons[place + 1 :])
            is_strict = cap.is_strict or any(limits[found].is_strict for found in others)
            if held >= 0 and limit == limits[held].value and (limits[held].is_strict or not is_strict):
                continue
            if held < 0 or not self._rests_on(others, end):
                mask = reduce(or_, (limits[found].mask for found in others), 1 << end % _BITS)
                yield _Limit(end, limit, is_strict, cap.line, cap.is_low_side, others, mask)

    def _rests_on(self, reasons: tuple[int, ...], end: int) -> bool:
        bit = 1 << end % _BITS
        if not any(self._limits[reason].mask & bit for reason in reasons):
            return False
        return any(self._limits[number].end == end for number in self._chain(reasons))

    def _chain(self, reasons: Iterable[int]) -> set[int]:
        """Limits, and all those they rest on."""
        seen: set[int] = set()
        pending = list(reasons)
        while pending:
            number = pending.pop()
            if number not in seen:
                seen.add(number)
                pending += self._limits[number].reasons
        return seen

    def _keep(self, limit: _Limit) -> bool:
        """Make a limit the one of its end, unless that has a tighter one by now."""
        held = self._best[limit.end]
        if held >= 0 and _is_tighter(self._limits[held].value, limit.value, limit.end):
            return False
        self._best[limit.end] = len(self._limits)
        self._limits.append(limit)
        return True


def _whole(line: Line, grain: Fraction) -> tuple[tuple[tuple[int, int], ...], int | None, int | None]:
    """A line in whole numbers and grains, its limits rounded outward."""
    by = lcm(*(value.denominator for _, value in line.terms))
    low, high = line.span.low, line.span.high
    return (
        tuple((column, int(value * by)) for column, value in line.terms),
        None if low is None else _grains(low.value * by, grain, is_high=False),
        None if high is None else _grains(high.value * by, grain, is_high=True),
    )


def _grains(value: Fraction, grain: Fraction, *, is_high: bool) -> int:
    count = value / grain
    return -(-count.numerator // count.denominator) if is_high else count.numerator // count.denominator


def _is_tighter(one: int, other: int, end: int) -> bool:
    return one < other if end % 2 else one > other


def _end(column: int, sense: Sense) -> int:
    return 2 * column + (sense is Sense.LE)


def _turned(sense: Sense) -> Sense:
    return Sense.LE if sense is Sense.GE else Sense.GE
