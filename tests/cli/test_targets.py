"""`crossfoot target` and `targets`: how goals stand, and the board of all of them."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

import pytest

from crossfoot.cli.main import Exit
from crossfoot.verify import faults_of
from tests.cli.commands import Run

pytestmark = pytest.mark.usefixtures("ledger")

CLOSED = ("--as-of", "2018-02-06")
RUNS = ("--as-of", "2017-10-31")


def record(run: Run, *words: str) -> Any:
    done = run(*words, "--format", "json")
    assert (done.status, done.err) == (Exit.FINE, "")
    return json.loads(done.out)


def test_the_board_names_each_goal_once_with_ids_that_explain_follows(run: Run) -> None:
    out = run("targets", "--vendor", "xiaomi", "--period", "2017", *CLOSED).out
    (row,) = [line for line in out.splitlines() if line.startswith("  2017 ")]
    assert row.split()[:5] == ["2017", "90M", "proven", "met", "idc"]
    for id_ in row.split()[-2:]:
        assert run("explain", id_).status == Exit.FINE
    assert out.splitlines()[-1] == "2 goals as of 2018-02-06: 1 proven met, 1 proven missed."


def test_the_board_fits_a_hundred_columns(run: Run) -> None:
    lines = run("targets", "--as-of", "2026-03-01").out.splitlines()
    assert max(map(len, lines)) <= 100
    assert "byd nev, as expected by others" in lines


def test_a_goal_is_filtered_by_product_industry_state_and_name(run: Run) -> None:
    def vendors(*words: str) -> set[str]:
        found = record(run, "targets", "--as-of", "2026-03-01", *words)
        return {target["vendor"] for target in found["targets"]}

    assert vendors("--product", "tablet") == {"samsung"}
    assert "xiaomi" in vendors("--industry", "vehicles")
    assert "huawei" not in vendors("--industry", "vehicles")
    assert vendors("--state", "not-ratable") == {"lg", "samsung"}
    assert "gionee" in vendors()
    assert "gionee" not in vendors("--own")
    assert vendors("--vendor", "zeekr", "--vendor", "nio") == {"zeekr", "nio"}


def test_a_verdict_asked_for_with_fail_if_is_the_exit_status(run: Run) -> None:
    words = ("targets", "--vendor", "xiaomi", "--period", "2017", *CLOSED)
    assert run(*words, "--fail-if", "proven-missed").status == Exit.FOUND
    assert run(*words, "--fail-if", "open", "--fail-if", "undecided").status == Exit.FINE


def test_the_board_is_a_table_for_spreadsheets(run: Run) -> None:
    done = run("targets", "--vendor", "xiaomi", "--period", "2017", *RUNS, "--format", "csv")
    year = next(row for row in csv.DictReader(StringIO(done.out)) if row["figure"] == "90M")
    assert (year["aim_low"], year["aim_high"]) == ("90000000", "")
    assert (year["state"], year["by"], year["voice"], year["act"]) == ("open", "xiaomi", "own", "raised")
    assert float(year["achieved_low"].split("/")[0]) > 0
    assert 0 < float(year["chance"]) < 1
    assert year["decided_by"] == ""


def test_nothing_asked_for_is_said(run: Run) -> None:
    out = run("targets", "--vendor", "xiaomi", "--product", "tablet", *RUNS).out
    assert out == "No such goal was published by 2017-10-31.\n"


def test_an_open_goal_has_a_pace_a_need_a_day_and_a_chance_that_is_no_proof(run: Run) -> None:
    out = run("target", "xiaomi", "--period", "2017", *RUNS).out
    assert "Of late: October 2017 brought at least 9.5 million, at least 306,451 a day." in out
    assert "and no proof." in " ".join(out.split())
    (year, _) = record(run, "target", "xiaomi", "--period", "2017", *RUNS)["targets"]
    (own,) = [one for one in year["verdicts"] if one["view"] == "xiaomi"]
    assert own["required_a_day"]["high_open"] is True
    assert own["pace"]["period"] == "2017-10"
    assert 0 < eval_fraction(year["chance"]["probability"]) < 1


def eval_fraction(text: str) -> float:
    top, _, bottom = text.partition("/")
    return int(top) / int(bottom or 1)


def test_what_the_company_said_is_told_apart_from_what_others_expect(run: Run) -> None:
    out = run("target", "xiaomi", "--period", "2017", *RUNS).out
    assert "raised 2017-10-31 by Xiaomi" in out
    assert "before that 70M, set 2017-10-02 by Xiaomi" in out
    assert "expected: 65 to 70M, told 2017-02-15 by industry sources" in out
    assert "xiaomi" not in out.split("expected:", maxsplit=1)[1].split("\n", maxsplit=1)[0]


def test_views_that_disagree_are_told_and_both_have_their_proof(run: Run) -> None:
    found = record(run, "target", "xiaomi", "--period", "2014", "--as-of", "2026-03-01")
    (year,) = found["targets"]
    assert year["divided"] is True
    assert year["state"] == "undecided"
    proofs = {one["view"]: one["proof"] for one in year["verdicts"] if one["proof"]}
    assert set(proofs) == {"xiaomi", "idc"}
    assert [faults_of(proof) for proof in proofs.values()] == [[], []]
    assert (
        "Views disagree: it is met by the figures of xiaomi"
        in run("target", "xiaomi", "--period", "2014", "--as-of", "2026-03-01").out
    )


def test_what_pages_say_of_a_goal_stands_beside_the_verdict(run: Run) -> None:
    (year, _) = record(run, "target", "xiaomi", "--period", "2017", "--as-of", "2018-12-01")["targets"]
    said = [(one["origin"], one["figure"], one["means"], one["bearing"]) for one in year["said"]]
    assert ("idc", "92.4M", "proven_met", "borne out") in said
    assert ("xiaomi", "90M", None, "undecided") in said
