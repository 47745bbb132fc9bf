"""Every end of a made-up ledger is the one GLPK finds."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from crossfoot.model import ALL, Cell
from crossfoot.reconcile import Table, share_of
from crossfoot.reconcile.problem import Sense
from tests.known import reconcile
from tests.reconcile.glpk import Rival
from tools.engine.world import Shape, make_world

UNIT = 10**6


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_end_of_a_made_up_ledger_is_that_of_a_second_solver(seed: int) -> None:
    world = make_world(seed, Shape(vendors=8, countries=3, months=24, claims=150))
    table = reconcile(world.entries)
    cells = sorted({entry.claim.cell for entry in world.entries if len(entry.claim.cell.vendor) == 1}, key=repr)
    assert table.given_up == ()
    for cell in cells:
        rival, bound = beside(table, cell), table.bounds(cell)
        question = table.question(((Fraction(1), cell),))
        for sense, found in ((Sense.GE, bound.interval.low), (Sense.LE, bound.interval.high)):
            wanted = rival.end(question, sense)
            assert (found is None) == math.isinf(wanted)
            assert found is None or math.isclose(found, wanted, rel_tol=1e-6, abs_tol=1)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_share_is_wider_than_a_second_solver_leaves_it(seed: int) -> None:
    """At an end of the share the part less so much of the market comes just to 0."""
    world = make_world(seed, Shape(vendors=8, countries=3, months=24, claims=150))
    table = reconcile(world.entries)
    cells = sorted({e.claim.cell for e in world.entries if e.claim.cell.vendor != (ALL,)}, key=repr)
    checked = 0
    for cell in cells[::3]:
        wider = table.having((cell, cell.of(ALL)))
        rival, found = beside(wider, cell), share_of(wider, cell)
        for sense, end in ((Sense.GE, found.interval.low), (Sense.LE, found.interval.high)):
            if end and found.divisor.interval.high is not None:
                rest = wider.question(((Fraction(1), cell), (-end / 100, cell.of(ALL))))
                assert math.isclose(rival.end(rest, sense), 0, abs_tol=100)
                checked += 1
    assert checked > 10


def beside(table: Table, cell: Cell) -> Rival:
    """The second solver with the rows that hang together with a figure."""
    places = table.in_force(unknown for unknown, _ in table.question(((Fraction(1), cell),)))
    return Rival([table.model.problem.rows[place] for place in places], unit=UNIT)
