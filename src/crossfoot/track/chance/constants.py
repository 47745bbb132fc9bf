"""What the chance of reaching a goal takes for granted, by its data file.

Invariant: the numbers are as the file has them, and each product has one rhythm.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Constants", "Rhythm", "load_constants"]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How the sales of a kind of goods run through the years; logarithms.

    Args:
        products: Of which goods; none for all that no other rhythm names.
        growth: From one year to the next.
        rise: How much faster the end of a year sells than its start, beyond growth.
        walk: Standard deviation of how far sales stray in a year.
    """

    products: tuple[str, ...]
    growth: float
    rise: float
    walk: float


@dataclass(frozen=True, slots=True)
class Constants:
    """What the chance takes for granted; logarithms.

    Args:
        season: Standard deviation of a vendor's own yearly pattern.
        month: Standard deviation of what makes a month unlike its neighbours.
        printed: Standard deviation of a printed figure about the true one.
        vehicles: The rhythm of vehicles.
        electronics: The rhythm of everything else.
        spread: Standard deviation of the figure about a goal set a year ahead; it grows with the root of the time.
    """

    season: float
    month: float
    printed: float
    vehicles: Rhythm
    electronics: Rhythm
    spread: float

    def rhythm_of(self, product: str | None) -> Rhythm:
        """The rhythm of a product."""
        return self.vehicles if product in self.vehicles.products else self.electronics


@cache
def load_constants() -> Constants:
    """The numbers that ship with the package."""
    table = tomllib.loads((files("crossfoot.track.chance") / "constants.toml").read_text("utf-8"))
    rhythms: dict[str, Any] = {name: _rhythm(**found) for name, found in table["rhythm"].items()}
    return Constants(**table["figures"], **rhythms, **table["goal"])


def _rhythm(products: list[str], **numbers: Any) -> Rhythm:
    return Rhythm(tuple(products), **numbers)
