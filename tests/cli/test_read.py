"""`crossfoot read`: every form, every way to name a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from crossfoot.cli.main import Exit
from crossfoot.model import notation
from tests.cli.commands import Run
from tests.conftest import ROOT

XIAOMI = "docs/pages/xiaomi-october-2017.txt"
XPENG = "docs/pages/xpeng-half-year-2025.html"


def records(run: Run, *words: str) -> Any:
    done = run("read", *words)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def test_a_table_quotes_every_claim_with_its_slots(run: Run) -> None:
    out = run("read", XPENG).out
    assert out.startswith(f"{XPENG}: XPeng ends the half year above 197,000 cars (Voltage Trade, 2025-07-01)\n")
    row = next(line for line in out.split("\n") if " 104,181 " in line)
    cells = [part.strip() for part in row.split("  ") if part.strip()]
    assert cells[1:] == ["104,181", "level", "xpeng", "deliveries, nev", "WORLD", "2025-Q2", "104,181", "XPeng"]


def test_a_figure_that_no_rule_could_read_is_listed_with_its_line_and_reason(run: Run) -> None:
    page = b"Xiaomi spent 40 million yuan.\n\nXiaomi shipped 9.2 million smartphones in India in 2016.\n"
    done = run("read", "-", "--published", "2017-10-31", stdin=page)
    assert "1 claim, 1 unread figure" in done.out
    unread = done.out.split("unread figure")[-1]
    assert "40 million" in unread
    assert "money" in unread


def test_a_remark_about_the_page_is_printed_with_its_code(run: Run) -> None:
    done = run("read", "-", stdin=b"Xiaomi shipped 9.2 million smartphones in India in 2016.")
    assert "no-publication-date: " in done.out


def test_notation_is_one_line_for_each_claim_that_reads_back(run: Run) -> None:
    lines = run("read", XIAOMI, XPENG, "--format", "notation").out.splitlines()
    claims = [notation.read(line) for line in lines]
    assert [notation.write(claim) for claim in claims] == lines
    assert {claim.cell.vendor for claim in claims} >= {("xiaomi",), ("xpeng",)}


def test_claims_is_one_document_of_the_interchange_format(run: Run) -> None:
    found = records(run, XIAOMI, "--format", "claims")
    text = (ROOT / XIAOMI).read_text(encoding="utf-8")
    assert list(found) == ["schema", "page", "claims", "not_claims"]
    assert (found["schema"], found["page"]["chars"]) == ("crossfoot-claims/1", len(text))
    assert (found["page"]["outlet"], found["page"]["published"]) == ("Handset Ledger", "2017-10-31")
    for claim in found["claims"]:
        assert text[claim["anchor"]["start"] : claim["anchor"]["end"]] == claim["anchor"]["text"]


@pytest.mark.parametrize("page", [XIAOMI, XPENG])
def test_claims_keep_to_the_schema(run: Run, shared: Path, page: str) -> None:
    schema = json.loads((shared / "claims.schema.json").read_text(encoding="utf-8"))
    assert [*jsonschema.Draft202012Validator(schema).iter_errors(records(run, page, "--format", "claims"))] == []


def test_json_adds_frames_unread_figures_and_remarks(run: Run) -> None:
    found = records(run, XIAOMI, "--format", "json")
    assert list(found) == ["schema", "reader", "page", "claims", "unread", "issues"]
    assert found["schema"] == "crossfoot-reading/1"
    assert all(claim["frame"] and notation.read(claim["notation"]) for claim in found["claims"])


def test_several_pages_are_an_array_in_the_order_given(run: Run) -> None:
    found = records(run, XPENG, XIAOMI, "--format", "claims")
    assert [page["page"]["file"] for page in found] == [Path(XPENG).name, Path(XIAOMI).name]


def test_a_folder_stands_for_its_pages_in_the_order_of_their_names(run: Run, tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.md", "d.HTM"):
        (tmp_path / name).write_text("Xiaomi shipped 9.2 million smartphones in India in 2016.", encoding="utf-8")
    found = records(run, str(tmp_path), "--format", "claims")
    assert [page["page"]["file"] for page in found] == ["a.html", "b.txt", "d.HTM"]


def test_options_say_what_the_page_does_not(run: Run) -> None:
    page = b"Xiaomi shipped 9.2 million smartphones in India in the third quarter."
    words = ("--published", "2017-10-31", "--outlet", "Handset Ledger", "--title", "India", "--url", "https://x.test/1")
    done = run("read", "-", *words, "--format", "json", stdin=page)
    found = json.loads(done.out)
    assert (found["page"]["outlet"], found["page"]["title"]) == ("Handset Ledger", "India")
    assert found["page"]["url"] == "https://x.test/1"
    assert found["claims"][0]["period"]["label"] == "2017-Q3"


def test_standard_input_is_a_page_too(run: Run) -> None:
    page = (ROOT / XIAOMI).read_bytes()
    piped = run("read", "-", "--format", "notation", stdin=page)
    assert piped.out == run("read", XIAOMI, "--format", "notation").out


def test_a_page_without_claims_is_no_fault(run: Run) -> None:
    done = run("read", "-", "--published", "2017-10-31", stdin=b"Nothing is counted here.")
    assert done.status == 0
    assert "0 claims, 0 unread figures" in done.out


def test_letters_stand_in_json_as_themselves(run: Run) -> None:
    done = run("read", "-", "--title", "Señor", "--published", "2017-10-31", "--format", "json", stdin=b"Hello there.")
    assert '"title": "Señor"' in done.out


def test_a_page_at_fault_does_not_keep_the_others_back(run: Run, tmp_path: Path) -> None:
    for name, text in (("a.txt", ""), ("b.txt", "Xiaomi shipped 9.2 million smartphones in India in 2016.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    for form in ("table", "notation", "claims", "json"):
        done = run("read", tmp_path, "--format", form)
        assert done.status == Exit.INPUT
        assert done.err == (
            f"crossfoot: Cannot read page '{tmp_path / 'a.txt'}': it is empty; a page of text or HTML was expected.\n"
        )
        assert "9.2" in done.out
    assert [page["page"]["file"] for page in json.loads(run("read", tmp_path, "--format", "claims").out)] == ["b.txt"]


def test_many_pages_are_counted_on_a_terminal(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text("Nothing is counted here.", encoding="utf-8")
    quiet = run("read", tmp_path, "--format", "claims")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    told = run("read", tmp_path, "--format", "claims")
    assert quiet.err == ""
    assert f"6 of 6: {tmp_path / '5.txt'}" in told.err
    assert told.out == quiet.out
