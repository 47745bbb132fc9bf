"""`crossfoot init`, `add` and `verify`: what is kept, what is refused, what is found out."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from crossfoot.api import open_ledger
from crossfoot.cli.main import Exit
from tests.cli.commands import Run
from tests.conftest import ROOT

PAGES = ROOT / "docs" / "pages"
XIAOMI = "docs/pages/xiaomi-october-2017.txt"
UNDATED = b"Xiaomi shipped 9.2 million smartphones in India in 2016."


@pytest.fixture
def empty(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "deep" / "down" / "ledger.sqlite"
    monkeypatch.setenv("CROSSFOOT_LEDGER", str(path))
    assert run("init").status == 0
    return path


def test_init_makes_a_ledger_and_the_folders_above_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "ledger.sqlite"
    done = run("init", "--ledger", path)
    assert done.out.startswith(f"Made the ledger {path}\nIt holds 0 claims")
    assert path.exists()


def test_init_keeps_a_ledger_that_is_there(run: Run, ledger: Path) -> None:
    done = run("init", "--starter")
    assert done.out.startswith(f"Kept the ledger {ledger}\nStarter figures: 0 new, ")


def test_add_says_how_much_is_new_known_and_unread(run: Run, empty: Path) -> None:
    first, second = run("add", XIAOMI), run("add", XIAOMI)
    with open_ledger(empty, read_only=True) as opened:
        count = opened.view().counts.entries
    assert count > 0
    assert first.out.startswith(f"{XIAOMI}: {count} new, 0 known, ")
    assert second.out.startswith(f"{XIAOMI}: 0 new, {count} known, ")


def test_a_page_without_a_date_is_refused_and_taken_with_one(run: Run, empty: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(UNDATED)
    refused = run("add", page)
    assert refused.status == Exit.INPUT
    assert refused.err == (
        f"crossfoot: Cannot add page '{page}': nothing on it says when it was published; give the day with "
        "--published.\n"
    )
    assert run("add", page, "--published", "2017-10-31").status == Exit.FINE
    with open_ledger(empty, read_only=True) as opened:
        assert opened.view().counts.pages == 1


def test_a_page_at_fault_does_not_keep_the_others_out(run: Run, empty: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(UNDATED)
    (tmp_path / "c.txt").write_bytes((ROOT / XIAOMI).read_bytes())
    done = run("add", tmp_path)
    assert done.status == Exit.INPUT
    assert done.err.count("crossfoot: ") == 2
    assert done.out.split("\n")[-2].startswith("1 of 3 pages: ")
    with open_ledger(empty, read_only=True) as opened:
        assert opened.view().counts.pages == 1


def test_two_processes_add_at_once_and_both_are_kept(empty: Path, tmp_path: Path) -> None:
    for number in range(6):
        text = f"Xiaomi shipped 9.{number} million smartphones in India in 2016."
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "crossfoot", "add", "--published", "2017-10-31"]
    pages = [[str(tmp_path / f"{number}.txt") for number in numbers] for numbers in ((0, 1, 2, 3), (2, 3, 4, 5))]
    both = [subprocess.Popen([*command, *some], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for some in pages]
    told = [one.communicate(timeout=60) for one in both]
    assert [(one.returncode, err) for one, (_, err) in zip(both, told, strict=True)] == [(0, b""), (0, b"")]
    with open_ledger(empty, read_only=True) as opened:
        assert opened.view().counts.pages == 6
        assert opened.verify() == ()


def test_verify_counts_what_fits(run: Run, ledger: Path) -> None:
    done = run("verify")
    assert done.status == Exit.FINE
    assert done.out.startswith(f"Every hash fits: {ledger}\n")


def test_verify_finds_one_changed_letter(run: Run, ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as damaged, damaged:
        damaged.execute("DROP TRIGGER IF EXISTS entry_is_kept")
        names = [name for (name,) in damaged.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for name in names:
            damaged.execute(f"DROP TRIGGER {name}")
        damaged.execute("UPDATE entry SET stated = '8.2 million' WHERE seq = 7")
    done = run("verify")
    assert done.status == Exit.LEDGER
    assert "ledger-altered: The entry does not fit its id." in done.out
    assert done.err == f"crossfoot: Ledger '{ledger}': 1 remark.\n"


def test_verify_of_no_ledger_is_one_sentence(run: Run, tmp_path: Path) -> None:
    done = run("verify", "--ledger", tmp_path / "none.sqlite")
    assert (done.status, done.out) == (Exit.LEDGER, "")
    assert done.err == f"crossfoot: Ledger '{tmp_path / 'none.sqlite'}': does not exist; 'init' makes one.\n"
