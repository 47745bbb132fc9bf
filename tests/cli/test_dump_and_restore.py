"""A whole ledger out and in, and a team's ledger, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot.ledger.address import shown
from tests.cli.commands import Run
from tools.postgres_server import PASSWORD


@pytest.mark.usefixtures("ledger")
def test_a_ledger_is_written_and_made_again(run: Run, tmp_path: Path) -> None:
    out, again = tmp_path / "out", tmp_path / "again.sqlite"
    done = run("dump", out)
    assert (done.status, done.err) == (0, "")
    assert done.out == f"Wrote {out}: 1,916 claims in 296 readings, 0 judgements\n"
    done = run("restore", out, "--ledger", again)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"Every hash fits: {again}\n1,916 claims (")
    run("dump", tmp_path / "second", "--ledger", again)
    assert [path.read_bytes() for path in sorted(out.iterdir())] == [
        path.read_bytes() for path in sorted((tmp_path / "second").iterdir())
    ]


@pytest.mark.usefixtures("ledger")
def test_a_damaged_dump_makes_no_ledger(run: Run, tmp_path: Path) -> None:
    run("dump", tmp_path / "out")
    (tmp_path / "out" / "readings-00001.jsonl").write_bytes(b"")
    done = run("restore", tmp_path / "out", "--ledger", tmp_path / "again.sqlite")
    assert done.status == 2
    assert done.err.startswith(f"crossfoot: Cannot restore '{tmp_path / 'out'}': 'readings-00001.jsonl' is cut short")
    assert done.err.count("\n") == 1
    assert not (tmp_path / "again.sqlite").exists()


def test_every_command_takes_a_teams_ledger_and_none_shows_its_password(
    run: Run, ledger: Path, tmp_path: Path, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("dump", tmp_path / "out", "--ledger", ledger)
    monkeypatch.setenv("CROSSFOOT_LEDGER", postgres)
    told = [
        run("verify"),
        run("init"),
        run("init"),
        run("restore", tmp_path / "out"),
        run("verify"),
        run("cell", "xiaomi shipments smartphone IN 2017-Q3"),
        run("target", "xiaomi", "--period", "2017"),
        run("brief", "xiaomi", "--as-of", "2017-10-31"),
        run("dump", tmp_path / "second"),
        run("add", "docs/pages/xiaomi-october-2017.txt"),
        run("verify", "--ledger", postgres.replace("postgres?", "nowhere?")),
    ]
    assert [done.status for done in told] == [3, *[0] * 9, 3]
    assert told[1].out.startswith(f"Made the ledger {shown(postgres)}\n")
    assert told[2].out.startswith(f"Kept the ledger {shown(postgres)}\n")
    assert told[3].out == told[4].out
    assert told[3].out.startswith(f"Every hash fits: {shown(postgres)}\n1,916 claims (")
    assert told[5].out == run("cell", "xiaomi shipments smartphone IN 2017-Q3", "--ledger", ledger).out
    assert told[-1].err.startswith("crossfoot: Ledger 'postgresql://crossfoot@127.0.0.1:")
    secret = PASSWORD.rpartition("@")[2]
    assert [done for done in told if secret in done.out + done.err] == []
