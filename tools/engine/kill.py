"""What is left of a ledger whose writer was killed while it was adding.

A writer adds made-up pages and tells of each that was taken in; it is killed at a random moment, with the signal that
no process can catch. Then the ledger is verified and every page counted: what was told must be there, and every page
whole or absent. Ten writers are killed over one ledger, so that each goes on where another was stopped.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from crossfoot.ledger import Reading, open_ledger
from tools.engine.press import pages

__all__ = ["Toll", "kill_writers", "show_kills"]

_NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
_LONGEST_S = 0.3  # a writer lives so long at most
_OVER_ONE = 10  # writers
_CLAIMS = 100_000  # more than a writer can add


@dataclass(slots=True)
class Toll:
    """What the killings cost.

    Args:
        kills: How many writers were killed.
        told: Pages that a writer said were taken in.
        lost: Pages of those that are not there.
        half: Pages that are there in part.
        faults: Remarks of `verify`.
    """

    kills: int = 0
    told: int = 0
    lost: int = 0
    half: int = 0
    faults: int = 0


def show_kills(count: int) -> None:
    """Prints what was lost, and what was left in part."""
    with TemporaryDirectory() as folder:
        toll = kill_writers(count, Path(folder))
    print(f"kill     {toll.kills} writers killed, {toll.told} pages taken in before")
    print(f"kill     {toll.lost} lost, {toll.half} half, {toll.faults} remarks of verify")


def kill_writers(count: int, folder: Path, *, seed: int = 3) -> Toll:
    """Kill writers, ten over each ledger, and look at what is left after each.

    Args:
        count: How many.
        folder: Where the ledgers are made.
        seed: Of the moments; the machine decides what a writer is doing at them.
    """
    draw, toll = random.Random(seed), Toll()  # noqa: S311  it chooses moments, no secrets
    whole: dict[str, int] = {}
    for number in range(count):
        path = folder / f"{number // _OVER_ONE}.sqlite"
        if number % _OVER_ONE == 0:
            whole = {}
        told = _kill_one(path, number, draw.uniform(0, _LONGEST_S))
        made = _pages(number)
        whole |= {page_id: len(reading.claims) for page_id, reading in zip(told, made, strict=False)}
        perhaps = next(made)
        _count(path, whole, perhaps, toll)
        toll.kills, toll.told = number + 1, toll.told + len(told)
        if sys.stderr.isatty():
            print(f"\rkilled {toll.kills} of {count}", end="", file=sys.stderr, flush=True)
    return toll


def _kill_one(path: Path, number: int, after_s: float) -> list[str]:
    """Ids of the pages that a writer told of before it was killed."""
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    writer = context.Process(target=_write, args=(path, number, theirs))
    writer.start()
    theirs.close()
    ours.recv()  # it has begun
    time.sleep(after_s)
    writer.kill()
    writer.join()
    return list(_heard(ours))


def _heard(ours: Connection) -> Iterator[str]:
    with ours:
        while True:
            try:
                yield ours.recv()
            except (EOFError, OSError):
                return


def _write(path: Path, number: int, told: Connection) -> None:
    with open_ledger(path, create=True) as ledger:
        told.send("begun")
        for reading in _pages(number):
            ledger.append(reading.page, reading.claims, reader="press", recorded_at=_NOW)
            told.send(reading.page.id)


def _pages(number: int) -> Iterator[Reading]:
    """The pages of one writer, which no other adds."""
    return pages(_CLAIMS, seed=number, first=number * _CLAIMS)


def _count(path: Path, whole: dict[str, int], perhaps: Reading, toll: Toll) -> None:
    """Look at a ledger: the last page may be there or not, since it was not told of, but never in part."""
    with open_ledger(path) as ledger:
        toll.faults += len(ledger.verify())
        view = ledger.view()
        if view.entries(page_id=perhaps.page.id):
            whole[perhaps.page.id] = len(perhaps.claims)
        found = {page_id: len(view.entries(page_id=page_id)) for page_id in whole}
        toll.lost += sum(count == 0 for count in found.values())
        toll.half += sum(0 < count < whole[page_id] for page_id, count in found.items())
        toll.half += view.counts.pages - len(whole)
