"""What the next question promises is kept by whatever the answer is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.model import Form, Interval, Quantity, Unit
from crossfoot.model.interval import exactly
from crossfoot.model.statement import Level
from crossfoot.reconcile import Grade, PlainEntry, next_questions, to_json
from crossfoot.track import State, deciding_figures, track_target
from crossfoot.verify import faults_of
from tests.known import reconcile
from tests.property.tables import QUARTERS, Truth, address, entry, figure, views
from tests.property.test_track_laws import Year, goal, years


@settings(max_examples=settings().max_examples // 2)
@given(views(most=7), st.data())
def test_a_figure_leaves_no_more_than_it_was_said_to_whatever_it_is(
    view: tuple[Truth, tuple[PlainEntry, ...]], data: st.DataObject
) -> None:
    truth, entries = view
    cell = address("acme", "CN", data.draw(st.sampled_from(QUARTERS)))
    before = reconcile(entries)
    for found in next_questions(before, cell):
        assert found.most is None or all(faults_of(to_json(proof)) == [] for proof in found.proofs)
        if found.base is None and len(found.cell.vendor) == 1 and found.cell.period.label in QUARTERS:
            value = figure(truth, found.cell.vendor[0], found.cell.place or "", found.cell.period.label)
            answer = Level(found.cell, Quantity(exactly(value), Unit.COUNT, Form.EXACT, "1"))
            after = reconcile((*entries, entry(99, answer))).bounds(cell).interval
            assert after.is_inside(before.bounds(cell).interval)
            assert found.most is None or (after.width is not None and after.width <= found.most)


@given(
    years(),
    st.integers(1, 40),
    st.sampled_from(("", ">", ">=")),
    st.sampled_from((date(2017, 2, 28), date(2017, 6, 1))),
)
def test_a_figure_that_was_said_to_decide_a_goal_decides_it(year: Year, millions: int, op: str, day: date) -> None:
    target = goal(f"{op}{millions}M", rate=False)
    verdict = track_target(target, year.entries, as_of=day)
    numbers = count()
    for found in deciding_figures(verdict, year.entries):
        assert found.proof is None or faults_of(to_json(found.proof)) == []
        for end in ends_of(found.wanted):
            (period,) = found.periods
            said = Level(found.cell, Quantity(end, Unit.COUNT, Form.RANGE, None))
            more = entry(50 + next(numbers), said, page="later")
            told = track_target(target, (*year.entries, more), as_of=date(2018, 2, 1))
            if reconcile((*year.entries, more)).given_up == ():
                assert told.state is (State.MET if found.grade is Grade.PROVEN else State.MISSED), period


def ends_of(wanted: Interval) -> tuple[Interval, ...]:
    """The number that just decides, or all of them."""
    low, high = wanted.low, wanted.high
    if (low is None or wanted.low_open) and (high is None or wanted.high_open):
        return (wanted,)
    return (wanted, exactly(low if low is not None else high or Fraction(0)))
