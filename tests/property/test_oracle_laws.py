"""What z3 says of the same tables and the same rows: no end too tight, none too loose, open where only approached."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crossfoot.model import ALL, Interval
from crossfoot.model.statement import Level
from crossfoot.reconcile import Grade, PlainEntry, above, growth_of, share_of
from crossfoot.reconcile.certificate import certify
from crossfoot.reconcile.problem import Problem, Sense, combine
from crossfoot.reconcile.propagate import Propagation
from crossfoot.reconcile.reduced import reduce_rows
from crossfoot.reconcile.solver import Status
from crossfoot.reconcile.system import System
from tests.known import reconcile
from tests.property.full_tables import end_in_full, facts_in_full, sum_in_full
from tests.property.tables import (
    QUARTERS,
    VENDORS,
    Truth,
    address,
    asked,
    claims_about,
    entry,
    figure,
    problems,
    rarer_claims_about,
    scaled,
    truths,
    views,
)
from tests.reconcile.smt import End, end_of, facts_of, side, z3

ONE = Fraction(1)
# Each case asks z3 several times.
fewer = settings(max_examples=settings().max_examples // 2)
BOTH = (Sense.GE, Sense.LE)
Entries = tuple[PlainEntry, ...]


def interval_of(low: End | None, high: End | None) -> Interval:
    assert low is not None
    assert high is not None
    return Interval(low.value, high.value, low.is_open, high.is_open)


@fewer
@given(views())
def test_every_full_table_lies_inside_the_bounds(view: tuple[Truth, Entries]) -> None:
    statements = [found.claim.statement for found in view[1]]
    table = reconcile(view[1])
    for cell in asked(view[1])[:2]:
        inside = interval_of(*(end_in_full(statements, sum_in_full(cell), sense) for sense in BOTH))
        assert inside.is_inside(table.bounds(cell).interval)


@fewer
@given(st.data())
def test_every_full_table_lies_inside_the_bounds_of_rarer_claims(data: st.DataObject) -> None:
    truth = data.draw(truths())
    said = data.draw(st.lists(rarer_claims_about(truth), min_size=2, max_size=5))
    said += data.draw(st.lists(claims_about(truth), max_size=3))
    entries = tuple(entry(number, statement) for number, statement in enumerate(said))
    table = reconcile(entries)
    assert table.given_up == ()
    for cell in asked(entries)[:2]:
        inside = interval_of(*(end_in_full(said, sum_in_full(cell), sense) for sense in BOTH))
        assert inside.is_inside(table.bounds(cell).interval)
        assert figure(truth, cell.vendor[0], cell.place or "", cell.period.label) in inside


def test_bounds_from_live_cells_are_nearly_always_those_of_the_full_table() -> None:
    ends: list[bool] = []

    @settings(max_examples=60, derandomize=True, database=None, deadline=None)
    @given(views(most=6))
    def compare(view: tuple[Truth, Entries]) -> None:
        statements = [found.claim.statement for found in view[1]]
        cell = asked(view[1])[0] if asked(view[1]) else address("acme", "CN", "2017-Q1")
        found = reconcile(view[1]).bounds(cell).interval
        full = interval_of(*(end_in_full(statements, sum_in_full(cell), sense) for sense in BOTH))
        ends.extend((found.low == full.low, found.high == full.high))

    compare()
    assert len(ends) >= 100
    assert sum(ends) >= len(ends) * Fraction(97, 100)


@fewer
@given(views(most=7), st.data())
def test_what_is_called_a_conflict_has_no_full_table(view: tuple[Truth, Entries], data: st.DataObject) -> None:
    entries = view[1]
    levels = [n for n, found in enumerate(entries) if isinstance(found.claim.statement, Level)]
    assume(levels)
    wrong = data.draw(st.sampled_from(levels))
    spoilt = entry(wrong, scaled(entries[wrong].claim.statement, Fraction(3)))
    table = reconcile((*entries[:wrong], spoilt, *entries[wrong + 1 :]))
    said = {found.id: found.claim.statement for found in (*entries, spoilt)}
    for conflict in table.conflicts():
        facts = facts_in_full(said[member] for member in conflict.members)
        assert end_of(facts, z3.RealVal(0), Sense.GE) is None
    kept = [statement for id_, statement in said.items() if id_ not in table.given_up]
    assert end_of(facts_in_full(kept), z3.RealVal(0), Sense.GE) is not None or table.conflicts() == ()


@fewer
@given(views(most=6), st.data())
def test_above_is_decided_as_the_full_table_decides_it(view: tuple[Truth, Entries], data: st.DataObject) -> None:
    statements = [found.claim.statement for found in view[1]]
    one, other = data.draw(st.permutations(VENDORS))[:2]
    place, period = data.draw(st.sampled_from(("CN", "WORLD"))), data.draw(st.sampled_from(QUARTERS))
    cells = address(one, place, period), address(other, place, period)
    found = above(reconcile(view[1]), *cells)
    facts, ahead = facts_in_full(statements), sum_in_full(cells[0]) - sum_in_full(cells[1])
    can_be, can_fail = (end_of([*facts, fact], z3.RealVal(0), Sense.GE) for fact in (ahead > 0, ahead <= 0))
    assert found.grade is not Grade.PROVEN or can_fail is None
    assert found.grade is not Grade.REFUTED or can_be is None


@fewer
@given(views(most=6), st.data())
def test_a_quotient_is_as_tight_as_its_rows_allow(view: tuple[Truth, Entries], data: st.DataObject) -> None:
    vendor, place = data.draw(st.sampled_from(VENDORS)), data.draw(st.sampled_from(("CN", "WORLD")))
    cell = address(vendor, place, data.draw(st.sampled_from(QUARTERS[1:])))
    if data.draw(st.booleans()):
        base = cell.of(ALL)
        found = share_of(reconcile(view[1]), cell)
    else:
        base = cell.at(address(vendor, place, "2017-Q1").period)
        found = growth_of(reconcile(view[1]), cell, base=base.period)
    table = reconcile(view[1]).having((cell, base))
    facts = facts_of([table.model.problem.rows[p] for p in range(len(table.model.problem.rows))])
    part, whole = (side(table.question(((ONE, asked_for),))) for asked_for in (cell, base))
    for end, is_open, sign in (
        (found.interval.low, found.interval.low_open, -1),
        (found.interval.high, found.interval.high_open, 1),
    ):
        if end is None:
            assert end_of([*facts, whole > 0, part > 10**9 * whole], z3.RealVal(0), Sense.GE) is not None
            continue
        limit = (end - found.offset) / found.scale
        beyond, nearly = (
            sign * (part - z3.RealVal(str(limit - sign * gap)) * whole) for gap in (0, Fraction(1, 10**9))
        )
        for is_there, fact in ((False, beyond > 0), (not is_open, beyond == 0), (True, nearly > 0)):
            assert (end_of([*facts, whole > 0, fact], z3.RealVal(0), Sense.GE) is not None) == is_there


@st.composite
def strict_problems(draw: st.DrawFn) -> Problem:
    """Arbitrary systems, some rows of which leave their own end out."""
    found = draw(problems())
    rows = [replace(row, is_strict=row.sense is not Sense.EQ and draw(st.booleans())) for row in found.rows]
    return replace(found, rows=tuple(rows))


@given(strict_problems())
def test_ends_of_arbitrary_systems_are_those_of_the_oracle(problem: Problem) -> None:
    assume(end_of(facts_of(problem.rows), z3.RealVal(0), Sense.GE) is not None)
    for places in problem.components():
        system, facts = System(problem, places), facts_of([problem.rows[place] for place in places])
        for unknown, sense in ((unknown, sense) for unknown in system.unknowns for sense in BOTH):
            question = ((unknown, ONE),)
            wanted = end_of(facts, side(question), sense)
            assert wanted is not None
            status, proof, _ = system.bound(question, sense)
            if wanted.value is None:
                assert (status, proof) == (Status.UNBOUNDED, None)
                continue
            assert proof is not None
            assert proof.bound == wanted.value
            # A closed end may be one that is only approached, which is wider by a point; never the other way round.
            assert wanted.is_open or not proof.is_strict


@given(strict_problems())
def test_limits_passed_on_from_row_to_row_are_never_inside_the_tightest(problem: Problem) -> None:
    assume(end_of(facts_of(problem.rows), z3.RealVal(0), Sense.GE) is not None)
    for places in problem.components():
        reduced, facts = reduce_rows(problem, places), facts_of([problem.rows[place] for place in places])
        propagation = Propagation(reduced.sheet)
        for unknown in {unknown for place in places for unknown, _ in problem.rows[place].terms}:
            question = ((unknown, ONE),)
            for sense in BOTH:
                home = reduced.homes[unknown]
                rows = propagation.rows(((home.column, ONE),), sense)
                if rows is None:
                    continue
                weights = dict(combine((ONE, rows), (ONE, home.rows)))
                proof, wanted = certify(problem, question, sense, weights), end_of(facts, side(question), sense)
                assert wanted is not None
                assert wanted.value is not None
                assert (proof.bound <= wanted.value) if sense is Sense.GE else (proof.bound >= wanted.value)


@fewer
@given(st.data())
def test_no_cheaper_set_than_the_smallest_correction_lets_one_page_hold(data: st.DataObject) -> None:
    truth = data.draw(truths())
    entries = [entry(n, data.draw(claims_about(truth))) for n in range(6)]
    levels = [n for n, found in enumerate(entries) if isinstance(found.claim.statement, Level)]
    assume(len(levels) > 1)
    for wrong in data.draw(st.lists(st.sampled_from(levels), min_size=1, max_size=2, unique=True)):
        entries[wrong] = entry(wrong, scaled(entries[wrong].claim.statement, Fraction(data.draw(st.integers(2, 9)))))
    table = reconcile(entries)
    problem = table.model.problem
    identities = [row for row in problem.rows if not row.claims]

    def can_hold(kept: frozenset[int]) -> bool:
        rows = [row for row in problem.rows if row.claims and kept.issuperset(row.claims)]
        return end_of(facts_of([*identities, *rows]), z3.RealVal(0), Sense.GE) is not None

    every = frozenset(range(len(problem.claims)))
    given_up = frozenset(claim for region in table.regions for claim in region.given_up)
    assert can_hold(every - given_up)
    cost = sum(problem.weights[claim] for claim in given_up)
    for size in range(len(given_up) + 1):
        for tried in combinations(sorted(every), size):
            if sum(problem.weights[claim] for claim in tried) < cost:
                assert not can_hold(every - frozenset(tried))
