"""Small worlds of whole numbers, true claims about them, and feats planted in them, true and false.

A sentence is a list of linear facts here and nothing else: what it means is worked out from the claims schema, not from
the engine. All tables of a world are tried; z3 tells whether fractions would fit where no whole numbers do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import product
from math import lcm
from typing import Any

import numpy as np
from hypothesis import strategies as st

from crossfoot.model import ALL, Base, Cell, Form, Interval, Quantity, Relation, Unit
from crossfoot.model.interval import at_least, at_most, below, between, exactly, more_than
from crossfoot.model.period import months, year
from crossfoot.model.statement import Growth, Level, Order, Rank, Record, Statement, Streak
from tests.reconcile.smt import z3

__all__ = ["NARROW", "TRIO", "WIDE", "Fact", "Planted", "Said", "Shape", "World", "can_be", "claims_of", "planted_in",
           "series_of", "worlds"]  # fmt: skip

UNIT = 1000
FIRST = 2011
Figure = tuple[str, int]
"""A vendor and a year."""


@dataclass(frozen=True)
class Fact:
    """A weighted sum of figures and where it lies."""

    terms: tuple[tuple[Fraction, Figure], ...]
    wanted: Interval


@dataclass(frozen=True)
class Said:
    """A statement and what it says, all of it."""

    statement: Statement
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Planted:
    """A feat a page claims; what it says is only known as facts where `facts` is not None."""

    statement: Statement
    facts: tuple[Fact, ...] | None
    place: tuple[Figure, int] | None = None


@dataclass(frozen=True)
class Shape:
    """Which tables there are: so many units, at most, of each vendor in each year."""

    vendors: tuple[str, ...]
    years: int
    most: int

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Vendor by vendor, year by year."""
        return tuple((v, FIRST + y) for v in self.vendors for y in range(self.years))

    @property
    def last(self) -> int:
        """The last year."""
        return FIRST + self.years - 1


NARROW = Shape(("acme",), years=5, most=7)
WIDE = Shape(("acme", "blip"), years=3, most=6)
TRIO = Shape(("acme", "blip", "coro"), years=2, most=6)


@cache
def tables_of(shape: Shape) -> Any:
    """All tables, one a row."""
    return UNIT * np.array(list(product(range(shape.most + 1), repeat=len(shape.figures))), dtype=np.int64)


@dataclass(frozen=True)
class World:
    """One table of a shape, the true one."""

    shape: Shape
    truth: tuple[int, ...]

    def value(self, figure: Figure) -> int:
        """A figure, in units."""
        return UNIT * self.truth[self.shape.figures.index(figure)]

    def fitting(self, facts: Iterable[Fact]) -> Any:
        """Which tables meet some facts."""
        tables = tables_of(self.shape)
        fits = np.ones(len(tables), dtype=bool)
        for fact in facts:
            scale = lcm(*(weight.denominator for weight, _ in fact.terms))
            total = sum(int(weight * scale) * tables[:, self.shape.figures.index(f)] for weight, f in fact.terms)
            fits &= _inside(total, fact.wanted.scale(scale))
        return fits

    def places(self, figure: Figure) -> Any:
        """The place of a vendor among all in each table."""
        tables, own = tables_of(self.shape), self.shape.figures.index(figure)
        others = [n for n, (v, y) in enumerate(self.shape.figures) if y == figure[1] and v != figure[0]]
        return 1 + sum((tables[:, n] > tables[:, own]).astype(int) for n in others)


def _inside(total: Any, wanted: Interval) -> Any:
    scale = lcm(*(end.denominator for end in (wanted.low, wanted.high) if end is not None))
    low, high = (None if end is None else int(end * scale) for end in (wanted.low, wanted.high))
    found = np.ones(len(total), dtype=bool)
    if low is not None:
        found &= total * scale > low if wanted.low_open else total * scale >= low
    if high is not None:
        found &= total * scale < high if wanted.high_open else total * scale <= high
    return found


def can_be(facts: Iterable[Fact]) -> bool:
    """Whether fractions, none below zero, meet some facts."""
    solver = z3.Solver()
    for fact in facts:
        reals = [(weight, z3.Real(f"{v} {y}")) for weight, (v, y) in fact.terms]
        solver.add(*(real >= 0 for _, real in reals))
        total = z3.Sum([z3.RealVal(str(weight)) * real for weight, real in reals])
        low, high = fact.wanted.low, fact.wanted.high
        if low is not None:
            end = z3.RealVal(str(low))
            solver.add(total > end if fact.wanted.low_open else total >= end)
        if high is not None:
            end = z3.RealVal(str(high))
            solver.add(total < end if fact.wanted.high_open else total <= end)
    return bool(solver.check() == z3.sat)


@st.composite
def worlds(draw: st.DrawFn, shape: Shape) -> World:
    """A world."""
    return World(shape, tuple(draw(st.integers(0, shape.most)) for _ in shape.figures))


def cell(vendor: str, first: int, count: int = 1) -> Cell:
    """A vendor's figure for some years together."""
    period = year(first) if count == 1 else months(first, 1, 12 * count)
    return Cell("shipments", (vendor,), "smartphone", "WORLD", period)


@st.composite
def claims_of(draw: st.DrawFn, world: World, *, most: int = 7) -> list[Said]:
    """True claims about a world, rounded, hedged, and some of them about several years or about growth."""
    return draw(st.lists(_levels(world) | _levels(world) | _relations(world), min_size=1, max_size=most))


@st.composite
def series_of(draw: st.DrawFn, world: World) -> list[Said]:
    """Most figures of a world, one by one, exactly or rounded, and a few other claims; in any order."""
    said = []
    for vendor, at in world.shape.figures:
        value, room = world.value((vendor, at)), draw(st.sampled_from((0, 0, 400, 400, 1000)))
        wanted = between(max(0, value - room), value + room)
        if draw(st.integers(0, 6)):
            level = Level(cell(vendor, at), Quantity(wanted, Unit.COUNT, Form.RANGE, "1"))
            said.append(Said(level, (Fact(((Fraction(1), (vendor, at)),), wanted),)))
    return draw(st.permutations((*said, *draw(claims_of(world, most=3)))))


@st.composite
def _levels(draw: st.DrawFn, world: World) -> Said:
    vendor = draw(st.sampled_from((*world.shape.vendors, ALL) if len(world.shape.vendors) > 1 else world.shape.vendors))
    first = draw(st.integers(FIRST, world.shape.last))
    count = 1 if vendor == ALL else draw(st.sampled_from((1, 1, 1, 2, 3)))
    count = min(count, world.shape.last - first + 1)
    members = world.shape.vendors if vendor == ALL else (vendor,)
    figures = [(member, first + n) for member in members for n in range(count)]
    value, room = sum(map(world.value, figures)), draw(st.sampled_from((0, 500, 1000, 2000)))
    low = max(0, value - room)
    wanted = draw(st.sampled_from((between(low, value + room), at_least(low), at_most(value + room),
                                   below(value + room + 500), *([more_than(low - 500)] if low else []))))  # fmt: skip
    said = Level(cell(vendor, first, count), Quantity(wanted, Unit.COUNT, Form.RANGE, "1"))
    # The market may hold vendors that nobody names, so that its low end says nothing of the named ones.
    found = Interval(None, wanted.high, False, wanted.high_open) if vendor == ALL else wanted
    return Said(said, (Fact(tuple((Fraction(1), figure) for figure in figures), found),))


@st.composite
def _relations(draw: st.DrawFn, world: World) -> Said:
    vendor = draw(st.sampled_from(world.shape.vendors))
    if len(world.shape.vendors) > 1 and draw(st.booleans()):
        at = draw(st.integers(FIRST, world.shape.last))
        high, low = sorted(world.shape.vendors, key=lambda name: -world.value((name, at)))[:2]
        return Said(Order(cell(high, at), high, low), (_difference((high, at), (low, at)),))
    at = draw(st.integers(FIRST + 1, world.shape.last))
    now, base = world.value((vendor, at)), world.value((vendor, at - 1))
    if not base:
        exact = Level(cell(vendor, at - 1), Quantity(exactly(0), Unit.COUNT, Form.EXACT, "0"))
        return Said(exact, (Fact(((Fraction(1), (vendor, at - 1)),), exactly(0)),))
    middle = round(Fraction(100 * now, base) / 10) * 10 - 100
    growth = between(max(middle - 5, -100), middle + 5)
    said = Growth(cell(vendor, at), Quantity(growth, Unit.PERCENT, Form.PLAIN, "1"),
                  Base(Relation.YOY, year(at - 1)))  # fmt: skip
    floor = Fact(((Fraction(1), (vendor, at - 1)),), at_least(1))
    return Said(said, (floor, *_grown((vendor, at), growth)))


def _difference(one: Figure, other: Figure) -> Fact:
    return Fact(((Fraction(1), one), (Fraction(-1), other)), at_least(0))


def _grown(figure: Figure, growth: Interval) -> Iterator[Fact]:
    before = (figure[0], figure[1] - 1)
    for end, is_open, is_low in ((growth.low, growth.low_open, True), (growth.high, growth.high_open, False)):
        if end is not None:
            wanted = Interval(Fraction(0), None, is_open) if is_low else Interval(None, Fraction(0), False, is_open)
            yield Fact(((Fraction(1), figure), (-(1 + end / 100), before)), wanted)


@st.composite
def planted_in(draw: st.DrawFn, world: World) -> Planted:
    """A streak, record, order or place that a page claims, true or false."""
    kinds = ["level streak", "growth streak", "record"]
    kinds += ["order", "place", "first place"] if len(world.shape.vendors) > 1 else []
    vendor, at = draw(st.sampled_from(world.shape.vendors)), world.shape.last - draw(st.integers(0, 1))
    match draw(st.sampled_from(kinds)):
        case "level streak":
            return draw(_level_streaks(world, vendor, at))
        case "growth streak":
            return draw(_growth_streaks(vendor, at))
        case "record":
            return draw(_records(vendor, at))
        case "order":
            other = next(name for name in world.shape.vendors if name != vendor)
            return Planted(Order(cell(vendor, at), vendor, other), (_difference((vendor, at), (other, at)),))
        case "first place":
            others = [name for name in world.shape.vendors if name != vendor]
            facts = (_difference((vendor, at - n), (other, at - n)) for n in (0, 1) for other in others)
            return Planted(_streak(vendor, at, 2, "rank = 1 per year"), tuple(facts))
    place = draw(st.integers(1, len(world.shape.vendors)))
    rank = Rank(cell(vendor, at), Quantity(exactly(place), Unit.RANK, Form.EXACT, str(place)))
    return Planted(rank, None, ((vendor, at), place))


def _streak(vendor: str, at: int, length: int, predicate: str) -> Streak:
    return Streak(cell(vendor, at), Quantity(exactly(length), Unit.PERIODS, Form.EXACT, str(length)), predicate)


@st.composite
def _level_streaks(draw: st.DrawFn, world: World, vendor: str, at: int) -> Planted:
    sign, make = draw(st.sampled_from(((">", more_than), (">=", at_least), ("<", below), ("<=", at_most))))
    mark = UNIT * draw(st.integers(1, world.shape.most)) - draw(st.sampled_from((0, 0, 500)))
    length = draw(st.integers(2, at - FIRST + 1))
    facts = (Fact(((Fraction(1), (vendor, at - n)),), make(mark)) for n in range(length))
    return Planted(_streak(vendor, at, length, f"level {sign} {mark} per year"), tuple(facts))


@st.composite
def _growth_streaks(draw: st.DrawFn, vendor: str, at: int) -> Planted:
    sign, make = draw(st.sampled_from(((">", more_than), (">=", at_least), ("<", below))))
    percent, length = draw(st.sampled_from((0, 0, 10, 50))), draw(st.integers(1, at - FIRST))
    facts = (fact for n in range(length) for fact in _grown((vendor, at - n), make(percent)))
    return Planted(_streak(vendor, at, length, f"growth yoy {sign} {percent} per year"), tuple(facts))


@st.composite
def _records(draw: st.DrawFn, vendor: str, at: int) -> Planted:
    side = draw(st.sampled_from(("highest", "lowest")))
    scope, first = draw(st.sampled_from((("ever", FIRST), ("2 years", at - 1), ("3 years", at - 2),
                                         (f"since {FIRST}", FIRST + 1))))  # fmt: skip
    earlier = [(vendor, other) for other in range(max(first, FIRST), at)]
    own = (vendor, at)
    facts = [_difference(own, other) if side == "highest" else _difference(other, own) for other in earlier]
    return Planted(Record(cell(vendor, at), side, scope), tuple(facts))
