"""Streaks: so many neighbouring periods in which the same held.

Invariant: a streak is proven only where every one of its periods is; a period that nothing decides ends it, and a run
that goes on across such periods is possible and says which they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from crossfoot.model import Cell, Period
from crossfoot.model.interval import at_least, at_most, below, more_than
from crossfoot.model.predicate import Predicate
from crossfoot.reconcile import Grade
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Feat, Kind, Part, Run, part_of_all
from crossfoot.track.feats.lines import Line

__all__ = ["Holds", "find_streaks", "part_of", "runs_in"]

# Fewer than so many periods are no streak; a reader would call two good quarters two good quarters.
LEAST = 3
# A run across unknown periods is told where at least so many times as many of its periods are proven.
_PROVEN_FOR_EACH_OPEN = 3
_HUNDRED = Fraction(100)
_ONE = Fraction(1)

Holds = Callable[[Predicate, Cell], Part]
"""Whether a predicate held for a figure."""


def part_of(asker: Asker, predicate: Predicate, cell: Cell) -> Part:
    """Whether a level or a growth was as wanted in one period.

    Args:
        asker: The table.
        predicate: What is wanted; of a level or a growth.
        cell: The figure.
    """
    wanted, base = predicate.wanted, predicate.base_of(cell.period)
    if base is None:
        return part_of_all(cell.period, (asker.ground(((_ONE, cell),), wanted),))
    sides = ((wanted.low, more_than(0) if wanted.low_open else at_least(0)),
             (wanted.high, below(0) if wanted.high_open else at_most(0)))  # fmt: skip
    grown = ((end, side) for end, side in sides if end is not None)
    return part_of_all(
        cell.period,
        (asker.ground(((_ONE, cell), (-(1 + end / _HUNDRED), cell.at(base))), side) for end, side in grown),
    )


def find_streaks(line: Line, predicate: Predicate, holds: Holds, *, least: int = LEAST) -> Iterator[Feat]:
    """The longest proven streak of a line, the one that still lasts, and one that may be longer than that.

    Args:
        line: The figure over time.
        predicate: What is asked of each period.
        holds: How that is found out.
        least: Shorter ones are none.
    """
    parts = tuple(holds(predicate, line.cell(period)) for period in line.periods if _has_base(line, predicate, period))
    if not parts:
        return
    proven = [run for run in runs_in(parts, (Grade.PROVEN,)) if len(run) >= least]
    longest = max((len(run) for run in proven), default=0)
    told = dict.fromkeys(run for run in proven if run[-1] is parts[-1] or run is _last_of(proven, longest))
    for run in told:
        yield _feat(line, predicate, run, parts, is_longest=len(run) == longest)
    for run in runs_in(parts, (Grade.PROVEN, Grade.POSSIBLE)):
        closed = _closed(run)
        opened = sum(part.grade is Grade.POSSIBLE for part in closed)
        if opened and len(closed) > longest and len(closed) - opened >= max(least, _PROVEN_FOR_EACH_OPEN * opened):
            yield _feat(line, predicate, closed, parts, is_longest=True)


def _has_base(line: Line, predicate: Predicate, period: Period) -> bool:
    """Whether what a growth is measured against is in the known history too."""
    base = predicate.base_of(period)
    return base is None or base in line.periods


def runs_in(parts: Sequence[Part], grades: Sequence[Grade]) -> Iterator[tuple[Part, ...]]:
    """Neighbouring parts of some grades, as long as they go."""
    for is_in, run in groupby(parts, key=lambda part: part.grade in grades):
        if is_in:
            yield tuple(run)


def _last_of(runs: Sequence[tuple[Part, ...]], length: int) -> tuple[Part, ...]:
    return next(run for run in reversed(runs) if len(run) == length)


def _closed(run: tuple[Part, ...]) -> tuple[Part, ...]:
    """A run without the open periods at its two ends."""
    proven = [number for number, part in enumerate(run) if part.grade is Grade.PROVEN]
    return run[proven[0] : proven[-1] + 1] if proven else ()


def _feat(
    line: Line, predicate: Predicate, run: tuple[Part, ...], parts: tuple[Part, ...], *, is_longest: bool
) -> Feat:
    first = parts.index(run[0])
    is_cut = first == 0 or parts[first - 1].grade is Grade.POSSIBLE
    detail = Run(predicate, run[-1] is parts[-1], is_longest, is_cut)
    return Feat(Kind.STREAK, line.cell(run[-1].period), detail, run, line.history)
