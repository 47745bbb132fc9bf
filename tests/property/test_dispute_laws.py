"""Pages of several sources and days that contradict each other: what is left holds; order and copies change nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.model.statement import Level
from crossfoot.reconcile import PlainEntry, PlainPage, Table, to_json
from crossfoot.reconcile.problem import Sense
from crossfoot.verify import faults_of
from tests.known import reconcile
from tests.property.tables import asked, claims_about, entry, scaled, truths
from tests.reconcile.smt import end_of, facts_of, z3

fewer = settings(max_examples=settings().max_examples // 2)

Entries = tuple[PlainEntry, ...]


@st.composite
def disputes(draw: st.DrawFn) -> Entries:
    """Claims of one table on three days by two sources and an outlet; some levels are several times too high."""
    truth = draw(truths())
    found = []
    for number in range(draw(st.integers(3, 8))):
        statement = draw(claims_about(truth))
        if isinstance(statement, Level) and draw(st.integers(0, 2)) == 0:
            statement = scaled(statement, Fraction(draw(st.integers(2, 9))))
        day, origin = draw(st.integers(1, 3)), draw(st.sampled_from(("acme", "idc", "outlet:daily")))
        page = PlainPage(f"page {day}", date(2018, 2, day))
        found.append(replace(entry(number, statement), origin=origin, page=page))
    return tuple(found)


def everything(table: Table, entries: Entries) -> tuple[object, ...]:
    bounds = [table.bounds(cell) for cell in asked(entries)]
    told = [
        (found.members, found.layer, found.severity, found.gap) for found in (*table.conflicts(), *table.differences())
    ]
    return [(b.interval, b.low_entries, b.high_entries) for b in bounds], told, set(table.given_up)


@fewer
@given(disputes(), st.randoms(use_true_random=False))
def test_the_order_in_which_contradictory_pages_arrive_changes_nothing(entries: Entries, random: Random) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert everything(reconcile(shuffled), entries) == everything(reconcile(entries), entries)


@fewer
@given(disputes())
def test_copies_of_contradictory_pages_change_nothing(entries: Entries) -> None:
    copies = [
        replace(found, id=f"z{found.id}", page=PlainPage(f"copy of {found.page.id}", found.page.published_at))
        for found in entries
    ]
    bounds, told, given_up = everything(reconcile(entries), entries)
    again, told_again, given_up_again = everything(reconcile((*entries, *copies)), entries)
    assert (again, told_again) == (bounds, told)
    assert isinstance(given_up, set)
    assert isinstance(given_up_again, set)
    assert given_up_again == given_up | {f"z{id_}" for id_ in given_up}


@fewer
@given(disputes())
def test_what_is_left_can_hold_and_every_contradiction_is_proved(entries: Entries) -> None:
    table = reconcile(entries)
    rows = table.model.problem.rows
    left = [row for row in rows if not any(set(row.claims) & region.given_up for region in table.regions)]
    assert end_of(facts_of(left), z3.RealVal(0), Sense.GE) is not None
    for found in (*table.conflicts(), *table.differences()):
        assert faults_of(to_json(found.certificate)) == []
        members = found.certificate.claims
        inside = [row for row in rows if set(row.claims) <= set(members)]
        assert end_of(facts_of(inside), z3.RealVal(0), Sense.GE) is None
        assert not set(found.members).isdisjoint(table.given_up)
