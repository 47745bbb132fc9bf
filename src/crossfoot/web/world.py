"""The shapes of countries, for maps.

Invariant: they are those of `world.json`, which says where they come from and under which licence; `tools/make_map.py`
makes it. A country without a shape of its own is too small to be seen, and has a point.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["SHAPES_FROM", "Country", "load_world"]

SHAPES_FROM = "Shapes of countries: Natural Earth, public domain."
_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Country:
    """A country.

    Args:
        code: Its two letters; empty for land without a code of its own.
        at: Longitude and latitude of its middle.
        polygons: Its parts, each an outer ring and its holes, each of longitudes and latitudes.
    """

    code: str
    at: tuple[float, float]
    polygons: tuple[tuple[tuple[tuple[float, float], ...], ...], ...]


@cache
def load_world() -> tuple[Country, ...]:
    """The countries, by code."""
    found = json.loads((files("crossfoot.web") / "world.json").read_text("utf-8"))
    return tuple(_country(one) for one in found["countries"])


def _country(found: dict[str, Any]) -> Country:
    polygons = tuple(tuple(_pairs(ring) for ring in polygon) for polygon in found["polygons"])
    ((x, y),) = _pairs(found["at"])
    return Country(found["code"], (x, y), polygons)


def _pairs(numbers: list[int]) -> tuple[tuple[float, float], ...]:
    return tuple((x / _TENTHS, y / _TENTHS) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
