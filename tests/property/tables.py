"""Made-up tables of a few vendors, places and quarters, what true claims say of them, and small systems of rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from crossfoot.model import ALL, Base, Cell, Claim, Form, Quantity, Relation, Unit, parse_period
from crossfoot.model.interval import Interval, between, exactly, more_than
from crossfoot.model.statement import Change, Compare, Growth, Level, Order, Rank, Share, Statement, Streak
from crossfoot.reconcile import PlainEntry, PlainPage
from crossfoot.reconcile.problem import Problem, Row, Sense

__all__ = [
    "HALVES",
    "PLACES",
    "QUARTERS",
    "VENDORS",
    "Truth",
    "address",
    "asked",
    "claims_about",
    "entry",
    "figure",
    "problems",
    "rarer_claims_about",
    "scaled",
    "truths",
    "views",
]

VENDORS = ("acme", "blip", "corp")
PLACES = ("CN", "IN")
QUARTERS = ("2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4")
HALVES = {"2017-H1": QUARTERS[:2], "2017-H2": QUARTERS[2:], "2017": QUARTERS, "2017-01/2017-09": QUARTERS[:3]}

Truth = dict[tuple[str, str, str], int]


def address(vendor: str, place: str, period: str) -> Cell:
    return Cell("shipments", (vendor,), "smartphone", place, parse_period(period))


def figure(truth: Truth, vendor: str, place: str, period: str) -> int:
    """The true figure: parts summed; the market and the world hold a little more than their named parts."""
    vendors = VENDORS if vendor == ALL else (vendor,)
    places = PLACES if place == "WORLD" else (place,)
    quarters = HALVES.get(period, (period,))
    known = sum(truth[v, p, q] for v in vendors for p in places for q in quarters)
    rest = len(quarters) * ((40 * len(places) if vendor == ALL else 0) + (30 * len(vendors) if place == "WORLD" else 0))
    return known + rest


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    keys = [(v, p, q) for v in VENDORS for p in PLACES for q in QUARTERS]
    values = draw(st.lists(st.integers(20, 900), min_size=len(keys), max_size=len(keys)))
    return dict(zip(keys, values, strict=True))


@st.composite
def claims_about(draw: st.DrawFn, truth: Truth) -> Statement:
    """A true statement about a table, rounded, bounded or compared."""
    vendor = draw(st.sampled_from((*VENDORS, ALL)))
    place = draw(st.sampled_from((*PLACES, "WORLD")))
    period = draw(st.sampled_from((*QUARTERS, *HALVES)))
    cell, value = address(vendor, place, period), figure(truth, vendor, place, period)
    kind = draw(st.sampled_from(("level", "rounded", "more", "share", "growth", "order", "sum")))
    if kind == "share" and vendor != ALL:
        exact = Fraction(100 * value, figure(truth, ALL, place, period))
        return Share(cell, Quantity(around(exact, Fraction(1, 2)), Unit.PERCENT, Form.PLAIN, "1"))
    if kind == "growth" and period in QUARTERS[1:]:
        before = QUARTERS[QUARTERS.index(period) - 1]
        exact = Fraction(100 * value, figure(truth, vendor, place, before)) - 100
        base = Base(Relation.QOQ, parse_period(before))
        return Growth(cell, Quantity(around(exact, Fraction(1, 2)), Unit.PERCENT, Form.PLAIN, "1"), base)
    if kind in ("order", "sum") and vendor != ALL:
        other = draw(st.sampled_from([name for name in VENDORS if name != vendor]))
        theirs = figure(truth, other, place, period)
        if kind == "sum":
            both = replace(cell, vendor=(vendor, other))
            return Compare(both, Quantity(exactly(value + theirs), Unit.COUNT, Form.EXACT, "1"), "sum", sum_of="level")
        high, low = (vendor, other) if value >= theirs else (other, vendor)
        return Order(cell, high, low)
    if kind == "more":
        return Level(cell, Quantity(more_than(value - draw(st.integers(1, 9))), Unit.COUNT, Form.MORE, "1"))
    room = Fraction(0) if kind == "level" else Fraction(10)
    return Level(cell, Quantity(around(Fraction(value), room), Unit.COUNT, Form.RANGE, "1"))


@st.composite
def rarer_claims_about(draw: st.DrawFn, truth: Truth) -> Statement:
    """A true statement of the kinds pages make less often: changes, distances, multiples, places, streaks."""
    vendor, place = draw(st.sampled_from(VENDORS)), draw(st.sampled_from((*PLACES, "WORLD")))
    period = draw(st.sampled_from(QUARTERS[1:]))
    cell, value = address(vendor, place, period), figure(truth, vendor, place, period)
    before = QUARTERS[QUARTERS.index(period) - 1]
    base, other = Base(Relation.QOQ, parse_period(before)), draw(st.sampled_from([v for v in VENDORS if v != vendor]))
    was, theirs = figure(truth, vendor, place, before), figure(truth, other, place, period)
    match draw(st.sampled_from(("change", "difference", "ratio", "percent", "times", "of world", "place", "streak"))):
        case "change":
            return Change(
                cell, Quantity(around(Fraction(value - was), Fraction(10)), Unit.COUNT, Form.RANGE, "1"), base
            )
        case "difference":
            ahead = Quantity(around(Fraction(value - theirs), Fraction(5)), Unit.COUNT, Form.RANGE, "1")
            return Compare(cell, ahead, "difference", other=other)
        case "ratio":
            ratio = Quantity(around(Fraction(value, theirs), Fraction(1, 20)), Unit.RATIO, Form.PLAIN, "1")
            return Compare(cell, ratio, "ratio", other=other)
        case "percent":
            more = around(Fraction(100 * value, theirs) - 100, Fraction(1, 2))
            return Compare(cell, Quantity(more, Unit.PERCENT, Form.PLAIN, "1"), "difference", other=other)
        case "times":
            return Growth(
                cell, Quantity(around(Fraction(value, was), Fraction(1, 20)), Unit.RATIO, Form.PLAIN, "1"), base
            )
        case "of world":
            part = around(Fraction(100 * value, figure(truth, vendor, "WORLD", period)), Fraction(1, 2))
            return Share(cell, Quantity(part, Unit.PERCENT, Form.PLAIN, "1"), whole="WORLD")
        case "place":
            standing = 1 + sum(figure(truth, rival, place, period) > value for rival in VENDORS)
            return Rank(cell, Quantity(exactly(standing), Unit.RANK, Form.EXACT, str(standing)))
    floor = min(value, was) - draw(st.integers(1, 9))
    return Streak(cell, Quantity(exactly(2), Unit.PERIODS, Form.EXACT, "2"), f"level > {floor} per quarter")


def around(value: Fraction, room: Fraction) -> Interval:
    """The rounding interval that holds a value: `room` to both sides of a whole multiple of twice the room."""
    if room == 0:
        return exactly(value)
    middle = round(value / (2 * room)) * 2 * room
    return between(middle - room, middle + room)


def entry(number: int, statement: Statement, page: str = "page") -> PlainEntry:
    return PlainEntry(f"e{number:02}", Claim(f"c{number}", statement, None), "acme", PlainPage(page, date(2018, 2, 1)))


@st.composite
def views(draw: st.DrawFn, *, most: int = 9) -> tuple[Truth, tuple[PlainEntry, ...]]:
    truth = draw(truths())
    found = draw(st.lists(claims_about(truth), min_size=1, max_size=most))
    return truth, tuple(entry(number, statement) for number, statement in enumerate(found))


def asked(view: tuple[PlainEntry, ...]) -> list[Cell]:
    return sorted({found.claim.cell for found in view if len(found.claim.cell.vendor) == 1}, key=repr)[:3]


def scaled(statement: Statement, by: Fraction) -> Statement:
    value = getattr(statement, "value", None)
    if value is None or value.unit is not Unit.COUNT:
        return statement
    return replace(statement, value=replace(value, interval=value.interval.scale(by)))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Small systems of arbitrary rows over four unknowns, each row a claim of its own."""
    number = st.integers(-4, 4)
    rows = []
    for place in range(draw(st.integers(1, 7))):
        terms = tuple((u, Fraction(v)) for u in range(4) if (v := draw(number)) != 0)
        if terms:
            sense = draw(st.sampled_from((Sense.LE, Sense.GE, Sense.LE, Sense.GE, Sense.EQ)))
            rows.append(Row(terms, sense, Fraction(draw(st.integers(-9, 9)), draw(st.integers(1, 3))), f"r{place}"))
    floors = [Row(((u, Fraction(1)),), Sense.GE, Fraction(0), "floor") for u in range(draw(st.integers(0, 4)))]
    tagged = [replace(row, claims=(n,)) for n, row in enumerate(rows)]
    return Problem(
        ("a", "b", "c", "d"), (*tagged, *floors), tuple((f"e{n}",) for n in range(len(rows))), (1,) * len(rows)
    )
