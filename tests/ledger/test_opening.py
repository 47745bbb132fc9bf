"""Ledgers that cannot be opened, each with its sentence."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from crossfoot.errors import LedgerError
from crossfoot.ledger import open_ledger, opening
from crossfoot.ledger.migrations import MIGRATIONS
from tests.ledger.samples import INDIA, NOON, OCTOBER, claims, page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_ledger(tmp_path / "l.sqlite", create=True) as ledger:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
    return tmp_path / "l.sqlite"


def refusal(path: Path, *, create: bool = False, read_only: bool = False) -> str:
    with pytest.raises(LedgerError) as told:
        open_ledger(path, create=create, read_only=read_only, timeout_s=0.05)
    start = f"Ledger '{path}': "
    text = str(told.value)
    assert text.startswith(start)
    assert "\n" not in text
    return text.removeprefix(start)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_missing_file(tmp_path: Path, read_only: bool) -> None:
    assert refusal(tmp_path / "no.sqlite", read_only=read_only) == "does not exist; 'init' makes one."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [False, True])
def test_a_folder(tmp_path: Path, create: bool) -> None:
    assert refusal(tmp_path, create=create) == "is a folder, a ledger is one file."


@pytest.mark.parametrize(("create", "read_only"), [(False, False), (True, False), (False, True)])
def test_a_text_file_is_refused_and_left_as_it_was(tmp_path: Path, create: bool, read_only: bool) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Xiaomi shipped more than 10 million smartphones in October 2017. " * 20, encoding="utf-8")
    before = file.read_bytes()
    assert refusal(file, create=create, read_only=read_only) == "is not a ledger: the file is no database."
    assert file.read_bytes() == before


@pytest.mark.parametrize(("create", "read_only"), [(False, False), (True, False), (False, True)])
def test_another_programs_database_is_refused_and_left_as_it_was(tmp_path: Path, create: bool, read_only: bool) -> None:
    file = tmp_path / "other.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = file.read_bytes()
    sentence = "is not a ledger: the file is another program's database."
    assert refusal(file, create=create, read_only=read_only) == sentence
    assert file.read_bytes() == before


@pytest.mark.parametrize("read_only", [False, True])
def test_an_empty_file(tmp_path: Path, read_only: bool) -> None:
    file = tmp_path / "empty.sqlite"
    file.touch()
    assert refusal(file, read_only=read_only) == "is empty; 'init' makes a ledger of it."


def test_an_empty_file_is_made_a_ledger_where_one_is_to_be_made(tmp_path: Path) -> None:
    file = tmp_path / "empty.sqlite"
    file.touch()
    with open_ledger(file, create=True) as ledger:
        assert ledger.verify() == ()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_ledger_of_a_newer_version(path: Path, read_only: bool) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    newer, known = len(MIGRATIONS) + 1, len(MIGRATIONS)
    assert refusal(path, read_only=read_only) == f"is of a newer version ({newer}) than this program knows ({known})."


def test_a_read_only_file_can_be_read_and_not_written(path: Path) -> None:
    path.chmod(stat.S_IRUSR)
    assert refusal(path) == "cannot be written: the file is read-only."
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.view().counts.entries == 1


def test_a_read_only_folder_can_be_read_from_and_not_written_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = path.parent
    may = os.access
    monkeypatch.setattr(os, "access", lambda at, mode: at != folder and may(at, mode))
    assert refusal(path) == f"cannot be written: the folder '{folder}' is read-only."


def test_a_ledger_is_read_without_its_helper_files_where_they_cannot_be_made(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = opening._connect

    def refusing(path: Path, options: str) -> sqlite3.Connection:
        if "immutable" not in options:
            raise sqlite3.OperationalError("unable to open database file")
        return connect(path, options)

    monkeypatch.setattr(opening, "_connect", refusing)
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.view().counts.entries == 1
    Path(f"{path}-wal").touch()
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.view().counts.entries == 1
    Path(f"{path}-wal").write_bytes(b"left over by a writer that was killed")
    with pytest.raises(LedgerError, match="unable to open database file"):
        open_ledger(path, read_only=True)


def test_a_ledger_under_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "is no folder to write to" in refusal(tmp_path / "file" / "l.sqlite", create=True)


def test_folders_are_made_with_the_ledger(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a" / "b" / "l.sqlite", create=True) as ledger:
        assert ledger.view().counts.entries == 0


def test_making_a_ledger_that_is_there_opens_it(path: Path) -> None:
    with open_ledger(path, create=True) as ledger:
        assert ledger.view().counts.entries == 1


def test_a_ledger_that_is_being_written_is_waited_for(path: Path) -> None:
    with open_ledger(path) as writer, writer._transaction():
        assert refusal(path) == "is being written by another process, waited 0.05 s for it to end."
        with open_ledger(path, read_only=True) as reader:
            assert reader.view().counts.entries == 1


def test_a_ledger_that_another_program_writes_is_waited_for(path: Path) -> None:
    stranger = sqlite3.connect(path, isolation_level=None)
    stranger.execute("BEGIN IMMEDIATE")
    try:
        with (
            open_ledger(path, timeout_s=0.05) as ledger,
            pytest.raises(LedgerError, match="written by another program"),
        ):
            ledger.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON)
    finally:
        stranger.close()


def test_a_ledger_cannot_be_made_and_only_read(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be opened for reading only"):
        open_ledger(tmp_path / "l.sqlite", create=True, read_only=True)


def test_a_path_with_odd_letters_is_a_path(tmp_path: Path) -> None:
    odd = tmp_path / "a b?c#d%20é.sqlite"
    with open_ledger(odd, create=True) as ledger:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
    with open_ledger(odd, read_only=True) as ledger:
        assert ledger.view().counts.entries == 1
    assert all(made.name.startswith(odd.name) for made in tmp_path.iterdir())


def test_a_file_cut_short_is_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(LedgerError, match="is damaged"), open_ledger(path, read_only=True) as ledger:
        ledger.view().entries()
