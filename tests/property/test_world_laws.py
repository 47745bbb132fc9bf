"""What follows from made-up ledgers is never at odds with the world they tell of, whatever day it is asked on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.ledger import MemoryLedger, Page
from crossfoot.model import ALL, Cell, Interval
from crossfoot.model.interval import at_least
from crossfoot.reconcile import Grade, PlainEntry, Table, above, every_part_at_least, growth_of, rank_of, share_of
from tests.known import reconcile
from tests.ledger.samples import NOON
from tests.property.tables import QUARTERS, Truth, address, asked, claims_about, entry, views
from tools.engine.world import Shape, World, make_world, vendors_of

SHAPE = Shape(vendors=6, countries=2, months=15, claims=60)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[World, Cell, Table]:
    """A world, one of its vendors' figures that is claimed, and the table."""
    world = make_world(draw(st.integers(0, 10**6)), SHAPE)
    cells = sorted({e.claim.cell for e in world.entries if e.claim.cell.vendor[0] in vendors_of(SHAPE)}, key=repr)
    return world, draw(st.sampled_from(cells)), reconcile(world.entries)


@settings(max_examples=settings().max_examples // 2)  # each world has sixty claims
@given(worlds())
def test_what_is_derived_holds_in_the_world(made: tuple[World, Cell, Table]) -> None:
    world, cell, table = made
    (truth,) = world.truths.values()
    mine, market = truth.figure(cell), truth.figure(cell.of(ALL))
    assert Fraction(100 * mine, market) in share_of(table, cell).interval
    rivals = [cell.of(vendor) for vendor in vendors_of(SHAPE) if vendor not in cell.vendor]
    for rival in rivals[:2]:
        is_above = mine > truth.figure(rival)
        assert above(table, cell, rival).grade in (Grade.POSSIBLE, Grade.PROVEN if is_above else Grade.REFUTED)
    place = 1 + sum(truth.figure(rival) > mine for rival in rivals)
    assert place in rank_of(table, cell).interval
    before = cell.period.shift_years(-1)
    if before.start is not None and before.start.year >= 2012:
        growth = Fraction(100 * mine, truth.figure(cell.at(before))) - 100
        assert growth in growth_of(table, cell).interval
    months = [truth.figure(cell.at(month)) for month in cell.period.split_months()]
    every = every_part_at_least(table, cell, at_least(max(months)))
    assert min(months) in every.least
    assert every.grade is not Grade.PROVEN or min(months) == max(months)
    assert every.grade is not Grade.REFUTED or min(months) < max(months)


@settings(max_examples=settings().max_examples // 2)
@given(views(most=6), st.data())
def test_one_more_claim_never_widens_what_is_derived(
    view: tuple[Truth, tuple[PlainEntry, ...]], data: st.DataObject
) -> None:
    truth, entries = view
    before, after = reconcile(entries), reconcile((*entries, entry(99, data.draw(claims_about(truth)))))
    cell = address("acme", "CN", data.draw(st.sampled_from(QUARTERS)))
    assert share_of(after, cell).interval.is_inside(share_of(before, cell).interval)
    assert growth_of(after, cell).interval.is_inside(growth_of(before, cell).interval)
    assert rank_of(after, cell).named.is_inside(above_all(before, after, cell))


def above_all(before: Table, after: Table, cell: Cell) -> Interval:
    """The place among the named before, with one more for each vendor that is named only now."""
    found = rank_of(before, cell)
    news = {pair.one for pair in rank_of(after, cell).rivals} - {pair.one for pair in found.rivals}
    return Interval(found.named.low, (found.named.high or Fraction(0)) + len(news))


@settings(max_examples=settings().max_examples // 2)
@given(views(most=6), st.lists(st.dates(date(2018, 2, 1), date(2018, 2, 6)), min_size=6, max_size=6))
def test_a_table_as_of_a_day_is_that_of_a_ledger_that_only_saw_what_was_out(
    view: tuple[Truth, tuple[PlainEntry, ...]], days: list[date]
) -> None:
    ledger, early, day = MemoryLedger(), MemoryLedger(), date(2018, 2, 3)
    for number, (found, published) in enumerate(zip(view[1], days, strict=False)):
        page = Page(f"sha256:{number}", f"{number}", None, "O", None, published, None, None, f"text {number}")
        for one in (ledger, early) if published <= day else (ledger,):
            one.append(page, (found.claim,), reader="v1", recorded_at=NOON)
    then, seen = (reconcile(one.view(as_of=as_of).entries()) for one, as_of in ((ledger, day), (early, None)))
    for cell in asked(view[1]):
        assert (then.bounds(cell), then.given_up) == (seen.bounds(cell), seen.given_up)
