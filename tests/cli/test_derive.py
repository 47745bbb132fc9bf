"""`crossfoot derive`: what it answers for figures nobody printed, and what it refuses."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from crossfoot.cli.derived import KINDS
from crossfoot.cli.main import Exit
from crossfoot.verify import faults_of, main
from tests.cli.commands import Run

pytestmark = pytest.mark.usefixtures("ledger")

INDIA = "xiaomi shipments smartphone IN 2017-Q3"
CANALYS = ("--view", "canalys", "--as-of", "2017-12-31")


def answer(run: Run, *words: str) -> Any:
    done = run("derive", *words, "--format", "json")
    assert (done.status, done.err) == (Exit.FINE, "")
    record = json.loads(done.out)
    assert (record["schema"], record["what"]) == ("crossfoot-derive/1", words[0])
    return record["views"][0]


def test_a_share_is_told_in_percent_with_its_proof(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "proof.json"
    found = answer(run, "share", INDIA, *CANALYS, "--proof", str(file))
    assert found["unit"] == "pct"
    assert 22 < Fraction(found["low"]) < Fraction(found["high"]) < 25
    proofs = json.loads(file.read_text(encoding="utf-8"))
    assert [faults_of(proof) for proof in proofs] == [[], []]
    assert [proof["ratio"]["top"] for proof in proofs] == [{INDIA: "1"}] * 2
    assert Fraction(proofs[0]["ratio"]["bound"]) * 100 == Fraction(found["low"])
    assert main([str(file)]) == 0


def test_a_share_may_be_taken_of_another_figure(run: Run) -> None:
    found = answer(run, "share", INDIA, "--of", "xiaomi shipments smartphone WORLD 2017-Q3", *CANALYS)
    assert Fraction(found["low"]) < Fraction(found["high"]) < 34


def test_growth_is_on_the_year_before_unless_another_time_is_named(run: Run) -> None:
    done = run("derive", "growth", INDIA, *CANALYS)
    assert done.out.startswith(f"{INDIA}, growth on 2016-Q3, as of 2017-12-31")
    assert "290.5 %" in done.out
    assert "unbounded" in run("derive", "growth", INDIA, "--on", "2017-Q2", *CANALYS).out


def test_a_place_counts_the_named_and_the_room_for_others(run: Run) -> None:
    found = answer(run, "rank", INDIA, *CANALYS)
    assert (found["above"], found["perhaps_above"]) == (["samsung"], [])
    assert (found["among_named"]["low"], found["among_named"]["high"]) == ("2", "2")
    assert (found["low"], found["high"]) == ("2", str(2 + found["unnamed_above"]))


def test_above_is_decided_with_its_sum(run: Run) -> None:
    assert (
        answer(run, "above", INDIA, "--than", "samsung shipments smartphone IN 2017-Q3", *CANALYS)["grade"] == "refuted"
    )
    out = run("derive", "above", INDIA, "--than", "samsung", *CANALYS, "--sums").out
    assert "refuted" in out
    assert "add up" in out


def test_a_list_that_ranks_one_higher_leaves_a_tie_possible(run: Run) -> None:
    assert "possible (never below)" in run("derive", "above", INDIA, "--than", "vivo", *CANALYS).out


def test_the_weakest_month_refutes_what_no_single_month_does(run: Run) -> None:
    found = answer(run, "each", INDIA, "--at-least", "5M", *CANALYS)
    assert {part["grade"] for part in found["parts"]} == {"possible"}
    assert (found["grade"], found["weakest"]["high"]) == ("refuted", "9250000/3")
    assert answer(run, "each", INDIA, "--at-least", "5M", "--part", "quarter", *CANALYS)["grade"] == "proven"


def test_a_pace_is_told_by_month_and_by_day(run: Run) -> None:
    found = answer(run, "rate", INDIA, *CANALYS)
    assert (found["a_month"]["high"], found["a_day"]["high"]) == ("9250000/3", "2312500/23")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("share", "ALL shipments smartphone IN 2017-Q3"), "needs no figures"),
        (("above", INDIA), "Above whom?"),
        (("above", INDIA, "--than", "xiaomi"), "not above itself"),
        (("above", INDIA, "--than", "nobody"), "Unknown vendor 'nobody'"),
        (("each", INDIA), "At least how many?"),
        (("each", INDIA, "--at-least", "20%"), "as a floor"),
        (("each", INDIA, "--at-least", "a lot"), "a figure is"),
        (("rank", INDIA, "--on", "2017-Q2"), "--on goes with `growth`, not with `rank`."),
        (("share", INDIA, "--at-least", "1M"), "--at-least goes with `each`"),
        (("rate", "xiaomi subscribers mobile_subscribers IN @2017-09-30"), "has a pace"),
        (("guess", INDIA), "guess"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(run: Run, words: tuple[str, ...], told: str) -> None:
    done = run("derive", *words, *CANALYS)
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert told in done.err


def test_every_kind_draws_a_table_as_wide_as_its_columns(run: Run) -> None:
    more = {"above": ("--than", "samsung"), "each": ("--at-least", "1M")}
    for kind, found in KINDS.items():
        out = run("derive", kind, INDIA, *more.get(kind, ()), *CANALYS).out
        assert all(heading in out for heading, _ in found.columns), kind
        assert "canalys" in out
