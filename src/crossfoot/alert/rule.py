"""What a user wants to be told of: one value for each form of rule.

Invariant: a rule asks for what is proven or stated or, where it names a chance, for what a forecast says. Its `text` is
the line as the user wrote it, and two rules of one text are one rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crossfoot.model import Cell, Grain, Interval, Period
from crossfoot.track.news import Kind

__all__ = ["ChanceRule", "LevelRule", "NewsRule", "Rule", "TargetRule"]


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A figure that is proven to lie somewhere.

    Args:
        text: The line.
        series: Address of the figure, at no time.
        wanted: Where it must lie.
        when: A period, or the grain of all periods that count.
        source: Whose figures must prove it, or None for any source by itself.
    """

    text: str
    series: Cell
    wanted: Interval
    when: Period | Grain
    source: str | None = None

    @property
    def vendor(self) -> str:
        """Whom it is about."""
        return self.series.vendor[0]


@dataclass(frozen=True, slots=True)
class TargetRule:
    """A goal that is set, revised or decided.

    Args:
        text: The line.
        vendor: Whose.
        period: For when, or None for any time.
        kinds: Which news of it counts.
        states: Which verdicts count; empty for any.
    """

    text: str
    vendor: str
    period: Period | None
    kinds: tuple[Kind, ...]
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChanceRule:
    """A chance that passes a mark.

    Args:
        text: The line.
        vendor: Whose goal.
        period: The goal's time.
        mark: The mark, between 0 and 1.
        is_below: Whether it is to fall below the mark; else to rise above it.
    """

    text: str
    vendor: str
    period: Period
    mark: Fraction
    is_below: bool

    def holds(self, chance: Fraction) -> bool:
        """Whether a chance lies beyond the mark."""
        return chance < self.mark if self.is_below else chance > self.mark


@dataclass(frozen=True, slots=True)
class NewsRule:
    """Any news of some kind.

    Args:
        text: The line.
        kinds: Which kinds.
        vendor: About whom, or None for everybody.
        place: Where, or None for anywhere.
    """

    text: str
    kinds: tuple[Kind, ...]
    vendor: str | None = None
    place: str | None = None


Rule = LevelRule | TargetRule | ChanceRule | NewsRule
