"""Every kind of damage is found, and what is at fault is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crossfoot.ledger import Entry, Judgement, JudgementKind, open_ledger
from crossfoot.ledger.sqlite import SqliteLedger
from crossfoot.model import Mode, Span
from tests.ledger.samples import BOTH, GOAL, INDIA, LATER, NOON, OCTOBER, SEPTEMBER, claims, page


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    with open_ledger(tmp_path / "l.sqlite", create=True) as opened:
        opened.append(page("one"), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON, stated={"c2": "9.4 million"})
        opened.append(page("two"), claims(BOTH), reader="v1", recorded_at=NOON)
        opened.append(page("one"), claims(SEPTEMBER), reader="v2", recorded_at=LATER)
        entry = opened.view().entries()[0]
        opened.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "ann", "A price."), recorded_at=LATER)
        yield opened


def damage(ledger: SqliteLedger, statement: str) -> None:
    """Change the file as a stranger with a database tool could."""
    connection: sqlite3.Connection = ledger._connection
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA foreign_keys = OFF")
    assert connection.execute(statement).rowcount > 0


def entry_of(ledger: SqliteLedger, vendor: str) -> Entry:
    return ledger.view(recorded_as_of=NOON).entries(vendors=(vendor,))[0]


def found(ledger: SqliteLedger) -> list[tuple[str, str]]:
    return [(issue.code, issue.where) for issue in ledger.verify()]


def test_a_sound_ledger_raises_nothing(ledger: SqliteLedger) -> None:
    assert ledger.verify() == ()


@pytest.mark.parametrize(
    "change",
    [
        "claim = replace(claim, '9350000', '9360000')",
        "claim = replace(claim, 'samsung', 'xiaomi')",
        "claim = substr(claim, 1, 40)",
        "claim = '{}'",
        "stated = '9.5 million'",
        "stated = NULL",
        "statement_id = 'sha256:0'",
        "origin = 'idc'",
    ],
)
def test_an_entry_changed_in_any_part_is_named(ledger: SqliteLedger, change: str) -> None:
    entry = entry_of(ledger, "samsung")
    damage(ledger, f"UPDATE entry SET {change} WHERE id = '{entry.id}'")
    assert found(ledger) == [("ledger-altered", entry.id)]


def test_an_entry_listed_under_another_vendor_is_named(ledger: SqliteLedger) -> None:
    entry = entry_of(ledger, "samsung")
    damage(ledger, f"DELETE FROM entry_vendor WHERE entry = (SELECT seq FROM entry WHERE id = '{entry.id}')")
    assert found(ledger) == [("ledger-altered", entry.id)]


def test_an_entry_listed_under_another_address_is_named(ledger: SqliteLedger) -> None:
    entry = entry_of(ledger, "samsung")
    damage(
        ledger, f"UPDATE entry_address SET address = 1 WHERE entry = (SELECT seq FROM entry WHERE id = '{entry.id}')"
    )
    assert found(ledger) == [("ledger-altered", entry.id)]


def test_an_entry_that_is_gone_leaves_a_gap_and_a_reading_that_does_not_fit(ledger: SqliteLedger) -> None:
    entry = entry_of(ledger, "samsung")
    damage(ledger, f"DELETE FROM entry WHERE id = '{entry.id}'")
    assert ("ledger-gap", "entry") in found(ledger)
    assert ("ledger-altered", "reading 1") in found(ledger)


def test_an_entry_without_its_reading_is_named(ledger: SqliteLedger) -> None:
    entry = entry_of(ledger, "samsung")
    damage(ledger, f"UPDATE entry SET reading = 99 WHERE id = '{entry.id}'")
    assert ("ledger-orphan", entry.id) in found(ledger)


def test_a_vendor_listed_for_no_entry_is_found(ledger: SqliteLedger) -> None:
    damage(ledger, "INSERT INTO entry_vendor VALUES ('xiaomi', 99)")
    assert [code for code, _ in found(ledger)] == ["ledger-orphan"]


@pytest.mark.parametrize(
    "change",
    ["published_at = '2016-01-01'", "id = 'sha256:three'", "text = CAST('Other text.' AS BLOB)", "record = '{}'",
     "record = replace(record, 'A title', 'Another')"],
)  # fmt: skip
def test_a_page_changed_in_any_part_is_named(ledger: SqliteLedger, change: str) -> None:
    damage(ledger, f"UPDATE page SET {change} WHERE seq = 1")
    kept = "sha256:three" if change.startswith("id") else "sha256:one"
    assert ("ledger-altered", kept) in found(ledger)


@pytest.mark.parametrize(
    "change",
    ["recorded_at = '2020-01-01T00:00:00.000000+00:00'", "supersedes = NULL", "supersedes = 2", "opened = 1",
     "page_id = 'sha256:two'"],
)  # fmt: skip
def test_a_reading_changed_in_any_part_is_named(ledger: SqliteLedger, change: str) -> None:
    damage(ledger, f"UPDATE reading SET {change} WHERE seq = 3")
    assert found(ledger) == [("ledger-altered", "reading 3")]


def test_a_reading_under_another_readers_name_takes_its_entries_with_it(ledger: SqliteLedger) -> None:
    (entry,) = (e for e in ledger.view(recorded_as_of=LATER)._store.select(ledger.view()._question) if e.reader == "v2")
    damage(ledger, "UPDATE reading SET reader = 'v3' WHERE seq = 3")
    assert found(ledger) == [("ledger-altered", "reading 3"), ("ledger-altered", entry.id)]


@pytest.mark.parametrize(
    "change", ["reason = 'Another.'", "holds_from = '2020-01-01'", "kind = 'misraed'", "names = 'x'"]
)
def test_a_judgement_changed_in_any_part_is_named(ledger: SqliteLedger, change: str) -> None:
    (judged,) = ledger.view().judgements()
    damage(ledger, f"UPDATE judgement SET {change}")
    assert found(ledger) == [("ledger-altered", judged.id)]


def test_what_was_added_behind_the_ledgers_back_does_not_fit(ledger: SqliteLedger) -> None:
    damage(ledger, "INSERT INTO entry (id, reading, statement_id, origin, claim) "
                   "SELECT 'sha256:new', 2, statement_id, origin, claim FROM entry WHERE seq = 3")  # fmt: skip
    assert ("ledger-altered", "sha256:new") in found(ledger)


def test_an_index_that_does_not_fit_its_table_is_damage(ledger: SqliteLedger) -> None:
    connection = ledger._connection
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        "UPDATE sqlite_master SET sql = replace(sql, 'origin, seq', 'seq, origin') WHERE name = 'entry_by_origin'"
    )
    connection.execute("PRAGMA writable_schema = RESET")
    assert "ledger-damaged" in {issue.code for issue in ledger.verify()}


@pytest.mark.parametrize("series", ["x", "xiaomi shipments smartphone WORLD ? per=month", "oppo shipments - - ?"])
def test_an_address_in_a_series_that_is_not_its_own_is_named(ledger: SqliteLedger, series: str) -> None:
    damage(ledger, f"UPDATE address SET series = '{series}' WHERE seq = 1")
    assert found(ledger) == [("ledger-altered", "address 1")]


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("INSERT INTO page_words (rowid, title, body) VALUES (9, 'a', 'b')", "words 9"),
        ("INSERT INTO page_words (rowid, title, body) VALUES (1, 'a', 'b')", "sha256:one"),
        ("INSERT INTO stated_words (rowid, stated) VALUES (2, 'b')", None),
        ("INSERT INTO repeats (entry, first) VALUES (2, 1)", "entry 2"),
    ],
)
def test_words_and_copies_noted_wrongly_are_named(ledger: SqliteLedger, statement: str, where: str | None) -> None:
    damage(ledger, statement)
    assert found(ledger) == [("ledger-altered", where or entry_of(ledger, "samsung").id)]


def test_copies_that_are_not_noted_are_named(ledger: SqliteLedger) -> None:
    text = "The company has set itself a goal of 90 million phones, half again as many as it sold in the year before."
    for name in ("three", "four"):
        (goal,) = claims(GOAL)
        quoted = replace(goal, span=Span(30, 40, text[30:40]))
        sheet = replace(page(name, outlet=name), text=text)
        ledger.append(sheet, (quoted,), reader="v1", recorded_at=NOON)
    assert ledger.verify() == ()
    damage(ledger, "DELETE FROM repeats")
    ((code, where),) = found(ledger)
    assert code == "ledger-altered"
    assert ledger.view().entry(where).claim.mode is Mode.TARGET


def test_remarks_are_sentences(ledger: SqliteLedger) -> None:
    damage(ledger, "UPDATE entry SET stated = 'x'")
    assert {issue.message for issue in ledger.verify()} == {"The entry does not fit its id."}


def test_a_goal_and_its_outlet_verify(ledger: SqliteLedger) -> None:
    ledger.append(page("three", None, outlet=None), claims(GOAL), reader="v1", recorded_at=LATER)
    assert ledger.verify() == ()
