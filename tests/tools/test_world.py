"""Made-up ledgers: the same from the same seed, and true to what they were made from."""

from __future__ import annotations

from fractions import Fraction

from crossfoot.model import ALL
from crossfoot.model.statement import Growth, Level, Rank, Share
from tools.engine.world import Shape, Truth, make_world

SMALL = Shape(sources=2, vendors=7, countries=3, months=24, claims=300)


def test_the_same_seed_makes_the_same_world() -> None:
    assert make_world(1, SMALL) == make_world(1, SMALL)
    assert make_world(1, SMALL) != make_world(2, SMALL)


def test_each_source_makes_as_many_claims_as_asked_for() -> None:
    world = make_world(1, SMALL)
    assert {source: len(world.of(source)) for source in world.truths} == {"tracker-00": 300, "tracker-01": 300}


def test_every_figure_holds_in_the_truth_of_its_source_but_those_that_slipped() -> None:
    world = make_world(3, Shape(sources=2, vendors=7, countries=3, months=24, claims=300, slips=2))
    wrong = {entry.id for entry in world.entries if not holds(entry.claim.statement, world.truths[entry.origin])}
    assert wrong == world.slipped
    assert len(wrong) == 4


def holds(statement: object, truth: Truth) -> bool:
    match statement:
        case Level(cell, value):
            return truth.figure(cell) in value.interval
        case Share(cell, value):
            return Fraction(100 * truth.figure(cell), truth.figure(cell.of(ALL))) in value.interval
        case Growth(cell, value, base):
            return Fraction(100 * truth.figure(cell), truth.figure(cell.at(base.period))) - 100 in value.interval
        case Rank(cell, value):
            above = [n for n in range(7) if truth.figure(cell.of(f"vendor-{n:02}")) > truth.figure(cell)]
            return len(above) + 1 in value.interval
    return False


def test_totals_hold_more_than_their_named_parts() -> None:
    (_, truth), *_ = make_world(1, SMALL).truths.items()
    market = make_world(1, SMALL).entries[0].claim.cell.of(ALL)
    assert truth.figure(market) > sum(truth.figure(market.of(f"vendor-{n:02}")) for n in range(7))
