"""Which levels are worth a streak or a milestone: those a goal or a page names, and round ones.

Invariant: a round mark is one, two or five with zeros; nothing else is called round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.errors import NotationError
from crossfoot.model import Cell, Claim, Grain, Interval, Mode, Polarity
from crossfoot.model.period import UNKNOWN
from crossfoot.model.predicate import Predicate, parse_predicate
from crossfoot.model.statement import Level, Streak
from crossfoot.reconcile import Entry
from crossfoot.track.aim import aim_of
from crossfoot.track.feats.lines import Line

__all__ = ["NamedLevel", "named_levels", "round_marks"]

_GOALS = (Mode.TARGET, Mode.GUIDANCE)
_RATES = {"month": Grain.MONTH, "quarter": Grain.QUARTER, "year": Grain.YEAR}
_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True, order=False)
class NamedLevel:
    """So many in each period, as a goal or a page has it.

    Args:
        family: Address of the figure without its period.
        grain: Month, quarter or year.
        wanted: The numbers that reach it.
    """

    family: Cell
    grain: Grain
    wanted: Interval

    def is_about(self, line: Line) -> bool:
        """Whether it speaks of a line."""
        return (self.family, self.grain) == (line.family, line.grain)

    @property
    def predicate(self) -> Predicate:
        """What is asked of each period."""
        return Predicate("level", self.wanted, self.grain)


def named_levels(entries: Iterable[Entry]) -> tuple[NamedLevel, ...]:
    """The levels that rate goals and streaks of some entries name, whoever they are by."""
    found = dict.fromkeys(level for entry in entries for level in _named(entry.claim))
    return tuple(sorted(found, key=repr))


def round_marks(least: Fraction, most: Fraction) -> tuple[Fraction, ...]:
    """The round numbers up to a number, least first, from the last one that is not above another.

    Example:
        >>> [int(mark) for mark in round_marks(Fraction(9), Fraction(60))]
        [5, 10, 20, 50]
    """
    marks = []
    zeros = Fraction(1)
    while zeros <= most:
        marks += [zeros * digit for digit in _ROUND if zeros * digit <= most]
        zeros *= 10
    below = [mark for mark in marks if mark <= least]
    return tuple(mark for mark in marks if not below or mark >= below[-1])


def _named(claim: Claim) -> Iterator[NamedLevel]:
    statement, family = claim.statement, replace(claim.cell.canonical, per=None).at(UNKNOWN)
    if claim.polarity is not Polarity.AFFIRMED:
        return
    if isinstance(statement, Level) and claim.mode in _GOALS and claim.cell.per in _RATES:
        aim = aim_of(statement.value)
        if aim is not None:
            yield NamedLevel(family, _RATES[claim.cell.per or ""], aim)
    if isinstance(statement, Streak) and statement.predicate.startswith("level "):
        try:
            predicate = parse_predicate(statement.predicate)
        except NotationError:  # a predicate the reader worded and nobody can rate names no level
            return
        yield NamedLevel(family, predicate.grain, predicate.wanted)
