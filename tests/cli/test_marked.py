"""A checked draft as text, as one HTML file and as a record."""

from __future__ import annotations

import json
import re
from pathlib import Path

from crossfoot.cli.main import Exit
from tests.cli.commands import Run

DAY = ("--published", "2018-03-02")
DRAFT = (b"Counterpoint says Xiaomi shipped 41.0 million smartphones worldwide in the fourth quarter of 2017. "
         b"IDC says Xiaomi shipped 28.1 million smartphones worldwide in the fourth quarter of 2017. "
         b"The phone costs $199.")  # fmt: skip


def test_the_text_has_a_sign_behind_each_number_and_a_reason_for_it(run: Run, ledger: Path) -> None:
    out = run("check", "-", *DAY, stdin=DRAFT).out
    assert "41.0 million [!]" in out
    assert "28.1 million [=]" in out
    assert "  [?] $199: money" in out
    assert re.search(r"28\.1M, IDC  [0-9a-f]{10}\n", out)
    assert ledger.exists()


def test_the_file_for_a_browser_stands_alone_and_holds_every_number(run: Run, ledger: Path) -> None:
    out = run("check", "-", *DAY, "--format", "html", stdin=DRAFT).out
    assert not re.search(r"<script|<link|<img|https?:", out)
    assert {mark for mark in ("impossible", "proven", "unknown") if f'class="lit k-{mark}"' in out} == {
        "impossible", "proven", "unknown"
    }  # fmt: skip
    for id_ in re.findall(r'href="#(n-[cu]\d+)"', out):
        assert f'id="{id_}"' in out
    assert ledger.exists()


def test_nothing_in_a_draft_becomes_markup(run: Run) -> None:
    page = b"<p>Xiaomi &lt;script&gt;alert(1)&lt;/script&gt; shipped 9.4 million smartphones in 2017.</p>"
    out = run("check", "-", *DAY, "--format", "html", stdin=page).out
    assert "<script" not in out
    assert "&lt;script&gt;" in out


def test_the_record_holds_every_number_with_its_mark_and_what_each_voice_says(run: Run, ledger: Path) -> None:
    done = run("check", "-", *DAY, "--format", "json", stdin=DRAFT)
    found = json.loads(done.out)
    assert (done.status, found["schema"], found["ledger"]) == (Exit.FOUND, "crossfoot-check/2", True)
    marks = {number["text"]: number["mark"] for number in found["numbers"] if number["counts"]}
    assert marks == {"41.0 million": "impossible", "28.1 million": "proven", "$199": "unknown"}
    (first,) = [number for number in found["numbers"] if number["text"] == "41.0 million"]
    assert first["nearest"]["slips"] == [{"kind": "digit", "instead": "31.0"}]
    assert found["conflicts"][first["conflicts"][0]]["voice"] == "counterpoint"
    assert ledger.exists()


def test_which_marks_fail_is_asked_for(run: Run) -> None:
    page = b"Huawei shipped 10 million smartphones in 2016."
    for fail_on, status in (("impossible", Exit.FINE), ("unknown", Exit.FOUND), ("never", Exit.FINE)):
        assert run("check", "-", *DAY, "--fail-on", fail_on, stdin=page).status == status
