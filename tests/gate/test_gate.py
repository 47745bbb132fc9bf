"""The gate refuses what is below a floor, and pins only upwards."""

from __future__ import annotations

import json

from tests.conftest import ROOT
from tools.bench.__main__ import SETS as BENCH_SETS
from tools.gate import FLOORS, INSTANCES, REPLAY, SETS, faults, line, raised

FLOOR = {"f1": 0.7, "most_traps_taken": 3.0}


def test_a_figure_below_its_floor_is_refused() -> None:
    assert list(faults("pages", FLOOR, {"f1": 0.6999, "traps_taken": 3})) == [
        "pages: f1 is 0.6999, below its floor 0.7000"
    ]


def test_a_count_above_its_ceiling_is_refused() -> None:
    assert list(faults("pages", FLOOR, {"f1": 0.7, "traps_taken": 4})) == ["pages: traps_taken is 4, at most 3 allowed"]


def test_a_floor_is_raised_and_never_lowered() -> None:
    assert raised(FLOOR, {"f1": 0.75, "traps_taken": 1}) == {"f1": 0.75, "most_traps_taken": 1.0}
    assert raised(FLOOR, {"f1": 0.65, "traps_taken": 9}) == FLOOR


def test_the_floors_of_all_sets_are_pinned() -> None:
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert {name for name in pinned if not name.startswith(SETS)} == {"seed", "pages", REPLAY}
    sets = {name for name in pinned if name.startswith(SETS)}
    instances = {name for name in sets if name.startswith(INSTANCES)}
    assert {name.removeprefix(SETS) for name in sets - instances} <= set(BENCH_SETS)
    assert all(pinned[name].keys() & {"right", "proved_as_in_key"} for name in instances)
    assert all("strict_f1" in floors for name, floors in pinned.items() if not name.startswith((SETS, REPLAY)))
    assert FLOORS.is_relative_to(ROOT)


def test_a_public_set_is_told_by_its_own_figures() -> None:
    assert (
        line("bench/hard40", {"values": 1.0, "bounds": 0.9231}) == "gate     bench/hard40: values 1.000, bounds 0.923"
    )


def test_the_replay_of_goals_is_told_by_its_own_figures() -> None:
    figures = {"brier": 0.17, "calibration_error": 0.1, "calibration_by_luck": 0.13, "called": 10, "missed_targets": 25,
               "median_lead_days": 250}  # fmt: skip
    assert line(REPLAY, figures).startswith("gate     replay/cross: brier 0.17, calibration_error 0.1")
