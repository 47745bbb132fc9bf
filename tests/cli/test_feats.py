"""`crossfoot feats`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from crossfoot.verify import faults_of
from tests.cli.commands import Run

pytestmark = pytest.mark.usefixtures("ledger")


def test_the_most_newsworthy_feat_comes_first_with_what_it_rests_on(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    done = run("feats", "xiaomi", "--view", "xiaomi", "--product", "smartphone", "--most", "1")
    assert done.status == 0
    assert "1. Xiaomi's smartphone shipments worldwide of 89.5 to 90.5 million in 2017 were the highest" in done.out
    ids = done.out.rpartition("proven by xiaomi: ")[2].split("\n")[0].split()
    assert run("explain", ids[0]).status == 0
    assert "more: --most" in done.out


def test_lists_for_spreadsheets_and_programs_hold_the_same_feats(run: Run) -> None:
    asked = ("feats", "xiaomi", "--view", "xiaomi", "--kind", "record", "--most", "50")
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out)))
    records = json.loads(run(*asked, "--format", "json").out)["feats"]
    assert [row["words"] for row in rows] == [record["words"] for record in records]
    assert {row["kind"] for row in rows} == {"record"}
    assert [faults_of(proof) for record in records for proof in record["proofs"] if faults_of(proof)] == []
    assert all(record["proofs"] for record in records if record["grade"] == "proven")


def test_only_feats_since_a_day_and_of_a_grade_are_listed(run: Run) -> None:
    asked = ("feats", "xiaomi", "--view", "xiaomi", "--since", "2017-12-30", "--grade", "proven", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run(*asked).out)))
    assert rows
    assert {row["grade"] for row in rows} == {"proven"}
    assert min(row["period"] for row in rows) >= "2017"


def test_nothing_found_is_said_in_one_sentence(run: Run) -> None:
    done = run("feats", "xiaomi", "--view", "xiaomi", "--kind", "overtake")
    assert (done.status, done.out) == (2, "")
    assert done.err == "crossfoot: No figures prove a feat of that kind, or leave one possible.\n"


def test_what_pages_say_of_places_is_held_against_figures(run: Run) -> None:
    page = b"""Xiaomi leads

Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017. Samsung shipped 9.4 million smartphones
in India in the third quarter of 2017. Xiaomi ranked first in India in the third quarter of 2017.
"""
    assert run("add", "-", "--published", "2017-11-20", "--outlet", "Daily", stdin=page).status == 0
    asked = ("feats", "xiaomi", "--claims", "--view", "outlet:daily")
    done = run(*asked)
    assert done.status == 0
    assert "refuted by outlet:daily, since above it are samsung" in done.out
    (row,) = csv.DictReader(io.StringIO(run(*asked, "--grade", "refuted", "--format", "csv").out))
    assert row["outcome"] == "refuted"
    (record,) = json.loads(run(*asked, "--format", "json").out)["claims"]
    assert [faults_of(proof) for proof in record["proofs"]] == [[]]
    assert run(*asked, "--grade", "proven").status == 2
    assert run("feats", "xiaomi", "--grade", "refuted").status == 2
    assert run(*asked, "--kind", "record").status == 2
