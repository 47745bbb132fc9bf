"""Every number that a command prints can be followed to the sentence it was read in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from crossfoot.cli.main import Exit
from crossfoot.verify import main as verify
from tests.cli.commands import Run

XIAOMI = "docs/pages/xiaomi-october-2017.txt"
XPENG = "docs/pages/xpeng-half-year-2025.html"
# Eight digits or more of an id, which is no year, day or figure; ten of them may all be decimal.
IDS = re.compile(r"(?<![\w./-])(?:(?=[0-9a-f]*[a-f])[0-9a-f]{8,10}|[0-9]{10})(?![\w./-])")


@pytest.fixture
def filled(run: Run, ledger: Path) -> Path:
    """The starter figures and our own two pages."""
    assert run("add", "docs/pages").status == Exit.FINE
    return ledger


@pytest.mark.parametrize(
    "words",
    [
        ("cell", "xiaomi shipments smartphone IN 2017-Q3", "--as-of", "2018-02-06"),
        ("cell", "xiaomi shipments smartphone WORLD 2017-10", "--view", "all", "--as-of", "2017-10-31"),
        ("target", "xiaomi", "--period", "2017", "--as-of", "2017-10-31"),
        ("target", "xiaomi", "--period", "2017", "--as-of", "2018-02-06", "--view", "idc", "--view", "company+idc"),
        ("brief", "xiaomi", "--as-of", "2017-10-31"),
        ("brief", "xiaomi", "--as-of", "2018-02-06"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("filled")
def test_every_id_that_is_printed_is_explained(run: Run, words: tuple[str, ...]) -> None:
    ids = sorted(set(IDS.findall(run(*words).out)))
    assert ids
    for id_ in ids:
        done = run("explain", id_)
        assert (done.status, done.err) == (Exit.FINE, ""), id_
        assert f"entry sha256:{id_}" in done.out
        assert "\n  as stated: " in done.out or re.search(r'\n  "[^"]*\[', done.out)
        assert re.search(r"\n(address|file) +\S", done.out)


@pytest.mark.usefixtures("filled")
def test_every_id_of_a_check_against_a_view_is_explained(run: Run) -> None:
    out = run("check", XPENG, "--view", "xpeng").out
    ids = {*IDS.findall(out), *re.findall(r"\S+#c[0-9]+", out)}
    assert any("#" in id_ for id_ in ids)
    assert [id_ for id_ in ids if run("explain", id_.strip("(),")).status != Exit.FINE] == []


@pytest.mark.usefixtures("filled")
def test_an_end_is_explained_as_the_sum_that_proves_it(run: Run, tmp_path: Path) -> None:
    words = ("xiaomi shipments smartphone IN 2017-Q3", "--view", "canalys", "--as-of", "2018-12-31")
    proofs = tmp_path / "proof.json"
    (row,) = [line for line in run("cell", *words, "--proof", proofs).out.split("\n") if line.startswith("canalys")]
    # Behind the two ends stands the estimate, which nothing proves.
    low, high = [part for part in row.split("  ") if part.strip()[:1].isdigit() and "," in part][:2]
    explained = run("explain", *words).out
    for end in (low.strip(), high.strip()):
        assert end in explained
    assert all(id_ in explained for id_ in IDS.findall(row))
    assert verify([str(proofs)]) == 0
    assert len(json.loads(proofs.read_text(encoding="utf-8"))) == 2
