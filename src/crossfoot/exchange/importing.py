"""A table taken into a ledger, page by page.

Invariant: a page goes in whole or not at all, and what was in the ledger before the import stopped is known when it
runs again, so that a second run finishes the first and a third changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from crossfoot.exchange.intake import Refusal, Tally
from crossfoot.exchange.opening import Opened
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


def take_in(ledger: Ledger, opened: Opened, manner: Manner) -> Imported:
    """Append what a file claims.

    Args:
        ledger: Where to.
        opened: What is in the file.
        manner: How it is taken in.

    Raises:
        TableError: It cannot be read; nothing was added.
        LedgerError: The ledger cannot be written.
    """
    refused: list[Refusal] = []
    if manner.is_strict:
        tally = Tally()
        refused = list(_refusals(opened, tally, manner.told))
        if tally.refused:
            return Imported(AppendResult(0, 0), 0, tally, tuple(refused[:_MOST_KEPT]), opened.issues)
    tally, pages, result = Tally(), 0, AppendResult(0, 0)
    batch: list[Reading] = []
    for step in opened.steps(tally):
        if isinstance(step, Refusal):
            manner.told(step)
            refused += [step] if len(refused) < _MOST_KEPT else []
            continue
        pages += 1
        batch.append(step)
        if sum(len(reading.claims) for reading in batch) >= _BATCH:
            result += ledger.append_all(batch, reader=opened.version, recorded_at=manner.recorded_at)
            batch = []
            manner.told(tally)
    result += ledger.append_all(batch, reader=opened.version, recorded_at=manner.recorded_at)
    return Imported(result, pages, tally, tuple(refused), opened.issues)


def _refusals(opened: Opened, tally: Tally, told: Told) -> Iterator[Refusal]:
    for step in opened.steps(tally):
        if isinstance(step, Refusal):
            told(step)
            yield step
