"""What a ledger file withstands: a full disk, a damaged page, two writers and twenty readers at once."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from crossfoot.errors import LedgerError
from crossfoot.ledger import Ledger, Reading, open_ledger
from tests.conftest import ROOT
from tests.ledger.samples import INDIA, NOON, OCTOBER, SEPTEMBER, claims, page
from tools.engine.press import pages

HEAD = """
import resource, sys
from pathlib import Path
from crossfoot.errors import LedgerError
from crossfoot.ledger import Ledger, Reading, open_ledger
from tests.ledger.samples import NOON
from tools.engine.press import pages
path = Path(sys.argv[1])
"""
FILL = """
with open_ledger(path, create=True) as ledger:
    for reading in pages(100_000):
        try:
            ledger.append(reading.page, reading.claims, reader="v1", recorded_at=NOON)
        except LedgerError as fault:
            print(fault)
            break
        print(reading.page.id, len(reading.claims), flush=True)
    still = ledger.view().counts
print("still", still.pages, still.entries)
"""
LIMITED = "resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))\n"
PRIVATE_DISK = 'mount -t tmpfs -o size=1200k tmpfs "$1" && "$2" -c "$3" "$1/l.sqlite" && cp "$1"/l.sqlite* "$4"'


def add_until_full(path: Path, program: str, *, on: Path | None = None) -> list[str]:
    """The lines that a writer tells, on a small disk of its own or with a limit to its files."""
    command = [sys.executable, "-c", program, str(path)]
    if on is not None:
        unshare = shutil.which("unshare")
        if unshare is None or subprocess.run([unshare, "-m", "true"], capture_output=True, check=False).returncode:
            pytest.skip("needs the right to mount a disk of its own")
        command = [unshare, "-m", "sh", "-c", PRIVATE_DISK, "sh", str(on), sys.executable, program, str(path.parent)]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=True)
    return done.stdout.splitlines()


def holds_what_was_told(path: Path, told: list[str]) -> None:
    whole = dict(line.split() for line in told)
    with open_ledger(path) as ledger:
        assert ledger.verify() == ()
        assert ledger.view().counts.pages == len(whole) > 0
        assert all(len(ledger.view().entries(page_id=id_)) == int(count) for id_, count in whole.items())
        assert ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON).new == 1


def test_a_full_disk_is_one_sentence_and_every_page_is_whole_or_absent(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    *told, fault, still = add_until_full(tmp_path / "l.sqlite", HEAD + FILL, on=tmp_path / "disk")
    assert fault == f"Ledger '{tmp_path / 'disk' / 'l.sqlite'}': cannot be written: the disk is full."
    assert still.split()[1] == str(len(told))
    holds_what_was_told(tmp_path / "l.sqlite", told)


def test_a_limit_to_files_is_one_sentence_and_every_page_is_whole_or_absent(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    *told, fault, still = add_until_full(path, HEAD + LIMITED + FILL)
    assert fault == f"Ledger '{path}': cannot be written: the disk or a quota is full, or the disk fails."
    assert still.split()[1] == str(len(told))
    holds_what_was_told(path, told)


def test_a_damaged_page_of_the_file_is_named_and_the_rest_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    with open_ledger(path, create=True) as ledger:
        made = tuple(pages(2_000))
        ledger.append_all(made, reader="v1", recorded_at=NOON)
    with sqlite3.connect(path) as connection:
        (rows,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entry'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    middle = _leaf_in_the_middle(path, size, rows)
    with path.open("r+b") as file:
        file.seek((middle - 1) * size)
        file.write(b"\xff" * size)
    with open_ledger(path, read_only=True) as ledger:
        with pytest.raises(LedgerError, match="is damaged: database disk image is malformed; 'verify' says what"):
            ledger.view().entries()
        readable = [reading for reading in made if _is_readable(ledger, reading)]
        remarks = ledger.verify()
    assert len(made) > len(readable) > len(made) * 0.9
    (rows,) = [remark for remark in remarks if remark.where.startswith("entry ")]
    first, last = map(int, re.findall("[0-9]+", rows.message))
    assert rows.message == f"Rows {first} to {last} of table 'entry' cannot be read."
    assert 1 < first <= 1000 <= last + 100
    assert {remark.code for remark in remarks} == {"ledger-damaged"}


def _is_readable(ledger: Ledger, reading: Reading) -> bool:
    try:
        return len(ledger.view().entries(page_id=reading.page.id)) == len(reading.claims)
    except LedgerError:
        return False


def _leaf_in_the_middle(path: Path, size: int, root: int) -> int:
    """A page of the file that holds rows of a table, half way through the tree under its root."""
    content, number = path.read_bytes(), root
    while content[(number - 1) * size] == 0x05:  # an inner page of a table: cells of a page number and a key
        at = (number - 1) * size
        cells = int.from_bytes(content[at + 3 : at + 5])
        place = at + int.from_bytes(content[at + 12 + cells // 2 * 2 : at + 14 + cells // 2 * 2])
        number = int.from_bytes(content[place : place + 4])
    return number


def test_two_writers_and_twenty_readers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    open_ledger(path, create=True).close()
    faults: list[Exception] = []
    done = threading.Event()

    def add(name: str) -> None:
        try:
            with open_ledger(path) as ledger:
                for number in range(15):
                    said = claims(OCTOBER, INDIA, SEPTEMBER)
                    ledger.append(page(f"{name}-{number}"), said, reader="v1", recorded_at=NOON)
        except Exception as fault:  # noqa: BLE001  whatever it is, the test shows it
            faults.append(fault)

    def look() -> None:
        seen = 0
        try:
            with open_ledger(path, read_only=True) as ledger:
                while not done.wait(0.05):
                    counts = ledger.view().counts
                    assert counts.entries == 3 * counts.pages >= seen
                    seen = counts.entries
        except Exception as fault:  # noqa: BLE001
            faults.append(fault)

    readers = [threading.Thread(target=look) for _ in range(20)]
    writers = [threading.Thread(target=add, args=(name,)) for name in ("ann", "bob")]
    for thread in (*readers, *writers):
        thread.start()
    for writer in writers:
        writer.join()
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.verify() == ()
        assert (ledger.view().counts.pages, ledger.view().counts.entries) == (30, 90)
