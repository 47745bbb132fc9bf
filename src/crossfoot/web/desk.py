"""The ledger as one request looks at it, and what was worked out of it before.

Invariant: a desk looks at one moment of the ledger and one day; two desks of the same moment and day give the same.
A connection is used by one thread alone.
"""

from __future__ import annotations

import atexit
import logging
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread, local
from typing import TypeVar

from crossfoot.api import open_ledger
from crossfoot.errors import CrossfootError, LedgerError
from crossfoot.knowledge import Vocabulary, load_vocabulary
from crossfoot.ledger import Entry, Ledger, View
from crossfoot.ledger.watched import WatchedView
from crossfoot.present.rules_file import log_of, rules_path
from crossfoot.reconcile import Table
from crossfoot.web.audit import Audit, audit_beside
from crossfoot.web.memo import Memo, Moment, moment_of, note
from crossfoot.web.settings import Settings
from crossfoot.web.turns import Turns

__all__ = ["Desk", "Shelf"]

_LOG = logging.getLogger(__name__)
_PATIENCE_S = 20.0  # for the work at hand when the process ends
_MOST_KEPT = 100_000  # entries in what is kept, with what was worked out from them: 5 to 15 kB each
_AT_A_TIME = 2  # pages that are worked out
_MOST_TABLED = 20_000  # entries in tables: 15 kB each

T = TypeVar("T")


def _never(key: Hashable, work: Callable[[Desk], None]) -> None:
    """For a desk beside no shelf: nothing is worked out by others."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page is built from.

    Args:
        view: The ledger as of the day asked about, at one moment; what is looked at in it is noted.
        day: The day asked about; where none is, today.
        moment: Names the moment: it changes with every reading and judgement.
        vocabulary: The words.
        memo: What was worked out before.
        audit: Who added or judged what through this server; None where nobody signs in.
        is_fetching: Whether this server fetches pages by their address.
        later: Has something worked out beside the requests, at a desk of its own as of the same day; the key names it.
        alerts: The file of the log of alerts; None where the ledger is not a file.
    """

    view: WatchedView
    day: date
    moment: Moment
    vocabulary: Vocabulary
    memo: Memo
    audit: Audit | None = None
    is_fetching: bool = False
    later: Callable[[Hashable, Callable[[Desk], None]], None] = _never
    alerts: Path | None = None

    def recall(self, key: Hashable, make: Callable[[], T], *, since: Moment | None = None) -> T:
        """What follows from the ledger and the day alone: worked out once, and again when that changed.

        Args:
            key: Names what is asked; the day is added to it.
            make: Works it out, looking at the ledger through this desk.
            since: The moment of the desk it was asked at, if that was an earlier one: what held then will do as well.
        """
        return self.memo.recall(self._named(key), self.view, make, since=since)

    def known(self, key: Hashable, *, since: Moment | None = None) -> object | None:
        """What `recall` would give for the key, where it was worked out before; else None."""
        return self.memo.known(self._named(key), self.view, since=since)

    def known_late(self, key: Hashable, refresh: Callable[[], None]) -> object | None:
        """What `recall` gave for the key a while ago, where it is slow and only others changed the ledger; else None.

        Args:
            key: Names what is asked; the day is added to it.
            refresh: Has it worked out anew elsewhere, by `renew` at another desk.
        """
        return self.memo.known_late(self._named(key), refresh)

    def table(self, name: Hashable, entries: tuple[Entry, ...]) -> Table:
        """All figures that follow from some entries, grown out of the last table of that name where it can be.

        Args:
            name: Names what the entries are all of, such as those of a source; the day is added to it.
            entries: The entries.
        """
        return self.memo.tables.of((self.view.as_of, name), entries)

    def recall_of(self, key: Hashable, entries: tuple[Entry, ...], make: Callable[[], T]) -> T:
        """What follows from some entries and the day: worked out again only when these are others.

        Args:
            key: Names what is asked; the day is added to it.
            entries: All that it follows from, besides what `make` looks up through this desk.
            make: Works it out.
        """
        return self.recall((key, _state_of(entries)), make)

    def renew(self, key: Hashable, make: Callable[[], object]) -> None:
        """Work out anew what may lag."""
        self.memo.renew(self._named(key), self.view, make)

    def _named(self, key: Hashable) -> Hashable:
        return self.view.as_of, self.day, key


def _state_of(entries: tuple[Entry, ...]) -> str:
    """Names what follows from these entries alone: their ids, and what may become of them in a view."""
    told = "\n".join(f"{entry.id} {entry.origin} {entry.definition}" for entry in entries)
    return sha256(told.encode()).hexdigest()


class Shelf:
    """The ledger, open for reading in as many threads as ask.

    Args:
        settings: Which ledger, and the clock.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._mine = local()
        self._memo = Memo(_MOST_KEPT, _MOST_TABLED)
        self._pen = Lock()
        self.turns = Turns(_AT_A_TIME)
        self.audit = None if settings.users is None else Audit(audit_beside(settings.users))
        self._waiting: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._hand: Thread | None = None
        self._coming: set[Hashable] = set()
        rules = rules_path(None, settings.ledger)
        self._alerts = None if rules is None else log_of(rules)

    def desk(self, as_of: date | None) -> Desk:
        """The ledger as it stands now.

        Args:
            as_of: Only what was published by this day, or None for all there is.

        Raises:
            LedgerError: It cannot be read.
        """
        view = WatchedView(self._look(as_of), note)
        day = as_of or self._settings.now().date()

        def later(key: Hashable, work: Callable[[Desk], None]) -> None:
            self.later((key, as_of), as_of, work)

        is_fetching = self._settings.fetch is not None
        return Desk(
            view, day, moment_of(view), load_vocabulary(), self._memo, self.audit, is_fetching, later, self._alerts
        )

    def _look(self, as_of: date | None) -> View:
        """The ledger's view; a connection that was lost meanwhile is made anew, once."""
        try:
            return self.ledger.view(as_of=as_of)
        except LedgerError:
            self._mine.held = None
            return self.ledger.view(as_of=as_of)

    def later(self, key: Hashable, as_of: date | None, renew: Callable[[Desk], None]) -> None:
        """Have something worked out anew beside the requests, one after the other, once however often it is asked for.

        Args:
            key: Names it.
            as_of: The day of the desk.
            renew: Works it out, at a desk of its own.
        """

        def work() -> None:
            try:
                self.turns.take(key, lambda: renew(self.desk(as_of)))
            except CrossfootError:
                pass  # whoever asks for it meets the same fault, and is told
            except Exception:  # noqa: BLE001  the reason stands below
                # A defect met here must not keep everything else from being worked out; whoever asks meets it too.
                _LOG.exception("what is worked out beside the requests failed")
            finally:
                self._coming.discard(key)

        if key not in self._coming:
            self._coming.add(key)
            self._waiting.put(work)
            if self._hand is None:
                # A daemon: what nobody has asked for must not keep a server from stopping.
                self._hand = Thread(target=self._work_off, name="renewing", daemon=True)
                self._hand.start()
                atexit.register(self.stop, _PATIENCE_S)  # a solver that is cut off in its midst takes the process down

    def _work_off(self) -> None:
        """Do what waits, one after the other, until told to stop."""
        while (work := self._waiting.get()) is not None:
            work()

    def stop(self, patience_s: float) -> bool:
        """Let go of what waits, and wait for what is being worked out.

        Args:
            patience_s: For how long, in seconds.

        Returns:
            Whether it has ended.
        """
        while not self._waiting.empty():
            self._waiting.get()
        self._waiting.put(None)
        if self._hand is not None:
            self._hand.join(patience_s)
        return self._hand is None or not self._hand.is_alive()

    @property
    def settings(self) -> Settings:
        """What the server was started with."""
        return self._settings

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """The ledger, open for writing: one writer at a time, whoever else writes to it.

        Raises:
            LedgerError: It cannot be written, or another process writes for too long.
        """
        with self._pen, open_ledger(self._settings.ledger) as opened:
            try:
                yield opened
            finally:
                self._memo.changed()

    @property
    def ledger(self) -> Ledger:
        """This thread's own connection, for reading."""
        held: _Held | None = getattr(self._mine, "held", None)
        if held is None:
            held = self._mine.held = _Held(open_ledger(self._settings.ledger, read_only=True))
        return held.ledger


class _Held:
    """A connection that is closed when its thread ends; threads come and go with the requests.

    Args:
        ledger: The ledger.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def __del__(self) -> None:
        with suppress(
            Exception
        ):  # when all ends, another thread may do it, which SQLite refuses; the file is let go of
            self.ledger.close()
