"""What is printed of a goal's figure in and before its time: the figures a forecast rests on.

Invariant: only figures of the goal's own series count, by whomever; each run of days is one figure, so that ten pages
with the same number weigh as one. Nothing is taken from a page that appeared while the days still ran.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from statistics import median

from crossfoot.model import Cell, Mode, Period, Polarity
from crossfoot.model.period import UNKNOWN, span_of
from crossfoot.model.statement import Level
from crossfoot.reconcile import Entry
from crossfoot.track.evidence import plain
from crossfoot.track.measures import FAMILY
from crossfoot.track.target import Target

__all__ = ["Figure", "figures_in", "figures_of", "series_of"]

# What a company ships, what its partners sell on and what people buy differ by stocks: near enough for a forecast.
_NEAR = (*FAMILY, "sell_in", "sell_through")
# Older figures say nothing that newer ones do not say better.
_YEARS_BACK = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """What was sold in a run of days.

    Args:
        period: The days.
        value: The number, in the middle of what its words allow; the end of a hedge that has only one.
        hedge: 1 for "more than", -1 for "less than", else 0.
        entries: Ids of the entries that print it, sorted.
    """

    period: Period
    value: Fraction
    hedge: int
    entries: tuple[str, ...]


def figures_of(target: Target, entries: Iterable[Entry], *, as_of: date) -> tuple[Figure, ...]:
    """The figures of a goal's series from two years before its time on, in order of time.

    Args:
        target: The goal.
        entries: All that is known on the day, by everybody.
        as_of: The day.
    """
    start = target.period.start
    assert start is not None  # noqa: S101  a goal that can be rated has its days
    first = min(start, as_of)
    first = date(first.year - _YEARS_BACK, first.month, 1)
    found = figures_in(entries, series_of(target.cell))
    return tuple(f for f in found if (f.period.start or date.min) >= first and (f.period.last or date.max) <= as_of)


def figures_in(entries: Iterable[Entry], series: Cell) -> tuple[Figure, ...]:
    """All figures of a series, in order of time.

    Args:
        entries: What is known.
        series: Its address, from `series_of`.
    """
    told: dict[Period, list[tuple[Entry, Fraction, int]]] = {}
    for entry in entries:
        if _counts(entry, series):
            period, read = entry.claim.cell.period, _read(entry)
            if read is not None and period.start is not None and period.last is not None:
                told.setdefault(span_of(period.start, period.last), []).append((entry, *read))
    figures = (_figure(period, claims) for period, claims in told.items())
    return tuple(sorted(figures, key=lambda figure: (figure.period.end, figure.period.start)))


def series_of(cell: Cell) -> Cell:
    """The address of a figure without its time; measures that count nearly the same are one."""
    found = plain(cell)
    return replace(found.at(UNKNOWN), measure=_NEAR[0] if found.measure in _NEAR else found.measure)


def _counts(entry: Entry, series: Cell) -> bool:
    """Whether an entry asserts a number of the series, of days that were over."""
    claim, published = entry.claim, entry.page.published_at
    is_fact = claim.mode is Mode.ACTUAL and claim.polarity is Polarity.AFFIRMED and entry.definition is None
    if not is_fact or not isinstance(claim.statement, Level) or not claim.cell.period.is_flow:
        return False
    last = claim.cell.period.last
    return (
        claim.cell.per is None
        and series_of(claim.cell) == series
        and (published is None or last is None or last <= published)
    )


def _read(entry: Entry) -> tuple[Fraction, int] | None:
    """The number an entry prints, and which way it is hedged."""
    statement = entry.claim.statement
    assert isinstance(statement, Level)  # noqa: S101  `_counts` says so
    low, high = statement.value.interval.low, statement.value.interval.high
    if low is not None and high is not None:
        return ((low + high) / 2, 0) if high > 0 else None
    end, hedge = (low, 1) if low is not None else (high, -1)
    return None if end is None or end <= 0 else (end, hedge)


def _figure(period: Period, claims: list[tuple[Entry, Fraction, int]]) -> Figure:
    """One figure of all that is printed for the days: those with both ends before hedges, the middle one of them."""
    whole = [claim for claim in claims if claim[2] == 0] or claims
    values = {(entry.origin, value) for entry, value, _ in whole}
    value = median(value for _, value in values)
    return Figure(period, value, whole[0][2], tuple(sorted(entry.id for entry, _, _ in whole)))
