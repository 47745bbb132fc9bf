"""A table that grows claim by claim answers as one made at once, and stays what it was for those who hold it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.model import Cell, Form, Quantity, Unit, parse_period
from crossfoot.model.interval import exactly
from crossfoot.model.statement import Level
from crossfoot.reconcile import PlainEntry, PlainPage, Table
from tests.known import reconcile
from tests.property.tables import entry as stated
from tests.property.tables import scaled, views
from tools.engine.world import Shape, make_world


@st.composite
def disputed(draw: st.DrawFn) -> tuple[PlainEntry, ...]:
    """Claims about a table by two sources on pages of several days, some of them wrong, some of them copies."""
    _, entries = draw(views(most=12))
    found = []
    for entry in entries:
        day = date(2018, draw(st.integers(1, 3)), 1)
        statement = entry.claim.statement
        if isinstance(statement, Level) and draw(st.integers(0, 4)) == 0:
            statement = scaled(statement, draw(st.sampled_from((Fraction(2), Fraction(3)))))
        claim = replace(entry.claim, statement=statement)
        origin = draw(st.sampled_from(("acme", "tracker")))
        found.append(replace(entry, claim=claim, origin=origin, page=PlainPage(f"{origin} {day}", day)))
    copies = draw(st.lists(st.sampled_from(found), max_size=2))
    for number, entry in enumerate(copies):
        found.append(replace(entry, id=f"a{number}", page=PlainPage("copy", date(2018, 1, 15))))
    return tuple(found)


def told(table: Table, cells: list[Cell]) -> object:
    """Everything a reader is told."""
    bounds = [(table.bounds(cell).interval, table.bounds(cell).given_up) for cell in cells]
    conflicts = [(c.members, c.layer, c.severity, c.gap) for c in (*table.conflicts(), *table.differences())]
    return bounds, table.given_up, conflicts, table.remarks


def cells_of(entries: tuple[PlainEntry, ...]) -> list[Cell]:
    return sorted({entry.claim.cell for entry in entries}, key=repr)


FEW = settings(max_examples=settings().max_examples // 3)  # each case is many tables


@FEW
@given(disputed(), st.randoms(use_true_random=False))
def test_a_table_that_grew_claim_by_claim_answers_as_one_made_at_once(
    entries: tuple[PlainEntry, ...], random: Random
) -> None:
    cells = cells_of(entries)
    shuffled = random.sample(entries, len(entries))
    table = reconcile(())
    for entry in shuffled:
        table = table.with_entries((entry,))
        if random.random() < 0.7:
            table.bounds(random.choice(cells))
        if random.random() < 0.2:
            table.conflicts()
    assert told(table, cells) == told(reconcile(entries), cells)


@given(disputed(), st.randoms(use_true_random=False))
def test_a_table_that_grew_in_two_steps_has_the_rows_of_one_made_at_once(
    entries: tuple[PlainEntry, ...], random: Random
) -> None:
    half = random.randrange(len(entries) + 1)
    grown = reconcile(entries[:half]).with_entries(())
    assert grown.model is not None
    assert rows_of(grown.with_entries(entries[half:])) == rows_of(reconcile(entries))


def rows_of(table: Table) -> object:
    """The rows in force, by names."""
    problem = table.model.problem
    rows = [problem.rows[place] for region in table.regions for place in region.places]
    return sorted(
        repr((sorted((problem.names[u], v) for u, v in row.terms), row.sense, row.rhs, row.why, row.is_strict))
        for row in rows
    )


@FEW
@given(disputed())
def test_growing_leaves_the_table_that_was_there_as_it_was(entries: tuple[PlainEntry, ...]) -> None:
    cells, half = cells_of(entries), len(entries) // 2
    table = reconcile(entries[:half])
    before = told(table, cells)
    told(table.with_entries(entries[half:]), cells)
    assert told(table, cells) == before == told(reconcile(entries[:half]), cells)


@FEW
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_lists_of_trackers_with_places_and_slips_may_come_in_any_order(seed: int, random: Random) -> None:
    world = make_world(seed, Shape(vendors=6, countries=2, months=15, claims=50, slips=1))
    shuffled = random.sample(world.entries, len(world.entries))
    table = reconcile(())
    for first in range(0, len(shuffled), 7):
        table = table.with_entries(shuffled[first : first + 7])
        table.bounds(shuffled[first].claim.cell)
    cells = cells_of(world.entries)[:12]
    assert told(table, cells) == told(reconcile(world.entries), cells)
    assert rows_of(table) == rows_of(reconcile(world.entries))


@st.composite
def stocks(draw: st.DrawFn) -> tuple[dict[str, int], tuple[PlainEntry, ...]]:
    """Subscribers at ends of months and what was added in months and quarters, some of it claimed."""
    added = draw(st.lists(st.integers(-20, 90), min_size=6, max_size=6))
    truth = {f"subscribers 2017-{month:02}": 500 + sum(added[:month]) for month in range(1, 7)}
    truth |= {f"net_adds 2017-{month:02}": added[month - 1] for month in range(1, 7)}
    truth |= {"net_adds 2017-Q1": sum(added[:3]), "net_adds 2017-Q2": sum(added[3:])}
    chosen = draw(st.lists(st.sampled_from(sorted(truth)), min_size=2, max_size=8, unique=True))
    return truth, tuple(
        stated(number, Level(stock_cell(name), Quantity(exactly(truth[name]), Unit.COUNT, Form.EXACT, "1")))
        for number, name in enumerate(chosen)
    )


def stock_cell(name: str) -> Cell:
    measure, period = name.split()
    return Cell(measure, ("jio",), "mobile_subscribers", "IN", parse_period(period))


@given(stocks(), st.randoms(use_true_random=False))
def test_stocks_and_what_is_added_to_them_hold_the_truth_in_whatever_order_they_come(
    view: tuple[dict[str, int], tuple[PlainEntry, ...]], random: Random
) -> None:
    truth, entries = view
    table = reconcile(())
    for found in random.sample(entries, len(entries)):
        table = table.with_entries((found,))
        table.bounds(found.claim.cell)
    assert table.given_up == ()
    for name, figure in truth.items():
        interval = table.bounds(stock_cell(name)).interval
        assert figure in interval
        assert interval == reconcile(entries).bounds(stock_cell(name)).interval
