"""Brands and regions in made-up worlds: however they may be counted, the truth is inside every interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from crossfoot.model import ALL, Brand, Cell, Claim, Form, Inclusions, Quantity, Region, Unit, parse_period
from crossfoot.model.interval import exactly
from crossfoot.model.statement import Level
from crossfoot.reconcile import PlainEntry, PlainPage, rank_of, reconcile
from tests.property.test_growing_laws import rows_of

COUNTRIES = ("CA", "CB", "NN", "BB", "SS", "ZZ")
# Where the country in between is counted: the regions that hold it.
BETWEEN = ((), ("NORTH",), ("COAST", "NORTH"), ("SOUTH",))
HELD = {"COAST": ("CA", "CB"), "NORTH": ("CA", "CB", "NN"), "SOUTH": ("SS",), "WORLD": COUNTRIES}
KNOWN = Inclusions(
    (Brand("red", "acme", start=date(2017, 4, 1), end=date(2017, 10, 1)),),
    (
        Region("WORLD", ("NORTH", "SOUTH")),
        Region("NORTH", ("COAST", "NN"), ("BB",)),
        Region("COAST", ("CA", "CB"), ("BB",)),
        Region("SOUTH", ("SS",), ("BB",)),
    ),
)
QUARTERS = ("2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4")
VENDORS = ("acme", "red", "crow")
MAY_BE_INSIDE = QUARTERS[1:3]
PLACES = (*COUNTRIES, *HELD, "WORLD-CA", "WORLD-BB")


@dataclass(frozen=True, slots=True)
class World:
    """What each vendor made itself in each country and quarter, and how that is counted.

    Args:
        made: Vendor, country and quarter: how many.
        inside: Quarters in which the company's figures count the brand in.
        between: The regions that count the country in between.
    """

    made: dict[tuple[str, str, str], int]
    inside: frozenset[str]
    between: tuple[str, ...]

    def figure(self, vendor: str, place: str, time: str) -> int:
        """The figure as it is counted."""
        quarters = QUARTERS if time == "2017" else (time,)
        places = self._countries(place)
        return sum(self.made[who, where, q] for q in quarters for where in places for who in self._makers(vendor, q))

    def _countries(self, place: str) -> tuple[str, ...]:
        if place.startswith("WORLD-"):
            return tuple(country for country in COUNTRIES if country != place.removeprefix("WORLD-"))
        return HELD.get(place, (place,)) + (("BB",) if place in self.between else ())

    def _makers(self, vendor: str, quarter: str) -> tuple[str, ...]:
        if vendor == ALL:
            return VENDORS
        return ("acme", "red") if vendor == "acme" and quarter in self.inside else (vendor,)


def address(vendor: str, place: str, time: str) -> Cell:
    return Cell("shipments", (vendor,), "smartphone", place, parse_period(time))


KEYS = st.tuples(st.sampled_from((*VENDORS, ALL)), st.sampled_from(PLACES), st.sampled_from((*QUARTERS, "2017")))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[World, tuple[PlainEntry, ...]]:
    numbers = draw(st.randoms(use_true_random=False))
    made = {(v, c, q): numbers.randrange(1, 100) for v in VENDORS for c in COUNTRIES for q in QUARTERS}
    inside = frozenset(draw(st.sets(st.sampled_from(MAY_BE_INSIDE))))
    world = World(made, inside, draw(st.sampled_from(BETWEEN)))
    keys = draw(st.lists(KEYS, min_size=1, max_size=12, unique=True))
    found = []
    for number, key in enumerate(keys):
        value = Quantity(exactly(world.figure(*key)), Unit.COUNT, Form.EXACT)
        claim = Claim(f"c{number}", Level(address(*key), value), None)
        found.append(PlainEntry(f"e{number}", claim, "tracker", PlainPage("page", date(2018, 1, 1))))
    return world, tuple(found)


@given(worlds(), st.lists(KEYS, min_size=3, max_size=6))
def test_truth_is_inside_every_interval(
    made: tuple[World, tuple[PlainEntry, ...]], keys: list[tuple[str, str, str]]
) -> None:
    world, entries = made
    for known in (KNOWN, Inclusions(), Inclusions(None, KNOWN.regions)):
        table = reconcile(entries, inclusions=known)
        assert table.conflicts() == ()
        for key in keys:
            assert world.figure(*key) in table.bounds(address(*key)).interval


@given(worlds(), st.sampled_from(VENDORS), st.sampled_from(PLACES), st.sampled_from(QUARTERS))
def test_the_true_place_is_inside_the_range_of_places(
    made: tuple[World, tuple[PlainEntry, ...]], vendor: str, place: str, time: str
) -> None:
    world, entries = made
    if vendor == "red" and time in world.inside:
        return  # it has no place of its own
    mine = world.figure(vendor, place, time)
    rivals = [other for other in VENDORS if other != vendor and not (other == "red" and time in world.inside)]
    true = 1 + sum(world.figure(rival, place, time) > mine for rival in rivals)
    assert true in rank_of(reconcile(entries, inclusions=KNOWN), address(vendor, place, time)).interval


@given(worlds(), st.randoms(use_true_random=False))
def test_a_table_of_regions_and_brands_that_grew_has_the_rows_of_one_made_at_once(
    made: tuple[World, tuple[PlainEntry, ...]], random: Random
) -> None:
    _, entries = made
    table = reconcile((), inclusions=KNOWN)
    for entry in random.sample(entries, len(entries)):
        table = table.with_entries((entry,))
        assert table.regions is not None
    assert rows_of(table) == rows_of(reconcile(entries, inclusions=KNOWN))
