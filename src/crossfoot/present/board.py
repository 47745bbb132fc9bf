"""The board of goals as a user asks for it: which goals, how each stands, with its chance; and for programs.

Invariant: every goal on it passes every filter given, and a chance stands only beside a verdict that leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from crossfoot.api import scoreboard
from crossfoot.knowledge import load_vocabulary
from crossfoot.knowledge.naming import read_product
from crossfoot.ledger import Entry, View
from crossfoot.present.asked import read_period, read_vendor
from crossfoot.present.goals import likely, record_of
from crossfoot.track import RatedTarget, State, Voice, parse_view
from crossfoot.track.chance import Chance
from crossfoot.track.chance.constants import load_constants

__all__ = ["INDUSTRIES", "STATES", "BoardAsked", "Goal", "board_of", "board_record", "state_slug"]

STATES = tuple(state.value.replace("_", "-") for state in State)
"""How a goal can stand, as typed."""
INDUSTRIES = ("vehicles", "electronics")

Goal = tuple[RatedTarget, Chance | None]
"""A goal with its chance, where it has one."""


@dataclass(frozen=True, slots=True)
class BoardAsked:
    """Which goals are asked for, as typed; what is left out narrows nothing.

    Args:
        vendors: Goals of these vendors.
        product: Goals for this product.
        industry: Goals of makers of these, of `INDUSTRIES`.
        period: Goals for this time or a part of it.
        states: Goals that stand so, of `STATES`.
        own: Only goals in the company's own name.
        views: In whose figures they are rated.
    """

    vendors: tuple[str, ...] = ()
    product: str | None = None
    industry: str | None = None
    period: str | None = None
    states: tuple[str, ...] = ()
    own: bool = False
    views: tuple[str, ...] = ()


def board_of(asked: BoardAsked, view: View, day: date) -> tuple[Goal, ...]:
    """The goals asked for, each with its verdicts and its chance.

    Args:
        asked: Which.
        view: The ledger as of the day.
        day: The day.

    Raises:
        InputError: A name, a period or a view cannot be read, or is not known.
    """
    names = tuple(read_vendor(name, view) for name in asked.vendors)
    views = tuple(parse_view(text) for text in asked.views)
    one = names[0] if len(names) == 1 else None
    found = scoreboard(view, as_of=day, vendor=one, views=views)
    kept = [rated for rated in found if _is_asked(rated, names, asked)]
    return tuple(_with_chances(kept, view.entries(vendors=None if one is None else (one,))))


def board_record(day: date, goals: Iterable[Goal]) -> dict[str, Any]:
    """Goals for programs."""
    return {
        "schema": "crossfoot-targets/1",
        "as_of": day.isoformat(),
        "targets": [{"vendor": rated.target.vendor, **record_of(rated, chance)} for rated, chance in goals],
    }


def state_slug(state: State) -> str:
    """A verdict as typed."""
    return state.value.replace("_", "-")


def _is_asked(rated: RatedTarget, names: tuple[str, ...], asked: BoardAsked) -> bool:
    """Whether a goal passes every filter given."""
    target = rated.target
    product = None if asked.product is None else read_product(asked.product, load_vocabulary())
    period = read_period(asked.period)
    is_vehicle = target.cell.product in load_constants().vehicles.products
    return (
        (not names or target.vendor in names)
        and (product is None or target.cell.product == product)
        and (asked.industry is None or is_vehicle is (asked.industry == INDUSTRIES[0]))
        and (period is None or period.contains(target.period))
        and (not asked.states or state_slug(rated.state) in asked.states)
        and (not asked.own or target.voice is Voice.OWN)
    )


def _with_chances(rated: Iterable[RatedTarget], entries: Iterable[Entry]) -> Iterator[Goal]:
    about: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in set(entry.claim.cell.vendor):
            about.setdefault(name, []).append(entry)
    for one in rated:
        yield one, likely(one, about.get(one.target.vendor, ()))
