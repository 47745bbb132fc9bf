"""`crossfoot next`, and the next question of a goal in `crossfoot target`."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from crossfoot.cli.main import Exit
from crossfoot.verify import main
from tests.cli.commands import Run

pytestmark = pytest.mark.usefixtures("ledger")

QUARTER = "xiaomi shipments smartphone WORLD 2017-Q4"
IDC_2018 = ("--view", "idc", "--as-of", "2018-02-06")


def test_programs_get_every_figure_and_its_proof(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "proof.json"
    done = run("next", QUARTER, *IDC_2018, "--format", "json", "--proof", str(file))
    record = json.loads(done.out)
    assert (done.status, record["schema"], record["cell"]) == (Exit.FINE, "crossfoot-next/1", QUARTER)
    (view,) = record["views"]
    first = view["questions"][0]
    assert (first["form"], first["base"]) == ("share", "ALL shipments smartphone WORLD 2017-Q4")
    assert Fraction(first["leaves_at_most"]) < Fraction(view["high"]) - Fraction(view["low"])
    assert main([str(file)]) == 0
    out = run("next", QUARTER, *IDC_2018, "--sums").out
    assert "its share of the market" in out
    assert "add up" in out


def test_where_nothing_helps_the_figure_itself_is_asked_for(run: Run) -> None:
    words = ("next", "xiaomi shipments smartphone IN 2017-Q3", "--view", "canalys", "--as-of", "2017-12-31")
    assert "the figure itself, to more digits" in run(*words).out


def test_an_open_goal_names_the_figure_that_would_decide_it(run: Run) -> None:
    words = ("target", "xiaomi", "--period", "2017", "--as-of", "2017-10-31", "--view", "company")
    assert "Next question: A figure of at least 33," in " ".join(run(*words).out.split())
    record = json.loads(run(*words, "--format", "json").out)
    first = record["targets"][0]["verdicts"][0]["next"][0]
    assert (first["periods"], first["grade"]) == (["2017-07/2017-08"], "proven")
    assert first["proof"]["sense"] == "<="
