"""The demonstration runs, from an empty folder to its verdicts, and the documents quote what it prints."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

QUOTED = re.compile(r"<!-- from make demo -->\n\n((?: {4}.*\n|\n)+)")


def words(text: str) -> str:
    """With every run of blanks as one, since documents quote parts of lines."""
    return re.sub(r"[ \t]+", " ", text)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the demonstration prints."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    command = [str(ROOT / "tools" / "demo.sh"), sys.executable, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_demo_runs_from_nothing_to_its_verdicts(printed: str) -> None:
    for shown in ("> 56,735,645", "< 33,264,355", "< 10,052,178", "proven met", "proven missed", "gap 1,000"):
        assert shown in printed


@pytest.mark.parametrize("page", ["README.md", "docs/tour.md"])
def test_the_documents_quote_what_the_demo_prints(page: str, printed: str) -> None:
    quoted = "".join(QUOTED.findall((ROOT / page).read_text(encoding="utf-8"))).splitlines()
    lines = [words(line).strip() for line in quoted if line.strip()]
    assert len(lines) > 4
    assert [line for line in lines if line not in words(printed)] == []
