"""The ledger in memory, where it differs from a file."""

from __future__ import annotations

from dataclasses import replace

from crossfoot.ledger import MemoryLedger
from tests.ledger.samples import INDIA, NOON, OCTOBER, claims, page


def test_an_entry_changed_behind_the_ledgers_back_is_named() -> None:
    ledger = MemoryLedger()
    ledger.append(page(), claims(OCTOBER, INDIA), reader="v1", recorded_at=NOON)
    (row,) = ledger._rows
    first, second = row.entries
    for altered in (
        replace(second, stated="9 million"),
        replace(second, origin="idc"),
        replace(second, statement_id="x"),
    ):
        ledger._rows[0] = replace(row, entries=(first, altered))
        assert [(issue.code, issue.where) for issue in ledger.verify()] == [("ledger-altered", second.id)]


def test_it_can_be_used_in_a_with_block() -> None:
    with MemoryLedger() as ledger:
        assert ledger.verify() == ()
