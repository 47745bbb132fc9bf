"""Fifty readers and a writer: how long pages take, what fails, and whether memory stays flat.

Invariant: the server is a process of its own; what is asked for is drawn from the ledger, the same each run.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from tests.browser.server import served
from tools.load.addresses import addresses_of
from tools.load.memory import resident_mb
from tools.load.reader import look_at_each, read_for
from tools.load.table import lines
from tools.load.writer import write_until

__all__ = ["crowd"]

READERS, SECONDS, PAUSE = 50, 60.0, 1.0
FIRST_S = 120.0


def crowd(ledger: Path) -> None:
    """Print what readers and the writer met."""
    paths = addresses_of(ledger)
    stop = Event()
    with served(ledger) as site, ThreadPoolExecutor(2) as hands:
        port = int(re.findall(r"[0-9]+", site.address)[-1])
        first = look_at_each(port, paths, seconds=FIRST_S)
        memory = hands.submit(resident_mb, site.process.pid, stop)
        written = hands.submit(write_until, ledger, stop)
        answers = read_for(port, paths, readers=READERS, seconds=SECONDS, pause=PAUSE)
        stop.set()
    for name, met in (("first look", first), ("load", answers)):
        for line in lines(met):
            print(f"{name:<10} {line}")
    for kind, errors in sorted(answers.errors.items()):
        for error in errors[:1]:
            print(f"load     {kind}: {error}")
    seen = memory.result()
    thirds = [
        max(part) for part in (seen[: len(seen) // 3], seen[len(seen) // 3 : -len(seen) // 3], seen[-len(seen) // 3 :])
    ]
    print(
        f"load     memory of the server, most in each third of the time: {', '.join(f'{mb:,.0f} MB' for mb in thirds)}"
    )
    print(f"load     pages added meanwhile: {written.result()}")
