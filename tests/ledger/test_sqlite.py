"""The ledger in a file: append-only, one writer, whole pages."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from crossfoot.errors import InputError, LedgerError
from crossfoot.ledger import AppendResult, Judgement, JudgementKind, Reading, open_ledger, sqlite_writing
from tests.conftest import ROOT
from tests.ledger.samples import INDIA, NOON, OCTOBER, claims, page

HEAD = """
import os, signal, sys
from pathlib import Path
from crossfoot.ledger import open_ledger
from tests.ledger.samples import INDIA, NOON, OCTOBER, SEPTEMBER, claims, page
path, name = Path(sys.argv[1]), sys.argv[2]
"""
ADD_MANY = """
with open_ledger(path, create=True) as ledger:
    for number in range(25):
        ledger.append(page(f"{name}-{number}"), claims(OCTOBER, INDIA, SEPTEMBER), reader="v1", recorded_at=NOON)
"""
ADD_UNTIL_KILLED = """
with open_ledger(path, create=True) as ledger:
    for number in range(10_000):
        ledger.append(page(f"{name}-{number}"), claims(OCTOBER, INDIA, SEPTEMBER), reader="v1", recorded_at=NOON)
        print(number, flush=True)
"""
KILLED_IN_THE_MIDDLE = """
def die_at_the_second_claim(statement):
    if statement.startswith("INSERT INTO entry ") and next(met) == 2:
        os.kill(os.getpid(), signal.SIGKILL)

met = iter(range(1, 100))
with open_ledger(path) as ledger:
    ledger._connection.set_trace_callback(die_at_the_second_claim)
    ledger.append(page(name), claims(OCTOBER, INDIA, SEPTEMBER), reader="v1", recorded_at=NOON)
"""


def start(program: str, path: Path, name: str, *, told: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HEAD + program, str(path), name]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=told)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_ledger(tmp_path / "l.sqlite", create=True) as ledger:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        (entry,) = ledger.view().entries()
        ledger.append_judgement(
            Judgement(entry.id, JudgementKind.DIFFERENT_DEFINITION, "ann", "Why."), recorded_at=NOON
        )
    return tmp_path / "l.sqlite"


@pytest.mark.parametrize("table", ["page", "reading", "entry", "entry_vendor", "judgement"])
def test_no_row_can_be_changed_removed_or_replaced(path: Path, table: str) -> None:
    connection = sqlite3.connect(path)
    column = {"page": "id", "reading": "reader", "entry": "origin", "judgement": "reason"}.get(table, "vendor")
    acts = [f"UPDATE {table} SET {column} = 'other'", f"DELETE FROM {table}"]
    if table != "entry_vendor":
        acts.append(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    for act in acts:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(act)
    connection.close()


def test_what_was_written_is_there_when_it_is_opened_again(path: Path) -> None:
    with open_ledger(path) as ledger:
        first = ledger.view().entries()
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.view().entries() == first
        assert ledger.view().judgements(first[0].id)[0].judgement.author == "ann"


def test_a_ledger_opened_for_reading_is_not_written(path: Path) -> None:
    with open_ledger(path, read_only=True) as ledger:
        with pytest.raises(LedgerError, match="opened for reading only"):
            ledger.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON)
        with pytest.raises(LedgerError, match="opened for reading only"):
            ledger.append_judgement(Judgement("x", JudgementKind.MISREAD, "ann", "Why."), recorded_at=NOON)


def test_a_closed_ledger_says_so(path: Path) -> None:
    ledger = open_ledger(path)
    ledger.close()
    ledger.close()
    for act in (ledger.view, ledger.verify, lambda: ledger.append(page(), (), reader="v1", recorded_at=NOON)):
        with pytest.raises(LedgerError, match="is closed"):
            act()


def test_a_reader_sees_what_another_process_adds_in_its_next_view(path: Path) -> None:
    with open_ledger(path, read_only=True) as reader:
        before = reader.view()
        assert start(ADD_MANY, path, "other").wait() == 0
        assert before.counts.entries == 1
        assert reader.view().counts.entries == 76


def test_text_that_is_no_text_is_refused_and_nothing_is_kept(path: Path) -> None:
    with open_ledger(path) as ledger:
        (claim,) = claims(INDIA)
        with pytest.raises(InputError, match="characters that no text has"):
            ledger.append(page("two"), (claim,), reader="v1", recorded_at=NOON, stated={"c1": "9.4 \udc80"})
        assert ledger.view().counts.entries == 1
        assert ledger.append(page("two"), (claim,), reader="v1", recorded_at=NOON) == AppendResult(1, 0)
        assert ledger.verify() == ()


def test_a_writer_that_is_stopped_in_the_middle_keeps_nothing_of_its_pages(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sqlite_writing, "add_entry_lookups", stop)
    with open_ledger(path) as ledger:
        readings = [Reading(page("two"), claims(INDIA)), Reading(page("three"), claims(INDIA))]
        with pytest.raises(KeyboardInterrupt):
            ledger.append_all(readings, reader="v1", recorded_at=NOON)
        assert ledger.view().counts.pages == 1
        assert ledger.verify() == ()
        monkeypatch.undo()
        assert ledger.append_all(readings, reader="v1", recorded_at=NOON) == AppendResult(2, 0)


def test_two_processes_adding_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    writers = [start(ADD_MANY, path, name) for name in ("ann", "bob")]
    assert [writer.wait() for writer in writers] == [0, 0]
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.verify() == ()
        assert ledger.view().counts.entries == 2 * 25 * 3
        assert ledger.view().counts.pages == 2 * 25


def test_a_process_killed_in_the_middle_of_a_page_leaves_the_page_out(path: Path) -> None:
    assert start(KILLED_IN_THE_MIDDLE, path, "two").wait() == -signal.SIGKILL
    with open_ledger(path) as ledger:
        assert ledger.verify() == ()
        assert ledger.view().counts.entries == 1
        assert ledger.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON) == AppendResult(1, 0)


def test_a_process_killed_at_any_time_leaves_whole_pages(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    writer = start(ADD_UNTIL_KILLED, path, "p", told=subprocess.PIPE)
    assert writer.stdout is not None
    told = [int(writer.stdout.readline()) for _ in range(12)]
    writer.kill()
    told += [int(line) for line in writer.stdout if line.endswith("\n")]
    writer.wait()
    writer.stdout.close()
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.verify() == ()
        counts = ledger.view().counts
        assert counts.entries == 3 * counts.pages
        assert counts.pages in (len(told), len(told) + 1)


def test_a_file_damaged_while_open_is_told_in_one_sentence(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger._connection.execute("PRAGMA cache_size = 0")
        ledger._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (path.stat().st_size - 4096))
        with pytest.raises(LedgerError, match="is damaged: database disk image is malformed"):
            ledger.view().entries()
        assert "ledger-damaged" in {issue.code for issue in ledger.verify()}
