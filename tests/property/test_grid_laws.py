"""Small tables of whole numbers, all of them tried: what is bounded, graded and derived holds in each that fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import product
from operator import ge, gt, le

from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.model import ALL, Base, Cell, Form, Interval, Quantity, Relation, Unit, parse_period
from crossfoot.model.interval import at_least, at_most, between, exactly, more_than
from crossfoot.model.statement import Compare, Growth, Level, Order, Share, Statement
from crossfoot.reconcile import Grade, Table, above, every_part_at_least, growth_of, rank_of, run_rate, share_of
from tests.known import reconcile
from tests.property.tables import entry

NAMED = ("acme", "blip")
MONTHS = ("2017-01", "2017-02")
WHOLE = "2017-01/2017-02"
MOST = 3  # units of the market in a month
# Each case tries every grid.
fewer = settings(max_examples=settings().max_examples // 2)

# A grid: units of each named vendor and of all unnamed ones together, in each month.
Grid = dict[tuple[str, str], int]
_COLUMNS = [column for column in product(range(MOST + 1), repeat=len(NAMED) + 1) if sum(column) <= MOST]
GRIDS: tuple[Grid, ...] = tuple(
    {(vendor, month): column[n] for month, column in zip(MONTHS, columns, strict=True)
     for n, vendor in enumerate((*NAMED, "unnamed"))}
    for columns in product(_COLUMNS, repeat=len(MONTHS))
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A statement, and whether it is true of a grid."""

    statement: Statement
    holds: Callable[[Grid], bool]


def address(vendor: str, period: str) -> Cell:
    return Cell("shipments", (vendor,), "smartphone", "CN", parse_period(period))


def units(grid: Grid, cell: Cell) -> int:
    vendors = (*NAMED, "unnamed") if cell.vendor == (ALL,) else cell.vendor
    months = MONTHS if cell.period.label == WHOLE else (cell.period.label,)
    return sum(grid[vendor, month] for vendor in vendors for month in months)


CELLS = tuple(address(vendor, period) for vendor in (*NAMED, ALL) for period in (*MONTHS, WHOLE))


@st.composite
def levels(draw: st.DrawFn, grid: Grid, *, open_too: bool = True) -> Said:
    """A true level with whole ends; "more than" means another thing in whole numbers than in others."""
    cell, room = draw(st.sampled_from(CELLS)), draw(st.integers(0, 2))
    low, high = units(grid, cell) - room, units(grid, cell) + room
    wanted = (between(low, high), at_least(low), at_most(high), *([more_than(low - 1)] if open_too else []))
    return level(cell, draw(st.sampled_from(wanted)))


def level(cell: Cell, wanted: Interval) -> Said:
    said = Level(cell, Quantity(wanted, Unit.COUNT, Form.RANGE, "1"))
    return Said(said, lambda grid: units(grid, cell) in wanted)


@st.composite
def relations(draw: st.DrawFn, grid: Grid) -> Said:
    """A true share, growth, order or sum."""
    cell = address(draw(st.sampled_from(NAMED)), draw(st.sampled_from(MONTHS)))
    kind = draw(st.sampled_from(("share", "growth", "order", "sum")))
    if kind == "order":
        other = cell.of(NAMED[1 - NAMED.index(cell.vendor[0])])
        high, low = (cell, other) if units(grid, cell) >= units(grid, other) else (other, cell)
        return Said(Order(cell, high.vendor[0], low.vendor[0]), lambda g: ge(units(g, high), units(g, low)))
    if kind == "sum":
        both, value = replace(cell, vendor=NAMED), units(grid, replace(cell, vendor=NAMED))
        said = Compare(both, Quantity(exactly(value), Unit.COUNT, Form.EXACT, "1"), "sum", sum_of="level")
        return Said(said, lambda g: units(g, both) == value)
    base = cell.of(ALL) if kind == "share" else address(cell.vendor[0], MONTHS[0])
    cell = cell if kind == "share" else address(cell.vendor[0], MONTHS[1])
    return _ratio(cell, base, grid, is_share=kind == "share")


def _ratio(cell: Cell, base: Cell, grid: Grid, *, is_share: bool) -> Said:
    """A ratio to the nearest ten percent; of nothing no ratio is told, and the base itself stands in for it."""
    if units(grid, base) == 0:
        return Said(Level(base, Quantity(exactly(0), Unit.COUNT, Form.EXACT, "0")), lambda g: units(g, base) == 0)
    middle = round(Fraction(100 * units(grid, cell), units(grid, base)) / 10) * 10
    ratio = between(middle - 5, middle + 5)

    def holds(other: Grid) -> bool:
        return units(other, base) > 0 and Fraction(100 * units(other, cell), units(other, base)) in ratio

    if is_share:
        return Said(Share(cell, Quantity(ratio, Unit.PERCENT, Form.PLAIN, "1")), holds)
    grown = Quantity(ratio - exactly(100), Unit.PERCENT, Form.PLAIN, "1")
    return Said(Growth(cell, grown, Base(Relation.MOM, base.period)), holds)


@dataclass(frozen=True)
class Page:
    """The table of some true claims, and all grids of which they are true."""

    said: tuple[Statement, ...]
    table: Table = field(repr=False)
    grids: tuple[Grid, ...] = field(repr=False)


def page_of(said: list[Said]) -> Page:
    statements = tuple(one.statement for one in said)
    table = reconcile([entry(number, one) for number, one in enumerate(statements)], questions=CELLS)
    return Page(statements, table, tuple(grid for grid in GRIDS if all(one.holds(grid) for one in said)))


@st.composite
def pages(draw: st.DrawFn) -> Page:
    grid = draw(st.sampled_from(GRIDS))
    return page_of(draw(st.lists(levels(grid) | relations(grid), min_size=1, max_size=5)))


@st.composite
def closed_pages(draw: st.DrawFn) -> Page:
    """Levels alone, and that the market has no more than the grids have, so that there are no other whole tables."""
    caps = [level(address(ALL, month), at_most(MOST)) for month in MONTHS]
    grid = draw(st.sampled_from(GRIDS))
    return page_of([*caps, *draw(st.lists(levels(grid, open_too=False), min_size=1, max_size=4))])


@fewer
@given(pages())
def test_bounds_hold_in_every_grid(page: Page) -> None:
    assert page.table.given_up == ()
    for cell in CELLS:
        interval = page.table.bounds(cell).interval
        assert all(units(grid, cell) in interval for grid in page.grids)


@fewer
@given(closed_pages())
def test_each_end_is_attained_by_a_grid(page: Page) -> None:
    """Sums over the two dimensions of a table: whole numbers in give whole numbers out, so a grid reaches each end."""
    for cell in CELLS:
        reached = [units(grid, cell) for grid in page.grids]
        assert page.table.bounds(cell).interval == between(min(reached), max(reached))


@fewer
@given(pages())
def test_shares_growth_and_paces_hold_in_every_grid(page: Page) -> None:
    table, grids = page.table, page.grids
    cell, before, market = address("acme", MONTHS[1]), address("acme", MONTHS[0]), address(ALL, MONTHS[1])
    share, growth = share_of(table, cell), growth_of(table, cell, base=before.period)
    pace = run_rate(table, address("acme", WHOLE))
    for grid in grids:
        if units(grid, market):
            assert Fraction(100 * units(grid, cell), units(grid, market)) in share.interval
        if units(grid, before):
            assert Fraction(100 * units(grid, cell), units(grid, before)) - 100 in growth.interval
        assert pace.month is not None
        assert Fraction(units(grid, address("acme", WHOLE)), 2) in pace.month.interval
        assert Fraction(units(grid, address("acme", WHOLE)), 59) in pace.day.interval


@fewer
@given(pages(), st.integers(0, MOST))
def test_what_is_proven_holds_in_every_grid_and_what_is_refuted_in_none(page: Page, floor: int) -> None:
    table, grids = page.table, page.grids
    one, other = (address(vendor, MONTHS[0]) for vendor in NAMED)
    ahead = above(table, one, other).grade
    every = every_part_at_least(table, address("acme", WHOLE), at_least(floor))
    for grid in grids:
        assert is_graded(ahead, holds=gt(units(grid, one), units(grid, other)))
        months = [units(grid, address("acme", month)) for month in MONTHS]
        assert is_graded(every.grade, holds=all(le(floor, value) for value in months))
        assert min(months) in every.least


def is_graded(grade: Grade, *, holds: bool) -> bool:
    return grade is Grade.POSSIBLE or (grade is Grade.PROVEN) == holds


@fewer
@given(pages())
def test_the_place_in_every_grid_is_among_those_told(page: Page) -> None:
    table, grids = page.table, page.grids
    cell = address("acme", MONTHS[0])
    found = rank_of(table, cell)
    for grid in grids:
        mine = units(grid, cell)
        ahead = sum(units(grid, cell.of(vendor)) > mine for vendor in NAMED)
        crowd = grid["unnamed", MONTHS[0]] // (mine + 1)  # so many unnamed vendors can each have one more
        assert 1 + ahead in found.named
        assert Interval(Fraction(1 + ahead), Fraction(1 + ahead + crowd)).is_inside(found.interval)
