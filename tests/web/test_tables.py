"""Tables that grow with the ledger are those of their entries alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crossfoot.api import table_of
from crossfoot.ledger import Entry, MemoryLedger, load_starter
from crossfoot.web.tables import Tables


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    ledger = MemoryLedger()
    load_starter(ledger, recorded_at=datetime(2026, 1, 5, tzinfo=UTC))
    return ledger.view().entries(origins=("canalys",))


def test_a_table_that_has_grown_says_what_one_made_at_once_says(entries: tuple[Entry, ...]) -> None:
    tables, whole = Tables(10_000), table_of(entries)
    half = tables.of("canalys", entries[::2])
    assert half.bounds(entries[0].claim.cell) == table_of(entries[::2]).bounds(entries[0].claim.cell)
    grown = tables.of("canalys", entries)
    assert grown.given_up == whole.given_up
    for entry in entries[::20]:
        assert grown.bounds(entry.claim.cell).interval == whole.bounds(entry.claim.cell).interval


def test_the_same_entries_are_not_worked_out_again(entries: tuple[Entry, ...]) -> None:
    tables = Tables(10_000)
    assert tables.of("canalys", entries).regions == tables.of("canalys", entries[:]).regions


def test_an_entry_that_is_gone_or_has_changed_makes_a_new_table(entries: tuple[Entry, ...]) -> None:
    tables = Tables(10_000)
    one = tables.of("canalys", entries)
    changed = (replace(entries[0], origin="counterpoint"), *entries[1:])
    for others in (entries[1:], changed):
        other = tables.of("canalys", others)
        assert not set(one.regions) & set(other.regions)
        assert other.given_up == table_of(others).given_up


def test_what_is_asked_besides_is_forgotten(entries: tuple[Entry, ...]) -> None:
    tables = Tables(10_000)
    cell = replace(entries[0].claim.cell, place="FR", vendor=("nobody-so-far",))
    assert tables.of("canalys", entries).bounds(cell).interval.high is None
    assert cell.canonical not in {unknown.cell for unknown in tables.of("canalys", entries).model.numbers}


def test_no_more_is_kept_than_may_be(entries: tuple[Entry, ...]) -> None:
    tables = Tables(len(entries))
    one = tables.of("canalys", entries)
    tables.of("some", entries[:5])
    assert not set(one.regions) & set(tables.of("canalys", entries).regions)


def test_many_may_ask_at_the_same_time(entries: tuple[Entry, ...]) -> None:
    tables, cells = Tables(10_000), [entry.claim.cell for entry in entries[::8]]
    tables.of("canalys", entries[1:])
    with ThreadPoolExecutor(4) as hands:
        answers = list(hands.map(lambda cell: tables.of("canalys", entries).bounds(cell).interval, [*cells, *cells]))
    whole = table_of(entries)
    assert answers == [whole.bounds(cell).interval for cell in (*cells, *cells)]
