"""`crossfoot conflicts`: what in a ledger cannot all be true, and whose it is."""

from __future__ import annotations

import csv
import json
from typing import Any

import pytest

from crossfoot.cli.conflicts import MOST_TOLD
from crossfoot.cli.main import Exit
from crossfoot.verify import faults_of
from tests.cli.commands import Run

pytestmark = pytest.mark.usefixtures("ledger")


def records(run: Run, *words: str) -> list[Any]:
    done = run("conflicts", *words, "--format", "json")
    assert (done.status, done.err) == (Exit.FINE, "")
    found = json.loads(done.out)
    assert found["schema"] == "crossfoot-conflicts/1"
    return list(found["conflicts"])


def test_contradictions_are_those_of_one_source_each_with_a_proof_that_holds(run: Run) -> None:
    found = records(run, "--view", "idc")
    assert found
    for one in found:
        assert one["layer"] == "release"
        assert faults_of(one["certificate"]) == []
        assert {member["notation"].rpartition("said=")[2] for member in one["members"]} == {"tracker:IDC"}


def test_only_those_with_a_figure_of_the_vendor_are_listed(run: Run) -> None:
    every, oppo = records(run, "--view", "idc"), records(run, "--view", "idc", "--vendor", "OPPO")
    assert 0 < len(oppo) < len(every)
    assert all(any("oppo" in member["notation"] for member in one["members"]) for one in oppo)


def test_each_conflict_is_told_with_its_sum_and_its_ways_out(run: Run) -> None:
    out = run("conflicts", "--view", "idc", "--vendor", "oppo").out
    assert "hard: 24.7M (oppo) of 403.5M (ALL) is 6.1 to 6.14 %, IDC says 6.8 %" in out
    assert "Smallest repairs:" in out


def test_a_source_restates_within_itself_and_sources_differ_between_them(run: Run) -> None:
    restated = records(run, "--kind", "restatements", "--view", "counterpoint")
    assert restated
    assert {one["layer"] for one in restated} == {"source"}
    apart = records(run, "--kind", "differences", "--view", "idc+canalys", "--vendor", "vivo")
    assert apart
    assert {one["layer"] for one in apart} == {"across"}


def test_a_remark_of_many_figures_is_counted_and_not_told(run: Run) -> None:
    words = ("--kind", "restatements", "--view", "counterpoint")
    long = [one for one in records(run, *words) if len(one["members"]) > MOST_TOLD]
    assert long
    out = run("conflicts", *words).out
    assert f"{len(long)} more rest on more than six figures each" in out
    assert long[0]["sum"][:40] not in " ".join(out.split())


def test_as_of_a_day_nothing_later_is_held_against_anybody(run: Run) -> None:
    days = [
        member["published"]
        for one in records(run, "--view", "idc", "--as-of", "2018-03-01")
        for member in one["members"]
    ]
    assert days
    assert max(days) <= "2018-03-01"


def test_a_table_of_conflicts_has_a_row_for_each(run: Run) -> None:
    done = run("conflicts", "--view", "idc", "--format", "csv")
    rows = list(csv.DictReader(done.out.splitlines()))
    assert len(rows) == len(records(run, "--view", "idc"))
    assert {row["view"] for row in rows} == {"idc"}


def test_differences_between_nobody_are_refused(run: Run) -> None:
    done = run("conflicts", "--kind", "differences")
    assert done.status == Exit.INPUT
    assert "say between which" in done.err


def test_where_nothing_fights_it_is_said(run: Run) -> None:
    out = run("conflicts", "--view", "strategy-analytics").out
    assert "nothing of the kind was found" in out
