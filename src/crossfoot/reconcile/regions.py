"""The components of a model that grows, each with its region.

Invariant: no two components share an unknown; a component that no new claim touches keeps its region, with all that
was found in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossfoot.model import Cell
from crossfoot.reconcile.assertion import Entry
from crossfoot.reconcile.build import Model, grown_model
from crossfoot.reconcile.problem import pieces_of
from crossfoot.reconcile.region import Region
from crossfoot.reconcile.regrown import RegrownRegion

__all__ = ["Regions", "grown_regions"]


@dataclass(frozen=True, slots=True)
class Regions:
    """A model and its components.

    Args:
        model: The model.
        by_number: The regions; a number is never used again.
        home: Unknown: the number of its region.
    """

    model: Model
    by_number: Mapping[int, Region]
    home: Mapping[int, int]


def grown_regions(regions: Regions, entries: Iterable[Entry], questions: Iterable[Cell]) -> Regions:
    """The regions with more entries and more cells asked for.

    Args:
        regions: Before.
        entries: More entries; those there already change nothing.
        questions: Further cells somebody asks for.
    """
    model, moved = grown_model(regions.model, entries, questions)
    rows = model.problem.rows
    stirred = (*moved.born, *moved.gone, *moved.changed)
    touched = {
        regions.home[unknown] for place in stirred for unknown, _ in rows[place].terms if unknown in regions.home
    }
    places = {place for number in touched for place in regions.by_number[number].places}
    by_number = {number: region for number, region in regions.by_number.items() if number not in touched}
    home = {unknown: number for unknown, number in regions.home.items() if number not in touched}
    first = max(regions.by_number, default=-1) + 1
    for number, piece in enumerate(pieces_of(rows, sorted(places.difference(moved.gone).union(moved.born))), first):
        unknowns = {unknown for place in piece for unknown, _ in rows[place].terms}
        olds = sorted({regions.home[unknown] for unknown in unknowns if unknown in regions.home})
        before = tuple(regions.by_number[old] for old in olds)
        by_number[number] = (
            RegrownRegion(model, piece, before) if before else Region(model.problem, piece, model.assertions)
        )
        home.update(dict.fromkeys(unknowns, number))
    return Regions(model, by_number, home)
