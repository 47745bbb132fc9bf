"""Looking at what a ledger has taken in since the last look, and telling what the rules ask for.

Invariant: the log is written after the entries are in, under a lock of its own, and says how far it has looked; so what
is recorded is looked at once, by whichever process comes first, and an interrupted look is made again without doubles.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crossfoot.alert.alert import Alert
from crossfoot.alert.firing import fired
from crossfoot.alert.log import Log, read_log, written
from crossfoot.alert.rule import Rule
from crossfoot.brief.names import names_of
from crossfoot.errors import InputError
from crossfoot.knowledge import Vocabulary
from crossfoot.ledger import Ledger, View
from crossfoot.ledger.lock import WriterLock
from crossfoot.model import Inclusions
from crossfoot.track.news import Change, change_between, change_by_pages

__all__ = ["Watch", "catch_up", "read_file"]

_WAIT_S = 60.0  # for another process that looks at the same time


@dataclass(frozen=True, slots=True)
class Watch:
    """What is looked for, and where it is told.

    Args:
        rules: The rules.
        log: The file of the log; it is begun where there is none.
        vocabulary: Names of vendors and places.
        inclusions: Which brands and places are counted in which others.
    """

    rules: tuple[Rule, ...]
    log: Path
    vocabulary: Vocabulary
    inclusions: Inclusions


def catch_up(watch: Watch, ledger: Ledger, *, start: int, pages: Iterable[str], now: datetime) -> tuple[Alert, ...]:
    """Tell what is new since the last look, and log it.

    Args:
        watch: The rules and the log.
        ledger: The ledger, with everything recorded that is to be looked at.
        start: Number of its last reading before that; where the log is begun, the look starts there.
        pages: Ids of pages recorded since, those that were read anew with nothing on them among them.
        now: Now, with its time zone; its day is the day asked about.

    Raises:
        InputError: The log cannot be read or written.
        LedgerError: The ledger cannot be read, or another process looks for too long.
    """
    day = now.date()
    with WriterLock(watch.log, timeout_s=_WAIT_S):
        log = read_file(watch.log)
        last = log if log.began_at is not None else Log(seen=start, day=day)
        after = ledger.view(as_of=day)
        alerts = _new(watch, _change(ledger, after, last, frozenset(pages)), log)
        if log.began_at is None or (log.seen, log.day) != (after.readings, day):
            _append(watch.log, log.length, written(alerts, at=now, seen=after.readings, day=day))
    return alerts


def read_file(path: Path) -> Log:
    """The log in a file; an empty one where there is none.

    Raises:
        InputError: It cannot be read.
    """
    try:
        return read_log(path.read_bytes(), name=str(path))
    except FileNotFoundError:
        return Log()
    except OSError as fault:
        raise InputError(f"Cannot read '{path}': {fault.strerror}.") from fault


def _change(ledger: Ledger, after: View, last: Log, pages: frozenset[str]) -> Change:
    """From the last look to now; where days have passed, time alone may have changed what is asked."""
    day, seen = after.as_of, min(last.seen, after.readings)
    assert day is not None  # noqa: S101  a look is always as of a day
    since = min(last.day or day, day)
    if since < day:
        return change_between(ledger.view(as_of=since).when_it_had(seen), after, since=since, until=day)
    recorded = pages.union(entry.page.id for entry in after.recorded_after(seen))
    return change_by_pages(after.when_it_had(seen), after, pages=recorded, as_of=day)


def _new(watch: Watch, change: Change, log: Log) -> tuple[Alert, ...]:
    """What the rules ask for and the log does not hold."""
    names = names_of(watch.vocabulary, change.after.entries(vendors=change.vendors))
    known = {one.id for one in log.told}
    every = fired(watch.rules, change, names=names, inclusions=watch.inclusions)
    return tuple({alert.id: alert for alert in every if alert.id not in known}.values())


def _append(path: Path, length: int, lines: bytes) -> None:
    """Add lines behind the whole ones; what an interrupted look left behind them goes."""
    try:
        with path.open("r+b" if path.exists() else "w+b") as file:
            file.truncate(length)
            file.seek(length)
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        raise InputError(f"Cannot write '{path}': {fault.strerror}.") from fault
