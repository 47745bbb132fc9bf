"""What the chance of reaching a goal takes for granted, by its data file.

Invariant: the numbers are as the file has them, and each product has one rhythm.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Constants", "Rhythm", "constants_in", "load_constants"]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How the sales of a kind of goods run through the years; logarithms.

    Args:
        products: Of which goods; none for all that no other rhythm names.
        rise: How much faster the end of a year sells than its start, beyond growth.
        walk: Standard deviation of how far sales stray in a year.
        month: Standard deviation of what makes a month unlike its neighbours.
    """

    products: tuple[str, ...]
    rise: float
    walk: float
    month: float


@dataclass(frozen=True, slots=True)
class Constants:
    """What the chance takes for granted; logarithms.

    Args:
        growth: From one year to the next.
        season: Standard deviation of a vendor's own yearly pattern.
        printed: Standard deviation of a printed figure about the true one.
        vehicles: The rhythm of cars.
        electronics: The rhythm of everything else.
        first: How far the figure lies above a goal as first set, for each year from that day to the goal's end.
        revised: The same for a revised goal.
        spread: Standard deviation of the figure about a goal set a year ahead; it grows with the root of the time.
        least: Standard deviation of the figure about a goal set on its last day.
    """

    growth: float
    season: float
    printed: float
    vehicles: Rhythm
    electronics: Rhythm
    first: float
    revised: float
    spread: float
    least: float

    def rhythm_of(self, product: str | None) -> Rhythm:
        """The rhythm of a product."""
        return self.vehicles if product in self.vehicles.products else self.electronics


@cache
def load_constants() -> Constants:
    """The numbers that ship with the package."""
    return constants_in(tomllib.loads((files("crossfoot.track.chance") / "constants.toml").read_text("utf-8")))


def constants_in(table: dict[str, Any]) -> Constants:
    """The numbers of a file."""
    figures, goal, rhythm = table["figures"], table["goal"], table["rhythm"]
    named = {name: Rhythm(tuple(found["products"]), found["rise"], found["walk"], found["month"])
             for name, found in rhythm.items()}  # fmt: skip
    return Constants(
        growth=figures["growth"],
        season=figures["season"],
        printed=figures["printed"],
        vehicles=named["vehicles"],
        electronics=named["electronics"],
        first=goal["first"],
        revised=goal["revised"],
        spread=goal["spread"],
        least=goal["least"],
    )
