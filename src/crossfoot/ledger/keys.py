"""The keys by which a ledger finds all that was said of one figure, or of one series of figures.

Invariant: two cells have one key exactly if they are one address: the same but for fiscal wording, the order of vendors
and the name of the period. The keys are kept in ledgers; another spelling of them is another step of the schema.
"""

from __future__ import annotations

from functools import lru_cache

from crossfoot.model import Cell
from crossfoot.model.notation import write_cell
from crossfoot.model.period import UNKNOWN

__all__ = ["cell_key", "series_key"]


@lru_cache(maxsize=65536)
def cell_key(cell: Cell) -> str:
    """The one line of an address.

    Example:
        >>> from crossfoot.model.notation import read_cell
        >>> cell_key(read_cell("xiaomi,samsung shipments smartphone IN 2017-07/2017-09"))
        'samsung,xiaomi shipments smartphone IN 2017-Q3'
    """
    return write_cell(cell.canonical)


@lru_cache(maxsize=65536)
def series_key(cell: Cell) -> str:
    """The one line of an address at no time: all periods of it have the same.

    Example:
        >>> from crossfoot.model.notation import read_cell
        >>> series_key(read_cell("xiaomi shipments smartphone IN 2017-Q3"))
        'xiaomi shipments smartphone IN ?'
    """
    return write_cell(cell.canonical.at(UNKNOWN))
