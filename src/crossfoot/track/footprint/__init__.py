"""Where a vendor sells: present, entering, planned, tipped, exited, as of a day."""

from crossfoot.track.footprint.footing import Footing, State, footing_of
from crossfoot.track.footprint.places import Footprint, MarketCount, footprint_of
from crossfoot.track.footprint.step import Basis, Firmness, Step, Way
from crossfoot.track.footprint.wording import footing_words

__all__ = [
    "Basis",
    "Firmness",
    "Footing",
    "Footprint",
    "MarketCount",
    "State",
    "Step",
    "Way",
    "footing_of",
    "footing_words",
    "footprint_of",
]
