"""Streaks somebody asks about: whether the same thing held in so many periods, and where it held longest.

Invariant: `proven` needs a proof for every period, `refuted` a proof that one period, or all of them together, cannot
be as wanted; a page that asserts a streak is one claim among others.
"""

from __future__ import annotations

from crossfoot.errors import InputError
from crossfoot.model import Cell, Period
from crossfoot.model.interval import exactly
from crossfoot.model.period import UNKNOWN
from crossfoot.model.predicate import Predicate
from crossfoot.reconcile import Grade, Table
from crossfoot.reconcile.book import market_of
from crossfoot.track.evidence import plain
from crossfoot.track.feats.asking import Asker
from crossfoot.track.feats.feat import Feat, Kind, Part, Run
from crossfoot.track.feats.lines import between, cells_of, lines_of
from crossfoot.track.feats.markets import leads, markets_of
from crossfoot.track.feats.parts import judged
from crossfoot.track.feats.streaks import part_of, runs_in

__all__ = ["check_streak", "longest_streak"]


def check_streak(predicate: Predicate, cell: Cell, *, length: int, last: Period, table: Table) -> Feat:
    """Whether something held in the last so many periods.

    Args:
        predicate: What is asked of each period; of ranks only whether it was the first.
        cell: Address of the figure, at any period.
        length: How many periods, at least one.
        last: The last of them.
        table: The reconciled figures of a view.

    Raises:
        InputError: The predicate is about another rank, or the last period is not one of its.
    """
    if predicate.last_in(last) != last or length < 1:
        raise InputError(f"A streak by {predicate.grain} cannot end with {length} of {last.label}.")
    periods = tuple(last.shift_months(-predicate.months * number) for number in reversed(range(length)))
    asker, parts = _parts(predicate, cell, periods, table)
    detail = Run(predicate, is_current=False, is_longest=False, is_cut=False)
    return judged(asker, Feat(Kind.STREAK, plain(cell).at(last), detail, parts, (periods[0], last)))


def longest_streak(predicate: Predicate, cell: Cell, *, within: Period, table: Table) -> Feat | None:
    """The longest proven run, the latest of equals; None where no period is proven.

    Args:
        predicate: What is asked of each period; of ranks only whether it was the first.
        cell: Address of the figure, at any period.
        within: Whole months to look at.
        table: The reconciled figures of a view.

    Raises:
        InputError: The predicate is about another rank.
    """
    months = within.split_months()
    ends = [predicate.last_in(Period(within.start, month.end, within.grain)) for month in months]
    wanted = [period for period in ends if period is not None]
    if not wanted:
        return None
    _, parts = _parts(predicate, cell, between(wanted, predicate.grain), table)
    runs = tuple(runs_in(parts, (Grade.PROVEN,)))
    if not runs:
        return None
    run = max(reversed(runs), key=len)
    detail = Run(predicate, is_current=run[-1] is parts[-1], is_longest=True, is_cut=False)
    return Feat(Kind.STREAK, plain(cell).at(run[-1].period), detail, run, (parts[0].period, parts[-1].period))


def _parts(
    predicate: Predicate, cell: Cell, periods: tuple[Period, ...], table: Table
) -> tuple[Asker, tuple[Part, ...]]:
    """Whether something held in each of some periods, and whoever was asked."""
    address = plain(cell)
    if predicate.kind != "rank":
        bases = [predicate.base_of(period) for period in periods]
        asker = Asker(table, (address.at(p) for p in (*periods, *bases) if p is not None))
        return asker, tuple(part_of(asker, predicate, address.at(period)) for period in periods)
    if predicate.wanted != exactly(1):
        raise InputError("Of ranks only a streak of first places can be checked.")
    cells = cells_of(table)
    asker = Asker(table, (*cells, *(address.at(period) for period in periods)))
    lines, market = lines_of(asker, cells), market_of(address).at(UNKNOWN)
    home = next((m for m in markets_of(asker, lines) if (m.family, m.grain) == (market, predicate.grain)), None)
    if home is None:
        return asker, tuple(Part(period, Grade.POSSIBLE) for period in periods)
    return asker, tuple(leads(asker, home, address.at(period)) for period in periods)
