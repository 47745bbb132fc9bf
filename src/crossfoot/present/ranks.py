"""Who stands where in a market, by what one view proves: sizes, shares and places between their ends, for programs.

Invariant: a vendor counts as above another only where that is proven; who is named is counted once, no brand beside its
company.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from crossfoot.api import table_of
from crossfoot.errors import InputError
from crossfoot.knowledge import load_inclusions
from crossfoot.ledger import View
from crossfoot.model import Cell, Mode, notation
from crossfoot.model.statement import Growth, Level, Rank, Share
from crossfoot.present.answers import ended_record
from crossfoot.present.records import ends_record
from crossfoot.present.views import Seen, seen
from crossfoot.reconcile import Grade, Table
from crossfoot.reconcile.book import market_of
from crossfoot.reconcile.cells import Unknown, canonical, is_vendor
from crossfoot.reconcile.derived import share_of
from crossfoot.reconcile.derived_rank import rank_of
from crossfoot.reconcile.identities import distinct

__all__ = ["ranks_record"]


def ranks_record(view: View, cell: Cell, text: str, as_of: date | None) -> dict[str, Any]:
    """A market in one view, the best place first.

    Args:
        view: The ledger as of a day.
        cell: The address of the market, or of any vendor in it.
        text: The view as typed.
        as_of: The day.

    Raises:
        InputError: The view is empty, or names no vendor in the market.
    """
    held = seen(view, text)
    market = market_of(canonical(cell))
    cells = _named(held, market)
    if not cells:
        raise InputError(f"The view '{text}' names no vendor of {notation.write_cell(market)}.")
    table = table_of(held.entries, market, *cells)
    rows = sorted((_row(table, one) for one in cells), key=_order)
    return {
        "schema": "crossfoot-ranks/1",
        "market": notation.write_cell(market),
        "as_of": None if as_of is None else as_of.isoformat(),
        "view": held.spec.text,
        "mixed": held.spec.is_mixed,
        "whole": ended_record(table.bounds(market)),
        "ranks": rows,
    }


def _named(held: Seen, market: Cell) -> tuple[Cell, ...]:
    """The figures of the vendors that a view names in a market."""
    told = (
        canonical(entry.claim.cell)
        for entry in held.entries
        if entry.claim.mode is Mode.ACTUAL and isinstance(entry.claim.statement, Level | Share | Growth | Rank)
    )
    found = {one: None for one in told if is_vendor(one) and market_of(one) == market}
    return tuple(one.cell for one in distinct(map(Unknown, found), load_inclusions()))


def _row(table: Table, cell: Cell) -> dict[str, Any]:
    found = rank_of(table, cell)
    by_grade = {grade: [pair.one.vendor[0] for pair in found.rivals if pair.grade is grade] for grade in Grade}
    return {
        "vendor": cell.vendor[0],
        "cell": notation.write_cell(cell),
        **ended_record(table.bounds(cell)),
        "share": ends_record(share_of(table, cell).interval),
        "place": ends_record(found.named),
        "unnamed_above": found.unnamed,
        "above": by_grade[Grade.PROVEN],
        "beside": by_grade[Grade.POSSIBLE],
    }


def _order(row: dict[str, Any]) -> tuple[Fraction, Fraction, Fraction, str]:
    """By the worst place, then the best, then the size."""
    place = row["place"]
    return Fraction(place["high"] or 0), Fraction(place["low"] or 0), -Fraction(row["low"] or 0), row["vendor"]
