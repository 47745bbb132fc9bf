"""The replay of goals: facts known from the right day, questions put to the product, constants fitted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from crossfoot.track import State
from crossfoot.track.chance.constants import load_constants
from tools.replay.__main__ import answers
from tools.replay.asking import Asked, Question, ask
from tools.replay.facts import Clock, known_from, ledger_of
from tools.replay.fitting import Fitter, descend, moved, rough, value_of

HEAD = ("claim_id,kind,subject,measure,product,place,period,value_low,value_high,stated_form,unit,growth_basis,source,"
        "via,published,url,goal_id")  # fmt: skip
ABOUT = "Volta Motors,deliveries,vehicle,world"


def row(kind: str, period: str, number: int, source: str, published: str, rest: str) -> str:
    """A row of the facts about one vendor; every number is exact."""
    page = f"{source},Daily,{published},http://a/{kind}/{published},volta-2024"
    return f'x,{kind},{ABOUT},{period},{number},{number},"{number:,}",units,,{page},{rest}'


TARGETS = "\n".join((
    f"{HEAD},revision,bound,date_stated,date_basis",
    row("target", "2024", 100_000, "Volta Motors (Ann Volt)", "2024-03", "0,point,2024-01-15,page"),
    row("target", "2024", 80_000, "Volta Motors (per Weekly)", "2024-09-02", "1,point,2024-08-20,inferred"),
    row("outcome", "2024", 84_120, "Volta Motors", "2025-01-04", ",exact,2025-01-04,published"),
))  # fmt: skip
PROGRESS = "\n".join((
    f"{HEAD},period_end",
    row("level", "2024-H1", 31_000, "Volta Motors", "2024-08-15", "2024-06-30"),
    row("level", "2024-01/2024-11", 81_500, "Volta Motors", "2024-12-03", "2024-11-30"),
))  # fmt: skip


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    (tmp_path / "targets.csv").write_text(TARGETS, encoding="utf-8")
    (tmp_path / "progress.csv").write_text(PROGRESS, encoding="utf-8")
    return tmp_path


def asked(facts: Path, day: str, number: int, *, clock: Clock = Clock.STRICT) -> Asked:
    ledger, refused = ledger_of(facts, clock)
    assert refused == ()
    (found,) = ask((Question("volta-2024", date.fromisoformat(day), Fraction(number)),), ledger)
    return found


@pytest.mark.parametrize(("row", "clock", "day"), [
    ({"kind": "level", "published": "2024-08"}, Clock.STRICT, "2024-08-31"),
    ({"kind": "level", "published": ""}, Clock.STRICT, None),
    ({"kind": "level", "published": "2025-02", "period": "2024-H1", "product": "vehicle"}, Clock.RELEASE, "2024-07-10"),
    ({"kind": "level", "published": "2025-02", "period": "2024-H1", "product": "phone"}, Clock.RELEASE, "2024-08-04"),
    ({"kind": "target", "published": "2024-03", "date_stated": "2024-01-15", "date_basis": "page"}, Clock.STRICT,
     "2024-01-15"),
    ({"kind": "target", "published": "2024-03", "date_stated": "2024-01-15", "date_basis": "inferred"}, Clock.STRICT,
     "2024-03-31"),
    ({"kind": "target", "published": "2024-03", "date_stated": "2024-01-15", "date_basis": "inferred"}, Clock.RELEASE,
     "2024-01-15"),
])  # fmt: skip
def test_a_row_is_known_from_the_day_its_clock_says(row: dict[str, str], clock: Clock, day: str | None) -> None:
    assert known_from(row, clock) == (None if day is None else date.fromisoformat(day))


def test_a_vendor_and_a_source_that_nobody_knows_are_taken_as_they_are_written(facts: Path) -> None:
    found = asked(facts, "2024-02-29", 100_000)
    assert found.vendor == "volta-motors"
    assert found.verdict is not None
    assert found.verdict.revision.setter == "Ann Volt"


def test_an_answer_knows_nothing_of_what_came_later(facts: Path) -> None:
    early = asked(facts, "2024-07-31", 100_000)
    assert len(early.entries) == 1
    (facts / "progress.csv").write_text("\n".join(PROGRESS.splitlines()[:1]), encoding="utf-8")
    assert answers([asked(facts, "2024-07-31", 100_000)], lambda _: load_constants()) == answers(
        [early], lambda _: load_constants()
    )


def test_a_figure_is_known_earlier_by_the_clock_of_releases(facts: Path) -> None:
    assert len(asked(facts, "2024-07-31", 100_000, clock=Clock.RELEASE).entries) == 2


def test_a_goal_that_is_reached_is_proven_and_its_answer_is_1(facts: Path) -> None:
    found = asked(facts, "2024-12-31", 80_000)
    assert found.state is State.MET
    assert answers([found], lambda _: load_constants()).splitlines()[1] == "volta-2024,2024-12-31,proven_met,1.000"


def test_a_goal_that_is_not_known_yet_is_an_open_question(facts: Path) -> None:
    found = asked(facts, "2023-12-31", 100_000)
    assert found.verdict is None
    assert answers([found], lambda _: load_constants()).splitlines()[1] == "volta-2024,2023-12-31,open,0.450"


def test_how_a_goal_ended_stands_beside_the_question_and_not_in_it(facts: Path) -> None:
    found = asked(facts, "2024-09-30", 80_000)
    assert found.outcome == 84_120
    assert all(entry.page.published_at <= date(2024, 9, 30) for entry in found.entries if entry.page.published_at)


def test_a_fit_without_a_vendor_reads_nothing_of_its(facts: Path) -> None:
    ledger, _ = ledger_of(facts, Clock.STRICT)
    one = asked(facts, "2024-09-30", 80_000)
    fitter = Fitter(ledger.view().entries(), [one])
    assert fitter.vendors == ("volta-motors",)
    assert fitter.fitted(without="volta-motors").spread == rough().spread


def test_constants_move_downhill_on_their_grid() -> None:
    found = descend(lambda c: (c.spread - 0.39) ** 2 * 1000, rough(), {"spread": 0.02})
    assert found == replace(rough(), spread=0.39)


def test_a_constant_is_moved_by_its_name_and_no_lower_than_it_may() -> None:
    found = moved(moved(rough(), "vehicles.walk", -9.0), "season", 0.02)
    assert (value_of(found, "vehicles.walk"), value_of(found, "season")) == (0.05, 0.12)
    assert found.electronics == rough().electronics
