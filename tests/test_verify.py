"""The stand-alone verifier accepts what is proved and refuses what is not."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crossfoot import verify
from crossfoot.reconcile import to_json
from tests.reconcile.pages import cell, table


def proof() -> dict[str, Any]:
    """July to September from a year, a quarter and a half, with a strict row."""
    found = table(
        "acme shipments smartphone WORLD 2017 level 92.4M",
        "acme shipments smartphone WORLD 2017-Q4 level 28.1M",
        "acme shipments smartphone WORLD 2017-H1 level >30M",
    )
    high = found.bounds(cell("acme shipments smartphone WORLD 2017-Q3")).high
    assert high is not None
    return to_json(high)


def absurdity() -> dict[str, Any]:
    name = "acme shipments smartphone WORLD 2017"
    low = {"terms": {name: "1"}, "sense": ">=", "rhs": "5", "strict": False, "why": "at least five"}
    high = {"terms": {name: "1"}, "sense": "<=", "rhs": "9/2", "strict": False, "why": "at most four and a half"}
    terms = [{"multiplier": "1", "row": high, "claim": "a"}, {"multiplier": "-1", "row": low, "claim": "b"}]
    return {"question": {}, "sense": "<=", "bound": "-1/2", "strict": False, "terms": terms}


def test_a_proof_holds() -> None:
    found = proof()
    assert verify.faults_of(found) == []
    assert (found["bound"], found["strict"]) == ("34400000", True)


def test_a_contradiction_holds() -> None:
    assert verify.faults_of(absurdity()) == []


def test_an_empty_question_with_a_bound_that_can_be_true_is_no_contradiction() -> None:
    found = absurdity()
    found["terms"][0]["row"]["rhs"], found["bound"] = "5", "0"
    assert any("no contradiction" in fault for fault in verify.faults_of(found))


def test_zero_below_zero_is_a_contradiction_if_a_strict_row_says_so() -> None:
    found = absurdity()
    found["terms"][0]["row"]["rhs"], found["bound"], found["strict"] = "5", "0", True
    found["terms"][0]["row"]["strict"] = True
    assert verify.faults_of(found) == []


@pytest.mark.parametrize("number", range(4))
def test_a_row_left_out_is_found(number: int) -> None:
    found = proof()
    del found["terms"][number]
    assert verify.faults_of(found)


def test_a_better_bound_than_the_rows_give_is_found() -> None:
    assert any("right-hand sides" in fault for fault in verify.faults_of(proof() | {"bound": "34399999"}))


def test_a_row_used_against_its_direction_is_found() -> None:
    found = proof()
    for part in found["terms"]:
        if part["row"]["sense"] != "=":
            part["row"]["sense"] = ">=" if part["row"]["sense"] == "<=" else "<="
    assert any("multiplier" in fault for fault in verify.faults_of(found))


def test_an_equality_may_be_used_either_way() -> None:
    equalities = [part["multiplier"] for part in proof()["terms"] if part["row"]["sense"] == "="]
    assert equalities


def test_strictness_without_a_strict_row_is_found() -> None:
    found = proof()
    for part in found["terms"]:
        part["row"]["strict"] = False
    assert any("strict" in fault for fault in verify.faults_of(found))


def test_a_strict_row_with_multiplier_zero_carries_no_strictness() -> None:
    found = proof()
    strict = next(part for part in found["terms"] if part["row"]["strict"])
    spare = copy.deepcopy(strict) | {"multiplier": "0"}
    for part in found["terms"]:
        part["row"]["strict"] = False
    found["terms"].append(spare)
    assert any("strict" in fault for fault in verify.faults_of(found))


@pytest.mark.parametrize(
    "broken",
    [None, 5, [], {}, {"question": []}, proof() | {"bound": 34400000},
     proof() | {"bound": "1/0"}, proof() | {"sense": "="}, proof() | {"strict": "yes"},
     proof() | {"terms": [{}]}, proof() | {"question": {"x": "1"}}],
)  # fmt: skip
def test_what_is_no_certificate_is_refused(broken: Any) -> None:
    assert verify.faults_of(broken)


def test_the_file_may_hold_one_certificate_or_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, many = tmp_path / "one.json", tmp_path / "many.json"
    one.write_text(json.dumps(proof()))
    many.write_text(json.dumps([proof(), proof() | {"bound": "1"}]))
    assert verify.main([str(one)]) == 0
    assert verify.main([str(many)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["1 holds", "1 holds", "2 FAILS"]


def test_a_file_that_cannot_be_read_gives_2(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    assert verify.main([str(broken)]) == 2
    assert verify.main([str(tmp_path / "missing.json")]) == 2
    assert verify.main([]) == 2


def test_an_empty_list_proves_nothing(tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text("[]")
    assert verify.main([str(empty)]) == 1


def test_it_runs_with_the_standard_library_alone(tmp_path: Path) -> None:
    one = tmp_path / "one.json"
    one.write_text(json.dumps(proof()))
    done = subprocess.run(
        [sys.executable, "-I", "-S", verify.__file__, str(one)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split(":")[0]) == (0, "1 holds"), done.stderr


def test_it_stays_below_two_hundred_lines() -> None:
    assert len(Path(verify.__file__).read_text().splitlines()) <= 200


def ratio() -> dict[str, Any]:
    """Acme has at most half of the market: the sum less half the market is at most 0."""
    row = {"terms": {"acme": "1", "market": "-1/2"}, "sense": "<=", "rhs": "0", "strict": False, "why": "share 50%"}
    found = {"question": {"acme": "1", "market": "-1/2"}, "sense": "<=", "bound": "0", "strict": False,
             "terms": [{"multiplier": "1", "row": row, "claim": "a"}]}  # fmt: skip
    return found | {"ratio": {"top": {"acme": "1"}, "bottom": {"market": "1"}, "bound": "1/2", "strict": False}}


def test_a_ratio_is_what_its_sum_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.faults_of(ratio()) == []
    file = tmp_path / "ratio.json"
    file.write_text(json.dumps(ratio()), encoding="utf-8")
    assert verify.main([str(file)]) == 0
    assert capsys.readouterr().out == "1 holds: (acme) / (market) <= 1/2 wherever the divisor is above 0\n"


@pytest.mark.parametrize(
    ("slot", "wrong", "told"),
    [
        ("bound", "1/3", "'market' adds up to"),
        ("top", {"blip": "1"}, "'acme' adds up to"),
        ("strict", True, "strict end of the ratio"),
        ("bottom", None, "is not a certificate"),
    ],
)
def test_a_ratio_that_its_sum_does_not_say_is_refused(slot: str, wrong: Any, told: str) -> None:
    found = ratio()
    found["ratio"][slot] = wrong
    assert any(told in fault for fault in verify.faults_of(found))


def test_a_sum_on_the_wrong_side_of_nothing_bounds_no_ratio() -> None:
    found = ratio()
    found["bound"] = found["terms"][0]["row"]["rhs"] = "5"
    assert any("says 1/2 of the ratio" in fault for fault in verify.faults_of(found))
