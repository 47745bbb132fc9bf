"""Work that takes longer than a page may: done one after the other beside the requests, and watched from a page.

Invariant: a job is done by one thread and looked at by many; what is seen of it is a value that does not change. A job
that was cancelled stops before its next page. Nothing outlives the server but what stands in the ledger.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from logging import getLogger
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any

from crossfoot.errors import CrossfootError, InputError
from crossfoot.track.news import News

__all__ = ["Job", "Jobs", "Progress", "State", "Taken"]

_LOG = getLogger(__name__)
_MOST_KEPT = 20  # a look holds the files it was given, so that they can be added
_MOST_WAITING = 20


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    READING = "reading"
    TELLING = "telling"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one page.

    Args:
        name: What it is called.
        title: Its headline, or empty.
        outlet: Who published it, or empty.
        published: Its day, or None.
        claims: How many claims were read on it.
        unread: How many figures were left unread.
        new: How many of its claims were new to the ledger.
        known: How many were there already.
        page_id: Its id in the ledger; empty where it was refused.
        refusal: Why it was refused, in a sentence, or empty.
        repeats: Outlets whose texts it repeats.
        listed: Its claims in notation, where it was only looked at.
    """

    name: str
    title: str = ""
    outlet: str = ""
    published: date | None = None
    claims: int = 0
    unread: int = 0
    new: int = 0
    known: int = 0
    page_id: str = ""
    refusal: str = ""
    repeats: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is, at one moment.

    Args:
        state: In a word.
        current: What is being read.
        taken: What became of each page so far.
        news: What the pages changed.
        alerts: What the rules ask to be told of.
        fault: Why it failed, in a sentence, or empty.
    """

    state: State = State.WAITING
    current: str = ""
    taken: tuple[Taken, ...] = ()
    news: tuple[News, ...] = ()
    alerts: tuple[News, ...] = ()
    fault: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in (State.DONE, State.CANCELLED, State.FAILED)


class Job:
    """A job, as its worker and its watchers see it.

    Args:
        name: The name by which it is asked for; nobody can guess it.
        who: Who ordered it.
        order: What was ordered.
    """

    def __init__(self, name: str, who: str, order: Any) -> None:
        self.name = name
        self.who = who
        self.order = order
        self.is_cancelled = False
        self._progress = Progress()

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return self._progress

    def tell(self, **changes: Any) -> None:
        """Change what is seen of it; only its worker does."""
        self._progress = replace(self._progress, **changes)

    def take(self, taken: Taken) -> None:
        """One page more; only its worker says so."""
        self.tell(taken=(*self._progress.taken, taken))

    def cancel(self) -> None:
        """Have it stop before its next page."""
        self.is_cancelled = True


class Jobs:
    """All jobs of a server, the oldest forgotten first.

    Args:
        draw: Gives a name nobody can guess.
        work: Does a job.
        let_go: Told of a job that is forgotten.
    """

    def __init__(self, draw: Callable[[], str], work: Callable[[Job], None], let_go: Callable[[Job], None]) -> None:
        self._draw = draw
        self._work = work
        self._let_go = let_go
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: SimpleQueue[Job] = SimpleQueue()
        self._lock = Lock()
        self._worker: Thread | None = None

    def start(self, who: str, order: Any) -> Job:
        """Have something done as soon as what was ordered before is.

        Args:
            who: Who orders it.
            order: What.

        Raises:
            InputError: Too much is waiting.
        """
        with self._lock:
            if sum(not job.progress.is_over for job in self._jobs.values()) >= _MOST_WAITING:
                raise InputError(f"{_MOST_WAITING} orders are waiting already: send this one again in a while.")
            job = Job(self._draw(), who, order)
            self._jobs[job.name] = job
            self._queue.put(job)
            if self._worker is None:
                self._worker = Thread(target=self._run, daemon=True, name="adding")
                self._worker.start()
            self._forget()
        return job

    def find(self, name: str, who: str) -> Job | None:
        """A job of somebody's, or None."""
        job = self._jobs.get(name)
        return job if job is not None and job.who == who else None

    def _forget(self) -> None:
        for name, job in list(self._jobs.items())[: -_MOST_KEPT or None]:
            if job.progress.is_over:
                del self._jobs[name]
                self._let_go(job)

    def _run(self) -> None:
        while True:
            self._do(self._queue.get())

    def _do(self, job: Job) -> None:
        try:
            if not job.is_cancelled:
                self._work(job)
        except CrossfootError as fault:
            job.tell(state=State.FAILED, current="", fault=str(fault))
        except Exception:  # noqa: BLE001  whatever goes wrong in one job, the next one is done
            _LOG.exception("A job failed")
            job.tell(state=State.FAILED, current="", fault="The server failed here; what is listed below is added.")
        else:
            job.tell(state=State.CANCELLED if job.is_cancelled else State.DONE, current="")
