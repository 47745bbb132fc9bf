"""The ledgers that are read under load.

Invariant: a ledger that is handed in is copied, with what its write-ahead log holds, and left as it is.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from crossfoot.api import add_starter, open_ledger
from crossfoot.errors import InputError
from crossfoot.files import open_file
from tools.engine.ledger import AT_ONCE, NOW
from tools.engine.press import pages

__all__ = ["copied", "made"]


def copied(ledger: str | None, to: Path) -> Path:
    """A ledger of one's own: a copy of a file, or a new one with the starter figures."""
    if ledger is None:
        with open_ledger(to, create=True) as opened:
            add_starter(opened, recorded_at=datetime.now(UTC))
        return to
    with open_file(ledger, ledger, InputError):
        pass  # it is there, and can be read
    with closing(sqlite3.connect(ledger)) as whence, closing(sqlite3.connect(to)) as whither:
        whence.backup(whither)
    return to


def made(path: Path, claims: int) -> None:
    """A new ledger with so many made-up claims."""
    press, done = pages(claims), 0
    with open_ledger(path, create=True) as ledger:
        while batch := tuple(islice(press, AT_ONCE)):
            ledger.append_all(batch, reader="press", recorded_at=NOW)
            done += sum(len(reading.claims) for reading in batch)
            print(f"\rload     {done:,} of {claims:,} claims", end="", flush=True)
    print()
