"""`crossfoot alerts`, and the alerts of `add` and `import`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.commands import Run

ATOM = "{http://www.w3.org/2005/Atom}"
RULE = "conflict on xpeng"
PAGE = "docs/pages/xpeng-half-year-2025.html"


def test_a_rule_is_added_checked_fired_logged_fed_and_removed(run: Run, ledger: Path, tmp_path: Path) -> None:
    assert run("alerts", "add", RULE).out == f"Added to {ledger}.alerts: {RULE}\n"
    assert "already" in run("alerts", "add", RULE).out
    assert "waits for the next conflict" in run("alerts", "check").out
    added = run("add", PAGE)
    assert added.status == 0
    (alert,) = [line for line in added.out.splitlines() if line.startswith("alert: ")]
    assert "states 197,189, while its other figures make that 198,189" in alert
    assert alert.endswith(f"[proven] ({RULE})")
    assert "alert" not in run("add", PAGE).out
    (row,) = csv.DictReader(io.StringIO(run("alerts", "log", "--format", "csv").out))
    assert (row["rule"], row["ground"], row["vendors"]) == (RULE, "proven", "xpeng")
    for entry in row["entries"].split():
        assert run("explain", entry).status == 0
    feed = tmp_path / "alerts.atom"
    assert run("alerts", "feed", "--out", feed).out == f"{feed}: 1 alerts\n"
    assert len(ET.parse(feed).findall(f"{ATOM}entry")) == 1  # noqa: S314  we wrote it
    assert run("alerts", "remove", "1").status == 0
    assert (ledger.parent / "ledger.sqlite.alerts").read_text("utf-8") == ""


def test_what_was_added_by_a_run_that_never_told_is_told_by_the_next(run: Run, ledger: Path) -> None:
    run("alerts", "add", RULE)
    log = ledger.parent / "ledger.sqlite.alerts.jsonl"
    assert "alert: " in run("add", PAGE).out
    begun = log.read_bytes().splitlines(keepends=True)[0]
    assert b'"seen"' in begun
    log.write_bytes(begun)  # as a run leaves it that is killed right after the page is in
    assert "alert: " in run("add", PAGE).out


def test_without_rules_nothing_is_looked_for_and_nothing_written(run: Run, ledger: Path) -> None:
    assert run("add", PAGE).status == 0
    assert not list(ledger.parent.glob("*.alerts*"))


@pytest.mark.usefixtures("ledger")
def test_a_bad_line_is_told_and_stops_nothing(run: Run, tmp_path: Path) -> None:
    rules = tmp_path / "mine.txt"
    rules.write_text(f"conflict of xpeng\n{RULE}\n", "utf-8")
    done = run("add", PAGE, "--rules", rules)
    assert done.status == 0
    assert "alert: " in done.out
    assert done.err.startswith(f"{rules}, line 1: Cannot read the rule 'conflict of xpeng': expected ")
    assert run("alerts", "check", "--rules", rules).status == 2
    assert len(run("alerts", "log", "--rules", rules).out.splitlines()) > 1


@pytest.mark.usefixtures("ledger")
def test_a_rule_that_cannot_be_read_is_not_written(run: Run, ledger: Path) -> None:
    done = run("alerts", "add", "xiaomi shipments smartphone world abov 10M in any month")
    assert (done.status, done.out) == (2, "")
    assert "expected a comparison (above, below, at least, at most) behind the place at 'abov'" in done.err
    assert not (ledger.parent / "ledger.sqlite.alerts").exists()


@pytest.mark.usefixtures("ledger")
def test_check_tells_as_of_a_day_what_is_proven_and_what_is_not_yet(run: Run) -> None:
    run("alerts", "add", "target xiaomi 2017 met")
    early, late = (json.loads(run("alerts", "check", "--as-of", day, "--format", "json").out)["rules"][0]
                   for day in ("2017-12-01", "2018-03-01"))  # fmt: skip
    assert (early["holds"], late["holds"]) == (False, True)


@pytest.mark.usefixtures("ledger")
def test_a_table_that_is_imported_fires_too(run: Run) -> None:
    run("alerts", "add", "any claims")
    done = run("import", "docs/tables/desk-panel.csv", "--mapping", "docs/mappings/desk-panel.toml")
    assert "alert: " in done.out
    again = run("import", "docs/tables/desk-panel.csv", "--mapping", "docs/mappings/desk-panel.toml")
    assert "alert: " not in again.out


def test_an_interrupted_look_is_made_up_for(run: Run, ledger: Path) -> None:
    run("alerts", "add", RULE)
    run("alerts", "run")
    rules = ledger.parent / "ledger.sqlite.alerts"
    hidden = rules.rename(rules.with_suffix(".hidden"))
    run("add", PAGE)
    hidden.rename(rules)
    assert "alert: " in run("alerts", "run").out
    assert run("alerts", "run").out == ""


@pytest.mark.usefixtures("ledger")
def test_a_file_that_is_no_feed_is_not_replaced(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Ann", "utf-8")
    assert run("alerts", "feed", "--out", other).status == 2
    assert other.read_text("utf-8") == "Dear Ann"


def test_a_teams_ledger_needs_its_rules_named(run: Run) -> None:
    done = run("alerts", "log", "--ledger", "postgresql://nobody@localhost/none")
    assert (done.status, done.err) == (
        2, "crossfoot: A team's ledger has no file beside it: name the file of rules with --rules.\n")  # fmt: skip
