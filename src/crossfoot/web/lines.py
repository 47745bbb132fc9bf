"""Which of a vendor's figures a page shows: the product, place and measure, by months or years, in whose view.

Invariant: the address decides; what it leaves open is filled with whatever the ledger has most figures of. A choice
offered has at least one figure behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from crossfoot.brief.names import Names, counted_name, product_name
from crossfoot.errors import InputError
from crossfoot.knowledge import Vocabulary
from crossfoot.knowledge.naming import read_measure, read_place, read_product
from crossfoot.ledger import Entry
from crossfoot.model import Cell, Grain, Mode, Polarity
from crossfoot.model.period import UNKNOWN
from crossfoot.model.statement import Growth, Level, Share
from crossfoot.reconcile.cells import canonical
from crossfoot.track import ViewSpec, parse_view
from crossfoot.web.asked import Asked

__all__ = ["GRAINS", "Choice", "Choices", "Line", "Told", "choices_of", "family_of", "figure_name", "line_asked",
           "told_by"]  # fmt: skip

GRAINS = {"month": Grain.MONTH, "quarter": Grain.QUARTER, "year": Grain.YEAR}
"""How a series may be cut, as an address has it."""

_MOST_VIEWS = 4  # beside each other
_MOST_OFFERED = 8
_COMPANY = "company"
# Where the usual noun is that of another measure too.
_NOUNS = {"sell_in": "shipments to the trade", "sell_through": "sales to end users"}
_WEIGHTS = {Level: 100, Share: 1, Growth: 1}  # a size says more of a series than any number of shares

Told = Mapping[tuple[Cell, Grain, str], int]
"""For an address without a time, a grain and a voice: how much the voice tells of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """The figures that are shown.

    Args:
        family: Their address without a time.
        grain: Month, quarter or year.
        views: Whose figures, each by itself; at least one.
    """

    family: Cell
    grain: Grain
    views: tuple[ViewSpec, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be chosen instead.

    Args:
        label: What it is called.
        href: Where it leads.
        is_chosen: Whether it is what is shown.
    """

    label: str
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What else may be shown."""

    figures: tuple[Choice, ...]
    grains: tuple[Choice, ...]
    views: tuple[Choice, ...]


def told_by(vendors: tuple[str, ...], entries: Iterable[Entry]) -> Told:
    """What voices tell of a vendor's figures.

    Args:
        vendors: The vendor, or the members of a group.
        entries: Entries that count it.
    """
    periods: dict[tuple[Cell, Grain, str], dict[str, int]] = {}
    for entry in entries:
        claim = entry.claim
        cell = canonical(claim.cell)
        weight = _WEIGHTS.get(type(claim.statement), 0)
        is_said = claim.mode is Mode.ACTUAL and claim.polarity is Polarity.AFFIRMED and entry.definition is None
        if weight and is_said and cell.vendor == vendors and _is_plain(cell):
            found = periods.setdefault((cell.at(UNKNOWN), cell.period.grain, entry.origin), {})
            found[cell.period.label] = max(found.get(cell.period.label, 0), weight)
    return {key: sum(found.values()) for key, found in periods.items()}


def line_asked(asked: Asked, told: Told, vendors: tuple[str, ...], vocabulary: Vocabulary) -> Line | None:
    """The figures that an address asks for; None where nobody tells of any.

    Raises:
        InputError: A name, a grain or a view in the address cannot be read.
    """
    family = family_of(asked, told, vendors, vocabulary)
    if family is None:
        return None
    grain, views = _grain(asked), _views(asked, vendors[0])
    texts = {view.text for view in views}
    near = {key: weight for key, weight in told.items() if key[0] == family}
    near = {key: weight for key, weight in near.items() if grain in (None, key[1])} or near
    near = {key: weight for key, weight in near.items() if not texts or key[2] in texts} or near
    if not near:
        return Line(family, grain or Grain.QUARTER, views or (ViewSpec((vendors[0],)),))
    best = _best(near)
    return Line(family, grain or best[1], views or (ViewSpec((best[2],)),))


def family_of(asked: Asked, told: Told, vendors: tuple[str, ...], vocabulary: Vocabulary) -> Cell | None:
    """The address without a time that is asked for; None where nobody tells of any.

    Raises:
        InputError: A name in the address is not known.
    """
    measure, product, place = asked.one("measure"), asked.one("product"), asked.one("place")
    wanted: dict[str, str] = {}
    if measure is not None:
        wanted["measure"] = read_measure(measure)
    if product is not None:
        wanted["product"] = read_product(product, vocabulary)
    if place is not None:
        wanted["place"] = read_place(place, vocabulary)
    near = dict(told)
    for name, value in wanted.items():
        alike = {key: weight for key, weight in near.items() if getattr(key[0], name) == value}
        near = alike or near
    if not near:
        return None
    best = _best(_joined(near))[0]
    return replace(
        best,
        vendor=vendors,
        measure=wanted.get("measure", best.measure),
        product=wanted.get("product", best.product),
        place=wanted.get("place", best.place),
    )


def figure_name(family: Cell, names: Names) -> str:
    """What a series counts, and where: "shipments of smartphones worldwide"."""
    noun = _NOUNS.get(family.measure or "") or counted_name(family.measure)
    return f"{noun} of {product_name(family.product)} {names.where(family.place)}"


def choices_of(asked: Asked, told: Told, line: Line, names: Names) -> Choices:
    """What else may be shown: other figures, other grains, other views."""
    weights: dict[Cell, int] = {}
    for (family, _, _), weight in told.items():
        weights[family] = weights.get(family, 0) + weight
    families = sorted(weights, key=lambda cell: (-weights[cell], repr(cell)))[:_MOST_OFFERED]
    figures = tuple(Choice(figure_name(cell, names), _at(asked, cell), cell == line.family) for cell in families)
    here = {key: weight for key, weight in told.items() if key[0] == line.family}
    grains = tuple(
        Choice(f"by {name}", asked.here(grain=name, before=None), grain is line.grain)
        for name, grain in GRAINS.items()
        if any(key[1] is grain for key in here)
    )
    return Choices(figures, grains, _view_choices(asked, here, line, names))


def _at(asked: Asked, family: Cell) -> str:
    """The address of the page with other figures, cut and told as they mostly are."""
    where = {"measure": family.measure, "product": family.product, "place": family.place}
    return asked.here(**where, view=None, grain=None, before=None)


def _view_choices(asked: Asked, here: Told, line: Line, names: Names) -> tuple[Choice, ...]:
    weights: dict[str, int] = {}
    for (_, grain, voice), weight in here.items():
        weights[voice] = weights.get(voice, 0) + (weight if grain is line.grain else 0)
    voices = sorted(weights, key=lambda voice: (-weights[voice], voice))
    shown = tuple(view.text for view in line.views)
    found = [Choice(names.voice(v), asked.here(view=v), shown == (v,)) for v in voices[:_MOST_OFFERED]]
    beside = tuple(voice for voice in voices if weights[voice])[:_MOST_VIEWS]
    if len(beside) > 1:
        found.append(Choice("side by side", asked.here(view=beside), shown == beside))
    if len(voices) > 1:
        found.append(Choice("all joined (inference)", asked.here(view="all"), shown == ("all",)))
    return tuple(found)


def _grain(asked: Asked) -> Grain | None:
    text = asked.one("grain")
    if text is not None and text not in GRAINS:
        raise InputError(f"Cannot read '{text}' as a grain: expected {', '.join(GRAINS)}.")
    return None if text is None else GRAINS[text]


def _views(asked: Asked, vendor: str) -> tuple[ViewSpec, ...]:
    texts = asked.all("view")
    if len(texts) > _MOST_VIEWS:
        raise InputError(f"{len(texts)} views are asked for beside each other: expected at most {_MOST_VIEWS}.")
    specs = [parse_view(text) for text in texts]
    named = [ViewSpec(tuple(vendor if part == _COMPANY else part for part in spec.parts)) for spec in specs]
    return tuple(dict.fromkeys(named))


def _is_plain(cell: Cell) -> bool:
    """Whether it is the whole of a figure that comes by months, quarters or years."""
    parts = (cell.model, cell.segment, cell.per, *cell.incl, *cell.excl)
    return not any(parts) and None not in (cell.measure, cell.product, cell.place) and (
        cell.period.grain in GRAINS.values()
    )  # fmt: skip


Key = tuple[Cell, Grain, str]


def _joined(told: Mapping[Key, int]) -> dict[Key, int]:
    """The weight of each address in all, on each of its keys."""
    weights: dict[Cell, int] = {}
    for key, weight in told.items():
        weights[key[0]] = weights.get(key[0], 0) + weight
    return {key: weights[key[0]] for key in told}


def _best(told: Mapping[Key, int]) -> Key:
    """What is told most of; of equals the first by letter."""
    return min(told, key=lambda key: (-told[key], repr(key)))
