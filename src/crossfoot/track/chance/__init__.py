"""How likely an open goal is reached: a forecast beside the proof, never in its place."""

from crossfoot.track.chance.chance import chance_of
from crossfoot.track.chance.value import Chance, Ground

__all__ = ["Chance", "Ground", "chance_of"]
