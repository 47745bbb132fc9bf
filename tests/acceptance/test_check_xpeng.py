"""A page whose half year is not the sum of its quarters, and pages that only look as if something were wrong."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from crossfoot.cli.main import Exit
from crossfoot.verify import faults_of
from tests.cli.commands import Run
from tests.conftest import ROOT

PAGE = "docs/pages/xpeng-half-year-2025.html"
NEAR_MISSES = ROOT / "tests" / "corpus" / "near-misses"
SUM = "94,008 (2025-Q1) + 104,181 (2025-Q2) = 198,189, the page says 197,189 (2025-H1): gap 1,000"

# What each near miss has to say, so that "nothing is found" is not said of a page that was not read.
SAID = {
    "brand-and-company.txt": ["huawei shipments smartphone CN 2019-Q2 level 37.3M", "honor shipments smartphone CN"],
    "coarse-millions.txt": [
        "lenovo shipments pc WORLD 2017-Q4 level 18M",
        "lenovo shipments pc WORLD 2017-Q4 growth 8.3% base=yoy:2016-Q4",
        "lenovo shipments pc WORLD 2016-Q4 level 16.9M",
    ],
    "column-off-by-a-tenth.html": ["OTHERS shipments smartphone IN 2018-Q2 level 9.8M",
                                   "ALL shipments smartphone IN 2018-Q2 level 36.2M"],
    "fiscal-quarter.txt": ["apple shipments smartphone WORLD 2017-Q4 level 77.3M",
                           "apple shipments smartphone WORLD 2018-Q1 level 52.2M"],
    "preliminary-and-final.txt": ["WORLD 2017-Q4 level 28.1M", "WORLD 2017-Q4 level 27.9M"],
    "rounded-growth.txt": [
        "ALL shipments smartphone WORLD 2018-Q2 level 353.6M",
        "ALL shipments smartphone WORLD 2018-Q2 growth -1.3% base=yoy:2017-Q2",
        "ALL shipments smartphone WORLD 2017-Q2 level 358.5M",
    ],
    "shares-above-hundred.html": ["huawei shipments smartphone CN 2019-Q3 share 42.4%", "OTHERS shipments smartphone"],
    "two-trackers.txt": ["level 18.9M said=tracker:Canalys", "level 18.6M said=tracker:IDC", "growth 26%",
                         "growth -1.8%"],
}  # fmt: skip


def test_the_contradiction_is_printed_as_a_sum_with_its_gap(run: Run) -> None:
    done = run("check", PAGE)
    assert done.status == Exit.FOUND
    assert f"\nhard: {SUM}\n" in done.out
    assert done.out.count("\nhard: ") == 1


def test_the_three_sentences_are_quoted_with_outlet_day_line_and_id(run: Run) -> None:
    out = run("check", PAGE).out
    quoted = re.findall(r'^  \[(\d)\] "(.+)"\n +(.+), line (\d+)    (\S+)$', out, re.MULTILINE)
    assert [(number, re.findall(r"\[(.+)\]", sentence)) for number, sentence, *_ in quoted] == [
        ("1", ["94,008"]), ("2", ["104,181"]), ("3", ["197,189"])
    ]  # fmt: skip
    text = (ROOT / PAGE).read_text(encoding="utf-8").split("\n")
    for _, sentence, where, line, id_ in quoted:
        words = re.search(r"\[(.+)\]", sentence)
        assert words is not None
        assert words[1] in text[int(line) - 1]
        assert where == "XPeng, in Voltage Trade, 2025-07-01"
        assert run("explain", id_).status == Exit.FINE


def test_the_smallest_repairs_are_named_with_the_slip_that_explains_them(run: Run) -> None:
    out = run("check", PAGE).out
    for place, instead, printed in ((3, "198,189", "197,189"), (1, "93,008", "94,008"), (2, "103,181", "104,181")):
        slip = f"{printed} differs in one digit from {instead}, which makes the sum right"
        assert f"- [{place}] {instead} instead of {printed} ({slip})" in out


def test_programs_get_the_same_with_a_certificate_that_holds(run: Run) -> None:
    done = run("check", PAGE, "--format", "json")
    found = json.loads(done.out)
    (conflict,) = [one for one in found["conflicts"] if one["hard"]]
    assert done.status == Exit.FOUND
    assert (conflict["sum"], conflict["gap"], conflict["layer"]) == (SUM, "1000", "release")
    assert [repair["would_be"]["low"] for repair in conflict["repairs"]] == ["103181", "198189", "93008"]
    assert faults_of(conflict["certificate"]) == []
    assert Fraction(conflict["certificate"]["bound"]) < 0


def test_a_page_whose_sum_is_right_is_fine(run: Run) -> None:
    page = (ROOT / PAGE).read_bytes().replace(b"197,189", b"198,189").replace(b"279 per cent", b"281 per cent")
    done = run("check", "-", stdin=page.replace(b"+279.0%", b"+280.9%"))
    assert (done.status, done.out.split("\n")[0].split(", ")[1:]) == (Exit.FINE, ["0 contradictions"])


def test_every_near_miss_is_among_the_pages() -> None:
    assert sorted(SAID) == sorted(path.name for path in NEAR_MISSES.iterdir())


@pytest.mark.parametrize("name", sorted(SAID))
def test_a_near_miss_is_read_and_nothing_is_found_wrong_with_it(run: Run, name: str) -> None:
    page: Path = NEAR_MISSES / name
    lines = run("read", page, "--format", "notation").out
    assert [said for said in SAID[name] if said not in lines] == []
    done = run("check", page)
    assert done.status == Exit.FINE
    assert ", 0 contradictions" in done.out.split("\n", maxsplit=1)[0]
