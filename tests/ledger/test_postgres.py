"""The ledger on a server: append-only, one writer, any number of readers, whole pages."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import Connection

from crossfoot.errors import InputError, LedgerError
from crossfoot.ledger import AppendResult, Judgement, JudgementKind, Reading, open_ledger, postgres_writing
from crossfoot.ledger.address import read_address
from crossfoot.ledger.postgres import PostgresLedger
from crossfoot.ledger.postgres_opening import open_postgres
from tests.conftest import ROOT
from tests.ledger.samples import INDIA, LATER, NOON, OCTOBER, claims, page

HEAD = """
import os, signal, sys
from crossfoot.ledger import open_ledger, postgres_writing
from tests.ledger.samples import INDIA, NOON, OCTOBER, SEPTEMBER, claims, page
address, name = sys.argv[1], sys.argv[2]
"""
ADD_MANY = """
with open_ledger(address) as ledger:
    for number in range(25):
        ledger.append(page(f"{name}-{number}"), claims(OCTOBER, INDIA, SEPTEMBER), reader="v1", recorded_at=NOON)
"""
ADD_UNTIL_KILLED = """
with open_ledger(address) as ledger:
    for number in range(10_000):
        ledger.append(page(f"{name}-{number}"), claims(OCTOBER, INDIA, SEPTEMBER), reader="v1", recorded_at=NOON)
        print(number, flush=True)
"""
KILLED_IN_THE_MIDDLE = """
copy = postgres_writing._copy

def die(connection, rows):
    copy(connection, {table: several for table, several in rows.items() if table != "entry_vendor"})
    os.kill(os.getpid(), signal.SIGKILL)

postgres_writing._copy = die
with open_ledger(address) as ledger:
    ledger.append(page(name), claims(OCTOBER, INDIA, SEPTEMBER), reader="v1", recorded_at=NOON)
"""


def start(program: str, address: str, name: str, *, told: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HEAD + program, address, name]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=told)


@pytest.fixture
def ledger(postgres_ledger: str) -> Iterator[PostgresLedger]:
    with open_postgres(postgres_ledger) as opened:
        opened.append(page(), claims(OCTOBER), reader="v1", recorded_at=NOON)
        (entry,) = opened.view().entries()
        judgement = Judgement(entry.id, JudgementKind.DIFFERENT_DEFINITION, "ann", "Why.")
        opened.append_judgement(judgement, recorded_at=NOON)
        yield opened


@pytest.mark.parametrize("table", ["page", "reading", "entry", "entry_vendor", "judgement", "grown"])
def test_no_row_can_be_changed_or_removed(ledger: PostgresLedger, table: str) -> None:
    column, value = {"grown": ("number", "0"), "entry_vendor": ("vendor", "'x'")}.get(table, ("id", "'x'"))
    value, column = ("'x'", "reader") if table == "reading" else (value, column)
    acts = [f"UPDATE {table} SET {column} = {value}", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"]
    for mode in ("origin", "replica"):
        ledger._connection.execute(f"SET session_replication_role = {mode}")
        for act in acts:
            with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
                ledger._connection.execute(act)


def test_its_owner_may_not_remove_rows_either(ledger: PostgresLedger) -> None:
    rights = ledger._connection.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' "
        "AND EXISTS (SELECT 1 FROM aclexplode(relacl) WHERE privilege_type IN ('DELETE', 'TRUNCATE'))"
    ).fetchall()
    assert rights == []


def test_what_was_written_is_there_when_it_is_opened_again(ledger: PostgresLedger, postgres_ledger: str) -> None:
    with open_ledger(postgres_ledger, read_only=True) as again:
        assert again.view().entries() == ledger.view().entries()
        assert again.view().judgements() == ledger.view().judgements()


def test_a_ledger_opened_for_reading_is_not_written(ledger: PostgresLedger, postgres_ledger: str) -> None:
    assert ledger.verify() == ()
    with open_postgres(postgres_ledger, read_only=True) as reader:
        with pytest.raises(LedgerError, match="opened for reading only"):
            reader.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON)
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            reader._connection.execute("INSERT INTO grown VALUES ('x', 1)")


def test_a_closed_ledger_says_so(ledger: PostgresLedger) -> None:
    ledger.close()
    ledger.close()
    for act in (ledger.view, ledger.verify, lambda: ledger.append(page(), (), reader="v1", recorded_at=NOON)):
        with pytest.raises(LedgerError, match="is closed"):
            act()


@pytest.mark.parametrize(("text", "why"), [("9.4 \udc80", "characters that no text has"), ("9.4 \0", "zero character")])
def test_text_that_is_no_text_is_refused_and_nothing_is_kept(ledger: PostgresLedger, text: str, why: str) -> None:
    (claim,) = claims(INDIA)
    with pytest.raises(InputError, match=why):
        ledger.append(page("two"), (claim,), reader="v1", recorded_at=NOON, stated={"c1": text})
    assert ledger.view().counts.entries == 1
    assert ledger.append(page("two"), (claim,), reader="v1", recorded_at=NOON) == AppendResult(1, 0)
    assert ledger.verify() == ()


def test_the_text_of_a_page_may_hold_what_no_text_may(ledger: PostgresLedger) -> None:
    odd = "nul \0, a byte of no encoding \udc80, \U0001f4f1"
    given = page("odd")
    given = type(given)(given.id, given.name, odd, odd, odd, given.published_at, None, None, odd)
    ledger.append(given, claims(INDIA), reader="v1", recorded_at=NOON)
    assert [entry.page for entry in ledger.view().entries(page_id=given.id)] == [given]
    assert ledger.verify() == ()


def test_a_connection_lost_in_the_middle_leaves_nothing_half(
    ledger: PostgresLedger, postgres_ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(connection: Connection, rows: dict[str, list[tuple[object, ...]]]) -> None:
        copy(connection, {table: several for table, several in rows.items() if table != "entry_vendor"})
        with psycopg.connect(read_address(postgres_ledger).whole, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", (connection.info.backend_pid,))

    copy = postgres_writing._copy
    monkeypatch.setattr(postgres_writing, "_copy", lose)
    readings = [Reading(page("two"), claims(INDIA)), Reading(page("three"), claims(INDIA))]
    with pytest.raises(LedgerError, match="lost its connection to the server; what was being added"):
        ledger.append_all(readings, reader="v1", recorded_at=NOON)
    with pytest.raises(LedgerError, match="lost its connection"):
        ledger.view()
    monkeypatch.undo()
    with open_ledger(postgres_ledger) as again:
        assert again.view().counts.pages == 1
        assert again.verify() == ()
        assert again.append_all(readings, reader="v1", recorded_at=NOON) == AppendResult(2, 0)
        assert again.verify() == ()


def test_more_readings_than_are_looked_up_together_are_numbered_on(
    ledger: PostgresLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_writing, "_AT_ONCE", 2)
    readings = [Reading(page(f"p{number % 4}"), claims(INDIA, OCTOBER)[: number % 3]) for number in range(9)]
    first = ledger.append_all(readings, reader="v1", recorded_at=LATER)
    again = ledger.append_all(readings, reader="v1", recorded_at=LATER)
    assert (first.new, again.new) == (7, 0)
    assert ledger.verify() == ()


def test_writers_and_readers_at_once_lose_nothing(ledger: PostgresLedger, postgres_ledger: str) -> None:
    seen: list[list[int]] = []

    def look() -> None:
        found = []
        with open_ledger(postgres_ledger, read_only=True) as reader:
            while not done.wait(0.05):
                found.append(reader.view().counts.entries)
        seen.append(found)

    done = threading.Event()
    readers = [threading.Thread(target=look) for _ in range(20)]
    for reader in readers:
        reader.start()
    writers = [start(ADD_MANY, postgres_ledger, name) for name in ("ann", "bob")]
    assert [writer.wait() for writer in writers] == [0, 0]
    done.set()
    for reader in readers:
        reader.join()
    assert len(seen) == 20
    for found in seen:
        assert found == sorted(found)
        assert {count % 3 for count in found} == {1}
    assert ledger.view().counts.entries == 1 + 2 * 25 * 3
    assert ledger.verify() == ()


def test_a_process_killed_in_the_middle_of_a_page_leaves_it_out(ledger: PostgresLedger, postgres_ledger: str) -> None:
    assert start(KILLED_IN_THE_MIDDLE, postgres_ledger, "two").wait() == -signal.SIGKILL
    assert ledger.append(page("two"), claims(INDIA), reader="v1", recorded_at=NOON) == AppendResult(1, 0)
    assert ledger.view().counts.entries == 2
    assert ledger.verify() == ()


def test_a_process_killed_at_any_time_leaves_whole_pages(ledger: PostgresLedger, postgres_ledger: str) -> None:
    writer = start(ADD_UNTIL_KILLED, postgres_ledger, "p", told=subprocess.PIPE)
    assert writer.stdout is not None
    told = [int(writer.stdout.readline()) for _ in range(random.Random(7).randrange(5, 20))]  # noqa: S311  a test's
    writer.kill()
    told += [int(line) for line in writer.stdout if line.endswith("\n")]
    writer.wait()
    writer.stdout.close()
    ledger.append(
        page("after"), claims(INDIA), reader="v1", recorded_at=NOON
    )  # waits until the dead one's lock is gone
    counts = ledger.view().counts
    assert counts.entries == 2 + 3 * (counts.pages - 2)
    assert counts.pages - 2 in (len(told), len(told) + 1)
    assert ledger.verify() == ()
