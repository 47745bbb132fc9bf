"""Ledgers too large for everything to be looked at while somebody waits."""

from __future__ import annotations

from crossfoot.ledger import View
from crossfoot.ledger.recent import RecentView
from crossfoot.web.desk import Desk

__all__ = ["MOST_LOADED", "is_large", "of_late"]

MOST_LOADED = 2_000
"""Claims of one kind that something is worked out from; of more, those recorded last."""
_LARGE = 3_000  # pages read; the conflicts of the 296 of the starter figures take two seconds


def is_large(desk: Desk) -> bool:
    """Whether the ledger is too large for all of it to be looked at while somebody waits."""
    return desk.view.readings > _LARGE


def of_late(desk: Desk) -> View:
    """The ledger; of a large one in each list only what was recorded last."""
    return RecentView(desk.view, MOST_LOADED) if is_large(desk) else desk.view
