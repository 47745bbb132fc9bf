"""The keys by which a ledger finds all that was said of one figure, or of one series of figures.

Invariant: two cells have one key exactly if they are one address: the same but for fiscal wording, the order of vendors
and the name of the period. The keys are kept in ledgers; another spelling of them is another step of the schema.
"""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import Any

from crossfoot.model import ALL, Cell, Period
from crossfoot.model.notation import write_cell
from crossfoot.model.period import UNKNOWN

__all__ = ["cell_key", "series_key"]

_SLOTS = ("measure", "vendor", "product", "place", "model", "segment", "incl", "excl", "per")
_slots = attrgetter(*_SLOTS)


def cell_key(cell: Cell) -> str:
    """The one line of an address.

    Example:
        >>> from crossfoot.model.notation import read_cell
        >>> cell_key(read_cell("xiaomi,samsung shipments smartphone IN 2017-07/2017-09"))
        'samsung,xiaomi shipments smartphone IN 2017-Q3'
    """
    before, after = _around(_slots(cell))
    return f"{before}{_period(cell.period)}{after}"


def series_key(cell: Cell) -> str:
    """The one line of an address at no time: all periods of it have the same.

    Example:
        >>> from crossfoot.model.notation import read_cell
        >>> series_key(read_cell("xiaomi shipments smartphone IN 2017-Q3"))
        'xiaomi shipments smartphone IN ?'
    """
    before, after = _around(_slots(cell))
    return f"{before}{UNKNOWN.notation}{after}"


@lru_cache(maxsize=16384)
def _around(slots: tuple[str | tuple[str, ...] | None, ...]) -> tuple[str, str]:
    """What is written of an address in front of its period and behind it; the period differs most."""
    named: dict[str, Any] = dict(zip(_SLOTS, slots, strict=True))
    narrow = Cell(**named).canonical
    columns = write_cell(Cell(narrow.measure, narrow.vendor, narrow.product, narrow.place))
    return columns.removesuffix(UNKNOWN.notation), write_cell(narrow).removeprefix(columns)


@lru_cache(maxsize=4096)
def _period(period: Period) -> str:
    return Cell(None, (ALL,), None, None, period).canonical.period.notation
