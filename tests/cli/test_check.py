"""`crossfoot check`: contradictions of every kind in words of arithmetic, and what is only remarked."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from crossfoot.cli.main import Exit
from tests.cli.commands import Run

DAY = ("--published", "2018-03-02")


TOLD = {
    "4,000,001 and 5,000,001 are given for one figure: gap 1,000,000": (
        "Xiaomi shipped 4,000,001 smartphones in India in 2016.",
        "Xiaomi shipped 5,000,001 smartphones in India in 2016.",
    ),
    "9.4M (samsung) of 40M (ALL) is 23.08 to 23.93 %, the page says 30 % (samsung): gap about 5.57 points": (
        "Smartphone shipments in India came to 40 million in the third quarter of 2017.",
        "Samsung shipped 9.4 million smartphones in India in the third quarter of 2017.",
        "Samsung had a market share of 30 per cent in India in the third quarter of 2017.",
    ),
    "28,277 (2018-02) after 25,681 (2017-02) is a change of 10.1 to 10.11 %, "
    "the page says 9.8 % (2018-02): gap about 0.25 points": (
        "Li Auto delivered 28,277 cars in February 2018, up 9.8 per cent from 25,681 in February 2017.",
    ),
}


@pytest.mark.parametrize("line", TOLD)
def test_a_contradiction_is_told_in_words_of_arithmetic(run: Run, line: str) -> None:
    done = run("check", "-", *DAY, stdin=" ".join(TOLD[line]).encode())
    assert done.status == Exit.FOUND
    assert f"\nhard: {line}\n" in done.out


def test_a_loose_phrase_is_a_remark_and_no_fault(run: Run) -> None:
    page = (
        b"IDC says Xiaomi shipped 28.1 million smartphones in the fourth quarter of 2017. IDC says Xiaomi shipped "
        b"about 27.9 million smartphones in the fourth quarter of 2017."
    )
    done = run("check", "-", *DAY, stdin=page)
    assert (done.status, done.out.split("\n")[0]) == (Exit.FINE, "-: 2 claims, 0 contradictions")
    assert "  - soft: about 27.9M and 28.1M are given for one figure: gap 50,000 (-#c2," in done.out


def test_two_sources_that_differ_are_a_remark_with_their_names(run: Run) -> None:
    page = (
        b"IDC says Xiaomi shipped 28.1 million smartphones in the fourth quarter of 2017. Counterpoint says Xiaomi "
        b"shipped 31.0 million smartphones in the fourth quarter of 2017."
    )
    done = run("check", "-", *DAY, stdin=page)
    assert done.status == Exit.FINE
    assert "sources differ: 28.1M (IDC) and 31.0M (Counterpoint) are given for one figure: gap 2,800,000" in done.out


def test_a_figure_that_its_source_gave_otherwise_is_impossible_beside_the_ledger(run: Run, ledger: Path) -> None:
    page = b"Counterpoint says Xiaomi shipped 41.0 million smartphones worldwide in the fourth quarter of 2017."
    alone = run("check", "-", *DAY, "--no-ledger", stdin=page)
    assert (alone.status, alone.out.split("\n")[0]) == (Exit.FINE, "-: 1 claim, 0 contradictions")
    for view in ((), ("--view", "counterpoint")):
        done = run("check", "-", *DAY, *view, stdin=page)
        assert done.status == Exit.FOUND
        assert re.search(r"-: 1 claim, 1 contradiction, held against \d+ entries of the ledger\n", done.out)
        assert "impossible beside Counterpoint: 31.0M and 41.0M are given for one figure: gap 9,900,000" in done.out
        assert "30,950,000 to 31,050,000 instead of 41.0M (41.0 differs in one digit from 31.0" in done.out
    assert ledger.exists()


def test_a_record_that_the_ledger_rules_out_is_told_with_the_figure_against_it(run: Run, ledger: Path) -> None:
    page = b"IDC says Xiaomi shipped 14.8 million smartphones in the first quarter of 2016, its best quarter ever."
    done = run("check", "-", *DAY, stdin=page)
    assert done.status == Exit.FOUND
    assert "1 ruled out by the ledger" in done.out
    assert 'as stated: "18.2 million" (IDC' in " ".join(done.out.split())
    told = json.loads(run("check", "-", *DAY, "--format", "json", stdin=page).out)
    (disproof,) = [number["disproof"] for number in told["numbers"] if number["disproof"]]
    assert (disproof["voice"], disproof["why"]) == ("idc", "the fourth quarter of 2015 rules it out")
    assert ledger.exists()


def test_a_page_that_is_in_the_ledger_is_not_held_against_itself(run: Run, ledger: Path) -> None:
    page = "docs/pages/xpeng-half-year-2025.html"
    run("add", page)
    words = ("check", page, "--view", "outlet:voltage-trade+xpeng", "--format", "json")
    found = json.loads(run(*words).out)
    assert all(member["id"].startswith(page) for one in found["conflicts"] if one["hard"] for member in one["members"])
    assert ledger.exists()


def test_several_pages_are_checked_one_by_one(run: Run) -> None:
    done = run("check", "docs/pages", "--format", "json")
    found = json.loads(done.out)
    assert done.status == Exit.FOUND
    assert [any(one["hard"] for one in page["conflicts"]) for page in found] == [False, True]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--no-ledger", "--as-of", "2018-02-06"), "--no-ledger asks no ledger: leave out --ledger, --view and"),
        (("--view", "idc", "--view", "canalys"), "A draft is held against one view: join several sources"),
    ],
)  # fmt: skip
def test_options_that_contradict_each_other_are_refused(run: Run, words: tuple[str, ...], sentence: str) -> None:
    done = run("check", "docs/pages/xpeng-half-year-2025.html", *words)
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert sentence in done.err


def test_a_page_that_cannot_be_read_is_told_and_the_others_are_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(" ".join(next(iter(TOLD.values()))), encoding="utf-8")
    done = run("check", tmp_path, *DAY)
    assert done.status == Exit.INPUT
    assert "hard: 4,000,001 and 5,000,001" in done.out
    assert f"'{tmp_path / 'a.txt'}': it is empty" in done.err
