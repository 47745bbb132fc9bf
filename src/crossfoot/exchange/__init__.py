"""Tables of figures, taken into a ledger by a mapping and given out of it."""

from crossfoot.exchange.giving import BINARY, FORMS, WHAT, sheet_of, write
from crossfoot.exchange.importing import Imported, Manner, take_in
from crossfoot.exchange.intake import Refusal, Tally
from crossfoot.exchange.mapping import IMPORTED, Mapping, load_mapping
from crossfoot.exchange.opening import open_figures
from crossfoot.exchange.parquet import frame_of
from crossfoot.exchange.sheet import Sheet

__all__ = [
    "BINARY",
    "FORMS",
    "IMPORTED",
    "WHAT",
    "Imported",
    "Manner",
    "Mapping",
    "Refusal",
    "Sheet",
    "Tally",
    "frame_of",
    "load_mapping",
    "open_figures",
    "sheet_of",
    "take_in",
    "write",
]
