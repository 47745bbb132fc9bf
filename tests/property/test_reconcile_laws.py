"""What must hold of every table: containment, attainment, monotony, minimality, and what must not matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crossfoot.model.statement import Level
from crossfoot.reconcile import Bound, EndStatus, PlainEntry, PlainPage, Table, to_json
from crossfoot.reconcile.problem import Problem, Row, Sense
from crossfoot.reconcile.search import Search
from crossfoot.reconcile.solver import Status
from crossfoot.reconcile.system import System
from crossfoot.verify import faults_of
from tests.known import reconcile
from tests.property.tables import Truth, asked, claims_about, entry, figure, problems, scaled, views
from tests.reconcile.simplex import INFEASIBLE, UNBOUNDED, is_feasible, least


@given(views())
def test_bounds_contain_the_table_the_claims_were_made_from(view: tuple[Truth, tuple[PlainEntry, ...]]) -> None:
    truth, entries = view
    found = reconcile(entries)
    assert found.given_up == ()
    for cell in asked(entries):
        assert figure(truth, cell.vendor[0], cell.place or "", cell.period.label) in found.bounds(cell).interval


@settings(max_examples=settings().max_examples // 4)  # the oracle is slow
@given(views(most=5))
def test_each_end_is_the_exact_optimum(view: tuple[Truth, tuple[PlainEntry, ...]]) -> None:
    found = reconcile(view[1])
    for cell in asked(view[1])[:2]:
        bound = found.bounds(cell)
        number = next(n for n, u in enumerate(found.model.unknowns) if u.cell == cell)
        component = next(
            r for r in found.regions if number in {u for p in r.places for u, _ in found.model.problem.rows[p].terms}
        )
        rows = [found.model.problem.rows[place] for place in component.places]
        assert least(rows, ((number, Fraction(1)),)) == bound.interval.low
        high = least(rows, ((number, Fraction(-1)),))
        assert bound.interval.high == (None if high == UNBOUNDED else -Fraction(high))
        assert bound.low_status is EndStatus.EXACT


@given(views())
def test_every_end_ships_a_certificate_that_the_verifier_accepts(view: tuple[Truth, tuple[PlainEntry, ...]]) -> None:
    found = reconcile(view[1])
    for cell in asked(view[1]):
        bound = found.bounds(cell)
        for proof, end in ((bound.low, bound.interval.low), (bound.high, bound.interval.high)):
            assert (proof is None) == (end is None)
            if proof is not None:
                assert faults_of(to_json(proof)) == []
                assert proof.bound == end


@given(views(), st.data())
def test_one_more_claim_never_widens_a_bound(view: tuple[Truth, tuple[PlainEntry, ...]], data: st.DataObject) -> None:
    truth, entries = view
    more = entry(99, data.draw(claims_about(truth)))
    before, after = reconcile(entries), reconcile((*entries, more))
    for cell in asked(entries):
        assert after.bounds(cell).interval.is_inside(before.bounds(cell).interval)


@given(views(), st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(view: tuple[Truth, tuple[PlainEntry, ...]], random: Random) -> None:
    entries = view[1]
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert everything(reconcile(shuffled), entries) == everything(reconcile(entries), entries)


@given(views())
def test_copies_change_nothing(view: tuple[Truth, tuple[PlainEntry, ...]]) -> None:
    entries = view[1]
    copies = tuple(replace(found, id=f"z{found.id}", page=PlainPage("copy", date(2018, 2, 1))) for found in entries)
    assert everything(reconcile(entries + copies), entries) == everything(reconcile(entries), entries)


def everything(found: Table, view: tuple[PlainEntry, ...]) -> object:
    bounds = [(found.bounds(cell).interval, found.bounds(cell).low_entries) for cell in asked(view)]
    return bounds, [(c.members, c.severity, c.gap) for c in found.conflicts()], found.given_up


@given(views(), st.sampled_from((1000, 10**6, Fraction(1, 10))))
def test_scaling_all_counts_scales_all_bounds(view: tuple[Truth, tuple[PlainEntry, ...]], by: Fraction) -> None:
    entries = tuple(
        replace(e, claim=replace(e.claim, statement=scaled(e.claim.statement, Fraction(by)))) for e in view[1]
    )
    before, after = reconcile(view[1]), reconcile(entries)
    for cell in asked(view[1]):
        one, other = before.bounds(cell), after.bounds(cell)
        if not rests_on_one_unit(one) and not rests_on_one_unit(other):
            assert other.interval == one.interval.scale(by)


def rests_on_one_unit(bound: Bound) -> bool:
    """Whether an end follows from "what a ratio is taken of is at least one", which does not scale."""
    return any(
        row.why.endswith("at least one")
        for proof in (bound.low, bound.high)
        if proof is not None
        for _, row in proof.parts
    )


@given(views(most=7), st.data())
def test_a_conflict_is_infeasible_and_each_proper_subset_feasible(
    view: tuple[Truth, tuple[PlainEntry, ...]], data: st.DataObject
) -> None:
    _, entries = view
    levels = [n for n, e in enumerate(entries) if isinstance(e.claim.statement, Level)]
    assume(levels)
    wrong = data.draw(st.sampled_from(levels))
    spoilt = scaled(entries[wrong].claim.statement, Fraction(3))
    entries = (*entries[:wrong], entry(wrong, spoilt), *entries[wrong + 1 :])
    found = reconcile(entries)
    rows = found.model.problem.rows
    identities = [row for row in rows if not row.claims]
    assert is_feasible([row for row in rows if not set(row.claims) & given_up(found)])
    for conflict in found.conflicts():
        assert faults_of(to_json(conflict.certificate)) == []
        claims = conflict.certificate.claims
        for size in (len(claims), len(claims) - 1):
            for chosen in combinations(claims, size):
                inside = [row for row in rows if row.claims and set(row.claims) <= set(chosen)]
                assert is_feasible([*identities, *inside]) == (size < len(claims))


def given_up(found: Table) -> set[int]:
    return {claim for region in found.regions for claim in region.given_up}


@given(problems())
def test_arbitrary_systems_are_bounded_exactly(problem: Problem) -> None:
    assume(is_feasible(problem.rows))
    for places in problem.components():
        system = System(problem, places)
        for unknown in system.unknowns:
            status, proof, is_attained = system.bound(((unknown, Fraction(1)),), Sense.GE)
            wanted = least([problem.rows[place] for place in places], ((unknown, Fraction(1)),))
            if wanted == UNBOUNDED:
                assert (status, proof) == (Status.UNBOUNDED, None)
            else:
                assert proof is not None
                assert (proof.bound, is_attained) == (wanted, True)


@given(problems())
def test_arbitrary_systems_are_corrected_at_least_cost(problem: Problem) -> None:
    identities = [row for row in problem.rows if not row.claims]
    claimed = [row for row in problem.rows if row.claims]
    cheapest = next(
        size
        for size in range(len(claimed) + 1)
        if any(is_feasible([*identities, *kept]) for kept in combinations(claimed, len(claimed) - size))
    )
    cost = 0
    for places in problem.components():
        search = Search(problem, places, lambda _: 0)
        correction = search.correct(search.claims, problem.weights)
        assert correction.is_proven
        cost += correction.cost
    assert cost == cheapest


def test_the_oracle_solves_what_is_known() -> None:
    rows = [
        Row(((0, Fraction(1)), (1, Fraction(1))), Sense.GE, Fraction(3), ""),
        Row(((0, Fraction(1)),), Sense.LE, Fraction(2), ""),
        Row(((1, Fraction(1)),), Sense.LE, Fraction(2), ""),
    ]
    assert least(rows, ((0, Fraction(1)),)) == 1
    assert least(rows[:1], ((0, Fraction(1)),)) == UNBOUNDED
    assert least([*rows, Row(((0, Fraction(1)),), Sense.LE, Fraction(0), "")], ()) == INFEASIBLE
