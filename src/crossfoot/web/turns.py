"""Who is next: a few pages are worked out at a time, quick ones before slow ones, and nobody waits for ever.

Invariant: at most so many works run at once. A work that waits is due after a time in proportion to what its kind took
lately, and the one that is due first runs first: so a page of a moment does not stand behind a page of seconds, and
that one is not passed by for ever. What is there already needs no turn.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from heapq import heappop, heappush
from itertools import count
from threading import Event, Lock
from time import monotonic, thread_time
from typing import TypeVar

__all__ = ["Turns"]

T = TypeVar("T")

_SLACK = 10  # times what it takes itself a work may wait before those that came later stand behind it
_UNKNOWN_S = 0.5  # what a kind is taken to take that was not seen yet
_NEW = 0.3  # how much the last time counts against those before


class Turns:
    """Turns at the interpreter, which is one.

    Args:
        at_a_time: How many have one: more would only take each other's time.
    """

    def __init__(self, at_a_time: int) -> None:
        self._free = at_a_time
        self._waiting: list[tuple[float, int, Event]] = []
        self._coming = count()
        self._seconds: dict[Hashable, float] = {}
        self._lock = Lock()

    def take(self, kind: Hashable, work: Callable[[], T]) -> T:
        """Do a work when it is its turn.

        Args:
            kind: Names works that take about as long.
            work: The work; it takes no other turn.
        """
        self._wait(kind)
        start = thread_time()
        try:
            return work()
        finally:
            self._done(kind, thread_time() - start)

    def _wait(self, kind: Hashable) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            mine = Event()
            due = monotonic() + _SLACK * self._seconds.get(kind, _UNKNOWN_S)
            heappush(self._waiting, (due, next(self._coming), mine))
        mine.wait()

    def _done(self, kind: Hashable, seconds: float) -> None:
        with self._lock:
            before = self._seconds.get(kind, seconds)
            self._seconds[kind] = before + _NEW * (seconds - before)
            if self._waiting:
                heappop(self._waiting)[2].set()
            else:
                self._free += 1
