"""The claims around a figure: on its address, its vendor and its market, however much the ledger holds.

Invariant: all that is said of the address itself is there, and never more than can be worked with. What is proven by
them holds as far as they do: ends may be wider than those of a whole view, and other claims set aside.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from crossfoot.errors import InputError
from crossfoot.ledger import Entry, Narrowed, Slice, View
from crossfoot.model import ALL, Cell, Mode, Period
from crossfoot.model.period import span_of
from crossfoot.present.views import Seen, speakers_among
from crossfoot.reconcile.cells import canonical
from crossfoot.track import ViewSpec, parse_view
from crossfoot.track.views import EVERYBODY

__all__ = ["Around", "around", "held", "views_around"]

_MOST = 1_000  # claims: what follows from as many takes half a second
_YEARS = 2  # of a vendor with more claims those so near in time are taken first
_COMPANY = "company"
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Around:
    """The claims a figure is worked out from.

    Args:
        cell: The figure's address.
        here: Those on exactly this address.
        near: Those on its vendor and its market, these included.
        is_whole: Whether that is all there is on them.
    """

    cell: Cell
    here: tuple[Entry, ...]
    near: tuple[Entry, ...]
    is_whole: bool


def around(view: View, cell: Cell) -> Around:
    """What is said of a figure, its vendor and its market.

    Args:
        view: The ledger as of a day.
        cell: The figure.
    """
    here = view.entries(cell=cell)
    narrowed = Narrowed(vendors=tuple({*cell.vendor, ALL}), product=cell.product)
    found = view.some(Slice(_MOST), narrowed)
    is_whole = len(found) < _MOST
    if not is_whole:
        close = Narrowed(vendors=narrowed.vendors, product=cell.product, within=_about(cell.period))
        found = (*view.some(Slice(_MOST), close), *view.entries(series=cell))
    near = {entry.id: entry for entry in (*here, *found)}
    return Around(cell, here, tuple(near.values()), is_whole)


def views_around(found: Around, texts: tuple[str, ...], as_of: date | None) -> tuple[Seen, ...]:
    """The views asked for; where none is, every source that speaks of the figure, each by itself.

    Args:
        found: What the figure is worked out from.
        texts: The views as typed; none is every source that speaks of it, and where none does those that speak of
            the same at other times.
        as_of: The day, for the sentence that says why there is nothing.

    Raises:
        InputError: A view cannot be read, or says nothing of the vendor.
    """
    asked = texts or speakers_among(found.near, found.cell) or _elsewhere(found)
    return tuple(_seen(found, text, as_of) for text in asked)


def held(spec: ViewSpec, entries: tuple[Entry, ...], vendor: str) -> tuple[Entry, ...]:
    """Those of some entries that a view holds.

    Args:
        spec: The view.
        entries: The entries.
        vendor: The company that `company` stands for.
    """
    if spec.parts == (EVERYBODY,):
        return entries
    voices = spec.voices(vendor)
    return tuple(e for e in entries if e.origin in voices or any(_is_page(e.page.id, page) for page in spec.pages))


def _seen(found: Around, text: str, as_of: date | None) -> Seen:
    vendor, spec = found.cell.vendor[0], parse_view(text)
    spec = ViewSpec(tuple(vendor if part == _COMPANY else part for part in spec.parts))
    entries = held(spec, found.near, vendor)
    if not entries:
        counts = Counter(entry.origin for entry in found.near)
        names = ", ".join(name for name, _ in counts.most_common(_MOST_NAMED))
        day = f" as of {as_of}" if as_of else ""
        there = f"there are {names}" if names else "nobody speaks of it"
        raise InputError(f"The view '{text}' says nothing of the figure or what is near it{day}: {there}.")
    return Seen(spec, entries)


def _elsewhere(found: Around) -> tuple[str, ...]:
    """The voices that speak of the vendor's figure in the same place, at other times."""
    wanted = canonical(found.cell)
    counts = Counter(
        entry.origin
        for entry in found.near
        if entry.claim.mode is Mode.ACTUAL and canonical(entry.claim.cell.at(found.cell.period)) == wanted
    )
    return tuple(sorted(counts, key=lambda origin: (-counts[origin], origin)))


def _about(period: Period) -> Period | None:
    if period.start is None or period.end is None:
        return None
    before, after = period.shift_years(-_YEARS), period.shift_years(_YEARS)
    if before.start is None or after.last is None:
        return None
    return span_of(before.start, after.last)


def _is_page(page_id: str, name: str) -> bool:
    return page_id.startswith(name) or page_id.partition(":")[2].startswith(name)
