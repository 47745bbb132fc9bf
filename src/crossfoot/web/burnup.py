"""The way to a goal in figures: what is proven to be reached by the end of each month, and what would still do.

Invariant: what is reached lies between proven ends of one view; the forecast is told apart from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from crossfoot.ledger import Entry
from crossfoot.model import Cell, Interval, Unit
from crossfoot.model.period import span_of
from crossfoot.model.statement import Level
from crossfoot.track import Standpoint, evidence_for, number_of
from crossfoot.track.chance import Chance
from crossfoot.track.evidence import plain
from crossfoot.track.verdict import Verdict
from crossfoot.track.wording import day_name, floor_text
from crossfoot.web.asked import Asked
from crossfoot.web.goals import amount_columns, amount_slots
from crossfoot.web.links import cell_link
from crossfoot.web.parts import Column, Side, Slot, Table

__all__ = ["BurnUp", "Milestone", "burn_up", "burn_up_table"]

_COLUMNS = (
    Column("day", "by the end of"),
    *amount_columns("reached", "proven to be reached"),
    Column("even", "an even pace brings", Side.RIGHT),
)


@dataclass(frozen=True, slots=True)
class Milestone:
    """How far it is by the end of a month.

    Args:
        day: The last day of the month.
        reached: What is proven since the start.
        even: What an even pace brings by then.
        href: The figure's page.
    """

    day: date
    reached: Interval
    even: Fraction
    href: str


@dataclass(frozen=True, slots=True)
class BurnUp:
    """The way to a goal.

    Args:
        first: Its first day.
        last: Its last.
        goal: The number to be reached.
        milestones: The months that are over; at least one tells something.
        chance: The forecast, where it is open.
    """

    first: date
    last: date
    goal: Fraction
    milestones: tuple[Milestone, ...]
    chance: Chance | None


def burn_up(asked: Asked, chosen: Standpoint, chance: Chance | None) -> BurnUp | None:
    """The way to a goal by the figures of a view; None where it is no total, or no month of it tells anything.

    Args:
        asked: What the page was asked for.
        chosen: The goal in the view.
        chance: The forecast, or None.
    """
    verdict = chosen.verdict
    period, course = verdict.target.period, verdict.course
    if not _is_total(verdict) or verdict.aim is None or course is None or course.elapsed is None:
        return None
    if period.start is None or period.last is None or not period.has_whole_months:
        return None
    goal = number_of(verdict.aim)
    milestones = tuple(_milestones(asked, chosen, goal))
    if not any(one.reached.low for one in milestones):
        return None
    return BurnUp(period.start, period.last, goal, milestones, chance)


def burn_up_table(found: BurnUp, voice: str) -> Table:
    """The figures of the way."""
    rows = tuple(
        (
            Slot(day_name(one.day), value=one.day.isoformat()),
            *amount_slots(one.reached, one.href),
            Slot(floor_text(one.even), value=str(one.even)),
        )
        for one in found.milestones
    )
    note = "What is reached is proven; an even pace counts every month alike."
    return Table("burnup", "The way to the goal", _COLUMNS, rows, note, (voice,))


def _is_total(verdict: Verdict) -> bool:
    statement = verdict.revision.statement
    is_count = isinstance(statement, Level) and statement.value.unit is Unit.COUNT
    return is_count and not verdict.target.is_rate and verdict.whole is not None


def _milestones(asked: Asked, chosen: Standpoint, goal: Fraction) -> Iterator[Milestone]:
    verdict = chosen.verdict
    target, course = verdict.target, verdict.course
    assert course is not None  # noqa: S101  looked at before
    assert course.elapsed is not None  # noqa: S101  looked at before
    assert target.period.start is not None  # noqa: S101  looked at before
    months = course.elapsed.split_months()
    count = target.period.month_count or len(months)
    ends = [month.end - timedelta(days=1) for month in months if month.end is not None]
    cells = [plain(target.cell).at(span_of(target.period.start, end)) for end in ends]
    table = evidence_for(target, chosen.entries, questions=cells).table
    entries = {entry.id: entry for entry in chosen.entries}
    for number, (end, cell) in enumerate(zip(ends, cells, strict=True), 1):
        bound = table.bounds(cell)
        proving = (entries[id_] for id_ in (*bound.low_entries, *bound.high_entries) if id_ in entries)
        href = cell_link(asked, _as_counted(cell, proving), view=chosen.spec.text)
        yield Milestone(end, bound.interval, goal * Fraction(number, count), href)


def _as_counted(cell: Cell, entries: Iterable[Entry]) -> Cell:
    """A figure in the measure of the claims that prove it: a goal of sales is reached by deliveries if all count so."""
    measures = {entry.claim.cell.measure for entry in entries}
    return replace(cell, measure=measures.pop()) if len(measures) == 1 else cell
