"""The steps of the schema on a server."""

from __future__ import annotations

import threading

import pytest
from psycopg import Connection

from crossfoot.errors import LedgerError
from crossfoot.ledger import open_ledger
from crossfoot.ledger import postgres_schema as schema
from crossfoot.ledger.postgres_schema import MIGRATIONS
from tests.ledger.samples import INDIA, NOON, OCTOBER, claims, page


@pytest.fixture
def made(postgres: str) -> str:
    with open_ledger(postgres, create=True) as ledger:
        ledger.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
    return postgres


def a_note_for_the_test(connection: Connection) -> None:
    connection.execute("CREATE TABLE note (text text)")


def a_step_that_fails(connection: Connection) -> None:
    connection.execute("CREATE TABLE note (text text)")
    connection.execute("CREATE TABLE note (text text)")


def add_step(monkeypatch: pytest.MonkeyPatch, step: object) -> None:
    steps = [*MIGRATIONS, step]
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    monkeypatch.setattr("crossfoot.ledger.postgres_opening.MIGRATIONS", steps)


def test_every_step_is_numbered_in_its_name() -> None:
    assert [step.__name__[:5] for step in MIGRATIONS] == [f"m{n:03d}_" for n in range(1, len(MIGRATIONS) + 1)]


def test_a_ledger_of_an_older_schema_is_brought_up_to_date_and_keeps_its_entries(
    made: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_step(monkeypatch, a_note_for_the_test)
    with pytest.raises(LedgerError, match="older version; 'crossfoot init' brings it up to date"):
        open_ledger(made, read_only=True)
    with open_ledger(made) as ledger:
        ledger.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON)
        assert ledger.verify() == ()
    with open_ledger(made, read_only=True) as ledger:
        assert ledger.view().counts.entries == 2


def test_a_step_that_fails_leaves_the_ledger_as_it_was(made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    add_step(monkeypatch, a_step_that_fails)
    with pytest.raises(LedgerError, match="already exists"):
        open_ledger(made)
    monkeypatch.undo()
    with open_ledger(made) as ledger:
        assert ledger.verify() == ()
        assert ledger.view().counts.entries == 1


def test_several_who_make_it_at_once_make_one(postgres: str) -> None:
    def make() -> None:
        with open_ledger(postgres, create=True) as ledger:
            results.append(ledger.verify())

    results: list[object] = []
    makers = [threading.Thread(target=make) for _ in range(5)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert results == [()] * 5
