"""A table taken into a ledger, page by page.

Invariant: a page goes in whole or not at all, and what was in the ledger before the import stopped is known when it
runs again, so that a second run finishes the first and a third changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from crossfoot.exchange.intake import Refusal, Tally, steps_of
from crossfoot.exchange.mapping import Mapping
from crossfoot.exchange.opening import open_table
from crossfoot.exchange.reader import MappedReader, Reader
from crossfoot.exchange.table import Table
from crossfoot.ledger import AppendResult, Ledger, Reading
from crossfoot.model import Issue

__all__ = ["Imported", "Manner", "take_in"]

_BATCH = 2_000  # claims that are committed together: enough that the disk is not what is waited for
_MOST_KEPT = 1_000

Told = Callable[[Refusal | Tally], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a table.

    Args:
        result: How many claims were new to the ledger, and how many it had.
        pages: How many pages they are of.
        tally: What became of the rows.
        refused: The first thousand refusals; `tally` counts them all.
        issues: What was odd about the file.
    """

    result: AppendResult
    pages: int
    tally: Tally
    refused: tuple[Refusal, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a table is taken in.

    Args:
        recorded_at: Now, with its time zone.
        is_strict: Whether one refusal refuses the whole table.
        told: Is told every refusal, and after every batch how far it is.
    """

    recorded_at: datetime
    is_strict: bool = False
    told: Told = lambda _: None


def take_in(ledger: Ledger, stream: BinaryIO, mapping: Mapping, manner: Manner, *, name: str) -> Imported:
    """Append what a table claims.

    Args:
        ledger: Where to.
        stream: The table.
        mapping: What it means.
        manner: How it is taken in.
        name: The file.

    Raises:
        TableError: It cannot be read; nothing was added.
        LedgerError: The ledger cannot be written.
    """
    table = open_table(stream, name=name, layout=mapping.layout)
    reader = MappedReader(mapping, table)
    refused: list[Refusal] = []
    if manner.is_strict:
        tally = Tally()
        refused = list(_refusals(table, reader, tally, manner.told))
        if tally.refused:
            return Imported(AppendResult(0, 0), 0, tally, tuple(refused[:_MOST_KEPT]), table.issues)
    tally, pages, result = Tally(), 0, AppendResult(0, 0)
    batch: list[Reading] = []
    for step in steps_of(table, reader, tally):
        if isinstance(step, Refusal):
            manner.told(step)
            refused += [step] if len(refused) < _MOST_KEPT else []
            continue
        pages += 1
        batch.append(step)
        if sum(len(reading.claims) for reading in batch) >= _BATCH:
            result += ledger.append_all(batch, reader=reader.version, recorded_at=manner.recorded_at)
            batch = []
            manner.told(tally)
    result += ledger.append_all(batch, reader=reader.version, recorded_at=manner.recorded_at)
    return Imported(result, pages, tally, tuple(refused), table.issues)


def _refusals(table: Table, reader: Reader, tally: Tally, told: Told) -> Iterator[Refusal]:
    for step in steps_of(table, reader, tally):
        if isinstance(step, Refusal):
            told(step)
            yield step
