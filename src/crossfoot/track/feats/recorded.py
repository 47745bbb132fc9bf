"""A record that a page claims, held against the earlier periods it is said to beat.

Invariant: a record stands where its figure is not below any of them; equal figures break none and refute none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from crossfoot.model import Cell, Period
from crossfoot.model.interval import at_least
from crossfoot.model.period import UNKNOWN
from crossfoot.model.statement import Growth, Record, Share, Statement
from crossfoot.reconcile import Grade, Table
from crossfoot.reconcile.book import market_of
from crossfoot.reconcile.cells import is_additive, is_vendor
from crossfoot.track.evidence import plain
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Figure, Part, part_of_all
from crossfoot.track.feats.lines import months_between
from crossfoot.track.feats.ratios import both, is_over, printed_ratios, ratio_of
from crossfoot.track.feats.scopes import earlier_periods, read_record

__all__ = ["AgainstEarlier", "check_record"]

_ONE = Fraction(1)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class AgainstEarlier:
    """A record period by period.

    Args:
        asker: The table.
        parts: For each earlier period it is said to beat, the latest first, whether it does.
        is_all: Whether these are all it is said to beat.
    """

    asker: Asker
    parts: tuple[Part, ...]
    is_all: bool


def check_record(record: Record, linked: Statement | None, table: Table) -> AgainstEarlier | None:
    """Hold a record against the earlier periods; None where its wording, or its period, is none that can be.

    Args:
        record: The record as claimed.
        linked: The claim that holds its quantity, if the page names one.
        table: The figures of a view.
    """
    cell, words = plain(record.cell), read_record(record.record, record.scope)
    since = _first_known(table, cell)
    if words is None or since is None or not cell.period.is_flow or cell.period.month_count is None:
        return None
    step = _YEAR if words.is_seasonal else cell.period.month_count
    found = earlier_periods(cell.period, record.scope, since=since, step=step)
    figure = words.figure or _figure_of(linked)
    below = _below(cell, figure, linked)
    if found is None or below is None:
        return None
    periods, is_all = found
    cells = [cell.at(period) for period in (cell.period, *periods)]
    asker = Asker(table, (*cells, *(below(one) for one in cells)))
    if figure is Figure.LEVEL:
        parts = _by_level(asker, cells, is_high=words.is_high)
    else:
        parts = _by_ratio(asker, cells, below, is_high=words.is_high)
    return AgainstEarlier(asker, tuple(parts), is_all and bool(periods))


def _figure_of(linked: Statement | None) -> Figure:
    match linked:
        case Share(whole=None):
            return Figure.SHARE
        case Growth():
            return Figure.GROWTH
    return Figure.LEVEL


def _below(cell: Cell, figure: Figure, linked: Statement | None) -> Callable[[Cell], Cell] | None:
    """What a figure is divided by, itself where it is not; None where it has no such thing."""
    match figure:
        case Figure.SHARE:
            return market_of if is_vendor(cell) else None
        case Figure.GROWTH:
            back = months_between(linked.base.period, cell.period) if isinstance(linked, Growth) else _YEAR
            return lambda one: one.at(one.period.shift_months(-back))
    return lambda one: one


def _by_level(asker: Asker, cells: list[Cell], *, is_high: bool) -> Iterator[Part]:
    sign = _ONE if is_high else -_ONE
    for earlier in cells[1:]:
        yield part_of_all(earlier.period, (asker.ground(((sign, cells[0]), (-sign, earlier)), at_least(0)),))


def _by_ratio(asker: Asker, cells: list[Cell], below: Callable[[Cell], Cell], *, is_high: bool) -> Iterator[Part]:
    printed = printed_ratios(asker.table)
    own, *others = [ratio_of(asker, cell, below(cell), printed) for cell in cells]
    for earlier, other in zip(cells[1:], others, strict=True):
        upper, lower = (own, other) if is_high else (other, own)
        if is_over(lower.interval.low, upper.interval.high):
            yield Part(earlier.period, Grade.REFUTED, both(lower.low, upper.high))
            continue
        is_so = (
            is_over(upper.interval.low, lower.interval.high) or upper.interval.low == lower.interval.high is not None
        )
        yield Part(earlier.period, Grade.PROVEN if is_so else Grade.POSSIBLE, both(upper.low, lower.high))


def _first_known(table: Table, cell: Cell) -> Period | None:
    """The earliest period that anything is known of the figure for."""
    family = cell.at(UNKNOWN)
    known = [
        unknown.cell.period
        for unknown in table.model.numbers
        if not unknown.owner and is_additive(unknown.cell) and unknown.cell.at(UNKNOWN) == family
    ]
    found = [period for period in known if period.has_whole_months and period.is_flow]
    return min(found, key=lambda period: period.start or date.max, default=None)
