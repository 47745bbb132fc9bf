"""Who stands where in a market, by what one view proves, for programs: the figures of the market's page.

Invariant: what is answered is what the page of the market shows of the same view; both are worked out once.
"""

from __future__ import annotations

from typing import Any

from crossfoot.brief.market_desk import MarketDesk
from crossfoot.errors import InputError
from crossfoot.model import Cell, notation
from crossfoot.present.answers import ended_record
from crossfoot.present.records import ends_record
from crossfoot.reconcile.book import market_of
from crossfoot.reconcile.cells import canonical
from crossfoot.track import parse_view
from crossfoot.web.desk import Desk
from crossfoot.web.market import Ranked, counted

__all__ = ["ranks_record"]


def ranks_record(desk: Desk, cell: Cell, text: str) -> dict[str, Any]:
    """A market in one view, the best place first.

    Args:
        desk: Where it is looked up.
        cell: The address of the market, or of any vendor in it.
        text: The view as typed.

    Raises:
        InputError: The address is of a part of a market, or the view cannot be read or names no vendor in it.
    """
    spec, whole = parse_view(text), market_of(canonical(cell))
    told = notation.write_cell(whole)
    found = counted(desk, _market_at(desk, whole), spec, is_estimated=False)
    if found is None:
        raise InputError(f"The view '{text}' names no vendor of {told}.")
    return {
        "schema": "crossfoot-ranks/1",
        "market": told,
        "as_of": None if desk.view.as_of is None else desk.view.as_of.isoformat(),
        "view": spec.text,
        "mixed": spec.is_mixed,
        "whole": ended_record(found.whole),
        "ranks": [_row(one) for one in found.rows],
    }


def _market_at(desk: Desk, whole: Cell) -> MarketDesk:
    """The market that an address is of."""
    if whole.place is None or whole.product is None or (whole.segment, whole.per) != (None, None):
        raise InputError(f"'{notation.write_cell(whole)}' is a part of a market: expected a place and a product alone.")
    return MarketDesk(
        place=whole.place,
        product=whole.product,
        view=desk.view,
        as_of=desk.day,
        vocabulary=desk.vocabulary,
        asked=whole.period,
        measure=whole.measure,
    )


def _row(one: Ranked) -> dict[str, Any]:
    return {
        "vendor": one.vendor,
        "cell": notation.write_cell(one.cell),
        **ended_record(one.bound),
        "share": ends_record(one.share),
        "place": ends_record(one.place),
        "unnamed_above": one.unnamed,
        "above": list(one.above),
        "beside": list(one.beside),
    }
