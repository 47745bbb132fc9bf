"""Where a vendor sells as a user asks for it: the footings found, and for programs.

Invariant: every footing names the entries it rests on, and those that speak against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from crossfoot.brief.names import Names, names_of
from crossfoot.errors import InputError
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.knowledge.naming import read_place
from crossfoot.ledger import View
from crossfoot.present.asked import read_vendor
from crossfoot.present.records import ends_record
from crossfoot.present.words import figure
from crossfoot.track.footprint import Footing, Footprint, MarketCount, Step, footing_words, footprint_of

__all__ = ["Footings", "footings_of", "footprint_record"]


@dataclass(frozen=True, slots=True)
class Footings:
    """A vendor's footings, or those in one place.

    Args:
        found: All that is known of the vendor.
        footings: Those asked for.
        names: What things are called.
    """

    found: Footprint
    footings: tuple[Footing, ...]
    names: Names


def footings_of(view: View, vendor: str, place: str | None, when: date) -> Footings:
    """Where a vendor sells, as typed.

    Args:
        view: The ledger as of the day.
        vendor: The vendor as typed.
        place: Only this country, or this region and the places in it, as typed; or None.
        when: The day.

    Raises:
        InputError: A name is not known, or nothing is told of the vendor there.
    """
    vocabulary, inclusions = load_vocabulary(), load_inclusions()
    code = None if place is None else read_place(place, vocabulary)
    name = read_vendor(vendor, view)
    entries = view.entries(vendors=(name,))
    asked = () if code is None else (code,)
    found = footprint_of(entries, vendor=name, as_of=when, inclusions=inclusions, asked=asked)
    footings = found.footings if code is None else found.within(code, inclusions)
    names = names_of(vocabulary, entries)
    if not footings and not found.counts:
        where = "where it sells" if code is None else f"whether it sells {names.where(code)}"
        raise InputError(f"Nothing published by {when} says of '{name}' {where}.")
    return Footings(found, footings, names)


def footprint_record(told: Footings) -> dict[str, Any]:
    """The footings for programs."""
    when = told.found.as_of
    return {
        "schema": "crossfoot-footprint/1",
        "vendor": told.found.vendor,
        "as_of": when.isoformat(),
        "places": [_record(one, told.names, when) for one in told.footings],
        "counts": [_count_record(count) for count in told.found.counts],
    }


def _record(footing: Footing, names: Names, when: date) -> dict[str, Any]:
    due = footing.decisive.due
    return {
        "place": footing.place,
        "name": names.places.get(footing.place, footing.place),
        "product": footing.product,
        "state": footing.state.value,
        "words": footing_words(footing, as_of=when),
        "basis": footing.decisive.basis.value,
        "due": None if due is None else due.label,
        "through": list(footing.through),
        "rests_on": [_step_record(step) for step in footing.decided_by],
        "pending": [_step_record(step) for step in footing.pending],
        "against": [_step_record(step) for step in footing.against],
        "told": [_step_record(step) for step in footing.steps],
    }


def _step_record(step: Step) -> dict[str, Any]:
    return {
        "entry": step.entry.id,
        "says": step.word,
        "way": step.way.value,
        "firmness": step.firmness.name.lower(),
        "place": step.place,
        "day": step.day.isoformat(),
        "said_on": step.said_on.isoformat(),
        "due": None if step.due is None else step.due.label,
        "basis": step.basis.value,
        "origin": step.entry.origin,
        "url": step.entry.page.url,
    }


def _count_record(count: MarketCount) -> dict[str, Any]:
    return {
        "said_on": count.said_on.isoformat(),
        "figure": figure(count.count),
        **ends_record(count.count.interval),
        "mode": count.mode.value,
        "entries": list(count.entries),
    }
