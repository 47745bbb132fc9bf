"""One writer that adds a page a second.

Invariant: each page is new, and added whole or not at all.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from threading import Event

from crossfoot.api import open_ledger
from tools.engine.press import pages

__all__ = ["write_until"]

_FIRST = 10_000_000  # number of the first page: far from those of a made-up ledger
_CLAIMS = 20


def write_until(ledger: Path, stop: Event) -> int:
    """Add pages until told to stop; gives how many."""
    for done in count():
        if stop.wait(1.0):
            return done
        with open_ledger(ledger) as opened:
            made = tuple(pages(_CLAIMS, seed=done, first=_FIRST + done))
            opened.append_all(made, reader="press", recorded_at=datetime.now(UTC))
    raise AssertionError  # counting has no end
