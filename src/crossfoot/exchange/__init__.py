"""Tables of figures, taken into a ledger by a mapping and given out of it."""

from crossfoot.exchange.importing import Imported, Manner, take_in
from crossfoot.exchange.intake import Refusal, Tally
from crossfoot.exchange.mapping import IMPORTED, Mapping, load_mapping

__all__ = ["IMPORTED", "Imported", "Manner", "Mapping", "Refusal", "Tally", "load_mapping", "take_in"]
