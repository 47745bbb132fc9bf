"""Every kind of damage to a ledger on a server is found, and what is at fault is named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crossfoot.ledger import Entry, Judgement, JudgementKind
from crossfoot.ledger.postgres import PostgresLedger
from crossfoot.ledger.postgres_opening import open_postgres
from crossfoot.ledger.postgres_schema import KEPT
from tests.ledger.samples import BOTH, INDIA, LATER, NOON, OCTOBER, SEPTEMBER, claims, page


@pytest.fixture
def ledger(postgres_ledger: str) -> Iterator[PostgresLedger]:
    with open_postgres(postgres_ledger) as opened:
        opened.append(page("one"), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON, stated={"c2": "9.4 million"})
        opened.append(page("two"), claims(BOTH), reader="v1", recorded_at=NOON)
        opened.append(page("one"), claims(SEPTEMBER), reader="v2", recorded_at=LATER)
        entry = opened.view().entries()[0]
        opened.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "ann", "A price."), recorded_at=LATER)
        yield opened


def damage(ledger: PostgresLedger, statement: str) -> None:
    """Change the tables as their owner could, with all guards and references taken off."""
    connection = ledger._connection
    for table in KEPT:
        connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    assert connection.execute(statement).rowcount > 0


def entry_of(ledger: PostgresLedger, vendor: str) -> Entry:
    return ledger.view(recorded_as_of=NOON).entries(vendors=(vendor,))[0]


def found(ledger: PostgresLedger) -> list[tuple[str, str]]:
    return [(issue.code, issue.where) for issue in ledger.verify()]


@pytest.mark.parametrize(
    "change",
    [
        "claim = replace(claim, '9350000', '9360000')",
        "claim = '{}'",
        "stated = NULL",
        "statement_id = 'sha256:0'",
        "origin = 'idc'",
        "address = 1",
    ],
)
def test_an_entry_changed_in_any_part_is_named(ledger: PostgresLedger, change: str) -> None:
    entry = entry_of(ledger, "samsung")
    damage(ledger, f"UPDATE entry SET {change} WHERE id = '{entry.id}'")
    assert found(ledger) == [("ledger-altered", entry.id)]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_an_entry_that_is_listed_under_no_vendor_is_named(ledger: PostgresLedger, number: int) -> None:
    (id_,) = ledger._connection.execute("SELECT id FROM entry WHERE seq = %s", (number,)).fetchone() or ("",)
    damage(ledger, f"DELETE FROM entry_vendor WHERE entry = {number}")
    assert found(ledger) == [("ledger-altered", id_)]


def test_an_entry_that_is_gone_leaves_a_gap_and_a_reading_that_does_not_fit(ledger: PostgresLedger) -> None:
    entry = entry_of(ledger, "samsung")
    damage(ledger, f"DELETE FROM entry WHERE id = '{entry.id}'")
    assert found(ledger) == [
        ("ledger-orphan", "entry_vendor 2"),
        ("ledger-orphan", "stated_words 2"),
        ("ledger-gap", "entry"),
        ("ledger-altered", "reading 1"),
    ]


def test_the_last_reading_gone_with_its_entries_leaves_gaps(ledger: PostgresLedger) -> None:
    damage(ledger, "DELETE FROM entry_vendor WHERE entry = 4")
    damage(ledger, "DELETE FROM entry WHERE reading = 3")
    damage(ledger, "DELETE FROM reading WHERE seq = 3")
    assert {("ledger-gap", "entry"), ("ledger-gap", "reading")} <= set(found(ledger))


def test_an_entry_without_its_reading_is_named(ledger: PostgresLedger) -> None:
    entry = entry_of(ledger, "samsung")
    damage(ledger, f"UPDATE entry SET reading = 99 WHERE id = '{entry.id}'")
    assert ("ledger-orphan", entry.id) in found(ledger)


@pytest.mark.parametrize(
    "change", ["published_at = '2016-01-01'", "id = 'sha256:three'", "text = 'Other text.'", "record = '{}'"]
)
def test_a_page_changed_in_any_part_is_named(ledger: PostgresLedger, change: str) -> None:
    damage(ledger, f"UPDATE page SET {change} WHERE seq = 1")
    kept = "sha256:three" if change.startswith("id") else "sha256:one"
    assert ("ledger-altered", kept) in found(ledger)


@pytest.mark.parametrize(
    "change", ["recorded_at = '2020-01-01'", "supersedes = NULL", "supersedes = 2", "opened = 1", "page_id = 'x'"]
)
def test_a_reading_changed_in_any_part_is_named(ledger: PostgresLedger, change: str) -> None:
    damage(ledger, f"UPDATE reading SET {change} WHERE seq = 3")
    assert found(ledger) == [("ledger-altered", "reading 3")]


@pytest.mark.parametrize("change", ["reason = 'Another.'", "holds_from = '2020-01-01'", "kind = 'misraed'"])
def test_a_judgement_changed_in_any_part_is_named(ledger: PostgresLedger, change: str) -> None:
    (judged,) = ledger.view().judgements()
    damage(ledger, f"UPDATE judgement SET {change}")
    assert found(ledger) == [("ledger-altered", judged.id)]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE page_words SET words = '{xiaomi}' WHERE page = 2",
        "UPDATE page_words SET body = 'something else' WHERE page = 2",
        "DELETE FROM page_words WHERE page = 2",
    ],
)
def test_a_page_that_is_not_found_by_its_words_is_named(ledger: PostgresLedger, change: str) -> None:
    damage(ledger, change)
    assert found(ledger) == [("ledger-altered", "sha256:two")]


@pytest.mark.parametrize("change", ["UPDATE stated_words SET body = 'ten'", "DELETE FROM stated_words"])
def test_a_figure_that_is_not_found_by_its_words_is_named(ledger: PostgresLedger, change: str) -> None:
    entry = entry_of(ledger, "samsung")
    damage(ledger, change)
    assert found(ledger) == [("ledger-altered", entry.id)]


def test_an_address_in_another_series_is_named(ledger: PostgresLedger) -> None:
    damage(ledger, "UPDATE address SET series = 'oppo shipments smartphone IN ?' WHERE seq = 2")
    assert found(ledger) == [("ledger-altered", "address 2")]


def test_a_repetition_that_is_none_is_named(ledger: PostgresLedger) -> None:
    damage(ledger, "INSERT INTO repeats VALUES (3, 2)")
    assert found(ledger) == [("ledger-altered", "entry 3")]


def test_a_check_that_cannot_be_made_does_not_keep_the_others_from_theirs(
    ledger: PostgresLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(ledger, "UPDATE entry SET origin = 'idc' WHERE seq = 1")
    broken = "DO $$ BEGIN RAISE data_corrupted USING MESSAGE = 'invalid page in block 7'; END $$"
    monkeypatch.setattr(
        "crossfoot.ledger.postgres_rows.PostgresRows.pages", lambda self: self._connection.execute(broken)
    )
    issues = ledger.verify()
    assert [issue.code for issue in issues] == ["ledger-damaged", "ledger-altered"]
    assert issues[0].message == "The ledger is damaged: invalid page in block 7."
    assert ledger.view().counts.entries == 1
