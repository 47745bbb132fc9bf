"""`crossfoot search`, `history` and `judge`: what the evidence holds, what was known when, and what was found out."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from crossfoot.api import open_ledger
from crossfoot.cli.main import Exit
from tests.cli.commands import Run

XIAOMI = "docs/pages/xiaomi-october-2017.txt"
INDIA = "xiaomi shipments smartphone IN 2017-Q3"


def ids_of(ledger: Path, vendor: str = "xiaomi") -> list[str]:
    with open_ledger(ledger, read_only=True) as opened:
        return [entry.id.partition(":")[2][:10] for entry in opened.view().entries(vendors=(vendor,))]


def judge(run: Run, entry: str, kind: str, *more: str) -> str:
    done = run("judge", entry, kind, "--author", "ann", "--reason", "A price.", *more)
    assert (done.status, done.err) == (Exit.FINE, "")
    return done.out


def test_search_shows_the_sentence_and_the_claims_read_there(run: Run, ledger: Path) -> None:
    run("add", XIAOMI)
    done = run("search", '"lei jun"', "10", "million", "--limit", "1")
    assert done.status == Exit.FINE
    assert "10 million" in done.out
    assert "xiaomi shipments smartphone WORLD 2017-10 level >10M" in done.out
    assert ledger.exists()


def test_search_for_programs_names_the_cut(run: Run, ledger: Path) -> None:
    run("add", XIAOMI)
    record = json.loads(run("search", "lei jun", "--format", "json").out)
    with open_ledger(ledger, read_only=True) as opened:
        hit = record["hits"][0]
        (page,) = {e.page for e in opened.view().entries(page_id=hit["page"])}
    assert record["schema"] == "crossfoot-search/1"
    assert (page.text or "")[hit["span"]["start"] : hit["span"]["end"]] == hit["span"]["text"]


def test_search_finds_starter_figures_as_stated_and_says_when_it_finds_nothing(run: Run, ledger: Path) -> None:
    assert "9.2" in run("search", "9.2 million").out
    assert run("search", "nobody-ever-wrote-this").out == "Nothing holds all of: nobody-ever-wrote-this\n"
    assert run("search", "***").err == "crossfoot: Cannot search for '***': it holds no word.\n"
    assert ledger.exists()


def test_history_lists_the_moments_of_a_figure_and_judgements_with_them(run: Run, ledger: Path) -> None:
    before = run("history", INDIA)
    assert before.status == Exit.FINE
    assert "stated" in before.out
    entry = json.loads(run("history", INDIA, "--format", "json").out)["moments"][0]["entry"]
    judge(run, entry, "misread")
    after = json.loads(run("history", INDIA, "--format", "json", "--by", "recorded").out)
    last = after["moments"][-1]
    assert (last["event"], last["kind"], last["author"], last["stands"]) == ("judged", "misread", "ann", False)
    assert "judged (misread by ann: A price.)" in run("history", INDIA).out
    assert ledger.exists()


def test_history_as_csv_has_a_line_for_each_moment(run: Run, ledger: Path) -> None:
    rows = list(csv.DictReader(run("history", INDIA, "--format", "csv").out.splitlines()))
    count = len(json.loads(run("history", INDIA, "--format", "json").out)["moments"])
    assert len(rows) == count > 0
    assert {row["event"] for row in rows} == {"stated"}
    assert [row["published"] for row in rows] == sorted(row["published"] for row in rows)
    assert ledger.exists()


def test_a_judgement_hides_an_entry_and_can_be_withdrawn(run: Run, ledger: Path) -> None:
    first = ids_of(ledger)[0]
    told = judge(run, first, "misread")
    assert told.startswith(f"{first} misread: judgement ")
    assert first not in ids_of(ledger)
    judge(run, told.split()[-1], "withdrawn")
    assert first in ids_of(ledger)


def test_a_judgement_on_two_entries_names_both(run: Run, ledger: Path) -> None:
    first, second = ids_of(ledger)[:2]
    judge(run, first, "same-origin", "--other", second)
    refused = run("judge", second, "repaired", "--author", "ann", "--reason", "Why.")
    assert refused.status == Exit.INPUT
    assert "needs the other entry" in refused.err
    judge(run, second, "repaired", "--other", first, "--on", "2018-01-01")
    assert second not in ids_of(ledger)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("zzzz", "misread"), "as an entry"),
        (("00000000", "misread"), "No entry of this view"),
        (("00000000", "withdrawn"), "No judgement stands"),
        (("00000000", "wrong"), "is not one of"),
    ],
)
def test_a_judgement_on_nothing_is_refused(run: Run, ledger: Path, words: tuple[str, str], why: str) -> None:
    done = run("judge", *words, "--author", "ann", "--reason", "Why.")
    assert done.status == Exit.INPUT
    assert why in done.err
    assert ledger.exists()
