"""The steps of the schema."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from crossfoot.errors import LedgerError
from crossfoot.ledger import Judgement, JudgementKind, Ledger, load_starter, migrations, open_ledger
from crossfoot.ledger.migrations import APPLICATION_ID, MIGRATIONS, migrate, schema_of
from crossfoot.model import Span
from crossfoot.model.notation import read_cell
from tests.ledger.samples import GOAL, INDIA, NOON, OCTOBER, claims, page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_ledger(tmp_path / "l.sqlite", create=True) as ledger:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
    return tmp_path / "l.sqlite"


def m003_a_note_for_the_test(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE note (text TEXT)")


def m003_that_fails(connection: sqlite3.Connection) -> None:
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
    monkeypatch.setattr(migrations, "MIGRATIONS", [*MIGRATIONS, m003_a_note_for_the_test])
    monkeypatch.setattr("crossfoot.ledger.opening.MIGRATIONS", migrations.MIGRATIONS)
    with pytest.raises(LedgerError, match="older version; 'crossfoot init' brings it up to date"):
        open_ledger(path, read_only=True)
    with open_ledger(path) as ledger:
        assert ledger.view().counts.entries == 1
        ledger.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON)
        assert ledger.verify() == ()
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.view().counts.entries == 2


def test_a_step_that_fails_leaves_the_ledger_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", [*MIGRATIONS, m003_that_fails])
    with pytest.raises(LedgerError, match="already exists"):
        open_ledger(path)
    monkeypatch.undo()
    with open_ledger(path) as ledger:
        assert ledger.verify() == ()
        assert ledger.view().counts.entries == 1


_FIRST_TABLES = ("page", "reading", "entry", "entry_vendor", "judgement")


def as_first_released(path: Path, target: Path) -> None:
    """The same ledger as the first schema kept it."""
    with closing(sqlite3.connect(target, isolation_level=None)) as old:
        MIGRATIONS[0](old)
        old.execute("PRAGMA user_version = 1")
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute("ATTACH ? AS new", (str(path),))
        for table in _FIRST_TABLES:
            old.execute(f"INSERT INTO main.{table} SELECT * FROM new.{table}")


def history(ledger: Ledger) -> list[object]:
    return [*ledger.recorded(), ledger.view().entries(), ledger.view().counts]


def test_a_ledger_of_the_first_schema_finds_and_folds_as_one_made_today(tmp_path: Path) -> None:
    new, old = tmp_path / "new.sqlite", tmp_path / "old.sqlite"
    text = "The company has set itself a goal of 90 million phones, half again as many as it sold in the year before."
    with open_ledger(new, create=True) as ledger:
        for name in ("one", "two"):
            (goal,) = claims(GOAL)
            sheet = replace(page(name, outlet=name), text=text)
            ledger.append(sheet, (replace(goal, span=Span(30, 40, text[30:40])),), reader="v1", recorded_at=NOON)
        stated = {"c1": "9.4 million"}
        ledger.append(page("three"), claims(INDIA, OCTOBER), reader="v1", recorded_at=NOON, stated=stated)
        ledger.append(page("three"), claims(OCTOBER), reader="v2", recorded_at=NOON)
        (first, *_) = ledger.view().entries()
        ledger.append_judgement(Judgement(first.id, JudgementKind.MISREAD, "ann", "A price."), recorded_at=NOON)
    as_first_released(new, old)
    with open_ledger(old) as upgraded, open_ledger(new) as ledger:
        assert upgraded.verify() == ()
        assert history(upgraded) == history(ledger)
        assert upgraded.view().counts.origins == 2
        assert len(upgraded.view(recorded_as_of=NOON).search("goal")) == 2
        cell = read_cell("xiaomi shipments smartphone WORLD 2017-10")
        assert upgraded.view().history(cell) == ledger.view().history(cell) != ()
        for table in ("address", "entry_address", "repeats"):
            asked = f"SELECT * FROM {table} ORDER BY 1, 2"
            rows = [one._connection.execute(asked).fetchall() for one in (upgraded, ledger)]
            assert rows[0] == rows[1] != []


def test_a_large_ledger_of_the_first_schema_keeps_every_id(tmp_path: Path) -> None:
    new, old = tmp_path / "new.sqlite", tmp_path / "old.sqlite"
    with open_ledger(new, create=True) as ledger:
        load_starter(ledger, recorded_at=NOON)
    as_first_released(new, old)
    with open_ledger(old) as upgraded, open_ledger(new) as ledger:
        assert upgraded.verify() == ()
        assert list(upgraded.recorded()) == list(ledger.recorded())
        assert upgraded.view().search("9.2 million") == ledger.view().search("9.2 million") != ()
