"""`crossfoot cell`, `target`, `brief` and `explain`: what they answer, and what they refuse."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from crossfoot.cli.main import Exit
from crossfoot.verify import faults_of
from tests.cli.commands import Run

pytestmark = pytest.mark.usefixtures("ledger")

INDIA = "xiaomi shipments smartphone IN 2017-Q3"
QUARTER = "xiaomi shipments smartphone WORLD 2017-Q4"
COUNTERPOINT = ("--view", "counterpoint", "--as-of", "2019-02-28")
IDC_2018 = ("--view", "idc", "--as-of", "2018-02-06")


def record(run: Run, *words: str) -> Any:
    done = run(*words, "--format", "json")
    assert (done.status, done.err) == (Exit.FINE, "")
    return json.loads(done.out)


def test_a_figure_is_bounded_by_every_source_that_speaks_of_it(run: Run) -> None:
    found = record(run, "cell", INDIA, "--as-of", "2017-12-31")
    assert (found["schema"], found["cell"], found["as_of"]) == ("crossfoot-cell/1", INDIA, "2017-12-31")
    (canalys,) = found["views"]
    assert (canalys["view"], canalys["low"], canalys["high"]) == ("canalys", "9150000", "9250000")
    assert canalys["low_entries"] == canalys["high_entries"] != []


def test_an_end_that_is_left_out_has_a_sign_and_one_that_nothing_limits_is_called_unbounded(run: Run) -> None:
    out = run("cell", "xiaomi shipments smartphone WORLD 2017-09", "--view", "xiaomi", "--as-of", "2017-10-02").out
    assert "> 10,000,000" in out
    assert "unbounded" in out


def test_a_mixed_view_is_called_inference(run: Run) -> None:
    words = ("cell", QUARTER, "--view", "counterpoint+xiaomi", *COUNTERPOINT[2:])
    assert "counterpoint+xiaomi (mixed: inference)" in run(*words).out
    assert record(run, *words)["views"][0]["mixed"] is True


def test_company_stands_for_the_vendor_that_is_asked_about(run: Run) -> None:
    words = ("cell", QUARTER, "--as-of", "2018-02-06", "--view")
    assert record(run, *words, "company")["views"] == record(run, *words, "xiaomi")["views"]


def test_case_and_spelled_out_places_are_forgiven(run: Run) -> None:
    asked = record(run, "cell", "Xiaomi Shipments Smartphone India 2017-Q3", "--as-of", "2017-12-31")
    assert asked == record(run, "cell", INDIA, "--as-of", "2017-12-31")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("xiaomi", "an address is vendor, measure, product, place, period, such as xiaomi shipments smartphone IN"),
        ("xiomi shipments smartphone IN 2017-Q3", "Unknown vendor 'xiomi': the ledger has nothing on it; "),
        ("xiaomi moves smartphone IN 2017-Q3", "Unknown measure 'moves': expected one of shipments, sales"),
        ("xiaomi shipments fone IN 2017-Q3", "Unknown product 'fone': expected one of"),
        ("xiaomi shipments smartphone Atlantis 2017-Q3", "Unknown place 'Atlantis': a place is WORLD, a two-letter"),
        ("xiaomi shipments smartphone IN 2017-Q5", "Cannot read '2017-Q5': a period is 2017, 2017-H1"),
        ("xiaomi shipments smartphone IN 2017-Q3 colour=red", "Cannot read 'colour=red': after its five words"),
        ("xiaomi shipments smartphone ES 2011-Q3", "No source speaks of xiaomi shipments in ES for 2011-Q3; "),
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_read_says_what_was_expected(run: Run, address: str, sentence: str) -> None:
    done = run("cell", address)
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert sentence in done.err


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        ("idk", "The view 'idk' is empty: there are idc, xiaomi, "),
        ("idc++xiaomi", "Cannot read 'idc++xiaomi' as a view: expected a source such as 'idc'"),
        ("all+idc", "Cannot read 'all+idc' as a view: 'all' holds every source already"),
        ("page:abcdef", "Cannot find page 'abcdef': no page of this view has an id that starts so."),
    ],
)
def test_an_unknown_view_is_refused_with_those_there_are(run: Run, view: str, sentence: str) -> None:
    done = run("cell", INDIA, "--view", view)
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert sentence in done.err


def test_certificates_are_written_and_hold(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "proof.json"
    assert run("cell", QUARTER, *COUNTERPOINT, "--proof", file).status == Exit.FINE
    proofs = json.loads(file.read_text(encoding="utf-8"))
    assert [(proof["sense"], proof["bound"]) for proof in proofs] == [(">=", "30950000"), ("<=", "31050000")]
    assert [fault for proof in proofs for fault in faults_of(proof)] == []


def test_a_proof_that_cannot_be_written_is_one_sentence(run: Run, tmp_path: Path) -> None:
    done = run("cell", QUARTER, *COUNTERPOINT, "--proof", tmp_path / "none" / "proof.json")
    assert done.status == Exit.INPUT
    assert done.err.startswith("crossfoot: Cannot write the proof to '")


def test_a_goal_is_met_with_the_sum_that_proves_it(run: Run) -> None:
    out = run("target", "xiaomi", "--period", "2017", *IDC_2018).out
    assert "idc    proven met   92,350,000 to 92,450,000" in out
    assert "1 x ( A >= 92,350,000 )   [1]" in out
    assert 'as stated: "92.4 million"' in out


def test_a_monthly_goal_is_missed_with_the_inequality_and_the_claims_behind_it(run: Run) -> None:
    out = run("target", "Xiaomi", "--period", "2017-Q4", *IDC_2018).out
    assert "proven missed" in out
    assert "1/3 x ( A + B + C - D = 0 )   parts of the period add up to the whole" in out
    assert "1/3 x ( D <= 28,150,000 )" in out
    assert "1/3 A + 1/3 B + 1/3 C <= 28,150,000/3, that is 9,383,334" in out
    assert 'as stated: "28.1 million"' in out


def test_an_open_goal_says_what_is_still_needed_a_month(run: Run) -> None:
    found = record(run, "target", "xiaomi", "--period", "2017", "--as-of", "2017-10-31", "--view", "company")
    year = next(target for target in found["targets"] if target["cell"] == "xiaomi shipments smartphone WORLD 2017")
    (verdict,) = year["verdicts"]
    assert verdict["state"] == "open"
    needed = Fraction(verdict["required_a_month"]["high"])
    assert needed * 2 == Fraction(verdict["remaining"]["high"])
    assert needed * 2 + Fraction(verdict["achieved"]["low"]) == 90_000_000
    assert verdict["unknown"] != []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nobody",), "Unknown vendor 'nobody': the ledger has nothing on it published by 2018-02-06."),
        (("nokia", "--as-of", "2001-01-01"), "The ledger has nothing on 'nokia' published by 2001-01-01."),
        (("xiaomi", "--period", "2031"), "No goal of 'xiaomi' for 2031 was published by 2018-02-06."),
        (("xiaomi", "--period", "soon"), "Cannot read 'soon': a period is 2017, 2017-H1"),
        (("xiaomi", "--view", "idk"), "The view 'idk' is empty as of 2018-02-06: there are xiaomi, idc, "),
    ],
)
def test_a_goal_nobody_knows_is_refused(run: Run, words: tuple[str, ...], sentence: str) -> None:
    day = () if "--as-of" in words else ("--as-of", "2018-02-06")
    done = run("target", *words, *day)
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert sentence in done.err


def test_a_brief_has_a_headline_notes_and_sources(run: Run) -> None:
    out = run("brief", "xiaomi", *IDC_2018[2:]).out
    headline, rule, day, *_ = out.split("\n")
    assert set(rule) == {"="}
    assert len(headline) == len(rule)
    assert day == "As of 6 February 2018."
    assert "\nSources\n[1] " in out


def test_a_brief_for_programs_holds_every_figure_with_its_interval(run: Run) -> None:
    found = record(run, "brief", "xiaomi", *IDC_2018)
    sentences = [found["headline"], *(s for paragraph in found["paragraphs"] for s in paragraph["sentences"])]
    cited = {source["entry"] for source in found["sources"]}
    assert all(figure["text"] in sentence["text"] for sentence in sentences for figure in sentence["figures"])
    assert {entry for sentence in sentences for entry in sentence["entries"]} <= cited


def test_a_claim_of_an_unread_file_is_explained_word_by_word(run: Run) -> None:
    page = "docs/pages/xpeng-half-year-2025.html"
    lines = run("read", page, "--format", "notation").out.splitlines()
    name = next(line.split(" id=")[1].split()[0] for line in lines if "level 104,181" in line)
    done = run("explain", f"{page}#{name}")
    assert done.out == run("explain", page, "--claim", name).out
    assert '"In the second quarter of 2025 XPeng delivered [104,181] cars, of which 34,611 in June."' in done.out
    assert '\nperiod     2025-Q2 from "second quarter of 2025": named by its calendar name (stated)\n' in done.out
    assert "\nplace      WORLD: no place named so far: the world (default)\n" in done.out
    assert '\nnumber     "104,181": 104,181, exact: whole units, not rounded\n' in done.out
    assert "\nframe      " in done.out
    assert "\noutlet     Voltage Trade, 2025-07-01, line 18\n" in done.out


def test_a_figure_left_unread_is_explained_by_its_reason(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Xiaomi shipped 9.2 million smartphones in 2017. It was valued at $46bn.\n", encoding="utf-8")
    assert "u1" in run("read", page).out
    done = run("explain", f"{page}#u1")
    assert done.out.startswith('unread: $46bn\n\n  "It was valued at [$46bn]."\n')
    assert "\nwhy        money\n" in done.out
    assert '\nnumber     "$46bn": money, so no count of anything\n' in done.out
    assert "has no unread figure 'u2': it has u1 to u1." in run("explain", page, "--claim", "u2").err


def test_an_entry_is_explained_from_the_page_the_ledger_keeps(run: Run, ledger: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Canalys says Xiaomi shipped 9.2 million smartphones in India in 2017.\n", encoding="utf-8")
    assert run("add", page, "--published", "2018-01-31", "--ledger", ledger).status == Exit.FINE
    own = ("--view", "canalys", "--as-of", "2018-01-31")
    (view,) = record(run, "cell", "xiaomi shipments smartphone IN 2017", *own, "--ledger", str(ledger))["views"]
    (id_,) = view["low_entries"]
    page.unlink()
    out = run("explain", id_, "--ledger", ledger).out
    assert '\nperiod     2017 from "2017": named by its calendar name (stated)\n' in out
    assert '\nsource     Canalys from "Canalys": who speaks in its sentence (stated)\n' in out


def test_a_starter_figure_is_explained_as_stated_with_its_address(run: Run) -> None:
    id_ = record(run, "cell", QUARTER, *COUNTERPOINT)["views"][0]["low_entries"][0]
    out = run("explain", id_).out
    assert out.startswith("xiaomi shipments smartphone WORLD 2017-Q4 level 31.0M said=tracker:Counterpoint\n")
    assert '\n  as stated: "31.0 million"\n' in out
    assert "\naddress    http" in out
    assert "\ntext       none is kept of a starter figure: follow the address\n" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("deadbeef00",), "No entry of this view has an id that starts with 'deadbeef00'."),
        (("zebra",), "Cannot explain 'zebra': expected an id as the other commands print it"),
        (("page.html#c1", "--claim", "c2"), "'page.html#c1' names a claim already, and --claim c2 names one too."),
        (("LICENSE#c9",), "Page 'LICENSE' has no claim 'c9': none was read there."),
        (("LICENSE", "--claim", "c9", "--view", "idc"), "--view, --as-of and --end ask a ledger"),
        (("deadbeef00", "--end", "low"), "--view and --end go with the address of a figure, not with an id."),
        ((QUARTER,), "A bound holds in one view: give one --view"),
        ((QUARTER, "--view", "idc", "--view", "xiaomi"), "A bound holds in one view: give one --view"),
    ],
)
def test_what_cannot_be_explained_is_refused_with_what_was_expected(
    run: Run, words: tuple[str, ...], sentence: str
) -> None:
    done = run("explain", *words)
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert sentence in done.err


def test_one_end_is_explained_alone(run: Run) -> None:
    both = run("explain", QUARTER, *COUNTERPOINT).out
    high = run("explain", QUARTER, *COUNTERPOINT, "--end", "high").out
    assert "low end" in both
    assert "low end" not in high
    assert "A <= 31,050,000" in high


def test_an_end_without_a_proof_is_said_to_be_unbounded(run: Run) -> None:
    words = ("xiaomi shipments smartphone WORLD 2017-09", "--view", "xiaomi", "--as-of", "2017-10-02")
    assert "high end: unbounded, nothing in this view limits it" in run("explain", *words).out
