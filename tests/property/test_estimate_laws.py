"""What must hold of every estimate: inside what is proven, adding up, and what must not matter."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crossfoot.model import Cell
from crossfoot.reconcile import PlainEntry, PlainPage
from crossfoot.reconcile.estimate import Estimate, Estimates
from crossfoot.reconcile.problem import Sense
from tests.known import evidence_of, reconcile
from tests.property.tables import QUARTERS, Truth, address, scaled, views

FEWER = settings(max_examples=settings().max_examples // 3)  # each case is two tables and twelve estimates
CELLS = tuple(
    address(vendor, place, period) for vendor in ("acme", "ALL") for place in ("CN", "WORLD")
    for period in ("2017-Q2", "2017", "2018-Q1")
)  # fmt: skip


def estimates(view: tuple[PlainEntry, ...], cells: tuple[Cell, ...] = CELLS) -> list[Estimate | None]:
    found = Estimates(reconcile(view, questions=cells), evidence_of(view))
    return [found.of(cell) for cell in cells]


def values(view: tuple[PlainEntry, ...]) -> list[tuple[Fraction, ...] | None]:
    return [
        None if one is None else (one.value, *(end for band in one.bands for end in (band.low, band.high)))
        for one in estimates(view)
    ]


@given(views())
def test_estimates_lie_inside_what_is_proven_and_each_band_in_the_next(
    view: tuple[Truth, tuple[PlainEntry, ...]],
) -> None:
    for one in estimates(view[1]):
        if one is not None:
            ends = [end for band in one.bands for end in (band.low, band.high)]
            assert one.value in one.proven
            assert one.trust < 1 or all(number in one.proven for number in ends)
            lows, highs = ends[::2], ends[1::2]
            assert [*lows[::-1], one.value, *highs] == sorted([*lows, one.value, *highs])


@FEWER
@given(views())
def test_parts_add_up_to_wholes_wherever_an_identity_says_so(view: tuple[Truth, tuple[PlainEntry, ...]]) -> None:
    quarters = tuple(address("acme", "CN", quarter) for quarter in QUARTERS)
    table = reconcile(view[1], questions=(address("acme", "CN", "2017"), *quarters))
    found = Estimates(table, evidence_of(view[1]))
    for row in table.model.problem.rows:
        parts = [(value, found.of(table.model.unknowns[unknown].cell)) for unknown, value in row.terms]
        known = [(value, one.value) for value, one in parts if one is not None]
        if row.sense is Sense.EQ and not row.claims and len(known) == len(parts):
            total = sum((by * value for by, value in known), Fraction(0))
            assert abs(total) <= max(value for _, value in known) / 1000


@FEWER
@given(views(), st.randoms(use_true_random=False))
def test_neither_order_nor_copies_change_an_estimate(
    view: tuple[Truth, tuple[PlainEntry, ...]], random: Random
) -> None:
    copies = [replace(one, id=f"{one.id}-copy", page=PlainPage("copy", one.page.published_at)) for one in view[1]]
    both = [*view[1], *copies]
    random.shuffle(both)
    assert values(tuple(both)) == values(view[1])


@FEWER
@given(views(), st.sampled_from((10, 1000)))
def test_counting_in_other_units_scales_estimates(view: tuple[Truth, tuple[PlainEntry, ...]], by: int) -> None:
    assume(not any(entry.claim.kind == "growth" for entry in view[1]))  # what is grown from is at least one unit
    larger = tuple(
        replace(entry, claim=replace(entry.claim, statement=scaled(entry.claim.statement, Fraction(by))))
        for entry in view[1]
    )
    for one, other in zip(estimates(view[1]), estimates(larger), strict=True):
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert abs(other.value - by * one.value) <= by * max(one.value / 1000, Fraction(1, 100))
