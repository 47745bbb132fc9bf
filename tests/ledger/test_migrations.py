"""The steps of the schema."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from crossfoot.errors import LedgerError
from crossfoot.ledger import migrations, open_ledger
from crossfoot.ledger.migrations import MIGRATIONS, migrate, schema_of
from tests.ledger.samples import INDIA, NOON, OCTOBER, claims, page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_ledger(tmp_path / "l.sqlite", create=True) as ledger:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
    return tmp_path / "l.sqlite"


def m002_a_note_for_the_test(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE note (text TEXT)")


def m002_that_fails(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.execute("CREATE TABLE note (text TEXT)")


def test_every_step_is_numbered_in_its_name() -> None:
    assert [step.__name__[:5] for step in MIGRATIONS] == [f"m{n:03d}_" for n in range(1, len(MIGRATIONS) + 1)]


def test_an_empty_file_takes_every_step_once() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    assert schema_of(connection) == 0
    migrate(connection)
    migrate(connection)
    assert schema_of(connection) == len(MIGRATIONS)


def test_a_ledger_of_the_oldest_schema_is_brought_up_to_date_and_keeps_its_entries(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", [*MIGRATIONS, m002_a_note_for_the_test])
    monkeypatch.setattr("crossfoot.ledger.opening.MIGRATIONS", migrations.MIGRATIONS)
    with pytest.raises(LedgerError, match="older version; open it once for writing"):
        open_ledger(path, read_only=True)
    with open_ledger(path) as ledger:
        assert ledger.view().counts.entries == 1
        ledger.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON)
        assert ledger.verify() == ()
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.view().counts.entries == 2


def test_a_step_that_fails_leaves_the_ledger_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", [*MIGRATIONS, m002_that_fails])
    with pytest.raises(LedgerError, match="already exists"):
        open_ledger(path)
    monkeypatch.undo()
    with open_ledger(path) as ledger:
        assert ledger.verify() == ()
        assert ledger.view().counts.entries == 1
